"""Words that one wrong letter damaged, with the word that is meant."""

from collections.abc import Iterator
from dataclasses import dataclass

from bielelt.checks.base import Finding, Setting, Severity, Words, by_word
from bielelt.core.report import Report
from bielelt.language.misspelling import Fault

TITLE = Words("Алдаатай бичигдсэн үг", "Damaged word")
EXAMPLE = Words(
    "«бэлчэрийн» гэж үг байхгүй, «бэлчээрийн» гэсэн бололтой.",
    "«бэлчэрийн» is no word; «бэлчээрийн» seems to be meant.",
)


@dataclass(frozen=True, slots=True)
class DamagedWords:
    """A word that stands in no dictionary, one letter away from the one word it can be.

    Why: methodology §6.36. Needs the dictionary hunspell-mn; without it, it stays silent.
    A damaged document has many such words. One or two in a clean one may be words that the
    dictionary lacks, unless the document itself writes the other.
    """

    slug: str = "damaged-words"
    title: Words = TITLE
    example: Words = EXAMPLE
    settings: tuple[Setting, ...] = (
        Setting("many", Words("Эвдэрсэн баримтын ийм үгийн тоо", "Such words of a damaged document"), 1, 100),
    )  # fmt: skip
    is_on: bool = True
    many: int = 4

    def run(self, report: Report) -> Iterator[Finding]:
        """Yield a DOUBT per clause and damaged word, a HINT if it may be a rare word."""
        told = list(by_word(report, Fault.DAMAGED))
        is_damaged = len({found.word for _, found, _ in told}) >= self.many
        for clause, found, quotes in told:
            word, right = found.word, found.right
            yield Finding(
                self.slug,
                Severity.DOUBT if is_damaged or found.sure else Severity.HINT,
                (clause,),
                quotes,
                Words(
                    f"«{word}» гэсэн үг толь бичигт алга; «{right}» гэж бичих гэсэн бололтой.",
                    f"No dictionary has «{word}»; «{right}» seems to be meant.",
                ),
                Words(f"«{right}» гэж засах.", f"Write «{right}»."),
            )
