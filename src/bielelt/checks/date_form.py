"""Ordinals and dates that break vowel harmony or leave out a word."""

from collections.abc import Iterator
from dataclasses import dataclass

from bielelt.checks.base import Finding, Quote, Setting, Severity, Words, gather, kept
from bielelt.core.report import Report
from bielelt.language.date_forms import DateSlip, Slip, find_date_slips

TITLE = Words("Огноо, дэс тооны бичлэг", "Writing of dates and ordinals")
EXAMPLE = Words(
    "«24-ны өдөр» биш «24-ний өдөр», «3 дүгээр сар» биш «3 дугаар сар».",
    "«24-ний өдөр», not «24-ны өдөр»; «3 дугаар сар», not «3 дүгээр сар».",
)
_WHY = {
    Slip.ORDINAL: Words(
        "дугаар, дүгээр нь тооны сүүлийн үгийн эгшигт зохицно",
        "the ordinal follows the vowels of the last word of the number",
    ),
    Slip.DAY_ENDING: Words(
        "өдрийн нөхцөл нь тооны сүүлийн үгийн эгшигт зохицно",
        "the ending of the day follows the vowels of the last word of the number",
    ),
    Slip.NO_MONTH_WORD: Words("«сарын» гэсэн үг орхигдсон", "the word «сарын» is missing"),
    Slip.NO_ORDINAL: Words(
        "сарын дугаарыг дугаар, дүгээр гэж бүтэн бичнэ",
        "the number of a month takes дугаар or дүгээр",
    ),
}

_find = kept(find_date_slips)


@dataclass(frozen=True, slots=True)
class DateForm:
    """«14-ны», «4 дугаар сар», «02 дугаар 21-ний», «9 сард».

    Why: methodology §6.27. The rules are those of official writing; where only custom is
    broken and everybody understands, it is a hint.
    """

    slug: str = "date-form"
    title: Words = TITLE
    example: Words = EXAMPLE
    settings: tuple[Setting, ...] = ()
    is_on: bool = True

    def run(self, report: Report) -> Iterator[Finding]:
        """Yield a DOUBT per clause and broken rule, a HINT where only custom is broken."""
        for clause, places in gather(report, _find, lambda s: (s.slip, s.sure)):
            yield self._finding(clause, places)

    def _finding(self, clause: int, places: list[tuple[Quote, DateSlip]]) -> Finding:
        slip = places[0][1]
        written = ", ".join(f"«{quote.text}»" for quote, _ in places)
        right = ", ".join(f"«{s}»" for s in dict.fromkeys(s.right for _, s in places))
        why = _WHY[slip.slip]
        return Finding(
            self.slug,
            Severity.DOUBT if slip.sure else Severity.HINT,
            (clause,),
            tuple(dict.fromkeys(quote for quote, _ in places)),
            Words(
                f"{written} гэж бичжээ: {why.mn}. Зөв нь {right}.",
                f"Written {written}: {why.en}. It should read {right}.",
            ),
            Words(f"{right} гэж засах.", f"Write {right}."),
        )
