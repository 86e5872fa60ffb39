import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.make import clause, decision, report

from bielelt.checks import Finding, Quote, Severity, Words
from bielelt.checks.between.shrunken_totals import ShrunkenTotals

DUTY = "Малчдын хашаа, хороог засварлах ажлыг зохион байгуулсугай."


def told(progress, period="2024-H1", **others):
    return report(decision(clause(DUTY, progress)), period=period, **others)


def found(before, after, periods=("2024-H1", "2024")):
    reports = [
        told(text, period) for text, period in zip((before, after), periods, strict=True)
    ]
    return list(ShrunkenTotals().run(reports))


def test_a_total_since_january_that_shrinks_is_a_doubt_of_the_later_report():
    before = "Оны эхнээс нийт 140 хашаа засварласан байна."
    after = "Оны эхнээс нийт 120 хашаа засварласан байна."

    assert found(before, after) == [
        (
            1,
            Finding(
                rule="shrunken-totals",
                severity=Severity.DOUBT,
                clauses=(1,),
                quotes=(
                    Quote(1, "progress", "Оны эхнээс нийт 120 хашаа", 0),
                    Quote(
                        1,
                        "progress",
                        "Оны эхнээс нийт 140 хашаа",
                        0,
                        "Өлзийт сум, 2024-H1",
                    ),
                ),
                explanation=Words(
                    "Оны эхнээс өссөн дүнгээр тайлагнадаг тоо өмнөх үеийнхээс 20-аар бага "
                    "байна: 2024-H1 – 140, 2024 – 120.",
                    "A total counted from the beginning of the year is smaller by 20 than in "
                    "the period before: 2024-H1 140, 2024 120.",
                ),
                suggestion=Words(
                    "Аль тоо зөв болохыг бүртгэлээс шалгаж засах.",
                    "Look up in the records which figure is right.",
                ),
                arithmetic="140 → 120",
            ),
        )
    ]


@pytest.mark.parametrize(
    ("before", "after", "arithmetic"),
    [
        (
            "Сургалтад нийт 85 малчин хамрагдлаа. Бусад ажил хэвийн.",
            "Ажил үргэлжилж байна. Сургалтад нийт 58 малчин хамрагдлаа.",
            "85 → 58",
        ),
        (
            "Өссөн дүнгээр 1 250 ширхэг мод тарьсан.",
            "Өссөн дүнгээр 1 150 ширхэг мод тарьсан.",
            "1 250 → 1 150",
        ),
        (
            "Давхардсан тоогоор 640 иргэн үзлэгт хамрагдсан байна.",
            "Давхардсан тоогоор 604 иргэн үзлэгт хамрагдсан байна.",
            "640 → 604",
        ),
        (
            "Он гарсаар 12 сая төгрөгийн тусламж олгов.",
            "Он гарсаар 11 сая төгрөгийн тусламж олгов.",
            "12 000 000 → 11 000 000",
        ),
    ],
)
def test_totals_that_shrink_are_found_wherever_their_sentence_stands(
    before, after, arithmetic
):
    assert [f.arithmetic for _, f in found(before, after)] == [arithmetic]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # grown, the same, or told for the first time
        ("Нийт 85 малчин хамрагдлаа.", "Нийт 120 малчин хамрагдлаа."),
        ("Нийт 85 малчин хамрагдлаа.", "Нийт 85 малчин хамрагдлаа."),
        ("Ажил эхэлсэн.", "Нийт 85 малчин хамрагдлаа."),
        # another thing, another sentence
        ("Нийт 85 малчин хамрагдлаа.", "Нийт 40 хүүхэд хамрагдлаа."),
        (
            "Нийт 85 малчин сургалтад хамрагдлаа.",
            "Хаврын аянд 12 сайн дурын идэвхтэн, нийт 40 малчин гэр бүлээрээ нэгдлээ.",
        ),
        # no total, or one that may fall
        ("85 малчин хамрагдлаа.", "40 малчин хамрагдлаа."),
        ("Нийт 85 малчин хамрагдана.", "Нийт 40 малчин хамрагдана."),
        ("Нийт 30 албан хаагч ажиллаж байна.", "Нийт 28 албан хаагч ажиллаж байна."),
        ("Нийт 85 өргөдөл үлдсэн.", "Нийт 40 өргөдөл үлдсэн."),
        ("Нийт 85 малын хорогдол гарч буурсан.", "Нийт 40 малын хорогдол гарч буурсан."),
        ("4 дүгээр сард нийт 85 айлд очсон.", "4 дүгээр сард нийт 40 айлд очсон."),
        ("Нийт 85 орчим малчин хамрагдлаа.", "Нийт 40 орчим малчин хамрагдлаа."),
        ("Нийт 85 өрхөөс санал авсан.", "Нийт 40 өрхөөс санал авсан."),
    ],
)
def test_what_may_be_smaller_is_left_alone(before, after):
    assert found(before, after) == []


FEWER = ("Нийт 85 малчин хамрагдлаа.", "Нийт 40 малчин хамрагдлаа.")


@pytest.mark.parametrize(
    "periods",
    [("2023-H1", "2024-H1"), ("2024-H1", "2024-H2"), ("2024", "2024-H1"), ("?", "2024")],
)
def test_only_periods_that_begin_on_the_same_day_are_compared(periods):
    assert found(*FEWER, periods=periods) == []


def test_districts_are_not_compared():
    reports = [
        told(FEWER[0], organisation="Өлзийт сум"),
        told(FEWER[1], "2024", organisation="Дэл сум"),
    ]

    assert list(ShrunkenTotals().run(reports)) == []


@given(st.integers(1, 99_999), st.integers(1, 99_999))
def test_exactly_the_smaller_total_is_told(one, other):
    sentence = "Оны эхнээс нийт {} хашаа засварласан байна."

    assert len(found(sentence.format(one), sentence.format(other))) == (other < one)


@pytest.mark.parametrize(
    ("before", "after", "arithmetic"),
    [
        (
            "Сургалтад 640 малчин хамрагдаж, гэрчилгээ авав.",
            "Жилийн эцсийн байдлаар сургалтад хамрагдаж гэрчилгээ авсан малчин 604 байна.",
            "640 → 604",
        ),
        (
            "Худгийн засварт 38 сая төгрөг зарцуулсан.",
            "Жилийн дүнгээр худгийн засварт 31 сая төгрөг зарцуулсан байна.",
            "38 000 000 → 31 000 000",
        ),
        (
            "212 хүүхдээс 96 нь шүдний үзлэгт хамрагдсан.",
            "Бүтэн жилийн байдлаар 230 хүүхдээс шүдний үзлэгт хамрагдсан нь 69 болов.",
            "96 → 69",
        ),
        (
            "Багуудын 14 цэгт 260 ширхэг хогийн сав байршуулав.",
            "Жилийн дүнгээр 14 цэгт 206 ширхэг хогийн сав байршуулсан.",
            "260 → 206",
        ),
        (
            "Эрүүл мэндийн урьдчилан сэргийлэх үзлэгт 1 450 иргэн хамрагдсан.",
            "Оны эхнээс эрүүл мэндийн урьдчилан сэргийлэх үзлэгт 1 405 иргэн хамруулав.",
            "1 450 → 1 405",
        ),
    ],
)
def test_the_same_deed_in_other_words_is_found_where_the_year_is_summed_up(
    before, after, arithmetic
):
    assert [f.arithmetic for _, f in found(before, after)] == [arithmetic]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "Сургалтад 640 малчин хамрагдаж, гэрчилгээ авав.",
            "Жилийн эцсийн байдлаар сургалтад хамрагдаж гэрчилгээ авсан малчин 704 байна.",
        ),
        (
            "Сургалтад 640 малчин хамрагдаж, гэрчилгээ авав.",
            "Сургалтад 604 малчин хамрагдаж, гэрчилгээ авав.",
        ),
        (
            "Хаврын үзлэгээр 1 200 малыг эмчилж, тарилга хийв.",
            "4 дүгээр улиралд 800 малыг эмчилж, тарилга хийв.",
        ),
        (
            "Сургалтад 640 малчин хамрагдсан.",
            "Жилийн дүнгээр сургалтад 40 багш хамрагдсан.",
        ),
        (
            "Орон тоо 48 албан хаагчтай ажиллаж байна.",
            "Жилийн эцэст 45 албан хаагчтай ажиллаж байна.",
        ),
        (
            "Өрийн үлдэгдэл 80 сая төгрөг байв.",
            "Жилийн эцэст өрийн үлдэгдэл 20 сая төгрөг байна.",
        ),
        (
            "Худгийн засварт 38 сая төгрөг зарцуулсан.",
            "Жилийн дүнгээр худгийн засварт 31 сая төгрөг зарцуулсан, өмнөх тайлангийн алдааг залруулав.",
        ),
        ("Зөрчил 40 гарч, арилгав.", "Жилийн дүнгээр зөрчил 25 болж буурсан."),
        (
            "3 бүлгийн 45 хүүхэд дугуйланд хамрагдсан.",
            "Жилийн дүнгээр хүүхдийн 5 дугуйлан шинээр нээв.",
        ),
        (
            "Сум хөгжүүлэх сангаас 12 иргэнд зээл олгов.",
            "Жилийн дүнгээр сум хөгжүүлэх сангаас 9 нөхөрлөлд зээл олгов.",
        ),
        ("28 өрхөд гэр олгосон.", "Жилийн дүнгээр 12 өрхөд хашаа барьж өгсөн."),
    ],
)
def test_other_deeds_of_the_year_are_left_alone(before, after):
    assert found(before, after) == []


@pytest.mark.parametrize(
    ("before", "after", "arithmetic"),
    [
        # losses since January, whatever is said of months behind a comma
        (
            "Бог малын зүй бус хорогдол оны эхнээс 940 толгой болов.",
            "Бог малын зүй бус хорогдол оны эхнээс 904 толгой, ихэнх нь 4 дүгээр сард гарсан.",
            "940 → 904",
        ),
        # how often it was done stands before the first figure
        (
            "Хамтарсан 12 удаагийн эргүүлээр 315 айл өрхөөр орж шалгав.",
            "Хамтарсан эргүүлээр оны эхнээс 298 айл өрхөөр орсон.",
            "315 → 298",
        ),
        # two totals of one thing by one verb
        (
            "Баруун талд 40 м, зүүн талд 65 м, нийт 105 м хашааг шинээр татлаа.",
            "Он гарсаар хоёр ээлжээр нийт 95 м хашаа татагдсан байна.",
            "105 → 95",
        ),
        # a longer time since the same day
        (
            "3 дугаар сарын 1-нээс 6 дугаар сарын 10 хүртэл 412 машин угаав.",
            "3 дугаар сарын 1-нээс 11 дүгээр сарын 30 хүртэл 398 машин угааж, тайлан гаргав.",
            "412 → 398",
        ),
    ],
)
def test_what_counts_from_the_same_day_cannot_shrink(before, after, arithmetic):
    assert [f.arithmetic for _, f in found(before, after)] == [arithmetic]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "Бог малын хорогдол 4 дүгээр сард 940 толгой болов.",
            "Бог малын хорогдол 9 дүгээр сард 904 толгой болов.",
        ),
        (
            "3 дугаар сарын 1-нээс 6 дугаар сарын 10 хүртэл 412 машин угаав.",
            "7 дугаар сарын 1-нээс 11 дүгээр сарын 30 хүртэл 398 машин угаав.",
        ),
        (
            "3 дугаар сарын 1-нээс 6 дугаар сарын 10 хүртэл 412 машин угаав.",
            "3 дугаар сарын 1-нээс 11 дүгээр сарын 30 хүртэл 398 жолооч угаав.",
        ),
        (
            "3 дугаар сарын 1-нээс 6 дугаар сарын 10 хүртэл 412 машин угаав.",
            "3 дугаар сарын 1-нээс 11 дүгээр сарын 30 хүртэл 98 машин засав.",
        ),
        (
            "Нийт 30 малчин зээлд хамрагдав.",
            "Жилийн дүнгээр уралдаанд нийт 20 малчин хамрагдав.",
        ),
    ],
)
def test_other_times_things_and_verbs_may_be_fewer(before, after):
    assert found(before, after) == []
