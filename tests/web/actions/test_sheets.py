"""What taking a sheet in does and refuses, without the pages around it."""

from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from tests.factories import AssignmentFactory, MeasureFactory

from bielelt.core.errors import NotPermitted, Refused
from bielelt.core.roles import Permission, Role
from bielelt.sheets import Changed, FilledRow
from bielelt_web.actions import sheets
from bielelt_web.actions.sheets import CellsRefused, Intake
from bielelt_web.models import AuditEntry, Clause, Decision, Measure, Organisation

pytestmark = pytest.mark.django_db

MAY = date(2026, 5, 20)


@pytest.fixture
def measure(cast):
    return MeasureFactory(organisation=cast.district, issuer=cast.province, progress="Ус")


def cell(row, column, before, after, address="G5"):
    return Changed(str(row.pk), column, before, after, address)


def nothing_is_written():
    return not AuditEntry.objects.exists()


@pytest.mark.parametrize("role", [r for r in Role if r in {"reviewer", "assessor"}])
def test_only_who_reports_takes_progress_in(cast, measure, role):
    intake = Intake((cell(measure, "progress", "Ус", "Худаг"),))

    with pytest.raises(NotPermitted):
        sheets.apply_progress(
            report=measure.citation.report, intake=intake, by=cast.actor(role)
        )

    assert nothing_is_written()


def test_a_file_that_changes_nothing_is_refused(cast, measure):
    with pytest.raises(Refused, match="оруулах зүйл алга"):
        sheets.apply_progress(
            report=measure.citation.report, intake=Intake(), by=cast.actor(Role.REPORTER)
        )


def test_one_row_that_is_refused_leaves_no_trace_of_the_others(cast, measure):
    other = MeasureFactory(
        citation=measure.citation,
        assignment__organisation=cast.district,
        progress="Өөр үг",
    )
    cells = (
        cell(measure, "progress", "Ус", "Худаг"),
        cell(other, "progress", "Тэжээл", "Өвс", "G6"),
    )

    with pytest.raises(CellsRefused) as refused:
        sheets.apply_progress(
            report=measure.citation.report,
            intake=Intake(cells),
            by=cast.actor(Role.REPORTER),
        )

    assert [problem.cell for problem in refused.value.problems] == ["G6"]
    assert set(Measure.objects.values_list("progress", "version")) == {
        ("Ус", 0),
        ("Өөр үг", 0),
    }
    assert nothing_is_written()


def test_a_measure_of_another_report_is_not_touched(cast, measure):
    other = MeasureFactory(
        organisation=cast.district, citation__report__period="2025-H1", progress="Ус"
    )

    with pytest.raises(CellsRefused):
        sheets.apply_progress(
            report=measure.citation.report,
            intake=Intake((cell(other, "progress", "Ус", "Худаг"),)),
            by=cast.actor(Role.REPORTER),
        )

    assert nothing_is_written()


def test_a_rehearsal_tells_what_would_be_refused_and_keeps_nothing(cast, measure):
    report, by = measure.citation.report, cast.actor(Role.REPORTER)
    good, bad = (
        Intake((cell(measure, "progress", before, "Худаг"),)) for before in ("Ус", "Өвс")
    )

    told = [
        sheets.rehearse(sheets.apply_progress, report=report, intake=intake, by=by)
        for intake in (good, bad)
    ]

    assert [[problem.cell for problem in problems] for problems in told] == [[], ["G5"]]
    assert Measure.objects.get().progress == "Ус"
    assert nothing_is_written()


def new_row(at, **values):
    plain = {
        "kind": "order",
        "number": "А/7",
        "date": MAY,
        "title": "Мод тарих тухай",
        "issuer": "264",
        "label": "1.",
        "text": "Мод тарих",
        "force": "duty",
    } | values
    return FilledRow(at, plain, dict.fromkeys((*plain, "addressees"), f"A{at}"))


def test_clauses_are_added_to_the_decision_that_has_the_number(cast):
    clause = AssignmentFactory(
        organisation=cast.district,
        clause__decision__issuer=cast.province,
        clause__decision__number="А/7",
        clause__decision__date=MAY,
        clause__decision__title="Мод тарих тухай",
        clause__label="1.",
    ).clause
    rows = [
        new_row(9, number=number, label="2.", addressees=("26449",))
        for number in ("A/7", "А/7")  # the first is Latin
    ]
    given = {"issuer": cast.province, "on": MAY, "by": cast.actor(Role.REGISTRAR)}

    with pytest.raises(CellsRefused) as refused:
        sheets.apply_decisions(intake=Intake(added=(rows[0],)), **given)
    sheets.apply_decisions(intake=Intake(added=(rows[1],)), **given)

    assert [problem.cell for problem in refused.value.problems] == ["A9"]
    assert Decision.objects.get() == clause.decision
    assert [c.label for c in Clause.objects.order_by("pk")] == ["1.", "2."]


@pytest.mark.parametrize(
    "other",
    [
        {"title": "Өөр нэр"},
        {"issuer": "26449"},
        {"addressees": ("999",)},
        {"weight": 2},
        {"force": "none", "addressees": ("26449",)},
    ],
    ids=["contradicts", "issuer", "nobody-known", "terms-for-nobody", "no-duty"],
)
def test_a_new_decision_is_entered_whole_or_not_at_all(cast, other):
    rows = (new_row(9), new_row(10, **{"label": "2."} | other))
    by = cast.actor(Role.REGISTRAR)

    with pytest.raises(CellsRefused) as refused:
        sheets.apply_decisions(
            issuer=cast.province, intake=Intake(added=rows), on=MAY, by=by
        )

    assert {problem.cell for problem in refused.value.problems} == {"A10"}
    assert not Decision.objects.exists()
    assert nothing_is_written()


def test_an_administrator_enters_nothing_below_a_body_of_others(cast):
    values = {"code": "34626", "name": "Сум", "kind": "district", "parent": "34625"}
    row = FilledRow(5, values, dict.fromkeys(values, "A5"))

    with pytest.raises(CellsRefused):
        sheets.apply_organisations(
            intake=Intake(added=(row,)), by=cast.actor(Role.ADMINISTRATOR)
        )

    assert not Organisation.objects.filter(code="34626").exists()
    assert nothing_is_written()


@pytest.mark.parametrize(
    ("role", "data", "error"),
    [
        (Role.REVIEWER, b"x", NotPermitted),
        (Role.REPORTER, b"", Refused),
        (Role.REPORTER, b"xxxx", Refused),
    ],
    ids=["not-permitted", "empty", "too-large"],
)
def test_a_sheet_is_kept_for_who_may_take_it_in(cast, role, data, error):
    given = {"limit": 3, "at": timezone.now(), "organisation": "26449"}
    permission = Permission.MEASURE_REPORT

    with pytest.raises(error):
        sheets.keep(
            file=ContentFile(data, "a.xlsx"),
            permission=permission,
            by=cast.actor(role),
            **given,
        )

    kept = sheets.keep(
        file=ContentFile(b"xxx", "c:/a.xlsx"),
        permission=permission,
        by=cast.actor(Role.REPORTER),
        **given,
    )
    assert kept.name == "a.xlsx"
    sheets.forget(kept)
