"""How a working spreadsheet looks: grey is locked, pale yellow is to be filled in."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from bielelt.printing import measure

FONT = "Arial"
OPTIONS = {
    "in_memory": True,
    "default_format_properties": {"font_name": FONT, "font_size": 10},
}

_A4 = 9
_DARK, _GREY, _PALE, _LINE = "#1F4E79", "#F2F2F2", "#FFFBE6", "#BFBFBF"
_BASE: dict[str, Any] = {
    "font_name": FONT,
    "font_size": 10,
    "text_wrap": True,
    "valign": "top",
}
_POINTS, _LINE_POINTS, _PADDING, _TALLEST = 10, 12.6, 6.0, 409.0
_INDENT = 3.5
_CELL = _BASE | {"border": 1, "border_color": _LINE}


@dataclass(slots=True)
class Looks:
    """The formats of one workbook, each made once."""

    book: Workbook
    _made: dict[tuple[tuple[str, Any], ...], Format] = field(default_factory=dict)

    @property
    def title(self) -> Format:
        """Above the table."""
        plain = {"text_wrap": False, "bold": True, "font_size": 14, "font_color": _DARK}
        return self.of(_BASE | plain | {"valign": "vcenter"})

    @property
    def note(self) -> Format:
        """Small print under the title."""
        small = {"text_wrap": False, "font_size": 9, "font_color": "#595959"}
        return self.of(_BASE | small)

    @property
    def header(self) -> Format:
        """Titles of columns."""
        white = {"bold": True, "bg_color": _DARK, "font_color": "#FFFFFF"}
        return self.of(_CELL | white | {"align": "center", "valign": "vcenter"})

    @property
    def text(self) -> Format:
        """Running text of the instructions."""
        return self.of(_BASE)

    def locked(self, form: str = "General", *, centred: bool = False) -> Format:
        """Return the look of what is only shown."""
        return self._cell(_GREY, form, centred=centred, locked=True)

    def open(self, form: str = "General", *, centred: bool = False) -> Format:
        """Return the look of what is to be filled in."""
        return self._cell(_PALE, form, centred=centred, locked=False)

    def of(self, properties: dict[str, Any]) -> Format:
        """Return the format with these properties."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self.book.add_format(properties)
        return self._made[key]

    def _cell(self, colour: str, form: str, *, centred: bool, locked: bool) -> Format:
        placed: dict[str, Any] = {"align": "left", "indent": 1}
        if centred:
            placed = {"align": "center"}
        placed["num_format"] = form
        return self.of(_CELL | placed | {"bg_color": colour, "locked": locked})


def height(texts: Iterable[tuple[str, float]], *, least: float) -> float:
    """Return the points a row needs for texts in cells of so many millimetres.

    Excel makes rows fit by itself, other programs do not; no row is higher than 409.
    """
    lines = (measure.lines(t, w - _INDENT, _POINTS) for t, w in texts if t)
    needed = max(lines, default=1) * _LINE_POINTS + _PADDING
    return min(_TALLEST, max(least, needed))


def set_page(page: Worksheet) -> None:
    """Print on landscape A4, one page wide, with page numbers."""
    page.set_landscape()
    page.set_paper(_A4)
    page.set_margins(left=0.5, right=0.5, top=0.55, bottom=0.6)
    page.fit_to_pages(1, 0)
    page.set_footer(f'&L&"{FONT}"&8&A&R&"{FONT}"&8&P / &N', {"margin": 0.3})
    page.hide_gridlines(2)
    page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
