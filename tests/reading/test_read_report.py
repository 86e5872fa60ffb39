"""The real report: what a careful clerk reads out of it, the reader reads or doubts."""

import json
import os
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from tests.reading.judging import lost_letters

from bielelt.core.report import Report
from bielelt.core.report_json import to_dict
from bielelt.reading import read_document, read_report

CASES = Path(
    os.environ.get("BIELELT_CASES") or Path(__file__).parents[3] / "shared" / "cases"
)
CASE = CASES / "shinejinst-2024-h1"
FILE = CASE / "report.txt"
ACT = ("serial", "kind", "title", "date", "number")
CLAUSE = ("serial", "label", "self", "upper")
TEXTS = ("text", "progress")
NEEDLESS = 0.25
"""Tolerated share of whole texts that are doubted all the same."""

if not CASE.is_dir():
    pytest.skip(
        f"No cases at {CASES.name}: set BIELELT_CASES to their folder.",
        allow_module_level=True,
    )


@cache
def report() -> Report:
    return read_report(FILE)


@cache
def expected() -> dict:
    return json.loads((CASE / "expected.json").read_text("utf-8"), parse_float=Decimal)


def got() -> dict:
    return to_dict(report())


def clauses(data):
    return [clause for decision in data["decisions"] for clause in decision["clauses"]]


def only(names, rows):
    return [tuple(row[name] for name in names) for row in rows]


@pytest.mark.parametrize(
    "name", ["title", "organisation", "place", "date", "period", "summaries", "signatures"]
)
def test_the_frame_of_the_real_report_is_right(name):
    assert got()[name] == expected()[name]


def test_every_decision_of_the_real_report_is_right():
    assert only(ACT, got()["decisions"]) == only(ACT, expected()["decisions"])


def test_every_clause_of_the_real_report_stands_in_its_decision():
    def owners(data):
        return [
            (d["serial"], [c["serial"] for c in d["clauses"]]) for d in data["decisions"]
        ]

    assert owners(got()) == owners(expected())


def test_every_serial_label_and_rating_of_the_real_report_is_right():
    assert only(CLAUSE, clauses(got())) == only(CLAUSE, clauses(expected()))


@pytest.mark.parametrize("name", TEXTS)
def test_every_text_that_is_whole_in_print_is_exact(name):
    whole = {c["serial"]: c[name] for c in clauses(expected()) if name in c}

    assert {c["serial"]: c[name] for c in clauses(got()) if c["serial"] in whole} == whole


def test_every_field_that_is_not_whole_in_print_is_doubted():
    damaged = {(c["serial"], n) for c in clauses(expected()) for n in TEXTS if n not in c}

    assert damaged - {(doubt.clause, doubt.field) for doubt in report().doubts} == set()


def test_no_field_that_is_whole_in_print_is_doubted_without_need():
    whole = [(c["serial"], n) for c in clauses(expected()) for n in TEXTS if n in c]
    doubted = {(doubt.clause, doubt.field) for doubt in report().doubts} & set(whole)

    assert len(doubted) <= NEEDLESS * len(whole)


def test_no_letter_of_the_real_report_is_lost():
    pages, _ = read_document(FILE)

    assert not lost_letters(pages, report())


def test_every_clause_of_the_real_report_tells_where_it_stands():
    pages, origin = read_document(FILE)
    serials_on = {place.page for clause in report().clauses for place in clause.origin}

    assert (origin.reader, origin.pages) == ("text", pages.pages)
    assert serials_on == set(range(1, max(serials_on) + 1))
