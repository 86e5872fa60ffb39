import pytest
from tests.make import clause, decision, report

from bielelt.checks import Finding, Quote, Severity, Words
from bielelt.checks.no_evidence import NoEvidence

TOLD = "Өвс тэжээлийн нөөцийг бүрдүүлэх ажлын хүрээнд агуулахуудыг засварлаж дуусгасан."


def findings(rating, evidence, progress=TOLD):
    row = clause(
        progress=progress, self_rating=rating, upper_rating=rating, evidence=evidence
    )
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
    [(100, 1), (70, None), (70, 0), (0, 0), ("not_due", 0), (None, 0), (None, None)],
)
def test_documents_lower_ratings_and_files_are_left_alone(rating, evidence):
    assert findings(rating, evidence) == []


@pytest.mark.parametrize(
    ("progress", "severities"),
    [
        ("Төлөвлөгөөний дагуу хийж байна.", [Severity.HINT]),
        ("Ажлыг хийсэн.", [Severity.HINT]),
        ("Журмыг А/14 тушаалаар баталсан.", []),
        ("Ажил эхлээгүй байна.", []),
        (
            "Заалтын хэрэгжилтэд анхаарч, холбогдох арга хэмжээг авч ажиллаж байна.",
            [Severity.DOUBT],
        ),
        ("Заалтын хэрэгжилтэд анхаарч, 2 удаа арга хэмжээ авч ажиллаж байна.", []),
        (TOLD, [Severity.HINT]),
        ("Шатсан гэрлүүдийг сольж, унасан шонгуудыг босгосон.", [Severity.HINT]),
        ("Шатсан гэрлүүдийг «Гэрэлт» нөхөрлөл сольсон.", []),
        ("Шатсан гэрлүүдийг сольж, гурван шон босгосон.", []),
        ("Эргүүлийг Цагдаагийн хэсэгтэй хамтран гаргасан.", []),
        ("Өвөлжилтийн бэлтгэлийг хангаж ажиллалаа.", []),
        ("", []),
        (None, []),
    ],
)
def test_general_words_are_a_doubt_and_other_words_without_a_figure_a_hint(
    progress, severities
):
    assert [f.severity for f in findings(100, None, progress)] == severities
