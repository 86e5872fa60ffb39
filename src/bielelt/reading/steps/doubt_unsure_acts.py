"""Doubt title, date and number of an act read from a picture where something speaks against them.

The letters of a cell may look sure and be wrong. What knows better: the forms that numbers
of acts have; the year that number and date both tell; the day of the report, which is later
than its acts; the order of the acts, whose numbers rise with their days; the dictionary;
and the same act told a second time. Source: docs/methodology.md §5.8.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.fuzz import ratio

from bielelt.core.numbering import act_key, number_key
from bielelt.language.dates import find_dates
from bielelt.language.spelling import cyrillic_words, dictionary
from bielelt.reading.draft import DECISION, Draft, Group
from bielelt.reading.steps.doubt_unsure_cells import FIGURE_SURE, why

_NUMBER = re.compile(r"(?:\d{4}_)?(?:[А-ЯӨҮЁ]{1,3}-?/)?\d{1,4}(?:/\d{1,4})?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SERIES = re.compile(r"(?P<series>.*?)(?P<count>\d+)$")
_SCRAP = re.compile(r"(?<!\S)(?:[^\w\s–—-]+|\w{1,3}[^\w\s.,;:“”\"«»%-]+)(?!\S)")
_OPENING = re.compile(r"[“«\"„(]*[А-ЯӨҮЁ\d]")
_SHOUTED = re.compile(r"(?<![\w-])[А-ЯӨҮЁ]{2,}(?![\w-])")
_OLDEST = 20  # years before the report
_LEAST_IN_ORDER = 3  # acts that rise without the one that does not
_MOST_IN_ORDER = 200  # the cost grows with their square
_ALIKE = 80


@dataclass(frozen=True, slots=True)
class _Objection:
    """A field of an act and what speaks against it."""

    field: str
    why: str


def doubt_unsure_acts(draft: Draft) -> None:
    """Doubt what is told of an act and cannot be, or is told elsewhere in other words."""
    read = [group for group in draft.groups if _sureness(group) < 1]
    words = _words(draft)
    for one, other in _twins(read):
        _compare(draft, one, other)
    for group in read:
        for objection in (*_of_number(group), *_of_date(draft, group)):
            draft.doubt(group.entries[0], objection.field, objection.why)
        for reason in _of_title(group, words):
            draft.doubt(group.entries[0], "title", reason)
    for group in _out_of_order(read):
        for name in ("date", "number"):
            reason = "the other acts rise in number from day to day, this one does not"
            draft.doubt(group.entries[0], name, reason)


def _sureness(group: Group) -> float:
    rows = (row for entry in group.entries for row in entry.rows)
    return min((row.sureness(DECISION) for row in rows if row.cells[DECISION]), default=1.0)


def _words(draft: Draft) -> dict[str, set[str]]:
    """Return the words of the document by their small letters, with the acts they stand in."""
    found: dict[str, set[str]] = {}
    for group in draft.groups:
        texts = [group.title or ""]
        texts += [text for e in group.entries for text in (e.whole_text, e.whole_progress)]
        for at, text in enumerate(texts):
            for match in cyrillic_words(text):
                found.setdefault(match[0].casefold(), set()).add(f"{group.serial} {at}")
    return found


def _of_number(group: Group) -> Iterator[_Objection]:
    number = number_key(group.number or "")
    if not number:
        return
    if not _NUMBER.fullmatch(number) or _YEAR.fullmatch(number):
        yield _Objection("number", f"«{group.number}» has not the form of a number")
    told = _YEAR.match(number) if "_" in number else None
    if told and group.date and int(told[0]) != group.date.year:
        for name in ("date", "number"):
            reason = f"the number is one of {told[0]}, the date one of {group.date.year}"
            yield _Objection(name, reason)
    behind = group.cell.rpartition(group.number or "")[2]
    for day in reversed(list(find_dates(behind))):
        behind = behind[: day.start] + behind[day.end :]
    if any(c.isalnum() for c in behind.casefold().replace("дугаар", "")):
        for name in ("title", "number"):
            yield _Objection(name, f"«{behind.strip()}» stands behind the number")


def _of_date(draft: Draft, group: Group) -> Iterator[_Objection]:
    if group.date is None or draft.date is None:
        return
    if group.date > draft.date:
        yield _Objection("date", f"it is later than the report of {draft.date}")
    elif group.date.year < draft.date.year - _OLDEST:
        yield _Objection("date", f"it is {_OLDEST} years older than the report")


def _of_title(group: Group, words: dict[str, set[str]]) -> Iterator[str]:
    title = group.title or ""
    if title and not _OPENING.match(title):
        yield "a title begins with a capital letter"
    scrap = _SCRAP.search(title)
    if scrap:
        yield f"«{scrap[0]}» is no word"
    shouted = None if title.isupper() else _SHOUTED.search(title)
    book = dictionary()
    if shouted and book and book.has(shouted[0].casefold()):
        yield f"«{shouted[0]}» may be «{shouted[0].capitalize()}»"
    if book is None:
        sure = _sureness(group)
        if sure < FIGURE_SURE:
            yield why(sure)
        return
    for match in cyrillic_words(title):
        is_name = match.start() > 0 and match[0][:1].isupper()
        alone = len(words.get(match[0].casefold(), ())) <= 1
        if alone and not is_name and not book.knows(match[0]):
            yield f"the dictionary does not know «{match[0]}»"


def _out_of_order(groups: Sequence[Group]) -> list[Group]:
    """Return the acts without which the numbers of a series rise with their days."""
    series: dict[tuple[str | None, int, str], list[Group]] = {}
    for group in groups:
        year, key = act_key(group.number or "", group.date)
        match = _SERIES.match(key)
        if match and group.date:
            series.setdefault((group.kind, year, match["series"]), []).append(group)
    return [
        group
        for acts in series.values()
        if _LEAST_IN_ORDER < len(acts) <= _MOST_IN_ORDER and not _rises(acts)
        for group in acts
        if _rises([other for other in acts if other is not group])
    ]


def _rises(acts: Sequence[Group]) -> bool:
    """Whether the numbers of acts, ordered by their days, never fall."""
    pairs = sorted((act.date, _count(act)) for act in acts if act.date)
    return all(one[1] <= other[1] or one[0] == other[0] for one, other in pairwise(pairs))


def _count(act: Group) -> int:
    match = _SERIES.match(act.number or "")
    return int(match["count"]) if match else 0


def _twins(groups: Sequence[Group]) -> Iterator[tuple[Group, Group]]:
    """Yield the first act with each later one of its title, or of its number and day."""
    first: dict[tuple[object, ...], Group] = {}
    for group in groups:
        if group.title and group.number and group.date:
            number = number_key(group.number)
            for key in ((group.kind, group.title), (group.kind, number, group.date)):
                twin = first.setdefault(key, group)
                if twin is not group:
                    yield twin, group


def _compare(draft: Draft, one: Group, other: Group) -> None:
    """Take two acts that agree in all but one thing for one act, and that thing for misread."""
    number = number_key(one.number or "") == number_key(other.number or "")
    day = one.date == other.date
    likeness = ratio(one.title or "", other.title or "")
    if number and day and likeness >= _ALIKE and one.title != other.title:
        if not _put_in_small_letters(draft, one, other):
            _doubt_both(draft, one, other, "title")
    elif one.title == other.title and number != day:
        _doubt_both(draft, one, other, "date" if number else "number")


def _put_in_small_letters(draft: Draft, one: Group, other: Group) -> bool:
    """Mend the title in which a word stands in capitals that the other has in small letters."""
    first, second = one.title or "", other.title or ""
    if first.casefold() != second.casefold():
        return False
    loud, plain = sorted((one, other), key=lambda g: sum(map(str.islower, g.title or "")))
    draft.repair(
        loud.entries[0],
        "letters-misread",
        "title",
        before=loud.title or "",
        after=plain.title or "",
        why=f"decision {plain.serial} is the same act",
        dropped=loud.title or "",
    )
    loud.title = plain.title
    return True


def _doubt_both(draft: Draft, one: Group, other: Group, name: str) -> None:
    for group, twin in ((one, other), (other, one)):
        value = getattr(twin, name)
        reason = f"decision {twin.serial} seems to be the same act, with «{value}»"
        draft.doubt(group.entries[0], name, reason)
