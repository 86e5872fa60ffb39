import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.make import clause, decision, report

from bielelt.checks import Finding, Quote, Severity, Words
from bielelt.checks.progress_repeats_clause import ProgressRepeatsClause
from bielelt.core.report import Doubt

DUTY = "Гэр хорооллын айл өрхийн утаа, шорооны бохирдлыг бууруулах;"
TOLD = "Гэр хорооллын айл өрхийн утаа, шорооны бохирдлыг бууруулж ажиллаж байна."
LONG = "Номын сангийн фондыг баяжуулах, уншлагын танхимын тохижилтыг шинэчлэх, хүүхдийн уншлагын цагийг нэмэгдүүлэх;"


def findings(text, progress, rating=100, **others):
    row = clause(text, progress, self_rating=rating, upper_rating=rating)
    title = (
        "Орон нутгийн номын сангийн үйл ажиллагааг шинэ түвшинд гаргах арга хэмжээний тухай"
    )
    return list(ProgressRepeatsClause().run(report(decision(row, title=title), **others)))


def told(*args, **others):
    return [f.severity for f in findings(*args, **others)]


def test_the_duty_turned_into_a_statement_is_no_report():
    assert findings(DUTY, TOLD) == [
        Finding(
            rule="progress-repeats-clause",
            severity=Severity.DOUBT,
            clauses=(1,),
            quotes=(Quote(1, "progress", TOLD, 0), Quote(1, "text", DUTY, 0)),
            explanation=Words(
                "Явцад заалтын үгийг давтсанаас өөр тоо, огноо, баримт алга.",
                "The progress repeats the words of the clause; it gives no figure, date or "
                "document.",
            ),
            suggestion=Words(
                "Юу, хэзээ, хэдийг хийснийг тоо, огноо, баримтаар бичих.",
                "Write what was done, when and how much, with figures, dates and documents.",
            ),
        )
    ]


@pytest.mark.parametrize(
    ("text", "progress", "rating", "severity"),
    [
        (DUTY, TOLD, 70, Severity.HINT),
        (DUTY, "Айл өрхийн утаа, шорооны бохирдлыг бууруулсан.", 100, Severity.DOUBT),
        ("Хоёр. Захирал нарт: " + DUTY, TOLD, 100, Severity.DOUBT),
        (LONG, LONG[:-1] + " ажлыг 2 удаа хийсэн.", 100, Severity.HINT),
        (
            LONG,
            (
                "Орон нутгийн номын сангийн үйл ажиллагааг шинэ түвшинд гаргах арга хэмжээний "
                "тухай 6 уулзалт хийж, 40 ном авсан."
            ),
            70,
            Severity.HINT,
        ),
    ],
)
def test_words_of_the_clause_and_copied_stretches_are_told(
    text, progress, rating, severity
):
    assert told(text, progress, rating) == [severity]


@pytest.mark.parametrize(
    ("text", "progress", "rating"),
    [
        (DUTY, "Айл өрхийн утааг бууруулахаар 120 зуух сольсон.", 100),
        (DUTY, "Айл өрхийн утааг бууруулж, шахмал түлшний борлуулалтын цэг нээв.", 100),
        (DUTY, "Утаа, шорооны бохирдлыг agaar.mn сайтаар бууруулж байна.", 100),
        (DUTY, "Утаа, шорооны бохирдлыг Б.Болд бууруулж байна.", 100),
        (DUTY, TOLD, 0),
        (DUTY, "Айл өрхийн утаа, бохирдлыг бууруулах ажил эхлээгүй.", 100),
        (DUTY, TOLD, "not_due"),
        (DUTY, "Хийгдэж байна.", 100),
        (DUTY, None, 100),
        (None, TOLD, 100),
        ("", TOLD, 100),
        (LONG, "Уншлагын танхимын ширээ сандлыг сольж, ном цуглуулах аян эхлүүлэв.", 70),
    ],
)
def test_news_low_ratings_and_short_words_are_left_alone(text, progress, rating):
    assert told(text, progress, rating) == []


def test_in_a_cell_that_the_reader_doubts_repeated_words_are_its_own_fault():
    doubts = (Doubt(1, "progress", "interleaved"),)

    assert told(DUTY, TOLD, doubts=doubts) == []


@given(st.integers(1, 99_999))
def test_one_figure_makes_it_news(number):
    assert told(DUTY, f"Айл өрхийн утаа, бохирдлыг {number} зуухаар бууруулсан.") == []
