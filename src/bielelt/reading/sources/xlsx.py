"""Excel workbooks: each sheet a page, cells as shown, merged cells as they are."""

from dataclasses import dataclass
from pathlib import Path

from bielelt.reading.base import Pages
from bielelt.reading.gathering import Gathering
from bielelt.reading.packages import open_package
from bielelt.reading.sheet_layout import lay_out_sheet
from bielelt.reading.workbooks import open_workbook

_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class XlsxSource:
    """Every sheet in order, each on a page of its own; charts and comments are left out.

    A place's row and column are those of the sheet. Formulas show the value that was
    stored with them, or themselves where none was.
    """

    name: str = "xlsx"
    suffixes: frozenset[str] = frozenset({".xlsx", ".xlsm"})

    def read(self, path: Path) -> Pages:
        """Return the document, or raise UnreadableDocument with one clear line."""
        workbook = open_workbook(open_package(path))
        gathering = Gathering(path.name)
        for page, sheet in enumerate(workbook.sheets.values(), start=1):
            gathering.turn_to(page)
            texts, areas = workbook.read(sheet)
            for row, columns, cells in lay_out_sheet(texts, areas, file=path.name):
                gathering.add_merged(cells, row=row, columns=columns)
        return gathering.pages(_MEDIA_TYPE)
