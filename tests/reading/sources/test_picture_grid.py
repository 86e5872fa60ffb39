"""The ruled lines of drawn tables, whatever their widths, merged cells and specks."""

from itertools import pairwise

import cv2
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.examples import examples

from bielelt.reading.ocr.grid import find_grids
from bielelt.reading.ocr.straightening import LETTER

WIDTHS = st.lists(st.integers(4 * LETTER, 12 * LETTER), min_size=3, max_size=7)
HEIGHTS = st.lists(st.integers(2 * LETTER, 8 * LETTER), min_size=2, max_size=6)


def drawn(widths, heights, gone=()):
    """Return the ink of a table, without the lower edges of the cells that are ``gone``."""
    xs = np.cumsum([40, *widths])
    ys = np.cumsum([60, *heights])
    ink = np.zeros((int(ys[-1]) + 50, int(xs[-1]) + 50), np.uint8)
    for x in xs:
        cv2.line(ink, (int(x), int(ys[0])), (int(x), int(ys[-1])), 255, 2)
    for row, y in enumerate(ys):
        for column, (left, right) in enumerate(pairwise(xs)):
            if (row - 1, column) not in gone:
                cv2.line(ink, (int(left), int(y)), (int(right), int(y)), 255, 2)
    return ink


def found(ink):
    """Return (rows, columns) of each table and its cells as (row, column, rows, columns)."""
    grids = find_grids(ink, np.zeros_like(ink))
    return [
        (g.rows, g.columns, {(c.row, c.column, c.rows, c.columns) for c in g.cells})
        for g in grids
    ]


@settings(max_examples=examples(25), deadline=None)
@given(widths=WIDTHS, heights=HEIGHTS)
def test_every_cell_of_any_ruled_table_is_found(widths, heights):
    rows, columns = len(heights), len(widths)
    cells = {(r, c, 1, 1) for r in range(rows) for c in range(columns)}

    assert found(drawn(widths, heights)) == [(rows, columns, cells)]


@settings(max_examples=examples(25), deadline=None)
@given(widths=WIDTHS, heights=HEIGHTS, seed=st.integers(0, 99), data=st.data())
def test_an_edge_that_is_not_drawn_merges_two_cells_and_specks_change_nothing(
    widths, heights, seed, data
):
    row = data.draw(st.integers(0, len(heights) - 2))
    ink = drawn(widths, heights, gone={(row, 0)})
    specks = np.random.default_rng(seed).random(ink.shape) > 0.999
    ink[specks] = 255
    cells = {(r, c, 1, 1) for r in range(len(heights)) for c in range(len(widths))} - {
        (row, 0, 1, 1),
        (row + 1, 0, 1, 1),
    }

    ((rows, columns, merged),) = found(ink)
    assert (rows, columns) == (len(heights), len(widths))
    assert merged == cells | {(row, 0, 2, 1)}


def test_a_frame_of_one_cell_is_a_table_and_loose_lines_are_none():
    loose = np.zeros((300, 400), np.uint8)
    cv2.line(loose, (20, 100), (380, 100), 255, 2)

    assert found(drawn([300], [100])) == [(1, 1, {(0, 0, 1, 1)})]
    assert found(loose) == []


def test_lines_broken_by_the_ring_of_a_stamp_still_part_their_cells():
    ink = drawn([200, 200], [100, 100])
    stamp = np.zeros_like(ink)
    cv2.circle(stamp, (140, 160), 50, 255, 20)
    ink[stamp > 0] = 0

    (grid,) = find_grids(ink, stamp)
    assert len(grid.cells) == 4
