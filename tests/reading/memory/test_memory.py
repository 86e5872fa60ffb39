"""Which clause is recognised, and where none is because nobody can be sure."""

import pickle
from dataclasses import replace
from datetime import date

import pytest
from tests.make import clause, decision, report
from tests.reading.memory.known_clauses import ACT, OTHER_ACT, TEXT, known, memory

from bielelt.core.report import Doubt, Repair
from bielelt.reading.memory import Act, KnownClause, Memory, clean_clauses

OTHER_TEXT = TEXT.replace("12 гүний", "15 гүний")
NOWHERE = Act()


def recognised(memory, text=TEXT, label="2.", act=ACT):
    """Return the text of the clause that is recognised, None if none is."""
    match = memory.same(text, label, act)
    return match and match.known.text


# Acts -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "same"),
    [
        (ACT, True),
        (Act("А/15", date(2024, 5, 1), None), True),
        (Act("2024_A/15", None, "unknown"), True),  # Latin A
        (Act("2023_А/15", ACT.date, "order"), False),
        (Act("2024_А/15", ACT.date, "directive"), False),
        (Act("А/15", None, "order"), False),  # of which year?
        (Act(None, ACT.date, "order"), False),
    ],
)
def test_an_act_is_named_by_year_number_and_kind(one, same):
    assert ACT.is_that(one) is same


# Recognition ------------------------------------------------------------------------------


@pytest.mark.parametrize("label", ["2.", "9.", None])
@pytest.mark.parametrize("act", [ACT, OTHER_ACT, NOWHERE])
def test_a_clause_that_is_read_well_is_recognised_wherever_it_stands(label, act):
    assert recognised(memory(), label=label, act=act) == TEXT


@pytest.mark.parametrize(
    ("label", "act", "words", "found"),
    [
        ("2.", ACT, 6, TEXT),
        ("2.", ACT, 8, None),
        ("9.", ACT, 3, TEXT),
        ("9.", ACT, 6, None),
        ("2.", OTHER_ACT, 1, TEXT),
        ("2.", OTHER_ACT, 3, None),
    ],
)
def test_the_less_agrees_beside_the_more_must_the_words(label, act, words, found):
    damaged = " ".join(TEXT.split()[:-words])

    assert recognised(memory(), damaged, label, act) == found


def test_a_short_clause_is_not_recognised_without_its_act():
    short = "Гэрээг нөхөрлөлтэй байгуулахыг даалгасугай."
    book = memory(known(short))

    assert recognised(book, short) == short
    assert recognised(book, short, act=NOWHERE) is None


def test_none_is_recognised_where_two_known_ones_are_nearly_as_near():
    book = memory(known(), known(OTHER_TEXT))

    assert recognised(book) is None


def test_equal_words_under_several_acts_are_no_rivals():
    book = memory(known(), known(act=OTHER_ACT))

    assert recognised(book, act=OTHER_ACT) == TEXT
    assert recognised(book, act=NOWHERE) == TEXT


def test_act_and_label_decide_between_likes_of_two_acts():
    book = memory(known(), known(OTHER_TEXT, act=OTHER_ACT))

    assert recognised(book) == TEXT
    assert recognised(book, act=NOWHERE) is None


@pytest.mark.parametrize(("voices", "found"), [(3, TEXT), (2, None)])
def test_the_many_outvote_one_who_says_otherwise(voices, found):
    many = tuple(f"{n}.txt" for n in range(voices))
    book = memory(known(sources=many), known(OTHER_TEXT, sources=("я.txt",)))

    assert recognised(book) == found


@pytest.mark.parametrize(("text", "found"), [(TEXT, TEXT), ("Мод тарих.", None)])
def test_a_text_of_a_word_or_two_is_not_remembered(text, found):
    assert recognised(memory(known(text)), text) == found


def test_a_clause_is_found_among_thousands_of_one_wording():
    many = [
        known(
            f"Сумын {n} дугаар багийн иргэдэд сургалт зохион байгуулахыг даалгасугай.",
            f"{n}.",
        )
        for n in range(3_000)
    ]

    assert recognised(memory(*many, known(label="5000.")), label="5000.") == TEXT


# Witnesses --------------------------------------------------------------------------------


def test_who_says_so_is_named():
    sources = ("а.txt", "б.txt", "в.txt")

    match = memory(known(sources=sources)).same(TEXT, "2.", ACT)

    assert match.why == "known from “а.txt”, “б.txt” +1 (2024_А/15 2., 100%)"
    assert (
        memory().same(TEXT, "2.", ACT).why.startswith("known from the register (2024_А/15")
    )


def test_a_file_is_no_witness_for_itself():
    book = memory(known(sources=("а.txt",)))

    assert recognised(book.apart_from("а.txt")) is None
    assert recognised(book.apart_from("б.txt")) == TEXT


@pytest.mark.parametrize(
    ("sources", "found"), [(("а.tif",), None), (("а.tif", "б.tif"), TEXT)]
)
def test_what_was_recognised_from_a_picture_needs_a_second_witness(sources, found):
    clauses = [known(sources=(source,), is_typed=False) for source in sources]

    assert recognised(memory(*clauses)) == found


def test_the_order_of_the_clauses_does_not_matter():
    clauses = [known(sources=("а",)), known(sources=("б",)), known(OTHER_TEXT, "3.")]

    assert memory(*clauses) == memory(*reversed(clauses))


def test_a_memory_goes_to_another_process_whole():
    copy = pickle.loads(pickle.dumps(memory()))

    assert (copy, recognised(copy)) == (memory(), TEXT)


# What a report is a witness of ------------------------------------------------------------

PAPER = report(decision(clause(TEXT, label="2.")))
KNOWN = KnownClause(
    Act("2024_А/15", date(2024, 1, 12), "order"), "2.", TEXT, ("а.txt",), is_typed=True
)


def test_a_clause_that_nobody_doubts_is_a_witness():
    assert list(clean_clauses(PAPER, "а.txt")) == [KNOWN]


@pytest.mark.parametrize("field", ["text", "label", "serial", "decision", "number", "date"])
def test_a_clause_that_is_doubted_is_none(field):
    doubted = replace(PAPER, doubts=(Doubt(1, field, "why"),))

    assert list(clean_clauses(doubted, "а.txt")) == []


def test_a_doubt_about_a_rating_or_a_progress_says_nothing_of_the_clause():
    doubts = (Doubt(1, "progress", "why"), Doubt(1, "self", "why"))

    assert list(clean_clauses(replace(PAPER, doubts=doubts), "а.txt")) == [KNOWN]


@pytest.mark.parametrize("kind", ["columns-parted", "letters-known", "letters-misread"])
def test_a_clause_that_the_reader_put_together_is_none(kind):
    made = replace(PAPER, repairs=(Repair(kind, 1, "text", "а", "б", "why"),))

    assert list(clean_clauses(made, "а.txt")) == []


def test_nothing_is_remembered_of_nothing():
    assert recognised(Memory.of([])) is None
