import pytest
from tests.make import clause, decision, report

from bielelt.checks import Finding, Quote, Severity, Words
from bielelt.checks.no_evidence import NoEvidence


def findings(rating, evidence):
    row = clause(self_rating=rating, upper_rating=100, evidence=evidence)
    return list(NoEvidence().run(report(decision(row))))


def test_a_hundred_without_any_document_is_a_doubt():
    assert findings(100, 0) == [
        Finding(
            rule="no-evidence",
            severity=Severity.DOUBT,
            clauses=(1,),
            quotes=(Quote(1, "self", "100%"),),
            explanation=Words(
                "100% гэж үнэлсэн боловч нотлох баримт хавсаргаагүй байна.",
                "It is rated 100%, but no evidence is attached.",
            ),
            suggestion=Words(
                "Биелэлтийг нотлох баримт хавсаргах.",
                "Attach a document that shows the fulfilment.",
            ),
        )
    ]


@pytest.mark.parametrize(
    ("rating", "evidence"),
    [(100, 1), (100, None), (70, 0), (0, 0), ("not_due", 0), (None, 0), (None, None)],
)
def test_documents_lower_ratings_and_files_are_left_alone(rating, evidence):
    assert findings(rating, evidence) == []
