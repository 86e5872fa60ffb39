import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.make import clause, decision, report

from bielelt.checks import Answerer, Finding, Quote, Severity, Words
from bielelt.checks.missing_cell import MissingCell
from bielelt.core.report import NOT_DUE, Doubt


def findings(*decisions, **others):
    return list(MissingCell().run(report(*decisions, **others)))


def test_a_rating_without_progress_is_an_error():
    assert findings(decision(clause(progress=None, self_rating=70, upper_rating=70))) == [
        Finding(
            rule="missing-cell",
            severity=Severity.ERROR,
            clauses=(1,),
            quotes=(Quote(1, "self", "70%"), Quote(1, "upper", "70%")),
            explanation=Words(
                "1 дүгээр заалтад «70%» үнэлгээ өгсөн боловч хэрэгжилтийн явц хоосон.",
                "Clause 1 is rated «70%», but its progress is empty.",
            ),
            suggestion=Words(
                "Юу хийснийг бичих, эсвэл явц өөр нүдэнд орсон бол байранд нь оруулах.",
                "Say what was done, or move the progress here if it stands in another cell.",
            ),
        )
    ]


def test_where_the_reader_doubts_the_cells_it_is_only_a_doubt():
    doubt = Doubt(1, "text", "clause and progress may be mixed")
    (found,) = findings(decision(clause(progress="  ")), doubts=(doubt,))

    assert found.severity is Severity.DOUBT


def test_a_clause_without_text_is_for_the_registrar():
    (found,) = findings(decision(clause(text=None)))

    assert (found.severity, found.quotes, found.answerer) == (
        Severity.ERROR,
        (Quote(1, "text", ""),),
        Answerer.REGISTRAR,
    )


@pytest.mark.parametrize(
    ("lacking", "said"),
    [
        ({"number": None}, "number"),
        ({"on": None}, "date"),
        ({"title": None}, "title"),
        ({"number": None, "on": None}, "date, number"),
        ({"number": "", "on": None, "title": None}, "title, date, number"),
    ],
)
def test_a_decision_without_what_names_it_is_a_doubt(lacking, said):
    assert [
        (f.severity, f.explanation.en) for f in findings(decision(clause(), **lacking))
    ] == [(Severity.DOUBT, f"Decision 1 lacks its {said}.")]


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"progress": None, "self_rating": NOT_DUE, "upper_rating": NOT_DUE},
        {"progress": None, "self_rating": None, "upper_rating": None},
        {"progress": None, "self_rating": 0, "upper_rating": 0},
        {"progress": "Хийгдээгүй.", "self_rating": 0},
        {"progress": "-"},
        {"label": None},
    ],
)
def test_cells_that_may_be_empty_are_left_alone(told):
    assert findings(decision(clause(**told))) == []


@pytest.mark.parametrize("kind", ["programme", "plan", "contract", "law", "unknown"])
def test_acts_that_need_no_number_are_left_alone(kind):
    assert findings(decision(clause(), kind=kind, number=None)) == []


@given(
    st.text(min_size=1).filter(str.strip), st.sampled_from([0, 30, 70, 100, NOT_DUE, None])
)
def test_a_full_row_is_never_told(words, rating):
    row = clause(words, words, self_rating=rating, upper_rating=rating)

    assert findings(decision(row)) == []
