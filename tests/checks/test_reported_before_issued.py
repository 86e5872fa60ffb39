from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.make import clause, decision, report

from bielelt.checks import Finding, Quote, Severity, Words
from bielelt.checks.reported_before_issued import ReportedBeforeIssued
from bielelt.core.report import Doubt

ISSUED = date(2024, 3, 5)


def findings(progress, **others):
    row = decision(clause(progress=progress), on=ISSUED, number="2024_А/61")
    return list(ReportedBeforeIssued().run(report(row, **others)))


def told(progress, **others):
    return [f.severity for f in findings(progress, **others)]


def test_an_order_older_than_the_decision_it_fulfils_is_a_doubt():
    text = "Ажлын хэсгийг 2024 оны 02 дугаар сарын 04-ний өдрийн Б/08 дугаар захирамжаар байгуулсан."

    assert findings(text) == [
        Finding(
            rule="reported-before-issued",
            severity=Severity.DOUBT,
            clauses=(1,),
            quotes=(
                Quote(
                    1,
                    "progress",
                    "2024 оны 02 дугаар сарын 04-ний өдрийн Б/08 дугаар захирамжаар байгуулсан",
                    14,
                ),
            ),
            explanation=Words(
                "Биелэлт болгон бичсэн ажил шийдвэр (2024_А/61, 2024 оны 03 дугаар сарын 05-ны "
                "өдөр) гарахаас 30 хоногийн өмнөх байна; тэр өдөр ням гараг.",
                "What is reported as fulfilment is 30 days older than the decision (2024_А/61, "
                "2024-03-05); that day was a Sunday.",
            ),
            suggestion=Words(
                "Огноог шалгах; шийдвэр гарснаас хойш хийсэн ажлыг бичих.",
                "Check the date; write what was done since the decision was issued.",
            ),
            arithmetic="2024-03-05 − 2024-02-04 = 30",
        )
    ]


@pytest.mark.parametrize(
    ("progress", "severity"),
    [
        ("Сургалтыг 2024 оны 2 дугаар сарын 20-нд зохион байгуулсан.", Severity.DOUBT),
        ("2024-02-19-ний өдөр хурал хийлээ.", Severity.DOUBT),
        ("2024 оны 03 дугаар сарын 01-ний өдрийн А/08 захирамжаар баталсан.", Severity.DOUBT),
        ("2024 оны 03 дугаар сарын 04-ний өдрийн А/08 захирамжаар баталсан.", Severity.HINT),
        ("2024 оны 03 дугаар сарын 04-ний өдөр хурал хийсэн.", Severity.DOUBT),
        ("2 дугаар сарын 11-нд хурал хийсэн.", Severity.DOUBT),
        ("Дүгнэлтийг 02 дугаар сарын 20-нд зөвлөлд танилцуулсан болно.", Severity.DOUBT),
        ("Сургалтыг 01 дүгээр сарын 13-17-нд явуулж, 40 хүн гэрчилгээ авав.", Severity.DOUBT),
        ("1 дүгээр сарын 11-нд, 4 дүгээр сарын 3-нд хуралдаж шийдвэрлэсэн.", Severity.HINT),
        ("Оны эхнээс 9 дүгээр сарын 30-ны өдрийн байдлаар 14 сая төгрөг зарцуулсан.", Severity.DOUBT),
        ("2024 оны 2 дугаар сарын 20-ны өдөр шалгахад 3 зөрчил илэрсэн, арилгуулав.", Severity.DOUBT),
        ("2024 оны 9 дүгээр сарын 10-нд шалгахад ангийн бэлэн байдал бүрэн байлаа.", Severity.ERROR),
        ("2024 оны 9 дүгээр сарын 10-нд тэмдэг гардуулж өгсөн нь олны талархлыг хүлээв.", Severity.ERROR),
        ("2024 оны 10 дугаар сард уралдаан зохион байгуулсан.", Severity.ERROR),
        ("2024 оны 1 дүгээр сард хурал хийсэн.", Severity.DOUBT),
        ("2024 оны 9 дүгээр сарын 10-нд уралдаан зохион байгуулсан.", Severity.ERROR),
        ("2024 оны 07 дугаар сарын 02-ны өдрийн А/30 дугаар тушаалаар баг томилсон.", Severity.ERROR),
        ("2024 оны 04 дүгээр сарын 07-ны өдрийн А/19 дугаар тушаалаар баг томилсон.", Severity.HINT),
    ],
)  # fmt: skip
def test_deeds_outside_the_time_of_the_decision_are_told(progress, severity):
    assert told(progress) == [severity]


def test_what_began_before_the_decision_is_a_hint_whatever_it_was():
    begun = "2023 оны 12 дугаар сарын 4-ний өдрөөс"

    assert told(f"{begun} хамтарсан бүртгэлийг цахимаар хийж эхэлсэн.") == [Severity.HINT]


@pytest.mark.parametrize(
    "progress",
    [
        # inside its time
        "Сургалтыг 2024 оны 4 дүгээр сарын 20-нд зохион байгуулсан.",
        "2024 оны 03 дугаар сарын 11-ний өдрийн А/22 дугаар тушаалаар баг томилсон.",
        # a legal basis, an older act, somebody appointed earlier
        "УИХ-ын 2023 оны 11 дүгээр сарын 10-ны өдрийн 80 дугаар тогтоолын дагуу ажилласан.",
        "2023 оны 12 дугаар сарын 18-ны өдрийн А/90 дугаар захирамжаар баталсан журмыг мөрдсөн.",
        "Хурлын 2022 оны 6 дугаар сарын 3-ны өдрийн 14 дүгээр тогтоолыг сурталчилсан.",
        "2023 оны 10 дугаар сарын 2-ны өдөр томилогдсон мэргэжилтэн сургалт хийсэн.",
        # from, until, planned
        "2024 оны 01 дүгээр сарын 15-ны өдрөөс эхлэн ээлжээр ажилласан.",
        "Гэрээг 2024 оны 12 дугаар сарын 31-ний өдөр хүртэл сунгасан.",
        "2024 оны 9 дүгээр сарын 1-нд нээхээр шийдвэрлэсэн.",
        "2024 оны 10 дугаар сарын 5-нд уралдаан зохион байгуулахаар төлөвлөсөн.",
        "2024 оны 10 дугаар сарын 5-нд уралдаан зохион байгуулна.",
        # days that are not complete
        "2023 онд судалгаа хийсэн.",
        "2024 оны 3 дугаар сард хурал хийсэн.",
        "2024 оны 6 дугаар сард хурал хийсэн.",
        "2024 оны 1 дүгээр улиралд хурал хийсэн.",
        "",
        None,
    ],
)
def test_bases_terms_plans_and_incomplete_days_are_left_alone(progress):
    assert told(progress) == []


def test_where_newer_deeds_are_told_too_the_older_one_is_a_hint():
    text = (
        "2024 оны 2 дугаар сарын 20-нд хурал хийсэн. "
        "2024 оны 5 дугаар сарын 14-нд дахин хурал хийсэн."
    )

    assert told(text) == [Severity.HINT]


def test_a_doubted_cell_is_never_an_error():
    doubts = (Doubt(1, "progress", "interleaved"),)
    text = "2024 оны 9 дүгээр сарын 10-нд уралдаан зохион байгуулсан."

    assert told(text, doubts=doubts) == [Severity.DOUBT]


def test_without_dates_of_decision_and_report_nothing_is_compared():
    row = decision(clause(progress="2024 оны 2 дугаар сарын 20-нд хурал хийсэн."), on=None)

    assert list(ReportedBeforeIssued().run(report(row, on=None))) == []


@given(st.integers(-400, 400))
def test_a_finished_deed_is_told_exactly_when_its_day_is_out_of_range(days):
    day = ISSUED + timedelta(days=days)
    text = f"{day.year} оны {day.month} дугаар сарын {day.day}-ны өдөр хурал хийсэн."

    assert bool(told(text)) == (not ISSUED <= day <= date(2024, 6, 25))


def test_a_day_without_its_year_that_lies_ahead_is_a_doubt():
    (found,) = findings("Уралдаан 7 дугаар сарын 14-нд амжилттай боллоо.")

    assert (found.severity, found.arithmetic) == (
        Severity.DOUBT,
        "2024-07-14 − 2024-06-25 = 19",
    )
    assert [q.text for q in found.quotes] == ["7 дугаар сарын 14-нд амжилттай боллоо"]


def test_the_year_of_the_period_counts_and_an_older_decision_may_mean_its_own():
    told_in_july = "Уралдаан 7 дугаар сарын 14-нд амжилттай боллоо."
    older = decision(clause(progress=told_in_july), on=date(2023, 3, 5), number="2023_А/61")

    told_in_january = report(older, period="2023", on=date(2024, 1, 10))

    assert list(ReportedBeforeIssued().run(told_in_january)) == []
    assert told(told_in_july, period=None) == [Severity.DOUBT]
    assert list(ReportedBeforeIssued().run(report(older))) == []


@pytest.mark.parametrize(
    "progress",
    [
        "Уулзалтыг 2024 оны 02 дугаар сарын 06-ны өдөр Б/14 дүгээр тушаалын дагуу зохион байгуулсан.",
        "Шалгалтыг 2024 оны 1 дүгээр сарын 22-нд А/05 захирамжийн хүрээнд хийж дуусгав.",
        "Ангийг 2024 оны 02 дугаар сарын 19-ний өдөр 12 дугаар тогтоолыг үндэслэн нээсэн.",
        "Сургалт 2024 оны 02 дугаар сарын 27-нд Б/3 тоот шийдвэрийн дагуу болж, 31 хүн суусан.",
    ],
)
def test_an_act_that_is_named_beside_a_deed_does_not_hide_its_day(progress):
    assert told(progress) == [Severity.DOUBT]


@pytest.mark.parametrize(
    "progress",
    [
        "Уулзалтыг 2024 оны 02 дугаар сарын 06-ны өдрийн Б/14 дүгээр тушаалын дагуу зохион байгуулсан.",
        "Уулзалтыг 2024 оны 02 дугаар сарын 06-ны Б/14 дүгээр тушаалын дагуу зохион байгуулсан.",
        "Уулзалтыг 2024 оны 02 дугаар сарын 06-ны өдөр гаргасан Б/14 тушаалын дагуу зохион байгуулсан.",
        "Уулзалтыг 2024-02-06 Б/14 дүгээр тушаалын дагуу зохион байгуулсан.",
        "Уулзалтыг 2024 оны 04 дүгээр сарын 06-ны өдөр Б/14 дүгээр тушаалын дагуу зохион байгуулсан.",
        "Уулзалтыг 2024 оны 02 дугаар сарын 06-ны өдөр Б/14 тушаалын дагуу зохион байгуулахаар товлов.",
    ],
)
def test_the_day_of_an_act_and_later_or_planned_deeds_stay_untold(progress):
    assert told(progress) == []


def dated(duty, progress, issued):
    row = clause(duty, progress, self_rating=100, upper_rating=100)
    told = report(decision(row, on=issued), on=date(2024, 12, 10), period="2024")
    return [f.severity for f in ReportedBeforeIssued().run(told)]


@pytest.mark.parametrize(
    ("duty", "progress", "issued"),
    [
        ("Газрын мэдээллийг бүртгэх;", "2024 оны 2 дугаар сарын 12-ны өдөр байгуулагдсан ажлын хэсэг 320 нэгж талбарыг хэмжлээ.", date(2024, 2, 26)),
        ("Сонгуулийн бэлтгэл хангах;", "Санал авах байрыг 2024 оны 05 дугаар сарын 24-ний өдөр зарласан бөгөөд тохижилтыг дуусгав.", date(2024, 6, 3)),
        ("Постыг ажиллуулах;", "Хөдөлгөөнт пост 4 дүгээр сарын 10-наас Баянбулаг, Зам сумын хооронд ажиллаж, 230 машин шалгав.", date(2024, 6, 3)),
        ("Тооллогын комисс байгуулах;", "2024 оны 5 дугаар сарын 2-ны өдөр томилогдсон комисс 6 багт ажиллаж, дүнгээ нэгтгэсэн.", date(2024, 5, 20)),
        ("Гал түймрийн аюулгүй байдлыг шалгах;", "Шалгалтыг 2024 оны 9 дүгээр сарын 3-13-ны хооронд хийж, 24 байгууллагыг хамруулав.", date(2024, 10, 7)),
        ("Зөвлөлийн үйл ажиллагааг эрчимжүүлэх;", "2024 оны 3 дугаар сарын 4-ний өдөр байгуулсан зөвлөл 5 удаа хуралдаж 12 асуудал шийдвэрлэв.", date(2024, 4, 10)),
        ("Хөдөлгөөнт эмнэлгийн үйлчилгээ үзүүлэх;", "Явуулын эмч нар 6 дугаар сарын 17-ноос сумдад үйлчилгээ үзүүлж, 840 хүнийг үзсэн.", date(2024, 9, 2)),
        ("Сургалт хийх;", "Сургалтыг 8 дугаар сарын 14-ний өдөр хийж 44 хүн хамруулсан.", date(2024, 9, 2)),
        ("Хяналтын баг ажиллуулах;", "Засаг даргын 2024 оны 6 дугаар сарын 3-ны өдрийн А/77 захирамжаар томилсон баг 3 дэлгүүрийг шалгалаа.", date(2024, 7, 15)),
        ("Захиргааны байр засах;", "2024 оны 5 дугаар сарын 6-ны өдөр байгуулсан комисс ажлыг хүлээн авав.", date(2024, 6, 10)),
    ],
)  # fmt: skip
def test_what_was_set_up_made_known_or_ran_before_the_decision_is_told(
    duty, progress, issued
):
    assert dated(duty, progress, issued)


@pytest.mark.parametrize(
    ("duty", "progress", "issued"),
    [
        ("Газрын мэдээллийг бүртгэх;", "2024 оны 1 дүгээр сарын 15-ны өдөр байгуулсан гэрээний дагуу 320 нэгж талбарыг хэмжлээ.", date(2024, 2, 26)),
        ("Ахмадуудад хүндэтгэл үзүүлэх;", "1934 оны 2 дугаар сарын 3-ны өдөр төрсөн С.Дорж гуайд хүндэтгэл үзүүлэв.", date(2024, 2, 26)),
        ("Гэрээ дүгнэх;", "2024 оны 1 дүгээр сарын 10-ны өдөр байгуулсан 12 гэрээг дүгнэж, 2-ыг цуцлав.", date(2024, 6, 3)),
        ("Ажилтны цалинг тооцох;", "4 дүгээр сарын 1-нээс ажилд орсон 3 ажилтны цалинг нөхөн олгов.", date(2024, 6, 3)),
        ("Зээлийн эргэн төлөлтийг хангуулах;", "2023 оны 11 дүгээр сарын 2-ны өдөр олгосон 40 сая төгрөгийн зээлээс 32 саяыг төлүүлэв.", date(2024, 6, 3)),
        ("Хүчин төгөлдөр бус журмыг хүчингүй болгох;", "2019 оны 4 дүгээр сарын 2-ны өдөр баталсан журмыг хүчингүй болгов.", date(2024, 6, 3)),
        ("Зөвлөлийн үйл ажиллагааг эрчимжүүлэх;", "2024 оны 4 дүгээр сарын 14-ний өдөр байгуулсан зөвлөл 5 удаа хуралдав.", date(2024, 4, 10)),
        ("Сурагчдыг шагнах;", "5 дугаар сарын 20-ны өдөр болсон олимпиадад амжилт гаргасан 6 сурагчийг шагнав.", date(2024, 9, 2)),
        ("Гэрээний хэрэгжилтийг дүгнэх;", "Гэрээг 2024 оны 1 дүгээр сарын 1-нээс 8 дугаар сарын 31-ний хугацаанд дүгнэв.", date(2024, 9, 2)),
        ("Чөлөө олгох;", "7 дугаар сарын 1-нээс чөлөөтэй байсан ажилтны чөлөөг сунгав.", date(2024, 9, 2)),
        ("Сонгон шалгаруулалт хийх;", "Сонгон шалгаруулалтыг 6 дугаар сарын 28-нд зарласан болно.", date(2024, 6, 10)),
        ("Ажилтан сонгох;", "5 дугаар сарын 14-ний өдөр томилогдсон ажилтныг чөлөөлөв.", date(2024, 6, 10)),
    ],
)  # fmt: skip
def test_what_is_only_named_or_began_later_is_left_alone(duty, progress, issued):
    assert dated(duty, progress, issued) == []


@pytest.mark.parametrize(
    ("progress", "severity"),
    [
        # a day in words, in two figures, in the year before, in a part of a month
        ("Хурлыг хоёрдугаар сарын арван нэгэнд хийсэн.", Severity.DOUBT),
        ("Тооллогыг 02.11-нд хийж дуусгасан.", Severity.DOUBT),
        ("Сургалтыг 2024.02.12-2024.02.14-нд зохион байгуулсан.", Severity.DOUBT),
        ("Бүртгэлийг өнгөрсөн оны 11 дүгээр сард хийж дуусгасан.", Severity.DOUBT),
        ("Судалгааг нэгдүгээр сарын сүүлийн долоо хоногт авч нэгтгэсэн.", Severity.DOUBT),
        ("Үзлэгийг 2 дугаар сарын эхээр хийсэн.", Severity.DOUBT),
        ("Ажлыг 2024 оны 2 дугаар сарын 12-нд эхлүүлж, 40 м зассан.", Severity.HINT),
        # ahead
        ("Засварыг гуравдугаар улиралд бүрэн дуусгасан.", Severity.DOUBT),
        ("Хоёрдугаар хагаст 4 сургалт хийсэн.", Severity.DOUBT),
        ("Хуралдааныг 8 дугаар сард хийж, 40 хүн оролцсон.", Severity.DOUBT),
        ("Ажил 2025 онд дууссан.", Severity.DOUBT),
        ("Ирэх долоо хоногт 12 айлд түлш хүргэсэн.", Severity.DOUBT),
        ("Хадланг 9 дүгээр сарын 1 гэхэд дуусгасан.", Severity.DOUBT),
        ("Ээлжээр 7 сарын 6-аас 12 хүртэл 60 хүүхэд амарсан.", Severity.DOUBT),
        ("7 дугаар сарын 11-ний шөнө ажилласан эргүүл 3 зөрчил илрүүлсэн.", Severity.DOUBT),
        ("Тэмдэглэгээг 08.20-нд будаж дуусгасан.", Severity.DOUBT),
        ("Тайланг энэ сарын 29-ний өдөр цахимаар хүргүүлсэн.", Severity.DOUBT),
        ("Мод услах ажлыг 7 дугаар сарын 3, 13-ны өдрүүдэд хийсэн.", Severity.DOUBT),
        ("Наймдугаар сарын эхний долоо хоногт уралдаан зохион байгуулав.", Severity.DOUBT),
        ("2025 оны нэгдүгээр улиралд хийсэн үзлэгээр 6 зөрчил арилгасан.", Severity.DOUBT),
        ("Мэдээг энэ сарын 29-ний өдөр гарын үсгээр баталгаажуулсан.", Severity.DOUBT),
        (
            "Ирэх оны хаврын улиралд зохион байгуулсан сургалтад 12 хүн суусан.",
            Severity.DOUBT,
        ),
    ],
)
def test_days_and_times_are_read_in_all_their_forms(progress, severity):
    assert told(progress) == [severity]


@pytest.mark.parametrize(
    "progress",
    [
        "Үлдсэн 4 нь 2023 оны 10 дугаар сард байгуулсан, хугацаа нь дуусаагүй гэрээтэй.",
        "Засварыг гуравдугаар улиралд дуусгахаар төлөвлөсөн.",
        "Ирэх оны төсөвт 14 сая төгрөг тусгасан.",
        "Ирэх онд хэрэгжүүлэх ажлыг баталсан.",
        "Үлдсэн ажил 2025 онд шилжлээ.",
        "Тоног төхөөрөмж 7 дугаар сард ирнэ гэсэн.",
        "Борооны улмаас ажил 2 дугаар сарын эхээр зогссонгүй, 2 дугаар сарын эхээр мөндөр орсон.",
        "Маргааш нь хүлээн авсан.",
        "7 сарын 6-аас 12 хүртэлх ээлжийн эрхийн бичгийг 60 хүүхдэд олгов.",
        "Тэмдэглэгээний будгийг 08.20-ны дотор нийлүүлэхээр гэрээ хийсэн.",
        "Мэдээг энэ сарын 29-ний өдөр хүргүүлнэ.",
        "Үзлэгийг 4 дүгээр сарын сүүлээр хийсэн.",
        "Өмнөх оны 3 дугаар улиралд 14 хүн ирсэн байна.",
        "Мод услах ажлыг 7 дугаар сарын 3, 13-ны өдрүүдэд хийнэ.",
        "Уралдааныг наймдугаар сарын эхний долоо хоногт зохион байгуулахаар товлов.",
        "Наймдугаар сарын эхний долоо хоногт болох уралдааны тов гаргав.",
    ],
)
def test_terms_plans_and_what_is_still_in_force_are_no_deeds(progress):
    assert told(progress) == []
