"""What stands above the clauses: issuer, date, numbers, place, title, and the basis."""

import datetime as dt
import re
from dataclasses import dataclass

from bielelt.acts.lines import ActLine
from bielelt.core.kinds import KINDS, UNKNOWN, kind_in
from bielelt.language.dates import FoundDate, find_dates

_ABOUT = re.compile(r"тухай\s*[\]»\"”).]*$", re.IGNORECASE)
_ON = re.compile(r"[«\"“(]?\s*(?:[а-яөүё]|Х[Уу][Уу][Лл]ь?)")
_ONE_NUMBER = r"(?:\d{4}_)?(?:[А-ЯӨҮЁA-Z]{1,4}\s?[/-]\s?)?\d{1,4}(?:/\d{1,4})?"
_NUMBERED = re.compile(
    rf"(?:(?i:дугаар)|№|N[oº°]\.?)\s*:?\s*(?P<all>{_ONE_NUMBER}(?:\s*,\s*{_ONE_NUMBER}){{0,11}})"
    rf"|(?P<bare>(?<![\w/])(?:\d{{4}}_)?[А-ЯӨҮЁA-Z]{{1,3}}/\d{{1,4}}(?!\d))"
)
_RESOLVED_KINDS = {
    "ЗАХИРАМЖЛАХ": "order",
    "ТУШААХ": "ministerial_order",
    "ТОГТООХ": "resolution",
}
_KIND_WORDS = re.compile(
    "|".join(f"{kind.stem}|{kind.word}" for kind in KINDS.values()), re.IGNORECASE
)
_BODY = re.compile(r"засаг|дарг|хурал|хурл|тэргүүлэгч|монгол улс|сайд|яам", re.IGNORECASE)
_NO_PLACE = re.compile(r"\d|дугаар|№|өдөр", re.IGNORECASE)
_INSIDE_A_SENTENCE = ("ийг", "ыг", "ийн", "ын", "ний", "ны")
_TRIM = " \t,.;:№/-–—_|"

_MOST_WORDS_OF_A_DATE_LINE = 14
_MOST_WORDS_OF_A_PLACE = 3
_MOST_LINES = 40
"""A heading longer than this is none."""


@dataclass(frozen=True, slots=True)
class Heading:
    """Readings of the heading, its lines, and the lines of the basis below it."""

    kind: str
    title: str | None
    date: dt.date | None
    numbers: tuple[str, ...]
    place: str | None
    issuer: str | None
    lines: tuple[ActLine, ...]
    basis: tuple[ActLine, ...]


@dataclass(slots=True)
class _Found:
    date: dt.date | None = None
    numbers: tuple[str, ...] = ()
    place: str | None = None


def read_heading(before: list[ActLine], *, resolved: bool) -> Heading:
    """Read the lines before the first clause; ``resolved`` if they end in «… нь:»."""
    above = before[:-1] if resolved else before
    texts = [line.text for line in above[:_MOST_LINES]]
    begin, end = _title_span(texts)
    found, used = _Found(), set(range(begin, end))
    for index, text in enumerate(texts[: end or None]):
        if index not in used and _read_date_line(text, found):
            used.add(index)
    top = end or _without_title(texts, used)
    _read_place(texts, top, used, found)
    issuer = " ".join(text for i, text in enumerate(texts[:top]) if i not in used) or None
    basis = before[top:]
    return Heading(
        kind=_kind(issuer, " ".join(line.text for line in basis[-3:]), resolved=resolved),
        title=" ".join(texts[begin:end]) or None,
        date=found.date,
        numbers=found.numbers,
        place=found.place,
        issuer=issuer,
        lines=tuple(before[:top]),
        basis=tuple(basis),
    )


def _title_span(texts: list[str]) -> tuple[int, int]:
    """Return the lines of the title: it ends «… тухай», and no law goes on behind it."""
    for index, text in enumerate(texts):
        following = texts[index + 1] if index + 1 < len(texts) else ""
        if _ABOUT.search(text[-20:]) and not _ON.match(following):
            return _title_begin(texts, index), index + 1
    return 0, 0


def _title_begin(texts: list[str], last: int) -> int:
    begin = last
    while begin and (
        texts[begin][:1].islower()
        or (texts[begin].isupper() and texts[begin - 1].isupper())
    ):
        above = texts[begin - 1]
        if _days(above) or _KIND_WORDS.search(above) or _NUMBERED.search(above):
            break
        if _is_place(above):
            break
        begin -= 1
    return begin


def _without_title(texts: list[str], used: set[int]) -> int:
    """Return how many lines belong to the heading of an act that says no «тухай»."""
    top = max(used, default=-1) + 1
    while top < len(texts) and (texts[top].isupper() or _is_place(texts[top])):
        top += 1
    return top


def _days(text: str) -> list[FoundDate]:
    return [found for found in find_dates(text) if found.value]


def _read_date_line(text: str, found: _Found) -> bool:
    """Take date, numbers and place from a short line; tell whether it held any."""
    if len(text.split()) > _MOST_WORDS_OF_A_DATE_LINE:
        return False
    days, rest = _days(text), text
    if days and not found.date:
        found.date = days[0].value
        rest = f"{text[: days[0].start]}|{text[days[0].end :]}"
    number = _NUMBERED.search(rest)
    if number and not found.numbers:
        listed = number["all"] or number["bare"]
        found.numbers = tuple(re.sub(r"\s", "", one) for one in listed.split(","))
        rest = f"{rest[: number.start()]}|{rest[number.end() :]}"
    if rest == text:
        return False
    places = [part.strip(_TRIM) for part in rest.split("|")]
    place = next((part for part in places if _is_place(part)), None)
    found.place = found.place or place
    return place is not None or not any(part and _BODY.search(part) for part in places)


def _read_place(texts: list[str], top: int, used: set[int], found: _Found) -> None:
    """Take the place from a line of its own below the date."""
    dated = [i for i in used if i < top and (_days(texts[i]) or _NUMBERED.search(texts[i]))]
    if found.place or not dated:
        return
    for index in range(min(dated), top):
        if index not in used and _is_place(texts[index]):
            found.place = texts[index]
            used.add(index)
            return


def _is_place(text: str) -> bool:
    words = text.split()
    if not 0 < len(words) <= _MOST_WORDS_OF_A_PLACE or not text[:1].isupper():
        return False
    if words[-1].lower().endswith(_INSIDE_A_SENTENCE):
        return False
    return not (_NO_PLACE.search(text) or _BODY.search(text) or _KIND_WORDS.search(text))


def _kind(issuer: str | None, end_of_basis: str, *, resolved: bool) -> str:
    named = kind_in(issuer or "")
    if named != UNKNOWN:
        return named
    if not resolved:
        return UNKNOWN
    plain = re.sub(r"\s", "", end_of_basis).upper()
    said = (kind for word, kind in _RESOLVED_KINDS.items() if word in plain)
    return next(said, "directive" if "ДААЛГАВАР" in plain else UNKNOWN)
