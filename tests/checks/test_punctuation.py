import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.make import clause, decision, report

from bielelt.checks import Finding, Quote, Severity, Words
from bielelt.checks.punctuation import Punctuation


def findings(*progress):
    return list(
        Punctuation().run(report(decision(*(clause(progress=p) for p in progress))))
    )


def test_all_slips_of_a_clause_are_one_hint():
    assert findings("Хурал болов.Мөн сургалт , уулзалт хийв..") == [
        Finding(
            rule="punctuation",
            severity=Severity.HINT,
            clauses=(1,),
            quotes=(
                Quote(1, "progress", "хийв..", 34),
                Quote(1, "progress", "сургалт ,", 16),
                Quote(1, "progress", "болов.Мөн", 6),
            ),
            explanation=Words(
                "тэмдэг давхардсан: «хийв..»; тэмдгийн өмнө илүү зай: «сургалт ,»; тэмдгийн дараа "
                "зай дутуу: «болов.Мөн».",
                "a sign doubled: «хийв..»; a blank before a sign: «сургалт ,»; no blank after a "
                "sign: «болов.Мөн».",
            ),
            suggestion=Words("Цэг таслал, зайг засах.", "Correct signs and blanks."),
        )
    ]


@pytest.mark.parametrize(
    ("progress", "quoted"),
    [
        ("ERP -д бүртгэв.", "ERP -д"),
        ("Мод,сөөг тарив.", "Мод,сөөг"),
        ("Дэл багт (12 айл уулзав.", "(12"),
        ("Дэл баг) уулзав.", "баг)"),
        ('"Цэцэг" болон "Наран өдөрлөг', '"Наран'),
        ("Өвс, , тэжээл", "Өвс, ,"),
        ("Хүүхэд ,багш", "Хүүхэд ,"),
        ("«Ногоон хөгжил өдөр", "«Ногоон"),
    ],
)
def test_slips_of_all_kinds_are_quoted_with_their_word(progress, quoted):
    assert [[q.text for q in f.quotes] for f in findings(progress)] == [[quoted]]


def test_two_styles_of_quotation_marks_in_one_report_are_one_hint():
    (found,) = findings('"Цэцэг" өдөрлөг', "«Наран» аян", "“Саран” аян, «Од» тэмцээн")

    assert (found.severity, found.clauses) == (Severity.HINT, (1, 2, 3))
    assert (
        found.explanation.en
        == 'One report uses 3 styles of quotation marks: " ", « », “ ”.'
    )


@pytest.mark.parametrize(
    "progress",
    [
        "Хурал болов. Мөн сургалт, уулзалт хийв.",
        "Б.Дорж, Ц.Баяр нар; 1.Сумын төв, 2.Баг",
        "https://orkhon.gov.mn/a,b хаяг, info@orkhon.mn",
        "12,5 хувь, 3.4 га, 10:30 цагт",
        "1) мод тарих, а) услах, 2) хашаалах",
        "г.м, гэх мэт..., хөрөнгө...",
        "2.1.Удирдах, 14-ний, А/3 (Дэл баг)",
        "«Цэцэг», «Наран» (хоёр өдөр)",
        "„Цэцэг” өдөрлөг, ”Наран” аян",
        "Засаг дарга - дарга, -20 хэм",
        "",
    ],
)
def test_right_signs_are_left_alone(progress):
    assert findings(progress) == []


@given(
    st.lists(st.sampled_from(["мод", "айл", "хурал", "(сум)", "«Дэл»", "А/3"]), max_size=8)
)
def test_words_with_commas_are_never_told(words):
    assert findings(", ".join(words) + ".") == []
