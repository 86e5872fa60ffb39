from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bielelt.core.notices import (
    KINDS,
    ExtensionState,
    Matter,
    MeasureState,
    Person,
    Step,
    addressed,
    events,
    reminders,
    step_of,
)
from bielelt.core.roles import PERSONS, Role
from bielelt.core.workflow import State

DUE = date(2026, 6, 25)
REPORT = Matter(pk=3, organisation="Өлзийт сум", period="2026-H1", due_on=DUE)
BAT, DULAM = Person("bat", Role.REPORTER), Person("dulam", Role.REPORTER)


def told(matter, today):
    return [(m.kind.key, m.key) for m in reminders(matter, today=today, escalate_after=7)]


@pytest.mark.parametrize(
    ("days", "step"),
    [
        (-15, None),
        (-14, Step("due", 14)),
        (-8, Step("due", 14)),
        (-7, Step("due", 7)),
        (-2, Step("due", 7)),
        (-1, Step("due", 1)),
        (0, Step("due", 1)),
        (1, Step("overdue", 0)),
        (7, Step("overdue", 0)),
        (8, Step("overdue", 1)),
        (15, Step("overdue", 2)),
    ],
)
def test_a_due_day_is_told_in_windows(days, step):
    assert step_of(DUE, today=DUE + timedelta(days)) == step


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (-20, []),
        (-3, [("report-due", "report:3:2026-06-25:7")]),
        (6, [("report-overdue", "report:3:2026-06-25:0")]),
        (
            7,
            [
                ("report-overdue", "report:3:2026-06-25:0"),
                ("report-escalated", "report:3:2026-06-25"),
            ],
        ),
    ],
)
def test_a_report_is_due_then_overdue_then_told_to_the_head(days, expected):
    assert told(REPORT, DUE + timedelta(days)) == expected


@given(st.sets(st.integers(-30, 60)), st.integers(1, 20))
def test_whoever_runs_on_fewer_days_tells_nothing_else_and_nothing_later(days, after):
    def keys(chosen):
        found = {}
        for day in sorted(chosen):
            today = DUE + timedelta(day)
            for message in reminders(REPORT, today=today, escalate_after=after):
                found.setdefault((message.kind.key, message.key), day)
        return found

    every, some = keys(range(-30, 61)), keys(days)

    assert set(some) <= set(every)
    assert all(some[key] >= every[key] for key in some)
    assert [k for k in every if k[0] == "report-due"] == [
        ("report-due", f"report:3:2026-06-25:{n}") for n in (14, 7, 1)
    ]


@pytest.mark.parametrize(
    "state", [State.SUBMITTED, State.ASSESSED, State.CONFIRMED, State.PUBLISHED]
)
def test_a_submitted_report_is_no_longer_due(state):
    assert told(replace(REPORT, state=state), DUE + timedelta(30)) == []


def test_measures_due_on_one_day_are_told_together_to_each_who_writes_them():
    measures = (
        MeasureState(1, "2.1", DUE, delegate="bat"),
        MeasureState(2, "2.2", DUE),
        MeasureState(3, "2.3", DUE),
        MeasureState(4, "2.4", DUE, is_done=True),
        MeasureState(5, "2.5", DUE + timedelta(30)),
        MeasureState(6, "2.6"),
    )
    matter = replace(REPORT, due_on=None, measures=measures)

    messages = list(reminders(matter, today=DUE, escalate_after=7))

    assert [(m.key, m.only, dict(m.facts), m.measure) for m in messages] == [
        (
            "measures:3:2026-06-25:1",
            "",
            {"day": "2026-06-25", "count": 2, "label": "2.2"},
            None,
        ),
        (
            "measures:3:2026-06-25:1:bat",
            "bat",
            {"day": "2026-06-25", "count": 1, "label": "2.1"},
            1,
        ),
    ]


@pytest.mark.parametrize(
    ("matter", "kind", "key"),
    [
        (replace(REPORT, reviewed_at="1"), None, None),
        (
            replace(REPORT, measures=(MeasureState(1, "2.1", is_done=True),)),
            "to-sign-off",
            "report:3:done",
        ),
        (
            replace(REPORT, state=State.REVIEWED, reviewed_at="1"),
            "to-submit",
            "report:3:1",
        ),
        (
            replace(REPORT, state=State.SUBMITTED, submitted_at="2"),
            "to-assess",
            "report:3:2",
        ),
        (
            replace(REPORT, state=State.ASSESSED, assessed_at="3"),
            "to-confirm",
            "report:3:3",
        ),
        (replace(REPORT, state=State.CONFIRMED, assessed_at="3"), None, None),
        (replace(REPORT, returned_at="4"), "report-returned", "report:3:4"),
        (
            replace(REPORT, state=State.REVIEWED, reviewed_at="1", returned_at="5"),
            "report-returned-to-reviewer",
            "report:3:5",
        ),
        (
            replace(REPORT, state=State.SUBMITTED, submitted_at="2", returned_at="6"),
            "report-returned-to-assessor",
            "report:3:6",
        ),
    ],
)
def test_a_report_tells_whose_turn_it_is(matter, kind, key):
    expected = [(kind, key)] if kind else []

    assert [(m.kind.key, m.key) for m in events(matter, today=DUE)] == expected


@pytest.mark.parametrize(
    ("state", "count"), [(State.SUBMITTED, 1), (State.DRAFT, 1), (State.CONFIRMED, 0)]
)
def test_one_returned_measure_is_told_to_its_delegate(state, count):
    measure = MeasureState(
        7, "2.1", delegate="bat", returned_at="9", returned_reason="Тоо алга"
    )
    matter = replace(REPORT, state=state, measures=(measure,))

    messages = [(m.kind.key, m.key, m.only) for m in events(matter, today=DUE)]

    assert messages == [("measure-returned", "measure:7:9", "bat")] * count


@pytest.mark.parametrize(
    ("state", "days", "kinds"),
    [
        ("asked", None, ["extension-asked"]),
        ("granted", 14, ["extension-granted"]),
        ("granted", 15, []),
        ("refused", 0, ["extension-refused"]),
    ],
)
def test_an_extension_is_told_when_asked_and_when_decided(state, days, kinds):
    decided = None if days is None else DUE - timedelta(days)
    extension = ExtensionState(1, MeasureState(7, "2.1"), state, DUE, decided_on=decided)
    matter = replace(REPORT, extensions=(extension,))

    assert [m.kind.key for m in events(matter, today=DUE)] == kinds


def message(kind, only=""):
    return replace(
        next(reminders(REPORT, today=DUE, escalate_after=7)), kind=KINDS[kind], only=only
    )


@pytest.mark.parametrize(
    ("kind", "logins"),
    [
        ("measures-due", ["reporter"]),
        ("report-due", ["reporter", "reviewer"]),
        ("report-returned", ["reporter"]),
        ("to-sign-off", ["reviewer"]),
        ("to-assess", ["assessor"]),
        ("to-confirm", ["leader"]),
        ("extension-asked", ["assessor"]),
        ("report-escalated", ["leader", "reviewer"]),
    ],
)
def test_who_has_the_permission_is_told(kind, logins):
    people = [Person(role.value, role) for role in PERSONS]

    assert sorted(addressed(message(kind), people)) == logins


def test_the_head_is_told_in_the_organisation_itself_not_above_it():
    people = [
        Person("governor", Role.LEADER, is_near=False),
        Person("head", Role.REVIEWER),
    ]

    assert addressed(message("report-escalated"), people) == {"head": ""}


@pytest.mark.parametrize(
    ("only", "logins"),
    [("bat", ["bat"]), ("", ["bat", "dulam"]), ("gone", ["bat", "dulam"])],
)
def test_a_delegate_alone_is_told_as_long_as_they_may_write(only, logins):
    assert list(addressed(message("measures-due", only), [BAT, DULAM])) == logins


@pytest.mark.parametrize(
    ("substitutes", "expected"),
    [
        ({}, {"bat": ""}),
        ({"bat": ["tuya"]}, {"bat": "", "tuya": "bat"}),
        ({"dulam": ["tuya"]}, {"bat": ""}),
    ],
)
def test_a_substitute_is_told_beside_the_absent(substitutes, expected):
    assert addressed(message("measures-due"), [BAT], substitutes) == expected


def test_who_is_told_anyway_is_not_told_for_another():
    substitutes = {"bat": ["dulam"]}

    assert addressed(message("measures-due"), [BAT, DULAM], substitutes) == {
        "bat": "",
        "dulam": "",
    }
