"""A clause read from a picture beside the same clause known from elsewhere."""

import pytest
from tests.dictionary import needs_dictionary
from tests.reading.steps.bench import ACTS, lay, opening

from bielelt.core.report import Doubt, Place
from bielelt.reading.base import Cell
from bielelt.reading.memory import Act, KnownClause, Memory
from bielelt.reading.steps import mend_by_memory
from bielelt.reading.steps.read_decisions import named_act

TEXT = (
    "Цэцэрлэгийн 3 хашааг намрын улирлаас өмнө бүрэн засварлахыг эрхлэгч нарт даалгасугай."
)


def read(text=TEXT, *, confidence=0.9, knows=TEXT, label="2."):
    """Return the bench on which a clause was read from a picture."""
    cells = list(opening(1))
    cells[3] = Cell(f"2. {text}", Place(1, 1, 4), confidence)
    act = named_act(ACTS[0], None)
    memory = Memory.of([KnownClause(act, label, knows)])
    return lay(mend_by_memory, tuple(cells), memory=memory)


def of(bench):
    """Return the text, what was changed in it and what is doubted about it."""
    [(text,)] = bench.of("text")
    return text, bench.changes, [why.split("%): ")[-1] for why in bench.reasons]


def test_what_is_letter_for_letter_the_known_clause_stays():
    assert of(read()) == (TEXT, [], [])


@needs_dictionary
@pytest.mark.parametrize(
    ("misread", "right"),
    [
        ("улирпаас", "улирлаас"),
        ("засварлахьг", "засварлахыг"),
        ("эрхпэгч", "эрхлэгч"),
        ("Цэцэрлэтийн", "Цэцэрлэгийн"),
        ("засвар лахыг", "засварлахыг"),
    ],
)
def test_letters_that_make_no_word_are_those_of_the_known_clause(misread, right):
    assert of(read(TEXT.replace(right, misread))) == (
        TEXT,
        [("letters-known", misread, right)],
        [],
    )


def test_where_all_words_are_the_known_ones_the_marks_are_too():
    text = TEXT.replace("хашааг", "хaшааг,").replace(".", ",")  # a Latin a

    assert of(read(text)) == (
        TEXT,
        [
            ("letters-known", "хaшааг,", "хашааг"),
            ("letters-known", "даалгасугай,", "даалгасугай."),
        ],
        [],
    )


def test_where_a_word_is_another_one_the_marks_stay_as_they_were_read():
    text = TEXT.replace("хашааг", "хаалгыг,")

    assert of(read(text))[:2] == (text, [])


@pytest.mark.parametrize(
    ("read_as", "known"),
    [("8", "3"), ("хаалгыг", "хашааг"), ("хавар", "намрын")],
)
def test_a_figure_or_another_word_is_doubted_and_not_changed(read_as, known):
    text = TEXT.replace(known, read_as)

    assert of(read(text)) == (
        text,
        [],
        [f"the known clause says «{known}», here stands «{read_as}»"],
    )


def test_a_name_that_differs_is_doubted_and_not_changed():
    knows = TEXT.replace("эрхлэгч нарт", "эрхлэгч Ганзоригт")
    text = TEXT.replace("эрхлэгч нарт", "эрхлэгч Ганзориот")

    assert of(read(text, knows=knows)) == (
        text,
        [],
        ["the known clause says «Ганзоригт», here stands «Ганзориот»"],
    )


def test_a_word_that_is_missing_or_too_many_is_doubted():
    without, more = TEXT.replace("бүрэн ", ""), TEXT.replace("бүрэн", "нэг бүрчлэн бүрэн")

    assert of(read(without)) == (
        without, [], ["the known clause says «бүрэн», which is not found here"]
    )  # fmt: skip
    assert of(read(more))[:2] == (more, [])
    assert len(of(read(more))[2]) == 1


def test_what_was_typed_stays_as_it_is():
    assert of(read(TEXT.replace("3", "8"), confidence=1.0)) == (
        TEXT.replace("3", "8"),
        [],
        [],
    )


# A doubt withdrawn ------------------------------------------------------------------------

UNSURE = 0.5
DOUBTED = {(1, "label"), (1, "text")}


def doubts(bench):
    """Return what is doubted after all steps so far."""
    notes = (note.value for note in bench.draft.notes)
    return {(1, note.field) for note in notes if isinstance(note, Doubt)}


def test_a_clause_that_is_wholly_the_known_one_is_not_doubted_any_more():
    bench = read(confidence=UNSURE)

    assert doubts(bench) & DOUBTED == set()
    assert bench.changes == [
        ("clause-confirmed", "2.", "2."),
        ("clause-confirmed", TEXT, TEXT),
    ]


@pytest.mark.parametrize(
    "other",
    [
        {"text": TEXT.replace("3", "8")},
        {"label": "3."},
    ],
)
def test_a_clause_that_is_not_stays_doubted(other):
    bench = read(**{"confidence": UNSURE, **other})

    assert doubts(bench) & DOUBTED == DOUBTED
    assert "clause-confirmed" not in [kind for kind, *_ in bench.changes]


def test_the_act_must_be_known_for_a_doubt_to_be_withdrawn():
    act = Act("2024_А/99", named_act(ACTS[0], None).date)
    cells = list(opening(1))
    cells[3] = Cell(f"2. {TEXT}", Place(1, 1, 4), UNSURE)
    memory = Memory.of([KnownClause(act, "2.", TEXT)])

    bench = lay(mend_by_memory, tuple(cells), memory=memory)

    assert doubts(bench) & DOUBTED == DOUBTED
