"""Lateness against a day that only the text itself tells, or that comes back.

«Хүсэлтийг 5 ажлын өдөрт шийдвэрлэх» and «4 дүгээр сарын 7-нд ирсэн хүсэлтийг 4 дүгээр сарын
30-нд шийдвэрлэв»; «санал авах өдрөөс 30 хоногийн өмнө» and nineteen days before it; «улирлын
дараах сарын 5-ны дотор» and the report of the first quarter on 17 April; work that ran past
its day.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from bielelt.language.answering_verbs import LIGHT_ROOTS
from bielelt.language.asked_deeds import Asked, find_asked
from bielelt.language.dates import FoundDate, find_dates
from bielelt.language.deeds import Within
from bielelt.language.due_words import number, working_days
from bielelt.language.folding import small
from bielelt.language.lateness import Late
from bielelt.language.likeness import key, telling
from bielelt.language.numerals import BEFORE_NOUN, CARDINALS
from bielelt.language.sentences import sentence_at
from bielelt.language.stems import Case, case_of, stem
from bielelt.language.verb_roots import verb_root

_WORD = re.compile(r"[^\W\d_]+")
_N = rf"(?P<n>\d{{1,3}}|нэг|{'|'.join((*BEFORE_NOUN, *CARDINALS[2:11]))})"
# How long something may take from what set it off.
_LIMIT = re.compile(
    rf"(?<![\d:.,])\b(?:(?P<working>ажлын)\s+)?{_N}(?:\s?-?[аэоөи]{{1,2}}с\s+(?:илүүгүй|хэтрэхгүй))?\s+"
    r"(?P<unit>ажлын\s+өдр?|ажлын\s+хоног|цаг|хоног|өдөр|өдр|долоо\s+хоног)(?:өр)?(?:ийн|т|ийг)?\s*"
    r"(?:дотор|багтаа\w*|хугацаанд|(?=\s*(?:\w+\s+){0,4}?\w+х\b))"
)
# «… 7-нд ирсэн хүсэлтийг», «… 6-нд илэрсэн дээжийг»
_SET_OFF = re.compile(
    r"\s?-?\s?(?:нд|(?:ны|ний)(?:\s+өдөр)?|өдөр)?\s*(?:\w+\s+){0,2}?(?:ир|илэр|гар|өг|ав|гарга|ирүүл|бүртгэ|бүртгүүл|хүлээн\s+ав|мэдээл|тохиол|дуус)\w*"
    r"с[аэоө]н\s+(?:\w+\s+){0,3}?\w+(?:ыг|ийг|[аэоөуү]{2}г|ийн|ын|[дт])\b|"
    # «20-нд гарсныг», «28-нд ирснийг»
    r"\s?-?\s?(?:нд|(?:ны|ний)(?:\s+өдөр)?|өдөр)?\s*(?:\w+\s+){0,2}?(?:ир|гар|өг|ав|болс?|тохиолд|илэр|бүртгэгд)\w*?с(?:ны|ни|аны|эни|оны|өни)й?г\b|"
    r"\s?-?\s?(?:нд|(?:ны|ний)(?:\s+өдөр)?|өдөр)?\s*(?:\w+\s+)?(?:хүлээн\s+авч|хүлээж\s+авч|бүртгэж|ирж|ирүүлж|дуусаж|дуусч|дуусгаж|болж),"
)
_EVENT = re.compile(
    r"\b(?P<what>(?:\w+\s+)?\w+)\s+(?:өдрөөс|өдрийн|болохоос|эхлэхээс|дуусахаас|явагдахаас|нээхээс|нээгдэхээс|хийхээс|хуралдаанаас|хурлаас)\s+"
    rf"{_N}(?:\s?-?[аэоөи]{{1,2}}с\s+(?:доошгүй|багагүй|цөөнгүй))?\s+хоног(?:оос|ийн|оор)?\s+(?:доошгүй\s+хоногийн\s+)?(?:өмнө|урьд)"
)
_MONTH_AFTER = re.compile(
    r"\b(?P<of>улир\w+|сар\w*)\s+(?:бүр\w*\s+|тутм\w*\s+)?(?:дараах?|дараагийн)\s+сарын\s+(?P<n>\d{1,2})"
)
_EACH_MONTH = re.compile(
    r"\b(?:сар\s+(?:бүр|тутам|тутм)\w*|(?:дараа|дараагийн|дараах)\s+сарын)\s+(?P<n>\d{1,2})\s?-?\s?(?:ны|ний)\s+(?:өдр?\w*\s+)?(?:дотор|гэхэд|хүртэл)"
)
_OF_MONTH = re.compile(
    r"\b(?P<n>\d{1,2})\s?-?\s?(?:р|дугаар|дүгээр)?\s+сар(?:ын\s+(?:\w+\s+)?(?:мэдээ|тайлан|тооцоо|төлбөр|судалгаа|дүн)\w*|ынх\w*)"
)
_FIRST_MONTH = re.compile(
    r"\bулирал\s+(?:бүр|тутм|тутам)\w*\s+(?P<which>эхний|эцсийн|сүүлийн|сүүлчийн)\s+сард"
)
_QUARTER = re.compile(
    r"\b(?P<n>[1-4]|iv|i{1,3}|нэг|хоёр|гурав|дөрөв)\s?-?\s?(?:р|дугаар|дүгээр)?\s+улирл?(?:ын|ал)"
)
_PAST_IT = re.compile(
    r"\s?-?\s?(?:ны|ний|ийг|ыг)?(?:\s+өдр?\w*|\s+өдөр)?\s*(?P<by>гэхэд|хүртэл|дуустал|болтол)\s+"
)
_PART_OF_MONTH = re.compile(
    r"\b(?P<n>\d{1,2})\s?-?\s?(?:р|дугаар|дүгээр)?\s+сарын\s+(?P<part>эх(?:ээр|энд|ний\s+хагаст)?|дунд(?:уур)?|сүүл(?:ээр|чээр|д|ийн\s+хагаст)|эцсээр|эцэст)\b"
)
# «3 дугаар сарынхыг 31-нд явуулсан»: the month of the day is that of the account.
_BARE_DAY = re.compile(
    r"\s+(?P<n>\d{1,2})\s?-?\s?(?:нд|(?:ны|ний)\s+өдөр)\s+(?:\w+\s+){0,3}?"
    r"\w+(?:с[аэоө]н|лаа|лээ|[аэоө]в|[жч])\b"
)
_FIRST_DAYS = {"эх": 1, "ду": 11, "сү": 21, "эц": 21}
_DECEMBER = 12
_LONGEST_MONTH = 31
_SINCE = re.compile(r"\s?-?\s?(?:н?[аэоө]{2}с|(?:ны|ний)?\s*өдрөөс)\b")
_FROM_DAY = re.compile(r"н?[аэоө]{2}с$")
_DONE = re.compile(
    r"\b\w{2,}(?:с[аэоө]н(?=\s*[.,;)]|\s+(?:бай|болно|ба\b|бөгөөд|юм|нь\b)|$)|[аэоөи]в|лаа|лээ|лоо|лөө|[жч]|(?<!с)[аэоө]н)\b",
    re.IGNORECASE,
)
_DRAGGED = re.compile(r"(?:\w+\s+){0,4}?(?:сунж|удааш|үргэлжил|хойшил|чирэгд)\w*")
_AGAIN = re.compile(r"\b(?:дахин|давтан|нэмэлт|нөхөн|дараа\s+жил)\b")
_HOURS = 24
_MANY = 40  # days of a text; more are a table
_REACH = 120


# «Тэмцээн 22-нд болж», «ажил 5-нд дуусгавар болов»: the very thing, whatever verb asks for it.
_TOOK_PLACE = frozenset(
    map(
        verb_root,
        ("болсон", "зохиогдсон", "явагдсан", "дууссан", "дуусгасан", "өндөрлөсөн"),
    )
)
# Work is over when a commission accepts it.
_ACCEPTED = frozenset(map(verb_root, ("авсан", "оруулсан", "дүгнэсэн")))
_FINISHES = frozenset(
    map(verb_root, ("оруулах", "дуусгах", "барих", "засварлах", "шинэчлэх", "болгох"))
)
# A paper that is drawn up is there when it is approved.
_DRAWS_UP = frozenset(map(verb_root, ("гаргах", "боловсруулах", "зохиох", "батлах")))
_APPROVED = frozenset(map(verb_root, ("баталсан", "батлуулсан", "баталгаажуулсан")))


@dataclass(frozen=True, slots=True)
class _Day:
    """A day of a text, and where its words stand."""

    found: FoundDate
    day: dt.date


_IN_FIGURES = re.compile(r"[-.](?<=\d{4}.)\d")


def late_by_the_text(duty: str, text: str, within: Within | None) -> Late | None:
    """Return what ``text`` did later than ``duty`` allows from or before an event it tells.

    Args:
        duty: a clause.
        text: its progress.
        within: the days between which a day without its year lies.

    """
    if within is None or ("сар" not in small(text) and not _IN_FIGURES.search(text)):
        return None
    tries = (_after_event, _before_event, _after_quarter, _after_month, _in_other_month)
    days = list(islice(_days_of(text, within), _MANY))
    return next(filter(None, (one(small(duty), text, days) for one in tries)), None)


def ran_past(duty: str, text: str, due: dt.date, within: Within | None) -> Late | None:
    """Return the day until which work ran, if it is behind ``due`` and none is before it."""
    if within is None:
        return None
    lowered = small(text)
    known = (*_days_of(text, within), *_vague_days(lowered, within))
    days = sorted(known, key=_place)[:_MANY]
    deeds = find_asked(duty)
    told = [
        (one, behind, _is_own(deeds, text, one, behind))
        for one, behind in _with_behind(text, days)
    ]
    own = [one for one, _, is_own in told if is_own]
    for place, (one, _, is_own) in enumerate(told):
        span = _span_from(lowered, told[place : place + 2])
        if span and one.day > due and all(other.day > due for other in own):
            return Late((0, 0), (one.found.start, span), one.day)
        past = _PAST_IT.match(lowered, one.found.end)
        near = lowered[max(0, one.found.start - _REACH) : one.found.end]
        if one.day <= due or _AGAIN.search(near) or _SINCE.match(lowered, one.found.end):
            continue
        dragged = past and _DRAGGED.match(lowered, past.end())
        done = is_own and (past is None or past["by"] == "гэхэд")
        rivals = days if dragged else own
        if (dragged or done) and all(other.day > due for other in rivals):
            end = past.end() if past else one.found.end
            return Late((0, 0), (one.found.start, end), one.day)
    return None


def _span_from(lowered: str, told: list[tuple[_Day, str, bool]]) -> int | None:
    """Return the end of «8 дугаар сарын 28-наас 9 дүгээр сарын 1 хүртэл» if it is of the deed."""
    if len(told) < 2 or not told[1][2]:  # noqa: PLR2004
        return None
    first, last = told[0][0].found, told[1][0].found
    between = lowered[first.end : last.start]
    bare = _FROM_DAY.search(lowered[first.start : first.end])
    is_span = (
        between.strip() in ("", "-", "–") if bare else _SINCE.fullmatch(between.rstrip())
    )
    return last.end if is_span and not _AGAIN.search(between) else None


def _is_own(deeds: tuple[Asked, ...], text: str, one: _Day, behind: str) -> bool:
    """Whether a day is that of a deed of the duty: by its verb, a light one with its object."""
    done = _done_roots(behind)
    start = max(sentence_at(text, one.found.start)[0], one.found.start - 2 * _REACH)
    said = text[start : one.found.end + len(behind)]
    things = frozenset(key(stem(word)) for word in _WORD.findall(said))
    before = text[start : one.found.start].split()[-2:]
    work = before[-1:] == ["ажил"] or before[-1:] == ["Ажил"]
    is_work = work and (len(before) == 1 or case_of(before[0]) is not Case.GENITIVE)
    subjects = frozenset(
        key(stem(word))
        for word in _WORD.findall(said)
        if case_of(word) is not Case.GENITIVE
    )
    accepted = "комисс" in said.casefold() and done & _ACCEPTED
    if accepted and any(deed.root in _FINISHES for deed in deeds):
        return True
    return any(
        (deed.root in done and (deed.root not in LIGHT_ROOTS or things & deed.heads))
        or (done & _TOOK_PLACE and (subjects & deed.heads or is_work))
        or (deed.root in _DRAWS_UP and done & _APPROVED and subjects & deed.heads)
        for deed in deeds
    )


def _place(one: _Day) -> int:
    return one.found.start


def _vague_days(lowered: str, within: Within) -> Iterator[_Day]:
    """Yield the first day that a part of a month may be: «9 дүгээр сарын сүүлчээр»."""
    for match in _PART_OF_MONTH.finditer(lowered):
        month, first = int(match["n"]), _FIRST_DAYS.get(match["part"][:2], 1)
        years = range(within[0].year, within[1].year + 1)
        days = [dt.date(year, month, first) for year in years if 1 <= month <= _DECEMBER]
        known = [
            day for day in days if within[0].replace(month=1, day=1) <= day <= within[1]
        ]
        if len(known) == 1:
            yield _Day(FoundDate(match.start(), match.end(), None, month, first), known[0])


def _done_roots(text: str) -> frozenset[str]:
    """Return the roots of the verbs in the past, or that lead to one."""
    return frozenset(verb_root(match[0]) for match in _DONE.finditer(text))


def _with_behind(text: str, days: list[_Day]) -> Iterator[tuple[_Day, str]]:
    """Yield each day with what stands between it and the next one, or the end of its sentence."""
    for place, one in enumerate(days):
        end = sentence_at(text, one.found.start)[1]
        end = min([end, *(other.found.start for other in days[place + 1 : place + 2])])
        yield one, text[one.found.end : end]


def _days_of(text: str, within: Within) -> Iterator[_Day]:
    since, until = within[0].replace(month=1, day=1), within[1]
    for found in find_dates(text):
        years = [found.year] if found.year else range(since.year, until.year + 1)
        days = [replace(found, year=year).value for year in years]
        known = [day for day in days if day and since <= day <= until]
        if len(known) == 1:
            yield _Day(found, known[0])


def _after_event(duty: str, text: str, days: list[_Day]) -> Late | None:
    """«7-нд ирсэн хүсэлтийг 30-нд шийдвэрлэв» under «5 ажлын өдөрт шийдвэрлэх»."""
    limit = _LIMIT.search(duty) if len(days) > 1 else None
    if limit is None:
        return None
    allowed = _allowed(limit)
    lowered = small(text)
    for one, other in pairwise(days):
        same = not re.search(r"[.;!?]\s", text[one.found.end : other.found.start])
        if (
            same
            and _SET_OFF.match(lowered, one.found.end)
            and (other.day - one.day).days > allowed
        ):
            return Late(limit.span(), (one.found.start, other.found.end), other.day)
    return None


def _allowed(limit: re.Match[str]) -> int:
    count, unit = number(limit["n"]), limit["unit"]
    if unit == "цаг":
        return -(-count // _HOURS)
    if limit["working"] or unit.startswith("ажлын"):
        return working_days(count)
    return 7 * count if unit.startswith("долоо") else count


def _before_event(duty: str, text: str, days: list[_Day]) -> Late | None:
    """«Санал авах өдөр 6 дугаар сарын 8 … жагсаалтыг 5 дугаар сарын 20-нд» of 30 days before."""
    asked = _EVENT.search(duty) if len(days) > 1 and "хоног" in duty else None
    if asked is None:
        return None
    # «хагалгааг тарилт эхлэхээс …»: what is to be done before is no event.
    words = telling(
        " ".join(w for w in asked["what"].split() if case_of(w) is not Case.ACCUSATIVE)
    )
    events = [one for one in days if words & telling(_near(text, one.found.start))]
    others = [one for one in days if one not in events]
    for event in events[:1]:
        before = [one for one in others if one.day < event.day]
        if before and all(
            (event.day - one.day).days < number(asked["n"]) for one in before
        ):
            last = min(before, key=lambda one: one.day)
            return Late(asked.span(), (last.found.start, last.found.end), last.day)
        deeds = find_asked(duty)
        after = [one for one in others if one.day >= event.day and not before]
        for one, behind in _with_behind(text, after):
            if _is_own(deeds, text, one, behind):
                return Late(asked.span(), (one.found.start, one.found.end), one.day)
    return None


def _near(text: str, place: int) -> str:
    """Return what stands before a day in its statement."""
    return re.split(r"[.;,!?]\s", text[max(0, place - _REACH) : place])[-1]


def _after_quarter(duty: str, text: str, days: list[_Day]) -> Late | None:
    """«I улирлын тайлан 4 дүгээр сарын 17-нд» of «улирлын дараах сарын 5-ны дотор»."""
    asked = _MONTH_AFTER.search(duty)
    if asked is None or not asked["of"].startswith("улир"):
        return None
    lowered = small(text)
    for quarter in islice(_QUARTER.finditer(lowered), _MANY):
        n = number(quarter["n"])
        first = next((one for one in days if one.found.start >= quarter.end()), None)
        if first is None or re.search(r"[.;]\s", text[quarter.end() : first.found.start]):
            continue
        month = 3 * n + 1
        if first.day.month == month and first.day.day > int(asked["n"]):
            return Late(asked.span(), (first.found.start, first.found.end), first.day)
    return None


def _after_month(duty: str, text: str, days: list[_Day]) -> Late | None:
    """«9 дүгээр сарын мэдээг 10 дугаар сарын 14-нд» of «сар бүрийн 5-ны дотор»."""
    asked = _EACH_MONTH.search(duty)
    if asked is None:
        return None
    lowered = small(text)
    for month in islice(_OF_MONTH.finditer(lowered), _MANY):
        bare = _BARE_DAY.match(lowered, month.end())
        same_month = "дараа" not in asked[0]
        if bare and same_month and int(asked["n"]) < int(bare["n"]) <= _LONGEST_MONTH:
            return Late(asked.span(), (month.start(), bare.end()))
        first = next((one for one in days if one.found.start >= month.end()), None)
        if first is None or re.search(r"[.;]\s", text[month.end() : first.found.start]):
            continue
        n = int(month["n"])
        months = (n, n % 12 + 1) if same_month else (n % 12 + 1,)
        if first.day.month in months and first.day.day > int(asked["n"]):
            return Late(asked.span(), (first.found.start, first.found.end), first.day)
    return None


def _in_other_month(duty: str, text: str, days: list[_Day]) -> Late | None:
    """«II улиралд 6 дугаар сарын 4-нд» of «улирал тутмын эхний сард»."""
    asked = _FIRST_MONTH.search(duty)
    if asked is None:
        return None
    wanted = 1 if asked["which"] == "эхний" else 0
    late = [
        one
        for one in days
        if one.day.month % 3 != wanted
        and _QUARTER.search(small(_before(text, one.found.start)))
    ]
    if late:
        return Late(asked.span(), (late[0].found.start, late[0].found.end), late[0].day)
    return None


def _before(text: str, place: int) -> str:
    return text[max(0, place - _REACH // 3) : place]
