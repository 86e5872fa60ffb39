import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import connection
from django.template import Context, Template
from tests.factories import MeasureFactory
from tests.web.costs import SIGNED_IN

import bielelt_web
from bielelt.core.roles import Actor, Role
from bielelt.core.workflow import TRANSITIONS
from bielelt_web.actions import audit
from bielelt_web.models import guards
from bielelt_web.screens.audit import views
from bielelt_web.screens.telling import Change, changes, subject_words
from bielelt_web.screens.wording import ACTIONS, SUBJECTS
from bielelt_web.tasks.mail import CHANGES

pytestmark = pytest.mark.django_db

BAT = Actor("bat", {}, on_behalf_of="dorj", address="10.0.0.7")
ACTION_MODULES = sorted((Path(bielelt_web.__file__).parent / "actions").rglob("*.py"))


@pytest.fixture
def auditor(client, cast):
    client.force_login(cast.user(Role.AUDITOR))
    return client


@pytest.fixture
def measure(cast):
    return MeasureFactory(organisation=cast.district, issuer=cast.province)


def home(path):
    """Return how the trail calls a module: a package of actions by its own name."""
    package = path.parent.name
    return path.stem if package == "actions" else package


def page_of(client, url):
    return client.get(url).content.decode()


# Words ----------------------------------------------------------------------------------


def test_every_action_that_is_recorded_has_its_words():
    recorded = {
        name
        for path in ACTION_MODULES
        for name in re.findall(rf'"({home(path)}\.[a-z_]+)"', path.read_text("utf-8"))
    }

    steps = {f"workflow.{step.key}" for step in TRANSITIONS}

    changes = {f"accounts.{change}" for change in CHANGES}

    assert recorded | steps | changes == set(ACTIONS)


def test_every_kind_of_subject_that_is_recorded_has_its_word_and_its_owner():
    from bielelt_web.queries.audit import OWNERS

    recorded = {
        kind
        for path in ACTION_MODULES
        for kind in re.findall(r'f"([a-z]+):\{', path.read_text("utf-8"))
    }

    assert recorded - set(SUBJECTS) == set()
    assert set(SUBJECTS) == {*OWNERS, "organisation", "person"}


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ({"state": "draft"}, {"state": "reviewed"}, ("төлөв", "Ноорог", "Хянасан")),
        ({}, {"is_new": True}, ("шинээр нээсэн", "", "✓")),
        ({"x": None}, {"x": {"a": 1}}, ("x", "", '{\n "a": 1\n}')),
    ],
)
def test_a_change_is_told_with_its_name_before_and_after(before, after, told):
    entry = audit.record("reports.accept", "report:1", BAT, before=before, after=after)

    assert [tuple(map(str, (c.name, c.before, c.after))) for c in changes(entry)] == [told]
    assert isinstance(changes(entry)[0], Change)


def test_a_subject_is_told_in_words():
    assert subject_words("report:12") == "тайлан 12"
    assert subject_words("comet:12") == "comet 12"


# The list -------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_two_queries_whatever_its_length(
    auditor, measure, count, django_assert_num_queries
):
    for _ in range(count):
        audit.record("reports.accept", f"measure:{measure.pk}", BAT)

    with django_assert_num_queries(SIGNED_IN + 2):
        assert auditor.get("/audit/").status_code == 200


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("", [4, 3, 2, 1]),
        ("person=dorj", [3, 2, 1]),
        ("person=bat", [3, 2, 1]),
        ("person=tuya", [4]),
        ("action=imports.upload", [2]),
        ("subject=organisation:26449", [3]),
        ("day=2026-03-05", [2, 1]),
        ("before=3", [2, 1]),
        ("day=yesterday", [4, 3, 2, 1]),
        ("before=x&action=no.such", [4, 3, 2, 1]),
    ],
)
def test_the_list_is_narrowed_by_person_action_subject_and_day(
    auditor, measure, time_machine, query, numbers
):
    time_machine.move_to(datetime(2026, 3, 5, 3, tzinfo=UTC))
    audit.record("reports.accept", f"measure:{measure.pk}", BAT)
    audit.record("imports.upload", f"measure:{measure.pk}", BAT)
    time_machine.move_to(datetime(2026, 3, 5, 17, tzinfo=UTC))  # the next day over there
    audit.record("reports.accept", "organisation:26449", BAT)
    audit.record("reports.accept", "person:reporter", Actor("tuya", {}))

    page = page_of(auditor, f"/audit/?{query}")

    assert [int(n) for n in re.findall(r'href="/audit/(\d+)/"', page)] == numbers


def test_people_are_offered_by_name_in_the_order_of_the_alphabet(auditor, cast):
    for role, name in (
        (Role.REPORTER, "Өнөр"),
        (Role.LEADER, "Оюун"),
        (Role.AUDITOR, "Пүрэв"),
    ):
        user = cast.user(role)
        user.first_name = name
        user.save()

    offered = re.findall(
        r"<option [^>]*>([А-ЯӨҮ]\w+)</option>", page_of(auditor, "/audit/")
    )

    assert offered == ["Оюун", "Өнөр", "Пүрэв"]


def test_what_belongs_to_other_bodies_is_not_shown(auditor, cast):
    theirs = MeasureFactory(organisation=cast.elsewhere, issuer=cast.elsewhere)
    for subject in (
        f"measure:{theirs.pk}",
        f"report:{theirs.citation.report_id}",
        f"decision:{theirs.citation.decision_id}",
        f"assignment:{theirs.assignment_id}",
        "organisation:34625",
        "person:stranger",
        "measure:999999999",
    ):
        audit.record("reports.accept", subject, BAT)

    assert "/audit/1/" not in page_of(auditor, "/audit/")
    assert auditor.get("/audit/1/").status_code == 404


def test_a_long_list_goes_on_behind_its_last_entry(auditor, measure, monkeypatch):
    monkeypatch.setattr(views, "SHOWN", 2)
    for _ in range(3):
        audit.record("reports.accept", f"measure:{measure.pk}", BAT)

    first, second = (page_of(auditor, url) for url in ("/audit/", "/audit/?before=2"))

    assert 'href="?before=2"' in first
    assert "/audit/1/" in second
    assert 'href="?before=' not in second


# One entry, the proof, and the history of a thing ---------------------------------------


def test_an_entry_shows_before_and_after_side_by_side(auditor, measure):
    subject = f"measure:{measure.pk}"
    audit.record(
        "reports.accept",
        subject,
        BAT,
        before={"progress": "Худаг"},
        after={"progress": "Гүүр"},
    )

    page = page_of(auditor, "/audit/1/")

    assert "<del>Худаг</del>" in page
    assert "<ins>Гүүр</ins>" in page
    assert "10.0.0.7" in page
    assert "Бичилт анх бичигдсэн хэвээрээ" in page


def test_the_proof_says_whole_or_names_the_entry(auditor, measure, monkeypatch):
    for _ in range(3):
        audit.record("reports.accept", f"measure:{measure.pk}", BAT)
    assert "Гинж бүрэн бүтэн байна. Батлагдсан бичилт: 3." in page_of(
        auditor, "/audit/proof/"
    )
    monkeypatch.setattr(views, "PROVED_AT_ONCE", 2)

    parts = [
        page_of(auditor, f"/audit/proof/{query}") for query in ("", "?after=2", "?after=x")
    ]

    assert 'href="/audit/proof/?after=2"' in parts[0]
    assert "Батлагдсан бичилт: 3." in parts[1]
    assert 'href="/audit/proof/?after=2"' in parts[2]
    guards.take_off(connection)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE bielelt_auditentry SET actor = 'x' WHERE number = 2")
    guards.put_on(connection)
    assert "Гинж 2 дугаар бичилт дээр тасарсан" in page_of(auditor, "/audit/proof/")
    assert "Гинж энд тасарсан" in page_of(auditor, "/audit/2/")


def test_the_history_of_a_thing_is_told_newest_first(measure):
    audit.record("reports.accept", f"measure:{measure.pk}", BAT, after={"progress": "Гүүр"})
    audit.record("imports.fail", f"report:{measure.citation.report_id}", Actor("tuya", {}))
    template = Template("{% load bielelt %}{% history measure=row report=report %}")

    told = template.render(Context({"row": measure, "report": measure.citation.report}))

    words = re.sub(r"<[^>]*>|\d{4}-\d\d-\d\d \d\d:\d\d", " ", told).split()
    assert " ".join(words) == (
        "tuya файлыг уншиж чадаагүй "
        "bat dorj-ийн өмнөөс тайланг бүртгэлд хүлээн авсан хэрэгжилтийн явц Гүүр"
    )
