from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.make import clause, decision, report

from bielelt.checks import Finding, Quote, Severity, Words
from bielelt.checks.not_due import NotDueCheck

LATE = "Зуны бэлтгэлийн тайланг 3 дугаар сарын 20-ны дотор ирүүлэхийг даалгасугай."
AHEAD = "Намрын тооллогыг 11 дүгээр сарын 15-ны дотор дуусгахыг даалгасугай."
OPEN = "Залуу гэр бүлийг орон сууцны хөтөлбөрт хамруулахад дэмжлэг үзүүлэх;"


def findings(text, progress, rating="not_due", **others):
    row = clause(text, progress, self_rating=rating, upper_rating=rating, **others)
    return list(NotDueCheck().run(report(decision(row))))


def told(*args, **others):
    return [f.severity for f in findings(*args, **others)]


def test_what_was_due_in_march_is_due_in_june():
    assert findings(LATE, "Хугацаа болоогүй") == [
        Finding(
            rule="not-due",
            severity=Severity.DOUBT,
            clauses=(1,),
            quotes=(
                Quote(1, "text", "3 дугаар сарын 20-ны дотор", 24),
                Quote(1, "progress", "Хугацаа болоогүй", 0),
                Quote(1, "self", "Х.Б"),
                Quote(1, "upper", "Х.Б"),
            ),
            explanation=Words(
                "Хугацаа нь 2024 оны 03 дугаар сарын 20-ны өдөр дууссан атал «хугацаа "
                "болоогүй» гэж үнэлсэн байна; тайлангийн өдөр 2024 оны 06 дугаар сарын 25-ны өдөр.",
                "It was due on 2024-03-20, before the day of the report (2024-06-25), but is "
                "rated “not due”.",
            ),
            suggestion=Words(
                "Үнэлгээг хувиар тавих эсвэл хугацааг сунгасан шийдвэр, шалтгааныг бичих.",
                "Rate it in percent, or name the decision that gave more time, and why.",
            ),
        )
    ]


@pytest.mark.parametrize(
    ("text", "progress", "rating", "others", "severity"),
    [
        ("Нөөцийг 4 дүгээр сарын 1-ний байдлаар тооцож мэдэгдэх;", "Хугацаа болоогүй.", "not_due", {}, Severity.DOUBT),
        ("Тайланг 4 дүгээр сарын 10-ны өдөр ирүүлэх;", "Хугацаа болоогүй.", "not_due", {}, Severity.DOUBT),
        ("Тайланг эхний улиралд багтаан ирүүлэх;", "Хугацаа болоогүй.", "not_due", {}, Severity.DOUBT),
        ("Тайланг 3 дугаар сарын 25 гэхэд ирүүлэх;", "Хугацаа болоогүй.", "not_due", {}, Severity.DOUBT),
        (OPEN, "Хүлээгдэж байгаа", "not_due", {"due_on": date(2024, 5, 1)}, Severity.ERROR),
        (AHEAD, "Тооллого бүрэн дууссан.", "not_due", {}, Severity.DOUBT),
        (OPEN, "Хүлээгдэж байгаа", "not_due", {}, Severity.HINT),
        (OPEN, "Хүлээгдэж байгаа", "not_due", {"evidence": 0}, Severity.DOUBT),
        (AHEAD, "Хэрэгжих хугацаа болоогүй байна.", 70, {}, Severity.DOUBT),
        (AHEAD, "Бэлтгэл хийгдэж байна.", 0, {}, Severity.HINT),
    ],
)  # fmt: skip
def test_not_due_that_does_not_hold_is_told(text, progress, rating, others, severity):
    assert told(text, progress, rating, **others) == [severity]


@pytest.mark.parametrize(
    ("text", "progress", "rating", "others"),
    [
        (AHEAD, "Хугацаа болоогүй", "not_due", {}),
        (AHEAD, None, "not_due", {}),
        (OPEN, "Санхүүжилтийг 2025 онд шийдвэрлэнэ.", "not_due", {}),
        (OPEN, "Журам батлагдаагүй учир хүлээгдэж байна.", "not_due", {}),
        ("Засварыг 4 дүгээр улиралд хийх;", "Хугацаа болоогүй", "not_due", {}),
        ("Судалгааг улирал бүр нэгтгэх;", "Хугацаа болоогүй", "not_due", {}),
        (LATE, "Сунгасан", "not_due", {"not_due_until": date(2024, 9, 1)}),
        (OPEN, "Хүлээгдэж байна", "not_due", {"evidence": 0, "not_due_reason": "Хурал хойшилсон"}),
        (AHEAD, "Бэлтгэл хийгдэж байна.", 70, {}),
        (AHEAD, "Тооллого бүрэн дууссан.", 100, {}),
        (LATE, "Тайланг хүргүүлсэн.", 100, {}),
        (OPEN, "Хугацаа болоогүй тул бэлтгэл хийж байна.", 30, {}),
        (None, None, "not_due", {}),
        (LATE, "Хугацааг А/62 захирамжаар 9 дүгээр сарын 1 хүртэл сунгасан.", "not_due", {}),
        (OPEN, "Хөрөнгө оруулалт шийдэгдсэний дараа хэрэгжинэ.", "not_due", {}),
        (OPEN, "ТЭЗҮ батлагдахыг хүлээж байна.", "not_due", {}),
        ("Тооллогыг 12 дугаар сарын 31-ний байдлаар гаргах;", "Хугацаа болоогүй.", "not_due", {}),
        ("2023 оны 12 дугаар сарын 31-ний байдлаарх өрийг намар барагдуулах;", "Хугацаа болоогүй.", "not_due", {}),
        ("2 дугаар сарын 1-ний байдлаар батлагдсан нормыг 9 дүгээр сараас мөрдөх;", "Хугацаа болоогүй.", "not_due", {}),
        ("Тариалалтыг 4 дүгээр сарын 2-нд баталсан төлөвлөгөөгөөр намар хийх;", "Хугацаа болоогүй.", "not_due", {}),
    ],
)  # fmt: skip
def test_not_due_that_may_hold_is_left_alone(text, progress, rating, others):
    assert told(text, progress, rating, **others) == []


def test_without_the_day_of_the_report_nothing_is_said():
    row = clause(LATE, "Хугацаа болоогүй", self_rating="not_due", upper_rating="not_due")

    assert list(NotDueCheck().run(report(decision(row), on=None))) == []


@given(st.dates(date(2024, 1, 13), date(2024, 12, 31)))
def test_a_written_day_is_overdue_exactly_when_it_lies_before_the_report(day):
    text = f"Тайланг {day.year} оны {day.month} дугаар сарын {day.day}-ны дотор ирүүлэх;"
    severities = told(text, "Хугацаа болоогүй")

    assert (severities == [Severity.DOUBT]) == (day < date(2024, 6, 25))


def dated(duty, progress):
    row = clause(duty, progress, self_rating="not_due", upper_rating="not_due")
    told = report(decision(row, on=date(2024, 3, 5)), on=date(2024, 12, 10), period="2024")
    return [f.severity for f in NotDueCheck().run(told)]


@pytest.mark.parametrize(
    ("duty", "progress"),
    [
        ("Төсвийн саналыг 2024 оны 9 дүгээр сарын 1-ний дотор ирүүлэх;", "Төсвийн саналын хугацаа болоогүй."),
        ("Захирамж гарснаас хойш 14 хоногт багтаан ажлын хэсэг байгуулах;", "Хугацаа болоогүй."),
        ("Бүртгэлийг 30 хоногийн дотор гаргах;", "Хугацаа болоогүй."),
        ("Зөвлөмжийг 15 хоногт багтаан хүргүүлэх;", "Зөвлөмж гараагүй байна."),
        ("Дүгнэлтийг 20 хоногт багтаан гаргах;", "Дүгнэлт гаргах хугацаа болоогүй."),
    ],
)  # fmt: skip
def test_days_that_run_from_the_act_are_over(duty, progress):
    assert dated(duty, progress) == [Severity.DOUBT]


@pytest.mark.parametrize(
    ("duty", "progress"),
    [
        ("Осол гарсан тохиолдолд 24 цагийн дотор мэдээлэх;", "Осол гараагүй тул мэдээлэх шаардлага үүсээгүй."),
        ("Гамшиг тохиолдвол хохирлын тооцоог 7 хоногт багтаан хүргүүлэх;", "Гамшиг тохиолдоогүй."),
        ("Өвчлөл бүртгэгдсэн үед 10 хоногийн дотор хорио цээр тогтоох;", "Өвчлөл бүртгэгдээгүй."),
        ("Зөрчил илэрвэл 14 хоногийн дотор арилгуулж тайлагнах;", "Зөрчил илрээгүй тул хугацаа болоогүй гэж үнэлэв."),
        ("Тендерт шалгарсан этгээдтэй 10 хоногт багтаан гэрээ байгуулах;", "Тендер зарлагдаагүй байгаа."),
        ("Хүсэлт гарвал 5 хоногийн дотор шийдвэрлэх;", "Хүсэлт гараагүй."),
        ("Тахал илэрсэн үед 3 хоногийн дотор штаб байгуулах;", "Тахал илрээгүй тул штаб байгуулаагүй."),
        ("Гэмт хэрэг гарвал 2 хоногийн дотор мэдээлэх;", "Гэмт хэрэг гараагүй болно."),
    ],
)  # fmt: skip
def test_days_that_run_from_what_did_not_happen_are_not_over(duty, progress):
    assert dated(duty, progress) == []
