import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.dictionary import needs_dictionary
from tests.make import clause, decision, report

from bielelt.checks import Finding, Quote, Severity, Words
from bielelt.checks.spelling import Spelling

pytestmark = needs_dictionary


def findings(progress):
    return list(Spelling().run(report(decision(clause(progress=progress)))))


def test_the_unknown_words_of_a_clause_are_one_hint_and_the_rule_is_off():
    assert not Spelling().is_on
    assert findings("Ажлыг бултиг хийж өвөлжөөсгүйн болов.") == [
        Finding(
            rule="spelling",
            severity=Severity.HINT,
            clauses=(1,),
            quotes=(
                Quote(1, "progress", "бултиг", 6),
                Quote(1, "progress", "өвөлжөөсгүйн", 18),
            ),
            explanation=Words(
                "Толь бичигт алга: «бултиг», «өвөлжөөсгүйн».",
                "In no dictionary: «бултиг», «өвөлжөөсгүйн».",
            ),
            suggestion=Words(
                "Зөв бичсэн эсэхийг шалгах.", "See whether the spelling is right."
            ),
        )
    ]


@pytest.mark.parametrize(
    "progress",
    [
        "Заган ой, томилгоожуулах, түвшин, эрсдэл, гараг, архивд, чат, Э-мэйл",
        "Сумын Засаг дарга, Номундалай, Ш.Даваацэрэн",
        "ЗДТГ, АЗДТГ-ын, ХХК, MNS, XVII, TOKEN",
        "зургаадугаар, хоёрдугаар, гуравдахь",
        "сум руу, онлайнаар, линкээр, сайтад, группийн",
        "2031 онд 25-ны өдөр, 8нд",
        "https://orkhon.gov.mn, info@orkhon.mn",
        "Авлигын эсрэг хууль",
        "ой-хээрийн, эх-хүүхдийн",
        "",
    ],
)
def test_words_names_and_abbreviations_are_left_alone(progress):
    assert findings(progress) == []


@given(st.text(alphabet="0123456789 ,.;:()-/ABCxyz", max_size=40))
def test_what_holds_no_cyrillic_word_is_never_told(text):
    assert findings(text) == []
