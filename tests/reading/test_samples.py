"""The samples read as a careful clerk reads them: right, or doubted where one cannot know."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from tests.reading.judging import Outcome, Verdict, judge, lost_letters
from tests.reading.printed import Doc

from bielelt.core.report import Report
from bielelt.core.report_json import from_dict
from bielelt.reading import read_document, read_report

SAMPLES = Path(__file__).parents[2] / "samples"
FILES = ("half-year.txt", "year.docx", "quarter.html")
ACTS = ("order.txt", "directive.txt")  # tests/acts/test_samples.py
# What the damage of the samples leaves open; all else must be right, doubted or not.
OPEN = {"text", "progress", "self", "upper"}
RIGHT = {Outcome.RIGHT, Outcome.CAUTIOUS, Outcome.NEEDLESS}


def expected(file: str) -> Report:
    path = SAMPLES / f"{file.partition('.')[0]}.expected.json"
    data = json.loads(path.read_text("utf-8"), parse_float=Decimal)
    for decision in data["decisions"]:
        for clause in decision["clauses"]:
            clause.update(origin=[], confidence=1.0)
    return from_dict({**data, "source": None, "repairs": [], "doubts": [], "unplaced": []})


def verdicts(file: str) -> list[Verdict]:
    return judge(Doc(expected(file), []), read_report(SAMPLES / file))


@pytest.mark.parametrize("file", FILES)
def test_nothing_in_a_sample_is_silently_wrong(file):
    assert [v for v in verdicts(file) if v.outcome is Outcome.SILENT] == []


@pytest.mark.parametrize("file", FILES)
def test_serials_labels_and_decisions_of_a_sample_are_right(file):
    closed = [v for v in verdicts(file) if v.key[1] not in OPEN]

    assert [v for v in closed if v.outcome not in RIGHT] == []


@pytest.mark.parametrize("file", FILES)
def test_no_letter_of_a_sample_is_lost(file):
    pages, _ = read_document(SAMPLES / file)

    assert not lost_letters(pages, read_report(SAMPLES / file))


def test_every_sample_has_its_expected_report():
    there = {p.name for p in SAMPLES.iterdir() if p.suffix not in {".json", ".md"}}

    assert there == {*FILES, *ACTS}
