"""Pages of our own samples, printed, drawn and damaged as scanners do, and read back."""

import json
import os
import subprocess
import sys
from functools import cache

import cv2
import numpy as np
import pytest
from tests.reading.scans import Scan, damage, draw, truth_of
from tests.reading.sources.tables import shown, spans
from tests.tesseract import needs_tesseract

from bielelt.core.errors import UnreadableDocument
from bielelt.reading import read_report
from bielelt.reading.base import Line, Row
from bielelt.reading.gathering import Gathering
from bielelt.reading.ocr import read_picture
from bielelt.reading.sources import source_for

SAMPLE = "quarter.expected.json"
NUMBERS = ["1", "2", "3", "4", "5", "6", "7"]


@cache
def pages_at(dpi):
    return tuple(draw(truth_of(SAMPLE), dpi))


def page(dpi=200, number=-1):
    """Return a printed page; the last is short: a summary."""
    return pages_at(dpi)[number]


def read(tmp_path, picture, suffix=".png"):
    path = tmp_path / f"page{suffix}"
    cv2.imwrite(str(path), picture)
    return source_for(path).read(path)


def rows(pages):
    return [block for block in shown(pages) if isinstance(block, list)]


# Whole reports --------------------------------------------------------------------------


@needs_tesseract
@pytest.mark.parametrize(
    "scan",
    [
        Scan("bad scan", 200, skew=-1.0, noise=15, quality=50, stamp=True),
        Scan("photograph", 200, skew=0.7, noise=6, quality=80, tilt=0.04),
    ],
    ids=lambda scan: scan.name,
)
def test_a_bad_picture_has_every_clause_and_no_silent_error_in_a_rating(tmp_path, scan):
    truth = truth_of(SAMPLE)
    path = tmp_path / "report.tif"
    table = [damage(each, scan, seed) for seed, each in enumerate(pages_at(200)[:2])]
    cv2.imwritemulti(str(path), table)
    report = read_report(path)

    doubted = {(d.clause, d.field) for d in report.doubts}
    pairs = list(zip(truth.clauses, report.clauses, strict=True))
    wrong = {
        (clause.serial, name)
        for clause, found in pairs
        for name in ("self", "upper")
        if clause.rating(name) != found.rating(name)
    }
    assert all(clause.serial == found.serial for clause, found in pairs)
    assert wrong <= doubted
    assert (report.source.reader, report.source.pages) == ("picture", 2)
    assert report.source.media_type == "image/tiff"


@needs_tesseract
def test_a_clean_page_has_its_texts_letter_for_letter_and_its_merged_cells(tmp_path):
    clause = next(truth_of(SAMPLE).clauses)
    pages = read(tmp_path, page(300, 0))
    wide = [text for text, span in spans(pages).items() if span == (1, 7)]

    assert NUMBERS in rows(pages)
    assert any(
        row[4] == clause.progress and row[5:] == ["70%", "70%"] for row in rows(pages)
    )
    assert wide == ["Засаг даргын захирамж", "Засаг даргын албан даалгавар"]


@needs_tesseract
def test_what_was_recognised_is_never_quite_sure(tmp_path):
    blocks = read(tmp_path, page()).blocks
    cells = [cell for block in blocks if isinstance(block, Row) for cell in block.cells]
    lines = [block for block in blocks if isinstance(block, Line)]

    found = [piece for piece in (*cells, *lines) if piece.text]
    assert found
    assert all(0 <= piece.confidence < 1 for piece in found)


# Pages that lie, hang and have colours --------------------------------------------------


@needs_tesseract
@pytest.mark.parametrize(
    "turn",
    [cv2.ROTATE_90_CLOCKWISE, cv2.ROTATE_180, cv2.ROTATE_90_COUNTERCLOCKWISE],
    ids=["right", "upside down", "left"],
)
def test_a_page_may_lie_on_its_side_or_stand_on_its_head(tmp_path, turn):
    turned = rows(read(tmp_path, cv2.rotate(page(), turn)))

    assert turned == rows(read(tmp_path, page()))
    assert turned[0][0].startswith("Хэрэгжилт гаргах нийт арга хэмжээний тоо")


@needs_tesseract
@pytest.mark.parametrize("degrees", [-3.0, 3.0])
def test_a_page_may_hang_by_three_degrees(tmp_path, degrees):
    hung = damage(page(), Scan("", 200, skew=degrees), 1)
    pages = read(tmp_path, hung, ".jpg")

    assert rows(pages) == rows(read(tmp_path, page()))
    assert pages.media_type == "image/jpeg"


@needs_tesseract
def test_the_paper_may_have_a_colour(tmp_path):
    tint = np.full_like(page(), (150, 215, 235))
    yellow = cv2.multiply(page(), tint, scale=1 / 255)

    assert rows(read(tmp_path, yellow)) == rows(read(tmp_path, page()))


@needs_tesseract
def test_a_page_of_a_pdf_is_read_by_the_same_function(tmp_path):
    gathering = Gathering("report.pdf")
    read_picture(page(), 3, gathering)

    pages = gathering.pages("application/pdf")
    assert {
        block.cells[0].place.page for block in pages.blocks if isinstance(block, Row)
    } == {3}
    assert rows(pages) == rows(read(tmp_path, page()))


@needs_tesseract
@pytest.mark.parametrize("shade", [0, 128, 255])
def test_a_page_without_anything_on_it_gives_nothing(tmp_path, shade):
    assert shown(read(tmp_path, np.full((400, 300, 3), shade, np.uint8))) == []


# Without the data -----------------------------------------------------------------------


def test_without_tesseracts_data_the_package_to_install_is_named(tmp_path):
    cv2.imwrite(str(tmp_path / "page.png"), page(150))
    code = "from bielelt.cli import main; main()"
    run = subprocess.run(
        [sys.executable, "-c", code, "read", "page.png"],
        cwd=tmp_path,
        env={**os.environ, "TESSDATA_PREFIX": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (run.returncode, run.stdout, run.stderr) == (
        2,
        "",
        (
            "bielelt: “page.png”: a picture is read with tesseract's data “mon”, which is not "
            "installed. Install Debian's package tesseract-ocr-mon, or name the folder of the "
            "data in TESSDATA_PREFIX.\n"
        ),
    )


def test_who_reads_text_does_not_load_opencv_or_tesseract(tmp_path):
    (tmp_path / "a.txt").write_text("а\tб\n", "utf-8")
    code = (
        "import json, sys; from pathlib import Path; from bielelt.reading import read_document;"
        "read_document(Path(sys.argv[1]));"
        "print(json.dumps(sorted({'cv2', 'tesserocr'} & set(sys.modules))))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "a.txt")],
        capture_output=True,
        text=True,
        check=True,
    )

    assert json.loads(run.stdout) == []


# Bad input ------------------------------------------------------------------------------


def encoded(suffix, picture=None):
    picture = np.full((60, 80, 3), 200, np.uint8) if picture is None else picture
    return cv2.imencode(suffix, picture)[1].tobytes()


def refusal(tmp_path, data, name="page.png"):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnreadableDocument) as error:
        source_for(path).read(path)
    assert "\n" not in str(error.value)
    return str(error.value)


def damaged(reason):
    return f"“page.png” is a damaged picture: {reason}. Scan or copy the page again."


def wide(data, at, size):
    return data[:at] + size + data[at + len(size) :]


def test_a_picture_of_too_many_pixels_is_refused_by_its_header(tmp_path):
    png = wide(encoded(".png"), 16, (60_000).to_bytes(4, "big"))
    jpeg = encoded(".jpg")
    frame = jpeg.index(b"\xff\xc0")
    jpeg = wide(jpeg, frame + 5, (60_000).to_bytes(2, "big") * 2)
    tiff = encoded(".tif")
    tiff = tiff.replace(
        b"\x00\x01\x03\x00\x01\x00\x00\x00\x50\x00",
        b"\x00\x01\x03\x00\x01\x00\x00\x00\x60\xea",
    )

    message = (
        "“page.png” has a picture of {} pixels; at most 20,000 a side and 40,000,000 in all "
        "are read. Scan the page at 300 dpi."
    )
    assert [refusal(tmp_path, data) for data in (png, jpeg, tiff)] == [
        message.format(size) for size in ("60,000 × 60", "60,000 × 60,000", "60,000 × 60")
    ]


@pytest.mark.parametrize("suffix", [".png", ".jpg"])
@pytest.mark.parametrize("share", [0.5, 0.98])
def test_a_picture_cut_off_is_refused_rather_than_read_to_the_cut(tmp_path, suffix, share):
    random = np.random.default_rng(0)
    data = encoded(suffix, random.integers(0, 255, (60, 80, 3), np.uint8))

    assert refusal(tmp_path, data[: int(len(data) * share)]) == damaged("it is cut off")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"IEND", "its header is not whole"),
        (b"\xff\xd8\xff\xe0\x00\x04\x00\x00\x00\x00\x00\x00", "its header is not whole"),
        (b"\xff\xd8\xff\xd9", "it is cut off"),
        (b"II*\x00\x08\x00\x00\x00", "its header is not whole"),
        (b"II*\x00\x00\x00\x00\x00", "its header gives no size"),
        (wide(encoded(".png"), 16, bytes(4)), "its header gives no size"),
        (wide(encoded(".png"), 41, bytes(20)), "page 1 cannot be decoded"),
    ],
    ids=[
        "png",
        "jpeg",
        "empty jpeg",
        "no pages",
        "circle",
        "no width",
        "no pixels",
    ],
)
def test_a_damaged_picture_is_refused(tmp_path, data, reason):
    assert refusal(tmp_path, data) == damaged(reason)


def test_a_tiff_whose_pages_run_in_a_circle_is_refused(tmp_path):
    entry = b"\x00\x01\x03\x00\x01\x00\x00\x00\x05\x00\x00\x00"
    length = b"\x01\x01\x03\x00\x01\x00\x00\x00\x05\x00\x00\x00"
    data = b"II*\x00\x08\x00\x00\x00\x02\x00" + entry + length + b"\x08\x00\x00\x00"

    assert refusal(tmp_path, data) == damaged("its list of pages runs in a circle")


def test_an_array_of_too_many_pixels_is_refused():
    with pytest.raises(UnreadableDocument, match="at most 20,000 a side"):
        read_picture(np.zeros((2, 30_000), np.uint8), 1, Gathering("report.pdf"))
