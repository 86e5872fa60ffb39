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
        "Мал өмнөх оны 100 мянгаас 120 мянга болж 20 хувиар өссөн.",
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


MOVED = [
    (
        "Шатахууны зардал 12.5 сая төгрөгөөс 9.5 сая төгрөг болж 30 хувиар буурсан.",
        "= −24.0% ≠ 30%",
    ),
    ("Бүртгэлтэй гэмт хэрэг 40-өөс 34 болж 25 хувиар буурав.", "= −15.0% ≠ 25%"),
    ("Жуулчдын тоо 1 200 хүнээс 1 500 хүн болж 20 хувиар өссөн.", "= 25.0% ≠ 20%"),
    (
        "Энэ улиралд 66 дуудлага ирсэн нь өнгөрсөн оны мөн үеийн 88-аас 20 хувиар буурсан.",
        "= −25.0% ≠ 20%",
    ),
    ("Номын сангийн уншигч 320-оос 25 хувиар өсөж 420 болсон.", "= 31.3% ≠ 25%"),
    (
        "45 өрхөд 9 сая төгрөгийн тусламж олгосон нь нэг өрхөд дунджаар 300 мянган төгрөг болно.",
        "9 000 000 / 45 = 200 000 ≠ 300 000",
    ),
    (
        "Дугуйланд 240 сурагч хичээллэж, 12 багш ажиллав. Нэг багшид дунджаар 26 сурагч ногдоно.",
        "240 / 12 = 20 ≠ 26",
    ),
    (
        "Татварын орлого 80 сая төгрөгөөс 96 сая төгрөгт хүрч 25 хувиар нэмэгдэв.",
        "= 20.0% ≠ 25%",
    ),
    ("Галын дуудлага 50-аас 60 болсон нь 10 хувиар өссөн үзүүлэлт.", "= 20.0% ≠ 10%"),
    ("Гээгдсэн малын тоо 60 малаас 45 мал болж 35 хувиар багассан.", "= −25.0% ≠ 35%"),
]


@pytest.mark.parametrize(("told", "line"), MOVED)
def test_rises_falls_and_means_are_recomputed(told, line):
    found = findings(told)

    assert [(f.severity, f.arithmetic.endswith(line)) for f in found] == [
        (Severity.DOUBT, True)
    ]


@pytest.mark.parametrize(
    "told",
    [
        "Шатахууны зардал 12.5 сая төгрөгөөс 10 сая төгрөг болж 20 хувиар буурсан.",
        "Бүртгэлтэй гэмт хэрэг 40-өөс 34 болж 15 хувиар буурав.",
        "Ажилгүйдэл 12.4-өөс 9.7 хувь болж буурав.",
        "Дундаж цалин өмнөх оныхоос 12 хувиар өсөв.",
        "Энэ улиралд 66 дуудлага ирсэн нь өнгөрсөн оны мөн үеийн 88-аас 25 хувиар буурсан.",
        "45 өрхөд 9 сая төгрөгийн тусламж олгосон нь нэг өрхөд дунджаар 200 мянган төгрөг болно.",
        "Нэг өрхөд дунджаар 3.4 хүн ногдоно.",
        "612 өрх 2 087 хүнтэй, нэг өрхөд дунджаар 3.4 хүн ногдоно.",
        "24 хичээлд 1 312 сурагч хамрагдаж, нэг хичээлд дунджаар 55 орчим сурагч оролцов.",
        "Үнэ 5 хувиар өсөж, 120 айл өргөдөл гаргав.",
        "120 айлаас 30 айл нүүж, 15 хувиар буурсан төсвөөр ажиллав.",
        "Малын тоо 5 хувиар өсөж 120 мянгад хүрэв.",
        "Хог 18 тонноос 12 тонн болж гуравны нэгээр буурсан.",
        "80 хүүхдийн 60 нь хамрагдсан, 9 дүгээр сард 95 хувьд хүргэнэ.",
        "80 өрхөөс 60 нь хамрагдаж, хамралтыг 90 хувьд хүргэхээр төлөвлөв.",
        "3 баг 24 хүн, 5 машин ажиллав. Нэг машинд дунджаар 2 тонн хог ачив.",
        "Орлого 50 сая төгрөгөөс 75 сая төгрөг болж 1.5 дахин өсөв.",
        "Уншигч 300-аас 399 болж 33 хувиар нэмэгдсэн.",
        "Уншигч 300-аас 420 болж 40 орчим хувиар нэмэгдсэн.",
    ],
)
def test_plans_and_changes_and_means_that_follow_are_left_alone(told):
    assert findings(told) == []


@pytest.mark.parametrize(
    ("told", "line"),
    [
        (
            "Сонсголд 150 төлөөлөгчөөс 96 нь 3 цагийн хэлэлцүүлэгт оролцсон нь 74 хувь болов.",
            "96 / 150 × 100 = 64.0% ≠ 74%",
        ),
        (
            "Мах комбинат 90 тонн мах хөлдөөж худалдаанд гаргаснаас 63 тонн буюу 80 хувийг иргэд авав.",
            "63 / 90 × 100 = 70.0% ≠ 80%",
        ),
        ("Шалгалтад 48 сурагчаас 36 нь тэнцсэн 85%.", "36 / 48 × 100 = 75.0% ≠ 85%"),
    ],
)
def test_hours_between_and_a_whole_before_the_verb_hide_no_share(told, line):
    assert [f.arithmetic for f in findings(told)] == [line]


@pytest.mark.parametrize(
    "told",
    [
        "Сонсголд 150 төлөөлөгчөөс 96 нь 3 цагийн хэлэлцүүлэгт оролцсон нь 64 хувь болов.",
        "Мах комбинат 90 тонн мах хөлдөөж худалдаанд гаргаснаас 63 тонн буюу 70 хувийг иргэд авав.",
        "Шалгалтад 48 сурагчаас 36 нь тэнцсэн 75%.",
        "Ажлаас 12 хүн чөлөөлөгдсөн 3 удаагийн сонгон шалгаруулалтаар 40 хувь.",
        "90 тонн өвс авч, 63 тонн буюу 40 хувийг тарааснаас гадна 20 тонн үлдсэн.",
    ],
)
def test_shares_that_follow_behind_such_words_are_left_alone(told):
    assert findings(told) == []


def test_the_part_may_leave_the_million_to_the_whole():
    right = "Зардлын 13 740 сая төгрөг төлөвлөснөөс 7144 нь буюу 52 хувь санхүүжив."
    wrong = "Зардлын 13 740 сая төгрөг төлөвлөснөөс 7144 нь буюу 65 хувь санхүүжив."

    assert findings(right) == []
    assert [f.arithmetic for f in findings(wrong)] == [
        "7 144 000 000 / 13 740 000 000 × 100 = 52.0% ≠ 65%"
    ]


@pytest.mark.parametrize(
    "progress",
    [
        "Хайгуулыг 64 га талбайд хийхээс 41.6 га-д хийсэн нь 85.0 хувь болно.",
        "Засварыг 50 км замд хийхээс 31 км-т хийсэн нь 72 хувь юм.",
        "Шинжилгээг 80 худагт хийхээс 44 худагт хийсэн нь 65 хувь боллоо.",
        "Хаалтыг 20 км шугамд тавихаас 13 км-т тавьсан нь 75.5 хувь.",
    ],
)
def test_what_was_to_be_done_is_the_whole_of_what_was_done(progress):
    assert [f.severity for f in findings(progress)] == [Severity.DOUBT]


@pytest.mark.parametrize(
    "progress",
    [
        "Хайгуулыг 64 га талбайд хийхээс 41.6 га-д хийсэн нь 65 хувь болно.",
        "Хайгуулыг 64 га талбайд хийхээс өмнө 41.6 га-д хийсэн нь 85 хувь болно.",
        "Хайгуулыг 64 га талбайд хийхээс гадна 12 га-д хийсэн нь 85 хувь болно.",
        "Хайгуулыг 64 га талбайд хийхээс 41.6 га-д хийсэн, гүйцэтгэл нь 85 хувь болно.",
        "Хайгуулыг 64 га талбайд хийхээс 41 хүн оролцсон нь 85 хувь болно.",
        "Хайгуулыг 64 га талбайд хийхээс 41.6 га-д хийсэн нь өнгөрсөн оноос 20 хувиар их.",
    ],
)
def test_what_follows_or_is_not_of_the_whole_is_left_alone(progress):
    assert findings(progress) == []
