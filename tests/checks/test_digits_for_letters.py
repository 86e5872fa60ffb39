import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.make import clause, decision, report

from bielelt.checks import Finding, Quote, Severity, Words
from bielelt.checks.digits_for_letters import DigitsForLetters


def findings(progress):
    return list(DigitsForLetters().run(report(decision(clause(progress=progress)))))


def test_a_letter_that_stands_for_a_digit_is_a_doubt():
    assert findings("Сургалтад З айл хамрагдав.") == [
        Finding(
            rule="digits-for-letters",
            severity=Severity.DOUBT,
            clauses=(1,),
            quotes=(Quote(1, "progress", "З айл", 10),),
            explanation=Words(
                "«З айл» гэснийг «3 айл» гэж унших бололтой: цифр, үсгийг андуурчээ.",
                "«З айл» seems to mean «3 айл»: a digit and a letter are mistaken for each other.",
            ),
            suggestion=Words("«3 айл» гэж засах.", "Write «3 айл»."),
        )
    ]


@pytest.mark.parametrize(
    ("progress", "right"),
    [
        ("2О31 онд шинэчлэв.", "2031"),
        ("1О дугаар сард эхлэв.", "10"),
        ("Нийт 4З зөрчил арилгав.", "43"),
        ("Талбай З1 га болов.", "31"),
        ("А/О5 тушаалаар томилов.", "05"),
        ("Сумын 3асаг дарга, Засаг даргын", "Засаг"),
        ("иргэний х0рол, хорол", "хорол"),
        ("Самбарын 3урган хэсгийг шинэчлэв.", "Зурган"),
    ],
)
def test_figures_and_words_are_told_as_they_should_read(progress, right):
    assert [f.suggestion for f in findings(progress)] == [
        Words(f"«{right}» гэж засах.", f"Write «{right}».")
    ]


@pytest.mark.parametrize(
    "progress",
    [
        "3 айл, 30 хүн, 2031 он",
        "З.Болд, З. Туяа нар оролцов.",
        "Жагсаалтын Ж, З хэсэг, З анги, З бүлэг",
        "3з анги, 2б бүлэг, 12б байр",
        "3дугаар баг, 3хан удаа, 6хүн",
        "А3 цаас, В6, CO2, ковид19",
        "https://orkhon3.gov.mn/x0y хаяг, shuudan30@gov.mn",
        "-20°С, 30 хэм",
        "ЗДТГ, ЗГХЭГ, ОБЕГ",
        "№3, А/30, 3/125",
        "",
    ],
)
def test_true_letters_and_true_digits_are_left_alone(progress):
    assert findings(progress) == []


@given(st.integers(1, 99_999))
def test_no_true_figure_is_told(number):
    assert findings(f"Нийт {number} иргэн, {number}-р байр") == []


def test_the_letters_behind_a_digit_are_no_word_of_their_own():
    """«аслыг» is a word of no dictionary; that it stands behind the digit proves nothing."""
    (found,) = findings("3аслыг яаралтай хийв.")

    assert found.quotes[0].text == "3аслыг"
