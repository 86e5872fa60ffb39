"""Words that stand in no dictionary: switched off unless a province wants it."""

from collections.abc import Iterator
from dataclasses import dataclass

from bielelt.checks.base import Finding, Quote, Setting, Severity, Words, misspelt_words
from bielelt.core.report import Report
from bielelt.language.misspelling import Fault

TITLE = Words("Толь бичигт байхгүй үг", "Word in no dictionary")
EXAMPLE = Words(
    "«өвөлжөөсгүйн» гэсэн үг толь бичигт алга.",
    "No dictionary has the word «өвөлжөөсгүйн».",
)


@dataclass(frozen=True, slots=True)
class Spelling:
    """A word that the dictionary does not know and that is no name or abbreviation.

    Why: methodology §6.37. A fifth of what a dictionary does not know is right all the
    same, so that this is a hint, and off until a province switches it on.
    """

    slug: str = "spelling"
    title: Words = TITLE
    example: Words = EXAMPLE
    settings: tuple[Setting, ...] = ()
    is_on: bool = False

    def run(self, report: Report) -> Iterator[Finding]:
        """Yield a HINT per clause with all its unknown words."""
        by_clause: dict[int | None, list[Quote]] = {}
        for quote, found in misspelt_words(report):
            if found.fault is Fault.UNKNOWN:
                by_clause.setdefault(quote.clause, []).append(quote)
        for clause, quotes in by_clause.items():
            words = ", ".join(f"«{w}»" for w in dict.fromkeys(q.text for q in quotes))
            yield Finding(
                self.slug,
                Severity.HINT,
                (clause or 0,),
                tuple(dict.fromkeys(quotes)),
                Words(f"Толь бичигт алга: {words}.", f"In no dictionary: {words}."),
                Words(
                    "Зөв бичсэн эсэхийг шалгах.",
                    "See whether the spelling is right.",
                ),
            )
