"""Bands of a printed scale that leave values without a band, or give two to one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from bielelt.checks.base import Finding, Quote, Setting, Severity, Words
from bielelt.core.report import Report, Summary
from bielelt.core.scales import scale_on

TITLE = Words("Хуваарийн завсар, давхцал", "Gaps and overlaps of the scale")
EXAMPLE = Words(
    "«70-90%», «40-60%» гэсэн хэсгүүдийн хооронд 61-69 хувь аль нь ч биш.",
    "Between “70-90%” and “40-60%” the values 61–69 belong to neither.",
)
_BAND = re.compile(r"(\d{1,3})(?:\s*[-–]\s*(\d{1,3}))?")


@dataclass(frozen=True, slots=True)
class ScaleGap:
    """The bands printed on a summary page do not cover every percentage just once.

    Why: methodology §6.30. Ratings are given in steps, but a mean falls where it will; one
    that lies in a gap has no name. A hint, because the scale is not the reporter’s. The
    gaps of the scale in force are the same in every report: ``known`` 1 tells them, too.
    """

    slug: str = "scale-gap"
    title: Words = TITLE
    example: Words = EXAMPLE
    settings: tuple[Setting, ...] = (
        Setting(
            "known",
            Words(
                "Хүчин төгөлдөр хуваарийн завсрыг ч мэдэгдэх бол 1",
                "1 to tell the gaps of the scale in force, too",
            ),
            0,
            1,
        ),
    )
    is_on: bool = True
    known: int = 0

    def run(self, report: Report) -> Iterator[Finding]:
        """Yield a HINT for gaps and a DOUBT for overlaps, all pages with one scale together."""
        by_scale: dict[tuple[tuple[int, int], ...], list[Summary]] = {}
        for summary in report.summaries:
            by_scale.setdefault(_bands(summary), []).append(summary)
        for bands, pages in by_scale.items():
            if not any(low < high for low, high in bands):
                continue
            below = [(one[1], other[0]) for one, other in pairwise(sorted(bands))]
            gaps = [_span(end + 1, start - 1) for end, start in below if start - end > 1]
            twice = [_span(start, end) for end, start in below if start <= end]
            if gaps and (self.known or not _is_in_force(bands, report)):
                yield self._gaps(pages, gaps)
            if twice:
                yield self._twice(pages, twice)

    def _gaps(self, pages: list[Summary], gaps: list[str]) -> Finding:
        listed = ", ".join(gaps)
        return Finding(
            self.slug,
            Severity.HINT,
            (),
            _quotes(pages),
            Words(
                f"Хуваарийн аль ч хэсэгт хамаарахгүй хувь байна: {listed}. Дундаж нь энд гарвал "
                "нэрлэх үгүй.",
                f"These percentages belong to no band of the scale: {listed}. A mean among them "
                "has no name.",
            ),
            Words(
                "Дундаж хувийг тоогоор нь бичих.",
                "Give the mean as a figure.",
            ),
        )

    def _twice(self, pages: list[Summary], twice: list[str]) -> Finding:
        listed = ", ".join(twice)
        return Finding(
            self.slug,
            Severity.DOUBT,
            (),
            _quotes(pages),
            Words(
                f"Хуваарийн хоёр хэсэгт зэрэг хамаарах хувь байна: {listed}.",
                f"These percentages belong to two bands of the scale: {listed}.",
            ),
            Words(
                "Хэсгүүдийн заагийг давхцалгүй болгож, тоог дахин гаргах.",
                "Part the bands without overlap and count again.",
            ),
        )


def _is_in_force(bands: tuple[tuple[int, int], ...], report: Report) -> bool:
    """Whether these are the bands of the scale on the date of the report, or some of them."""
    scale = scale_on(report.date)
    return set(bands) <= {(band.low, band.high) for band in scale.bands}


def _bands(summary: Summary) -> tuple[tuple[int, int], ...]:
    printed = (_BAND.fullmatch(key.strip(" %")) for key, _ in summary.counts)
    return tuple((int(m[1]), int(m[2] or m[1])) for m in printed if m)


def _quotes(pages: list[Summary]) -> tuple[Quote, ...]:
    return tuple(
        Quote(None, f"summary:{page.by}", f"{key}%")
        for page in pages
        for key, _ in page.counts
        if _BAND.fullmatch(key)
    )


def _span(low: int, high: int) -> str:
    return f"{low}-{high}" if low < high else str(low)
