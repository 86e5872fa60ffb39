import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.make import clause, decision, report

from bielelt.core.errors import UnreadableDocument
from bielelt.core.kinds import KINDS
from bielelt.core.report import (
    NOT_DUE,
    Assessor,
    Clause,
    Decision,
    Doubt,
    Origin,
    Place,
    Repair,
    Report,
    Signature,
    Summary,
    Unplaced,
)
from bielelt.core.report_json import dumps, loads, to_dict

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
MAYBE_TEXT = st.none() | TEXT
SERIALS = st.integers(1, 999)
DATES = st.none() | st.dates()
RATINGS = st.one_of(st.integers(0, 100), st.just(NOT_DUE), st.none())
PLACES = st.builds(Place, SERIALS, SERIALS, SERIALS)
PERCENT = st.none() | st.decimals(0, 100, places=2, allow_nan=False)


def tuples(of):
    return st.lists(of, max_size=3).map(tuple)


CLAUSES = st.builds(
    Clause,
    SERIALS, MAYBE_TEXT, MAYBE_TEXT, MAYBE_TEXT, RATINGS, RATINGS, tuples(PLACES),
    st.integers(0, 1000).map(lambda n: n / 1000),
    DATES, DATES, MAYBE_TEXT, st.none() | st.integers(0, 99),
)  # fmt: skip
DECISIONS = st.builds(
    Decision,
    SERIALS, st.sampled_from([*KINDS, "unknown"]), MAYBE_TEXT, DATES, MAYBE_TEXT,
    tuples(CLAUSES),
)  # fmt: skip
COUNTS = st.dictionaries(TEXT, st.integers(0, 99), max_size=5).map(lambda d: (*d.items(),))
SUMMARIES = st.builds(
    Summary, st.sampled_from(Assessor), st.none() | st.integers(0, 999), COUNTS, PERCENT
)
SIGNATURES = st.builds(Signature, st.sampled_from(["reviewed", "prepared"]), TEXT, TEXT)
REPAIRS = st.builds(Repair, TEXT, st.none() | SERIALS, TEXT, TEXT, TEXT, TEXT, TEXT)
DOUBTS = st.builds(Doubt, st.none() | SERIALS, TEXT, TEXT)
ORIGINS = st.none() | st.builds(Origin, TEXT, TEXT, TEXT, TEXT, SERIALS)
REPORTS = st.builds(
    Report,
    MAYBE_TEXT, MAYBE_TEXT, MAYBE_TEXT, DATES, MAYBE_TEXT,
    tuples(DECISIONS), tuples(SUMMARIES), tuples(SIGNATURES), tuples(REPAIRS),
    tuples(DOUBTS), tuples(st.builds(Unplaced, PLACES, TEXT)), ORIGINS,
)  # fmt: skip


@given(original=REPORTS)
def test_every_report_comes_back_from_json_as_it_was(original):
    assert loads(dumps(original)) == original


def test_the_json_form_has_the_documented_keys_in_the_documented_order():
    original = report(
        decision(
            clause("Мод тарих", "Мод тарьсан.", upper_rating=NOT_DUE, origin=(Place(1, 3, 4),)),
            on=date(2024, 1, 12),
        ),
        title="ХЭРЭГЖИЛТ",
        signatures=(Signature("reviewed", "ДАРГА", "Д.ӨНӨР"),),
        summaries=(Summary(Assessor.SELF, 1, (("100", 1), ("not_due", 0)), Decimal("75.0")),),
        repairs=(Repair("tag-dropped", 1, "text", "<b>", "", "markup", dropped="b"),),
        doubts=(Doubt(None, "date", "no date"),),
        unplaced=(Unplaced(Place(4, 2, 4), "оОо"),),
        source=Origin("report.txt", "text/plain", "ab", "text", 2),
    )  # fmt: skip

    assert dumps(original) == json.dumps(
        {
            "schema": "bielelt-report/1",
            "source": {
                "name": "report.txt",
                "media_type": "text/plain",
                "sha256": "ab",
                "reader": "text",
                "pages": 2,
            },
            "title": "ХЭРЭГЖИЛТ",
            "organisation": "Өлзийт сум",
            "place": "Үүрт",
            "date": "2024-06-25",
            "period": "2024-H1",
            "decisions": [
                {
                    "serial": 1,
                    "kind": "order",
                    "title": "Өвөлжилтийн бэлтгэл хангах тухай",
                    "date": "2024-01-12",
                    "number": "2024_А/15",
                    "clauses": [
                        {
                            "serial": 1,
                            "label": "1.",
                            "text": "Мод тарих",
                            "progress": "Мод тарьсан.",
                            "self": 100,
                            "upper": "not_due",
                            "origin": [{"page": 1, "row": 3, "column": 4}],
                            "confidence": 1.0,
                        }
                    ],
                }
            ],
            "summaries": [
                {
                    "by": "self",
                    "total": 1,
                    "counts": {"100": 1, "not_due": 0},
                    "overall": 75,
                }
            ],
            "signatures": [{"role": "reviewed", "position": "ДАРГА", "name": "Д.ӨНӨР"}],
            "repairs": [
                {
                    "kind": "tag-dropped",
                    "clause": 1,
                    "field": "text",
                    "from": "<b>",
                    "to": "",
                    "why": "markup",
                    "dropped": "b",
                }
            ],
            "doubts": [{"clause": None, "field": "date", "why": "no date"}],
            "unplaced": [{"page": 4, "row": 2, "column": 4, "text": "оОо"}],
        },
        ensure_ascii=False,
        indent=1,
    )


def test_a_repair_that_dropped_nothing_says_nothing_of_it():
    repair = Repair("serial-moved", 1, "serial", "column 1", "column 2", "continues 21")

    assert to_dict(report(repairs=(repair,)))["repairs"] == [
        {
            "kind": "serial-moved",
            "clause": 1,
            "field": "serial",
            "from": "column 1",
            "to": "column 2",
            "why": "continues 21",
        }
    ]


def test_what_the_register_knows_of_a_clause_is_told_where_it_is_known():
    known = clause(
        due_on=date(2024, 9, 1),
        not_due_until=date(2024, 12, 1),
        not_due_reason="Төсөв батлагдаагүй.",
        evidence=0,
    )
    told = to_dict(report(decision(known, clause())))["decisions"][0]["clauses"]

    assert {key: told[0][key] for key in told[0].keys() - told[1].keys()} == {
        "due_on": "2024-09-01",
        "not_due_until": "2024-12-01",
        "not_due_reason": "Төсөв батлагдаагүй.",
        "evidence": 0,
    }


GOOD = to_dict(report())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "тайлан",
        "[" * 100_000,
        "[]",
        "{}",
        json.dumps({**GOOD, "schema": "bielelt-report/2"}),
        json.dumps({k: v for k, v in GOOD.items() if k != "decisions"}),
        json.dumps({**GOOD, "decisions": [7]}),
        json.dumps({**GOOD, "date": "2024-13-01"}),
        json.dumps({**GOOD, "summaries": [{"by": "nobody"}]}),
        json.dumps({**GOOD, "signatures": [{"rank": "major"}]}),
        json.dumps({**GOOD, "unplaced": None}),
    ],
    ids=range(12),
)
def test_anything_else_is_refused_and_never_a_traceback(text):
    with pytest.raises(UnreadableDocument, match="bielelt-report/1"):
        loads(text)
