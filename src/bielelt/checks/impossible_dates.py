"""Days that no calendar has: 31 June, 30 February, the 13th month."""

from collections.abc import Iterator
from dataclasses import dataclass

from bielelt.checks.base import Finding, Setting, Severity, Words, gather, kept
from bielelt.core.report import Report
from bielelt.language.date_forms import FAR, NoSuchDay, find_far_days, find_impossible_days
from bielelt.language.dates import ordinal

TITLE = Words("Байхгүй огноо", "Impossible date")
EXAMPLE = Words(
    "«2031 оны 06 дугаар сарын 31-ний өдөр»: зургадугаар сар 30 хоногтой.",
    "«2031 оны 06 дугаар сарын 31-ний өдөр»: June has 30 days.",
)

_find = kept(find_impossible_days)


@dataclass(frozen=True, slots=True)
class ImpossibleDates:
    """A date whose month or day does not exist.

    Why: methodology §6.26. Nothing can have happened on such a day, nor can it be a deadline.
    """

    slug: str = "impossible-dates"
    title: Words = TITLE
    example: Words = EXAMPLE
    settings: tuple[Setting, ...] = ()
    is_on: bool = True

    def run(self, report: Report) -> Iterator[Finding]:
        """Yield an ERROR per clause and impossible day, a DOUBT per day far in the future."""
        for clause, places in gather(report, _find, lambda d: (d.month, d.day, d.last)):
            quotes = tuple(dict.fromkeys(quote for quote, _ in places))
            yield Finding(
                self.slug,
                Severity.ERROR,
                (clause,),
                quotes,
                _why(quotes[0].text, places[0][1]),
                Words(
                    "Эх баримтаас зөв огноог нь шалгаж засах.",
                    "Look the date up in the document itself and correct it.",
                ),
                arithmetic=_arithmetic(places[0][1]),
            )
        if report.date:
            yield from self._far(report, report.date.year)

    def _far(self, report: Report, year: int) -> Iterator[Finding]:
        for clause, places in gather(
            report,
            lambda text: find_far_days(text, year),
            lambda d: (d.year, d.month, d.day),
        ):
            far = places[0][1].year
            yield Finding(
                self.slug,
                Severity.DOUBT,
                (clause,),
                tuple(dict.fromkeys(quote for quote, _ in places)),
                Words(
                    f"{far} он бол тайлангийн оноос {FAR}-аас олон жилийн дараах он.",
                    f"{far} lies more than {FAR} years behind the year of the report.",
                ),
                Words("Оныг нь шалгаж засах.", "Look at the year and correct it."),
                arithmetic=f"{far} − {year} > {FAR}",
            )


def _why(printed: str, found: NoSuchDay) -> Words:
    if found.last == 0:
        return Words(
            f"«{printed}» гэсэн огноо байхгүй: жил 12 сартай.",
            f"There is no date «{printed}»: a year has 12 months.",
        )
    return Words(
        f"«{printed}» гэсэн огноо байхгүй: тэр жилийн {found.month} {ordinal(found.month)} сар "
        f"{found.last} хоногтой.",
        f"There is no date «{printed}»: month {found.month} of that year has {found.last} days.",
    )


def _arithmetic(found: NoSuchDay) -> str:
    if found.last == 0:
        return f"{found.month} > 12" if found.month else "0 < 1"
    return f"{found.day} > {found.last}" if found.day else "0 < 1"
