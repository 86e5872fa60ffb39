"""The words of a list of findings, in Mongolian and in English."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bielelt.core.periods import PATTERN, period_name
from bielelt.language.dates import official
from bielelt.printing.document import FindingLabels


@dataclass(frozen=True, slots=True)
class Wording:
    """All words of the list in one language; ``language`` is its key."""

    language: str
    title: str
    organisation: str
    period: str
    report: str
    report_day: str
    check_day: str
    figures: str
    replies: str
    nothing: str
    whole: str
    decision: str
    number: str
    clause: str
    also: str
    empty: str
    counts: str
    rule: str
    total: str
    labels: FindingLabels
    severities: Mapping[str, str]
    answerers: Mapping[str, str]
    answers: Mapping[str, str]
    fields: Mapping[str, str]


_MN = Wording(
    language="mn",
    title="Тайлангийн шалгалтын илрэц",
    organisation="Байгууллага",
    period="Тайлант хугацаа",
    report="Шалгасан тайлан",
    report_day="Тайлангийн огноо",
    check_day="Шалгасан өдөр",
    figures="Нийт илрэц {total}: {severities}.",
    replies="Хариулсан {answered}, хариулаагүй {open}.",
    nothing="Шалгалтаар илрэц гараагүй.",
    whole="Тайлан бүхэлдээ",
    decision="Шийдвэр {serial}",
    number="Дугаар {number}",
    clause="Заалт {serials}",
    also="Хамаарах заалт: {serials}",
    empty="(хоосон)",
    counts="Илрэцийн нэгтгэл",
    rule="Шалгалтын дүрэм",
    total="Нийт",
    labels=FindingLabels(
        number="№",
        severity="Зэрэглэл",
        rule="Дүрэм",
        decision="Шийдвэр",
        clause="Заалт",
        quotes="Эшлэл",
        arithmetic="Тооцоо",
        explanation="Тайлбар",
        suggestion="Хийх зүйл",
        answerer="Хариулах",
        reply="Хариу",
    ),
    severities={"error": "Алдаа", "doubt": "Эргэлзээ", "hint": "Санамж"},
    answerers={
        "reporter": "Тайлагнагч байгууллага",
        "assessor": "Үнэлэгч",
        "registrar": "Бүртгэгч",
    },
    answers={"corrected": "Зассан", "right": "Хэвээр нь зөв"},
    fields={
        "text": "заалтын агуулга",
        "progress": "хэрэгжилтийн явц",
        "label": "заалтын дугаар",
        "serial": "дэс дугаар",
        "title": "шийдвэрийн нэр",
        "number": "шийдвэрийн дугаар",
        "date": "шийдвэрийн огноо",
        "self": "өөрийн үнэлгээ",
        "upper": "дээд шатны байгууллагын үнэлгээ",
        "signature": "гарын үсэг",
        "heading": "тайлангийн гарчиг",
        "summary:self": "өөрийн үнэлгээний нэгтгэл",
        "summary:upper": "дээд шатны байгууллагын үнэлгээний нэгтгэл",
    },
)
_EN = Wording(
    language="en",
    title="Findings of the check",
    organisation="Organisation",
    period="Period",
    report="Report checked",
    report_day="Date of the report",
    check_day="Day of the check",
    figures="Findings {total}: {severities}.",
    replies="Answered {answered}, open {open}.",
    nothing="The checks found nothing.",
    whole="The report as a whole",
    decision="Decision {serial}",
    number="No. {number}",
    clause="Clause {serials}",
    also="Clauses concerned: {serials}",
    empty="(empty)",
    counts="Findings by rule",
    rule="Rule",
    total="Total",
    labels=FindingLabels(
        number="No.",
        severity="Severity",
        rule="Rule",
        decision="Decision",
        clause="Clause",
        quotes="Quotes",
        arithmetic="Arithmetic",
        explanation="Explanation",
        suggestion="What to do",
        answerer="To answer",
        reply="Reply",
    ),
    severities={"error": "Error", "doubt": "Doubt", "hint": "Hint"},
    answerers={
        "reporter": "The reporting organisation",
        "assessor": "The assessor",
        "registrar": "The registrar",
    },
    answers={"corrected": "Corrected", "right": "Correct as it is"},
    fields={
        "text": "text of the clause",
        "progress": "progress",
        "label": "number of the clause",
        "serial": "running number",
        "title": "title of the decision",
        "number": "number of the decision",
        "date": "date of the decision",
        "self": "self rating",
        "upper": "upper rating",
        "signature": "signature",
        "heading": "heading of the report",
        "summary:self": "summary of the self rating",
        "summary:upper": "summary of the upper rating",
    },
)
LANGUAGES = {"mn": _MN, "en": _EN}

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_PARTS = {
    "Q1": "1st quarter of ",
    "Q2": "2nd quarter of ",
    "Q3": "3rd quarter of ",
    "Q4": "4th quarter of ",
    "H1": "first half of ",
    "H2": "second half of ",
    "M9": "first nine months of ",
}


def day_in(language: str, day: date) -> str:
    """Write a day out: «2024 оны 06 дугаар сарын 25», “25 June 2024”."""
    if language == "mn":
        return official(day)
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def period_in(language: str, period: str | None) -> str:
    """Write a period out; what is not written as one stays as it is."""
    match = PATTERN.fullmatch(period or "")
    if match is None:
        return period or ""
    if language == "mn":
        return period_name(match[0])
    return f"{_PARTS[match[2]] if match[2] else ''}{match[1]}"
