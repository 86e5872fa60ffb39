from datetime import date

import pytest
from tests.reading.steps.bench import NUMBERS, lay, opening

from bielelt.reading.steps import read_decisions

SECTION = "Засаг даргын захирамж"
TITLE, DAY, NUMBER = "Мод тарих тухай", date(2024, 3, 5), "2024_А/27"
TITLE_BLOCK = ("ЗАХИРАМЖИЙН 2024 ОНЫ БИЕЛЭЛТ", "2024 оны 06 дугаар сарын 25")


def decision(bench):
    group = bench.draft.groups[0]
    return group.title, group.date, group.number


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        (f"{TITLE} 2024-03-05 {NUMBER}", []),
        (f"{TITLE} 2024-03-05 Дугаар {NUMBER}", ["Дугаар"]),
        (f"{TITLE} 2024.03.05 № {NUMBER}", ["2024.03.05"]),
        (
            f"{TITLE} 2024 оны 3 дугаар сарын 5 Дугаар: {NUMBER}",
            ["Дугаар: 2024 оны 3 дугаар сарын 5"],
        ),
    ],
)
def test_title_date_and_number_are_read_in_every_usual_form(cell, words):
    bench = lay(read_decisions, SECTION, opening(1, act=cell))

    assert decision(bench) == (TITLE, DAY, NUMBER)
    assert [dropped.removeprefix("№ ") for dropped in bench.dropped] == words
    assert bench.doubts == []


def test_the_words_around_date_and_number_are_kept_in_a_repair():
    bench = lay(read_decisions, SECTION, opening(1))

    assert bench.repairs == [(1, "form-words", "decision")]


@pytest.mark.parametrize("number", ["2024_А/0", "2024_А/", "2024_А", "2024_0"])
def test_a_number_that_is_cut_is_kept_as_printed_and_doubted(number):
    bench = lay(
        read_decisions, SECTION, opening(1, act=f"{TITLE} 2024-03-05 Дугаар {number}")
    )

    assert decision(bench) == (TITLE, DAY, number)
    assert bench.doubts == [(1, "number")]


@pytest.mark.parametrize(
    ("cell", "read", "missing"),
    [
        (TITLE, (TITLE, None, None), ["date", "number"]),
        (f"{TITLE} 2024-03-05", (TITLE, DAY, None), ["number"]),
        (f"2024-03-05 Дугаар {NUMBER}", (None, DAY, NUMBER), ["title"]),
    ],
)
def test_what_the_cell_does_not_give_is_doubted(cell, read, missing):
    bench = lay(read_decisions, SECTION, opening(1, act=cell))

    assert decision(bench) == read
    assert bench.doubts == [(1, name) for name in missing]


def test_a_number_in_front_of_its_noun_is_no_part_of_the_title():
    bench = lay(read_decisions, SECTION, opening(1, act=f"{TITLE} 2024-03-05 А/27 дугаар"))

    assert decision(bench) == (TITLE, DAY, "А/27")


@pytest.mark.parametrize(
    ("above", "below", "kinds", "doubts"),
    [
        ([SECTION], [], ["order", "order"], []),
        ([SECTION], ["Бусад шийдвэр"], ["order", "unknown"], []),
        ([], [SECTION], [None, "order"], [(1, "kind")]),
        ([], [], ["order", "order"], []),
    ],
)
def test_a_section_names_the_kind_or_the_title_of_a_report_without_sections(
    above, below, kinds, doubts
):
    table = (*above, opening(1), *below, opening(2, of=2))

    bench = lay(read_decisions, *TITLE_BLOCK, NUMBERS, *table, head=False)

    assert [group.kind for group in bench.draft.groups] == kinds
    assert bench.doubts == doubts


def test_without_a_section_and_a_title_the_kind_is_doubted():
    bench = lay(read_decisions, opening(1))

    assert [group.kind for group in bench.draft.groups] == [None]
    assert bench.doubts == [(1, "kind")]
