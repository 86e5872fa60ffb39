import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.make import clause, decision, report

from bielelt.checks import Finding, Quote, Severity, Words
from bielelt.checks.demanded_figures import DemandedFigures
from bielelt.core.report import Doubt

HAY = "Аюулгүйн нөөцөд 60-аас доошгүй тонн өвс бэлтгэхийг даалгасугай."
SHARE = "Малын вакцинд хамрагдалтыг 90 хувиас доошгүй хүргэхийг даалгасугай."


def findings(text, progress, rating=100, **others):
    row = clause(text, progress, self_rating=rating, upper_rating=rating)
    return list(DemandedFigures().run(report(decision(row), **others)))


def told(*args, **others):
    return [f.severity for f in findings(*args, **others)]


def test_less_than_the_least_is_not_carried_out_in_full():
    assert findings(HAY, "Агуулахад 32 тонн өвс, дараа нь 15 тонн өвс буулгав.") == [
        Finding(
            rule="demanded-figures",
            severity=Severity.DOUBT,
            clauses=(1,),
            quotes=(
                Quote(1, "text", "60-аас доошгүй тонн өвс", 16),
                Quote(1, "progress", "32 тонн өвс", 10),
                Quote(1, "progress", "15 тонн өвс", 32),
            ),
            explanation=Words(
                "Заалтад «60-аас доошгүй тонн өвс» гэсэн боловч явцад 47 байна: 47 < 60.",
                "The clause demands “60-аас доошгүй тонн өвс”, the progress gives 47: "
                "47 < 60.",
            ),
            suggestion=Words(
                "Заалтад шаардсан хэмжүүрээр биелэлтийг бичиж, үнэлгээг нягтлах.",
                "Report in the measure that the clause demands, and check the rating.",
            ),
            arithmetic="47 < 60",
        )
    ]


@pytest.mark.parametrize(
    ("text", "progress", "rating", "severity"),
    [
        (SHARE, "Малын хамрагдалт 74 хувь боллоо.", 100, Severity.DOUBT),
        (SHARE, "Мал эмнэлгийн тасаг ажлаа зохион байгуулав.", 100, Severity.DOUBT),
        (SHARE, "Мал эмнэлгийн тасаг ажлаа зохион байгуулав.", 70, Severity.HINT),
        (HAY, "Өвсийг агуулахад буулгасан.", 100, Severity.DOUBT),
        (HAY, "Өвс бэлтгэхэд 12 хүн ажиллав.", 100, Severity.HINT),
        ("Сургалтыг 3 удаа зохион байгуулах;", "Сургалт явуулсан.", 100, Severity.HINT),
        ("Хамрах хүрээг 2-3 хувиар нэмэгдүүлэх;", "Ажил хийгдэж байна.", 70, Severity.HINT),
        (
            "Хяналтыг хоёроос доошгүй удаа хийх;",
            "Хяналтыг 1 удаа хийсэн.",
            100,
            Severity.DOUBT,
        ),
        (
            "Зардлыг 3 сая төгрөгт багтаах;",
            "Зардал 3.4 сая төгрөг болов.",
            100,
            Severity.DOUBT,
        ),
        (
            "Тайланг 3 дугаар сарын 20-ны дотор ирүүлэх;",
            "Тайланг 2024 оны 04 дүгээр сарын 16-нд хүргүүлсэн.",
            100,
            Severity.DOUBT,
        ),
        (
            "Тайланг 3 дугаар сарын 20-ны дотор ирүүлэх;",
            "Тайланг нэгтгэж байна.",
            70,
            Severity.HINT,
        ),
    ],
)
def test_demands_that_are_missed_or_not_answered_are_told(text, progress, rating, severity):
    assert told(text, progress, rating) == [severity]


@pytest.mark.parametrize(
    ("text", "progress", "rating"),
    [
        (HAY, "Агуулахад 64 тонн өвс буулгав.", 100),
        (HAY, "Агуулахад 40 тонн өвс, дараа нь 25 тонн өвс буулгав.", 100),
        (HAY, "Агуулахад 45 тонн өвс буулгав.", 70),
        (HAY, "Өвсийг буулгаагүй.", 0),
        (HAY, "60 гаруй тонн өвс бэлтгэв.", 100),
        (SHARE, "Хамрагдалт 93.5 хувьтай байна.", 100),
        (SHARE, "Малын 72 хувь, хонины 95 хувийг хамруулав.", 100),
        # not what is demanded: ages, distances, terms, what each has to do
        ("18-аас доошгүй насны иргэдийг бүртгэх;", "Иргэдийг бүртгэсэн.", 100),
        ("Худгаас 50-аас доошгүй метр зайд барих;", "Зайг барьсан.", 100),
        ("Айл өрх бүр 5-аас доошгүй мод тарих;", "Зөвхөн 3 мод тарьсан айл бий.", 100),
        ("Ажлын 3 өдөрт багтаан шийдвэрлэх;", "Хугацаанд нь шийдвэрлэсэн.", 100),
        ("Тайланг 3 дугаар сарын 20-ны дотор ирүүлэх;", "Тайланг хүргүүлсэн.", 100),
        (
            "Тайланг 3 дугаар сарын 20-ны дотор ирүүлэх;",
            "Тайланг 2024 оны 03 дугаар сарын 16-нд хүргүүлсэн.",
            100,
        ),
        ("Зардлыг 3 сая төгрөгт багтаах;", "Зардал 2.9 сая төгрөг болов.", 100),
        ("Зардлыг 3 сая төгрөгт багтаах;", "Зардлыг тооцсон.", 100),
        ("Хяналтыг хоёроос доошгүй удаа хийх;", "Хяналтыг 2 удаа хийсэн.", 100),
        (HAY, None, 100),
        (None, "32 тонн өвс буулгав.", 100),
        (HAY, "Өвсийг буулгасан.", "not_due"),
    ],
)
def test_demands_that_are_met_or_cannot_be_compared_are_left_alone(text, progress, rating):
    assert told(text, progress, rating) == []


def test_a_doubted_cell_makes_it_a_hint():
    doubts = (Doubt(1, "progress", "interleaved"),)

    assert told(HAY, "Өвсийг буулгасан.", doubts=doubts) == [Severity.HINT]


@given(st.integers(1, 500), st.integers(1, 500))
def test_too_little_is_told_exactly_when_it_is_less(wanted, given_):
    text = f"Сумын нөөцөд {wanted}-аас доошгүй тонн нүүрс бэлтгэх;"
    found = told(text, f"Нөөцөд {given_} тонн нүүрс буулгав.")

    assert found == [Severity.DOUBT] * (given_ < wanted)


SIGNS = "Гудамжинд 80-аас доошгүй пайз байрлуулах."
CLUB = "Өдөрлөгийг нэгээс доошгүй удаа зохион байгуулах."


@pytest.mark.parametrize(
    ("text", "progress"),
    [
        (SIGNS, "Пайз 55 ширхэг. Нийт 55 пайз байрлуулаад байна. Үлдсэн 25 пайз ирээгүй."),
        (SIGNS, "50 пайз байрлуулав. Үлдсэн 30 пайзыг 8 дугаар сард байрлуулна."),
        (SIGNS, "50 пайз байрлуулав, 30 пайз дутуу байна."),
        (SIGNS, "50 пайз байрлуулсан бөгөөд дутах 30 пайзыг захиалсан."),
        (HAY, "40 тонн өвс буулгав. Дутуу 20 тонн өвсийг намар бэлтгэнэ."),
        (HAY, "40 тонн өвс буулгав, 20 тонн өвс үлдээд байна."),
        (SHARE, "Вакцинд малын 84 хувь нь хамрагдав. 90 хувьд хүргэхээр ажиллаж байна."),
        (SHARE, "Малын вакцины хамралт 84%. 90%-д хүрэхэд 2 баг үлдэв."),
    ],
)
def test_what_is_lacking_or_to_be_reached_does_not_fill_the_demand(text, progress):
    (found,) = findings(text, progress)

    assert (found.severity, bool(found.arithmetic)) == (Severity.DOUBT, True)


@pytest.mark.parametrize(
    ("text", "progress"),
    [
        (SIGNS, "50 пайз байрлуулж, үлдсэн 30 пайзыг 6 дугаар сард байрлуулсан."),
        (SIGNS, "50 пайз байрлуулав. Үлдсэн 30 пайзыг мөн байрлуулсан."),
        (SIGNS, "80 пайз байрлуулав. Үлдсэн 25 пайз агуулахад байгаа."),
        (SIGNS, "80 пайз байрлуулж, шинээр дутуу 12 пайз захиалав."),
        (HAY, "60 тонн өвс буулгав, 20 тонн өвс үлдээд байна."),
        (HAY, "Нийт 75 тонн өвс бэлтгэв."),
        (SHARE, "Вакцины хамралт 92 хувь болж, 90 хувьд хүрэх зорилтыг давав."),
        (SHARE, "Вакцины хамралт 1 дүгээр багт 84 хувь, 2 дугаар багт 97 хувь."),
        (SIGNS, "Байрлуулсан нь 50 ширхэг, дутуу 30 пайзыг захиалсан."),
        (CLUB, "Өдөрлөгийг 4 дүгээр сарын 6-ны өдөр 40 хүнтэй хийв."),
        (CLUB, "Өдөрлөгийг 4 дүгээр сарын 6, 5 дугаар сарын 9-ний өдөр хийв."),
        (CLUB.replace("нэгээс", "хоёроос"), "Өдөрлөгийг 4 дүгээр сарын 6, 5 дугаар сарын 9-нд хийв."),
        (CLUB.replace("нэгээс", "2-оос"), "Өдөрлөгийг 2024 оны 4 дүгээр сарын 6-нд, 2024 оны 5 дугаар сарын 9-нд хийв."),
    ],
)  # fmt: skip
def test_what_was_done_of_the_rest_and_dated_events_fill_it(text, progress):
    assert findings(text, progress) == []


POSTS = "Шалган нэвтрүүлэх 9 цэгийг зуны турш ажиллуулах."
PIPES = "Гудамжны 150 айлыг цэвэр усны шугамд холбох."
BOOKS = "Номын сангийн 400 номыг цахим санд бүртгэх."
PAPERLESS = "Дотоод бичгийн 80 хувийг цахим системээр явуулах."


@pytest.mark.parametrize(
    ("text", "progress", "line"),
    [
        (POSTS, "Нэвтрүүлэх 7 цэгийг ээлжийн хуваарьтай ажиллуулав.", "7 < 9"),
        (PIPES, "Усны шугамд зүүн гудамжны 64, баруун гудамжны 51 айл, нийт 115 айлыг холбосон.", "115 < 150"),
        (BOOKS, "Цахим санд 320 номыг бүртгэж дууссан.", "320 < 400"),
        ("Нүүдлийн 8 эмнэлгийг 9 дүгээр сарын 5 хүртэл ажиллуулах.", "Нүүдлийн 5 эмнэлэг ажиллуулсан.", "5 < 8"),
        ("Багийн 60 айлыг нэгдсэн шугамд холбох.", "Шугамд 41 айл холбов.", "41 < 60"),
        (PAPERLESS, "Цахим системээр явуулсан нь дотоод бичгийн 61.5 хувь болов.", "61.5 < 80"),
    ],
)  # fmt: skip
def test_less_than_a_plain_count_is_not_carried_out_in_full(text, progress, line):
    found = findings(text, progress)

    assert [(f.severity, f.arithmetic) for f in found] == [(Severity.DOUBT, line)]


@pytest.mark.parametrize(("rating", "expected"), [(90, [Severity.HINT]), (70, [])])
def test_a_plain_count_is_measured_by_the_rating(rating, expected):
    assert told(POSTS, "Нэвтрүүлэх 7 цэгийг ажиллуулав.", rating) == expected


@pytest.mark.parametrize(
    ("text", "progress"),
    [
        (POSTS, "Нэвтрүүлэх 9 цэгийг ажиллуулж, 4 цэгийг шинээр тохижуулав."),
        (POSTS, "Хойд замд 5 цэгийг, урд замд 4 цэгийг ажиллуулав."),
        (POSTS, "Цэг бүрд 2 цагдаа ажиллуулав."),
        (POSTS, "Өдөрт 3 цэгийг ээлжээр ажиллуулав."),
        (POSTS, "Цэгүүдээс 3 цэгийг шөнө ажиллуулав."),
        (POSTS, "1 дүгээр цэг, 2 дугаар цэгийг нэгтгэн 7 цэгийг ажиллуулав."),
        ("Нүүдлийн 8 эмнэлгийг 9 дүгээр сарын 5 хүртэл ажиллуулах.", "Эмнэлгийг 9 дүгээр сарын 5 хүртэл ажиллуулсан."),
        ("Эргүүлийн багт 8 хүртэл хүн ажиллуулах.", "Эргүүлийн багт 5 хүн ажиллуулав."),
        (PIPES, "Шугамд холбох 12 айлтай гэрээ хийв."),
        (PIPES, "Гудамжны 163 айлыг холбосон."),
        (BOOKS, "Номыг бүртгэж, гэмтсэн 21 номыг сэргээв."),
        (PAPERLESS, "Бүх бичгийг цахим системээр явуулж, шийдвэрлэлт 71 хувь боллоо."),
        ("Шугамын алдагдлыг 18 хувьд хүргэн бууруулах.", "Шугамын алдагдлыг бууруулсан нь шугамын 15 хувь болов."),
        ("Хурлыг 30 хоногийн дотор 2 удаа хийх.", "Хурлыг 20 хоногт 2 удаа хийв."),
    ],
)  # fmt: skip
def test_plain_counts_that_are_reached_or_of_other_things_are_left_alone(text, progress):
    assert findings(text, progress) == []
