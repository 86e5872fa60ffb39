"""Numbers of clauses and decisions: labels inside an act, keys of a register.

Source: docs/methodology.md §4.
"""

import re
from datetime import date
from functools import lru_cache

# Chapters of a directive are numbered in words: «Нэг.», «Хоёр.» … «Арав.».
CHAPTERS = (
    "Нэг", "Хоёр", "Гурав", "Дөрөв", "Тав", "Зургаа", "Долоо", "Найм", "Ес", "Арав",
    "Арван нэг", "Арван хоёр", "Арван гурав", "Арван дөрөв", "Арван тав",
)  # fmt: skip

_NUMBER = re.compile(r"(\d{1,3})\.(?!\d)\s*")
_PART = re.compile(r"(\d{1,3}(?:\.\d{1,3})+)\.?(?!\d)\s*")
_CHAPTER = re.compile(
    rf"({'|'.join(sorted(CHAPTERS, key=len, reverse=True))})\.\s*", re.IGNORECASE
)
_PART_AFTER_HEADING = re.compile(r":\s*(\d{1,3}(?:\.\d{1,3})+)\.?(?!\d)")


def part_label(cell: str) -> tuple[str | None, str]:
    """Part a clause as printed into its label and its text.

    «2. Тооллогыг …» → («2.», «Тооллогыг …»); «15. 2.2.Шинэчлэлтийг …» → («15. 2.2»,
    «Шинэчлэлтийг …»). A chapter heading stays in the text and gives its name, or the
    inner number behind its colon, to the label: «11. Зургаа. … нарт: …» → («11. Зургаа»,
    «Зургаа. … нарт: …»); «14. Хоёр. … нарт: 2.1.Удирдах …» → («14. 2.1», «Хоёр. …»).
    """
    cell = cell.strip()
    number = _NUMBER.match(cell)
    rest = cell[number.end() :] if number else cell
    part = _PART.match(rest)
    if part:
        label = f"{number[1]}. {part[1]}" if number else part[1]
        return label, rest[part.end() :]
    if not number:
        return None, cell
    chapter = _CHAPTER.match(rest)
    if chapter is None:
        return f"{number[1]}.", rest
    inner = _PART_AFTER_HEADING.search(rest)
    return f"{number[1]}. {inner[1] if inner else chapter[1]}", rest


def join_label(label: str | None, text: str | None) -> str:
    """Print label and text so that ``part_label`` takes them apart again."""
    if label is None:
        return text or ""
    first, _, second = label.partition(" ")
    if second and text and part_label(f"{first} {text}")[0] == label:
        return f"{first} {text}"
    joined = (
        f"{label}. {text or ''}" if not label.endswith(".") else f"{label} {text or ''}"
    )
    return joined.strip()


_NUMBERS = re.compile(r"\d+")


@lru_cache(maxsize=20_000)
def label_key(label: str | None) -> tuple[int, ...]:
    """Return the numbers of a label for comparison: «15. 2.2» → (15, 2, 2)."""
    return tuple(map(int, _NUMBERS.findall(label or "")))


# One letter of the series in two scripts; А is folded to Cyrillic so that both are one key.
_SERIES = str.maketrans("ABEKMHOPCTX", "АВЕКМНОРСТХ")


@lru_cache(maxsize=20_000)  # the numbers of a register come again and again
def number_key(number: str) -> str:
    """Return the number with look-alike letters folded: ``2024_A/27`` → ``2024_А/27``."""
    return re.sub(r"\s+", "", number).upper().translate(_SERIES)


_YEAR = re.compile(r"(\d{4})_(?=.)")


@lru_cache(maxsize=20_000)  # every clause asks for the key of its act
def act_key(number: str, day: date | None) -> tuple[int, str]:
    """Return year and folded series with number: with issuer and kind they name an act.

    ``2024_A/27`` and ``А/27`` of a day in 2024 are the same act: (2024, "А/27"). The year
    is 0 where neither number nor day tells it. Source: docs/methodology.md §4.
    """
    key = number_key(number)
    year = _YEAR.match(key)
    if year:
        return int(year[1]), key[year.end() :]
    return (day.year if day else 0), key
