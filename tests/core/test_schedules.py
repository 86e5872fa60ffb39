from datetime import date

import pytest

from bielelt.core.schedules import CALENDAR, SCHEDULES, Duty, Term, belongs, open_terms

HALF, YEAR, QUARTER = "2026-H1", "2026", "2026-Q1"


@pytest.mark.parametrize(
    ("schedule", "periods"),
    [
        ("default", [HALF, YEAR]),
        ("quarterly", [QUARTER, HALF, "2026-M9", YEAR]),
        ("half_yearly", [HALF, YEAR]),
        ("yearly", [YEAR]),
    ],
)
def test_a_schedule_names_the_periods_it_is_reported_in(schedule, periods):
    asked = [QUARTER, HALF, "2026-M9", YEAR]

    assert [p for p in asked if belongs(Duty(schedule), p)] == periods


def test_the_calendar_of_the_province_is_only_the_default():
    nine_months = (*CALENDAR[:2], Term("M9", (9, 1), (9, 30), for_all=True), CALENDAR[3])

    assert belongs(Duty(), "2026-M9", calendar=nine_months)
    assert not belongs(Duty("yearly"), "2026-M9", calendar=nine_months)


@pytest.mark.parametrize(
    ("duty", "reported"),
    [
        (Duty(given_on=date(2026, 6, 30)), True),
        (Duty(given_on=date(2026, 7, 1)), False),
        (Duty(due_on=date(2027, 3, 1)), True),
        (Duty(under_control=False), False),
        (Duty(completed_in=date(2025, 12, 31)), False),
        (Duty(completed_in=date(2025, 12, 31), continuing=True), True),
        (Duty(completed_in=date(2026, 6, 30)), True),
    ],
)
def test_a_duty_is_reported_while_it_is_given_controlled_and_not_completed(duty, reported):
    assert belongs(duty, HALF) == reported


@pytest.mark.parametrize(
    ("day", "open_then"),
    [
        (date(2026, 3, 9), ()),
        (date(2026, 3, 10), (("2026-Q1", date(2026, 3, 25)),)),
        (date(2026, 6, 1), (("2026-H1", date(2026, 6, 25)),)),
        (date(2026, 6, 30), (("2026-H1", date(2026, 6, 25)),)),
        (date(2026, 7, 1), ()),
        (date(2026, 12, 31), (("2026", date(2026, 12, 25)),)),
    ],
)
def test_a_report_is_open_from_its_day_to_the_end_of_its_period(day, open_then):
    assert open_terms(day) == open_then


def test_a_report_due_in_the_next_year_stays_open_until_then():
    late = (Term("", (12, 1), (1, 15), due_next_year=True, for_all=True),)

    assert open_terms(date(2027, 1, 10), calendar=late) == (("2026", date(2027, 1, 15)),)
    assert open_terms(date(2027, 1, 16), calendar=late) == ()


def test_every_schedule_has_a_name_in_both_languages():
    assert all(s.name and s.english and s.key == key for key, s in SCHEDULES.items())
