"""Where cells and lines stand on their page: looked up on the page as it is drawn."""

import cv2
import numpy as np
import pikepdf
import pytest
from tests.reading.scans import Scan, damage, draw, perspective, truth_of
from tests.reading.sources.papers import HEIGHT, WIDTH, Paper, ruled
from tests.reading.sources.tables import write_docx
from tests.tesseract import needs_tesseract

from bielelt.reading import read_document
from bielelt.reading.base import Line
from bielelt.reading.page_images import draw_pages

LYING = "0 1 -1 0 595 0"
ON_ITS_HEAD = "-1 0 0 -1 842 595"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "report.pdf"


def parts(path):
    """Return lines and cells of a file by their text."""
    pages, _ = read_document(path)
    found = [
        part
        for block in pages.blocks
        for part in ((block,) if isinstance(block, Line) else block.cells)
    ]
    return {part.text: part for part in found if part.text}


def looked_up(path):
    """Return for each text the ink inside its box on the drawn page, edges left out."""
    pages, _ = read_document(path)
    images = {image.page: pixels(image) for image in draw_pages(path, pages.turns)}
    return {
        text: ink(images[part.place.page], part.box) for text, part in parts(path).items()
    }


def pixels(image):
    return cv2.imdecode(np.frombuffer(image.data, np.uint8), cv2.IMREAD_GRAYSCALE)


def cut(page, box):
    height, width = page.shape[:2]
    x0, y0, x1, y1 = box
    return page[
        round(y0 * height) : round(y1 * height), round(x0 * width) : round(x1 * width)
    ]


def centre(box):
    x0, y0, x1, y1 = box
    return (x0 + x1) / 2, (y0 + y1) / 2


def ink(page, box):
    """Return the share of dark pixels, three pixels inside the box."""
    return float((cut(page, box)[3:-3, 3:-3] < 200).mean())


def black(paper, x, top, wide, high):
    """Fill a rectangle: unlike the letters of a test it can be seen."""
    paper.draw(f"0 g {x} {HEIGHT - top - high} {wide} {high} re f")


def marked(paper):
    """Draw two cells, the first with a black bar behind its word."""
    ruled(paper, [["нэг", "хоёр"]], high=40, widths=[120, 160])
    black(paper, 60, 60, 80, 15)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_cell_is_found_where_the_page_shows_it_however_the_page_is_turned(path, turn):
    paper = Paper()
    marked(paper)
    paper.save(path, Rotate=turn)

    found = looked_up(path)
    assert found["нэг"] > 0.2
    assert found["хоёр"] < 0.01


@pytest.mark.parametrize("matrix", [LYING, ON_ITS_HEAD])
def test_a_page_drawn_on_its_side_or_head_is_turned_to_be_read(path, matrix):
    paper = Paper()
    paper.draw(f"{matrix} cm")
    marked(paper)
    paper.save(path)
    sides = [0, 0, HEIGHT, WIDTH] if matrix == LYING else [0, 0, WIDTH, HEIGHT]
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[0].obj.MediaBox = sides
        pdf.save(path)

    found = looked_up(path)
    (image,) = draw_pages(path, read_document(path)[0].turns)
    assert found["нэг"] > 0.2
    assert found["хоёр"] < 0.01
    assert image.width > image.height


def test_only_the_part_of_a_page_that_is_shown_counts(path):
    paper = Paper()
    marked(paper)
    paper.save(path, CropBox=[30, 300, 400, 580])

    found = looked_up(path)
    assert found["нэг"] > 0.2
    assert found["хоёр"] < 0.01


def test_a_line_that_stands_on_end_is_found_where_it_stands(path):
    paper = Paper()
    for number in range(3):
        paper.text(300, 100 + 20 * number, "мөр мөрийн дараа")
    paper.text(62, 200, "хавтас", turn=(0, 1, -1, 0))
    black(paper, 56, 190, 4, 15)
    paper.save(path)

    assert looked_up(path)["хавтас"] > 0.2


def test_cells_between_gaps_are_those_of_their_columns(path):
    paper = Paper()
    xs = (40, 80, 300, 400)
    for number in range(4):
        for x, text in zip(
            xs, (f"{number}", f"мод {number}", f"ус {number}", "70%"), strict=True
        ):
            paper.text(x, 60 + 24 * number, text)
    paper.save(path)

    found = parts(path)
    x0, y0, x1, y1 = found["ус 2"].box
    assert x0 * WIDTH < 300 < x1 * WIDTH < 400
    assert y0 * HEIGHT < 60 + 48 + 5 < y1 * HEIGHT < 60 + 72


def test_one_page_with_two_headings_is_one_page(path):
    heads = [["1", "2", "3", "4", "5", "6", "7"]]
    paper = Paper()
    for top in (40, 200):
        ruled(paper, [*heads, ["а", "б", "в", "г", "д", "е", "ё"]], top=top)
    paper.save(path)

    pages, _ = read_document(path)
    assert pages.pages == 1


def test_where_there_are_no_pages_there_is_nothing_to_look_at(tmp_path):
    path = tmp_path / "report.docx"
    write_docx(path, [["нэг", "хоёр"]])

    assert parts(path)["нэг"].box is None
    assert draw_pages(path, ()) == ()


# Pictures -------------------------------------------------------------------------------


def summary():
    """Return the printed page of a summary."""
    return list(draw(truth_of("quarter.expected.json"), 150))[-1]


@needs_tesseract
@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_a_cell_of_a_picture_is_found_however_the_paper_lay(tmp_path, quarters):
    path = tmp_path / "page.png"
    cv2.imwrite(
        str(path), np.rot90(damage(summary(), Scan("", 150, skew=1.5), 1), quarters)
    )
    pages, _ = read_document(path)
    (image,) = draw_pages(path, pages.turns)
    page = pixels(image)
    found = {text[:10]: part for text, part in parts(path).items()}

    assert pages.turns == (((1, quarters),) if quarters else ())
    assert image.width > image.height
    for text in ("100%", "Х.Б"):
        x0, y0, x1, y1 = found[text].box
        height, width = page.shape
        rules = page[:, round((x0 + x1) / 2 * width)] < 200
        assert rules[round(y0 * height) - 8 : round(y0 * height) + 9].any()
        assert rules[round(y1 * height) - 8 : round(y1 * height) + 9].any()
        assert 0.01 < ink(page, found[text].box) < 0.3


@needs_tesseract
def test_a_cell_of_a_photograph_is_found_on_the_picture_as_it_was_taken(tmp_path):
    scan, photograph = (tmp_path / name for name in ("scan.png", "photograph.png"))
    cv2.imwrite(str(scan), summary())
    cv2.imwrite(str(photograph), damage(summary(), Scan("", 150, tilt=0.05), 1))
    flat, seen = parts(scan), parts(photograph)

    for text in ("Үр дүнтэй", "100%", "70-90%", "Х.Б"):
        (middle,) = cv2.perspectiveTransform(
            np.array([[centre(flat[text].box)]]), perspective(1, 1, 0.05)
        )[0]
        assert centre(seen[text].box) == pytest.approx(middle, abs=0.005)


@needs_tesseract
def test_a_line_of_a_picture_holds_its_words(tmp_path):
    path = tmp_path / "page.png"
    cv2.imwrite(str(path), summary())
    page = pixels(draw_pages(path, ())[0])
    line = next(part for text, part in parts(path).items() if text.startswith("АЙМГИЙН"))

    x0, y0, x1, y1 = line.box
    assert ink(page, line.box) > 0.1
    assert x1 - x0 > 0.3
    assert y1 - y0 < 0.1
