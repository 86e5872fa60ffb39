"""Spreadsheets out and back: what the pages show, take in, and leave alone."""

from datetime import date, timedelta

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import timezone
from tests.factories import (
    AssignmentFactory,
    CitationFactory,
    MeasureFactory,
    MembershipFactory,
    OrganisationFactory,
    UserFactory,
)
from tests.web.cycle import DONE
from tests.web.filling import NOTHING, bring, filled, take_in, told

from bielelt.core.roles import Role
from bielelt.core.workflow import State
from bielelt_web.actions import measures
from bielelt_web.models import (
    Assignment,
    AuditEntry,
    Clause,
    Decision,
    Invitation,
    Measure,
    Membership,
    Organisation,
    User,
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


def page_of(topic, *args):
    return reverse(f"sheet-{topic}", args=args)


def exported(client, url, **asked):
    return client.get(f"{url}download/", asked).content


def written():
    return [
        (m.progress, m.self_percent, m.done_at is not None)
        for m in Measure.objects.order_by("pk")
    ]


def actions():
    return list(AuditEntry.objects.order_by("number").values_list("action", flat=True))


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


# Decisions --------------------------------------------------------------------------------


@pytest.fixture
def clauses(cast):
    """Return two clauses of one decision of the province, the first given to the district."""
    first = AssignmentFactory(
        organisation=cast.district, issuer=cast.province, clause__label="1."
    ).clause
    second = Clause.objects.create(
        decision=first.decision, label="2.", text="Тэжээл бэлтгэх"
    )
    return [first, second]


NEW = {
    "kind": "Захирамж",
    "number": "А/901",
    "date": date(2026, 2, 3),
    "title": "Мод тарих тухай",
    "issuer": "264",
    "label": "1.",
    "text": "Мод тарьж, арчлахыг даалгасугай.",
    "force": "Үүрэг",
    "addressees": "26449",
}


@pytest.fixture
def registrar(registrar):
    registrar.cookies["django_language"] = "en"
    return registrar


def given():
    rows = Assignment.objects.filter(ended_on=None).order_by("clause", "organisation")
    return [(a.clause.label, a.organisation.code, a.group, str(a.weight)) for a in rows]


@pytest.mark.usefixtures("clauses")
def test_decisions_are_corrected_and_entered_with_their_clauses_in_one_file(registrar):
    url = page_of("decisions", "264")
    edits = {
        0: {"title": "Өвөлжилт, хаваржилтын тухай", "weight": 2},
        1: {"text": "Өвс, тэжээл бэлтгэх", "addressees": "districts"},
    }
    added = [NEW, NEW | {"label": "2.", "text": "Тайлагнах", "addressees": None}]
    data = filled(exported(registrar, url), edits, added)

    page = bring(registrar, url, data)

    assert told(page)["problems"] == []
    assert told(page)["added"] == [
        "А/901 · Мод тарих тухай · 1.",
        "А/901 · Мод тарих тухай · 2.",
    ]
    take_in(registrar, url, page)
    assert [d.title for d in Decision.objects.order_by("pk")] == [
        "Өвөлжилт, хаваржилтын тухай",
        "Мод тарих тухай",
    ]
    assert [(c.label, c.text) for c in Clause.objects.order_by("pk")] == [
        ("1.", "Худаг гаргаж, малчдыг усаар хангах"),
        ("2.", "Өвс, тэжээл бэлтгэх"),
        ("1.", "Мод тарьж, арчлахыг даалгасугай."),
        ("2.", "Тайлагнах"),
    ]
    assert given() == [
        ("1.", "26449", "", "2.00"),
        ("2.", "26449", "districts", "1.00"),
        ("1.", "26449", "", "1.00"),
    ]
    for again in (data, exported(registrar, url), exported(registrar, url, format="csv")):
        assert told(bring(registrar, url, again)) == {**NOTHING, "unchanged": 4}


def test_whoever_is_not_named_any_more_has_the_clause_no_longer(registrar, clauses):
    url = page_of("decisions", "264")
    data = filled(exported(registrar, url), {0: {"addressees": "264"}})

    take_in(registrar, url, bring(registrar, url, data))

    assert given() == [("1.", "264", "", "1.00")]
    ended = clauses[0].assignments.exclude(ended_on=None)
    assert [row.organisation.code for row in ended] == ["26449"]


@pytest.mark.usefixtures("clauses")
def test_every_refusal_names_its_cell_and_nothing_of_the_file_is_entered(registrar):
    url = page_of("decisions", "264")
    edits = {0: {"addressees": "999; 26449"}, 1: {"issuer": "26449"}}
    added = [
        NEW,
        NEW | {"label": "2.", "title": "Ой сэргээх тухай", "force": "No duty"},
        NEW | {"number": "А/902", "addressees": None, "weight": 2},
    ]

    page = bring(registrar, url, filled(exported(registrar, url), edits, added))

    assert [cell for cell, _reason in told(page)["problems"]] == [
        "M5",
        "H6",
        "G8",
        "L8",
        "M9",
    ]
    assert take_in(registrar, url, page).status_code == 409
    assert (Decision.objects.count(), Clause.objects.count(), actions()) == (1, 2, [])


@pytest.mark.usefixtures("clauses")
def test_in_a_plain_table_all_rows_of_a_decision_have_to_agree(registrar):
    url = page_of("decisions", "264")
    table = exported(registrar, url, format="csv").decode("utf-8-sig")
    old = "Өвөлжилтийн бэлтгэл хангах тухай"
    once, both = table.replace(old, "Өвөлжилтийн тухай", 1), table.replace(old, "Өвөл")

    page = bring(registrar, url, once.encode(), "шийдвэр.csv")
    take_in(registrar, url, bring(registrar, url, both.encode(), "шийдвэр.csv"))

    reason = (
        "Another row says otherwise of the same decision. Write the same in all of them."
    )
    assert told(page)["problems"] == [("G3", reason)]
    assert Decision.objects.get().title == "Өвөл"


def test_a_year_is_exported_alone_but_compared_with_all(registrar, clauses, cast):
    AssignmentFactory(
        organisation=cast.district,
        issuer=cast.province,
        clause__decision__date=date(2025, 1, 1),
        clause__decision__year=2025,
    )
    url = page_of("decisions", "264")

    year, everything = (
        exported(registrar, url, year="2025"),
        exported(registrar, url),
    )

    assert told(bring(registrar, url, year)) == {**NOTHING, "unchanged": 1}
    assert told(bring(registrar, url, everything)) == {**NOTHING, "unchanged": 3}
    assert clauses[0].decision.year == 2026


@pytest.mark.parametrize("count", [1, 3])
def test_the_decisions_take_the_same_queries_for_one_clause_and_for_three(
    registrar, cast, count, django_assert_num_queries
):
    AssignmentFactory.create_batch(count, organisation=cast.district, issuer=cast.province)

    with django_assert_num_queries(8):  # four, issuer, clauses, numbers, assignments
        exported(registrar, page_of("decisions", "264"))


# Organisations and people -----------------------------------------------------------------


@pytest.fixture
def administrator(client, cast):
    client.force_login(cast.user(Role.ADMINISTRATOR))
    client.cookies["django_language"] = "en"
    return client


def body(code, name, **others):
    return {"code": code, "name": name, "kind": "Сум, дүүрэг", "parent": "264"} | others


def bodies():
    rows = Organisation.objects.filter(code__startswith="264").order_by("code")
    return [(o.code, o.name, o.kind, o.parent and o.parent.code) for o in rows]


def test_organisations_are_corrected_and_entered_in_whatever_order_they_stand(
    administrator, cast
):
    url = page_of("organisations")
    added = [
        body("2640101", "1 дүгээр баг", kind="Баг, хороо", parent="26401"),
        body("26401", "Баян-Овоо"),
    ]
    data = filled(exported(administrator, url), {1: {"name": "Өлзийт сум"}}, added)

    page = bring(administrator, url, data)
    take_in(administrator, url, page)

    assert told(page) == {
        **NOTHING,
        "changes": [("B6", "Өлзийт", "Өлзийт сум")],
        "added": ["2640101 · 1 дүгээр баг", "26401 · Баян-Овоо"],
        "unchanged": 1,
    }
    assert bodies() == [
        ("264", "Баянхонгор", "province", None),
        ("26401", "Баян-Овоо", "district", "264"),
        ("2640101", "1 дүгээр баг", "bag", "26401"),
        ("26449", "Өлзийт сум", "district", "264"),
    ]
    assert actions() == [
        "organisations.add",
        "organisations.add",
        "organisations.edit",
        "sheets.apply_organisations",
    ]
    for again in (
        data,
        exported(administrator, url),
        exported(administrator, url, format="csv"),
    ):
        answer = told(bring(administrator, url, again))
        assert answer == {**NOTHING, "unchanged": 4}
    assert cast.elsewhere.name.encode() not in exported(administrator, url, format="csv")


def test_of_organisations_that_contradict_the_register_nothing_is_entered(administrator):
    url = page_of("organisations")
    edits = {1: {"parent": "34625"}}
    added = [
        body("26402", "Баянлиг", parent=None),
        body("26403", "Богд", parent="26404"),
        body("26404", "Бөмбөгөр", parent="26403"),
        body("34625", "Номгон"),
    ]

    page = bring(administrator, url, filled(exported(administrator, url), edits, added))

    codes = ["D6", "A7", "A8", "A9", "A10"]
    assert [cell for cell, _reason in told(page)["problems"]] == codes
    assert take_in(administrator, url, page).status_code == 409
    assert len(bodies()) == 2
    assert actions() == []


NEWCOMER = {
    "login": "dulmaa",
    "given_name": "Дулмаа",
    "email": "dulmaa@office.example",
    "organisation": "26449",
    "role": "Хянагч",
}


def people():
    rows = Membership.objects.filter(organisation__code__startswith="264")
    found = rows.order_by("user__username").select_related("user")
    return {m.user.username: (m.user.first_name, m.role, m.valid_to) for m in found}


def test_people_are_corrected_and_new_ones_invited_once(
    administrator, cast, mails_of, django_capture_on_commit_callbacks
):
    User.objects.update(first_name="Бат")
    url = page_of("people")  # five of the province, then reporter and reviewer
    edits = {5: {"given_name": "Үүрийнтуяа", "valid_to": date(2027, 1, 1)}}
    data = filled(exported(administrator, url), edits, [NEWCOMER])

    with django_capture_on_commit_callbacks(execute=True):
        page = bring(administrator, url, data)
    assert mails_of() == []
    with django_capture_on_commit_callbacks(execute=True):
        take_in(administrator, url, page)

    assert told(page) == {
        **NOTHING,
        "changes": [("B10", "Бат", "Үүрийнтуяа"), ("G10", "", "2027-01-01")],
        "added": ["dulmaa · 26449"],
        "unchanged": 6,
    }
    assert people()["reporter"] == ("Үүрийнтуяа", "reporter", date(2027, 1, 1))
    assert actions() == [
        "persons.correct",
        "memberships.change",
        "invitations.invite",
        "sheets.apply_people",
    ]
    assert [mail.to for mail in mails_of()] == [["dulmaa@office.example"]]
    assert told(bring(administrator, url, data)) == {**NOTHING, "unchanged": 8}
    for again in (exported(administrator, url), exported(administrator, url, format="csv")):
        assert told(bring(administrator, url, again)) == {**NOTHING, "unchanged": 7}
    invitation = Invitation.objects.get()
    user = UserFactory(username="d.dulmaa", email=invitation.email)
    MembershipFactory(user=user, organisation=cast.district, role=invitation.role)
    assert told(bring(administrator, url, data))["added"] == []


def test_people_who_cannot_be_invited_are_told_by_cell_and_nobody_gets_a_mail(
    administrator, cast, mails_of
):
    stranger = cast.user(Role.REPORTER)
    MembershipFactory(user=stranger, organisation=cast.elsewhere, role=Role.REPORTER)
    url = page_of("people")
    edits = {5: {"given_name": "Үүрийнтуяа"}, 0: {"role": "Бүртгэгч"}}
    added = [
        NEWCOMER,
        NEWCOMER | {"login": "a", "email": None},
        NEWCOMER | {"login": "b", "email": "b@office.example", "organisation": "34625"},
        NEWCOMER
        | {"login": "c", "email": "c@office.example", "valid_to": date(2027, 1, 1)},
        NEWCOMER | {"login": "reviewer", "organisation": "264"},
    ]

    page = bring(administrator, url, filled(exported(administrator, url), edits, added))

    cells = ["F5", "B10", "D13", "E14", "G15", "D16"]
    assert [cell for cell, _reason in told(page)["problems"]] == cells
    assert take_in(administrator, url, page).status_code == 409
    assert (mails_of(), actions(), Invitation.objects.count()) == ([], [], 0)


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("topic", ["organisations", "people"])
def test_bodies_and_people_take_the_same_queries_for_one_and_for_three(
    administrator, cast, topic, count, django_assert_num_queries
):
    for _ in range(count):
        below = OrganisationFactory(parent=cast.province)
        MembershipFactory(organisation=below, role=Role.REPORTER)

    with django_assert_num_queries(6):  # four, the managed bodies, the rows
        exported(administrator, page_of(topic))
