from datetime import date

import pytest
from tests.dictionary import needs_dictionary
from tests.reading.steps.bench import NUMBERS, lay, opening

from bielelt.core.report import Place
from bielelt.reading.base import Line, Pages
from bielelt.reading.draft import Draft
from bielelt.reading.steps import read_heading
from bielelt.reading.steps.read_heading import read_period

TITLE = ("**ЗАСАГ ДАРГЫН ЗАХИРАМЖИЙН 2023 ОНЫ", "ХАГАС ЖИЛИЙН БИЕЛЭЛТ", "(Номгон сум)**")
DAY, PLACE = "2023 оны 06 дугаар сарын 26", "Сангийн далай"
READ = (
    "ЗАСАГ ДАРГЫН ЗАХИРАМЖИЙН 2023 ОНЫ ХАГАС ЖИЛИЙН БИЕЛЭЛТ",
    "Номгон сум",
    date(2023, 6, 26),
    "Сангийн далай",
    "2023-H1",
)
FIELDS = ("title", "organisation", "date", "place", "period")


def heading(*lines):
    """Return the bench and the five fields of the heading."""
    bench = lay(read_heading, *lines, NUMBERS, opening(1), head=False)
    return bench, tuple(getattr(bench.draft, name) for name in FIELDS)


@pytest.mark.parametrize(
    "lines",
    [
        (*TITLE, DAY, PLACE),
        (*TITLE, f"{DAY}-ны өдөр", PLACE),
        (*TITLE, f"{PLACE} 2023.06.26"),
        (" ".join(TITLE), f"{DAY} {PLACE}"),
    ],
)
def test_title_organisation_date_and_place_are_read_in_every_usual_form(lines):
    bench, read = heading(*lines)

    assert (read, bench.notes) == (READ, [])


@pytest.mark.parametrize(
    ("lines", "missing"),
    [
        ((*TITLE[:2], DAY, PLACE), ["organisation"]),
        ((*TITLE, DAY), ["place"]),
        (TITLE, ["date", "place"]),
        ((), list(FIELDS)),
    ],
)
def test_what_the_heading_does_not_give_is_doubted(lines, missing):
    bench, read = heading(*lines)

    assert [
        name for name, value in zip(FIELDS, read, strict=True) if value is None
    ] == missing
    assert bench.doubts == [(None, name) for name in missing]


def test_a_line_that_is_no_part_of_the_title_is_dropped_with_its_letters():
    bench, read = heading(*TITLE, DAY, PLACE, "Хэвлэсэн: 3 хувь")

    assert read == READ
    assert bench.repairs == [(None, "line-dropped", "heading")]
    assert bench.dropped == ["Хэвлэсэн: 3 хувь"]


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("2024 ОНЫ ХАГАС ЖИЛИЙН БИЕЛЭЛТ", "2024-H1"),
        ("2024 ОНЫ ЭХНИЙ ХАГАС ЖИЛИЙН БИЕЛЭЛТ", "2024-H1"),
        ("2024 ОНЫ СҮҮЛИЙН ХАГАС ЖИЛИЙН БИЕЛЭЛТ", "2024-H2"),
        ("2024 ОНЫ II ХАГАС ЖИЛИЙН БИЕЛЭЛТ", "2024-H2"),
        ("2024 ОНЫ 3 ДУГААР УЛИРЛЫН БИЕЛЭЛТ", "2024-Q3"),
        ("2024 ОНЫ IV УЛИРЛЫН БИЕЛЭЛТ", "2024-Q4"),
        ("2024 ОНЫ ХОЁРДУГААР УЛИРЛЫН БИЕЛЭЛТ", "2024-Q2"),
        ("2024 ОНЫ 9 САРЫН БИЕЛЭЛТ", "2024-M9"),
        ("2024 ОНЫ ЖИЛИЙН ЭЦСИЙН БИЕЛЭЛТ", "2024"),
        ("2023 ОНЫ ЗАХИРАМЖИЙН 2024 ОНЫ БИЕЛЭЛТ", "2024"),
        ("ЗАХИРАМЖИЙН БИЕЛЭЛТ", None),
    ],
)
def test_the_title_names_the_period(title, period):
    assert read_period(title) == period


def recognised(*lines, confidence=0.9):
    """Return title and organisation of a heading, the repairs and what is doubted."""
    draft = Draft.of(Pages((), media_type="image/png"))
    draft.heading = [
        Line(line, Place(1, 1, 1), confidence) for line in (*lines, DAY, PLACE)
    ]
    read_heading(draft)
    values = [note.value for note in draft.notes]
    kinds = [value.kind for value in values if hasattr(value, "kind")]
    doubts = [value.field for value in values if not hasattr(value, "kind")]
    return (draft.title, draft.organisation), kinds, doubts


def test_a_bracket_that_was_read_as_a_letter_opens_the_organisation():
    found = recognised(*TITLE[:2], "СЭрдэнэ сум)")

    title = " ".join(TITLE[:2])
    assert found == ((title, "Эрдэнэ сум"), ["letters-misread"], [])


def test_a_bracket_that_was_lost_is_doubted():
    found = recognised(*TITLE[:2], "Эрдэнэ сум)")

    title = f"{' '.join(TITLE[:2])} Эрдэнэ сум)"
    assert found == ((title, None), [], ["title", "organisation"])


def test_what_was_typed_keeps_its_letters():
    title, kinds, _ = recognised("СЭрдэнэ сум)", confidence=1.0)

    assert (title, kinds) == (("СЭрдэнэ сум)", None), [])


@needs_dictionary
@pytest.mark.parametrize(("word", "doubts"), [("БИЕЛЭЛТ", []), ("БИЕЛЭЛГ", ["title"])])
def test_a_title_is_made_of_words(word, doubts):
    _, _, found = recognised(f"ЗАХИРАМЖИЙН 2023 ОНЫ {word}", "(Цогт-Өлзийт сум)")

    assert found == doubts
