"""Slips of punctuation, one hint per clause; two styles of quotation marks in one report."""

from collections.abc import Iterator
from dataclasses import dataclass

from bielelt.checks.base import (
    Finding,
    Quote,
    Setting,
    Severity,
    Words,
    gather,
    kept,
    passages,
)
from bielelt.core.report import Report
from bielelt.language.punctuation import (
    PunctuationSlip,
    Slip,
    find_slips,
    quotation_styles,
)

TITLE = Words("Цэг, таслал, хаалт", "Punctuation")
EXAMPLE = Words(
    "«уулзав.Мөн», «хурал , сургалт», «ERP -д», хаагаагүй хаалт «(Дэл баг».",
    "“уулзав.Мөн”, “хурал , сургалт”, “ERP -д”, a bracket left open: “(Дэл баг”.",
)
_SAID = {
    Slip.DOUBLED: Words("тэмдэг давхардсан", "a sign doubled"),
    Slip.BLANK_BEFORE: Words("тэмдгийн өмнө илүү зай", "a blank before a sign"),
    Slip.NO_BLANK_AFTER: Words("тэмдгийн дараа зай дутуу", "no blank after a sign"),
    Slip.BLANK_IN_ENDING: Words(
        "нөхцөлийн зураасны өмнө илүү зай", "a blank before the hyphen of an ending"
    ),
    Slip.SMALL_LETTER: Words(
        "өгүүлбэр жижиг үсгээр эхэлсэн", "a sentence begins with a small letter"
    ),
    Slip.UNBALANCED: Words(
        "хаалт, хашилтын хос дутуу", "a bracket or quotation mark alone"
    ),
}

_find = kept(find_slips)


@dataclass(frozen=True, slots=True)
class Punctuation:
    """Doubled signs, blanks too many or too few, brackets and quotation marks alone.

    Why: methodology §6.38. Nothing is wrong with the facts; the text goes to a printed
    report all the same.
    """

    slug: str = "punctuation"
    title: Words = TITLE
    example: Words = EXAMPLE
    settings: tuple[Setting, ...] = ()
    is_on: bool = True

    def run(self, report: Report) -> Iterator[Finding]:
        """Yield a HINT per clause, and one for the report if its quotation marks differ."""
        for clause, places in gather(report, _find):
            yield self._slips(clause, places)
        styles: dict[str, Quote] = {}
        for passage in passages(report):
            for style, span in quotation_styles(passage.text).items():
                styles.setdefault(style, passage.quote(*span))
        if len(styles) > 1:
            yield self._styles(styles)

    def _slips(self, clause: int, places: list[tuple[Quote, PunctuationSlip]]) -> Finding:
        kinds: dict[Slip, list[str]] = {}
        for quote, slip in places:
            kinds.setdefault(slip.slip, []).append(f"«{quote.text}»")
        listed = [(_SAID[k], ", ".join(dict.fromkeys(t))) for k, t in kinds.items()]
        return Finding(
            self.slug,
            Severity.HINT,
            (clause,),
            tuple(dict.fromkeys(quote for quote, _ in places)),
            Words(
                "; ".join(f"{said.mn}: {texts}" for said, texts in listed) + ".",
                "; ".join(f"{said.en}: {texts}" for said, texts in listed) + ".",
            ),
            Words("Цэг таслал, зайг засах.", "Correct signs and blanks."),
        )

    def _styles(self, styles: dict[str, Quote]) -> Finding:
        listed = ", ".join(styles)
        return Finding(
            self.slug,
            Severity.HINT,
            tuple(dict.fromkeys(q.clause for q in styles.values() if q.clause is not None)),
            tuple(styles.values()),
            Words(
                f"Нэг тайланд {len(styles)} янзын хашилт хэрэглэжээ: {listed}.",
                f"One report uses {len(styles)} styles of quotation marks: {listed}.",
            ),
            Words("Нэг янзын хашилт хэрэглэх.", "Use one style of quotation marks."),
        )
