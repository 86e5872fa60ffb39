"""A worksheet that is written downwards: texts as texts, merges, heights and looks."""

import re
from dataclasses import asdict, dataclass, replace

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from bielelt.core.errors import UnprintableReport
from bielelt.printing import layout, measure

MAX_TEXT = 32_767
_NUMBER = re.compile(r"(\d{1,9})(%?)")
_A4 = 9
_LINE = 1.28  # line height in type sizes
_PADDING_WIDTH, _PADDING_HEIGHT = 2.0, 5.0

OPTIONS = {
    "in_memory": True,
    # Column widths are counted in digits of this font: of one that is there, lest a
    # program without Calibri makes all columns wider.
    "default_format_properties": {"font_name": layout.FONT, "font_size": 11},
}


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks, in the words of XlsxWriter."""

    font_size: float = layout.BODY_POINTS
    bold: bool = False
    align: str = "left"
    valign: str = "top"
    border: int = 0
    bottom: int = 0
    indent: int = 0
    num_format: str = "General"
    text_wrap: bool = True
    font_color: str = ""
    bg_color: str = ""
    border_color: str = ""
    font_name: str = layout.FONT


def points(text: str, width: float, look: Look) -> float:
    """Return the height a text needs in a cell of ``width`` millimetres."""
    size = look.font_size
    count = measure.lines(text, width - _PADDING_WIDTH, size, bold=look.bold)
    return count * size * _LINE + _PADDING_HEIGHT


class Sheet:
    """A landscape A4 worksheet with a cursor ``row``; ``widths`` are millimetres."""

    def __init__(self, book: Workbook, name: str, widths: tuple[float, ...]) -> None:
        """Add the worksheet ``name`` to ``book``."""
        self.sheet = book.add_worksheet(name)
        self.row = 0
        self.widths = widths
        self._book = book
        self._formats: dict[Look, Format] = {}
        self._page()

    def _page(self) -> None:
        sheet = self.sheet
        sheet.set_landscape()
        sheet.set_paper(_A4)
        margins = (layout.LEFT, layout.RIGHT, layout.TOP, layout.BOTTOM)
        sheet.set_margins(*(margin / 25.4 for margin in margins))
        sheet.fit_to_pages(1, 0)
        sheet.set_footer(f'&C&"{layout.FONT}"&8&P / &N', {"margin": 7 / 25.4})
        sheet.hide_gridlines(2)
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        for column, width in enumerate(self.widths):
            sheet.set_column_pixels(column, column, round(width / 25.4 * 96))

    @property
    def last(self) -> int:
        """The last column."""
        return len(self.widths) - 1

    def height(self, points: float) -> None:
        """Set the height of the row under the cursor."""
        self.sheet.set_row(self.row, points)

    def text(
        self, column: int, text: str, look: Look, *, last: int | None = None, rows: int = 1
    ) -> None:
        """Write a text, never a formula, merged to the column ``last`` and over ``rows``."""
        if len(text) > MAX_TEXT:
            raise UnprintableReport(
                f"The text “{text[:40]}…” has {len(text)} characters; a cell of XLSX holds at "
                f"most {MAX_TEXT}. Shorten it, or print PDF, DOCX or CSV."
            )
        self._merge(column, column if last is None else last, rows, look)
        self.sheet.write_string(self.row, column, text, self._format(look))

    def number(self, column: int, text: str, look: Look, *, rows: int = 1) -> None:
        """Write «12» or «70%» as a number that is shown so; any other text as it is."""
        match = _NUMBER.fullmatch(text)
        if match is None:
            self.text(column, text, look, rows=rows)
            return
        value = int(match[1])
        look = replace(look, num_format="0%" if match[2] else "0")
        self._merge(column, column, rows, look)
        self.sheet.write_number(
            self.row, column, value / 100 if match[2] else value, self._format(look)
        )

    def line(self, column: int) -> None:
        """Draw a line to sign on."""
        self.sheet.write_blank(self.row, column, None, self._format(Look(bottom=1)))

    def _merge(self, first: int, last: int, rows: int, look: Look) -> None:
        """Merge if there is more than one cell; the value is written afterwards."""
        if rows > 1 or last > first:
            area = (self.row, first, self.row + rows - 1, last)
            self.sheet.merge_range(*area, "", self._format(look))

    def _format(self, look: Look) -> Format:
        """Return the format of a look; each is made once."""
        if look not in self._formats:
            # «bottom: 0» would take the lower line of «border: 1» away again.
            given = {key: value for key, value in asdict(look).items() if value}
            self._formats[look] = self._book.add_format(given)
        return self._formats[look]
