"""Items of a list in running text, and the one figure of each that may be a part of a total.

Every unclear item ends the list or voids it: an enumeration is claimed only where each
item counts the same thing once and no verb starts a new clause.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from bielelt.language.dates import CACHED
from bielelt.language.numerals import MULTIPLIERS
from bielelt.language.quantities import Quantity
from bielelt.language.spans import Spans
from bielelt.language.stems import Case, stem
from bielelt.language.verbs import is_verb, joins_clauses
from bielelt.language.worded import find_counts

OPENS_LIST = re.compile(r"\b(?:[үу][үу]нд|үнд)\b\s*(?:нь)?\s*[:;,–—-]?", re.IGNORECASE)
OF_WHICH = re.compile(
    r"\b(?:үүнээс|түүнээс|эдгээрээс|үүний|дотор нь)\b\s*[:,]?", re.IGNORECASE
)
NEEDED = {
    OPENS_LIST: ("үнд", "унд"),
    OF_WHICH: ("үүнээс", "эдгээрээс", "үүний", "дотор нь"),
}
"""What a text in small letters needs to be searched for them, one of several."""

NUMBERED = r"\d{1,2}[.)]\s*[^\d\s]"
_SEPARATOR = re.compile(
    rf"[,;](?!\d)|(?<!\d)[,;]|\s(?:болон|ба|мөн)\s|\n|:\s+(?=[^\W\d])|\.\s*(?={NUMBERED})",
    re.IGNORECASE,
)
BRACKETS = re.compile(r"\([^()]*\)|(?<=\s)/[^/\d][^/]*/")


_MILLION = 1_000_000
# Kinds that add up to a whole with another name.
_PEOPLE = frozenset(map(stem, (
    "эрэгтэй", "эмэгтэй", "хүүхэд", "ахмад", "багш", "сурагч", "оюутан", "малчин", "ажилтан",
    "хаагч", "залуу", "иргэн", "суралцагч", "эцэг", "эх", "тамирчин", "насанд",
)))  # fmt: skip
_ANYBODY = frozenset(map(stem, ("хүн", "иргэн", "оролцогч", "хүүхэд")))
_SEXES = frozenset(map(stem, ("эрэгтэй", "эмэгтэй", "охин", "хөвгүүн")))
_OF_BOTH_SEXES = (
    "хүүхэд", "сурагч", "оюутан", "суралцагч", "гишүүн", "ажилтан", "хаагч", "багш", "тамирчин",
    "төлөөлөгч", "малчин", "залуу", "ахмад",
)  # fmt: skip
_KINDS = {stem(whole): _SEXES for whole in _OF_BOTH_SEXES}
_KINDS |= {stem(whole): _PEOPLE | _SEXES for whole in ("хүн", "иргэн", "оролцогч")}
_KINDS |= {
    stem("мал"): frozenset(
        map(stem, ("хонь", "ямаа", "үхэр", "адуу", "тэмээ", "бод", "бог"))
    )
}


@dataclass(frozen=True, slots=True)
class Item:
    """The text between two separators."""

    start: int
    end: int
    figures: list[Quantity]

    def verbs_after(self, text: str, q: Quantity) -> list[str]:
        """Return the verbs between a figure of the item and its end."""
        return [w for w in words(text[q.end : self.end]) if is_verb(w)]

    def joins_before(self, text: str, q: Quantity) -> bool:
        """Whether another clause ends before the figure: «хийж 20 мод»."""
        return any(map(joins_clauses, words(text[self.start : q.start])))


@lru_cache(maxsize=CACHED)  # who looks for wholes and parts in any way asks for it
def unbracketed(text: str) -> tuple[Quantity, ...]:
    """Return the figures of ``text`` outside of brackets: those within are parts of a part."""
    figures = find_counts(text)
    if not figures or ("(" not in text and text.count("/") < 2):  # noqa: PLR2004
        return figures
    inner = Spans(match.span() for match in BRACKETS.finditer(text))
    return tuple(q for q in figures if not inner.holds(q.start))


def items_of(
    text: str, start: int, end: int, quantities: tuple[Quantity, ...]
) -> list[Item]:
    """Part a stretch of text at commas into items with their figures.

    What stands in brackets belongs to no item: it is a part of a part.
    """
    inner = [m.span() for m in BRACKETS.finditer(text, start, end)]
    marks = [
        m
        for m in _SEPARATOR.finditer(text, start, end)
        if not any(a < m.start() < b - 1 for a, b in inner)
    ]
    figures = [
        q
        for q in quantities
        if start <= q.start < end and not any(a <= q.start < b for a, b in inner)
    ]
    edges = [start, *(m.end() for m in marks)]
    stops = [*(m.start() for m in marks), end]
    return [
        Item(a, b, [q for q in figures if a <= q.start < b])
        for a, b in zip(edges, stops, strict=True)
    ]


def words(text: str) -> list[str]:
    """Return the words of ``text`` without names: «Дорж» ends like a verb and is none."""
    return [w for w in re.findall(r"\w+", text) if not w.istitle()]


def fits(q: Quantity, total: Quantity) -> bool:
    """Whether the figure may be a part of the total by what it counts."""
    if not q.nouns or not total.nouns or q.counts_same(total):
        return True
    if are_persons(q, total):
        return True
    kinds = [_KINDS[noun] for noun in total.nouns if noun in _KINDS]
    return any(noun in kind or _is_doer(noun, kind) for kind in kinds for noun in q.nouns)


def are_persons(one: Quantity, other: Quantity) -> bool:
    """Whether both count people and one of them by a word for anybody: «50 багшийн … 6 хүн»."""
    anybody = any(not _ANYBODY.isdisjoint(q.nouns) for q in (one, other))
    return anybody and all(any(map(_is_person, q.nouns)) for q in (one, other))


def _is_person(noun: str) -> bool:
    return noun in _PEOPLE or noun in _ANYBODY or noun.endswith(("гч", "чин"))


def _is_doer(noun: str, kind: frozenset[str]) -> bool:
    """Whether the noun names people by what they do: «зорчигч», «төлөөлөгч»."""
    return kind is _PEOPLE and noun.endswith("гч")


def in_one_scale(text: str, parts: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """Give bare figures the «сая» that only a later one says: «118.4, 42.6, 9.5 сая төгрөг»."""
    scaled: list[Quantity] = []
    factor = 1
    for part in reversed(parts):
        said = text[part.start : part.end].casefold()
        own = next((n for word, n in MULTIPLIERS.items() if word in said), 1)
        if own == 1 and not part.nouns and not part.unit and factor > part.value:
            readings = tuple(value * factor for value in part.readings)
            scaled.append(replace(part, readings=readings))
        else:
            factor = own
            scaled.append(part)
    return tuple(reversed(scaled))


def is_bare_million(q: Quantity) -> bool:
    """Whether a figure is so big and counts nothing, so that money must be meant: «18,5 сая»."""
    return not q.unit and not q.nouns and q.value >= _MILLION


def _part_of(item: Item, total: Quantity, *, kinds: bool = False) -> Quantity | None:
    """Return the one figure of the item that counts what the total counts.

    ``kinds``: or anything else, if neither is measured: «41 эмийн сан» of «44 газар».
    """
    if kinds:
        counted = [q for q in item.figures if not q.unit and not total.unit]
        return counted[0] if len(counted) == len(item.figures) == 1 else None
    same = [q for q in item.figures if q.counts_same(total)]
    found = same or [q for q in item.figures if fits(q, total)]
    return found[0] if len(found) == 1 and (same or len(item.figures) == 1) else None


def collect_back(
    text: str,
    items: list[Item],
    total: Quantity,
    *,
    joined: bool = False,
    kinds: bool = False,
) -> tuple[tuple[Quantity, ...], tuple[Quantity, ...]]:
    """Walk back from «нийт» while the items are clean; also return the figures left over.

    ``joined``: after the last part, which counts what the total counts, one verb may
    stand that leads to the total. ``kinds``: the parts may be named otherwise.
    """
    parts: list[Quantity] = []
    while items:
        item = items[-1]
        opened = list(OPENS_LIST.finditer(text, item.start, item.end))
        figures = [q for q in item.figures if not opened or q.start > opened[-1].start()]
        # «5-д 30 сая, 3-т 46 сая төгрөг буюу нийтэд нь 242, 150, 138 сая»: told once more.
        again = text.rfind(" буюу ", item.start, item.end)
        anew = [q for q in figures if 0 < again < q.start]
        restated = (
            len(figures) > 1 and len(anew) == 1 and not (anew[0].nouns or anew[0].unit)
        )
        figures = anew if restated else figures
        # «318 хүүхдээс бүлэгт 214»: the list begins behind what all of it is taken from.
        bare = bool(figures) and figures[-1].case is Case.BARE
        wholes = [q for q in figures[:-1] if bare and q.case is Case.ABLATIVE]
        figures = [q for q in figures if q not in wholes]
        item = Item(item.start, item.end, figures)
        if OF_WHICH.search(text, item.start, item.end):
            items = items[:-1]
            continue
        part = _part_of(item, total, kinds=kinds) if figures else None
        leads = (
            joined and not parts and part is not None and _leads_on(text, item, part, total)
        )
        if figures and (part is None or (item.verbs_after(text, part) and not leads)):
            break
        if not figures and any(map(is_verb, words(text[item.start : item.end]))):
            break
        items = items[:-1]
        parts += [part] if part else []
        if opened or wholes or restated or (part and item.joins_before(text, part)):
            break
    rest = [q for item in items for q in item.figures if fits(q, total) and q not in parts]
    return tuple(reversed(parts)), tuple(rest)


def _leads_on(text: str, item: Item, part: Quantity, total: Quantity) -> bool:
    """Whether the item closes with one verb that joins it to the total: «… гаргаж,»."""
    verbs = item.verbs_after(text, part)
    last = words(text[item.start : item.end])[-1:]
    return part.counts_same(total) and verbs == last and joins_clauses(verbs[0])


def collect(text: str, items: list[Item], total: Quantity) -> tuple[Quantity, ...]:
    """Walk a list that was opened by a word; nothing if any item is unclear."""
    parts: list[Quantity] = []
    for index, item in enumerate(items):
        if OF_WHICH.search(text, item.start, item.end):
            continue
        if not item.figures:
            continue
        part = _part_of(item, total)
        if part is None:
            return ()
        parts.append(part)
        verbs = item.verbs_after(text, part)
        if any(map(joins_clauses, verbs)):
            return ()
        if verbs and any(later.figures for later in items[index + 1 :]):
            return ()
    return tuple(parts)
