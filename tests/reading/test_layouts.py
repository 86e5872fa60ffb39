"""A report printed as PDF is read back as the same report, however it is laid out."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.reading.layouts import LAYOUTS, SOFFICE

from bielelt.reading import read_report

SAMPLES = Path(__file__).parents[2] / "samples"
FILES = ("half-year.txt", "year.docx", "quarter.html")
CASES = [("own print", file) for file in FILES] + [
    (layout, FILES[number % 3]) for number, layout in enumerate(LAYOUTS)
]


def fields(report):
    """Return what the report says, without where it stands and how sure it is."""
    decisions = tuple(
        replace(d, clauses=tuple(replace(c, origin=(), confidence=1.0) for c in d.clauses))
        for d in report.decisions
    )
    heading = report.title, report.organisation, report.place, report.date, report.period
    return heading, decisions, report.signatures


@pytest.mark.parametrize(("layout", "file"), CASES)
def test_a_printed_report_is_read_back_the_same(tmp_path, layout, file):
    if layout == "LibreOffice" and not SOFFICE:
        pytest.skip("LibreOffice is not installed")
    report = read_report(SAMPLES / file)
    path = tmp_path / "report.pdf"
    path.write_bytes(LAYOUTS[layout](report))

    assert fields(read_report(path)) == fields(report)
