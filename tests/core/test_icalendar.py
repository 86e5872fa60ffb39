from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bielelt.core.icalendar import Event, calendar, escape, fold

STAMP = datetime(2026, 6, 1, 6, tzinfo=timezone(timedelta(hours=8)))


def unfold(file):
    """Read the lines back as RFC 5545 §3.1 tells."""
    return file.replace(b"\r\n ", b"").decode().split("\r\n")[:-1]


def test_an_event_is_a_whole_day_with_two_reminders_in_the_morning():
    event = Event(
        uid="report-3@bielelt",
        day=date(2026, 6, 30),
        summary="Тайлан; хагас жил",
        description="Өлзийт сум, 2026",
        url="https://bielelt.example.mn/reports/3/",
    )

    alarm = (
        ["BEGIN:VALARM", "ACTION:DISPLAY"],
        [
            "DESCRIPTION:Тайлан\\; хагас жил",
            "END:VALARM",
        ],
    )
    assert unfold(calendar([event], name="Биелэлт", stamp=STAMP)) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Bielelt//Notices//MN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "NAME:Биелэлт",
        "X-WR-CALNAME:Биелэлт",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        "X-PUBLISHED-TTL:PT6H",
        "BEGIN:VEVENT",
        "UID:report-3@bielelt",
        "DTSTAMP:20260531T220000Z",
        "DTSTART;VALUE=DATE:20260630",
        "DTEND;VALUE=DATE:20260701",
        "SUMMARY:Тайлан\\; хагас жил",
        "DESCRIPTION:Өлзийт сум\\, 2026",
        "URL:https://bielelt.example.mn/reports/3/",
        "TRANSP:TRANSPARENT",
        *alarm[0],
        "TRIGGER:-P6DT16H",
        *alarm[1],
        *alarm[0],
        "TRIGGER:-PT16H",
        *alarm[1],
        "END:VEVENT",
        "END:VCALENDAR",
    ]


def test_an_empty_calendar_is_one_too():
    file = calendar([], name="Биелэлт", stamp=datetime(2026, 1, 1, tzinfo=UTC))

    assert file.endswith(b"X-PUBLISHED-TTL:PT6H\r\nEND:VCALENDAR\r\n")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=300))
def test_a_line_is_folded_at_75_octets_and_never_inside_a_letter(text):
    folded = fold(text)

    lines = folded.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert [line.decode() for line in lines] != []
    assert folded.replace(b"\r\n ", b"").decode() == text


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("а, б; в", r"а\, б\; в"),
        ("a\\b", r"a\\b"),
        ("нэг\nхоёр\r\nгурав", r"нэг\nхоёр\nгурав"),
    ],
)
def test_marks_of_the_format_are_escaped(text, escaped):
    assert escape(text) == escaped
