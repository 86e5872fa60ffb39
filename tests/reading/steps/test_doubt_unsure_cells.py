import pytest
from tests.reading.steps.bench import lay, opening

from bielelt.core.report import Place
from bielelt.reading.base import Cell
from bielelt.reading.steps import doubt_unsure_cells


def doubts(column, confidence):
    """Return what is doubted of a row with one cell that was recognised."""
    cells = list(opening(1))
    cells[column] = Cell(cells[column], Place(1, 1, column + 1), confidence)
    return [name for _, name in lay(doubt_unsure_cells, tuple(cells)).doubts]


@pytest.mark.parametrize(
    ("column", "fields"),
    [
        (0, ["decision"]),
        (1, ["serial"]),
        (2, ["title", "date", "number"]),
        (3, ["label", "text"]),
        (4, ["progress"]),
        (5, ["self"]),
        (6, ["upper"]),
    ],
)
def test_a_cell_of_little_confidence_is_doubted_in_all_its_fields(column, fields):
    assert (doubts(column, 0.59), doubts(column, 0.86)) == (fields, [])


def test_a_figure_must_be_surer_than_a_sentence():
    assert (doubts(5, 0.84), doubts(4, 0.84)) == (["self"], [])


def test_an_empty_cell_is_not_doubted_for_its_letters():
    cells = (*opening(1)[:4], Cell("", Place(1, 1, 5), 0.1), "70%", "70%")

    assert lay(doubt_unsure_cells, cells).doubts == []
