"""Days on which a report says that something was done, or an act issued.

«2024 оны 05 дугаар сарын 02-ны өдрийн Б/7 тушаалаар баг томилов.» Days from which or
until which something runs, days of what is only named on the way («… өдөр томилогдсон
ажилтан»), legal bases and plans are no deeds.
"""

import datetime as dt
import re
from bisect import bisect_left
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bielelt.language.dates import FoundDate, find_dates
from bielelt.language.sentences import last_words, sentence_spans
from bielelt.language.stages import Stage, StageWord, find_stages
from bielelt.language.verbs import joins_clauses


@dataclass(frozen=True, slots=True)
class Deed:
    """A day and what happened on it; ``text[start:end]`` is the date, with the act if any.

    ``is_act`` says that an act was issued on that day; ``stop`` is the end of the statement.
    ``day`` and ``until`` are the first and the last day it may have been: in a month that
    is told without a day («2024 оны 5 дугаар сард») they differ.
    """

    start: int
    end: int
    stop: int
    day: dt.date
    is_act: bool
    is_done: bool
    until: dt.date


Within = tuple[dt.date, dt.date]
"""A first and a last day."""

_ACT = re.compile(
    r"(?:-?\s?(?:ны|ний))?\s*өдрийн\s+(?:(?:№\s*)?(?:\w{1,3}\s?[/-]\s?)?\d{1,4}\s*-?\s*(?:дугаар|дүгээр|тоот|р)?\s*)?(?:[\w-]+\s+){0,3}?"
    r"(?:захирамж|тушаал|тогтоол|шийдвэр|албан\s+бич[иг]\w{0,2}|албан\s+тоот)(?:аар|ээр|оор|өөр|гээр)\b",
    re.IGNORECASE,
)
# «сумын Засаг даргын … 9-ний өдрийн А/04 захирамж гарч, …»: an act that was issued to do it.
_ISSUED = re.compile(
    r"(?:-?\s?(?:ны|ний))?\s*(?:өдрийн\s+)?(?:№\s*)?(?:\w{1,3}\s?[/-]\s?)?\d{1,4}\s*-?\s*(?:дугаар|дүгээр|тоот|р)?\s*"
    r"(?:захирамж|тушаал)(?:ыг|ийг)?\s+(?:гар(?:ч|га[жн]|гуул[жн])|батал[жн]|батлуул[жн])(?=\s*,|\s+\w)",
    re.IGNORECASE,
)
_BY_OTHERS = re.compile(
    r"(?:аймг|нийслэл|засгийн\s+газр|сайд|ерөнхий|их\s+хурл|газр|хэлтс)\w*\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
# «… өдрийн 52 дугаар тогтоолыг хэрэгжүүлж»: an act that is only named.
_NAMED_ACT = re.compile(
    r"(?:\w+\s+){0,2}(?:№\s*)?(?:\w{1,3}\s?[/-]\s?)?(?:\d{1,4}\s*-?\s*)?(?:\w+\s+){0,3}?"
    r"(?:захирамж|тушаал|тогтоол|шийдвэр|хууль|хуул|журам|журм|даалгавар|даалгавр)",
    re.IGNORECASE,
)
_RUNS = re.compile(
    r"\s*-?\s?(?:ны|ний)?\s*(?:өдөр\s+)?(?:эхл|хүртэл|дотор|багтаа|хооронд|өмнө|хойш)",
    re.IGNORECASE,
)
_FROM = re.compile(r"(?:н[аэоө]{2}с|өдр[өо]+с)\s*$", re.IGNORECASE)
# «тушаалаар батлан мөрдүүлсэн»: what an act did, whatever is told behind.
_SETTLED = re.compile(
    r"\b(?:бата?л|байгуул|томил|тогтоо)\w*(?:[жч]|(?<!с)[аэоө]н)\b", re.IGNORECASE
)
NO_DEED = re.compile(
    r"дагуу|хүрээнд|үндэслэ|заас[аны]|төлөвлө(?:сөн|ж|гдсөн)|товло|зарла|хуваарийн|хугацаа|хүртэл|"
    r"мөрд|хүчин(?:тэй| төгөлдөр)|\w+х(?:аар|ээр|оор|өөр|ыг|ийг)\b|болсон тухай|төрсөн"
)  # in small letters
_IN_FORCE = re.compile(
    r"\s*(?:[^\W\d]+\s+){0,3}?(?:байгуул|баталгаажуул|хий|гарга|олго)(?:с[аэоө]н|гдс[аэоө]н),?\s[^.;]{0,40}(?:хүчинтэй|хүчин\s+төгөлдөр|дуусаагүй|үргэлжилж)"
)
# «… 13-ны өдөр А/77 дугаар захирамжийн дагуу хийсэн»: the day is that of the deed.
_BY_ACT = re.compile(
    r"(?:\d\s*-?\s*(?:дугаар|дүгээр|тоот|р)?\s*|(?<=\s))(?:захирамж|тушаал|тогтоол|шийдвэр)(?:(?:ын|ийн)\s+(?:дагуу|хүрээнд)|(?:ыг|ийг)\s+үндэслэн)\s",
    re.IGNORECASE,
)
PARTICIPLE = re.compile(
    r"\b(?!сарын|хамтарсан|нэгдсэн)\w{2,}с[аэоө]н\b(?!\s*(?:байна|болно|юм|билээ|нь\b|тул|учир|бөгөөд|боловч|[.,;]|$))",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_WHEN = re.compile(r"\w{2,}х[аэоө]д")
_WAS_SO = re.compile(r"\bбай(?:в|лаа|сан|жээ)\s*[.;]?\s*$", re.IGNORECASE)
_SENTENCES_WITH_DAYS = re.compile(r"\d\d{3}")
ON_DAY = re.compile(r"(?:нд|өдөр|өдөрт|өдрүүдэд)$", re.IGNORECASE)
# «05 дугаар сарын 13-17-нд»
_TO_DAY = re.compile(
    r"\s?[-–]\s?\d{1,2}\s?-?\s?(?:нд|(?:ны|ний)(?:\s+өдөр|\s+өдрүүдэд)?)\b", re.IGNORECASE
)
_JOINED = re.compile(r"\b(?!бай)\w{2,}с[аэоө]н(?=\s+ба\s)", re.IGNORECASE)
_ON_DAY_BEHIND = re.compile(
    r"\s?-?\s?(?:нд|(?:ны|ний)\s+(?:өдөр|өдрүүдэд))\b", re.IGNORECASE
)
_OF_DAY = re.compile(r"(?:-?\s?(?:ны|ний))?\s*өдрийн$", re.IGNORECASE)
# «… 31-ний шөнө»
HOUR = re.compile(r"\s+(?:шөнө|орой|өглөө|үдээс)", re.IGNORECASE)
AS_OF = re.compile(r"(?:\s?-?\s?(?:ны|ний))?(?:\s*өдрийн)?\s*байдлаар\b", re.IGNORECASE)
LAST_YEAR = re.compile(
    r"\b(?:өмнөх|өнгөрсөн|өнгөрөгч|урд|урьд|ноднин|дараа)\b", re.IGNORECASE
)
_OF_LAST_YEAR = re.compile(
    r"\b(?:өнгөрсөн|өнгөрөгч|өмнөх|урьд|урд|ноднин)\s+(?:оны|жилийн|он)?\s*$", re.IGNORECASE
)
# «… эхээр мөндөр орсон»: what befell people, and nobody did.
_HAPPENED = re.compile(
    r"\b(?:цас|бороо|мөндөр|үер|шуурга|салхи|түймэр|осол|аянга|халдвар|өвчин|хяруу|ган|зуд)\s+(?:[^\W\d]+\s+){0,2}?"
    r"(?:ор|буу|гар(?!га)|дэгд|бол|үүс|илэр|тохиолд|шуур|тавь|цохи|бүртгэгд)[а-яөүё]*"
)
_LONGEST_YEAR = 24
# «2024.02.12-2024.02.14-нд»: the last day tells.
_SPANS = re.compile(r"\s?[-–]\s?\d{4}[-./]\d\d?[-./]\d\d?(?!\d)")
_PART_OF_MONTH = re.compile(
    r"\s+(?:(?P<begin>эхээр|эхэнд|эхний\s+(?:долоо|7|арав|арван|10)\s+хоногт)|(?P<middle>дундуур|дунд\s+үед|дундаас)|"
    r"(?P<end>сүүлээр|сүүлчээр|эцэст|эцсээр|сүүлийн\s+(?:долоо|7|арав|арван|10)\s+хоногт))\b",
    re.IGNORECASE,
)
# «… 29-ний өдөр ажлыг хүлээн авсан акт үйлдэв»: what was done is what the paper is of.
_RECORD = re.compile(r"\s+(?:тухай\s+)?(?:акт|тэмдэглэл|протокол)", re.IGNORECASE)
# «… 20-ны өдөр байгуулсан ажлын хэсэг 624 гэрчилгээг шалгав»: a body, and what it then did.
_SET_UP = re.compile(
    r"\s*(?:өдөр\s+)?(?:байгуул(?:агд)?|томил(?:огд)?|сонго(?:гд)?|гар(?:га)?)с[аэоө]н\s+(?:\w+\s+){0,2}?"
    r"(?:ажлын\s+хэсэг|комисс|штаб|баг|зөвлөл|хороо|бүлэг|эргүүл|пост)(?:\s|,)",
    re.IGNORECASE,
)
# «… 30-ны өдөр нийтэд зарласан бөгөөд»: not what was announced for a day.
_MADE_KNOWN = re.compile(
    r"\s*(?:өдөр\s+)?(?:[^\W\d]+\s+){0,2}?(?:зарла|мэдээл|нийтл)(?:ж|с[аэоө]н\s+(?:бөгөөд|байна|болно)|с[аэоө]н(?=\s*[.;,])|[аэоө]?в\b|лаа\b)",
    re.IGNORECASE,
)
# «… 15-нд эхлүүлж»
_BEGUN_ON = re.compile(
    r"\s*-?\s?(?:нд|ны|ний)?\s*(?:өдөр\s+|өдрүүдэд\s+)?(?:[^\W\d]+\s+){0,2}?(?:эхл(?:үүл)?(?:ж|с[аэоө]н)\b|эхэлж\b|эхэлсэн\b)",
    re.IGNORECASE,
)
_SINCE_DAY = re.compile(
    r"(?:\s*-?\s?(?:ны|ний)?\s*өдр[өо]+с|\s*аас)?(?:\s+(?:эхлэн|эхлээд|хойш))?\s+",
    re.IGNORECASE,
)
_RUNNING = re.compile(
    r"(?:ажилла|ажиллуул|явуул|үзүүл|гар|гарга|ашигл\w?|зөөвөрл\w?|хэрэгжүүл|мөрд|мөрдүүл|нэвтрүүл|ээлжил)(?:ж|ч)$",
    re.IGNORECASE,
)
_BEGAN = re.compile(r"\s+эх(?:эл|лүүл)", re.IGNORECASE)
_SINCE_IT = re.compile(r"\s*\w*[аэоө]{2}с\b")
_FAR = 10  # words from a day to what ran from it
_NEAR = 2  # words between a day and what describes by it: «22-нд ирсэн өргөдөл»
_REACH = 400  # letters from a day to its verb, at most


def find_deeds(text: str, within: Within | None = None) -> tuple[Deed, ...]:
    """Return the days of deeds in ``text``, in order.

    Args:
        text: a progress.
        within: the first and the last day of what is told; a date without its year counts
            only where this is given, and takes the one year that puts it between the two.

    """
    if not (_SENTENCES_WITH_DAYS.search(text) or (within and _may_have_days(text))):
        return ()
    words = find_stages(text)
    return tuple(
        deed for span in sentence_spans(text) for deed in _deeds(text, span, words, within)
    )


def _may_have_days(text: str) -> bool:
    return "сар" in text or "-нд" in text


def is_as_of(text: str, deed: Deed) -> bool:
    """Whether a day only tells of when a state is: «… 20-ны өдрийн байдлаар бүртгэлтэй»."""
    return bool(AS_OF.search(text, deed.start, deed.end) or AS_OF.match(text, deed.end))


def find_begun(text: str, within: Within | None = None) -> tuple[Deed, ...]:
    """Return the days from which something ran or on which a body was set up or news told.

    They are no deeds that answer a duty; but what is told of then is older than those days'
    decision. The last statement must tell what was done.
    """
    if not (_SENTENCES_WITH_DAYS.search(text) or (within and _may_have_days(text))):
        return ()
    words = find_stages(text)
    return tuple(
        deed for span in sentence_spans(text) for deed in _begun(text, span, words, within)
    )


def _begun(
    text: str, span: tuple[int, int], words: tuple[StageWord, ...], within: Within | None
) -> Iterator[Deed]:
    start, end = span
    sentence = text[start:end]
    for found in find_dates(sentence):
        place = start + found.end
        closing = next((w for w in words if place <= w.start < end), None)
        days = _days(sentence, found, within)
        if closing is None or days is None or closing.stage is not Stage.DONE:
            continue
        act = _ACT.match(sentence, found.end) or _act_behind(sentence, found)
        told = (act and _SET_UP.match(sentence, act.end())) or (
            _tells_day(sentence, found)
            and (
                _SET_UP.match(sentence, found.end)
                or _MADE_KNOWN.match(sentence, found.end)
                or _BEGUN_ON.match(sentence, found.end)
            )
        )
        if told or _ran_since(sentence, found):
            yield Deed(
                start + found.start,
                place,
                closing.end,
                days[0],
                is_act=False,
                is_done=True,
                until=days[1],
            )


def _ran_since(sentence: str, found: FoundDate) -> bool:
    """Whether something ran from a day: «пост 3 дугаар сарын 15-наас … ажиллаж»."""
    since = _SINCE_DAY.match(sentence, found.end)
    from_it = _FROM.search(sentence[found.start : found.end]) or (
        since and since[0].strip()
    )
    if since is None or not from_it:
        return False
    for number, match in enumerate(_WORD.finditer(sentence, since.end())):
        if number > _FAR or PARTICIPLE.match(sentence, match.start()):
            return False
        if joins_clauses(match[0]):
            began = _BEGAN.match(sentence, match.end())
            return bool(began or _RUNNING.match(match[0]))
    return False


def _deeds(
    text: str, span: tuple[int, int], words: tuple[StageWord, ...], within: Within | None
) -> Iterator[Deed]:
    start, end = span
    told = [w for w in words if start <= w.start < end]
    sentence = text[start:end]
    for found in _dates_of(sentence, within):
        index = bisect_left(told, start + found.end, key=lambda word: word.start)
        closing = told[index] if index < len(told) else None
        closing = _closing(sentence, found, start, closing)
        if (
            closing is None
            or is_running(sentence, found)
            or _SPANS.match(sentence, found.end)
        ):
            continue
        act = (
            _ACT.match(sentence, found.end)
            or _act_behind(sentence, found)
            or _act_issued(sentence, found)
        )
        is_told = _tells_time(sentence, found)
        days = _days(sentence, found, within if act or is_told else None)
        if days is None:
            continue
        part = _PART_OF_MONTH.match(sentence, found.end)
        told_from = start + (part.end() if part else found.end)
        statement = text[told_from : min(closing.end, start + found.end + _REACH)]
        if act is None and _names_an_act(sentence, found):
            continue
        statement = _to_settled(statement) if act else statement
        if is_told:
            statement = _to_first_verb(_BY_ACT.sub(" ", statement, count=1))
        statement = statement.lower()
        # «… онд байгуулсан, хугацаа нь дуусаагүй гэрээтэй»: what is still in force.
        behind = text[start + found.end : start + found.end + _REACH].lower()
        describes = (not is_told and PARTICIPLE.search(statement)) or _IN_FORCE.match(
            behind
        )
        not_done = any(form.search(statement) for form in (NO_DEED, _HAPPENED))
        if not statement or describes or not_done:
            continue
        if closing.stage is Stage.DONE or (act and closing.stage is Stage.UNDER_WAY):
            stop = start + (act.end() if act else found.end)
            done = closing.stage is Stage.DONE
            yield Deed(
                start + found.start,
                stop,
                closing.end,
                days[0],
                act is not None,
                done,
                days[1],
            )


def _dates_of(sentence: str, within: Within | None) -> Iterator[FoundDate]:
    """Yield the dates of a sentence; «өнгөрсөн оны 12 дугаар сард» has the year before."""
    for found in find_dates(sentence):
        before = within and _OF_LAST_YEAR.search(
            sentence, max(0, found.start - _LONGEST_YEAR), found.start
        )
        is_last = within and before and found.year is None
        yield replace(found, year=within[0].year - 1) if within and is_last else found


def _part_of_month(
    sentence: str, found: FoundDate, within: Within | None
) -> tuple[dt.date, dt.date] | None:
    """Return the days of «1 дүгээр сарын сүүлийн долоо хоногт»; None where it is no part."""
    match = _PART_OF_MONTH.match(sentence, found.end)
    year = found.year or (within[0].year if within else None)
    is_month = found.day is None and 1 <= (found.month or 0) <= 12  # noqa: PLR2004
    if not match or not is_month or year is None:
        return None
    last = monthrange(year, found.month or 1)[1]
    first, stop = {"begin": (1, 10), "middle": (8, 22)}.get(
        match.lastgroup or "", (18, last)
    )
    days = (dt.date(year, found.month or 1, day) for day in (first, stop))
    since, until = days
    return (since, until) if found.year or (within and until <= within[1]) else None


def _days(
    sentence: str, found: FoundDate, within: Within | None
) -> tuple[dt.date, dt.date] | None:
    part = _part_of_month(sentence, found, within)
    if part:
        return part
    day = found.value
    if within and found.year is None:
        day = _day_within(sentence, found, within)
    if day is not None:
        return day, day
    is_month = sentence[: found.end].casefold().endswith("сард")
    if not is_month or found.day or not found.year or not 1 <= (found.month or 0) <= 12:  # noqa: PLR2004
        return None
    last = monthrange(found.year, found.month or 1)[1]
    return (
        dt.date(found.year, found.month or 1, 1),
        dt.date(found.year, found.month or 1, last),
    )


def _tells_day(sentence: str, found: FoundDate) -> bool:
    """Whether a date tells when: «… 13-нд», «… 13-ны өдөр», «… 13-17-нд», «2025.01.13-нд»."""
    on_day = ON_DAY.search(sentence[found.start : found.end])
    behind = (_TO_DAY, _ON_DAY_BEHIND, HOUR)
    return bool(on_day or any(form.match(sentence, found.end) for form in behind))


def _tells_time(sentence: str, found: FoundDate) -> bool:
    """Whether a date tells the day, or the part of a month, of what happened."""
    part = found.day is None and _PART_OF_MONTH.match(sentence, found.end)
    return bool(part) or _tells_day(sentence, found)


def _to_first_verb(statement: str) -> str:
    """Return what stands behind a day up to the verb that it belongs to.

    «… 22-ны өдөр тайлангаа тушааж, баталгаа авсан», «… өдөр шалгахад 3 зөрчил илэрсэн»: the
    day is that of the first verb, and what follows tells of more. Nothing is returned where
    the day only belongs to what describes a noun («… өдөр ирсэн өргөдөл»).
    """
    for number, match in enumerate(_WORD.finditer(statement)):
        if number <= _NEAR and PARTICIPLE.match(statement, match.start()):
            return statement[: match.end()] if _RECORD.match(statement, match.end()) else ""
        if joins_clauses(match[0]) or _WHEN.fullmatch(match[0]):
            return statement[: match.end()]
    return statement


def _closing(
    sentence: str, found: FoundDate, start: int, closing: StageWord | None
) -> StageWord | None:
    """Return what closes the statement of a day, if no stage before it does."""
    joined = _joined(sentence, found, start, closing) or closing
    return joined or _was_so(sentence, found, start)


def _to_settled(statement: str) -> str:
    """Return the statement of an act up to what it settled: «тушаалаар батлан»."""
    settled = _SETTLED.search(statement)
    return statement[: settled.end()] if settled else statement


def _joined(
    sentence: str, found: FoundDate, start: int, closing: StageWord | None
) -> StageWord | None:
    """Return the past that «ба» joins to what follows: «2-нд хийсэн ба 12 жолооч …»."""
    end = closing.start - start if closing else len(sentence)
    end = min(max(found.end, end), found.end + _REACH)
    near = sentence.find(" ба ", found.end, end) >= 0
    match = _JOINED.search(sentence, found.end, end) if near else None
    if match is None:
        return None
    return StageWord(start + match.start(), start + match.end(), Stage.DONE, strong=False)


def _was_so(sentence: str, found: FoundDate, start: int) -> StageWord | None:
    """Return the last word of a sentence that tells how it was: «шалгахад бүрэн байлаа»."""
    match = _WAS_SO.search(sentence, last_words(sentence, 2))
    rest = sentence[found.end : match.start()] if match else ""
    if match is None or len(rest) > _REACH or _to_first_verb(rest) in {"", rest}:
        return None
    return StageWord(start + match.start(), start + match.end(), Stage.DONE, strong=False)


def _day_within(sentence: str, found: FoundDate, within: Within) -> dt.date | None:
    """Return the day that a date without its year is, if only one can be meant."""
    if LAST_YEAR.search(sentence, max(0, found.start - _REACH), found.end + _REACH):
        return None
    since, until = within
    days = (replace(found, year=y).value for y in range(since.year, until.year + 1))
    possible = [day for day in days if day and since <= day <= until]
    return possible[0] if len(possible) == 1 else None


def is_running(sentence: str, found: FoundDate) -> bool:
    """Whether something runs from a day or until it: «… 5-наас эхлэн», «… 9-ний дотор»."""
    return bool(
        _RUNS.match(sentence, found.end)
        or _FROM.search(sentence[found.start : found.end])
        or _SINCE_IT.match(sentence, found.end)
    )


def _names_an_act(sentence: str, found: FoundDate) -> bool:
    genitive = _is_genitive(sentence, found)
    return bool(genitive and _NAMED_ACT.match(sentence[found.end :].lstrip()))


def _is_genitive(sentence: str, found: FoundDate) -> bool:
    return sentence[found.start : found.end].lower().endswith("өдрийн")


def _act_issued(sentence: str, found: FoundDate) -> re.Match[str] | None:
    """Return the act of that day, if an office issued it itself."""
    if _BY_OTHERS.search(sentence, 0, found.start):
        return None
    return _ISSUED.match(sentence, found.end)


def _act_behind(sentence: str, found: FoundDate) -> re.Match[str] | None:
    """Return the act where the date took the word «өдрийн» with it."""
    if not _is_genitive(sentence, found):
        return None
    inside = _OF_DAY.search(sentence, found.start, found.end)
    return _ACT.match(sentence, inside.start()) if inside else None
