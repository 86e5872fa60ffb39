"""Words with a blank or hyphen inside, as a line break leaves them."""

from collections.abc import Iterator
from dataclasses import dataclass

from bielelt.checks.base import Finding, Setting, Severity, Words, gather, kept
from bielelt.core.report import Report
from bielelt.language.misspelling import find_broken

TITLE = Words("Тасалж бичсэн үг", "Broken word")
EXAMPLE = Words(
    "«байгуул лага» гэж нэг үг тасарчээ: «байгууллага».",
    "«байгуул лага» is one word, broken: «байгууллага».",
)

_find = kept(find_broken)


@dataclass(frozen=True, slots=True)
class BrokenWords:
    """Two pieces, not both of them words, that together are one.

    Why: methodology §6.35. Needs the dictionary hunspell-mn; without it, it stays silent.
    """

    slug: str = "broken-words"
    title: Words = TITLE
    example: Words = EXAMPLE
    settings: tuple[Setting, ...] = ()
    is_on: bool = True

    def run(self, report: Report) -> Iterator[Finding]:
        """Yield a DOUBT per clause and broken word."""
        for clause, places in gather(report, _find, lambda b: (b.word, b.right)):
            broken = places[0][1]
            yield Finding(
                self.slug,
                Severity.DOUBT,
                (clause,),
                tuple(dict.fromkeys(quote for quote, _ in places)),
                Words(
                    f"«{broken.word}» гэж нэг үгийг тасалж бичжээ: «{broken.right}».",
                    f"«{broken.word}» is one word, broken: «{broken.right}».",
                ),
                Words(f"«{broken.right}» гэж засах.", f"Write «{broken.right}»."),
            )
