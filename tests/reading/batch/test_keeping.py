"""A document that is kept comes back as it was found."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.examples import examples

from bielelt.core.report import Origin, Place
from bielelt.reading.base import Cell, Line, Pages, Row
from bielelt.reading.batch.keeping import from_text, to_text

ORIGIN = Origin("тайлан.tif", "image/tiff", "0" * 64, "picture", 2)
TEXTS = st.text(max_size=8)
COUNTS = st.integers(1, 9)
PLACES = st.builds(Place, COUNTS, COUNTS, COUNTS)
SURE = st.floats(0, 1)
BOXES = st.none() | st.tuples(SURE, SURE, SURE, SURE)
TURNS = st.lists(st.tuples(COUNTS, COUNTS), max_size=2).map(tuple)
LINES = st.builds(Line, TEXTS, PLACES, SURE, BOXES)
CELLS = st.builds(Cell, TEXTS, PLACES, SURE, st.tuples(COUNTS, COUNTS), BOXES)
ROWS = st.builds(Row, st.lists(CELLS, max_size=3).map(tuple))


@settings(max_examples=examples(40), deadline=None)
@given(st.lists(LINES | ROWS, max_size=5).map(tuple), COUNTS, TURNS)
def test_what_is_kept_comes_back(blocks, count, turns):
    pages = Pages(blocks, count, media_type="image/tiff", turns=turns)

    assert from_text(to_text(pages, ORIGIN)) == (pages, ORIGIN)


@pytest.mark.parametrize("text", ["", "{}", '{"origin": {}, "blocks": [{"cells": [1]}]}'])
def test_anything_else_is_refused(text):
    with pytest.raises(ValueError, match=r"."):
        from_text(text)
