from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.make import clause, decision, report

from bielelt.checks import Finding, Quote, Severity, Words
from bielelt.checks.parts_and_total import PartsAndTotal
from bielelt.core.report import Doubt
from bielelt.language.numerals import figure


def findings(progress, text=None):
    return list(PartsAndTotal().run(report(decision(clause(text=text, progress=progress)))))


def test_a_named_total_with_a_wrong_list_is_an_error_that_spells_out_the_arithmetic():
    told = (
        "Айл өрхөд нийт 300 боодол өвс тараасан. Үүнд: Хайрхан баг 120 боодол, "
        "Улаан баг 90, Дэл баг 80 боодол."
    )

    assert findings(told) == [
        Finding(
            rule="parts-and-total",
            severity=Severity.ERROR,
            clauses=(1,),
            quotes=(Quote(1, "progress", told[told.index("300") : -1], 15),),
            explanation=Words(
                "Хэсгүүдийн нийлбэр нийт дүнтэй таарахгүй: 120 + 90 + 80 = 290 ≠ 300, зөрүү 10.",
                "The parts do not add up to the total: 120 + 90 + 80 = 290 ≠ 300, difference 10.",
            ),
            suggestion=Words(
                "Анхан шатны бүртгэлээс шалгаж, нийт дүнг 290 болгох эсвэл буруу бичигдсэн "
                "хэсгийг засах.",
                "Look at the records: make the total 290, or correct the part that is wrong.",
            ),
            arithmetic="120 + 90 + 80 = 290 ≠ 300",
        )
    ]  # fmt: skip


WRONG = [
    (
        "Дэл баг 18, Улаан баг 21, Хайрхан баг 15 тонн тэжээл нөөцөлсөн нь нийт 56 тонн болов.",
        "18 + 21 + 15 = 54 ≠ 56",
    ),
    (
        "Сумын төвд 40 га, Дэл багт 25, Улаан багт 15, нийт 90 га талбайг хашаажуулсан.",
        "40 + 25 + 15 = 80 ≠ 90",
    ),
    (
        "хонь 1 200, ямаа 800, үхэр 150, адуу 90, нийт 2 340 мал тоологдлоо.",
        "1 200 + 800 + 150 + 90 = 2 240 ≠ 2 340",
    ),
    (
        "Иргэдээс нийт 86 хүүхэд бүртгүүлэв (Хайрхан 31, Улаан 28, Дэл 22).",
        "31 + 28 + 22 = 81 ≠ 86",
    ),
    (
        (
            "Арга хэмжээнд нийт 45 сая төгрөг зарцуулав. Үүнд: худагт 20 сая төгрөг, "
            "хашаанд 12 сая төгрөг, гэрэлтүүлэгт 15 сая төгрөг."
        ),
        "20 000 000 + 12 000 000 + 15 000 000 = 47 000 000 ≠ 45 000 000",
    ),
    (
        (
            "Улсын төсвөөс 12.5 сая, орон нутгийн төсвөөс 7.5 сая, нийт 21 сая төгрөг "
            "шийдвэрлэв."
        ),
        "12 500 000 + 7 500 000 = 20 000 000 ≠ 21 000 000",
    ),
    (
        (
            "Үүнд: 1. Хайрхан баг 45 өрх. 2. Улаан баг 40 өрх; 3. Дэл баг 30 өрх, нийт "
            "120 өрх болно."
        ),
        "45 + 40 + 30 = 115 ≠ 120",
    ),
    (
        "Нийт 120 өрх: Хайрхан 45, Улаан 40, Дэл 30.",
        "45 + 40 + 30 = 115 ≠ 120",
    ),
    (
        "Сургалтад нийт 65 иргэн хамрагдснаас 30 эрэгтэй, 25 эмэгтэй байв.",
        "30 + 25 = 55 ≠ 65",
    ),
    (
        "Хуралд нийт 210 иргэн оролцсон, эрэгтэй-95, эмэгтэй-105 байлаа.",
        "95 + 105 = 200 ≠ 210",
    ),
    (
        "Уяач С.Бат 15 адуу, малчин Д.Дорж 20, Ө.Сүрэн 12 адуу, бүгд 57 адуу бүртгүүлэв.",
        "15 + 20 + 12 = 47 ≠ 57",
    ),
    (
        (
            "Нэгдсэн эмнэлэгт 1,250,000 төгрөг, сургуульд 750,000 төгрөг, нийт 2,100,000 "
            "төгрөгийн тусламж олгов."
        ),
        "1 250 000 + 750 000 = 2 000 000 ≠ 2 100 000",
    ),
    (
        (
            "Тайлант хугацаанд 64 өргөдөл, гомдол хүлээн авснаас 50-ийг шийдвэрлэж, 8-ыг "
            "харьяаллын дагуу шилжүүлж, 4 нь хянагдаж байна."
        ),
        "50 + 8 + 4 = 62 ≠ 64",
    ),
    (
        (
            "Нийт 45 заалтаас 30 нь бүрэн хэрэгжсэн, 10 нь хэрэгжих шатандаа, 3 нь "
            "хэрэгжээгүй байна."
        ),
        "30 + 10 + 3 = 43 ≠ 45",
    ),
    (
        "Ирсэн бичиг 150, шийдвэрлэсэн 120, хянагдаж байгаа 20.",
        "120 + 20 = 140 ≠ 150",
    ),
    (
        "Шинээр ирсэн 40 өргөдлөөс 35-ыг шийдвэрлэсэн, 10 нь судлагдаж байна.",
        "35 + 10 = 45 ≠ 40",
    ),
    (
        "Хайрхан багт 4500 ном, Улаан багт 2500 ном, нийт 700 ном олгов.",
        "4 500 + 2 500 = 7 000 ≠ 700",
    ),
    (
        "1200 хонь, 800 ямаа, нийт 2100 мал өвөлжүүлэв.",
        "1 200 + 800 = 2 000 ≠ 2 100",
    ),
    (
        (
            "Багуудад 60 боодол өвс хуваарилав. Үүнд: Хайрхан багт 25 боодол, Улаан багт "
            "20 боодол, Дэл багт 10 боодол."
        ),
        "25 + 20 + 10 = 55 ≠ 60",
    ),
    (
        (
            "Зөвлөгөөнд нийт 130 малчин оролцсон. Үүнээс Хайрхан багаас 50 малчин, Улаан "
            "багаас 45 малчин, Дэл багаас 30 малчин ирсэн."
        ),
        "50 + 45 + 30 = 125 ≠ 130",
    ),
    (
        "Нийтдээ 18 худаг (шинээр гаргасан 7, сэргээн засварласан 9) ашиглалтад оров.",
        "7 + 9 = 16 ≠ 18",
    ),
]


@pytest.mark.parametrize(
    ("told", "sums"),
    [
        (
            "Зун 58, өвөл 39 удаа уулзалт хийж, оны дүнгээр нийт 107 удаа уулзсан.",
            ["58 + 39 = 97 ≠ 107"],
        ),
        ("Зун 58, өвөл 39 удаа уулзалт хийж, нийт 97 удаа уулзсан.", []),
        ("Зун 58, өвөл 39 удаа уулзалт хийж, нийт 240 удаа уулзсан.", []),
        ("20 өрхөд тэжээл, 30 өрхөд өвс олгож, нийт 45 өрхөд тусламж хүргэв.", []),
        ("Сургалтад 45 багш хамруулж, 30 ном авч, нийт 80 багшид тараав.", []),
    ],
)
def test_a_verb_may_stand_between_a_list_and_a_total_that_it_nearly_gives(told, sums):
    found = PartsAndTotal().run(report(decision(clause(progress=told))))

    assert [f.arithmetic for f in found] == sums


@pytest.mark.parametrize(("told", "line"), WRONG)
def test_wrong_sums_are_found_once_with_their_arithmetic(told, line):
    assert [
        line in f.explanation.mn and line in f.explanation.en for f in findings(told)
    ] == [True]


RIGHT = [
    # the figures agree
    "Сумын төвд 40 га, Дэл багт 25, Улаан багт 15, нийт 80 га талбайг хашаажуулсан.",
    "Нийт 120 өрх (Хайрхан 45, Улаан 40, Дэл 35) хамрагдсан.",
    "хонь 100, ямаа 50, бог мал 150, үхэр 20, адуу 30, бод мал 50, нийт 200 мал тоологдов.",
    "Ирсэн 40 өргөдлөөс 30-ыг шийдвэрлэсэн, 10 нь судлагдаж байна.",
    "Нийт 64 бичиг хүлээн авч шийдвэрлэсэн 50, хянагдаж байгаа 4, 10 бичигт хариу шаардахгүй.",
    "Нэг удаа 14,800, дараа нь 200, нийт 15,000 ширхэг мод тарив.",
    # dates, years, ordinals, numbers of acts, phones, accounts, ranges, ages, times
    "2023 онд 120, 2024 онд 150, нийт 500 ширхэг мод тарихаар төлөвлөв.",
    "1-р багт 20, 2-р багт 30, 3-р багт 25, нийт 75 өрх нүүсэн.",
    "А/12, А/15, А/20 дугаар захирамж, нийт 3 захирамж гарсан.",
    "Утас 99112233, 88334455, нийт 2 дугаар ажиллаж байна.",
    "Хөгжлийн сангийн 100900031005 тоот дансанд 5 сая, 3 сая, нийт 8 сая төгрөг орсон.",
    "0-5 насны 30, 6-18 насны 45, нийт 75 хүүхэд үзлэгт хамрагдав.",
    "10-13 цагт 20, 14-17 цагт 15, нийт 35 иргэнд үйлчилсэн.",
    "18-аас дээш насны 40 иргэн, 16-аас доош насны 10 хүүхэд, нийт 3 багийн иргэд хамрагдлаа.",
    "1. Сургалт 2. Аян 3. Хурал нийт 3 арга хэмжээ зохион байгуулав.",
    # said to overlap, to be per unit, about, or compared
    "Аянд 150 хүүхэд, 55 ахмад, нийт давхардсан тоогоор 675 хүн хамрагдсан.",
    "5 багт тус бүр 200 ширхэг, сургуульд 100 ширхэг, нийт 1100 ширхэг ном олгов.",
    "Өнгөрсөн сард 120 гаруй, энэ сард 90 орчим, нийт 250 иргэн үйлчлүүлэв.",
    "Хонь 120-оор, ямаа 80-аар өссөн, нийт 5600 мал тоологдлоо.",
    "45 иргэнд зөвлөгөө өгч, 30 иргэнд эм олгож, нийт 60 иргэнд үйлчилсэн.",
    (
        "Нийт 120 өрхөд хүрч ажилласан. Үүнд: 45 өрхөд тэжээл олгож, 30 өрхөд эм өгч, 60 өрхөд "
        "зөвлөгөө өгсөн."
    ),
    # parts of another thing
    "Нийт 5 арга хэмжээ зохион байгуулсан. Үүнд: сургалтад 45, аянд 30 хүн хамрагдсан.",
    "3 удаагийн эргүүлээр 12 зөрчил, 5 гэмт хэрэг илрүүлж, нийт 2 сая төгрөгөөр торгосон.",
    (
        "Тэмцээнд 19 баг, 56 тамирчин оролцсон. Ерөнхий боловсролын сургууль, эмнэлэг зэрэг 8 "
        "байгууллага, нийт 246 албан хаагч уралдсан."
    ),
    "1998-2020 оны нийт 4210 хадгаламжийн нэгжийн 280500 хуудас баримтыг 350 хайрцагт хийв.",
    "6 гэр, 4 хашаа, 12 машин, нийт 48 сая төгрөгийн хөрөнгө бүртгэв.",
    "Нийт 9 хүний бүрэлдэхүүнтэй (дарга 1, гишүүд) ажлын хэсэг байгуулсан.",
    "нийт ажилтны 45 нь эмэгтэй, 20 нь залуу байна.",
    # some of them, not all
    "Нийт 65 иргэн хамрагдсан. Үүнээс 30 нь эмэгтэй, 12 нь залуучууд байв.",
    "Нийт 22 багш хамрагдахаас 21 багш хамрагдсан, 1 багш чөлөөтэй.",
    "Нийт 500 мод тарьснаас 300 хайлаас, 150 улиас амьд байна.",
    "Нийт 120 өрх, үүнээс 30 нь малчин, 15 нь өрх толгойлсон эмэгтэйтэй өрх байна.",
    "120 өрхийн 45 нь цахилгаантай, 30 нь интернэттэй.",
    # part of a part
    "Хайрхан баг 70 өрх (үүнээс малчин 50), Дэл баг 50 өрх, нийт 120 өрх нүүв.",
    "Сургуульд 40 хүн, үүнээс эмэгтэй 30, эмнэлэгт 20 хүн, нийт 60 хүн ажиллана.",
    # a lost or shared multiplier
    "12, 13, нийт 25 сая төгрөг хуваарилав.",
    "",
    "Нийт.",
    "Үүнд:",
]


@pytest.mark.parametrize("told", RIGHT)
def test_sentences_that_claim_no_wrong_sum_are_left_alone(told):
    assert findings(told) == []


@pytest.mark.parametrize(
    ("told", "severity"),
    [
        ("Хайрхан 45, Улаан 40, нийт 90 өрх.", Severity.ERROR),
        (
            "Багуудад 60 боодол өвс өгөв. Үүнд: Дэл 25 боодол, Улаан 20 боодол.",
            Severity.DOUBT,
        ),
        ("45 хонь, 40 ямаа, нийт 90 мал.", Severity.DOUBT),
        ("90 өргөдөл ирснээс 45-ыг шийдвэрлэсэн, 40 нь хянагдаж байна.", Severity.DOUBT),
    ],
)
def test_only_a_named_total_of_the_same_thing_is_an_error(told, severity):
    assert [finding.severity for finding in findings(told)] == [severity]


def test_what_the_reader_doubts_is_no_error():
    wrong = decision(clause(progress="Хайрхан 45, Улаан 40, нийт 90 өрх."))
    doubt = Doubt(1, "progress", "clause and progress may be mixed")

    found = list(PartsAndTotal().run(report(wrong, doubts=(doubt,))))

    assert [f.severity for f in found] == [Severity.DOUBT]


def test_the_text_of_a_clause_and_the_title_of_a_decision_are_read_too():
    wrong = "А баг 45 өрх, Б баг 40 өрх, нийт 90 өрх"
    picture = report(decision(clause(text=wrong, progress=None), title=wrong))

    found = list(PartsAndTotal().run(picture))

    assert [f.quotes[0].field for f in found] == ["title", "text"]


PLACES = ("Хайрхан", "Улаан", "Дэл", "Баянбулаг", "Өлзийт", "Хөндлөн", "Сайхан", "Үзүүр")
NOUNS = (
    "өрх",
    "мод",
    "суулгац",
    "боодол өвс",
    "иргэн",
    "хонь",
    "ном",
    "км зам",
    "сая төгрөг",
)
TEMPLATES = (
    "{list}, нийт {total} {noun} хамрагдсан.",
    "Тайлант хугацаанд нийт {total} {noun} бүртгэв. Үүнд: {list}.",
    "Нийт {total} {noun} ({list}) бүртгэлтэй.",
    "Бүгд {total} {noun}: {list}.",
)


@st.composite
def told_sums(draw, *, gap):
    values = draw(st.lists(st.integers(11, 9_999), min_size=2, max_size=8))
    assume(not any(sum(values[:i]) == v for i, v in enumerate(values)))
    assume(all(one != other for one, other in pairwise(values)))
    noun, template = draw(st.sampled_from(NOUNS)), draw(st.sampled_from(TEMPLATES))
    listed = ", ".join(
        f"{place} баг {value} {noun}" for place, value in zip(PLACES, values, strict=False)
    )
    total = sum(values) + draw(gap)
    assume(max(values) < total <= 15 * sum(values) and sum(values) <= 2 * total)
    return template.format(list=listed, total=total, noun=noun), sum(values), total


@given(told_sums(gap=st.just(0)))
def test_a_total_that_adds_up_is_never_reported(told):
    assert findings(told[0]) == []


@given(told_sums(gap=st.integers(-3_000, 3_000).filter(bool)))
def test_every_planted_wrong_total_is_an_error_with_the_right_difference(told):
    sentence, added, total = told
    factor = 1_000_000 if "сая" in sentence else 1
    gap = figure(abs(added - total) * factor)

    found = findings(sentence)

    assert [(f.severity, f.explanation.mn.endswith(f"зөрүү {gap}.")) for f in found] == [
        (Severity.ERROR, True)
    ]


@given(st.text(alphabet="0123456789 ,.;:()-/нийтүдэсхбогмал%", max_size=120))
def test_no_text_makes_the_check_fail_and_quotes_are_words_of_the_text(text):
    for finding in findings(text):
        assert all(quote.text in text for quote in finding.quotes)
