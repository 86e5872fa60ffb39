"""A unit that is said twice: «75% хувь», «5000₮ төгрөг», «3 сая сая төгрөг»."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bielelt.checks.base import Finding, Quote, Setting, Severity, Words, gather, kept
from bielelt.core.report import Report
from bielelt.language.folding import small
from bielelt.language.numerals import figure

TITLE = Words("Нэгжийг давхар бичсэн", "Unit said twice")
EXAMPLE = Words(
    "«40% хувьтай» гэж % тэмдэг, хувь гэсэн үгийг давхар бичжээ.",
    "«40% хувьтай» says percent twice.",
)

# A number has an end: else a line of figures takes the square of its length.
_NUMBER = r"\d(?<![\w.,].)[\d.,  ]{0,24}"
# «100% хувийн хөрөнгө» is private capital; before these words «хувийн» can only be per cent.
_MEASURED = (
    r"(?:\w*ажиллагаа|гүйцэтгэл|хэрэгжил|биелэл|хамрагдал|хамрал|хамруулал|ирц|хангамж|хангал|дүүргэл|өсөл|бууралт|"
    r"хөнгөлөл|үзүүлэлт|амжил|үнэлгээ|бүрдэл|бэлэн|төлөл|гарц|чийгшил|суудал|магадлал|хүчин\s+чад|багтаамж|алдагдал|хорогдол|урамшуулал)"
)
_TWICE = re.compile(
    rf"{_NUMBER}\s?(?:"
    r"(?P<percent>%\s*-?\s*(?:ий[нг]\s+)?хув(?:ь(?:тай\w*|д)?|тай\w*|ийг|иар|иас)\b(?!\s+хүн)|"
    rf"%\s*хувийн(?=\s+{_MEASURED}))|(?P<word>хувь?\s*%)|"
    r"(?P<money>₮\s*-?\s*төг\w*|төг\.?\s+төгрөг\w*|төгрөг\s*₮|\$\s*(?:ам\.?\s*)?доллар\w*)|"
    r"(?P<other>кг\.?\s+килограмм\w*|км\.?\s+километр\w*|тн\.?\s+тонн\w*|га\.?\s+гектар\w*|"
    r"(?P<same>сая|тэрбум|мянган?|төгрөг|хувь|тонн|тн|км|метр|кг|га|литр|ширхэг|толгой)\s+(?P=same)\b|"
    r"килограмм\s+кг\b|километр\s+км\b|тонн\s+тн\b|гектар\s+га\b|төгрөг\s+төг\b)(?![/²³])"
    r")"
)  # of small letters
# The reader keeps the words of a summary page apart from its figures.
_PRINTED = re.compile(r"%\s*-?\s*хув(?:ь|т|и)\w*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Twice:
    start: int
    end: int
    right: str


@dataclass(frozen=True, slots=True)
class UnitTwice:
    """A sign and its word behind one number.

    Why: methodology §6.29. One of the two is enough; «75% хувь» read literally is 75 of a
    hundredth of a hundredth.
    """

    slug: str = "unit-twice"
    title: Words = TITLE
    example: Words = EXAMPLE
    settings: tuple[Setting, ...] = ()
    is_on: bool = True

    def run(self, report: Report) -> Iterator[Finding]:
        """Yield a DOUBT per clause, and per summary page."""
        for clause, places in gather(report, _find):
            yield self._finding((clause,), places)
        for quote, twice in _on_summaries(report):
            yield self._finding((), [(quote, twice)])

    def _finding(
        self, clauses: tuple[int, ...], places: list[tuple[Quote, _Twice]]
    ) -> Finding:
        written = ", ".join(dict.fromkeys(f"«{quote.text}»" for quote, _ in places))
        right = ", ".join(dict.fromkeys(f"«{twice.right}»" for _, twice in places))
        return Finding(
            self.slug,
            Severity.DOUBT,
            clauses,
            tuple(dict.fromkeys(quote for quote, _ in places)),
            Words(
                f"{written}: нэгжийг давхар бичжээ.",
                f"{written}: the unit is written twice.",
            ),
            Words(f"{right} гэж нэг удаа бичих.", f"Say it once: {right}."),
        )


@kept
def _find(text: str) -> Iterator[_Twice]:
    for match in _TWICE.finditer(small(text)):
        yield _Twice(*match.span(), _once(text[match.start() : match.end()]))


def _once(written: str) -> str:
    number = re.match(r"[\d.,\s ]+", written)
    digits = number[0].strip() if number else ""
    rest = written[len(number[0]) if number else 0 :]
    words = re.findall(r"[^\W\d_]+", rest)
    word = max(reversed(words), key=len, default="")
    return f"{digits} {word}"


def _on_summaries(report: Report) -> Iterator[tuple[Quote, _Twice]]:
    """Read the words that the reader kept of the summary pages, page by page."""
    kept = " ".join(
        r.before for r in report.repairs if (r.field, r.kind) == ("summaries", "form-words")
    )
    printed = _PRINTED.findall(kept)
    pages = [summary for summary in report.summaries if summary.overall is not None]
    if len(printed) != len(pages):
        return
    for page, words in zip(pages, printed, strict=True):
        written = f"{figure(page.overall or 0)}{words}"
        yield Quote(None, f"summary:{page.by}", written), _Twice(0, 0, _once(written))
