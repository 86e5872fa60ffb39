"""WordprocessingML as text: thousands of cells at once, where an object per cell is slow.

Every text is escaped here and nowhere else. Widths are millimetres.
"""

from collections.abc import Iterable
from xml.sax.saxutils import escape

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def twips(millimetres: float) -> int:
    """Return the unit of WordprocessingML, a twentieth of a point."""
    return round(millimetres / 25.4 * 1440)


def paragraph(text: str, style: str, *, properties: str = "", end: str = "") -> str:
    """One paragraph; tabs and line breaks in ``text`` become those of the format."""
    return _paragraph((_run(text) if text else "") + end, style, properties)


def spans(parts: Iterable[tuple[str, str]], style: str, *, properties: str = "") -> str:
    """One paragraph of texts, each with a style of letters or «»."""
    runs = (_run(text, letters) for text, letters in parts)
    return _paragraph("".join(runs), style, properties)


def _paragraph(runs: str, style: str, properties: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{runs}</w:p>'


def _run(text: str, letters: str = "") -> str:
    inner = escape(text).replace("\t", "</w:t><w:tab/><w:t xml:space='preserve'>")
    inner = inner.replace("\n", "</w:t><w:br/><w:t xml:space='preserve'>")
    look = f'<w:rPr><w:rStyle w:val="{letters}"/></w:rPr>' if letters else ""
    return f"<w:r>{look}<w:t xml:space='preserve'>{inner}</w:t></w:r>"


def field(instruction: str) -> str:
    """Return a field that the word processor computes, e.g. PAGE."""
    return f'<w:fldSimple w:instr="{instruction}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def page_of_pages() -> str:
    """Return the fields «page / pages»."""
    slash = '<w:r><w:t xml:space="preserve"> / </w:t></w:r>'
    return f"{field('PAGE')}{slash}{field('NUMPAGES')}"


def cell(
    content: str, width: float, *, span: int = 1, merge: str = "", top: bool = False
) -> str:
    """One cell; ``merge`` is «restart» or «continue» in a column merged downwards."""
    columns = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    rows = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    place = "top" if top else "center"
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>{columns}{rows}'
        f'<w:vAlign w:val="{place}"/></w:tcPr>{content}</w:tc>'
    )


def row(*cells: str, header: bool = False, whole: bool = True) -> str:
    """One row; ``header`` is repeated on every page, ``whole`` is never cut by one."""
    marks = ("<w:cantSplit/>" if whole else "") + ("<w:tblHeader/>" if header else "")
    return f"<w:tr><w:trPr>{marks}</w:trPr>{''.join(cells)}</w:tr>"


def table(rows: list[str], widths: list[float]) -> str:
    """Return a table with thin lines and fixed widths."""
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{twips(sum(widths))}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{_borders()}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:top w:w="50" w:type="dxa"/><w:left w:w="70" w:type="dxa"/>'
        f'<w:bottom w:w="50" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _borders() -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    return "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in sides
    )


def style(  # noqa: PLR0917 - a table of styles reads best in columns
    key: str,
    name: str,
    points: float,
    align: str,
    run: str,
    properties: str,
    *,
    level: int | None = None,
    language: str = "",
) -> str:
    """Return a paragraph style without space around it, single line spacing.

    One with a ``level`` of the outline is a heading; those and «Quote» have names that word
    processors know.
    """
    size = round(points * 2)
    is_known = level is not None or name == "Quote"
    custom = "" if is_known else ' w:customStyle="1"'
    outline = "" if level is None else f'<w:outlineLvl w:val="{level}"/>'
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{key}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f'<w:pPr>{properties}<w:jc w:val="{align}"/>{outline}</w:pPr>'
        f'<w:rPr>{run}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>{language}</w:rPr></w:style>'
    )


def letters(key: str, name: str, run: str) -> str:
    """Return a style of letters."""
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{key}">'
        f'<w:name w:val="{name}"/><w:rPr>{run}</w:rPr></w:style>'
    )


def spacing(before: float = 0, after: float = 0) -> str:
    """Space before and after a paragraph, in points."""
    return (
        f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}" '
        f'w:line="240" w:lineRule="auto"/>'
    )
