import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.make import clause, decision, report

from bielelt.checks import Answerer, Finding, Quote, Severity, Words
from bielelt.checks.numbering import Numbering
from bielelt.core.report import Doubt, Repair


def findings(*decisions, **others):
    return list(Numbering().run(report(*decisions, **others)))


def labelled(*labels):
    return decision(*(clause(f"Заалт {n}", label=label) for n, label in enumerate(labels)))


def test_a_serial_that_is_left_out_is_a_doubt_for_the_registrar():
    assert findings(decision(clause(serial=1), clause(serial=4, label="2."))) == [
        Finding(
            rule="numbering",
            severity=Severity.DOUBT,
            clauses=(1, 4),
            quotes=(Quote(1, "serial", "1"), Quote(4, "serial", "4")),
            explanation=Words(
                "Д/д: заалтын 1 гэсний дараа 4 иржээ: 2-3 алгассан.",
                "After the serial 1 of a clause comes 4: 2-3 left out.",
            ),
            suggestion=Words(
                "Дутуу мөр байгаа эсэхийг шалгаж, дэс дугаарыг засах.",
                "See whether a row is missing and correct the serials.",
            ),
            answerer=Answerer.REGISTRAR,
        )
    ]


@pytest.mark.parametrize(
    ("serials", "said"), [((1, 1), "1 again"), ((3, 2), "the order runs backwards")]
)
def test_serials_that_repeat_or_fall_are_told(serials, said):
    one, other = serials
    (found,) = findings(decision(clause(serial=one), clause(serial=other, label="2.")))

    assert found.explanation.en.endswith(f"{said}.")


def test_serials_of_decisions_are_told_too():
    (found,) = findings(
        decision(clause(), serial=1), decision(clause(), serial=3, number="А/9")
    )

    assert found.explanation.en == "After the serial 1 of a decision comes 3: 2 left out."


def test_two_clauses_of_one_act_with_one_label_are_a_doubt():
    (found,) = findings(labelled("1.", "2.", "2."))

    assert (found.severity, found.clauses) == (Severity.DOUBT, (2, 3))


def test_one_label_left_out_where_all_others_run_on_is_a_hint():
    (found,) = findings(labelled("1.", "2.", "4.", "5."))

    assert (found.severity, found.clauses) == (Severity.HINT, (2, 3))
    assert found.explanation.en.endswith("3 is left out.")


def test_a_label_left_out_of_a_short_act_is_a_hint_where_the_report_runs_on():
    others = [labelled("1.", "2.", "3."), labelled("1.", "2.")]

    assert [f.clauses for f in findings(*others, labelled("1.", "3."))] == [(6, 7)]
    assert findings(others[1], labelled("1.", "3.")) == []


def test_a_label_left_out_between_two_entries_of_one_act_is_told():
    first = labelled("1.", "2.", "3.", "4.")
    second = decision(clause("Заалт", label="6."))

    assert [f.clauses for f in findings(first, second)] == [(4, 5)]


def test_a_label_that_the_reader_inferred_is_told():
    repair = Repair("label-inferred", 2, "label", "no label", "2.", "")
    doubt = Doubt(2, "label", "the label is lost")
    (found,) = findings(labelled("1.", "2."), repairs=(repair,), doubts=(doubt,))

    assert (found.severity, found.quotes) == (Severity.DOUBT, (Quote(2, "label", "2."),))


def test_a_clause_without_label_among_others_with_one_is_a_hint():
    (found,) = findings(labelled("1.", None, "3."))

    assert (found.severity, found.quotes) == (
        Severity.HINT,
        (Quote(2, "text", "Заалт 1", 0),),
    )


@pytest.mark.parametrize(
    "labels",
    [
        ("1.", "4."),
        ("2.", "3.", "7."),
        ("1.", "3.", "5.", "7.", "9."),
        ("1.", "2.", "3.", "4.", "9."),
        ("11. Зургаа", "12. Зургаа", "13. Зургаа"),
        ("14. 2.1", "15. 2.2", "16. 2.3"),
        (None, None),
        (None, "1."),
        ("1.",),
        (),
    ],
)
def test_labels_that_leave_out_what_concerns_others_are_left_alone(labels):
    assert findings(labelled(*labels)) == []


@given(st.lists(st.integers(1, 4), min_size=1, max_size=5))
def test_a_report_numbered_from_one_is_never_told(sizes):
    acts = [
        decision(*(clause(label=f"{n}.") for n in range(1, size + 1)), number=f"А/{act}")
        for act, size in enumerate(sizes, 1)
    ]

    assert findings(*acts) == []


def test_an_inner_number_that_is_left_out_is_told_and_a_new_chapter_leaves_none_out():
    (found,) = findings(labelled("1.1.", "1.2.", "1.4.", "1.5.", "2.1.", "2.2."))

    assert (found.severity, found.clauses) == (Severity.HINT, (2, 3))
    assert found.explanation.en.endswith("1.3. is left out.")
