"""Figures without chance: every number follows from the words it stands for.

The same key always gives the same number, on every machine and in every version of Python.
"""

import datetime as dt
import re
from dataclasses import dataclass
from zlib import crc32

from bielelt.language.dates import official_day


def pick(key: str, count: int) -> int:
    """Return a number from 0 up to ``count``, ``count`` excepted, that follows from ``key``.

    The checksum is stirred first: alone it walks in step with the digits of similar keys.
    """
    stirred = crc32(key.encode()) * 2654435761 % 2**32
    return (stirred >> 7) % count


def between(key: str, low: int, high: int) -> int:
    """Return a number from ``low`` to ``high``, both included."""
    return low + pick(key, high - low + 1)


def split(key: str, total: int, count: int) -> tuple[int, ...]:
    """Part ``total`` into ``count`` numbers that add up to it; none is 0 if it suffices."""
    weights = [between(f"{key}/{n}", 4, 11) for n in range(count)]
    parts = [total * weight // sum(weights) for weight in weights]
    parts[0] += total - sum(parts)
    while min(parts) < 1 <= total // count:
        parts[parts.index(max(parts))] -= 1
        parts[parts.index(min(parts))] += 1
    return tuple(parts)


def day_in(key: str, first: dt.date, last: dt.date) -> dt.date:
    """Return a day between two days, both included: a working day if one lies there.

    The day before a weekend stands in for it, at the beginning the day behind.
    """
    day = first + dt.timedelta(pick(key, (last - first).days + 1))
    weekend = max(0, day.isoweekday() - 5)
    friday = day - dt.timedelta(weekend)
    monday = day + dt.timedelta(3 - weekend)
    if not weekend or friday >= first:
        return friday
    return monday if monday <= last else first


_GROUPING = 10_000


def printed(number: int) -> str:
    """Write a number as reports do: thousands apart from five digits on."""
    return f"{number:,}".replace(",", " ") if number >= _GROUPING else str(number)


@dataclass(frozen=True, slots=True)
class Setting:
    """Where and when a sentence is said; ``step`` counts the periods from 0.

    ``factor`` multiplies large figures for bodies that speak for the whole province.
    """

    key: str
    words: dict[str, str]
    parts: tuple[str, ...]
    step: int
    first: dt.date
    last: dt.date
    factor: int = 1

    def grown(self, key: str, low: int, high: int) -> int:
        """Return a figure that begins in a range and grows from period to period."""
        factor = self.factor if high >= 20 else 1  # noqa: PLR2004 - crews stay small
        base = between(f"{self.key}/{key}", low, high) * factor
        growth = max(1, base * between(f"{self.key}/{key}/growth", 22, 46) // 100)
        return base + self.step * growth


_SLOT = re.compile(r"\{(?:(T) |(\+)?)(\d+)-(\d+)\}|\{(\w+)\}")
_LETTERS = ("A", "B", "C")


def fill(template: str, setting: Setting) -> str:
    """Put figures, dates and names into the slots of a sentence.

    ``{8-14}`` is a number that stays, ``{+8-14}`` one that grows from period to period;
    ``{T 40-90}`` is a growing total, and ``{A}``, ``{B}``, ``{C}`` or ``{split}`` (by bags or
    districts) are its parts, which add up. ``{date}`` is a day of the period, any other word
    one of ``setting.words``.
    """
    total = _total(template, setting)
    letters = [letter for letter in _LETTERS if f"{{{letter}}}" in template]
    parts = split(f"{setting.key}/{template}", total, len(letters) or 3)
    named = {
        **setting.words,
        **{letter: printed(part) for letter, part in zip(letters, parts, strict=False)},
        "split": _listed(setting, parts),
        "date": _date(template, setting),
    }

    def value(slot: re.Match[str]) -> str:
        is_total, grows, low, high, word = slot.groups()
        if word:
            return named[word]
        if is_total:
            return printed(total)
        key = f"{template}@{slot.start()}"
        if grows:
            return printed(setting.grown(key, int(low), int(high)))
        return printed(between(f"{setting.key}/{key}", int(low), int(high)))

    return sentence(_SLOT.sub(value, template))


def sentence(text: str) -> str:
    """Begin with a capital letter."""
    return text[:1].upper() + text[1:]


def _total(template: str, setting: Setting) -> int:
    slot = re.search(r"\{T (\d+)-(\d+)\}", template)
    return setting.grown(template, int(slot[1]), int(slot[2])) if slot else 0


def _date(template: str, setting: Setting) -> str:
    key = f"{setting.key}/{template}/{setting.step}"
    return official_day(day_in(key, setting.first, setting.last))


def _listed(setting: Setting, parts: tuple[int, ...]) -> str:
    start = pick(f"{setting.key}/where", len(setting.parts))
    names = [setting.parts[(start + n) % len(setting.parts)] for n in range(len(parts))]
    return ", ".join(
        f"{inside(name)} {printed(part)}" for name, part in zip(names, parts, strict=True)
    )


def inside(name: str) -> str:
    """Return the dative of a bag or district: «Хөтөл багт», «Хар-Бухт суманд»."""
    return f"{name}т" if name.endswith("баг") else f"{name}анд"
