import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.dictionary import needs_dictionary
from tests.make import clause, decision, report

from bielelt.checks import Finding, Quote, Severity, Words
from bielelt.checks.broken_words import BrokenWords

pytestmark = needs_dictionary


def findings(progress):
    return list(BrokenWords().run(report(decision(clause(progress=progress)))))


def test_pieces_that_are_one_word_are_a_doubt():
    assert findings("Төрийн байгууллаг уудын дарга") == [
        Finding(
            rule="broken-words",
            severity=Severity.DOUBT,
            clauses=(1,),
            quotes=(Quote(1, "progress", "байгууллаг уудын", 7),),
            explanation=Words(
                "«байгууллаг уудын» гэж нэг үгийг тасалж бичжээ: «байгууллагуудын».",
                "«байгууллаг уудын» is one word, broken: «байгууллагуудын».",
            ),
            suggestion=Words("«байгууллагуудын» гэж засах.", "Write «байгууллагуудын»."),
        )
    ]


@pytest.mark.parametrize(
    ("progress", "right"),
    [
        ("хэрэг жүүлсэн ажил", "хэрэгжүүлсэн"),
        ("сургуу-лийн байр", "сургуулийн"),
        ("төлөвлө-\nгөөний дагуу", "төлөвлөгөөний"),
        ("мэргэж илтэн томилов", "мэргэжилтэн"),
    ],
)
def test_breaks_of_all_kinds_are_joined(progress, right):
    assert [f.suggestion.en for f in findings(progress)] == [f"Write «{right}»."]


@pytest.mark.parametrize(
    "progress",
    [
        "төрийн байгууллагуудын дарга нар",
        "сум руу, аймаг руу, өнөө ч, ажил уу",
        "Баян-Өндөр сум, Оюун-Эрдэнэ",
        "ЗДТГ-ын, ХХК-ийн, ИТХ-аас",
        "Б. Болд, Номун далай",
        "эх-хүүхэд, дотоод-гадаад",
        "Viber групп, сайт",
        "хот-айл, аж-ахуй",
        "12 дугаар сар-ын",
        "",
    ],
)
def test_words_of_their_own_are_left_alone(progress):
    assert findings(progress) == []


WORDS = "сумын багийн иргэдийн хэмжээнд зохион байгуулж ажилласан төсөв тухай".split()  # noqa: SIM905


@given(st.lists(st.sampled_from(WORDS), max_size=9), st.sampled_from(" -\n"))
def test_whole_words_are_never_told(words, mark):
    assert findings(mark.join(words)) == []
