"""Official reports: REPORTS say what, FORMATS say how. Any report in any format."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Protocol, TypeVar

from bielelt.core.errors import BieleltError
from bielelt.core.report import Report
from bielelt.core.scales import Rounding, Scale
from bielelt.printing.characters import refuse_forbidden_characters
from bielelt.printing.document import Document
from bielelt.printing.formats.csv import to_csv
from bielelt.printing.formats.docx import to_docx
from bielelt.printing.formats.typst import to_pdf
from bielelt.printing.formats.xlsx import to_xlsx
from bielelt.printing.reports.official import official

__all__ = ["FORMATS", "REPORTS", "print_report"]


Member = TypeVar("Member")


class Form(Protocol):
    """What a report is to say: a function in ``printing/reports``."""

    def __call__(
        self,
        report: Report,
        *,
        scale: Scale | None,
        rounding: Rounding | None,
        weights: Mapping[int, Decimal] | None,
    ) -> Document:
        """Return the document."""


REPORTS: dict[str, Form] = {"official": official}
FORMATS: dict[str, Callable[[Document], bytes]] = {
    "pdf": to_pdf,
    "docx": to_docx,
    "xlsx": to_xlsx,
    "csv": to_csv,
}


def print_report(
    report: Report,
    *,
    format: str,
    name: str = "official",
    scale: Scale | None = None,
    rounding: Rounding | None = None,
    weights: Mapping[int, Decimal] | None = None,
) -> bytes:
    """Return the finished file.

    Args:
        report: the values; printed summaries in it are computed anew, not copied.
        format: a key of FORMATS.
        name: a key of REPORTS.
        scale: the rating scale; the one in force on the date of the report if not given.
        rounding: digits and mode of percentages; one decimal, half up, if not given.
        weights: weight per clause serial, as ``core.rollup`` takes them; 1 if not given.

    Returns:
        The bytes of the file. The same report in another format has the same texts.

    Raises:
        UnprintableReport: a text that the format cannot show; names its clause.
        BieleltError: there is no such format or report.

    """
    form = _member(REPORTS, name, "report")
    to_bytes = _member(FORMATS, format, "format")
    document = form(report, scale=scale, rounding=rounding, weights=weights)
    refuse_forbidden_characters(document)
    return to_bytes(document)


def _member(family: Mapping[str, Member], key: str, what: str) -> Member:
    if key not in family:
        known = ", ".join(family)
        raise BieleltError(f"There is no {what} “{key}” to print. Use one of: {known}.")
    return family[key]
