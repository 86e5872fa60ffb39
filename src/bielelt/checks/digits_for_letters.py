"""Letters typed for digits and digits for letters: «З иргэн», «2О31», «3асаг»."""

from collections.abc import Iterator
from dataclasses import dataclass

from bielelt.checks.base import Finding, Setting, Severity, Words, gather, words_of
from bielelt.core.report import Report
from bielelt.language.lookalike_digits import find_digit_slips

TITLE = Words("Цифр, үсэг андуурсан", "Digit for letter, letter for digit")
EXAMPLE = Words(
    "«З айл» гэсний «З» нь үсэг, «3» гэсэн цифр байх ёстой.",
    "The «З» of «З айл» is a letter where the digit «3» is meant.",
)


@dataclass(frozen=True, slots=True)
class DigitsForLetters:
    """З for 3, О for 0, б for 6, or the reverse.

    Why: methodology §6.28. Such a figure is in no sum and such a word is found by no search.
    """

    slug: str = "digits-for-letters"
    title: Words = TITLE
    example: Words = EXAMPLE
    settings: tuple[Setting, ...] = ()
    is_on: bool = True

    def run(self, report: Report) -> Iterator[Finding]:
        """Yield a DOUBT per clause and written form."""
        known = words_of(report)
        for clause, places in gather(
            report, lambda text: find_digit_slips(text, known), lambda s: s.right
        ):
            written, right = places[0][0].text, places[0][1].right
            yield Finding(
                self.slug,
                Severity.DOUBT,
                (clause,),
                tuple(dict.fromkeys(quote for quote, _ in places)),
                Words(
                    f"«{written}» гэснийг «{right}» гэж унших бололтой: цифр, үсгийг андуурчээ.",
                    f"«{written}» seems to mean «{right}»: a digit and a letter are mistaken for each other.",
                ),
                Words(f"«{right}» гэж засах.", f"Write «{right}»."),
            )
