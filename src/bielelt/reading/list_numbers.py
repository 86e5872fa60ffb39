"""The numbers Word prints before the paragraphs of a list, which no text in the file holds.

Serial columns are often filled this way: the cell is an empty paragraph of a list.
"""

import re
from dataclasses import dataclass, field

from lxml import etree

from bielelt.reading.packages import Package

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VAL = f"{_W}val"
_PLACE = re.compile(r"%([1-9])")
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LARGEST_ROMAN = 4999
_UNNUMBERED = frozenset({"bullet", "none"})


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    format: str
    pattern: str


_Levels = dict[int, _Level]


@dataclass(slots=True)
class ListNumbers:
    """Counts the lists of one document; paragraphs must be asked for in order."""

    lists: dict[str, tuple[str, _Levels]] = field(default_factory=dict)
    """List → what it counts with (lists may share a count) and its levels."""

    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    """Paragraph style → the list and level it puts its paragraphs in."""

    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def before(self, paragraph: etree._Element) -> str:
        """Return what is printed before this paragraph, e.g. “3.”; "" if nothing is."""
        name, depth = self._membership(paragraph)
        count, levels = self.lists.get(name, ("", {}))
        level = levels.get(depth)
        if level is None or level.format in _UNNUMBERED:
            return ""
        counts = self._counts.setdefault(count, {})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]

        def number(match: re.Match[str]) -> str:
            outer = int(match[1]) - 1
            there = levels.get(outer, level)
            return _show(counts.get(outer, there.start), there.format)

        return _PLACE.sub(number, level.pattern) + " "

    def _membership(self, paragraph: etree._Element) -> tuple[str, int]:
        properties = paragraph.find(f"{_W}pPr")
        if properties is None:
            return "", 0
        own = _list_of(properties)
        if own is not None:
            return own
        return self.styles.get(_value(properties, "pStyle"), ("", 0))


def list_numbers(package: Package, document: str) -> ListNumbers:
    """Return the lists that the document part of a package refers to."""
    parts = {k: p for k, p in package.related(document).values() if package.has(p)}
    numbers = ListNumbers()
    if "numbering" in parts:
        numbers.lists = _lists(package, parts["numbering"])
    if numbers.lists and "styles" in parts:
        for style in package.elements(parts["styles"], f"{_W}style"):
            properties = style.find(f"{_W}pPr")
            member = None if properties is None else _list_of(properties)
            if member:
                numbers.styles[style.get(f"{_W}styleId", "")] = member
    return numbers


def _lists(package: Package, part: str) -> dict[str, tuple[str, _Levels]]:
    abstract: dict[str, _Levels] = {}
    lists: dict[str, tuple[str, _Levels]] = {}
    for element in package.elements(part, f"{_W}abstractNum", f"{_W}num"):
        if element.tag == f"{_W}abstractNum":
            levels = dict(_level(level) for level in element.iterfind(f"{_W}lvl"))
            abstract[element.get(f"{_W}abstractNumId", "")] = levels
            continue
        name, base = element.get(f"{_W}numId", ""), _value(element, "abstractNumId")
        levels = dict(abstract.get(base, {}))
        overrides = element.findall(f"{_W}lvlOverride")
        for override in overrides:
            _override(override, levels)
        # A list that starts anew has a count of its own.
        lists[name] = (f"{base} {name}" if overrides else base, levels)
    return lists


def _override(override: etree._Element, levels: _Levels) -> None:
    depth = _number(override.get(f"{_W}ilvl", ""))
    whole = override.find(f"{_W}lvl")
    if whole is not None:
        levels[depth] = _level(whole)[1]
    start = override.find(f"{_W}startOverride")
    if start is not None and depth in levels:
        old = levels[depth]
        levels[depth] = _Level(_number(start.get(_VAL, "")), old.format, old.pattern)


def _level(element: etree._Element) -> tuple[int, _Level]:
    return _number(element.get(f"{_W}ilvl", "")), _Level(
        _number(_value(element, "start")),
        _value(element, "numFmt") or "decimal",
        _value(element, "lvlText"),
    )


def _list_of(properties: etree._Element) -> tuple[str, int] | None:
    member = properties.find(f"{_W}numPr")
    if member is None:
        return None
    return _value(member, "numId"), _number(_value(member, "ilvl"))


def _value(element: etree._Element, name: str) -> str:
    child = element.find(f"{_W}{name}")
    return "" if child is None else child.get(_VAL, "")


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < len("10000000") else 0


def _show(number: int, format: str) -> str:
    """Return a number the way a list format writes it; unknown formats are decimal."""
    letters = _RUSSIAN if format.startswith("russian") else _LATIN
    if format == "decimalZero":
        return f"{number:02}"
    if format.endswith("Roman") and 0 < number <= _LARGEST_ROMAN:
        text = _roman(number)
    elif format.endswith(("Letter", "russianLower", "russianUpper")) and number > 0:
        # After the last letter it goes on with aa, bb, cc.
        text = letters[(number - 1) % len(letters)] * ((number - 1) // len(letters) + 1)
    else:
        return str(number)
    return text.upper() if format.startswith("upper") or format.endswith("Upper") else text


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text
