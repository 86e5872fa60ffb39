"""Reports on paper: REPORTS say what, FORMATS say how. Any report in any format."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from bielelt.core.errors import BieleltError
from bielelt.core.report import Report
from bielelt.core.scales import Rounding, Scale
from bielelt.printing.characters import refuse_forbidden_characters
from bielelt.printing.document import Document, Printable
from bielelt.printing.formats.csv import to_csv
from bielelt.printing.formats.docx import to_docx
from bielelt.printing.formats.typst import to_pdf
from bielelt.printing.formats.xlsx import to_xlsx
from bielelt.printing.reports.findings import Finding, Reply, Rule, findings
from bielelt.printing.reports.official import official

__all__ = [
    "FORMATS",
    "REPORTS",
    "Reply",
    "print_document",
    "print_findings",
    "print_report",
]


REPORTS: dict[str, Callable[..., Printable]] = {"official": official, "findings": findings}
FORMATS: dict[str, Callable[[Printable], bytes]] = {
    "pdf": to_pdf,
    "docx": to_docx,
    "xlsx": to_xlsx,
    "csv": to_csv,
}


def print_report(
    report: Report,
    *,
    format: str,
    scale: Scale | None = None,
    rounding: Rounding | None = None,
    weights: Mapping[int, Decimal] | None = None,
) -> bytes:
    """Return the official report as a finished file.

    Args:
        report: the values; printed summaries in it are computed anew, not copied.
        format: a key of FORMATS.
        scale: the rating scale; the one in force on the date of the report if not given.
        rounding: digits and mode of percentages; one decimal, half up, if not given.
        weights: weight per clause serial, as ``core.rollup`` takes them; 1 if not given.

    Returns:
        The bytes of the file. The same report in another format has the same texts.

    Raises:
        UnprintableReport: a text that the format cannot show; names its clause.
        BieleltError: there is no such format.

    """
    document = official(report, scale=scale, rounding=rounding, weights=weights)
    return print_document(document, format=format)


def print_findings(
    report: Report,
    found: Iterable[Finding],
    *,
    format: str,
    rules: Sequence[Rule],
    day: date | None = None,
    language: str = "mn",
    replies: Mapping[str, Reply] | None = None,
) -> bytes:
    """Return what the checks found in a report as a finished file.

    Args:
        report: what was checked.
        found: its findings; those of ``bielelt.checks`` are meant.
        format: a key of FORMATS.
        rules: gives the titles, «RULES.all» of ``bielelt.checks``.
        day: when it was checked; not told if not given.
        language: «mn» or «en».
        replies: what was answered, by the id of the finding.

    Returns:
        The bytes of the file.

    Raises:
        UnprintableReport: a text that the format cannot hold.
        BieleltError: there is no such format or language.

    """
    document = findings(
        report, found, rules=rules, day=day, language=language, replies=replies
    )
    return print_document(document, format=format)


def print_document(document: Printable, *, format: str) -> bytes:
    """Return a document as a finished file; raise as ``print_report`` does."""
    if format not in FORMATS:
        known = ", ".join(FORMATS)
        raise BieleltError(f"There is no format “{format}” to print. Use one of: {known}.")
    if isinstance(document, Document):
        refuse_forbidden_characters(document)
    return FORMATS[format](document)
