"""What the pages of a PDF show, noted while pdfminer paints them.

Only what a reader of the printed page sees is kept: no invisible text (the text layer of a
scan), none outside of the page, none white on white.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from math import isfinite

from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.layout import LTChar, LTFigure
from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFTextSeq
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import (
    PDFGraphicState,
    PDFPageInterpreter,
    PDFResourceManager,
    PDFTextState,
)
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, stream_value
from pdfminer.utils import (
    Matrix,
    PathSegment,
    Point,
    Rect,
    apply_matrix_pt,
    apply_matrix_rect,
)

from bielelt.core.errors import UnreadableDocument
from bielelt.reading.decoding import REPLACEMENT
from bielelt.reading.limits import (
    MAX_PDF_CONTENT_BYTES,
    MAX_PDF_CROSSINGS,
    MAX_PDF_MARKS,
    MAX_PDF_PAGE_MARKS,
    MAX_PDF_PAGE_POINTS,
    check_count,
)
from bielelt.reading.pdf.boxes import Box, around
from bielelt.reading.pdf.page import OBLIQUE, Glyph, PrintedPage, words_of

_INVISIBLE = frozenset({3, 7})  # text rendering modes that paint nothing
_HAIR = 3.0  # points; a filled box thinner than this is a stroke
_STRAIGHT = 1.0
_WHITE = 0.97
_INKS = frozenset({"Separation", "DeviceN", "Indexed", "Pattern", "Lab"})
_STEEP = 0.2  # tangent; what leans further than 11 degrees is oblique
_SAME_LETTER = 0.12  # of its size: a letter struck twice so close is bold, not double


class Printer:
    """Shows the pages of one document, within the limits for the whole of it."""

    def __init__(self, fonts: PDFResourceManager, *, file: str) -> None:
        """Begin with a document whose name is ``file``."""
        self._device = _Device(fonts, file)
        self._interpreter = _Interpreter(fonts, self._device)

    def show(self, page: PDFPage, number: int) -> PrintedPage:
        """Return what a page shows; ``number`` is for refusals."""
        x0, y0, x1, y1 = page.mediabox
        sides = x1 - x0, y1 - y0
        if not all(isfinite(side) and 0 < side <= MAX_PDF_PAGE_POINTS for side in sides):
            raise UnreadableDocument(
                f"“{self._device.file}” has a page {number} of {sides[0]:.0f} × {sides[1]:.0f} "
                f"points; more than 0 and at most {MAX_PDF_PAGE_POINTS:,} are read. "
                "Print it on ordinary paper."
            )
        self._interpreter.process_page(page)
        return self._device.page()


class _Interpreter(PDFPageInterpreter):
    """Counts what it runs: a part may call others many times, and these others."""

    def execute(self, streams: Sequence[object]) -> None:
        """Run the content of a page or a form."""
        device = self.device
        if isinstance(device, _Device):
            for stream in streams:
                device.count_content(len(stream_value(stream).get_data()))
        super().execute(streams)


@dataclass(slots=True)
class _Fill:
    box: Box
    white: bool


@dataclass(slots=True)
class _Sheet:
    """What was painted on the page in hand."""

    view: Box
    glyphs: list[Glyph] = field(default_factory=list)
    strokes: list[Box] = field(default_factory=list)
    fills: list[_Fill] = field(default_factory=list)
    white: set[int] = field(default_factory=set)
    struck: dict[tuple[str, int, int], Glyph] = field(default_factory=dict)
    picture: float = 0.0
    marks: int = 0


class _Device(PDFLayoutAnalyzer):
    """Notes what pdfminer paints."""

    def __init__(self, fonts: PDFResourceManager, file: str) -> None:
        super().__init__(fonts)
        self.file = file
        self._sheet = _Sheet(Box(0, 0, 0, 0))
        self._painted = True
        self._marks = 0
        self._content = 0

    def count_content(self, size: int) -> None:
        """Refuse a document that draws without end."""
        self._content += size
        check_count(
            self._content,
            MAX_PDF_CONTENT_BYTES,
            file=self.file,
            what="bytes its pages are drawn by",
        )

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        """Start a page; what lies outside of its visible part is not on it."""
        super().begin_page(page, ctm)
        x0, y0, x1, y1 = apply_matrix_rect(ctm, page.cropbox)
        whole = self.cur_item
        view = max(x0, 0), max(y0, 0), min(x1, whole.x1), min(y1, whole.y1)
        if view[0] >= view[2] or view[1] >= view[3]:
            view = 0, 0, whole.x1, whole.y1
        self._sheet = _Sheet(Box(view[0], view[1], view[2], view[3]))

    def begin_figure(self, name: str, bbox: Rect, matrix: Matrix) -> None:
        """Enter a form or picture."""
        self._count(1)
        super().begin_figure(name, bbox, matrix)

    def render_image(self, name: str, stream: PDFStream) -> None:  # noqa: ARG002
        """Note how much of the page a picture covers; it is never unpacked."""
        figure = self.cur_item
        view = self._sheet.view
        if isinstance(figure, LTFigure):
            width = min(figure.x1, view.x1) - max(figure.x0, view.x0)
            height = min(figure.y1, view.bottom) - max(figure.y0, view.top)
            share = max(width, 0) * max(height, 0) / (view.width * view.height)
            self._sheet.picture = max(self._sheet.picture, share)

    def render_string(
        self,
        textstate: PDFTextState,
        seq: PDFTextSeq,
        ncs: PDFColorSpace,
        graphicstate: PDFGraphicState,
    ) -> None:
        """Note whether the letters that follow are painted at all."""
        self._painted = textstate.render not in _INVISIBLE
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(  # noqa: PLR0917 - pdfminer's own
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: PDFColorSpace,
        graphicstate: PDFGraphicState,
    ) -> float:
        """Note a letter; return how far it moves the next one."""
        self._count(1)
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            text = REPLACEMENT
        item = LTChar(
            matrix,
            font,
            fontsize,
            scaling,
            rise,
            text,
            font.char_width(cid),
            font.char_disp(cid),
            ncs,
            graphicstate,
        )
        if self._painted:
            white = ncs.name not in _INKS and _is_white(graphicstate.ncolor)
            self._keep(item, white=white)
        return item.adv

    def paint_path(
        self,
        gstate: PDFGraphicState,
        stroke: bool,  # noqa: FBT001
        fill: bool,  # noqa: FBT001
        evenodd: bool,  # noqa: ARG002, FBT001
        path: Sequence[PathSegment],
    ) -> None:
        """Note straight strokes, boxes so thin that they are strokes, and backgrounds."""
        self._count(len(path))
        white_line = gstate.scs.name not in _INKS and _is_white(gstate.scolor)
        white_fill = gstate.ncs.name not in _INKS and _is_white(gstate.ncolor)
        for points in self._lines(path):
            if stroke and not white_line:
                sides = (self._box(a, b) for a, b in pairwise(points))
                self._sheet.strokes += [side for side in sides if _is_thin(side, _STRAIGHT)]
            if not fill:
                continue
            box = around([self._box(point, point) for point in points])
            if _is_thin(box, _HAIR):
                self._sheet.strokes += [] if white_fill else [box]
            else:
                self._sheet.fills.append(_Fill(box, white_fill))

    def page(self) -> PrintedPage:
        """Return the page that was painted last."""
        sheet = self._sheet
        pairs = len(sheet.white) * len(sheet.fills)
        what = "white letters on coloured grounds"
        check_count(pairs, MAX_PDF_CROSSINGS, file=self.file, what=what)
        glyphs = [g for i, g in enumerate(sheet.glyphs) if self._is_seen(i, g)]
        turns = Counter(g["turn"] for g in glyphs if g["turn"] != OBLIQUE)
        turn = turns.most_common(1)[0][0] if turns else 0
        width, height = sheet.view.width, sheet.view.height
        words = [
            replace(
                word,
                box=word.box.turned(turn, width, height),
                letters=tuple(b.turned(turn, width, height) for b in word.letters),
                turn=(word.turn - turn) % 4,
            )
            for word in words_of(glyphs, width, height)
        ]
        turned = turn % 2 == 1
        return PrintedPage(
            width=height if turned else width,
            height=width if turned else height,
            words=tuple(words),
            strokes=tuple(b.turned(turn, width, height) for b in sheet.strokes),
            oblique="".join(g["text"] for g in glyphs if g["turn"] == OBLIQUE),
            picture=sheet.picture,
            turn=turn,
        )

    def _count(self, marks: int) -> None:
        self._sheet.marks += marks
        self._marks += marks
        for found, allowed, where in (
            (self._sheet.marks, MAX_PDF_PAGE_MARKS, "one page"),
            (self._marks, MAX_PDF_MARKS, "its pages"),
        ):
            what = f"letters and strokes on {where}"
            check_count(found, allowed, file=self.file, what=what)

    def _keep(self, item: LTChar, *, white: bool) -> None:
        sheet = self._sheet
        box = self._box((item.x0, item.y0), (item.x1, item.y1))
        text = item.get_text()
        glyph = {
            "text": text,
            "size": item.size,
            "upright": True,
            "box": box,
            "turn": _turn(item.matrix),
            "blank_after": False,
        }
        if text.isspace():
            if sheet.glyphs:
                sheet.glyphs[-1]["blank_after"] = True
        else:
            if any(_is_twin(sheet.struck.get(key), glyph) for key in _near(text, box)):
                return
            sheet.struck[text, round(box.x0), round(box.top)] = glyph
        if white:
            sheet.white.add(len(sheet.glyphs))
        sheet.glyphs.append(glyph)

    def _is_seen(self, number: int, glyph: Glyph) -> bool:
        """Whether a letter lies on the page, and is not white unless on a dark ground."""
        sheet = self._sheet
        middle = glyph["box"].middle
        view = Box(0, 0, sheet.view.width, sheet.view.height)
        if not view.holds(middle):
            return False
        if number not in sheet.white:
            return True
        under = [fill for fill in sheet.fills if fill.box.holds(middle)]
        return bool(under) and not under[-1].white

    def _box(self, a: Point, b: Point) -> Box:
        """Return the box between two points, whose y grows upwards."""
        view = self._sheet.view
        return Box(
            min(a[0], b[0]) - view.x0,
            view.bottom - max(a[1], b[1]),
            max(a[0], b[0]) - view.x0,
            view.bottom - min(a[1], b[1]),
        )

    def _lines(self, path: Sequence[PathSegment]) -> Iterator[list[Point]]:
        """Yield the corners of each part of a path; a curve counts by its ends."""
        points: list[Point] = []
        for segment in path:
            if segment[0] == "h":
                points += points[:1]
                continue
            numbers = [n for n in segment[1:] if isinstance(n, int | float)]
            if segment[0] == "m" and points:
                yield points
                points = []
            if len(numbers) >= 2:  # noqa: PLR2004
                points.append(apply_matrix_pt(self.ctm, (numbers[-2], numbers[-1])))
        if points:
            yield points


def _turn(matrix: Matrix) -> int:
    """Return by how many quarters clockwise the page must be turned to read a letter."""
    along, up = matrix[0], matrix[1]
    if min(abs(along), abs(up)) > _STEEP * max(abs(along), abs(up)):
        return OBLIQUE
    if abs(along) >= abs(up):
        return 0 if along >= 0 else 2
    return 1 if up > 0 else 3


def _near(text: str, box: Box) -> Iterator[tuple[str, int, int]]:
    """Yield the places, in whole points, where a twin of a letter may have been noted."""
    for x in (-1, 0, 1):
        for y in (-1, 0, 1):
            yield text, round(box.x0) + x, round(box.top) + y


def _is_twin(other: Glyph | None, glyph: Glyph) -> bool:
    """Whether a letter is struck a second time almost in its place, to look bold."""
    if other is None or other["box"].width == 0:
        return False
    one, two = other["box"], glyph["box"]
    apart = max(abs(one.x0 - two.x0), abs(one.top - two.top))
    return bool(apart < _SAME_LETTER * glyph["size"])


def _is_thin(box: Box, most: float) -> bool:
    return min(box.width, box.height) <= most < max(box.width, box.height)


def _is_white(color: object) -> bool:
    parts = color if isinstance(color, tuple) else (color,)
    numbers = [part for part in parts if isinstance(part, int | float)]
    if len(numbers) != len(parts):
        return False
    if len(numbers) == 4:  # noqa: PLR2004 - cyan, magenta, yellow, black
        return all(number <= 1 - _WHITE for number in numbers)
    return all(number >= _WHITE for number in numbers)
