"""Days by which a clause wants something done: «11 дүгээр сарын 10-ны дотор»."""

import datetime as dt
import re
from dataclasses import dataclass, replace
from functools import lru_cache

from bielelt.language.calendar import day_in
from bielelt.language.dates import CACHED, FoundDate, find_dates
from bielelt.language.due_words import find_worded_days
from bielelt.language.terms import Recurrence, Term, find_terms

# «4 дүгээр сарын 1-ний байдлаар тооцох», «4 дүгээр сарын 10-ны өдөр ирүүлэх»; not what was so
# on that day («… байдлаар бүртгэлтэй өрх») or was done on it («… өдөр баталсан»).
_ON_THAT_DAY = re.compile(
    r"(?:-?\s?(?:ны|ний))?(?:\s+өдрийн\s+байдлаар|\s+байдлаар|(?:\s+өдөр|(?<=өдөр))(?!\w))"
    r"(?!\s+\w+(?:с[аэоө]н|т[аэо]й)\b)(?!\s+\w+\s+\w+с[аэоө]н\b)",
    re.IGNORECASE,
)
# «голомт гарсан тохиолдолд … 14 хоногт багтаан»: days that run from something else than the act.
_IF = re.compile(
    r"\b(?:тохиолд(?:олд|вол)|үед|нөхцөлд|даруй|\w{2,}(?<!зө)(?<!дө)(?:вал|вэл|вол|вөл)|\w+сан\s+этгээд\w*)\b",
    re.IGNORECASE,
)
# «илрүүлснээс хойш 48 цагийн дотор», «өргөдлийг 10 хоногт шийдвэрлэх»; but not «захирамж
# гарснаас хойш».
_SINCE = re.compile(
    r"\b(?P<of>[^\W\d_]+)?\s*\b\w+с[аэоө]?н[аэоө]{2}с\s+хойш\s+$", re.IGNORECASE
)
_ACT = re.compile(
    r"захирамж|тушаал|тогтоол|шийдвэр|даалгавар|журам|бат(?:ал|лагд)", re.IGNORECASE
)
# «жилийн эцэст үүссэн өр»: what happened by then is told, not wanted.
_HAPPENED = re.compile(r"\s+\w{2,}с[аэоө]н\b", re.IGNORECASE)
# «4 дүгээр сарын 7-ны өдрөөс»; not what is so since a day («… өдрөөс мөрдөж буй журам»).
_FROM = re.compile(r"(?:аас|ээс|оос|өөс|иас|иос)$", re.IGNORECASE)
_HELD_SINCE = re.compile(
    r"(?:\s+\w+){0,3}?\s+(?:хойш|\w{2,}(?:с[аэоө]н|даг|дэг|дог|дөг)\w*|буй|байгаа|байсан)\b",
    re.IGNORECASE,
)
_EACH_YEAR = re.compile(r"\b(?:бүр|тутам)\w*\s*$", re.IGNORECASE)
_LONGEST_PAST = 60  # days; longer ago, a day without its year is one of the next year
_PETITION = re.compile(
    r"\b(?:өргөдөл|өргөдл|хүсэлт|гомдол|гомдл|дуудлага|зөвшөөр|санал\s+хүсэлт)\w*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DueDay:
    """A day by which something is due once; ``start`` and ``end`` are the span of its words."""

    start: int
    end: int
    day: dt.date


@lru_cache(maxsize=CACHED)  # several checks ask what the same clause wants
def find_due_days(text: str, on: dt.date | None) -> tuple[DueDay, ...]:
    """Return the days by which ``text`` wants something done, in order.

    Args:
        text: a clause.
        on: the day of its act; years that are not written are taken from it.

    """
    once = [
        term
        for term in find_terms(text)
        if term.moment.every is Recurrence.ONCE and not runs_from_an_event(text, term)
    ]
    days = [(term, day_in(term.moment, on=on)[0]) for term in once]
    found = [
        DueDay(term.start, term.end, day)
        for term, day in days
        if day and not _HAPPENED.match(text, term.end)
    ]
    for told in find_worded_days(text, on) if on else ():
        free = all(told.end <= due.start or due.end <= told.start for due in found)
        free = free and not _HAPPENED.match(text, told.end)
        if free and not (told.is_counted and _is_from_an_event(text, told.start)):
            found.append(DueDay(told.start, told.end, told.day))
    return tuple(sorted(found, key=lambda due: due.start))


def runs_from_an_event(text: str, term: Term) -> bool:
    """Whether days are counted from what may happen, so that no day of the act is due."""
    counted = term.moment.days is not None or term.moment.working
    return counted and _is_from_an_event(text, term.start)


def _is_from_an_event(text: str, place: int) -> bool:
    """Whether days that are told at ``place`` run from what may happen, and not from the act."""
    since = _SINCE.search(text[:place])
    if since:
        return not _ACT.search(since[0])
    return bool(_IF.search(text, 0, place) or _PETITION.search(text, 0, place))


@lru_cache(maxsize=CACHED)
def find_days_to_come(text: str, on: dt.date | None) -> tuple[DueDay, ...]:
    """Return the due days of ``text``; without any, the days on or as of which to do it.

    Before such a day nothing can be done, so it is no deadline that work may miss by a week;
    but once it is over the time has come. Days before ``on`` tell what was so before.
    """
    due = find_due_days(text, on)
    if due or on is None:
        return due
    days = [
        (found, told, replace(found, year=found.year or on.year).value)
        for found in find_dates(text)
        if (told := _ON_THAT_DAY.match(text, found.end))
    ]
    return tuple(
        DueDay(found.start, told.end(), day)
        for found, told, day in days
        if day is not None and day >= on
    )


def find_first_days(text: str, on: dt.date) -> tuple[DueDay, ...]:
    """Return the days from which ``text`` wants something: «3 дугаар сарын 5-ны өдрөөс эхлэн».

    Args:
        text: a clause.
        on: the day of its act. A day without its year is of the year of the act, or of the
            next one if it were long past.

    """
    days = []
    for found in find_dates(text):
        if not _FROM.search(text, found.start, found.end) or _is_no_start(text, found):
            continue
        day = replace(found, year=found.year or on.year).value
        if day and found.year is None and (on - day).days > _LONGEST_PAST:
            day = replace(found, year=on.year + 1).value
        if day:
            days.append(DueDay(found.start, found.end, day))
    return tuple(days)


def _is_no_start(text: str, found: FoundDate) -> bool:
    """Whether something is so since that day, or begins on it in every year."""
    return bool(
        _HELD_SINCE.match(text, found.end) or _EACH_YEAR.search(text, 0, found.start)
    )
