from tests.checks.test_case import real_report
from tests.dictionary import needs_dictionary

from bielelt.checks import Severity, run_checks

FORM = {
    ("cited-decision", Severity.HINT): [(22,)],
    ("missing-cell", Severity.DOUBT): [(n,) for n in (1, 2, 4, 11, 17, 31, 32, 42)],
    ("numbering", Severity.DOUBT): [(46,)],
    ("numbering", Severity.HINT): [(1, 2), (56, 57)],
    ("two-names", Severity.DOUBT): [(9, 50), (8, 9), (9, 8), (56, 33)],
    ("two-names", Severity.HINT): [(18, 48)],
    ("digits-for-letters", Severity.DOUBT): [(46,), (49,), (49,)],
    ("unit-twice", Severity.DOUBT): [(), ()],
    ("date-form", Severity.DOUBT): [(22,), (33,)],
    ("date-form", Severity.HINT): [(6,), (33,)],
    ("punctuation", Severity.HINT): [
        *((n,) for n in (1, 3, 5, 8, 9, 11, 15, 17, 27, 28, 29, 30, 33, 40)),
        *((n,) for n in (46, 47, 49, 51, 52, 54, 56)),
        (4, 33),
    ],
}
"""What is told of form; words are below."""

WORDS = {"glued-words", "broken-words", "damaged-words"}


def test_the_slips_of_form_in_the_real_report_are_these():
    found = {}
    for finding in run_checks(real_report()):
        if finding.rule not in WORDS:
            key = finding.rule, finding.severity
            found.setdefault(key, []).append(finding.clauses)

    assert {key: found.get(key) for key in FORM} == FORM


@needs_dictionary
def test_the_damaged_words_of_the_real_report_are_told_as_they_should_read():
    told = [f for f in run_checks(real_report()) if f.rule == "damaged-words"]

    assert [f.suggestion.en.strip("Write «».") for f in told] == [
        "өдрийн",
        "нөлөөлөх",
        "ашигтай",
        "үүрэг",
        "кирилл",
        "захирамжийн",
        "ажлын",
        "халдваргүйтгэлийн",
        "тайлагнахыг",
        "халдваргүйтгэл",
        "өвчнөөс",
        "тайлагнахыг",
        "үүрэг",
        "Үүнд",
        "тогтворжилтыг",
        "доошгүй",
        "Гамшгаас",
        "манлайлан",
        "тодорхойлохдоо",
        "зөрчлөөс",
        "өдрөөс",
        "идэвхжүүлэхэд",
        "нэмэгдүүлэхэд",
        "тэмцээнд",
        "тусын",
        "цахимын",
        "тайланг",
    ]


@needs_dictionary
def test_the_glued_words_of_the_real_report_are_parted_and_the_surest_are_doubts():
    told = [f for f in run_checks(real_report()) if f.rule == "glued-words"]
    doubts = [f for f in told if f.severity is Severity.DOUBT]

    assert [f.quotes[0].text for f in doubts] == [
        "бүхоролцуулсан",
        "тэмдэглэндагуу",
        "тусчиглэсэн",
        "авчирүүлсэн",
        "түрхязгаарлах",
        "эргүүлхяналтыг",
        "шинжилгээнөхцөл",
        "даргасумын",
        "мэдээлэЭнэ",
        "тогтоомжийнхөтлөлтийн",
        "тоддээр",
        "зэрэгхангаж",
    ]
    assert {f.quotes[0].text for f in told} - {f.quotes[0].text for f in doubts} == {
        "интернетжилийн",
        "дамланхугацаа",
        "хөдөлгөөнөөрзөв",
        "мэдлэгийнхөдөлгөөнийг",
        "цагсунгах",
        "8нд",
    }
