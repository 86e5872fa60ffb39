"""Read the summary pages: total, counts per band, overall percentage, and whose they are.

Two forms are printed: a table of bands, and the same as plain lines; both give one band a
line. The figures are evidence, never a target: nothing in the table is bent to fit them.
"""

import re
from decimal import Decimal

from bielelt.core.report import Assessor, Summary, Unplaced
from bielelt.language.dates import find_dates
from bielelt.reading.base import Block, Line
from bielelt.reading.draft import Draft

_TOTAL = re.compile(
    r"(?:нийт\s+арга\s+хэмжээ\w*(?:\s+тоо)?|нийт\s+заалт\w*(?:\s+тоо)?)\W*(\d+)"
)
_BAND = re.compile(
    r"(?P<band>\d{1,3}(?:\s*[-–—]\s*\d{1,3})?)\s*(?:%|хувь?)\W*?\s*(?P<count>\d+|[-–—])\W*$"
)
_NOT_DUE = re.compile(
    r"(?:х\s*\.?\s*б\b\.?|хугацаа\s+болоогүй)\W*?(?P<count>\d+|[-–—])\W*$"
)
_OVERALL = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*(?:%|хув)")
_UPPER = re.compile(r"дээд\s+шат")
_SELF = re.compile(r"өөрийн")
_DATE_LINE = 60  # letters of a line that gives the date, and perhaps the place
_FIGURES = re.compile(r"\d\s*(?:%|хув)|х\s*\.\s*б|нийт\s+(?:арга\s+хэмжээ|заалт)")
_CONCLUDES = re.compile(r"хэрэгжилт|биелэлт|гүйцэтгэл|дундаж")


class _Page:
    """A summary page being read."""

    def __init__(self) -> None:
        self.by: Assessor | None = None
        self.total: int | None = None
        self.counts: dict[str, int] = {}
        self.overall: Decimal | None = None

    @property
    def rated(self) -> bool:
        """Whether any clause is counted in a band, so that there is a percentage."""
        return any(count for band, count in self.counts.items() if band != "not_due")

    @property
    def started(self) -> bool:
        """Whether any figure of it has been read."""
        return self.total is not None or bool(self.counts)


def read_summary(draft: Draft) -> None:
    """Fill ``summaries`` from what follows the table; what belongs nowhere is kept."""
    pages: list[_Page] = []
    dropped: list[str] = []
    page = _Page()
    for block in draft.tail:
        text = _text(block)
        by = _assessor(text)
        if (by or _TOTAL.search(text.casefold())) and page.counts:
            pages.append(page)
            page = _Page()
        if by is not None:
            page.by = by
        words = _take(page, text)
        if words is None and (by is not None or _belongs(draft, text)):
            words = text
        if words is None:
            if _FIGURES.search(text.casefold()):
                draft.doubt(None, "summaries", f"no figure could be read in: {text}")
            _set_aside(draft, block)
        else:
            dropped.append(words)
    pages.append(page)
    _finish(draft, [p for p in pages if p.started], dropped)


def _text(block: Block) -> str:
    if isinstance(block, Line):
        return block.text
    return " ".join(cell.text for cell in block.cells if cell.text)


def _belongs(draft: Draft, text: str) -> bool:
    """Whether a line is the repeated title block of a summary page, or its end mark."""
    plain = _letters(text)
    day = next((found.value for found in find_dates(text)), None)
    return (
        not plain.strip("оo0")
        or plain in _letters(draft.title or "")
        or plain in _letters(f"{draft.organisation} {draft.place}")
        or (day is not None and day == draft.date and len(text) <= _DATE_LINE)
    )


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _assessor(text: str) -> Assessor | None:
    folded = text.casefold()
    if "үнэлгээ" not in folded or len(folded) > 120:  # noqa: PLR2004
        return None
    if _UPPER.search(folded):
        return Assessor.UPPER
    return Assessor.SELF if _SELF.search(folded) else None


def _take(page: _Page, text: str) -> str | None:
    """Read one line into ``page``; return its words without the figures, or None."""
    folded = text.casefold()
    if match := _TOTAL.search(folded):
        page.total = int(match[1])
        return text[: match.start(1)] + text[match.end(1) :]
    if match := _NOT_DUE.search(folded):
        page.counts["not_due"] = _count(match["count"])
        return text[: match.start("count")] + text[match.end("count") :]
    if match := _BAND.search(folded):
        band = re.sub(r"\s*[-–—]\s*", "-", match["band"])
        page.counts[band] = _count(match["count"])
        cut = text[: match.start("band")] + text[match.end("band") : match.start("count")]
        return cut + text[match.end("count") :]
    match = _OVERALL.search(folded)
    if match and page.started and _CONCLUDES.search(folded):
        page.overall = Decimal(match[1].replace(",", "."))
        return text[: match.start(1)] + text[match.end(1) :]
    return None


def _count(text: str) -> int:
    return int(text) if text.isdigit() else 0


def _finish(draft: Draft, pages: list[_Page], dropped: list[str]) -> None:
    free = [a for a in Assessor if a not in {p.by for p in pages}]
    for page in pages:
        if page.by is None:
            page.by = free.pop(0) if free else Assessor.SELF
            draft.doubt(
                None, "summaries", f"no heading says whose summary this is: {page.by}"
            )
        if page.total is None or (page.overall is None and page.rated):
            draft.doubt(None, "summaries", "the page gives no total or no percentage")
        summary = Summary(page.by, page.total, tuple(page.counts.items()), page.overall)
        draft.summaries.append(summary)
    words = " ".join(" ".join(dropped).split())
    if any(c.isalnum() for c in words):
        draft.repair(
            None,
            "form-words",
            "summaries",
            before=words,
            why="names of the bands and words of the summary form",
            dropped=words,
        )


def _set_aside(draft: Draft, block: Block) -> None:
    """Keep what follows the table and is neither summary nor signature."""
    if isinstance(block, Line):
        draft.unplaced.append(Unplaced(block.place, block.text))
        return
    draft.unplaced.extend(
        Unplaced(cell.place, cell.text) for cell in block.cells if cell.text
    )
