"""Spreadsheets out and back: what the pages show, take in, and leave alone."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone
from tests.factories import (
    CitationFactory,
    MeasureFactory,
)
from tests.web.cycle import DONE
from tests.web.filling import (
    NOTHING,
    actions,
    bring,
    exported,
    filled,
    page_of,
    take_in,
    told,
)

from bielelt.core.roles import Role
from bielelt.core.workflow import State
from bielelt_web.actions import measures
from bielelt_web.models import (
    Measure,
)
from bielelt_web.queries.drafts import Draft, draft_of

pytestmark = pytest.mark.django_db

TEXT = "Худаг гаргах байршлыг тогтоов."
BETTER = "Таван худаг гаргаж, ашиглалтад оруулсан."


@pytest.fixture
def rows(cast):
    """Return three measures of one report of the district, in its order."""
    first = MeasureFactory(organisation=cast.district, issuer=cast.province, progress=TEXT)
    others = [
        MeasureFactory(
            citation=CitationFactory(report=first.citation.report),
            assignment__organisation=cast.district,
        )
        for _ in range(2)
    ]
    return [first, *others]


@pytest.fixture
def reporter(client, cast):
    client.force_login(cast.user(Role.REPORTER))
    client.cookies["django_language"] = "en"
    return client


@pytest.fixture
def assessor(client, cast):
    client.force_login(cast.user(Role.ASSESSOR))
    client.cookies["django_language"] = "en"
    return client


def written():
    return [
        (m.progress, m.self_percent, m.done_at is not None)
        for m in Measure.objects.order_by("pk")
    ]


# Progress ---------------------------------------------------------------------------------


def test_what_an_office_filled_in_is_shown_confirmed_and_then_nothing_is_left_to_change(
    reporter, rows
):
    url = page_of("progress", rows[0].citation.report_id)
    edits = {
        0: {"progress": BETTER, "self_rating": "100%"},
        1: {"progress": TEXT, "self_rating": "70%"},
    }
    data = filled(exported(reporter, url), edits)

    page = bring(reporter, url, data)

    assert told(page) == {
        **NOTHING,
        "changes": [
            ("G5", TEXT, BETTER),
            ("H5", "", "100%"),
            ("G6", "", TEXT),
            ("H6", "", "70%"),
        ],
        "unchanged": 1,
    }
    assert written() == [(TEXT, None, False), (None, None, False), (None, None, False)]
    assert take_in(reporter, url, page).headers["Location"] == url
    assert written() == [(BETTER, 100, False), (TEXT, 70, False), (None, None, False)]
    assert actions() == [
        "measures.save_draft",
        "measures.save_draft",
        "sheets.apply_progress",
    ]
    for again in (data, exported(reporter, url)):
        assert told(bring(reporter, url, again)) == {**NOTHING, "unchanged": 3}


def test_the_complete_clauses_are_marked_done_if_the_officer_says_so(reporter, rows):
    url = page_of("progress", rows[0].citation.report_id)
    edits = {0: {"self_rating": "100%"}, 1: {"progress": TEXT}}
    page = bring(reporter, url, filled(exported(reporter, url), edits))

    take_in(reporter, url, page, finish="on")

    assert written() == [(TEXT, 100, True), (TEXT, None, False), (None, None, False)]


def test_a_cell_that_was_changed_on_the_site_as_well_waits_for_a_decision(
    reporter, cast, rows
):
    url = page_of("progress", rows[0].citation.report_id)
    data = filled(exported(reporter, url), {0: {"progress": BETTER, "self_rating": "100%"}})
    theirs = Draft("Гурван худаг гаргав.")
    measures.save_draft(
        measure=rows[0],
        version=0,
        base=draft_of(rows[0]),
        changes=theirs,
        by=cast.actor(Role.REPORTER),
    )

    page = bring(reporter, url, data)

    assert told(page) == {
        **NOTHING,
        "changes": [("H5", "", "100%")],
        "disputed": ["G5"],
        "unchanged": 2,
    }
    take_in(reporter, url, page)
    assert written()[0] == (theirs.progress, 100, False)
    page = bring(reporter, url, data)
    take_in(reporter, url, page, take="G5")
    assert written()[0] == (BETTER, 100, False)


def test_what_changes_between_preview_and_confirmation_is_shown_before_it_is_taken_in(
    reporter, cast, rows
):
    url = page_of("progress", rows[0].citation.report_id)
    page = bring(reporter, url, filled(exported(reporter, url), {0: {"progress": BETTER}}))
    measures.save_draft(
        measure=rows[0],
        version=0,
        base=draft_of(rows[0]),
        changes=Draft("Гурван худаг гаргав."),
        by=cast.actor(Role.REPORTER),
    )

    again = take_in(reporter, url, page)

    assert again.status_code == 409
    assert told(again)["disputed"] == ["G5"]
    assert written()[0] == ("Гурван худаг гаргав.", None, False)


def test_a_report_that_has_left_the_office_refuses_every_row_with_its_cell(reporter, rows):
    report = rows[0].citation.report
    url = page_of("progress", report.pk)
    edits = {0: {"progress": BETTER}, 1: {"progress": TEXT}}
    data = filled(exported(reporter, url), edits)
    report.state = State.SUBMITTED
    report.save()

    page = bring(reporter, url, data)

    reason = (
        "The report is “Submitted”; this measure is not written any more. Ask whoever has "
        "the report to return it."
    )
    assert told(page)["problems"] == [("G5 G6", reason)]
    assert take_in(reporter, url, page).status_code == 409
    assert written()[:2] == [(TEXT, None, False), (None, None, False)]
    assert actions() == []


def test_cells_that_cannot_be_read_are_named_and_nothing_is_taken_in(reporter, rows):
    url = page_of("progress", rows[0].citation.report_id)
    edits = {0: {"progress": BETTER}, 1: {"self_rating": "71%"}}

    page = bring(reporter, url, filled(exported(reporter, url), edits))

    (cell, reason), *others = told(page)["problems"]
    assert (cell, others) == ("H6", [])
    assert reason.startswith("“71%” is not allowed here.")
    assert take_in(reporter, url, page).status_code == 409
    assert written()[0] == (TEXT, None, False)


def test_a_workbook_of_another_report_is_refused_in_one_line(reporter, cast, rows):
    other = MeasureFactory(
        organisation=cast.district,
        issuer=cast.province,
        citation__report__period="2025-H1",
    )
    data = exported(reporter, page_of("progress", other.citation.report_id))

    page = bring(reporter, page_of("progress", rows[0].citation.report_id), data)

    assert page.status_code == 422
    assert page.context["form"].non_field_errors() == [
        (
            "“биелэлт.xlsx” was exported for Өлзийт 2025-H1; here is Өлзийт 2026-H1. Go to the "
            "other page, or export the spreadsheet here."
        )
    ]


@pytest.mark.parametrize(
    "data",
    [b"", b"%PDF-1.7", b"PK\x03\x04 cut off", b"a;b\n1;2\n", b"\x00" * 99],
    ids=["empty", "pdf", "cut-off", "another-table", "nul"],
)
def test_an_odd_file_is_one_clear_line(reporter, rows, data):
    page = bring(reporter, page_of("progress", rows[0].citation.report_id), data)

    assert page.status_code == 422
    (line,) = page.context["form"].non_field_errors()
    assert "\n" not in line
    assert page.context["preview"] is None


def test_a_seal_of_another_page_or_nobodys_is_refused(reporter, cast, rows):
    other = MeasureFactory(
        organisation=cast.district,
        issuer=cast.province,
        citation__report__period="2025-H1",
    )
    url, elsewhere = (
        page_of("progress", row.citation.report_id) for row in (rows[0], other)
    )
    page = bring(reporter, url, filled(exported(reporter, url), {0: {"progress": BETTER}}))

    moved = take_in(reporter, elsewhere, page)
    forged = reporter.post(f"{url}confirm/", {"sealed": "x:y:z"})

    reason = ["The file is not the one that was uploaded. Begin anew."]
    for answer in (moved, forged):
        assert answer.status_code == 422
        assert answer.context["refused"].errors["sealed"] == reason
    assert written()[0] == (TEXT, None, False)


def test_a_kept_file_is_dropped_once_taken_in_or_after_a_day(
    reporter, cast, rows, time_machine
):
    url = page_of("progress", rows[0].citation.report_id)
    data = filled(exported(reporter, url), {0: {"progress": BETTER}})
    left = bring(reporter, url, filled(data, {1: {"progress": TEXT}}))
    time_machine.move_to(timezone.now() + timedelta(hours=25))
    reporter.force_login(cast.user(Role.REPORTER))  # the session has ended
    page = bring(reporter, url, data)

    assert len(default_storage.listdir("sheets")[1]) == 1
    take_in(reporter, url, page)

    assert default_storage.listdir("sheets")[1] == []
    late = take_in(reporter, url, left)
    assert late.context["refused"].non_field_errors() == [
        "The file is not kept any more. Choose it again."
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_the_workbook_takes_the_same_queries_for_one_row_and_for_three(
    reporter, rows, count, django_assert_num_queries
):
    Measure.objects.filter(pk__in=[row.pk for row in rows[count:]]).delete()
    url = page_of("progress", rows[0].citation.report_id)

    with django_assert_num_queries(6):  # session, user, two for roles, report, rows
        exported(reporter, url)


# Ratings ----------------------------------------------------------------------------------


@pytest.fixture
def submitted(rows):
    report = rows[0].citation.report
    report.state = State.SUBMITTED
    report.save()
    Measure.objects.update(
        progress=TEXT, self_percent=70, done_at=DONE, done_by="reporter", version=1
    )
    return report


def ratings():
    return list(Measure.objects.order_by("pk").values_list("upper_percent", "upper_reason"))


def test_ratings_given_offline_are_taken_in_once(assessor, submitted):
    url = page_of("ratings", submitted.pk)
    edits = {
        0: {"upper_rating": "70%"},
        2: {"upper_rating": "50%", "upper_reason": "Баримт дутуу."},
    }
    data = filled(exported(assessor, url), edits)

    page = bring(assessor, url, data)
    take_in(assessor, url, page)

    assert told(page)["changes"] == [
        ("I5", "", "70%"),
        ("I7", "", "50%"),
        ("J7", "", "Баримт дутуу."),
    ]
    assert ratings() == [(70, ""), (None, ""), (50, "Баримт дутуу.")]
    for again in (data, exported(assessor, url)):
        assert told(bring(assessor, url, again)) == {**NOTHING, "unchanged": 3}


def test_words_that_changed_since_the_export_are_not_rated_unread(assessor, submitted):
    url = page_of("ratings", submitted.pk)
    edits = {0: {"upper_rating": "70%"}, 1: {"upper_rating": "70%"}}
    data = filled(exported(assessor, url), edits)
    first = Measure.objects.order_by("pk").first()
    Measure.objects.filter(pk=first.pk).update(progress=BETTER, version=2)

    page = bring(assessor, url, data)

    reason = (
        f"Clause {first.serial} was changed since you opened the page. Reload it and read "
        "the new words before you rate them."
    )
    assert told(page)["problems"] == [("I5", reason)]
    take_in(assessor, url, page)
    assert ratings() == [(None, "")] * 3


def test_a_comment_without_a_rating_and_an_unexplained_difference_are_refused(
    assessor, submitted
):
    url = page_of("ratings", submitted.pk)
    edits = {0: {"upper_comment": "Сайн байна."}, 1: {"upper_rating": "30%"}}

    page = bring(assessor, url, filled(exported(assessor, url), edits))

    assert told(page)["problems"] == [
        (
            "K5",
            "Choose the upper rating. One that was given is not taken back; give another.",
        ),
        (
            "I6",
            "The organisation rates itself 70%, you 30%. Write the reason of the difference.",
        ),
    ]
