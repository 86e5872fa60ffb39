import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.make import clause, decision, report

from bielelt.checks import Finding, Quote, Severity, Words
from bielelt.checks.same_fact_other_figure import SameFactOtherFigure

FACT = "Өвлийн их хүйтэнд орон байргүй {} иргэнийг түр байранд оруулж халуун хоолоор үйлчилсэн."


def findings(*progress):
    rows = [clause(progress=p) for p in progress]
    return list(SameFactOtherFigure().run(report(decision(*rows))))


def told(*progress):
    return [f.severity for f in findings(*progress)]


def test_a_sentence_that_differs_in_its_figure_only_is_a_doubt():
    assert findings(FACT.format(14), FACT.format(41)) == [
        Finding(
            rule="same-fact-other-figure",
            severity=Severity.DOUBT,
            clauses=(1, 2),
            quotes=(
                Quote(1, "progress", FACT.format(14)[:42], 0),
                Quote(2, "progress", FACT.format(41)[:42], 0),
            ),
            explanation=Words(
                "Нэг баримтыг өөр өөр тоогоор бичсэн байж болзошгүй: 14 ≠ 41.",
                "The same fact seems to have different figures: 14 ≠ 41.",
            ),
            suggestion=Words(
                "Анхан шатны бүртгэлтэй тулгаж нэг мөр болгох; өөр баримт бол ялгааг нь бичих.",
                "Compare with the records and give one figure; if these are two facts, say how "
                "they differ.",
            ),
            arithmetic="14 ≠ 41",
        )
    ]


@pytest.mark.parametrize(
    ("progress", "severity"),
    [
        ([FACT.format(14) + " " + FACT.format(15)], Severity.DOUBT),
        (
            ["«Хөх сувд» ХХК 300 суулгац тарьсан.", "Тохижилтод «Хөх сувд» ХХК 30 суулгац тарьсан."],
            Severity.DOUBT,
        ),
        (
            ["Сумын төрийн 7 байгууллага холбогдсон.", "Манай сумын төрийн 8 байгууллага оролцов."],
            Severity.HINT,
        ),
        (
            [
                "Аянд 17 байгууллагын 205 ажилтан нэгдлээ.",
                "Хог цэвэрлэхэд 17 байгууллагын 250 ажилтан ажиллав.",
            ],
            Severity.DOUBT,
        ),
        (
            [
                "Аянд 17 байгууллагын 205 ажилтан нэгдлээ.",
                "Хог цэвэрлэхэд 17 байгууллагын 190 ажилтан ажиллав.",
            ],
            Severity.HINT,
        ),
        (
            ["Үзлэгт нийт 312 малчин хамрагдав. Хамрагдсан 321 малчны 40 нь эмэгтэй."],
            Severity.DOUBT,
        ),
        (
            [
                "Аялал жуулчлалын улиралд 12 цэг нээж үйлчлэв.",
                "Аялал жуулчлалын улиралд 21 цэг нээж үйлчлэв.",
            ],
            Severity.HINT,
        ),
    ],
)  # fmt: skip
def test_one_fact_with_two_figures_is_told(progress, severity):
    assert told(*progress) == [severity]


@pytest.mark.parametrize(
    "progress",
    [
        [FACT.format(14), FACT.format(14)],
        [FACT.format("1 200"), FACT.format("1200")],
        # other places, days and periods
        [
            "Зүүн хөвөө багт 18 өрхийн хашааг стандартын дагуу шинэчлэн барьсан байна.",
            "Баруун хөвөө багт 25 өрхийн хашааг стандартын дагуу шинэчлэн барьсан байна.",
        ],
        [
            "1 дүгээр улиралд зорилтот бүлгийн 40 иргэнийг түр ажлын байраар хангасан байна.",
            "2 дугаар улиралд зорилтот бүлгийн 55 иргэнийг түр ажлын байраар хангасан байна.",
        ],
        [
            "3 дугаар сарын 5-нд болсон уулзалтад залуу малчин 40 хүн ирж саналаа хэлэв.",
            "4 дүгээр сарын 9-нд болсон уулзалтад залуу малчин 52 хүн ирж саналаа хэлэв.",
        ],
        # different events with few words, rough figures, other things
        ["Сургалтад 45 хүн хамрагдсан.", "Сургалтад 30 хүн хамрагдсан."],
        ["Нийт 630 иргэнд мэдээлэл хүргэсэн.", "Нийт 120 өрхөд мэдээлэл хүргэсэн."],
        [FACT.format("14 орчим"), FACT.format(15)],
        ["«Хөх сувд» ХХК 300 суулгац тарьсан.", "«Хөх сувд» ХХК 4 цооног гаргасан."],
        ["«Хөх сувд» ХХК 300 суулгац тарьсан.", "«Цэнхэр» ХХК 30 суулгац тарьсан."],
        ["Үзлэгт нийт 312 малчин хамрагдав. Өөр 123 өрхөд очив."],
        ["Үзлэгт нийт 312 малчин хамрагдав. Хамрагдсан 312 малчны 40 нь эмэгтэй."],
        ["Үзлэгт нийт 31 малчин хамрагдав. Хамрагдсан 13 малчин эмэгтэй."],
        ["", None],
    ],
)
def test_equal_figures_and_other_facts_are_left_alone(progress):
    assert told(*progress) == []


@given(st.integers(2, 9_999), st.integers(2, 9_999))
def test_a_pair_is_told_exactly_when_its_figures_differ(one, other):
    assert len(told(FACT.format(one), FACT.format(other))) == (one != other)


def test_two_digits_exchanged_between_clauses_are_a_doubt_with_both_figures():
    one = (
        "Хаврын хуваарийн дагуу 253 малчин өрх нүүдлийн маршрутын гэрээнд гарын үсэг зурав."
    )
    other = "Маршрутын нүүдлийн гэрээнд гарын үсгийг 235 малчин өрх зурсныг хуваарийн дагуу мэдээлэв."
    (found,) = findings(one, other)

    assert (found.severity, found.clauses, found.arithmetic) == (
        Severity.DOUBT,
        (1, 2),
        "253 ≠ 235",
    )


def test_more_owners_than_got_something_are_a_doubt():
    (found,) = findings("14 айлд хашаа барьж өгөв. Хашаа авсан 15 айлын эзэнд зөвлөв.")

    assert (found.severity, found.arithmetic) == (Severity.DOUBT, "14 ≠ 15")


@pytest.mark.parametrize(
    ("progress", "line"),
    [
        (
            (
                "Хавар 26 байгууллага оролцож, 3 400 суулгац тарив.",
                "Аяны үеэр тарьсан 4 300 суулгацын амьдралтыг тоолов.",
            ),
            "3 400 ≠ 4 300",
        ),
        (
            (
                "Усан сан руу 1 250 загас нийлүүлсэн байна.",
                "Тоо бүртгэлээр усан санд нийлүүлсэн 2 150 загас байв.",
            ),
            "1 250 ≠ 2 150",
        ),
        (
            (
                "Орлогын данснаас 640 өрхөд урамшуулал олгов.",
                "Жагсаалтаар олгосон 604 өрхийн гарын үсэг зурагдсан.",
            ),
            "640 ≠ 604",
        ),
    ],
)
def test_figures_of_one_deed_with_their_digits_turned_round_are_told(progress, line):
    assert [f.arithmetic for f in findings(*progress)] == [line]


@pytest.mark.parametrize(
    "progress",
    [
        ("Хавар 3 400 суулгац тарив.", "Намар тарьсан 3 400 суулгацыг тоолов."),
        ("Хавар 3 400 суулгац тарив.", "Худалдан авсан 4 300 суулгацын баримт бий."),
        ("Хавар 12 суулгац тарив.", "Намар 21 суулгац тарив."),
        ("Сургалтад 120 багш хамрагдав.", "Уралдаанд 210 сурагч хамрагдав."),
        ("3 400 суулгац тарив.", "4 300 мод тарив."),
    ],
)
def test_other_deeds_and_short_figures_are_no_slip(progress):
    assert findings(*progress) == []


def test_each_figure_is_quoted_once_with_words_of_its_own():
    told = "Сумын хэмжээнд {} хонь, {} ямаа, {} үхэр тоологдож, бүртгэлд 4 багийн дарга оролцсон."
    (found,) = SameFactOtherFigure().run(
        report(
            decision(
                clause(progress=told.format(4210, 3150, 820)),
                clause(progress=told.format(4310, 3250, 920)),
            )
        )
    )

    assert [q.text for q in found.quotes] == [
        "Сумын хэмжээнд 4210 хонь",
        "Сумын хэмжээнд 4310 хонь",
        "3150 ямаа",
        "3250 ямаа",
        "820 үхэр",
        "920 үхэр",
    ]
