import pytest
from tests.make import clause, decision, report

from bielelt.checks import Finding, Quote, Severity, Words
from bielelt.checks.between.copied_between import CopiedBetween
from bielelt.core.report import NOT_DUE

DUTY = "Бэлчээрийн ус хангамжийг сайжруулах ажлыг зохион байгуулсугай."
WELLS = (
    "Хавар хоёр худгийн насосыг сольж, амны бетон тагийг шинэчлэн, малчдын оролцоотойгоор эргэн "
    "тойрны шорооны хог хаягдлыг цэвэрлэн, нарны зайн хураагуур суурилуулж, 45 айлын 3200 мал "
    "ундаалах нөхцөл бүрдүүлээд, харуулын хүнийг сонгон гэрээ байгуулав."
)
FORM = (
    "Албан хаагчдын сургалтын хэрэгцээг тодорхойлох зорилгоор {} ажилтнаас санал авснаас удирдах "
    "{}, гүйцэтгэх {} ажилтан байсан бөгөөд дүнг нэгтгэн холбогдох удирдлагад танилцуулсан."
)
START = "Хүлээн авсан."


def told(progress, organisation="Өлзийт сум", period="2024-H1", duty=DUTY, **others):
    return report(
        decision(clause(duty, progress, **{"self_rating": 70, **others})),
        organisation=organisation,
        period=period,
    )


def found(*reports, **settings):
    return list(CopiedBetween(**settings).run(reports))


def severities(*reports):
    return [(number, f.severity) for number, f in found(*reports)]


def test_one_progress_of_two_districts_is_a_doubt_in_both():
    first, second = found(told(WELLS), told(f"{START} {WELLS}", "Дэл сум"))

    assert (first[0], first[1].severity, first[1].quotes[1].report) == (
        0,
        Severity.DOUBT,
        "Дэл сум, 2024-H1",
    )
    assert second == (
        1,
        Finding(
            rule="copied-between",
            severity=Severity.DOUBT,
            clauses=(1,),
            quotes=(
                Quote(1, "progress", WELLS[:-1], 14),
                Quote(1, "progress", WELLS[:-1], 0, "Өлзийт сум, 2024-H1"),
            ),
            explanation=Words(
                "Явц «Өлзийт сум, 2024-H1» тайлангийн 1 гэсэн заалтын явцтай 33 үгээр үгчлэн "
                "давхцаж байна; тоо, баримт нь ч ижил.",
                "The progress stands in the report “Өлзийт сум, 2024-H1”, clause 1: 33 words "
                "are the same; figures and facts included.",
            ),
            suggestion=Words(
                "Энэ хугацаанд өөрийн байгууллага юу хийснийг тоо, баримттай нь бичих.",
                "Write what your own organisation did in this period, with its figures.",
            ),
        ),
    )


def test_few_words_with_many_equal_figures_are_a_copy_too():
    counted = "Нэгдүгээр багт {} хашаа, хоёрдугаар багт {} хашаа, гуравдугаар багт {} хашаа, бүгд {} хашаанд {} литр уусмал цацлаа."
    same, other = counted.format(84, 91, 67, 242, 130), counted.format(71, 58, 63, 192, 110)

    assert severities(told(same), told(same, "Дэл сум")) == [(0, "doubt"), (1, "doubt")]
    assert severities(told(same), told(other, "Дэл сум")) == []


def test_the_same_sentences_with_other_figures_are_a_hint_that_says_so():
    other = WELLS.replace("45", "30").replace("3200", "2100")
    finding = found(told(WELLS), told(other, "Дэл сум"))[1][1]

    assert (finding.severity, finding.arithmetic) == (Severity.HINT, "45 → 30, 3200 → 2100")


def test_little_that_is_the_same_without_a_figure_is_a_hint():
    delay = (
        "Санхүүжилт батлагдаагүйгээс ажил удааширсан тул дараагийн хуралдаанаар хэлэлцүүлэхээр "
        "төслийн саналаа боловсруулан холбогдох хэлтэст хүргүүлж, зөвшөөрөл хүлээж байна."
    )

    assert severities(told(delay), told(delay, "Дэл сум")) == [
        (0, Severity.HINT),
        (1, Severity.HINT),
    ]


def test_a_long_part_of_another_progress_is_a_hint():
    more = "Мөн шинэ гүний худаг өрөмдүүлэх байршлыг мэргэжлийн байгууллагаар тогтоолгож, төсвийн саналаа дээшлүүлэн өгөөд байна."
    one = found(told(WELLS), told(f"{more} {WELLS} {more}", "Дэл сум"), words=10)

    assert [(n, f.severity) for n, f in one] == [(0, Severity.HINT), (1, Severity.HINT)]


def test_a_progress_that_stays_word_for_word_is_a_doubt_of_the_later_period():
    (only,) = found(told(WELLS, period="2024"), told(WELLS), told(WELLS, "Дэл сум", "?"))

    assert (only[0], only[1].severity, only[1].explanation.mn) == (
        0,
        Severity.DOUBT,
        (
            "Явцыг «Өлзийт сум, 2024-H1» тайлангаас өөрчлөлтгүй авсан: 33 үг нь үгчлэн "
            "давхцаж, тоо нь ч хэвээр байна."
        ),
    )


def test_unchanged_words_with_a_better_rating_are_told_with_both_ratings():
    (only,) = found(told(WELLS), told(WELLS, period="2024", self_rating=100))

    assert only[1].arithmetic == "70% → 100%"


@pytest.mark.parametrize(
    "reports",
    [
        # finished or not due then: the words may stay
        (told(WELLS, self_rating=100), told(WELLS, period="2024")),
        (told(WELLS, self_rating=NOT_DUE), told(WELLS, period="2024")),
        # the sentence goes on with new figures or new words
        (told(WELLS), told(WELLS.replace("45", "60"), period="2024")),
        (told(WELLS), told(f"{WELLS} Намар гурав дахь худгийг засаж дуусгасан.", period="2024")),
        # short formulas
        (told("Хэрэгжилтийг хангаж ажиллав."), told("Хэрэгжилтийг хангаж ажиллав.", "Дэл сум")),
        # what stands in the duty, in quotation marks or as figures
        (told(WELLS, duty=WELLS), told(WELLS, "Дэл сум", duty=WELLS)),
        (told(f"«{WELLS[:-1]}» дуулав."), told(f"«{WELLS[:-1]}» дуулав.", "Дэл сум")),
        (told("12 34 56 78 " * 20), told("12 34 56 78 " * 20, "Дэл сум")),
        # forms filled in anew, and what is not due
        (told(FORM.format(31, 12, 19)), told(FORM.format(22, 9, 13), "Дэл сум")),
        (told(WELLS, self_rating=NOT_DUE), told(WELLS, "Дэл сум", self_rating=NOT_DUE)),
        # a period nobody can put in an order
        (told(WELLS, period=None), told(WELLS, period="хагас жил")),
        # standing phrases
        tuple(told(WELLS, f"{n} сум") for n in range(6)),
    ],
)  # fmt: skip
def test_what_is_no_copy_is_left_alone(reports):
    assert found(*reports) == []


def test_two_clauses_of_one_report_are_for_another_rule():
    assert found(report(decision(clause(DUTY, WELLS), clause("Өөр.", WELLS)))) == []


def test_a_district_copies_from_an_earlier_period_and_never_from_a_later_one():
    assert severities(told(WELLS, period="2023"), told(WELLS, "Дэл сум", "2024")) == [
        (1, Severity.DOUBT)
    ]


def test_another_clause_of_the_period_before_counts_too_even_if_it_was_finished():
    before = told(WELLS, duty="Малын тооллогыг хугацаанд нь явуулсугай.", self_rating=100)

    assert severities(before, told(WELLS, period="2024")) == [(1, Severity.DOUBT)]


def test_every_quote_stands_word_for_word_where_it_says():
    texts = [f"{START} {WELLS}", WELLS.replace("насосыг", "моторыг"), WELLS]
    reports = [told(text, f"{n} сум") for n, text in enumerate(texts)]
    names = [f"{n} сум, 2024-H1" for n in range(3)]
    quotes = [(q, n) for n, f in found(*reports) for q in f.quotes]

    assert len(quotes) == 6
    for quote, number in quotes:
        text = texts[names.index(quote.report) if quote.report else number]
        assert text[quote.start :].startswith(quote.text)


HALF = "Эхний хагас жилийн байдлаар 40 хашааг янзалсан. Ажил үргэлжилж байна."


def test_the_state_of_the_half_year_in_the_report_of_the_year_is_a_doubt():
    assert severities(told(HALF), told(HALF, period="2024")) == [(1, Severity.DOUBT)]


@pytest.mark.parametrize(
    "later",
    [
        told(f"{HALF} Жилийн эцэст 90 хашаа засав.", period="2024"),
        told(HALF.replace("40", "45"), period="2024"),
        told(HALF, period="2025"),
        told(HALF, "Дэл сум", "2024"),
    ],
)
def test_a_later_report_with_its_own_figures_or_of_another_year_is_none(later):
    assert severities(told(HALF), later) == []


def test_a_finished_duty_may_keep_the_state_it_had():
    assert severities(told(HALF, self_rating=100), told(HALF, period="2024")) == []


CLEANING = "5 дугаар сарын 4-нд 312 иргэн, 16 албан газар гарч, 28 тн хог ачуулав."


@pytest.mark.parametrize(
    ("reports", "expected"),
    [
        # a plan is left out, and nothing of the autumn told
        ((told(f"{CLEANING} Намар 10 дугаар сард хийнэ."), told(CLEANING, period="2024")), [1]),
        # another district
        ((told(f"Хэрэг 5 тоолов. {CLEANING}"), told(f"{CLEANING} Хийнэ.", "Дэл сум")), [0, 1]),
        # finished then, but the duty comes again
        (
            (
                told(CLEANING, self_rating=100, duty="Сар бүр цэвэрлэгээ хийх."),
                told(CLEANING, period="2024", duty="Сар бүр цэвэрлэгээ хийх."),
            ),
            [1],
        ),
        ((told(CLEANING, self_rating=100), told(CLEANING, period="2024")), []),
        ((told(CLEANING), told(f"{CLEANING} Намар 290 иргэн гарав.", period="2024")), []),
        ((told(CLEANING), told(CLEANING.replace("312", "298"), "Дэл сум")), []),
        (tuple(told(CLEANING, f"{n} сум") for n in range(6)), []),
    ],
)  # fmt: skip
def test_a_sentence_with_its_figures_in_another_report_is_a_hint(reports, expected):
    assert [(n, f.severity) for n, f in CopiedBetween().run(reports)] == [
        (n, Severity.HINT) for n in expected
    ]
