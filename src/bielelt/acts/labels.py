"""Numbers before clauses: «1.», «1/», «2.3.», «Нэг.», «II.», and which of them is no number."""

import re
from dataclasses import dataclass

from bielelt.core.numbering import CHAPTERS

_LETTER = r"(?=\s*[«\"“„(]?\s*[^\W\d_])"
_WORDS = sorted((*CHAPTERS, *map(str.upper, CHAPTERS)), key=len, reverse=True)
_CHAPTER = re.compile(rf"(?P<word>{'|'.join(_WORDS)})[.:]{_LETTER}")
_ROMAN = re.compile(rf"(?P<word>X{{0,1}}(?:IX|IV|V?I{{0,3}}))\.{_LETTER}")
_NUMBER = re.compile(
    rf"(?P<number>\d{{1,3}})\s?(?P<mark>[./)])(?:{_LETTER}|(?=\s\d{{1,4}}\s[^\W\d_]))"
)
_PART = re.compile(
    rf"(?P<parts>\d{{1,3}}(?:\.\d{{1,3}}){{1,3}})(?:[./)]|(?=\s)|(?=[А-ЯӨҮЁ])){_LETTER}"
)

# «2. дугаар хавсралт» at the start of a wrapped line is the end of «хавсралтын 2».
_GOES_ON = re.compile(
    r"\s*(?:дугаар|дүгээр|дугаарт|дахь|дэх|дах|хувь|сая|мянга|төгрөг|оны|онд|сар|р)\b",
    re.IGNORECASE,
)
_CHAPTER_NUMBERS = {word.casefold(): n for n, word in enumerate(CHAPTERS, 1)}
_ROMAN_NUMBERS = {
    word: n
    for n, word in enumerate(
        ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII"),
        1,
    )
}


@dataclass(frozen=True, slots=True)
class Label:
    """``printed`` is the first letters of the line; ``style`` tells its kind of number."""

    printed: str
    style: str
    numbers: tuple[int, ...]
    word: str

    @property
    def is_chapter(self) -> bool:
        """Whether it stands above all other numbers."""
        return self.style in {"word", "roman"}

    def follows(self, before: tuple[int, ...] | None) -> bool:
        """Whether it is the next number after ``before``, or the first of a list."""
        if before is None or self.numbers[:-1] != before[:-1]:
            return self.numbers[-1] == 1
        return self.numbers[-1] == before[-1] + 1


def read_label(text: str) -> Label | None:
    """Return the number that ``text`` begins with; None if it begins with a word."""
    word = _CHAPTER.match(text)
    if word:
        place = _CHAPTER_NUMBERS[word["word"].casefold()]
        return Label(word[0], "word", (place,), word["word"].capitalize())
    roman = _ROMAN.match(text)
    if roman and roman["word"] in _ROMAN_NUMBERS:
        return Label(roman[0], "roman", (_ROMAN_NUMBERS[roman["word"]],), roman["word"])
    part = _PART.match(text)
    if part and not _GOES_ON.match(text, part.end()):
        numbers = tuple(map(int, part["parts"].split(".")))
        return Label(part[0], f"parts {len(numbers)}", numbers, part["parts"])
    number = _NUMBER.match(text)
    if number and not _GOES_ON.match(text, number.end()):
        return Label(number[0], number["mark"], (int(number["number"]),), number["number"])
    return None
