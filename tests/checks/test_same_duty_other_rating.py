import pytest
from tests.make import clause, decision, report

from bielelt.checks import Finding, Quote, Severity, Words
from bielelt.checks.base import Answerer
from bielelt.checks.same_duty_other_rating import SameDutyOtherRating

DUTY = "Хүүхдийн тоглоомын талбайн аюулгүй байдлыг шалгаж, эвдэрсэн тоноглолыг солих;"
HEADED = f"Гурав. Сургуулийн захирал, цэцэрлэгийн эрхлэгч нарт: {DUTY}"


def findings(*rows):
    decisions = [
        decision(clause(t, self_rating=s, upper_rating=u), number=f"2024_А/{n}")
        for n, (t, s, u) in enumerate(rows, 1)
    ]
    return list(SameDutyOtherRating().run(report(*decisions)))


def test_one_duty_with_two_ratings_is_a_doubt():
    assert findings((DUTY, 70, 70), (DUTY, 70, 100)) == [
        Finding(
            rule="same-duty-other-rating",
            severity=Severity.DOUBT,
            clauses=(1, 2),
            quotes=(
                Quote(1, "text", DUTY, 0),
                Quote(2, "text", DUTY, 0),
                Quote(1, "upper", "70%"),
                Quote(2, "upper", "100%"),
            ),
            explanation=Words(
                "1, 2 дэх заалт нэг үүргийг тусгасан атал үнэлгээ нь өөр байна: 70% ба 100%.",
                "Clauses 1 and 2 are one duty, but the ratings are 70% and 100%.",
            ),
            suggestion=Words(
                "Хоёр мөрийн үнэлгээг тулган нийцүүлэх.",
                "Compare the two rows and bring their ratings in line.",
            ),
            answerer=Answerer.ASSESSOR,
        )
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((HEADED, 100, 100), (DUTY, 30, 30)),
        ((DUTY, 0, 0), (DUTY.replace("солих", "сольж"), 100, 100)),
        ((DUTY, "not_due", "not_due"), (DUTY, 100, 100)),
        ((DUTY, 70, 100), (HEADED.upper(), 70, 30)),
        ((DUTY, 70, None), (DUTY, 100, None)),
    ],
)
def test_one_duty_in_two_rows_is_told(one, other):
    assert len(findings(one, other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((DUTY, 70, 70), (DUTY, 70, 70)),
        ((DUTY, None, None), (DUTY, 70, 70)),
        # the heading of a chapter is no duty
        (
            (HEADED, 70, 70),
            ("Гурав. Сургуулийн захирал, цэцэрлэгийн эрхлэгч нарт: Хоолны цэсийг батлах;", 100, 100),
        ),
        # in every act something else is meant
        (
            ("Энэ захирамжийн хэрэгжилтэд хяналт тавьж ажиллахыг орлогчид даалгасугай.", 70, 70),
            ("Энэ захирамжийн хэрэгжилтэд хяналт тавьж ажиллахыг орлогчид даалгасугай.", 100, 100),
        ),
        (
            ("Захирамжийн биелэлтийг улирал бүр тайлагнаж байхыг багийн дарга нарт үүрэг болгосугай.", 70, 70),
            ("Захирамжийн биелэлтийг улирал бүр тайлагнаж байхыг багийн дарга нарт үүрэг болгосугай.", 100, 100),
        ),
        (
            ("Төлөвлөгөөг хэрэгжүүлж ажиллахыг нийт байгууллагын дарга нарт даалгасугай.", 70, 70),
            ("Төлөвлөгөөг хэрэгжүүлж ажиллахыг нийт байгууллагын дарга нарт даалгасугай.", 100, 100),
        ),
        (("Тайлагнах;", 70, 70), ("Тайлагнах;", 100, 100)),
        (("Мод тарих ажлыг зохион байгуулж, усалгааг хариуцах;", 70, 70), (DUTY, 100, 100)),
        ((None, 70, 70), (None, 100, 100)),
    ],
)  # fmt: skip
def test_other_duties_and_equal_ratings_are_left_alone(one, other):
    assert findings(one, other) == []


def test_wording_that_stands_in_every_act_is_no_twin():
    ratings = (100, 70, 30, 100)

    assert findings(*((DUTY, rating, rating) for rating in ratings)) == []
    assert len(findings(*((DUTY, rating, rating) for rating in ratings[:3]))) == 3


VISITS = "Хэвтэрт байгаа ахмад настны гэрт өрхийн эмчийн эргэлт хийх;"


@pytest.mark.parametrize(
    "other",
    [
        "Ганц бие, хэвтрийн ахмад настанд өрхийн эмч гэрийн эргэлт тогтмол хийж, хэвтэрт байгааг бүртгэх;",
        "Өрхийн эмч хэвтэрт байгаа ахмад настны гэрийн эргэлт хийсэн тухай тайлагнах, зөвлөгөө өгөх;",
    ],
)
def test_one_duty_in_other_words_is_a_hint(other):
    (found,) = findings((VISITS, 70, 70), (other, 100, 100))

    assert (found.severity, found.clauses) == (Severity.HINT, (1, 2))


@pytest.mark.parametrize(
    "other",
    [
        "Хэвтэрт байгаа ахмад настанд түлш олгох;",
        "Өрхийн эмчийн тоог нэмэгдүүлэх;",
        "Ахмад настны амралтын өдрийг зохион байгуулах;",
    ],
)
def test_another_duty_for_the_same_people_is_left_alone(other):
    assert findings((VISITS, 70, 70), (other, 100, 100)) == []


def answered(*rows):
    decisions = [
        decision(clause(t, p, self_rating=r, upper_rating=r), number=f"2024_А/{n}")
        for n, (t, p, r) in enumerate(rows, 1)
    ]
    return list(SameDutyOtherRating().run(report(*decisions)))


LAMPS = "Гудамжны гэрэлтүүлгийн унтарсан чийдэнг солихыг Тохижилтын албанд даалгасугай."
TWELVE = "32 чийдэнгийн 12-ыг сольж, 4.6 сая төгрөг зарцуулав. Үлдсэн 20 нь захиалгатай."


@pytest.mark.parametrize(
    ("duty", "progress"),
    [
        (
            "Шөнийн гэрэлтүүлгийг бүрэн асаах арга хэмжээ авахыг үүрэг болгосугай.",
            "Гэрэлтүүлгийн гучин хоёр чийдэнгээс арван хоёр нь солигдсон, хорь нь ирээгүй.",
        ),
        (
            "Гэмтсэн гэрлийг шинэчилж, гудамжийг гэрэлтүүлэх.",
            "Солигдсон чийдэн 12, захиалсан чийдэн 20 байна.",
        ),
        (
            "Гудамж талбайн гэрэлтүүлгийн засварыг дуусгах.",
            "Гэрэлтүүлгийн чийдэнд 4.6 сая төгрөг зарцуулж, 12 чийдэнг шинэчлэв.",
        ),
    ],
)
def test_duties_of_one_matter_with_the_same_figures_are_one(duty, progress):
    (found,) = answered((LAMPS, TWELVE, 90), (duty, progress, 50))

    assert (found.severity, found.clauses) == (Severity.HINT, (1, 2))
    assert {"progress"} == {q.field for q in found.quotes[-2:]}


@pytest.mark.parametrize(
    ("duty", "progress"),
    [
        # other figures, or one in common that any text may have
        ("Шөнийн гэрэлтүүлгийг бүрэн асаах.", "18 чийдэнгийн 6-г сольсон."),
        ("Гудамжны гэрэлтүүлгийн тоолуурыг шалгах.", "32 чийдэнгийн тоолуурын 9 нь гэмтэлтэй байв."),
        # another matter with figures that happen to be the same
        ("Сургуулийн номын санг баяжуулах.", "Номын 32 сурах бичгийн 12-ыг сольж, 20-ыг захиалав."),
        # to do a thing and to look after it
        ("Гэрэлтүүлгийн чийдэнгийн солилтод хяналт тавих.", "32 чийдэнгийн 12 нь солигдсоныг шалгаж, 20-д нь хугацаа өгөв."),
        # the same text under another duty is a copy
        ("Гэрэлтүүлгийн хэмнэлтийг тооцох.", TWELVE),
    ],
)  # fmt: skip
def test_other_figures_or_matters_are_left_alone(duty, progress):
    assert answered((LAMPS, TWELVE, 90), (duty, progress, 50)) == []
