"""Small pictures of pages: how large they are, what they are made of, what is left out."""

import cv2
import numpy as np
import pikepdf
import pytest
from tests.reading.scans import Scan, damage, draw, truth_of
from tests.reading.sources.papers import Paper, ruled

from bielelt.reading import page_images
from bielelt.reading.page_images import draw_pages


@pytest.fixture
def path(tmp_path):
    return tmp_path / "report.pdf"


def printed(path, pages=1):
    paper = Paper()
    for number in range(pages):
        if number:
            paper.turn()
        ruled(paper, [["нэг", "хоёр"]])
    return paper.save(path)


def write(path, picture):
    cv2.imwrite(str(path), picture)
    return path


def page():
    return next(iter(draw(truth_of("quarter.expected.json"), 200)))


def test_a_printed_page_is_a_small_grey_png_as_wide_as_can_be_read(path):
    (image,) = draw_pages(printed(path), ())

    assert (image.page, image.width, image.height) == (1, 1500, 1060)
    assert (image.media_type, image.data[:4]) == ("image/png", b"\x89PNG")
    assert len(image.data) < 40_000


def test_a_scan_with_a_stamp_keeps_its_colours_and_fits_a_slow_line(tmp_path):
    scan = damage(page(), Scan("", 200, noise=12, quality=60, stamp=True), 1)

    (image,) = draw_pages(write(tmp_path / "page.jpg", scan), ())
    shown = cv2.imdecode(np.frombuffer(image.data, np.uint8), cv2.IMREAD_COLOR)
    assert (shown.max(axis=2).astype(int) - shown.min(axis=2)).max() > 80
    assert image.media_type == "image/jpeg"
    assert len(image.data) < 300_000


def test_a_small_picture_is_not_blown_up_and_a_turned_one_stands_upright(tmp_path):
    picture = np.full((90, 60, 3), 255, np.uint8)
    picture[:20] = 0

    (image,) = draw_pages(write(tmp_path / "page.png", picture), ((1, 1),))
    shown = cv2.imdecode(np.frombuffer(image.data, np.uint8), cv2.IMREAD_GRAYSCALE)
    assert (image.width, image.height) == (90, 60)
    assert (shown[:, -20:].max(), shown[:, :-20].min()) == (0, 255)


def test_a_page_that_cannot_be_drawn_is_left_out_and_the_others_stay(path):
    printed(path, 2)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.Root.Pages.Kids[0] = pdf.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.Font)
        )
        pdf.save(path)

    assert [image.page for image in draw_pages(path, ())] == [2]


def test_pages_beyond_the_limit_are_not_drawn(path, monkeypatch):
    monkeypatch.setattr(page_images, "MAX_DRAWN_PAGES", 2)

    assert [image.page for image in draw_pages(printed(path, 3), ())] == [1, 2]
