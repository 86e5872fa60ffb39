"""Read the title block: title, organisation in brackets, date, place, period."""

import datetime as dt
import re

from bielelt.language.dates import find_dates
from bielelt.language.spelling import cyrillic_words, dictionary
from bielelt.reading.base import Line
from bielelt.reading.draft import Draft

_BRACKETS = re.compile(r"\(([^()]*)\)")
_UNOPENED = re.compile(r"^[Сс](?=[А-ЯӨҮЁ][а-яөүё][^()]*\)$)")
_ASSESSOR = re.compile(r"үнэлгээ", re.IGNORECASE)
_PLACE_LENGTH = 60
_DAY_ENDING = re.compile(r"^\s*-?\s*(?:н[ыи]й?|нд)?\s*(?:өд[өе]р)?\W*", re.IGNORECASE)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_QUARTER = re.compile(
    r"(?:\b(?P<digit>[1-4])|(?P<roman>\biv|\biii|\bii|\bi)|(?P<word>нэг|хоёр|гурав|дөрөв))"
    r"\s*-?\s*(?:р|дугаар|дүгээр)?\s*улир"
)
_WORDS = {"нэг": 1, "хоёр": 2, "гурав": 3, "дөрөв": 4}
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")


def read_heading(draft: Draft) -> None:
    """Set ``title``, ``organisation``, ``date``, ``place`` and ``period``."""
    title: list[str] = []
    for line in draft.heading:
        _read_line(draft, line, title)
    joined = " ".join(" ".join(title).split())
    brackets = [b for b in _BRACKETS.findall(joined) if not _ASSESSOR.search(b)]
    if brackets:
        draft.organisation = brackets[-1].strip()
        joined = joined.replace(f"({brackets[-1]})", " ")
    draft.title = " ".join(joined.split()) or None
    draft.period = read_period(draft.title or "")
    if any(line.confidence < 1 for line in draft.heading):
        _doubt_recognised(draft, joined)
    for name in ("title", "organisation", "date", "place", "period"):
        if getattr(draft, name) is None:
            draft.doubt(None, name, f"the heading gives no {name}")


def _read_line(draft: Draft, line: Line, title: list[str]) -> None:
    text = _with_bracket(draft, line)
    day = _stands_alone(text)
    if day is not None and draft.date is None:
        draft.date, rest = day
        if rest:
            draft.place = rest
    elif draft.date is not None and draft.place is None and len(text) <= _PLACE_LENGTH:
        draft.place = text
    elif draft.date is None or text.isupper():
        title.append(text)
    else:
        draft.repair(
            None,
            "line-dropped",
            "heading",
            before=text,
            why="no part of the title",
            dropped=text,
        )


def _doubt_recognised(draft: Draft, title: str) -> None:
    """Doubt a title whose letters looked sure and make no word, or whose bracket is lost."""
    if title.count("(") != title.count(")"):
        draft.doubt(None, "title", "a bracket is opened or closed, not both")
    book = dictionary()
    for match in cyrillic_words(title) if book else ():
        if book and not book.knows(match[0].casefold()):
            draft.doubt(None, "title", f"the dictionary does not know «{match[0]}»")


def _with_bracket(draft: Draft, line: Line) -> str:
    """Return a line, with the bracket it closes put before it if that was read «С»."""
    text = line.text.strip()
    misread = _UNOPENED.match(text) if line.confidence < 1 else None
    if misread is None:
        return text
    draft.repair(
        None,
        "letters-misread",
        "organisation",
        before=misread[0],
        after="(",
        why=f"«{text}» closes a bracket that it does not open",
        dropped=misread[0],
    )
    return f"({text[1:]}"


def _stands_alone(text: str) -> tuple[dt.date, str] | None:
    """Return (date, rest of the line) if the line is a date line, with or without a place."""
    for found in find_dates(text):
        before = text[: found.start].strip()
        after = _DAY_ENDING.sub("", text[found.end :]).strip(" .,")
        if (
            found.value is not None
            and len(before) + len(after) <= _PLACE_LENGTH
            and not (before and after)
        ):
            return found.value, before or after
    return None


def read_period(title: str) -> str | None:
    """Return the period a title names, e.g. «2024 ОНЫ ХАГАС ЖИЛИЙН …» → ``2024-H1``."""
    folded = title.casefold()
    years = _YEAR.findall(folded)
    if not years:
        return None
    year = str(years[-1])
    quarter = _QUARTER.search(folded)
    if re.search(r"\b9\s*сар|есөн\s+сар", folded):
        return f"{year}-M9"
    if "хагас" in folded:
        second = re.search(
            r"(?:сүүл\w*|2\s*-?\s*(?:р|дугаар)|хоёрдугаар|ii)\s+хагас", folded
        )
        return f"{year}-H2" if second else f"{year}-H1"
    if quarter:
        number = (
            int(quarter["digit"] or 0)
            or _ROMAN.get(quarter["roman"] or "", 0)
            or _WORDS.get(quarter["word"] or "", 0)
        )
        return f"{year}-Q{number}"
    return year
