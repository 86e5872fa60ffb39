from tests.reading.steps.bench import NUMBERS, opening

from bielelt.core.report import Place
from bielelt.reading.base import Cell, Line, Pages, Row
from bielelt.reading.draft import Draft
from bielelt.reading.steps import STEPS, doubt_unsure_lines


def doubts(above, below):
    """Return what is doubted of a table between two lines of these confidences."""
    rows = [
        Row(tuple(Cell(c, Place(1, 2, 1)) for c in cells))
        for cells in (NUMBERS, opening(1))
    ]
    lines = [
        Line("2024 оны 06 дугаар сарын 26", Place(1, 1, 1), above),
        Line("ХЯНАСАН", Place(1, 3, 1), below),
    ]
    draft = Draft.of(Pages((lines[0], *rows, lines[1]), media_type="image/png"))
    for step in STEPS[: STEPS.index(doubt_unsure_lines) + 1]:
        step(draft)
    return [note.value.field for note in draft.notes if hasattr(note.value, "clause")]


def test_lines_of_little_confidence_are_doubted_in_all_that_is_read_from_them():
    above = ["title", "organisation", "date", "place", "period"]
    below = ["summaries", "signatures"]
    sure = doubts(0.86, 0.86)

    assert doubts(0.84, 0.86) == [*sure, *above]
    assert doubts(0.86, 0.84) == [*sure, *below]
