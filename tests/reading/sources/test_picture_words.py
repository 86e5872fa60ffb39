"""Single lines, printed and drawn: words whose figures and marks are easily misread."""

from functools import cache

import cv2
import numpy as np
import pypdfium2
import pytest
import typst
from tests.reading.layouts import FONTS
from tests.reading.scans import POINTS, draw, truth_of
from tests.tesseract import needs_tesseract

from bielelt.reading.sources import source_for

DPI = 300
SHARE_OF_HEADING = 0.17  # of the height of a page


@cache
def drawn(text):
    """Return a page with nothing but one printed line."""
    page = f"""#set page(width: 150mm, height: 40mm)
#set text(font: "Tinos", size: 9.5pt)
#"{text}"
"""
    pdf = typst.compile(page.encode(), font_paths=[str(FONTS)], ignore_system_fonts=True)
    pixels = pypdfium2.PdfDocument(pdf)[0].render(scale=DPI / POINTS).to_numpy()
    return np.ascontiguousarray(pixels[:, :, :3])


def lines(tmp_path, picture):
    path = tmp_path / "page.png"
    cv2.imwrite(str(path), picture)
    return source_for(path).read(path).blocks


@needs_tesseract
@pytest.mark.parametrize("number", ["2031_А/", "2031_А/74"])
def test_the_number_of_an_act_is_one_word_even_if_it_is_cut(tmp_path, number):
    (line,) = lines(tmp_path, drawn(f"Замын тухай Дугаар {number}"))

    assert line.text == f"Замын тухай Дугаар {number}".replace("А/", "A/")


@needs_tesseract
def test_a_figure_that_two_engines_read_alike_is_as_sure_as_the_surer_one(tmp_path):
    (line,) = lines(tmp_path, drawn("Замын тухай Дугаар 2024_А/131"))

    assert line.confidence > 0.85


@needs_tesseract
def test_the_serif_of_a_letter_before_a_comma_makes_no_semicolon_of_it(tmp_path):
    page = next(draw(truth_of("half-year.expected.json"), DPI))
    heading = page[: int(SHARE_OF_HEADING * len(page))]

    title = lines(tmp_path, heading)[0].text

    assert title.startswith("АЙМГИЙН ЗАСАГ ДАРГЫН ЗАХИРАМЖ, АЛБАН ДААЛГАВРЫН")


@needs_tesseract
def test_a_semicolon_stays_one(tmp_path):
    (line,) = lines(tmp_path, drawn("Ном, сонин; сэтгүүл хуваарилах;"))

    assert line.text == "Ном, сонин; сэтгүүл хуваарилах;"
