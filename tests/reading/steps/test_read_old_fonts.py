from dataclasses import replace
from pathlib import Path

import pytest
from tests.reading.steps.bench import lay, opening

from bielelt.core.report import Report
from bielelt.reading import read_document, reconstruct
from bielelt.reading.base import Line, Row
from bielelt.reading.steps import read_old_fonts

SAMPLE = Path(__file__).parents[3] / "samples" / "half-year.txt"


def in_western_places(text):
    """Return what a file stores whose font draws Windows' Cyrillic in Western places."""
    stored = text.translate(str.maketrans("ӨөҮү", "ЄєЇї"))
    return "".join(c.encode("cp1251", "ignore").decode("cp1252") or c for c in stored)


def with_ukrainian(text):
    return text.translate(str.maketrans("ӨөҮү", "ЄєЇї"))


def stored(pages, write):
    def block(found):
        if isinstance(found, Line):
            return replace(found, text=write(found.text))
        return Row(tuple(replace(cell, text=write(cell.text)) for cell in found.cells))

    return replace(pages, blocks=tuple(map(block, pages.blocks)))


def without_notes(report: Report):
    kinds = [repair.kind for repair in report.repairs]
    return replace(report, repairs=()), kinds


@pytest.mark.parametrize("write", [in_western_places, with_ukrainian])
def test_a_report_in_an_old_font_is_read_as_if_it_were_in_none(write):
    pages, origin = read_document(SAMPLE)
    plain, kinds = without_notes(reconstruct(pages, origin))
    old, found = without_notes(reconstruct(stored(pages, write), origin))

    assert old == plain
    assert sorted(found) == sorted([*kinds, "old-font"])


def test_the_letters_that_were_stored_are_kept():
    pages, origin = read_document(SAMPLE)
    report = reconstruct(stored(pages, in_western_places), origin)
    (note,) = (repair for repair in report.repairs if repair.kind == "old-font")

    assert note.before.startswith(in_western_places(note.after))
    assert in_western_places("хэрэгжилт") in note.dropped


@pytest.mark.parametrize(
    "progress", ["Єнєєдєр мод тарив.", "Çàñàã «Çàñàã» гэж хэвлэгджээ.", "Café-д 4 хүн."]
)
def test_some_such_letters_are_no_font(progress):
    bench = lay(read_old_fonts, opening(1, progress=progress))

    assert bench.draft.blocks[-1].cells[4].text == progress
    assert bench.repairs == []
