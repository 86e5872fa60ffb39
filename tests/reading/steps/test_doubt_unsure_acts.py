import pytest
from tests.dictionary import needs_dictionary
from tests.reading.steps.bench import ACTS, NUMBERS, lay, opening

from bielelt.core.report import Place
from bielelt.reading.base import Cell
from bielelt.reading.steps import doubt_unsure_acts

DAY = "2024 оны 06 дугаар сарын 25"
ACT = ACTS[0]


def told(*acts, confidence=0.9, heading=()):
    """Return the bench of decisions with these cells, recognised from a picture."""
    table = []
    for number, act in enumerate(acts, start=1):
        cells = list(opening(number, of=min(number, len(ACTS))))
        cells[0] = str(number)
        cells[2] = Cell(act, Place(1, number, 3), confidence)
        table.append(tuple(cells))
    return lay(doubt_unsure_acts, *heading, NUMBERS, *table, head=False)


def act(day, number, title="Хашаа засах тухай"):
    return f"{title} {day} Дугаар {number}"


def test_an_act_against_which_nothing_speaks_is_not_doubted():
    assert told(*ACTS, heading=(DAY,)).notes == []


def test_what_was_typed_is_not_doubted():
    assert told(act("2023-03-11", "2024_ББББ/15x"), confidence=1.0).notes == []


@pytest.mark.parametrize(
    ("number", "fields"),
    [
        ("2024_А/15", []),
        ("А/15", []),
        ("15", []),
        ("01/02", []),
        ("2024", ["number"]),
        ("А1І5", ["number"]),
        ("А/15:7", ["number"]),
        ("2023_А/15", ["date", "number"]),
        ("2024 А/", ["number", "title", "number", "title"]),
    ],
)
def test_a_number_has_a_form_and_the_year_of_its_date(number, fields):
    bench = told(act("2024-03-11", number))

    assert bench.doubts == [(1, name) for name in fields]


@pytest.mark.parametrize(
    ("day", "fields"),
    [("2024-03-11", []), ("2024-08-11", ["date"]), ("1924-03-11", ["date"])],
)
def test_an_act_is_older_than_its_report_and_not_by_many_years(day, fields):
    assert told(act(day, "15"), heading=("ТАЙЛАН", DAY)).doubts == [
        (1, name) for name in fields
    ]


@pytest.mark.parametrize(
    ("title", "reason"),
    [
        ("хашаа засах тухай", "a title begins with a capital letter"),
        ("К) Хашаа засах тухай", "«К)» is no word"),
        ("Хашаа засах тухай ?:", "«?:» is no word"),
    ],
)
def test_a_title_is_made_of_words_and_opens_with_a_capital(title, reason):
    assert told(act("2024-03-11", "15", title)).reasons == [reason]


@needs_dictionary
@pytest.mark.parametrize(
    ("title", "reasons"),
    [
        ("Ой хамгаалах тухай", []),
        ("Цогтбаян суманд ажиллах тухай", ["the dictionary does not know «Цогтбаян»"]),
        ("Аян Цогтбаян суманд хийх тухай", []),
        ("ОЙ хамгаалах тухай", ["«ОЙ» may be «Ой»"]),
        ("Хашаа зассж дуусгах тухай", ["the dictionary does not know «зассж»"]),
    ],
)
def test_the_dictionary_is_a_witness_of_a_title(title, reasons):
    assert told(act("2024-03-11", "15", title)).reasons == reasons


IN_ORDER = (("2024-01-05", "А/3"), ("2024-02-06", "А/21"), ("2024-05-09", "А/80"))
TITLES = ("Хашаа засах тухай", "Ном авах тухай", "Зам тавих тухай", "Мод тарих тухай")


@pytest.mark.parametrize(
    ("day", "number", "doubts"),
    [
        ("2024-03-11", "А/45", []),
        ("2024-03-11", "А/2", [3]),
        ("2024-01-03", "А/45", [3]),
        ("2024-03-11", "А/15", [2, 3]),  # either of the two may be wrong
    ],
)
def test_the_numbers_of_a_series_rise_with_their_days(day, number, doubts):
    acts = [*IN_ORDER[:2], (day, number), IN_ORDER[2]]
    bench = told(*(act(*pair, title) for pair, title in zip(acts, TITLES, strict=True)))

    assert bench.doubts == [(at, name) for at in doubts for name in ("date", "number")]


@pytest.mark.parametrize(
    ("again", "field"),
    [
        (act("2024-03-11", "А/15"), None),
        (act("2024-03-11", "А/15", "Хашаа засэх тухай"), "title"),
        (act("2024-03-17", "А/15"), "date"),
        (act("2024-03-11", "А/16"), "number"),
    ],
)
def test_an_act_told_twice_is_doubted_in_what_is_told_in_two_ways(again, field):
    bench = told(act("2024-03-11", "А/15"), act("2024-04-02", "А/21", TITLES[1]), again)

    found = {(at, name) for at, name in bench.doubts if name == field}
    assert found == ({(1, field), (3, field)} if field else set())


def test_capitals_are_mended_by_the_same_act_told_twice():
    once = act("2024-03-11", "А/15", "Ой хамгаалах тухай")
    again = act("2024-03-11", "А/15", "ОЙ хамгаалах тухай")
    bench = told(once, act("2024-04-02", "А/21", TITLES[1]), again)

    assert bench.changes == [
        ("letters-misread", "ОЙ хамгаалах тухай", "Ой хамгаалах тухай")
    ]
    assert [group.title for group in bench.draft.groups][2] == "Ой хамгаалах тухай"
    assert bench.doubts == []
