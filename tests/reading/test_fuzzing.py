"""Whatever happens to a file on its way, it is read or refused: never another exception.

Longer: ``BIELELT_EXAMPLES=500 pytest tests/reading/test_fuzzing.py``.
"""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from tests.examples import examples
from tests.reading.mutations import MUTATIONS
from tests.reading.sources.tables import WRITERS

from bielelt.core.errors import UnreadableDocument
from bielelt.core.report_json import dumps
from bielelt.reading import read_report

SAMPLES = Path(__file__).parents[2] / "samples"
TABLE = [
    ["1", "2", "3", "4", "5", "6", "7"],
    [
        "1", "1", "Мод тарих тухай 2024-03-11 Дугаар 2024_А/120",
        "1. Таван га талбайд мод тарихыг даалгасугай.", "4.5 га буюу 90 хувьд тарьсан.",
        "90%", "70%",
    ],
    ["", "2", "", "2. Хашаа барихыг үүрэг болгосугай.", "Барьсан байна.", "100%", "100%"],
    [
        "2", "3", "Өвөлжилтийн тухай 2023-10-02 Дугаар 2023_А/7",
        "1. 60 тонн өвс бэлтгэхийг даалгасугай.", "Хугацаа болоогүй.", "Х.Б", "Х.Б",
    ],
    ["ТАЙЛАН ГАРГАСАН", "МЭРГЭЖИЛТЭН", "Д.ӨНӨР"],
]  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("fuzzing")


@pytest.fixture(scope="module")
def written(folder):
    """Return the bytes of one small report in every kind of file, and of the samples."""
    files = {}
    width = len(TABLE[0])
    for suffix, write in WRITERS.items():
        path = folder / f"written{suffix}"
        write(path, [(row + [""] * width)[:width] for row in TABLE])
        files[suffix] = path.read_bytes()
    return files


def outcome(path):
    """Return the kind of outcome; the JSON form must hold whatever was read."""
    try:
        return json.loads(dumps(read_report(path)))["schema"]
    except UnreadableDocument as error:
        return "refused" if "\n" not in str(error) else str(error)


@pytest.mark.parametrize("suffix", WRITERS)
@settings(max_examples=examples(20))
@given(mutation=MUTATIONS)
def test_a_spoilt_report_is_read_or_refused(folder, written, suffix, mutation):
    path = folder / f"spoilt{suffix}"
    path.write_bytes(mutation.apply(written[suffix]))

    assert outcome(path) in {"bielelt-report/1", "refused"}


@pytest.mark.parametrize("name", ["half-year.txt", "quarter.html", "year.docx"])
@settings(max_examples=examples(2))
@given(mutation=MUTATIONS)
def test_a_spoilt_sample_is_read_or_refused(folder, name, mutation):
    path = folder / name
    path.write_bytes(mutation.apply((SAMPLES / name).read_bytes()))

    assert outcome(path) in {"bielelt-report/1", "refused"}
