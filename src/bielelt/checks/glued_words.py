"""Two words, or a number and a word, without the blank between them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bielelt.checks.base import (
    Finding,
    Quote,
    Setting,
    Severity,
    Words,
    by_word,
    gather,
    kept,
)
from bielelt.core.report import Report
from bielelt.language.misspelling import Fault, Misspelt

TITLE = Words("Залгаж бичсэн үг", "Words written together")
EXAMPLE = Words(
    "«сумынхэмжээнд» гэж хоёр үг залгажээ: «сумын хэмжээнд».",
    "«сумынхэмжээнд» is two words: «сумын хэмжээнд».",
)

# «8нд», «25хувь», «нийт45»: a number without blank or hyphen.
_ENDING = r"(?:нд|ны|ний|ныг|нийг|наас|нээс|аас|ээс|оос|өөс|д|т|тай|тэй|той|р)"
_WORD = (
    r"(?:хувь|хувийг|хувиар|хувиас|иргэн|хүн|өрх|айл|удаа|ширхэг|төгрөг|сая|мянга|мянган|баг|толгой|"
    r"дугаар\w{0,3}|дүгээр\w{0,3}|байгууллага|албан|оны|онд|сар|сарын|жил|жилийн|өдөр|цаг|мод|хүүхэд|багш|заалт|арга)"
)
_NUMBERS = re.compile(
    rf"(?<![\w.,/-])\d{{1,6}}(?:{_ENDING}|{_WORD})(?![\w-])|"
    r"(?<![\w.,/-])(?:нийт|оны|сарын|болон|нь|гэхэд)\d{1,6}(?![\w./-])",
    re.IGNORECASE,
)
_TOUCHES = re.compile(r"\d(?:(?=[^\W\d])|(?<=[^\W\d]\d))")


@dataclass(frozen=True, slots=True)
class _Number:
    start: int
    end: int
    word: str

    @property
    def right(self) -> str:
        digits = re.match(r"\d+", self.word)
        rest = self.word[digits.end() :] if digits else ""
        if digits and re.fullmatch(_ENDING, rest, re.IGNORECASE):
            return f"{digits[0]}-{rest}"
        return re.sub(r"(?<=\d)(?=\D)|(?<=\D)(?=\d)", " ", self.word)


@dataclass(frozen=True, slots=True)
class GluedWords:
    """Two known words make an unknown one; or a number is glued to its word.

    Why: methodology §6.34. Glued words are found by no search and often show that a column
    or a line was read into another. A number without its hyphen is only told as a hint.
    """

    slug: str = "glued-words"
    title: Words = TITLE
    example: Words = EXAMPLE
    settings: tuple[Setting, ...] = ()
    is_on: bool = True

    def run(self, report: Report) -> Iterator[Finding]:
        """Yield a DOUBT where the two words are sure, a HINT else."""
        for clause, found, quotes in by_word(report, Fault.GLUED):
            severity = Severity.DOUBT if found.sure else Severity.HINT
            yield self._finding(severity, clause, found, quotes)
        for clause, places in gather(report, _numbers, lambda n: n.word):
            quotes = tuple(dict.fromkeys(quote for quote, _ in places))
            yield self._finding(Severity.HINT, clause, places[0][1], quotes)

    def _finding(
        self,
        severity: Severity,
        clause: int,
        found: Misspelt | _Number,
        quotes: tuple[Quote, ...],
    ) -> Finding:
        word, right = found.word, found.right
        return Finding(
            self.slug,
            severity,
            (clause,),
            quotes,
            Words(
                f"«{word}» гэж зай, зураасгүй залгаж бичжээ: «{right}».",
                f"«{word}» is written together; it should read «{right}».",
            ),
            Words(f"«{right}» гэж засах.", f"Write «{right}»."),
        )


@kept
def _numbers(text: str) -> Iterator[_Number]:
    found = _NUMBERS.finditer(text) if _TOUCHES.search(text) else ()
    return (_Number(*match.span(), match[0]) for match in found)
