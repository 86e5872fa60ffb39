"""CSV: everything the report says, one record per line of the printed form.

UTF-8 with a byte order mark, so that spreadsheets see Cyrillic; line ends CR LF. Records
of the clause table have seven fields; a merged decision stands in its first row only. A
list of findings has one record per finding.
Texts that look like formulas are guarded by an apostrophe, see ``core.spreadsheet``.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import astuple

from bielelt.core.spreadsheet import guard
from bielelt.printing.document import (
    DecisionRows,
    FindingList,
    Heading,
    Printable,
    SummaryPage,
    Table,
)

Record = tuple[str, ...]


def to_csv(document: Printable) -> bytes:
    """Write ``document`` as records in reading order; an empty record parts the blocks."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    for record in _records(document):
        writer.writerow([guard(field) for field in record])
    return out.getvalue().encode("utf-8-sig")


def _records(document: Printable) -> Iterator[Record]:
    if isinstance(document, FindingList):
        yield from _findings(document)
        return
    yield from _heading(document.heading)
    yield from _table(document.table)
    for signature in document.signatures:
        yield ()
        yield (signature.role,)
        yield (signature.position, signature.name)
    for page in document.summaries:
        yield ()
        yield from _summary(page)


def _heading(heading: Heading) -> Iterator[Record]:
    yield from ((text,) for text in (heading.title, heading.bracket) if text)
    if heading.date or heading.place:
        yield (heading.date, heading.place)
    yield ()


def _table(table: Table) -> Iterator[Record]:
    yield table.header
    yield table.numbers
    for section in table.sections:
        yield (section.heading,)
        for decision in section.decisions:
            yield from _decision(decision)


def _decision(decision: DecisionRows) -> Iterator[Record]:
    serial, name = str(decision.serial), "\n".join(decision.lines)
    if not decision.clauses:
        yield (serial, "", name, "", "", "", "")
    for clause in decision.clauses:
        yield (
            serial,
            str(clause.serial),
            name,
            clause.text,
            clause.progress,
            clause.self_rating,
            clause.upper_rating,
        )
        serial = name = ""


def _summary(page: SummaryPage) -> Iterator[Record]:
    yield from _heading(page.heading)
    yield (page.total,)
    of_which = page.of_which
    for row in page.rows:
        yield (of_which, row.name, row.range, row.count)
        of_which = ""
    yield (page.closing,)
    yield from ((note,) for note in page.notes)
    yield (page.end,)


def _findings(document: FindingList) -> Iterator[Record]:
    yield (document.title,)
    yield from ((fact.label, fact.text) for fact in document.facts)
    yield (document.figures,)
    if document.counts:
        yield ()
        yield astuple(document.labels)
        yield from (record for _, record in document.records)
        yield ()
        yield (document.counts.heading,)
        yield document.counts.header
        yield from document.counts.rows
