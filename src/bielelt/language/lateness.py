"""What a text itself says came late, and what was settled after the day it had to apply from.

«Тайланг 7 дугаар сарын 24-нд явуулж, 14 хоногоор хоцроосон нь …» under «дараа сарын 10-ны дотор»;
«4 дүгээр сарын 25-ны өдрийн тогтоолоор баталсан» under «4 дүгээр сарын 01-нээс мөрдүүлэх». Not
what others brought late and were told off for.
"""

import datetime as dt
import re
from dataclasses import dataclass, replace

from bielelt.language.answering_verbs import LIGHT_ROOTS
from bielelt.language.asked_deeds import find_asked
from bielelt.language.dates import FoundDate, find_dates
from bielelt.language.deeds import Deed, Within, find_deeds
from bielelt.language.folding import small
from bielelt.language.likeness import telling
from bielelt.language.sentences import sentence_spans
from bielelt.language.terms import find_terms
from bielelt.language.verb_roots import verb_root

_CLOSED = r"с[аэоө]н(?=\s+(?:нь|бай\w+|болно|бөгөөд|боловч)\b|\s*[.,;)]|\s*$)"
_PAST = r"(?:с[аэоө]н|лаа|лээ|[аэоө]в)"
# «14 хоногоор хоцроосон нь», «6 хоног хоцорч ирүүлсэн», «13 хоногийн хоцролттой».
_DAYS_LATE = re.compile(
    r"\b\d+\s+(?:хоног|өдөр|өдр)\w*\s+(?:"
    rf"(?:хоц[ор]+\w*?|хожимд\w*?)(?:{_CLOSED}|(?:лоо|ов|жээ)\b|[жч]\s+\w+{_PAST})|"
    rf"хожуу\s+\w+{_PAST}|хоцролттой)",
    re.IGNORECASE,
)
# Others came late, and were told so.
_OTHERS = re.compile(
    r"\b(?:сануул|анхааруул|арга\s+хэмжээ\s+ав|торгууль|алданг)", re.IGNORECASE
)
# «4 дүгээр сарын 01-нээс мөрдүүлэх»
_APPLIES = re.compile(
    r"(?:\s*-?\s*(?:н[аэоө]{2}с|(?:ны|ний)?\s*өдрөөс))?\s*((?:эхлэн\s+)?(?:мөрд|хэрэгж|нэвтр)\w*)",
    re.IGNORECASE,
)
_APPLY = re.compile(r"\b(?:мөрд|хэрэгж|нэвтр)", re.IGNORECASE)
_FROM = re.compile(r"(?:н[аэоө]{2}с|өдрөөс)\s*$", re.IGNORECASE)
_SETTLES = re.compile(
    r"өдрийн\s+(?:[\w/-]+\s+){0,4}?(?:захирамж|тушаал|тогтоол|шийдвэр)(?:аар|ээр|оор|өөр)\s+(?:[\w-]+\s+){0,4}?"
    r"(?:бата?л|тогтоо|зохицуул|байгуул)\w*",
    re.IGNORECASE,
)
_REACH = 160  # letters from a day to what was settled by the act of it

_BEGUN = re.compile(r"\s*(?:өдөр\s+)?(?:[^\W\d]+\s+){0,3}?эх(?:эл|лүүл)\w*", re.IGNORECASE)
# «3-ыг 10-нд, 4 дэхийг 19-нд томилсон», «үлдсэнийг 6-нд»: one day for each part.
_PART = re.compile(
    r"(?:нд|өдөр)[,;]\s+(?:\w+\s+){0,2}?(?:\d\s?-?\s?(?:ыг|ийг|г|д[эа]хийг|д[үу]г[эа]{2}рийг)|\b(?:үлдсэн|сүүлийнх|сүүлчийнх|нөгөөх|бусд)(?:ийг|ыг|г|ээ)|\b(?:сүүлийнх|сүүлчийнх|нөгөөх)|\bхамгийн\s+сүүлд)"
    r"(?:\s+нь)?\s+$|"
    # «Уулт багт 5-нд, Голт багт 21-нд»: each place has its day.
    r"(?:нд|өдөр)[,;]\s+(?:[^\W\d][\w-]*\s+){0,2}?(?:баг|сум|хороо|дүүрэг|сургууль|цэцэрлэг|анги|хэсэг|бригад)[^\W\d]*\s+$",
    re.IGNORECASE,
)
# «10-нд үлдсэн 12 нь бэлэн болсон»
_REST_LATE = re.compile(
    r"(?:\s?-?\s?нд|\s+өдөр)?\s+(?:үлдсэн|сүүлчийн|сүүлийн|нөгөө)\s+(?:\d|нь\b|хэсэг)",
    re.IGNORECASE,
)
# «хугацаандаа дууссан», «хугацаанаас өмнө»; not «хугацаанаас 16 хоногоор хожимдож».
_IN_TIME = re.compile(
    r"(?<!\d нь )\bхугацаа(?:нд(?:аа|\s+нь)|наас\s+өмнө)\b(?!.*\b(?:хоцор|хоцр|хожимд))",
    re.IGNORECASE | re.DOTALL,
)
# «нөгөө 33 хүн хугацаандаа өгөв», «бусад нь цагтаа ирүүлсэн»: one part of them was late.
_OTHERS_IN_TIME = re.compile(
    r"\b(?:нөгөө|бусад|бусд|үлдсэн)\w*\s+(?:[\w-]+\s+){0,4}?(?:хугацаандаа|цагтаа|хугацаанд\s+нь)\b",
    re.IGNORECASE,
)
_SENDING = r"(?:ирүүл|хүргүүл|явуул|тайлагн|танилцуул|илгээ)"
# «тооллогыг явуулах» is to hold it, «тайланг явуулах» to send it.
_SEND = re.compile(
    rf"[^;.]*?\b(?:{_SENDING.replace('явуул|', '')}[эа]?х|(?:мэдээ|тайлан|дүн|материал|баримт|бичиг|санал|хүсэлт|төлөвлөгөө|судалгаа)[^\W\d]*\s+(?:[^\W\d]+\s+){{0,4}}?явуулах)",
    re.IGNORECASE,
)
_PAPER = re.compile(
    r"\b(?:мэдээ|тайлан|дүн|материал|баримт|бичиг|санал|хүсэлт|төлөвлөгөө|судалгаа)",
    re.IGNORECASE,
)
_HOLD = re.compile(r"[^;.]*?\bявуулах", re.IGNORECASE)
_SENT = re.compile(
    rf"[^,;.]{{0,120}}?\b{_SENDING}(?:[аэ]?с[аэ]н|[аэ]?в\b|[лн]?[аэ]{{2}}|[аэ]?жээ|[жч]\s+[^\W\d]+)",
    re.IGNORECASE,
)
_TO_BEGIN = re.compile(
    r"[^;.]*?\b(?:эхлүүл|нэвтрүүл|ажиллуул|байгуулах|нээх|гарга(?=х)|ашиглалтад|үйлчилгээнд|ажиллагаанд)",
    re.IGNORECASE,
)
_RUNS_FROM = re.compile(
    # «11-нээс уншигчдад нээлттэй болов», «2-нд ажиллаж эхэлсэн»
    r"(?:н[аэоө]{2}с|өдрөөс)\s+(?:хойш\s+)?(?:[^\W\d]+\s+){0,3}?(?:нээлттэй|ашиглалтад|ажиллагаанд)\s+[^\W\d]+(?:с[аэоө]н|лаа|лээ|лоо|лөө|[аэоө]в|жээ)|"
    r"(?:нд|өдөр)\s+(?:[^\W\d]+\s+){0,3}?(?:ажилла|үйлчил|үйл\s+ажиллагаа|хэрэгж)[^\W\d]*\s+(?:[^\W\d]+\s+)?эх(?:эл|лүүл)[^\W\d]*|"
    r"(?:н[аэоө]{2}с|өдрөөс)\s+(?:хойш\s+)?эхл[^\W\d]*(?:\s+[^\W\d]+){0,4}?\s+[^\W\d]+(?:[жч]\s+бай|с[аэоө]н|лаа|лээ|[аэоө]в)",
    re.IGNORECASE,
)
_LISTED = re.compile(r"(?:нд|өдөр)\s*,\s+(?:[^\W\d]+\s+){0,3}$")
_NEAR = 60

_WORD = re.compile(r"[^\W\d_]+")
_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Late:
    """The words of a duty that set the time, those that tell the delay, and the day if told."""

    wanted: _Span
    told: _Span
    day: dt.date | None = None


# «хамгийн удаан шийдвэрлэсэн нь 32 хоног», «хамгийн ихдээ 40 минут хүлээсэн»
_UNIT = r"(?P<unit>хоног|ажлын\s+өд|өд|цаг|минут)"
_LIMIT = re.compile(
    rf"(?<![\d.,-])(?P<n>\d{{1,3}})\s+{_UNIT}[^\W\d]*(?:\s+(?:дотор|дотроор|хугацаанд)|(?<=[дт]))(?!\w)"
)
_SLOWEST = re.compile(
    rf"\b(?:(?:хамгийн|ихэнхдээ)\s+(?:удаан|урт|их|хожуу|сүүл)[^\W\d]*|дээд\s+тал[^\W\d]*|удаашрал\w*)(?:\s+[^\W\d]+){{0,5}}?\s+(?P<n>\d{{1,3}})\s+{_UNIT}"
)


def too_slow(duty: str, text: str) -> Late | None:
    """Return the longest time that ``text`` tells something took, if ``duty`` allows less."""
    told = small(text)
    if not ("хамгийн" in told or "дээд" in told or "удаашрал" in told):
        return None
    limits, slowest = list(_LIMIT.finditer(small(duty))), _SLOWEST.search(told)
    if len(limits) != 1 or slowest is None or limits[0]["unit"] != slowest["unit"]:
        return None
    longer = int(slowest["n"]) > int(limits[0]["n"])
    return Late(limits[0].span(), slowest.span()) if longer else None


def admitted_late(duty: str, text: str) -> Late | None:
    """Return where ``text`` says that what ``duty`` wants in time came so many days late."""
    match = _DAYS_LATE.search(text)
    terms = find_terms(duty) if match else ()
    if match is None or not terms or _OTHERS.search(text):
        return None
    start = max((a for a, _ in sentence_spans(text) if a <= match.start()), default=0)
    wanted = (terms[0].start, terms[0].end)
    asked = telling(duty[: wanted[0]]) | telling(duty[wanted[1] :])
    own = not telling(text[start : match.start()]) or telling(text[: match.start()]) & asked
    return Late(wanted, match.span()) if own else None


def applied_late(duty: str, text: str, issued: dt.date) -> Late | None:
    """Return the day from which something has to apply, and the act that came after it.

    Args:
        duty: a clause.
        text: its progress.
        issued: the day of the decision; years that are not written are taken from it.

    """
    for found in find_dates(duty) if _APPLY.search(duty) else ():
        applies = _APPLIES.match(duty, found.end)
        day = replace(found, year=found.year or issued.year).value
        if applies and day and day >= issued and _FROM.search(duty[: applies.start(1)]):
            return _settled_after(text, day, (found.start, applies.end()))
    return None


def _settled_after(text: str, day: dt.date, wanted: _Span) -> Late | None:
    told = list(find_dates(text))
    if any(_is_before(found, day) for found in told):
        return None
    for found in told:
        settles = _SETTLES.search(text, found.start, found.end + _REACH)
        own = settles and settles.start() <= found.end
        when = replace(found, year=found.year or day.year).value
        if settles and own and when:
            return Late(wanted, (found.start, settles.end()), when)
    return None


def _is_before(found: FoundDate, day: dt.date) -> bool:
    """Whether a day, or a month, of a text is not behind ``day``."""
    known = (found.year or day.year, found.month or 0, found.day or 1)
    return bool(found.month) and known <= (day.year, day.month, day.day)


def late_deed(
    text: str, due: dt.date, within: Within | None, duty: str = ""
) -> Deed | None:
    """Return what was done after the day it was due, if nothing was in time or one part late.

    A day on which work began («10-нд эхлүүлж») says nothing of when it was over. What the
    last verb of the duty tells as late is late, whatever else was done in time.
    """
    deeds = [deed for deed in find_deeds(text, within) if not _BEGUN.match(text, deed.end)]
    late = sorted((deed for deed in deeds if deed.day > due), key=lambda deed: deed.day)
    parts = [
        d
        for d in late
        if _PART.search(text, max(0, d.start - _NEAR), d.start)
        or _REST_LATE.match(text, d.end)
    ]
    own = _own(text, duty, deeds)
    if own and min(deed.day for deed in own) > due and not _IN_TIME.search(text):
        return min(own, key=lambda deed: deed.day)
    if late and _OTHERS_IN_TIME.search(text, late[0].end):
        return late[0]
    in_time = len(late) < len(deeds) or _IN_TIME.search(text) or _is_dated_by(text, due)
    return next(iter(parts if in_time else late), None)


def begun_late(duty: str, wanted: int, text: str, due: dt.date) -> Late | None:
    """Return the day from which something runs that had to run by ``due``.

    «Үйлчилгээг 5-ны дотор эхлүүлэх» and «11-нээс эхлэн ажиллаж байна»; not what was begun before.
    """
    if not _TO_BEGIN.search(duty, wanted, wanted + _REACH):
        return None
    found = list(find_dates(text))
    for one in found:
        day = replace(one, year=one.year or due.year).value
        runs = _RUNS_FROM.match(text, one.end) or _RUNS_FROM.search(
            text, one.start, one.end + _NEAR
        )
        if day and day > due and runs and runs.start() <= one.end:
            earlier = any(_is_before(other, due) for other in found)
            return None if earlier else Late((0, 0), (one.start, runs.end()), day)
    return None


def _own(text: str, duty: str, deeds: list[Deed]) -> list[Deed]:
    """Return the deeds that are told with the verb with which the duty ends."""
    last = next((deed.root for deed in find_asked(duty) if deed.is_last), "")
    if not last or last in LIGHT_ROOTS:
        return []
    found = []
    for deed in deeds:
        following = (other.start for other in deeds if other.start > deed.start)
        stop = min([deed.stop, *following])
        if any(verb_root(word) == last for word in _WORD.findall(text[deed.end : stop])):
            found.append(deed)
    return found


def sent_late(
    duty: str, wanted: int, text: str, due: dt.date, within: Within | None
) -> Deed | None:
    """Return the day on which something was sent, if it had to be sent by ``due``.

    Whatever else was done in time: «4-нд шалгаж, дүнг 27-нд хүргүүлсэн» under «15-ны дотор
    хүргүүлэх».

    Args:
        duty: a clause.
        wanted: where in it the words end that set the day.
        text: its progress.
        due: the day.
        within: the days between which a day without its year lies.

    """
    papers = _PAPER.search(duty, 0, wanted) and _HOLD.search(duty, wanted, wanted + _REACH)
    if not (papers or _SEND.search(duty, wanted, wanted + _REACH)):
        return None
    sent = [deed for deed in find_deeds(text, within) if _SENT.match(text, deed.end)]
    first = min(sent, key=lambda deed: deed.day, default=None)
    if first is None or first.day <= due or _IN_TIME.search(text):
        return None
    begin = max(start for start, _ in sentence_spans(text) if start <= first.start)
    # «Эхний мэдээг 10-нд, эцсийнхийг 27-нд хүргүүлсэн»: a part of it was in time.
    return None if _LISTED.search(text, begin, first.start) else first


def _is_dated_by(text: str, due: dt.date) -> bool:
    """Whether the progress names a day, in whatever form, that is not behind the due one."""
    found = (f for f in find_dates(text) if not _BEGUN.match(text, f.end))
    days = (replace(f, year=f.year or due.year).value for f in found)
    return any(day is not None and day <= due for day in days)
