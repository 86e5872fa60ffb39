"""Acts named in running text: «2031 оны 03 дугаар сарын 04-ний өдрийн А/93 дугаар захирамж».

A reference has a number and at least one of kind and series: «45 заалт» is none. Series are
folded to Cyrillic, so that «A/93» and «А/93» are one.
"""

import datetime as dt
import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from bielelt.core.kinds import UNKNOWN, kind_in
from bielelt.core.numbering import number_key
from bielelt.language.dates import PROVINCE, FoundDate, find_dates
from bielelt.language.folding import small


@dataclass(frozen=True, slots=True)
class Reference:
    """One act in a text; the span reaches from its date to its kind.

    ``number`` is folded («А/93»), ``printed`` as it stands. ``issuer`` is what the words
    before say of the body that issued it, in lower case, empty if nothing. ``date`` may be
    impossible: then ``value`` of it is None.
    """

    start: int
    end: int
    kind: str
    number: str
    printed: str
    date: FoundDate | None
    issuer: str

    @property
    def day(self) -> dt.date | None:
        """The day of the act, if it is given in full and exists."""
        return self.date.value if self.date else None

    @property
    def year(self) -> int | None:
        """The year of the act: of its date, else of its number («2031_А/27»)."""
        if self.date and self.date.year:
            return self.date.year
        return year_of_number(self.number)


_ONE = r"(?:\d{4}_)?(?:[А-ЯӨҮЁA-Z]{1,3}\s?/\s?)?\d{1,4}(?:/\d{1,4})?"
_SERIES = r"(?:\d{4}_)?[А-ЯӨҮЁA-Z]{1,3}\s?/\s?\d{1,4}"
_LIST = rf"(?P<list>{_ONE}(?:\s*(?:,|болон|ба)\s*{_ONE}){{0,9}})"
_KIND = r"(?:захирамж|тушаал|тогтоол|зарлиг|(?:албан\s+)?даалгав[аp]?р|албан\s+бич[иг]|албан\s+тоот|шийдвэр)\w*"
_ORDINAL = r"(?:\s*-?\s*(?:дугаар|дүгээр|дугаартай|дүгээртэй|тоот|тоотой|р)(?:\s+бүхий)?)"
# Before each form stands what a text in small letters needs to be looked at, which is quick.
_ORDINAL_OF_KIND = re.compile(
    rf"\d{_ORDINAL}\s*(?:захирамж|тушаал|тогтоол|зарлиг|даалгав|албан\s+|шийдвэр)"
)
_KIND_BEFORE = re.compile(
    r"(?:захирамж|тушаал|тогтоол|зарлиг|даалгав[аp]?р|албан\s+бич[иг]|албан\s+тоот|шийдвэр)\w*\s*\(?(?:№|n[oº°]|дугаар)"
)
_STROKE, _NUMBER_SIGN = re.compile("/"), re.compile("№")
_FORMS = (
    # «22, 40 дүгээр тогтоол», «А/93 захирамж»
    (_ORDINAL_OF_KIND, re.compile(rf"(?<![\w./-]){_LIST}(?P<ordinal>{_ORDINAL})\s*(?P<kind>{_KIND})", re.IGNORECASE)),
    (_STROKE, re.compile(rf"(?<![\w./-])(?P<list>{_SERIES}(?:\s*(?:,|болон|ба)\s*{_SERIES}){{0,9}})\s*(?P<kind>{_KIND})")),
    # «захирамж № А/93», «тогтоол (дугаар 40)», «2031-01-19-ний № 27»
    (_KIND_BEFORE, re.compile(rf"(?P<kind>{_KIND})\s*\(?(?:№|N[oº°]|дугаар\s*:?)\s*(?P<list>{_ONE})(?![\w/])", re.IGNORECASE)),
    (_NUMBER_SIGN, re.compile(rf"(?P<kind>)№\s*(?P<list>{_ONE})(?![\w/])")),
    # a number of a series alone
    (_STROKE, re.compile(rf"(?<![\w./-])(?P<list>{_SERIES})(?![\w/])(?P<kind>)")),
)  # fmt: skip
_NUMBER = re.compile(_ONE)
_ISSUED = r"(?:гар(?:сан|сны|гасан|ч|ав)|бат(?:алсан|лав|лагдсан|лагдав))\b"
_BETWEEN = re.compile(
    rf"\s*-?(?:н[ыий]{{1,2}}|д[эа]х)?\s*(?:өд\w+)?(?:\s+{_ISSUED})?[\s,(«\"]*",
    re.IGNORECASE,
)
# «18-нд, 18-ны өдөр А/9 захирамжийг танилцуулсан»: when something was done with the act.
_ON_DAY = re.compile(r"(?:нд|\bөдөр)[\s,]*$", re.IGNORECASE)
_ISSUED_AFTER = re.compile(rf"\w{{0,4}}\s+(?:\w+\s+)?{_ISSUED}", re.IGNORECASE)
# «А/57 захирамж (2031.02.13)», «А/57 захирамж 2031 оны 2 дугаар сарын 13-нд гарсан»
_BRACKET = re.compile(r"\w{0,4}\s*\(\s*|\s*,?\s*огноо(?:\s+нь)?\s*:?\s*", re.IGNORECASE)
_THIS_YEAR = re.compile(
    r"(?:(?:энэ|тайлант|тухайн|мөн|тус)\s+)?он(?:ы|д)\s*$", re.IGNORECASE
)
_ISSUED_BEHIND = re.compile(
    rf"\s*-?\s?(?:н[дыий]{{1,2}})?\s*(?:өд\w+)?\s*{_ISSUED}", re.IGNORECASE
)
_YEAR = re.compile(r"(\d{4})_")
# Of a text in small letters; from a to џ are the letters of both scripts.
_IN_SERIES, _NUMBER_WRITTEN = re.compile(r"[a-џөү]\s?/\s?\d"), re.compile(r"№|n[oº°]")
_ORDINAL_AND_KIND = re.compile(
    r"(?:дугаар|дүгээр|тоот|р)\w*\s+\w*\s?(?:захир|тушаал|тогтоол|зарлиг|даалгав|бич|тоот|шийд)|(?:захир|тушаал|тогтоол|зарлиг|даалгав|шийдв)\w*\s*\(?дугаар"
)
# Without one of these words the last is not tried.
_WORDS = ("захир", "тушаал", "тогтоол", "зарлиг", "даалгав", "бич", "тоот", "шийд")
_CUT = re.compile(
    r"(?<![\w./-])(?:\d{4}_)?[А-ЯӨҮЁA-Z]{1,2}\s?/\s?0?(?=\s+(?:дугаар|дүгээр|тоот|захирамж|тушаал|тогтоол))"
)
_DATE_LENGTH = 70
_ISSUER_WORDS = 7
_ISSUER_LETTERS = 240
_ISSUER = re.compile(
    r"(?:ерөнхий|шадар|засаг\w*|дарг\w*|хурл?\w*|хурал\w*|газр?\w*|сайд\w*|яам\w*|ерөнхийлөгч\w*|тэргүүлэгч\w*|"
    r"аймг\w*|сум\w*|баг\w*|дүүрэг\w*|дүүргийн|нийслэл\w*|монгол|улсын|иргэдийн|төлөөлөгч\w*|"
    r"[а-яөүё]+(?:ын|ийн|ны|ний))",
    re.IGNORECASE,
)


def find_references(text: str) -> Iterator[Reference]:
    """Yield the acts that ``text`` names, in order; a list of numbers gives one each."""
    return iter(_references(text))


@lru_cache(maxsize=PROVINCE)
def _references(text: str) -> tuple[Reference, ...]:
    return tuple(_read_references(text))


def _read_references(text: str) -> Iterator[Reference]:
    lowered = small(text)
    if not _may_name_acts(lowered):
        return
    taken: list[tuple[int, int]] = []
    found: list[Reference] = []
    for form in (form for need, form in _FORMS if need.search(lowered)):
        for match in form.finditer(text):
            span = match.span()
            place = bisect(taken, span)
            if any(
                s < span[1] and span[0] < e for s, e in taken[max(0, place - 1) : place + 1]
            ):
                continue
            taken.insert(place, span)
            found.extend(_read(text, match))
    yield from sorted(found, key=lambda r: (r.start, r.end))


def _may_name_acts(lowered: str) -> bool:
    """Whether a text in small letters holds a number or what an act is called by its number."""
    return bool(
        ("/" in lowered and _IN_SERIES.search(lowered))
        or _NUMBER_WRITTEN.search(lowered)
        or (any(map(lowered.__contains__, _WORDS)) and _ORDINAL_AND_KIND.search(lowered))
    )


def find_cut_numbers(text: str) -> Iterator[re.Match[str]]:
    """Yield the numbers of acts that have lost their digits: «А/ дугаар»."""
    return _CUT.finditer(text) if "/" in text else iter(())


def year_of_number(number: str) -> int | None:
    """Return the year a number begins with: «2031_А/27» → 2031."""
    match = _YEAR.match(number)
    return int(match[1]) if match else None


@lru_cache(maxsize=20_000)  # the numbers of a register come again and again
def bare_number(number: str) -> str:
    """Return the folded number without its year: «2031_A/27» → «А/27»."""
    return _YEAR.sub("", number_key(number))


def _read(text: str, match: re.Match[str]) -> Iterator[Reference]:
    before = _date_before(text, match.start())
    on_day = before and _ON_DAY.search(text[before.start : match.start()])
    if on_day and not _ISSUED_AFTER.match(text, match.end()):
        before = None
    date = before if before and before.day else _date_behind(text, match.end()) or before
    start = before.start if before else match.start()
    numbers = _NUMBER.findall(match["list"])
    kind = kind_in(match["kind"]) if match["kind"] else UNKNOWN
    if not date and kind == UNKNOWN and not match["kind"] and "/" not in match["list"]:
        return
    for printed in numbers:
        yield Reference(
            start,
            match.end(),
            kind,
            number_key(printed),
            printed,
            date,
            _issuer(text[max(0, start - _ISSUER_LETTERS) : start]),
        )


def _date_before(text: str, place: int) -> FoundDate | None:
    window = max(0, place - _DATE_LENGTH)
    before = [d for d in find_dates(text[window:place]) if d.year or d.month]
    if not before or not _BETWEEN.fullmatch(text[window + before[-1].end : place]):
        return None
    date = before[-1]
    return replace(date, start=window + date.start, end=window + date.end)


def _date_behind(text: str, place: int) -> FoundDate | None:
    """Return the date that follows an act, in brackets or as the day when it was issued."""
    behind = text[place : place + _DATE_LENGTH]
    date = next((d for d in find_dates(behind) if d.year), None)
    if date is None:
        return None
    between = behind[: date.start]
    issued = not between.strip() and _ISSUED_BEHIND.match(behind, date.end)
    if not (issued or _BRACKET.fullmatch(between)):
        return None
    return replace(date, start=place + date.start, end=place + date.end)


def _issuer(before: str) -> str:
    """Return the words right before a reference that name a body: «сумын засаг даргын»."""
    words: list[str] = []
    before = _THIS_YEAR.sub("", before)
    for word in reversed(re.findall(r"[\w-]+|[.,;:«»\"]", before)[-_ISSUER_WORDS:]):
        if not _ISSUER.fullmatch(word):
            break
        words.append(word.casefold())
    return " ".join(reversed(words))
