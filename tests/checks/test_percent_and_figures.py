from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.make import clause, decision, report

from bielelt.checks import Finding, Quote, Severity, Words
from bielelt.checks.percent_and_figures import PercentAndFigures


def findings(progress):
    return list(PercentAndFigures().run(report(decision(clause(progress=progress)))))


def test_a_percentage_tied_to_its_figures_is_recomputed():
    assert findings("Үзлэгт нийт 120 өрхийн 90 буюу 80 хувь нь хамрагдав.") == [
        Finding(
            rule="percent-and-figures",
            severity=Severity.ERROR,
            clauses=(1,),
            quotes=(Quote(1, "progress", "120 өрхийн 90 буюу 80 хувь", 12),),
            explanation=Words(
                "Хувь нь тоонуудаас гарахгүй: 90 / 120 × 100 = 75.0% ≠ «80 хувь».",
                "The percentage does not follow from the figures: 90 / 120 × 100 = 75.0%, but "
                "the text says 80%.",
            ),
            suggestion=Words(
                "Хувийг 75.0% болгож засах эсвэл тоонуудыг анхан шатны бүртгэлээс шалгах.",
                "Make the percentage 75.0%, or look up the figures in the records.",
            ),
            arithmetic="90 / 120 × 100 = 75.0% ≠ 80%",
        )
    ]


@pytest.mark.parametrize(
    ("told", "computed"),
    [
        (
            "Үхэр 45 мянга төлөвлөснөөс 20 мянган үхэр тарьж, 60 гаруй хувьтай байна.",
            "44.4%",
        ),
        (
            "Нийт 6400 хонь угаалгалаа. Нийт 10 мянган хонь төлөвлөснөөс 75 хувьтай байна.",
            "64.0%",
        ),
        ("Сургалтад 45 багшаас 40 (95%) хамрагдав.", "88.9%"),
        (
            "Дархлаажуулалтад 250 хүүхдээс 210 хүүхэд хамрагдаж, хамралт 92,5 хувь боллоо.",
            "84.0%",
        ),
        ("Нийт 18 багш хамрагдахаас 12 багш хамрагдаж 80 хувьтай байв.", "66.7%"),
        (
            "Төлөвлөсөн 25 сая төгрөгөөс 20 сая төгрөг зарцуулж, гүйцэтгэл 90 хувь байна.",
            "80.0%",
        ),
        ("Нийт 300 айлаас 120 айл буюу 50-аас дээш хувь нь цахилгаантай.", "40.0%"),
        ("160 иргэний 80 буюу 40 орчим хувь нь оролцов.", "50.0%"),
        ("Нийт 64 гэрээнээс 48 нь буюу 85 хувь нь дүгнэгдсэн байна.", "75.0%"),
    ],
)
def test_figures_that_give_another_percentage_are_found(told, computed):
    assert [f"= {computed}" in f.explanation.en for f in findings(told)] == [True]


@pytest.mark.parametrize(
    "told",
    [
        # it follows, rounded, cut or said roughly
        "Үзлэгт нийт 120 өрхийн 90 буюу 75 хувь нь хамрагдав.",
        "45 багшаас 40 (88.8%) хамрагдав.",
        "45 багшаас 40 (88.9%) хамрагдав.",
        "45 багшаас 40 (89%) хамрагдав.",
        "Нийт 120 өрхөөс 88 өрх буюу 70 гаруй хувь нь хамрагдав.",
        "Нийт 160 иргэний 62 буюу 40 орчим хувь нь оролцов.",
        "Нийт 10 мянган хонь төлөвлөснөөс 7500 хонь угааж 75 хувьтай байна.",
        # growth, ratings of work, duties
        "Мал өмнөх оны 100 мянгаас 120 мянга болж 30 хувиар өссөн.",
        "Хонь 13270 толгой буюу 8 хувиар нэмэгдэв.",
        "Төлөвлөгөөний 45 заалтаас 30 нь хэрэгжиж, хэрэгжилт 72.5 хувьтай байна.",
        "45 арга хэмжээнээс 30 нь хийгдэж, 72.5 хувьтай байна.",
        "Нөөцийг 70 хувиас доошгүй бүрдүүлж, 120 өрхөд 20 тонн тэжээл олгох;",
        "Түвшинг 2-5 хувиар нэмэгдүүлж, 30 багшийг сургах;",
        "50 хувийн хөнгөлөлттэй үнээр 20 тонн тэжээлээс 5 тонныг олгов.",
        # percentages of something else
        "Нийт 120 өрхийн 90 нь малчин, 60 хувь нь залуу өрх байна.",
        "Гэрээний дагуу 20 хувийг урьдчилж, 5 сая төгрөгийн 3 сая төгрөгийг олгов.",
        "3 хувийн эмнэлэг, 12 өрхөөс 5 өрх, 7 хувь хүн хандив өгөв.",
        "Сургуулийн 200 хүүхдийн 90 нь дотуур байранд, амжилт 85 хувь, чанар 60 хувьтай.",
        "Ирсэн 120 өргөдлөөс 90-ийг шийдвэрлэж, шийдвэрлэлт 75 хувьтай байна.",
        "хэрэгжилтийн хувь 72.5 хувь байна.",
        "75%",
        "",
    ],
)
def test_percentages_that_follow_or_are_no_shares_are_left_alone(told):
    assert findings(told) == []


FORMS = (
    "Нийт {whole} өрхийн {part} буюу {percent} хувь нь хамрагдав.",
    "{whole} хүүхдээс {part} ({percent}%) нь үзлэгт хамрагдлаа.",
    "Нийт {whole} мал төлөвлөснөөс {part} мал тарьж, {percent} хувьтай байна.",
)
WHOLES = st.integers(20, 99_999)


@given(st.data(), st.sampled_from(FORMS), WHOLES, st.sampled_from([0, 1, 2]))
def test_a_percentage_rounded_or_cut_is_never_reported(data, form, whole, digits):
    part = data.draw(st.integers(1, whole))
    mode = data.draw(st.sampled_from([ROUND_DOWN, ROUND_HALF_UP]))
    exact = Decimal(100) * part / whole
    percent = exact.quantize(Decimal(1).scaleb(-digits), mode)

    assert findings(form.format(whole=whole, part=part, percent=percent)) == []


@given(st.data(), st.sampled_from(FORMS), WHOLES)
def test_a_planted_wrong_percentage_is_always_found(data, form, whole):
    part = data.draw(st.integers(1, whole))
    percent = data.draw(st.integers(1, 100))
    assume(abs(Decimal(100) * part / whole - percent) >= 1)

    assert len(findings(form.format(whole=whole, part=part, percent=percent))) == 1


@given(st.text(alphabet="0123456789 ,.%()хувьтайбуюөлснг", max_size=120))
def test_no_text_makes_the_check_fail_and_quotes_are_words_of_the_text(text):
    for finding in findings(text):
        assert all(quote.text in text for quote in finding.quotes)


def test_a_change_that_does_not_follow_is_doubted_with_its_calculation():
    text = "Хулгайн 12 хэрэг гарч, өмнөх оны мөн үеийн 16 хэргээс 30 хувиар буурсан."
    (found,) = PercentAndFigures().run(report(decision(clause(progress=text))))

    assert (found.severity, found.arithmetic) == (
        Severity.DOUBT,
        "(16 − 12) / 16 × 100 = 25.0% ≠ 30%",
    )
    assert [q.text for q in found.quotes] == [
        "12 хэрэг гарч, өмнөх оны мөн үеийн 16 хэргээс 30 хувиар"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Хулгайн 12 хэрэг гарч, өмнөх оны мөн үеийн 16 хэргээс 25 хувиар буурсан.",
        "Хулгайн 12 хэрэг гарч, өмнөх оны мөн үеийн 16 хэргээс 33.3 хувиар буурсан.",
        "Хулгайн 12 хэрэг гарч, өмнөх оны мөн үеийн 16 хэргээс 30 хувиар өссөн.",
        "Орлого 3 сая төгрөгөөс 4 сая төгрөг болж 33.3 хувиар өсөв.",
    ],
)
def test_a_change_that_follows_from_either_figure_is_silent(text):
    assert list(PercentAndFigures().run(report(decision(clause(progress=text))))) == []
