import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.make import clause, decision, report

from bielelt.checks import Finding, Quote, Severity, Words
from bielelt.checks.markup_residue import MarkupResidue


def findings(progress):
    return list(MarkupResidue().run(report(decision(clause(progress=progress)))))


def test_a_tag_left_in_a_text_is_a_doubt():
    assert findings("Уулзалт хийв.<br>Дараа нь") == [
        Finding(
            rule="markup-residue",
            severity=Severity.DOUBT,
            clauses=(1,),
            quotes=(Quote(1, "progress", "<br>", 13),),
            explanation=Words(
                "Бичвэрт программын тэмдэгт үлджээ: «<br>».",
                "Signs of a program are left in the text: «<br>».",
            ),
            suggestion=Words("Эдгээр тэмдэгтийг арилгах.", "Remove these signs."),
        )
    ]


@pytest.mark.parametrize(
    ("progress", "signs"),
    [
        ("<p>Хурал хийв.</p>", ["<p>", "</p>"]),
        ("Мал&nbsp;аж ахуй &amp; хүнс", ["&nbsp;", "&amp;"]),
        ("**Нийт** дүн", ["**", "**"]),
        ('<span style="color:red">улаан</span>', ['<span style="color:red">', "</span>"]),
        ("нэг\\nхоёр", ["\\n"]),
        ("нүд_x000D_", ["_x000D_"]),
        ("[холбоос](https://x.mn/a)", ["[холбоос](https://x.mn/a)"]),
    ],
)
def test_signs_of_programs_are_told(progress, signs):
    assert [[q.text for q in f.quotes] for f in findings(progress)] == [signs]


@pytest.mark.parametrize(
    "progress",
    [
        "5 < 7 ба 9 > 3",
        "A<B харьцаа",
        "Засаг дарга & Тамгын газар",
        "*тайлбар, 5*6 хэмжээтэй",
        "sum_2031_04 файл, my_file",
        "C:\\Users\\name",
        "<Дэл баг> гэж нэрлэв",
        "№ 5 #мод",
        "https://orkhon.gov.mn/a_b?x=1&y=2",
        "(хавсралт) [1]",
    ],
)
def test_signs_of_people_are_left_alone(progress):
    assert findings(progress) == []


@given(st.text(alphabet="абвгдмнорсөүАБ0123 .,;:()«»\n-", max_size=60))
def test_plain_texts_are_never_told(text):
    assert findings(text) == []
