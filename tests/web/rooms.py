"""A register with something in every room, for tests that look into all of them."""

from dataclasses import dataclass
from pathlib import Path

from django.utils import timezone
from tests.cast import Cast
from tests.factories import (
    EvidenceFactory,
    ExtensionFactory,
    ImportFactory,
    InvitationFactory,
    MeasureFactory,
    NoticeFactory,
    ParcelFactory,
    SubstitutionFactory,
)
from tests.make import report
from tests.web.cycle import DONE

from bielelt.core.corrections import AnswerKind
from bielelt.core.report import Doubt, Place, Unplaced
from bielelt.core.roles import Role
from bielelt.core.workflow import State
from bielelt_web.actions import evidence, imports, reports
from bielelt_web.models import (
    Decision,
    Evidence,
    Extension,
    Measure,
    PeriodReport,
    Substitution,
)
from bielelt_web.models.imports import stored_page


@dataclass(frozen=True)
class Rooms:
    """The cast, a substitution of the reporter by the reviewer, a report accepted from a file, and measures of reports on their way.

    ``measure`` is being written; ``finished`` is done, has evidence on it and taken off it, and asks for more time;
    the last three are done too, in reports further on.
    """

    cast: Cast
    substitution: Substitution
    accepted: PeriodReport
    measure: Measure
    finished: Measure
    evidence: Evidence
    removed: Evidence
    extension: Extension
    reviewed: Measure
    submitted: Measure
    assessed: Measure


def furnish(cast, media_root):
    """Fill the register: one import with two doubts, one without, one accepted report."""
    doubts = (Doubt(1, "text", "blurred"), Doubt(1, "self", "blurred"))
    doubted = ImportFactory(
        pk=1,
        organisation=cast.district,
        read=report(doubts=doubts, unplaced=(Unplaced(Place(1, 2, 1), "Хашаа барьсан."),)),
        file="imports/a.txt",
    )
    folder = Path(media_root) / "imports"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "a.txt").write_text("Мод тарих")
    page = Path(media_root) / stored_page(doubted.sha256, 1)
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_bytes(b"\x89PNG")
    ImportFactory(pk=2, organisation=cast.district)
    ParcelFactory(pk=1, organisation=cast.district)
    InvitationFactory(pk=1, organisation=cast.district)
    third = ImportFactory(pk=3, organisation=cast.district)
    by = cast.actor(Role.REGISTRAR)
    imports.answer(source=doubted, doubt=1, kind=AnswerKind.ACCEPT, values={}, by=by)
    accepted = reports.accept(source=third, period="2024-H1", by=by)
    folder = Path(media_root) / "decisions"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "a.docx").write_text("Захирамж")
    measure = MeasureFactory(organisation=cast.district, issuer=cast.province)
    Decision.objects.filter(pk=measure.citation.decision_id).update(
        file="decisions/a.docx", file_name="Захирамж.docx", sha256="0" * 64
    )
    finished = MeasureFactory(
        organisation=cast.district, issuer=cast.province, done_at=timezone.now()
    )
    kept, removed = EvidenceFactory.create_batch(2, measure=finished)
    evidence.remove(evidence=removed, by=cast.actor(Role.REPORTER))
    extension = ExtensionFactory(measure=finished)
    for user in (*cast.users.values(), cast.stranger):
        NoticeFactory(user=user, path=f"/reports/{accepted.pk}/")
    substitution = SubstitutionFactory(
        absent=cast.user(Role.REPORTER), substitute=cast.user(Role.REVIEWER)
    )
    return Rooms(
        cast,
        substitution,
        accepted,
        measure,
        finished,
        kept,
        removed,
        extension,
        reviewed=_done(cast, "2025", State.REVIEWED),
        submitted=_done(cast, "2025-M9", State.SUBMITTED),
        assessed=_done(cast, "2025-H1", State.ASSESSED, upper_percent=70),
    )


def _done(cast, period, state, **others):
    return MeasureFactory(
        organisation=cast.district,
        issuer=cast.province,
        citation__report__period=period,
        citation__report__state=state,
        done_by="reporter",
        done_at=DONE,
        **others,
    )
