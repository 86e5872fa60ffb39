"""A report as it is printed: lines, rows and page breaks, before anything happens to it."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from random import Random
from typing import Literal

from tests.reading.known_reports import official

from bielelt.core.numbering import join_label
from bielelt.core.report import (
    NOT_DUE,
    Assessor,
    Clause,
    Decision,
    Place,
    Rating,
    Report,
    Summary,
)
from bielelt.core.scales import NOT_DUE_NAME, NOT_DUE_SIGN, scale_on
from bielelt.reading.base import Block, Cell, Line, Pages
from bielelt.reading.base import Row as PageRow

Key = tuple[int | None, str]
"""A field: the clause serial (None for the document) and the field's name."""

RowKind = Literal["head", "numbers", "section", "clause", "rest", "blank", "summary"]

HEADER = (
    "Шийдвэр Д/д",
    "Заалт Д/д",
    "Шийдвэрийн нэр, огноо, дугаар",
    "Холбогдох заалтын агуулга",
    "Хэрэгжилтийн явц",
    "Өөрийн үнэлгээ",
    "Дээд шатны байгууллагын үнэлгээ",
)
NUMBERS = ("1", "2", "3", "4", "5", "6", "7")
SECTIONS = {
    "order": "Засаг даргын захирамж",
    "directive": "Засаг даргын албан даалгавар",
    "resolution": "Иргэдийн Төлөөлөгчдийн Хурлын тогтоол",
    "ministerial_order": "Сайдын тушаал",
}
ASSESSORS = {
    Assessor.SELF: "Өөрийн үнэлгээ",
    Assessor.UPPER: "Дээд шатны байгууллагын үнэлгээ",
}
DSERIAL, SERIAL, DECISION, TEXT, PROGRESS, SELF, UPPER = range(7)


@dataclass
class Text:
    """A line outside the table; ``bold`` is known to carriers that have type faces."""

    text: str
    bold: bool = False


@dataclass
class Row:
    """A table row; ``serial`` is the clause it belongs to."""

    cells: list[str]
    kind: RowKind = "clause"
    serial: int | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing is printed in it."""
        return not any(self.cells)


@dataclass
class Break:
    """The end of a page."""


Item = Text | Row | Break


@dataclass
class Doc:
    """The printed report with its truth.

    ``accepts`` gives, where it is not the one value of ``truth``, what a reader may say
    without a doubt (nothing at all if empty); ``touched`` the fields a doubt is natural at;
    ``most`` how many clauses one damage hits at most, None for a share of them.
    """

    truth: Report
    items: list[Item]
    accepts: dict[Key, frozenset[object]] = field(default_factory=dict)
    touched: set[Key] = field(default_factory=set)
    hurt: set[tuple[int, str]] = field(default_factory=set)
    most: int | None = None
    newline: bool = True
    merge: bool = True

    def rows(self, kind: RowKind = "clause") -> list[Row]:
        """All rows of one kind, in order."""
        return [i for i in self.items if isinstance(i, Row) and i.kind == kind]

    def touch(self, serial: int | None, *names: str) -> None:
        """Note fields at which a doubt is natural."""
        self.touched |= {(serial, name) for name in names}

    def clause(self, serial: int) -> Clause:
        """Return the clause with this serial."""
        return next(c for c in self.truth.clauses if c.serial == serial)

    def revise(self, serial: int, **changes: object) -> None:
        """Change what is true of a clause: the print now says something else."""
        decisions = tuple(
            replace(
                d,
                clauses=tuple(
                    replace(c, **changes) if c.serial == serial else c for c in d.clauses
                ),
            )
            for d in self.truth.decisions
        )
        self.truth = replace(self.truth, decisions=decisions)

    def accept(self, serial: int | None, name: str, *values: object) -> None:
        """Let a reader say any of ``values`` without a doubt."""
        self.touch(serial, name)
        self.accepts[serial, name] = frozenset(values)

    def pages(self) -> Pages:
        """Return the blocks a perfect source would find."""
        blocks: list[Block] = []
        page, row = 1, 0
        for item in self.items:
            if isinstance(item, Break):
                page, row = page + 1, 0
                continue
            row += 1
            if isinstance(item, Text):
                blocks.append(Line(item.text, Place(page, row, 1)))
            else:
                cells = (Cell(c, Place(page, row, n)) for n, c in enumerate(item.cells, 1))
                blocks.append(PageRow(tuple(cells)))
        return Pages(tuple(blocks), page, media_type="text/plain")


def printed(report: Report, rng: Random) -> Doc:
    """Print ``report`` whole: nothing that follows from print alone may be doubted."""
    words = rng.choice(("Хугацаа болоогүй", NOT_DUE_SIGN, NOT_DUE_NAME))
    items: list[Item] = [Text(""), Text("")]
    items += _title_block(report)
    items += [Row(list(HEADER), "head"), Row(list(NUMBERS), "numbers"), Text("")]
    kind = None
    for decision in report.decisions:
        if decision.kind != kind:
            kind = decision.kind
            items += [Text(SECTIONS[kind]), Text("")]
        items += _decision_rows(decision, words)
    items += [Text(""), Text(""), *_signature_block(report)]
    for form, summary in enumerate(report.summaries):
        items += _summary_page(report, summary, form, rng)
    doc = Doc(report, items)
    if not report.signatures:
        doc.touch(None, "signatures")
    # Without progress in a row that is due, a reader may wonder where its text went.
    for before, clause in zip((None, *report.clauses), report.clauses, strict=False):
        if clause.progress is None and clause.self_rating is not NOT_DUE:
            doc.touch(clause.serial, "progress", "text")
            if before:
                doc.touch(before.serial, "progress")
    return doc


def decision_cell(decision: Decision, date: str | None = None) -> str:
    """«… тухай 2024-03-11 Дугаар 2024_А/27»."""
    assert decision.date
    return f"{decision.title} {date or decision.date.isoformat()} Дугаар {decision.number}"


def clause_cell(clause: Clause) -> str:
    """Label and text as printed."""
    return join_label(clause.label, clause.text)


def rating_cell(rating: Rating, words: str) -> str:
    """«70%», or the words for what is not due."""
    if rating is None:
        return ""
    return words if rating is NOT_DUE else f"{rating}%"


def title_lines(title: str) -> list[str]:
    """Break a title behind the year, as typists do."""
    head, year, tail = title.partition(" ОНЫ ")
    return [head + year.rstrip(), tail] if year else [title]


def _title_block(report: Report, under: str | None = None) -> Iterator[Item]:
    first, *more = title_lines(report.title or "")
    last = f"({under or report.organisation})**"
    assert report.date
    yield from (Text(line, bold=True) for line in (f"**{first}", *more, last))
    yield from (Text(""), Text(official(report.date)), Text(""))
    yield from (Text(report.place or ""), Text(""))


def _decision_rows(decision: Decision, words: str) -> Iterator[Row]:
    for index, clause in enumerate(decision.clauses):
        first = index == 0
        yield Row(
            [
                str(decision.serial) if first else "",
                str(clause.serial),
                decision_cell(decision) if first else "",
                clause_cell(clause),
                clause.progress or "",
                rating_cell(clause.self_rating, words),
                rating_cell(clause.upper_rating, words),
            ],
            serial=clause.serial,
        )


def _signature_block(report: Report) -> Iterator[Text]:
    heads = {"reviewed": "ХЯНАСАН", "prepared": "БИЕЛЭЛТ ГАРГАСАН"}
    for signature in report.signatures:
        words = signature.position.split()
        half = len(words) // 2
        yield Text(f" {heads[signature.role]}")
        if half:
            yield Text(f" {' '.join(words[:half])}")
        yield Text(f" {' '.join(words[half:])} {signature.name}")
        yield Text("")


def _summary_page(
    report: Report, summary: Summary, form: int, rng: Random
) -> Iterator[Item]:
    yield Break()
    yield from _title_block(report, ASSESSORS[summary.by])
    title, total = (
        report.title or "",
        f"Хэрэгжилт гаргах нийт арга хэмжээний тоо: {summary.total}",
    )
    tail = rng.choice(("хувьтай байна.", "байна."))
    closing = f"{title.capitalize()} {_percent(summary)}% {tail}"
    width = 5 if form == 0 else 4
    if form == 0:
        yield Row([title, *[""] * 4], "summary")
        yield Row([total, *[""] * 4], "summary")
    else:
        yield from (Text(f"**{title}**", bold=True), Text(""), Text(total), Text(""))
    yield from _band_rows(report, summary, width)
    if form == 0:
        yield Row(["", closing, *[""] * 3], "summary")
    else:
        yield from (Text(""), Text(closing))
    yield from (Text(""), Text("ооо"), Text(""))


def _band_rows(report: Report, summary: Summary, width: int) -> Iterator[Row]:
    bands = {b.key: (b.name, b.range) for b in scale_on(report.date).bands}
    bands["not_due"] = (NOT_DUE_NAME, NOT_DUE_SIGN)
    for index, (key, count) in enumerate(summary.counts):
        name, span = bands[key]
        gap = [""] * (width - 4)
        first = "Үүнээс" if index == 0 else ""
        yield Row([first, name, span, *gap, str(count or "-")], "summary")


def _percent(summary: Summary) -> str:
    return f"{summary.overall:f}".removesuffix(".0")
