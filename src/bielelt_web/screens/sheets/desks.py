"""What stands behind the page of each sheet: its rows, and what takes it in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.shortcuts import get_list_or_404, get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate, localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from bielelt.core.roles import Permission
from bielelt.core.scales import scale_by_key
from bielelt.sheets import (
    ASSESSOR,
    DECISIONS,
    ORGANISATIONS,
    PEOPLE,
    REPORTER,
    Changes,
    Filled,
    Language,
    Row,
    Sheet,
    Stamp,
)
from bielelt_web.actions import sheets as actions
from bielelt_web.middleware import SignedInRequest
from bielelt_web.models import PeriodReport
from bielelt_web.queries import sheets as rows_of
from bielelt_web.queries.assessment import get_to_assess
from bielelt_web.queries.decisions import bodies_for
from bielelt_web.queries.people import organisations_for
from bielelt_web.templatetags.bielelt import full_name, period_words


@dataclass(frozen=True, slots=True)
class Desk:
    """One sheet: the rows it shows now, those it is compared with, and what takes it in.

    ``permission`` and ``organisation`` say who may; ``at`` are the arguments of its URLs,
    ``back`` is where it came from: address and words. ``tidied`` and ``settled`` look at
    a filled sheet before and after it was compared.
    """

    topic: str
    sheet: Sheet
    rows: Callable[[], list[Row]]
    title: str
    lead: str
    stamp: Stamp
    permission: Permission
    organisation: str
    area: str
    back: tuple[str, str]
    apply: Callable[..., object]
    at: Mapping[str, object] = field(default_factory=dict)
    given: Mapping[str, Any] = field(default_factory=dict)
    exported: Callable[[], list[Row]] | None = None
    tidied: Callable[[Filled], Filled] = lambda filled: filled
    settled: Callable[[Changes], Changes] = lambda changes: changes
    may_finish: bool = False
    choices: Mapping[str, Any] = field(default_factory=dict)

    def url(self, what: str = "") -> str:
        """Return the address of the page, of its download or of its confirmation."""
        name = f"sheet-{self.topic}-{what}" if what else f"sheet-{self.topic}"
        return reverse(name, kwargs=dict(self.at))

    @property
    def download_url(self) -> str:
        """Where the spreadsheet is."""
        return self.url("download")

    @property
    def confirm_url(self) -> str:
        """Where it is taken in."""
        return self.url("confirm")


def open_desk(request: SignedInRequest, topic: str, **at: Any) -> Desk:  # noqa: ANN401
    """Return the desk of a topic; unknown and forbidden are the same 404."""
    return _DESKS[topic](request, **at)


def language() -> Language:
    """Return the language of the reader."""
    return "mn" if get_language() == "mn" else "en"


def _progress(request: SignedInRequest, pk: int) -> Desk:
    report = rows_of.get_written(request.actor, pk)
    return Desk(
        topic="progress",
        sheet=REPORTER.rated(scale_by_key(report.scale).steps),
        rows=partial(rows_of.progress_rows, report),
        title=_report_title(report),
        lead=_(
            "Take the clauses with you, write where there is no line, and bring the file "
            "back. You see every change before it is taken in."
        ),
        stamp=_stamp(report),
        permission=Permission.MEASURE_REPORT,
        organisation=report.organisation.code,
        area="progress",
        back=(reverse("progress-list"), _("My measures")),
        apply=partial(actions.apply_progress, report=report),
        at={"pk": pk},
        may_finish=True,
    )


def _ratings(request: SignedInRequest, pk: int) -> Desk:
    report = get_to_assess(request.actor, pk)
    return Desk(
        topic="ratings",
        sheet=ASSESSOR.rated(scale_by_key(report.scale).steps),
        rows=partial(rows_of.rating_rows, report),
        title=_report_title(report),
        lead=_(
            "Read and rate where there is no line, and bring the file back. What the "
            "organisation changed meanwhile is not rated unread."
        ),
        stamp=_stamp(report),
        permission=Permission.REPORT_ASSESS,
        organisation=report.organisation.code,
        area="assessment",
        back=(reverse("assessment-report", args=[pk]), report.organisation.name),
        apply=partial(actions.apply_ratings, report=report),
        at={"pk": pk},
    )


def _decisions(request: SignedInRequest, code: str) -> Desk:
    issuers = organisations_for(request.actor, Permission.DECISION_MANAGE)
    issuer = get_object_or_404(issuers, code=code)
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdecimal() else None
    return Desk(
        topic="decisions",
        sheet=DECISIONS,
        rows=partial(rows_of.decision_rows, issuer),
        exported=partial(rows_of.decision_rows, issuer, year=year),
        title=full_name(issuer),
        lead=_(
            "Enter or correct many decisions at once: one row per clause, with who carries "
            "it out and by when. You see every change before it is taken in."
        ),
        stamp=Stamp(issuer.code, issuer.name, asked, _now()),
        permission=Permission.DECISION_MANAGE,
        organisation=issuer.code,
        area="decisions",
        back=(reverse("decision-list"), _("Decisions")),
        apply=partial(actions.apply_decisions, issuer=issuer, on=localdate()),
        at={"code": code},
        tidied=lambda filled: rows_of.plainly_given(filled, bodies_for(issuer)),
        choices={
            "issuers": issuers,
            "issuer": issuer,
            "years": partial(rows_of.years_of, issuer),
        },
    )


def _organisations(request: SignedInRequest) -> Desk:
    return Desk(
        topic="organisations",
        sheet=ORGANISATIONS,
        rows=partial(rows_of.organisation_rows, request.actor),
        lead=_(
            "Enter or correct organisations: one row each, with the code of the body above. "
            "You see every change before it is taken in."
        ),
        apply=actions.apply_organisations,
        **_people_of(request),
    )


def _people(request: SignedInRequest) -> Desk:
    now = timezone.now()
    return Desk(
        topic="people",
        sheet=PEOPLE,
        rows=partial(rows_of.person_rows, request.actor),
        lead=_(
            "Correct people and their roles, or add new ones: they are invited by e-mail. "
            "You see every change before it is taken in."
        ),
        apply=partial(
            actions.apply_people,
            origin=request.build_absolute_uri("/").rstrip("/"),
            at=now,
        ),
        settled=partial(rows_of.without_invited, at=now),
        **_people_of(request),
    )


def _people_of(request: SignedInRequest) -> dict[str, Any]:
    """Return what the sheets of organisations and of people share."""
    managed = organisations_for(request.actor, Permission.PEOPLE_MANAGE)
    first = get_list_or_404(managed)[0]
    return {
        "title": full_name(first),
        "stamp": Stamp("", first.name, "", _now()),
        "permission": Permission.PEOPLE_MANAGE,
        "organisation": first.code,
        "area": "people",
        "back": (reverse("organisation-list"), _("Organisations")),
    }


def _report_title(report: PeriodReport) -> str:
    return f"{full_name(report.organisation)}, {period_words(report.period)}"


def _stamp(report: PeriodReport) -> Stamp:
    organisation = report.organisation
    return Stamp(organisation.code, organisation.name, report.period, _now())


def _now() -> str:
    return f"{localtime():%Y-%m-%d %H:%M}"


_DESKS: dict[str, Callable[..., Desk]] = {
    "progress": _progress,
    "ratings": _ratings,
    "decisions": _decisions,
    "organisations": _organisations,
    "people": _people,
}
