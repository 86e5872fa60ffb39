"""Words that mix Latin and Cyrillic letters, with the right spelling."""

from collections.abc import Iterator
from dataclasses import dataclass

from bielelt.checks.base import (
    Finding,
    Passage,
    Quote,
    Setting,
    Severity,
    Words,
    passages,
    words_of,
)
from bielelt.core.report import Report
from bielelt.language.lookalikes import is_cyrillic
from bielelt.language.mixed import Mixed, find_mixed, respell

TITLE = Words("Латин, кирилл үсэг холилдсон үг", "Latin and Cyrillic letters in one word")
EXAMPLE = Words(
    "«хурaл» гэсэн үгийн «a» нь латин үсэг.",
    "The “a” of «хурaл» is a Latin letter.",
)


@dataclass(frozen=True, slots=True)
class MixedLetters:
    """One word holds letters of two alphabets.

    Why: methodology §6.5. Such a word looks right and is found by no search; the letters
    are named one by one because the eye cannot tell them apart.
    """

    slug: str = "mixed-letters"
    title: Words = TITLE
    example: Words = EXAMPLE
    settings: tuple[Setting, ...] = ()
    is_on: bool = True

    def run(self, report: Report) -> Iterator[Finding]:
        """Yield an ERROR per clause and word, with every place the word stands in."""
        known = words_of(report)
        found: dict[tuple[int, str], list[tuple[Quote, str, Mixed]]] = {}
        for passage in passages(report):
            for mixed in find_mixed(passage.text):
                spelt = respell(mixed, passage.text, known)
                quote = _quote(passage, mixed)
                found.setdefault((passage.clause, mixed.word), []).append(
                    (quote, spelt, mixed)
                )
        for (clause, word), places in found.items():
            yield self._finding(clause, word, places)

    def _finding(
        self, clause: int, word: str, places: list[tuple[Quote, str, Mixed]]
    ) -> Finding:
        strange = ", ".join(dict.fromkeys(c for c in word if not is_cyrillic(c)))
        spelt = ", ".join(f"«{s}»" for s in dict.fromkeys(s for _, s, _ in places))
        return Finding(
            self.slug,
            Severity.ERROR,
            (clause,),
            tuple(dict.fromkeys(quote for quote, _, _ in places)),
            Words(
                f"«{word}» гэсэн үгэнд кирилл бус үсэг орсон: {strange}. Зөв бичлэг: {spelt}.",
                f"The word “{word}” holds letters that are not Cyrillic: {strange}. It should "
                f"read {spelt}.",
            ),
            Words(f"{spelt} гэж засах.", f"Write {spelt}."),
        )


def _quote(passage: Passage, mixed: Mixed) -> Quote:
    return passage.quote(mixed.start, mixed.end)
