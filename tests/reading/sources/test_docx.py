import zipfile

import docx
import pytest
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from tests.reading.sources.tables import shown, spans

from bielelt.core.report import Place
from bielelt.reading.sources.docx import DocxSource


def read(tmp_path, document):
    path = tmp_path / "report.docx"
    document.save(path)
    return DocxSource().read(path)


def with_body(xml):
    """Return a document whose body begins with raw WordprocessingML."""
    document = docx.Document()
    fragment = parse_xml(f"<w:body {nsdecls('w', 'wp', 'm')} {MC}>{xml}</w:body>")
    for number, element in enumerate(list(fragment)):
        document.element.body.insert(number, element)
    return document


MC = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def paragraph(text):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def cell(text, properties=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def table(*rows, widths=()):
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    body = "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def test_paragraphs_and_tables_come_in_order(tmp_path):
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "толгой"
    document.add_paragraph("Хэрэгжилт\n2024 он")
    document.add_table(1, 2).cell(0, 1).text = "нэг\tхоёр\nгурав"
    document.add_paragraph("")
    document.add_paragraph("ХЯНАСАН").add_run(" Д.Ө").bold = True

    assert shown(read(tmp_path, document)) == [
        "Хэрэгжилт",
        "2024 он",
        ["", "нэг хоёр гурав"],
        "ХЯНАСАН Д.Ө",
    ]


def test_merged_cells_keep_the_columns_aligned(tmp_path):
    document = docx.Document()
    table = document.add_table(3, 3)
    for number, one in enumerate(c for row in table.rows for c in row.cells):
        one.text = "абвгдежзи"[number]
    table.cell(0, 0).merge(table.cell(1, 0)).text = "босоо"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "хэвтээ"
    pages = read(tmp_path, document)

    assert shown(pages) == [["босоо", "хэвтээ", ""], ["", "д", "е"], ["ж", "з", "и"]]
    assert spans(pages) == {"босоо": (2, 1), "хэвтээ": (1, 2)}


def test_text_left_in_a_continued_cell_is_not_lost(tmp_path):
    xml = table(
        [cell("а", '<w:vMerge w:val="restart"/>')],
        [cell("үлдсэн", "<w:vMerge/>")],
        [cell("б", "<w:vMerge/>")],
    )

    assert shown(read(tmp_path, with_body(xml))) == [["а"], ["үлдсэн"], ["б"]]


def test_borders_that_miss_each_other_by_a_hair_are_one(tmp_path):
    wide = '<w:gridSpan w:val="2"/>'
    xml = table(
        [cell("а"), cell("б", wide), cell("в")],
        [cell("г", wide), cell("д"), cell("е")],
        widths=(2000, 60, 2000, 2000),
    )
    pages = read(tmp_path, with_body(xml))

    assert shown(pages) == [["а", "б", "в"], ["г", "д", "е"]]
    assert spans(pages) == {}


def test_columns_of_untrue_widths_stay_apart(tmp_path):
    xml = table([cell("а"), cell("б")], widths=(0, 0))

    assert shown(read(tmp_path, with_body(xml))) == [["а", "б"]]


def test_a_row_that_begins_further_right_keeps_its_columns(tmp_path):
    xml = table(
        [cell("а"), cell("б")],
        ['<w:trPr><w:gridBefore w:val="1"/></w:trPr>', cell("в")],
    )

    assert shown(read(tmp_path, with_body(xml))) == [["а", "б"], ["", "в"]]


def test_tracked_insertions_stay_and_deletions_go(tmp_path):
    xml = (
        "<w:p><w:r><w:t>үр </w:t></w:r>"
        "<w:ins><w:r><w:t>дүн</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>хугацаа</w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>зөөсөн</w:t></w:r></w:moveFrom></w:p>"
    ) + table(
        ["<w:trPr><w:del/></w:trPr>", cell("хассан")],
        [cell("үлдсэн")],
    )

    assert shown(read(tmp_path, with_body(xml))) == ["үр дүн", ["үлдсэн"]]


def test_a_text_box_is_read_once_with_its_paragraph(tmp_path):
    box = f"<w:txbxContent>{paragraph('Залаа')}</w:txbxContent>"
    xml = (
        "<w:p><w:r><mc:AlternateContent>"
        f"<mc:Choice Requires='wps'><v:shape>{box}</v:shape></mc:Choice>"
        f"<mc:Fallback><v:shape>{box}</v:shape></mc:Fallback>"
        "</mc:AlternateContent></w:r><w:r><w:t>2024 он</w:t></w:r></w:p>"
    )

    assert shown(read(tmp_path, with_body(xml))) == ["Залаа", "2024 он"]


def test_a_table_inside_a_cell_is_text_of_the_cell(tmp_path):
    document = docx.Document()
    outer = document.add_table(1, 2)
    outer.cell(0, 0).text = "а"
    inner = outer.cell(0, 0).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "б", "в"
    outer.cell(0, 1).text = "г"

    assert shown(read(tmp_path, document)) == [["а б в", "г"]]


def test_cells_in_content_controls_are_read(tmp_path):
    xml = table([cell("а"), f"<w:sdt><w:sdtContent>{cell('б')}</w:sdtContent></w:sdt>"])

    assert shown(read(tmp_path, with_body(xml))) == [["а", "б"]]


def test_explicit_breaks_start_pages_when_word_noted_none(tmp_path):
    document = docx.Document()
    document.add_paragraph("нэг").add_run().add_break(WD_BREAK.PAGE)
    document.add_table(1, 1).cell(0, 0).text = "хоёр"
    document.add_paragraph("гурав").paragraph_format.page_break_before = True
    pages = read(tmp_path, document)

    assert [getattr(b, "place", None) or b.cells[0].place for b in pages.blocks] == [
        Place(1, 1, 1),
        Place(2, 1, 1),
        Place(3, 1, 1),
    ]
    assert pages.pages == 3


def test_breaks_noted_by_word_tell_on_which_page_a_row_begins(tmp_path):
    noted = "<w:r><w:lastRenderedPageBreak/></w:r>"
    split = (
        f"<w:tc><w:p><w:r><w:t>урт</w:t></w:r>{noted}<w:r><w:t>мөр</w:t></w:r></w:p></w:tc>"
    )
    fresh = f"<w:tc><w:p>{noted}<w:r><w:t>шинэ</w:t></w:r></w:p></w:tc>"
    explicit = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    xml = table([split], [fresh], [cell("сүүл")]) + explicit + paragraph("төгсөв")
    pages = read(tmp_path, with_body(xml))

    assert shown(pages) == [["урт мөр"], ["шинэ"], ["сүүл"], "төгсөв"]
    assert [row.cells[0].place for row in pages.blocks[:3]] == [
        Place(1, 1, 1),
        Place(3, 1, 1),
        Place(3, 2, 1),
    ]


def test_a_document_in_strict_open_xml_is_read(tmp_path):
    path = tmp_path / "report.docx"
    with_body(table([cell("а"), cell("б")])).save(path)
    usual = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    parts = {}
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data.replace(usual, strict))

    assert shown(DocxSource().read(path)) == [["а", "б"]]


def with_lists(xml, numbering):
    """Return a document with list definitions of its own."""
    document = with_body(xml)
    definitions = document.part.numbering_part.element
    definitions.clear()
    for element in parse_xml(f"<w:numbering {nsdecls('w')}>{numbering}</w:numbering>"):
        definitions.append(element)
    return document


def listed(text, name, depth=0):
    member = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{name}"/></w:numPr>'
    return f"<w:p><w:pPr>{member}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def level(depth, format, pattern, start=1):
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/>'
        f'<w:numFmt w:val="{format}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def definition(*levels):
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'


USE = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
USE_ANEW = (
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="14"/></w:lvlOverride></w:num>'
)


def test_serials_that_word_numbers_itself_are_read_as_printed(tmp_path):
    row = f"<w:tr><w:tc>{listed('', 1)}</w:tc>{cell('а')}</w:tr>"
    xml = f"<w:tbl>{row * 3}</w:tbl>" + listed("б", 1) + listed("в", 2) + listed("г", 1)
    document = with_lists(xml, definition(level(0, "decimal", "%1.")) + USE + USE_ANEW)

    assert shown(read(tmp_path, document)) == [
        ["1.", "а"],
        ["2.", "а"],
        ["3.", "а"],
        "4. б",
        "14. в",
        "5. г",
    ]


def test_lists_inside_lists_count_anew_under_each_number(tmp_path):
    depths = (0, 1, 1, 0, 1)
    xml = "".join(listed("а", 1, depth) for depth in depths)
    levels = level(0, "decimal", "%1."), level(1, "decimal", "%1.%2.")
    document = with_lists(xml, definition(*levels) + USE)

    assert shown(read(tmp_path, document)) == [
        "1. а",
        "1.1. а",
        "1.2. а",
        "2. а",
        "2.1. а",
    ]


@pytest.mark.parametrize(
    ("format", "start", "text"),
    [
        ("bullet", 1, "а"),
        ("decimalZero", 7, "07) а"),
        ("upperRoman", 1994, "MCMXCIV) а"),
        ("lowerRoman", 9, "ix) а"),
        ("lowerLetter", 28, "bb) а"),
        ("russianUpper", 2, "Б) а"),
        ("unheardOf", 3, "3) а"),
    ],
)
def test_list_numbers_are_written_in_their_format(tmp_path, format, start, text):
    numbering = definition(level(0, format, "%1)", start)) + USE

    assert shown(read(tmp_path, with_lists(listed("а", 1), numbering))) == [text]


def test_a_style_may_put_its_paragraphs_in_a_list(tmp_path):
    document = docx.Document()
    document.add_paragraph("а", style="List Number")
    document.add_paragraph("б", style="List Number")

    assert shown(read(tmp_path, document)) == ["1. а", "2. б"]


def test_a_continued_cell_shows_no_number(tmp_path):
    numbered = "<w:tc><w:tcPr><w:vMerge{}/></w:tcPr>" + listed("", 1) + "</w:tc>"
    first, second = numbered.format(' w:val="restart"'), numbered.format("")
    xml = table([first, cell("а")], [second, cell("б")])
    document = with_lists(xml, definition(level(0, "decimal", "%1.")) + USE)

    assert shown(read(tmp_path, document)) == [["1.", "а"], ["", "б"]]
