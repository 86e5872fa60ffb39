"""A register with something in every room, for tests that look into all of them."""

from dataclasses import dataclass
from pathlib import Path

from tests.cast import Cast
from tests.factories import ImportFactory, MeasureFactory, NoticeFactory
from tests.make import report

from bielelt.core.corrections import AnswerKind
from bielelt.core.report import Doubt
from bielelt.core.roles import Role
from bielelt_web.actions import imports, reports
from bielelt_web.models import Measure, PeriodReport


@dataclass(frozen=True)
class Rooms:
    """The cast, a report accepted from a file, and a measure of a report in draft."""

    cast: Cast
    accepted: PeriodReport
    measure: Measure


def furnish(cast, media_root):
    """Fill the register: one import with two doubts, one without, one accepted report."""
    doubts = (Doubt(1, "text", "blurred"), Doubt(1, "self", "blurred"))
    doubted = ImportFactory(
        pk=1, organisation=cast.district, read=report(doubts=doubts), file="imports/a.txt"
    )
    folder = Path(media_root) / "imports"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "a.txt").write_text("Мод тарих")
    ImportFactory(pk=2, organisation=cast.district)
    third = ImportFactory(pk=3, organisation=cast.district)
    by = cast.actor(Role.REGISTRAR)
    imports.answer(source=doubted, doubt=1, kind=AnswerKind.ACCEPT, values={}, by=by)
    accepted = reports.accept(source=third, period="2024-H1", by=by)
    measure = MeasureFactory(organisation=cast.district, issuer=cast.province)
    for user in (*cast.users.values(), cast.stranger):
        NoticeFactory(user=user, path=f"/reports/{accepted.pk}/")
    return Rooms(cast, accepted, measure)
