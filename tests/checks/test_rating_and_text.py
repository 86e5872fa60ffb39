import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.make import clause, decision, report

from bielelt.checks import Finding, Quote, Severity, Words
from bielelt.checks.base import Answerer
from bielelt.checks.rating_and_text import RatingAndText
from bielelt.core.report import Doubt


def findings(progress, rating=100, **others):
    row = clause(progress=progress, self_rating=rating, upper_rating=rating)
    return list(RatingAndText().run(report(decision(row), **others)))


def told(progress, rating=100, **others):
    return [f.severity for f in findings(progress, rating, **others)]


def test_work_that_has_not_begun_is_not_worth_a_hundred():
    assert findings("Санхүүжилт шийдэгдээгүй тул засварын ажил эхлээгүй байна.") == [
        Finding(
            rule="rating-and-text",
            severity=Severity.ERROR,
            clauses=(1,),
            quotes=(
                Quote(
                    1,
                    "progress",
                    "Санхүүжилт шийдэгдээгүй тул засварын ажил эхлээгүй байна",
                    0,
                ),
                Quote(1, "self", "100%"),
                Quote(1, "upper", "100%"),
            ),
            explanation=Words(
                "Явцад ажил хийгдээгүй эсвэл тасалдсаныг бичсэн ч үнэлгээ өндөр байна: "
                "«Санхүүжилт шийдэгдээгүй тул засварын ажил "
                "эхлээгүй байна» — 100%.",
                "The progress says that the work was not done, but the rating is high: "
                "«Санхүүжилт шийдэгдээгүй тул засварын ажил "
                "эхлээгүй байна» — 100%.",
            ),
            suggestion=Words(
                "Үнэлгээг явцад бичсэнтэй нийцүүлэх эсвэл хийсэн ажлыг явцад нэмж бичих.",
                "Bring the rating in line with the progress, or write down what was done.",
            ),
            answerer=Answerer.REPORTER,
        )
    ]


@pytest.mark.parametrize(
    ("progress", "rating", "severity"),
    [
        ("Худаг гаргах ажил хийгдээгүй.", 100, Severity.ERROR),
        ("Худаг гаргах ажил хийгдээгүй.", 70, Severity.DOUBT),
        ("Замыг үерийн улмаас засаж чадаагүй.", 70, Severity.DOUBT),
        (
            "Сургалт зохион байгуулсан. Шалгалт хөл хорионоор тасалдсан.",
            100,
            Severity.DOUBT,
        ),
        ("Хэмжилтийг намар хийхээр төлөвлөсөн.", 100, Severity.DOUBT),
        ("Интернэтийн хурдыг нэмэгдүүлэх.", 70, Severity.DOUBT),
        ("Төсөв баталсан. Барилгыг ирэх жил барина.", 70, Severity.HINT),
        ("Хашааны ажил бүрэн дууссан байна.", 30, Severity.DOUBT),
        ("Хэрэгжилт 55 хувьтай байна.", 100, Severity.DOUBT),
        ("Төлөвлөсөн 50 худгаас 41 худаг буюу 82 хувь нь гарсан.", 100, Severity.DOUBT),
        ("Бүх гудамжийг бүрэн гэрэлтүүлсэн.", 30, Severity.DOUBT),
        ("Төлөвлөгөөний хэрэгжилтийн хувь 74.6 хувь байна.", 70, Severity.HINT),
    ],
)
def test_ratings_that_the_words_contradict_are_told(progress, rating, severity):
    assert told(progress, rating) == [severity]


@pytest.mark.parametrize(
    ("progress", "rating"),
    [
        # what the words say and the rating says
        ("Худаг гаргах ажил хийгдээгүй.", 0),
        ("Замыг үерийн улмаас засаж чадаагүй.", 30),
        ("Хашааны ажил бүрэн дууссан байна.", 100),
        ("Хашааны ажил хийгдэж байна.", 70),
        ("Хэрэгжилт 70 хувьтай байна.", 70),
        ("Төлөвлөсөн 50 худгаас 41 худаг буюу 82 хувь нь гарсан.", 70),
        # something was done, and something is left
        ("Хамралт 80 хувьд хүрээд байгаа бөгөөд намар 85 хувьд хүргэнэ.", 70),
        ("Зөрчлийн 2-ыг арилгасан, 1 нь сэлбэг хүлээж байна.", 90),
        ("Камер 21-ийг суурилуулж, үлдсэн 9 камерыг намар авна.", 70),
        ("Жагсаалт гаргаж, 12 худгийг засаж дуусаагүй байна.", 70),
        # one deed is not the whole
        ("Эргүүлийг нэг удаа гаргасан.", 30),
        ("Сургалт хийсэн. Дүнг хараахан батлуулаагүй.", 70),
        # absent and good, attributes, quotations
        ("Хяналт шалгалт хийсэн. Зөрчил илрээгүй.", 100),
        ("Хамрагдаагүй хүүхдийг үзлэгт хамруулсан.", 100),
        ("«Эхлээгүй ажил» сэдэвт нийтлэл хэвлүүлсэн.", 100),
        ("Аж ахуйн нэгж үүргээ биелүүлээгүй тул шаардлага хүргүүлж, гэрээг цуцлав.", 100),
        ("Тендер эхэндээ хийгдээгүй боловч гэрээ байгуулсан.", 100),
        # percentages of something else
        ("Төсвийн орлогын гүйцэтгэл 104 хувьтай байна.", 100),
        ("Малын хамрагдалт 92 хувь боллоо.", 100),
        ("Хашааг барьсан. Дараа онд ургамал тарина. Самбар байрлуулсан.", 100),
        # no rating in percent, no words
        ("Худаг гаргах ажил хийгдээгүй.", "not_due"),
        ("Худаг гаргах ажил хийгдээгүй.", None),
        (None, 100),
    ],
)
def test_ratings_that_the_words_bear_are_left_alone(progress, rating):
    assert told(progress, rating) == []


def test_the_assessor_answers_for_the_rating_that_only_they_gave():
    row = clause(progress="Ажил эхлээгүй байна.", self_rating=0, upper_rating=70)
    (found,) = RatingAndText().run(report(decision(row)))

    assert (found.answerer, found.quotes[-1]) == (
        Answerer.ASSESSOR,
        Quote(1, "upper", "70%"),
    )


def test_where_the_reader_doubts_the_cell_nothing_is_an_error():
    doubts = (Doubt(1, "progress", "interleaved"),)

    assert told("Ажил эхлээгүй байна.", 100, doubts=doubts) == [Severity.DOUBT]


def test_what_is_high_can_be_set():
    row = clause(progress="Ажил эхлээгүй байна.", self_rating=50, upper_rating=50)
    picture = report(decision(row))

    assert [len(list(RatingAndText(high=h).run(picture))) for h in (50, 70)] == [1, 0]


@given(
    st.sampled_from(["Засвар", "Худгийн ажил", "Судалгаа", "Тохижилт"]),
    st.sampled_from(["хийгдээгүй", "эхлээгүй байна", "хэрэгжээгүй"]),
    st.integers(0, 100),
)
def test_not_begun_is_told_from_seventy_on_and_never_below(noun, verb, rating):
    assert len(told(f"{noun} {verb}.", rating)) == (rating >= 70)


@given(st.integers(0, 100))
def test_a_percentage_equal_to_the_rating_is_never_told(rating):
    assert told(f"Хэрэгжилт {rating} хувьтай байна.", rating) == []


@pytest.mark.parametrize(
    ("progress", "rating"),
    [
        (
            "Шугамын зураг гаргаж, 3 компанитай уулзсан. Шугам татах ажил эхлээгүй байна.",
            70,
        ),
        ("Шугамын зураг гаргасан. Шугам татах ажил одоогоор эхлээгүй байна.", 90),
        ("Шугамын 40 шон авсан. Шугам ирээгүй.", 100),
        ("Шугам ирээгүй,төхөөрөмж байхгүй.", 70),
    ],
)
def test_what_the_clause_asks_for_and_was_not_done_is_told_beside_other_deeds(
    progress, rating
):
    row = clause(
        "Цахилгааны шугам татах.", progress, self_rating=rating, upper_rating=rating
    )

    assert [f.severity for f in RatingAndText().run(report(decision(row)))] == [
        Severity.DOUBT
    ]


@pytest.mark.parametrize(
    ("progress", "rating"),
    [
        ("Шугамын зураг гаргасан. Шугам ирээгүй.", 70),
        ("Шугамын ажил эхлээгүй байна.", 50),
        ("Шугамын ажил эхлээгүй, 6 дугаар сард шуурхай эхлүүлж дуусгав.", 70),
        ("Шугам татаж, 2 айлд хүргэсэн. Гэрэлтүүлгийн ажил эхлээгүй байна.", 70),
        ("Шугам татсан. Зарим шугамын ажил эхлээгүй байна.", 90),
    ],
)
def test_a_step_that_is_missing_or_was_overcome_is_not_told(progress, rating):
    row = clause(
        "Цахилгааны шугам татаж, уулзварыг гэрэлтүүлэх.",
        progress,
        self_rating=rating,
        upper_rating=rating,
    )

    assert list(RatingAndText().run(report(decision(row)))) == []


def of_duty(duty, progress, rating=100):
    row = clause(duty, progress, self_rating=rating, upper_rating=rating)
    return [f.severity for f in RatingAndText().run(report(decision(row)))]


CAMERA = "Сургуулийн хашаанд хяналтын камер суурилуулж, дохиоллын самбарыг солих."


@pytest.mark.parametrize(
    ("duty", "progress"),
    [
        (CAMERA, "Хашааны хяналтын камер захиалагдаагүй, гүйцэтгэгч сонгогдоогүй байна."),
        (CAMERA, "Дохиоллын самбар солигдоогүй байна."),
        ("Багийн танхимын дээврийг засварлах.", "Танхимын дээвэр засварлагдаагүй байна."),
        ("Иргэний үйлчилгээний программыг шинэчлэх.", "Иргэний үйлчилгээний программ шинэчлэгдээгүй."),
    ],
)  # fmt: skip
def test_what_the_duty_asks_for_and_is_denied_in_the_passive_is_a_doubt(duty, progress):
    assert of_duty(duty, progress) == [Severity.DOUBT]


@pytest.mark.parametrize(
    ("duty", "progress"),
    [
        (CAMERA, "Камер суурилуулсан. Хашаанд зөрчил бүртгэгдээгүй байна."),
        (CAMERA, "Камер суурилуулж, самбар сольсон. Камер гэмтэгдээгүй байна."),
        (CAMERA, "Камер суурилуулж, самбар сольсон. Шинэ хаалга захиалагдаагүй байна."),
        (CAMERA, "Камер суурилуулж, самбар сольсон. Зарим самбар солигдоогүй байна."),
        (CAMERA, "Солигдоогүй самбарыг бүгдийг сольж, камер суурилуулсан."),
        ("Дохиоллын самбар солигдохгүй байх нөхцөлийг хангах.", "Дохиоллын самбар солигдоогүй байна."),
    ],
)  # fmt: skip
def test_a_passive_of_other_things_or_of_some_is_left_alone(duty, progress):
    assert of_duty(duty, progress) == []
