import os
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from bielelt.checks import Severity, run_checks
from bielelt.core.report import NOT_DUE, Assessor
from bielelt.reading import read_report

CASES = Path(
    os.environ.get("BIELELT_CASES") or Path(__file__).parents[3] / "shared" / "cases"
)
REPORT = CASES / "shinejinst-2024-h1" / "report.txt"


@cache
def real_report():
    if not REPORT.exists():
        pytest.skip(
            "The real report is not at hand: set BIELELT_CASES to the folder of cases."
        )
    return read_report(REPORT)


NOT_TO_BE_TOLD = {
    "N01 the sum in clause 17 is right": ("parts-and-total", 17),
    "N03 the teachers of clause 47 add up": ("parts-and-total", 47),
    "N17 boxes and pages are no parts": ("parts-and-total", 10),
    "N03 no teacher is named twice": ("two-names", 47),
    "N09 acronyms with endings are one name": ("two-names", 52),
    "N09 addresses are no mixed script": ("mixed-letters", 56),
    "N13 the saxaul forest is spelt right": ("damaged-words", 25),
    "N13 appointments are spelt right": ("damaged-words", 21),
    "N17 the figures of the archive are figures": ("digits-for-letters", 10),
    "N19 different events have different figures": ("parts-and-total", 25),
    "N19 four bags here and two bags there are two events": ("same-fact-other-figure", 25),
    **{
        f"N11 a chapter heading is no doubled clause ({n})": ("doubled-clause", n)
        for n in range(20, 27)
    },
}


ARITHMETIC = {"parts-and-total", "percent-and-figures"}
COPIED = (45, 46), (38, 50), (50, 53), (52, 54)


FORM = frozenset(
    [
        "broken-words",
        "cited-decision",
        "damaged-words",
        "date-form",
        "digits-for-letters",
        "glued-words",
        "missing-cell",
        "numbering",
        "punctuation",
        "two-names",
        "unit-twice",
    ]
)
"""What test_case_form.py proves."""


def test_the_findings_on_the_real_report_are_these_and_no_others():
    told = [f for f in run_checks(real_report()) if f.rule not in FORM]
    found = [(f.rule, f.severity, f.clauses) for f in told]

    assert found == [
        ("parts-and-total", Severity.DOUBT, (8,)),
        ("parts-and-total", Severity.DOUBT, (9,)),
        ("parts-and-total", Severity.ERROR, (18,)),
        ("percent-and-figures", Severity.DOUBT, (17,)),
        ("same-fact-other-figure", Severity.DOUBT, (8, 9)),
        ("same-fact-other-figure", Severity.HINT, (33, 8)),
        ("same-fact-other-figure", Severity.HINT, (8, 52)),
        ("rating-and-text", Severity.HINT, (3,)),
        ("rating-and-text", Severity.HINT, (6,)),
        ("rating-and-text", Severity.HINT, (14,)),
        ("not-due", Severity.DOUBT, (26,)),
        *(("not-due", Severity.HINT, (n,)) for n in (41, 43, 44)),
        ("same-progress-other-rating", Severity.HINT, (38, 53)),
        ("demanded-figures", Severity.HINT, (6,)),
        ("demanded-figures", Severity.HINT, (47,)),
        ("progress-repeats-clause", Severity.HINT, (28,)),
        ("progress-repeats-clause", Severity.HINT, (30,)),
        ("progress-repeats-clause", Severity.DOUBT, (57,)),
        ("reported-before-issued", Severity.DOUBT, (22,)),
        *2 * [("reported-before-issued", Severity.HINT, (45,))],
        ("reported-before-issued", Severity.HINT, (51,)),
        *(("ordered-before-issued", Severity.HINT, (n,)) for n in (17, 25, 33)),
        ("doubled-clause", Severity.HINT, (4, 14)),
        ("doubled-clause", Severity.HINT, (8, 9, 10)),
        *(("copied-progress", Severity.DOUBT, n) for n in COPIED),
        *(("mixed-letters", Severity.ERROR, (n,)) for n in (5, 6, 7, 8, 18, 19, 33, 46)),
        ("decision-numbers", Severity.ERROR, (5,)),
        ("decision-numbers", Severity.ERROR, (27, 57)),
    ]


def test_the_arithmetic_of_the_real_report_is_spelt_out():
    told = [f for f in run_checks(real_report()) if f.rule in ARITHMETIC]

    assert [f.explanation.mn.partition(": ")[2] for f in told] == [
        "213 + 57 = 270 ≠ 283, зөрүү 13; шийдвэрлэлт нь тодорхойгүй үлдсэн нь 13.",
        "213 + 57 = 270 ≠ 283, зөрүү 13; шийдвэрлэлт нь тодорхойгүй үлдсэн нь 13.",
        "2 500 + 11 600 + 800 + 860 = 15 760 ≠ 14 800, зөрүү 960.",
        "80 950 / 130 000 × 100 = 62.3% ≠ «70 гаруй хувьтай».",
    ]


def test_the_mixed_words_of_the_real_report_are_respelt():
    told = [f for f in run_checks(real_report()) if f.rule == "mixed-letters"]

    assert [f.suggestion.mn.removesuffix(" гэж засах.") for f in told] == [
        "«тайлагнаж»",
        "«Орон»",
        "«сумаас»",
        "«ажиллагаандаа»",
        "«Сэкөр»",
        "«нарт уриалсугай»",
        "«ангид»",
        "«хаагчдын. Говийн», «Говийн»",
    ]


def test_nothing_is_told_that_a_careful_auditor_forbids():
    told = Counter((f.rule, n) for f in run_checks(real_report()) for n in f.clauses)

    assert [why for why, key in NOT_TO_BE_TOLD.items() if told[key]] == []


def _printed(rating):
    return "Х.Б" if rating == NOT_DUE else f"{rating}%"


def test_every_quote_stands_word_for_word_in_the_real_report():
    report = real_report()
    texts = {(c.serial, "text"): c.text or "" for c in report.clauses}
    texts |= {(c.serial, "progress"): c.progress or "" for c in report.clauses}
    texts |= {
        (c.serial, by): _printed(c.rating(by)) for c in report.clauses for by in Assessor
    }
    for decision in report.decisions:
        texts[decision.clauses[0].serial, "title"] = decision.title
        texts[decision.clauses[0].serial, "number"] = decision.number

    assert [
        quote
        for finding in run_checks(report)
        for quote in finding.quotes
        if quote.start is not None
        and quote.text != texts[quote.clause, quote.field][quote.start :][: len(quote.text)]
    ] == []
