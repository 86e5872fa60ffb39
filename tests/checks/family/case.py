"""The real report as a value: what a careful clerk read, and raw cells where he gave none."""

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from bielelt.core import report_json

CASES = Path(
    os.environ.get("BIELELT_CASES") or Path(__file__).parents[4] / "shared" / "cases"
)
CASE = CASES / "shinejinst-2024-h1"


def real_report():
    """Return the report of the case; skip the test where the case is not at hand."""
    if not CASE.is_dir():
        pytest.skip(f"No cases at {CASES.name}: set BIELELT_CASES to their folder.")
    expected = json.loads((CASE / "expected.json").read_text("utf-8"))
    read = report_json.from_dict(_completed(expected))
    cells = _raw_cells()
    return replace(
        read,
        decisions=tuple(
            replace(d, clauses=tuple(_with_cells(c, cells) for c in d.clauses))
            for d in read.decisions
        ),
    )


def _completed(data):
    clauses = [c for d in data["decisions"] for c in d["clauses"]]
    for clause in clauses:
        clause.setdefault("text", None)
        clause.setdefault("progress", None)
        clause.update(origin=[], confidence=1)
    return {**data, "source": None, "repairs": [], "doubts": [], "unplaced": []}


def _with_cells(clause, cells):
    if clause.text and clause.progress:
        return clause
    return replace(clause, progress="\n".join(cells.get(clause.serial, ())))


def _raw_cells():
    """Return the cells of columns 4 and 5 of each clause, pages run on."""
    found, serial = {}, None
    for line in (CASE / "report.txt").read_text("utf-8").splitlines():
        columns = line.split("\t")
        if len(columns) < 5 or columns[:5] == ["1", "2", "3", "4", "5"]:
            continue
        serials = [c for c in columns[:2] if c.strip().isdigit()]
        serial = int(serials[-1]) if serials else serial
        found.setdefault(serial, []).extend(c for c in columns[3:5] if c.strip())
    return found
