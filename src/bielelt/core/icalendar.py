"""A calendar that phones and office programs subscribe to, as RFC 5545 writes it.

Whole days with reminders are all we need of it; a library for the rest would be larger than
the site's own code for notices.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

LINE_OCTETS = 75
ALARMS = ("-P6DT16H", "-PT16H")
"""Eight in the morning, seven days and one day before the day begins."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something due on a day; ``uid`` stays the same as long as it is the same thing."""

    uid: str
    day: date
    summary: str
    description: str = ""
    url: str = ""


def calendar(
    events: Iterable[Event], *, name: str, stamp: datetime, language: str = "mn"
) -> bytes:
    """Return the file of a calendar: lines end in CRLF and hold at most 75 octets.

    Args:
        events: what is due.
        name: how the program calls the calendar.
        stamp: when it was made, with its time zone.
        language: of the texts.

    """
    made = f"{stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Bielelt//Notices//{language.upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{escape(name)}",
        f"X-WR-CALNAME:{escape(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        "X-PUBLISHED-TTL:PT6H",
        *(line for event in events for line in _event(event, made)),
        "END:VCALENDAR",
    ]
    return b"".join(fold(line) + b"\r\n" for line in lines)


def escape(text: str) -> str:
    """Return a text value: backslash, semicolon, comma and line ends escaped."""
    for mark in ("\\", ";", ","):
        text = text.replace(mark, f"\\{mark}")
    return "\\n".join(text.splitlines())


def fold(line: str) -> bytes:
    """Return a line in UTF-8, broken after at most 75 octets, never inside a character."""
    parts, room = [b""], LINE_OCTETS
    for letter in line:
        octets = letter.encode()
        if len(parts[-1]) + len(octets) > room:
            parts.append(b"")
            room = LINE_OCTETS - 1  # the blank that begins a further line
        parts[-1] += octets
    return b"\r\n ".join(parts)


def _event(event: Event, made: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"DTSTAMP:{made}"
    yield f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{escape(event.summary)}"
    if event.description:
        yield f"DESCRIPTION:{escape(event.description)}"
    if event.url:
        yield f"URL:{event.url}"
    yield "TRANSP:TRANSPARENT"
    for trigger in ALARMS:
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"TRIGGER:{trigger}"
        yield f"DESCRIPTION:{escape(event.summary)}"
        yield "END:VALARM"
    yield "END:VEVENT"
