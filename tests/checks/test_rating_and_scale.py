from datetime import date
from pathlib import Path

import pytest
from tests.make import clause, decision, report

from bielelt.checks import Answerer, Finding, Quote, Severity, Words
from bielelt.checks.rating_and_scale import RatingAndScale
from bielelt.core.report import NOT_DUE, Repair
from bielelt.reading import read_report

SAMPLE = Path(__file__).parents[2] / "samples" / "half-year.txt"

GOOD = [clause() for _ in range(9)]


def findings(*clauses, **others):
    return list(RatingAndScale().run(report(decision(*clauses), **others)))


def test_a_rating_between_the_bands_is_an_error_that_names_the_steps():
    assert findings(clause(self_rating=60, upper_rating=60), *GOOD) == [
        Finding(
            rule="rating-and-scale",
            severity=Severity.ERROR,
            clauses=(1,),
            quotes=(Quote(1, "self", "60%"), Quote(1, "upper", "60%")),
            explanation=Words(
                "60% (өөрийн үнэлгээ, дээд шатны байгууллагын үнэлгээ) нь «ЗГ-ын 2020 оны 206 "
                "дугаар тогтоол»-ын хуваарьт алга. Байж болох утга: 100, 90, 80, 70, 50, 40, 30, "
                "0, Х.Б.",
                "60% (self rating, upper rating) is no step of the scale “ЗГ-ын 2020 оны 206 "
                "дугаар тогтоол”. Allowed: 100, 90, 80, 70, 50, 40, 30, 0, Х.Б (not due).",
            ),
            suggestion=Words(
                "Үнэлгээг хуваарийн утгаар засах.", "Choose a step of the scale."
            ),
            answerer=Answerer.REPORTER,
        )
    ]


def test_a_missing_rating_is_a_doubt():
    assert findings(clause("Өвс тэжээл бэлтгэх;", upper_rating=None), *GOOD) == [
        Finding(
            rule="rating-and-scale",
            severity=Severity.DOUBT,
            clauses=(1,),
            quotes=(Quote(1, "text", "Өвс тэжээл бэлтгэх;"),),
            explanation=Words(
                "1 дүгээр заалтын үнэлгээ алга (дээд шатны байгууллагын үнэлгээ).",
                "Clause 1 has no rating (upper rating).",
            ),
            suggestion=Words(
                "Үнэлгээг нөхөж бичих; хугацаа нь болоогүй бол Х.Б гэж тэмдэглэх.",
                "Give the rating; where the time has not come, write Х.Б.",
            ),
            answerer=Answerer.ASSESSOR,
        )
    ]


@pytest.mark.parametrize("rating", [100, 90, 80, 70, 50, 40, 30, 0, NOT_DUE])
def test_steps_of_the_scale_and_not_due_are_left_alone(rating):
    assert findings(clause(self_rating=rating, upper_rating=rating), *GOOD) == []


@pytest.mark.parametrize(
    ("on", "severity"),
    [
        (date(2024, 6, 25), Severity.ERROR),
        (date(2022, 6, 25), Severity.ERROR),
        (date(2026, 6, 25), Severity.DOUBT),
        (None, Severity.DOUBT),
    ],
)
def test_only_a_scale_somebody_read_makes_an_error(on, severity):
    assert [f.severity for f in findings(clause(self_rating=55), *GOOD, on=on)] == [
        severity
    ]


def test_a_report_of_another_scale_is_one_doubt():
    found = findings(*(clause(self_rating=r, upper_rating=r) for r in (95, 85, 75, 100)))

    assert [(f.severity, f.clauses) for f in found] == [(Severity.DOUBT, (1, 2, 3))]


def test_a_column_without_any_rating_is_one_hint():
    found = findings(clause(upper_rating=None), clause(upper_rating=None))

    assert [(f.severity, f.clauses, f.explanation.en) for f in found] == [
        (
            Severity.HINT,
            (1, 2),
            "The report holds no rating at all: upper rating.",
        )
    ]


def test_a_report_without_clauses_has_no_findings():
    assert findings() == []


def unread(cell):
    """Return what the reader keeps of a cell of ratings that it can read as none."""
    return Repair("rating-unreadable", 1, "self", cell, "", "no rating", cell)


def test_a_cell_with_two_ratings_is_quoted():
    row = clause(self_rating=None, upper_rating=70)

    assert findings(row, *GOOD, repairs=(unread("30% 70%"),)) == [
        Finding(
            rule="rating-and-scale",
            severity=Severity.DOUBT,
            clauses=(1,),
            quotes=(Quote(1, "self", "30% 70%"),),
            explanation=Words(
                "1 дүгээр заалтын үнэлгээний нүдэнд «30% 70%» гэж нэгээс олон үнэлгээ бичсэн байна "
                "(өөрийн үнэлгээ).",
                "The rating of clause 1 reads «30% 70%»: more than one rating (self rating).",
            ),
            suggestion=Words(
                "Нүдэнд нэг л үнэлгээ үлдээх; хугацаа нь болоогүй бол Х.Б гэж тэмдэглэх.",
                "Leave one rating in the cell; where the time has not come, write Х.Б.",
            ),
            answerer=Answerer.REPORTER,
        )
    ]


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("70/90%", "more than one rating"),
        ("100%100%", "more than one rating"),
        ("90 70", "more than one rating"),
        ("хангалттай", "no rating"),
        ("170%", "no rating"),
        ("2024 оны 70%", "no rating"),
    ],
)
def test_a_cell_that_is_no_rating_says_why(cell, told):
    row = clause(self_rating=None, upper_rating=70)

    (found,) = findings(row, *GOOD, repairs=(unread(cell),))

    assert told in found.explanation.en


def test_both_ratings_of_a_clause_are_told_apart():
    row = clause(self_rating=None, upper_rating=None)

    told = findings(row, *GOOD, repairs=(unread("30% 70%"),))

    assert [f.explanation.en for f in told] == [
        "The rating of clause 1 reads «30% 70%»: more than one rating (self rating).",
        "Clause 1 has no rating (upper rating).",
    ]


def test_what_the_reader_could_not_read_is_what_is_told(tmp_path):
    rows = [line.split("\t") for line in SAMPLE.read_text("utf-8").splitlines()]
    row = next(row for row in rows if len(row) == 7 and row[5].strip() == "100%")
    row[5] = "50% 100%"
    path = tmp_path / "doubled.txt"
    path.write_text("\n".join(map("\t".join, rows)), "utf-8")

    found = [
        f
        for f in RatingAndScale().run(read_report(path))
        if "more than" in f.explanation.en
    ]

    assert [q.text for f in found for q in f.quotes] == ["50% 100%"]
