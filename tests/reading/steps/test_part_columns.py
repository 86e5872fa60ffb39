from collections import Counter
from itertools import zip_longest
from textwrap import wrap

import pytest
from tests.reading.steps.bench import REPORTS, lay, opening, row

from bielelt.reading.steps import part_columns

TEXT = "2. Хадлангийн талбайг өрх бүрд хуваарилахыг багийн дарга нарт даалгасугай."
PROGRESS = "Нийт 64 өрхөд талбай олгож, 120 тонн өвс бэлтгэсэн байна."
PARTED = [([TEXT], [PROGRESS])]
BOTH = {(2, "text"), (2, "progress")}


def across(text, progress, widths=(30, 52)):
    """Read two columns as a careless scanner does: one printed line of each in turn."""
    lines = zip_longest(wrap(text, widths[0]), wrap(progress, widths[1]))
    return " ".join(line for pair in lines for line in pair if line)


def letters(*texts):
    return Counter(letter for text in texts for letter in text if letter.isalnum())


def lay_between(*cells, **others):
    """Put the cells of clause 2 between two whole clauses."""
    bench = lay(part_columns, opening(1), row(2, *cells, **others), row(3))
    return bench, bench.of("texts", "progresses")[1:2]


def test_whole_cells_stay_as_they_are():
    bench, cells = lay_between(TEXT, PROGRESS)

    assert (cells, bench.notes) == (PARTED, [])


@pytest.mark.parametrize("widths", [(30, 46), (30, 52), (34, 58)])
def test_two_columns_read_across_are_parted_and_stay_doubted(widths):
    bench, cells = lay_between(across(TEXT, PROGRESS, widths), "")

    assert cells == PARTED
    assert bench.repairs == [(2, "columns-parted", "text")]
    assert bench.dropped == []
    assert set(bench.doubts) == BOTH


def test_the_head_of_a_progress_is_brought_back_from_the_clause():
    text = (
        "2. Гудамжны хогийн цэгийг хашаажуулж, камер суурилуулахыг тохижилтын албанд үүрэг"
        " болгосугай."
    )
    head = "Нийт 5 цэгийг хашаажуулсан. Камерын 2 байршлыг"
    tail = "сонгож, гэрээ байгуулсан байна."

    bench, cells = lay_between(across(text, head), tail)

    assert cells == [([text], [f"{head} {tail}"])]
    assert bench.repairs == [(2, "columns-parted", "text")]
    assert set(bench.doubts) == BOTH


def test_a_whole_progress_read_into_the_clause_as_well_is_dropped_there():
    progress = f"{REPORTS[1]} {PROGRESS}"
    text = TEXT.replace("хуваарилахыг", f"{progress} хуваарилахыг")

    bench, cells = lay_between(text, progress)

    assert cells == [([TEXT], [progress])]
    assert bench.repairs == [(2, "columns-parted", "text")]
    assert letters(*bench.dropped) == letters(progress)
    assert set(bench.doubts) == BOTH


def test_what_cannot_be_parted_honestly_stays_and_is_doubted():
    torn = "2. Хадлангийн байна. талбайг Нийт өрх"

    bench, cells = lay_between(torn, "")

    assert cells == [([torn], [""])]
    assert bench.repairs == []
    assert set(bench.doubts) == BOTH


def test_a_cell_of_more_words_than_can_be_parted_in_time_stays_and_is_doubted():
    endless = across(TEXT, PROGRESS) + f" {PROGRESS}" * 50

    bench, cells = lay_between(endless, "")

    assert cells == [([endless], [""])]
    assert bench.repairs == []
    assert set(bench.doubts) == BOTH


@pytest.mark.parametrize("widths", [(18, 70), (24, 40), (38, 45), (44, 64)])
def test_no_letter_is_lost_by_parting_wherever_the_lines_end(widths):
    mixed = across(TEXT, PROGRESS, widths)

    _, [(texts, progresses)] = lay_between(mixed, "")

    assert letters(*texts, *progresses) == letters(mixed)


@pytest.mark.parametrize(
    ("cells", "doubts"),
    [
        (("", REPORTS[1]), [(2, "text")]),
        ((TEXT, ""), [(2, "progress")]),
        (("", ""), [(2, "text"), (2, "progress")]),
    ],
)
def test_an_empty_cell_of_a_rated_clause_is_doubted(cells, doubts):
    bench, _ = lay_between(*cells)

    assert bench.repairs == []
    assert bench.doubts == doubts


def test_a_clause_that_is_not_due_needs_no_progress():
    bench, _ = lay_between(TEXT, "", own="Х.Б", upper="Х.Б")

    assert bench.notes == []
