from datetime import date

import pytest
from tests.make import clause, decision, report

from bielelt.checks import Answerer, Finding, Quote, Severity, Words
from bielelt.checks.rating_and_scale import RatingAndScale
from bielelt.core.report import NOT_DUE

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
