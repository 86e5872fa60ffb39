from datetime import datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bielelt.checks.habits import (
    Agreement,
    EasyFirst,
    LastHours,
    agreement,
    easy_first,
    last_hours,
)
from bielelt.core.report import NOT_DUE

NOON = datetime(2024, 6, 25, 12)  # noqa: DTZ001 - a day of the calendar, wherever it is
TIMES = st.integers(0, 9).map(lambda n: NOON + timedelta(hours=n))


# Equal ratings --------------------------------------------------------------------------


def test_equal_higher_and_lower_ratings_are_counted():
    ratings = [
        (100, 100),
        (70, 100),
        (70, 30),
        (NOT_DUE, NOT_DUE),
        (NOT_DUE, 0),
        (None, 70),
    ]

    assert agreement(ratings) == Agreement(compared=5, equal=2, raised=1, lowered=1)
    assert agreement(ratings).share == Fraction(2, 5)


def test_equal_throughout_is_worth_a_look_from_ten_clauses_on():
    assert [agreement([(70, 70)] * n).is_throughout for n in (0, 9, 10)] == [
        False,
        False,
        True,
    ]
    assert not agreement([(70, 70)] * 20 + [(70, 80)]).is_throughout


def test_the_agreement_explains_itself():
    assert agreement([(70, 70), (70, 100), (70, 30)]).words.en == (
        "Of 3 clauses with both ratings 1 have an upper rating equal to their own (33.3%), 1 a "
        "higher and 1 a lower one. Honest self ratings are confirmed, too."
    )
    assert agreement([]).share is None


# Easy ones first ------------------------------------------------------------------------


def closings(*efforts):
    return [(NOON + timedelta(days=n), effort) for n, effort in enumerate(efforts)]


def test_the_halves_closed_first_and_last_are_compared():
    assert easy_first(closings(10, 20, 99, 30, 41)) == EasyFirst(
        closed=5, first=Fraction(15), second=Fraction(71, 2), order=Fraction(3, 5)
    )


@pytest.mark.parametrize(
    ("efforts", "order"),
    [((1, 2, 3, 4), 1), ((4, 3, 2, 1), -1), ((5, 5, 5), None), ((5,), None), ((), None)],
)
def test_the_order_runs_from_hard_ones_first_to_easy_ones_first(efforts, order):
    assert easy_first(reversed(closings(*efforts))).order == order


def test_what_was_closed_at_one_time_has_no_order():
    assert easy_first([(NOON, 1), (NOON, 9)]).order is None


@given(st.lists(st.tuples(TIMES, st.integers(0, 9)), max_size=30))
def test_the_order_is_that_of_comparing_every_two(done):
    signs = [
        1 if (a < b) == (x < y) else -1
        for n, (a, x) in enumerate(done)
        for b, y in done[:n]
        if a != b and x != y
    ]

    assert easy_first(done).order == (Fraction(sum(signs), len(signs)) if signs else None)


def test_the_order_explains_itself():
    assert easy_first(closings(10, 20, 30)).words.en == (
        "Of 3 closed clauses the half closed first had a mean effort of 10.0, the other half "
        "30.0; order +1.00 (+1: easy ones first). What is due soon is rightly closed soon."
    )
    assert easy_first([]).words.en == "The 0 clauses that were closed show no order."


# The last hours -------------------------------------------------------------------------


def entry(hours, who, what):
    return NOON + timedelta(hours=hours), who, what


def test_first_entries_near_the_deadline_are_counted_by_person_and_hour():
    events = [
        entry(-90, "Бат", "1"),
        entry(-2, "Бат", "1"),  # a correction
        entry(-2, "Бат", "2"),
        entry(-1.5, "Сараа", "3"),
        entry(-1.2, "Сараа", "4"),
        entry(0, "Сараа", "5"),
        entry(3, "Бат", "6"),
    ]

    assert last_hours(events, NOON) == LastHours(
        entries=6,
        late=4,
        after=1,
        hours=24,
        people=(("Сараа", 3), ("Бат", 1)),
        hour=(NOON - timedelta(hours=2), 3),
    )
    assert last_hours(events, NOON).share == Fraction(4, 5)


def test_mass_entry_needs_ten_entries_and_more_than_half():
    late = [entry(-1, "Бат", str(n)) for n in range(10)]
    early = [entry(-99, "Бат", f"{n} эрт") for n in range(10)]

    assert [last_hours(e, NOON).is_mass for e in (late, late[:9], late + early, [])] == [
        True, False, False, False,
    ]  # fmt: skip


def test_the_last_hours_explain_themselves():
    told = last_hours([entry(-1, "Бат", "1")], NOON, timedelta(hours=3)).words

    assert told.en == (
        "Of 1 entries before the deadline 1 were made in its last 3 hours (100.0%), 1 in the "
        "busiest hour; 0 came after it. An office that puts its report together on the last "
        "day looks like this, too."
    )
    assert last_hours([], NOON).share is None


def test_everything_is_said_in_mongolian_too():
    told = agreement([(70, 70)]), easy_first(closings(1, 2)), last_hours([], NOON)

    assert all(one.words.mn and one.words.mn != one.words.en for one in told)
