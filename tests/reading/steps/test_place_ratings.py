import pytest
from tests.reading.steps.bench import NUMBERS, REPORTS, lay, opening, rest, row

from bielelt.core.report import NOT_DUE, Place
from bielelt.reading.base import Cell
from bielelt.reading.steps import place_ratings

BOTH = [(1, "self"), (1, "upper")]
VALUES = ("self_rating", "upper_rating")


def test_percentages_are_read_without_a_note():
    bench = lay(
        place_ratings, opening(1, own="100%", upper="30%"), row(2, own="0", upper="0%")
    )

    assert bench.of(*VALUES) == [(100, 30), (0, 0)]
    assert bench.notes == []


@pytest.mark.parametrize("words", ["Хугацаа болоогүй", "Х.Б", "Хэрэгжих хугацаа болоогүй"])
def test_words_for_not_due_are_kept_in_a_repair(words):
    bench = lay(place_ratings, opening(1, own=words, upper=words))

    assert bench.of(*VALUES) == [(NOT_DUE, NOT_DUE)]
    assert bench.repairs == [(1, "rating-read", "self"), (1, "rating-read", "upper")]
    assert bench.dropped == [words, words]
    assert bench.doubts == []


@pytest.mark.parametrize(
    ("printed", "value", "repairs"),
    [
        ("7О%", 70, [(1, "rating-read", "self")]),
        ("7096", 70, [(1, "rating-read", "self")]),
        ("65%", 65, []),
        ("дунд", None, [(1, "rating-unreadable", "self")]),
        ("", None, []),
    ],
)
def test_a_rating_that_is_not_plain_is_doubted(printed, value, repairs):
    bench = lay(place_ratings, opening(1, own=printed))

    assert bench.of(*VALUES) == [(value, 70)]
    assert bench.repairs == repairs
    assert set(bench.doubts) == {(1, "self")}


def test_a_rating_cell_merged_over_both_columns_counts_twice():
    wide = Cell("70%", Place(1, 1, 6), span=(1, 2))

    bench = lay(place_ratings, opening(1, own=wide, upper=""))

    assert bench.of(*VALUES) == [(70, 70)]
    assert bench.repairs == [(1, "rating-merged", "upper")]
    assert bench.doubts == []


def test_empty_ratings_below_a_clause_of_the_same_decision_are_taken_from_it():
    bench = lay(place_ratings, opening(1, upper="30%"), row(2, own="", upper=""))

    assert bench.of(*VALUES) == [(70, 30), (70, 30)]
    assert bench.repairs == [
        (2, "rating-inferred", "self"),
        (2, "rating-inferred", "upper"),
    ]
    assert bench.doubts == [(2, "self"), (2, "upper")]


def test_empty_ratings_of_another_decision_stay_empty():
    bench = lay(place_ratings, opening(1), opening(2, of=2, own="", upper=""))

    assert bench.of(*VALUES) == [(70, 70), (None, None)]
    assert bench.repairs == []
    assert bench.doubts == [(2, "self"), (2, "upper")]


def slid(own, upper):
    """Return a table in which ratings and progress of clause 2 slid up over a page break."""
    up = rest("", REPORTS[1])[:5]
    return (
        opening(1),
        NUMBERS,
        (*up, "100%", "100%"),
        row(2, progress="", own=own, upper=upper),
    )


def test_a_second_pair_of_ratings_slid_up_with_the_progress_of_the_next_clause():
    bench = lay(place_ratings, *slid("100%", "100%"))

    assert bench.of("whole_progress", *VALUES) == [
        (REPORTS[0], 70, 70),
        (REPORTS[1], 100, 100),
    ]
    assert bench.repairs == [(1, "rating-slid", "self"), (2, "progress-slid", "progress")]
    assert bench.dropped == ["100% 100%"]
    assert bench.doubts == [(2, "progress")]


def test_where_the_next_clause_is_rated_otherwise_its_ratings_are_doubted():
    bench = lay(place_ratings, *slid("30%", "30%"))

    assert bench.of(*VALUES) == [(70, 70), (30, 30)]
    assert bench.doubts == [(2, "progress"), (2, "self"), (2, "upper")]


def test_a_second_pair_with_no_clause_to_follow_is_doubted_where_it_stands():
    bench = lay(place_ratings, *slid("", "")[:3])

    assert bench.of("whole_progress", *VALUES) == [(" ".join(REPORTS[:2]), 70, 70)]
    assert bench.repairs == [(1, "rating-slid", "self")]
    assert bench.doubts == [(1, "progress"), *BOTH]


def test_a_progress_that_says_not_due_beside_a_percentage_is_doubted():
    bench = lay(place_ratings, opening(1, progress="Хугацаа болоогүй"))

    assert bench.of(*VALUES) == [(70, 70)]
    assert bench.doubts == [(1, "progress"), (1, "self")]


def test_not_due_that_came_from_the_progress_column_may_have_cost_the_progress():
    words = "Хугацаа болоогүй"

    bench = lay(place_ratings, (*opening(1)[:4], words, words, ""))

    assert bench.of(*VALUES) == [(NOT_DUE, NOT_DUE)]
    assert bench.doubts == [(1, "progress")]
