"""PDFs with a text layer, drawn letter by letter, so that each has one peculiarity."""

import cv2
import pikepdf
import pytest
from tests.reading.scans import draw, truth_of
from tests.reading.sources.papers import HEIGHT, LETTER, WIDTH, Paper, ruled
from tests.reading.sources.tables import read, shown, spans
from tests.tesseract import needs_tesseract

from bielelt.core.errors import UnreadableDocument
from bielelt.reading.base import Line
from bielelt.reading.sources.pdf import PdfSource, text_pages

HEAD = ["1", "2", "3", "4"]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "report.pdf"


def refusal(path):
    with pytest.raises(UnreadableDocument) as error:
        PdfSource().read(path)
    return str(error.value)


def picture(pdf):
    """Return a small grey picture."""
    image = pikepdf.Stream(pdf, bytes(range(64)))
    image.stream_dict = pikepdf.Dictionary(
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=8,
        Height=8,
        ColorSpace=pikepdf.Name.DeviceGray,
        BitsPerComponent=8,
    )
    return pdf.make_indirect(image)


def scanned(pdf, pixels):
    """Return a page that is nothing but a picture, as scanners make them."""
    _, jpeg = cv2.imencode(".jpg", pixels)
    height, width = pixels.shape[:2]
    image = pikepdf.Stream(pdf, jpeg.tobytes())
    image.stream_dict = pikepdf.Dictionary(
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=width,
        Height=height,
        ColorSpace=pikepdf.Name.DeviceRGB,
        BitsPerComponent=8,
        Filter=pikepdf.Name.DCTDecode,
    )
    page = pdf.add_blank_page(page_size=(width * 72 / 200, height * 72 / 200))
    page.obj.Resources = pikepdf.Dictionary(XObject={"/P": pdf.make_indirect(image)})
    box = page.MediaBox
    page.contents_add(
        pikepdf.Stream(pdf, f"q {box[2]} 0 0 {box[3]} 0 0 cm /P Do Q".encode())
    )
    del pdf.pages[-1]
    return page


# Ruled tables ---------------------------------------------------------------------------


def test_lines_and_tables_come_from_the_top_with_their_pages(path):
    paper = Paper()
    paper.text(40, 90, "Доор нь")
    ruled(paper, [["1", "нэг хоёр"], ["2", ""]], top=40)
    paper.text(40, 20, "Тайлан")
    paper.turn()
    paper.text(400, 300, "төгсөв")
    pages = PdfSource().read(paper.save(path))

    assert shown(pages) == ["Тайлан", ["1", "нэг хоёр"], ["2", ""], "Доор нь", "төгсөв"]
    assert [block.place.page for block in pages.blocks if hasattr(block, "place")] == [
        1,
        1,
        2,
    ]
    assert (pages.pages, pages.media_type) == (2, "application/pdf")


def test_cells_without_a_rule_between_them_are_one(path):
    paper = Paper()
    for y in (40, 60, 80):
        paper.line(40 if y != 60 else 100, y, 220, y)
    for x, top in ((40, 40), (100, 40), (160, 60), (220, 40)):
        paper.line(x, top, x, 80)
    for x, top, text in (
        (44, 44, "босоо"),
        (104, 44, "хэвтээ"),
        (104, 64, "а"),
        (164, 64, "б"),
    ):
        paper.text(x, top, text)
    pages = PdfSource().read(paper.save(path))

    assert shown(pages) == [["босоо", "хэвтээ", ""], ["", "а", "б"]]
    assert spans(pages) == {"босоо": (2, 1), "хэвтээ": (1, 2)}


def test_a_table_cut_by_the_page_or_open_at_its_sides_is_closed_there(path):
    paper = Paper()
    for x in (100, 160):
        paper.line(x, 40, x, 100)
    for y in (40, 60):
        paper.line(40, y, 220, y)
    for row, top in enumerate((44, 64)):
        for column, x in enumerate((44, 104, 164)):
            paper.text(x, top, f"{row}{column}")
    paper.save(path)

    assert read(path) == [["00", "01", "02"], ["10", "11", "12"]]


def test_a_frame_around_a_text_is_no_table_and_one_inside_a_cell_is_text(path):
    paper = Paper()
    ruled(paper, [["хүрээ"]], top=20)
    ruled(paper, [["1", "гадна" + " " * 30], ["2", "б"]], top=60, high=40)
    ruled(paper, [["а", "в"], ["г", "д"]], left=100, top=65, high=12)
    paper.save(path)

    assert read(path) == ["хүрээ", ["1", "гадна а в г д"], ["2", "б"]]


def test_words_are_parted_where_a_rule_stands_between_two_letters(path):
    paper = Paper()
    ruled(paper, [["", ""], ["", ""]], left=40, widths=[4 * LETTER, 4 * LETTER])
    paper.text(40, 43, "нэг хоёр".replace(" ", "а"))
    paper.save(path)

    assert read(path)[0] == ["нэга", "хоёр"]


def test_lines_of_cells_that_stand_at_odd_heights_do_not_mix(path):
    paper = Paper()
    ruled(paper, [["", "", ""]] * 2, high=60, widths=[80, 80, 80])
    for column, shift in enumerate((0, 4, 8)):
        for line in range(3):
            paper.text(44 + 80 * column, 44 + shift + 11 * line, f"м{column}{line}")
    paper.save(path)

    assert read(path)[0] == ["м00 м01 м02", "м10 м11 м12", "м20 м21 м22"]


# Letters --------------------------------------------------------------------------------


def test_what_nobody_sees_is_left_out_and_white_on_dark_is_read(path):
    paper = Paper()
    paper.text(40, 40, "үзэгдэх")
    paper.text(40, 60, "цагаан", before="1 g")
    paper.draw(f"0 g 30 {HEIGHT - 120} 200 30 re f")
    paper.text(40, 100, "цайвар", before="1 1 1 rg")
    paper.text(40, 140, "далд", before="0 g 3 Tr")
    paper.text(WIDTH + 20, 160, "гадна", before="0 Tr")
    paper.save(path)

    assert read(path) == ["үзэгдэх", "цайвар"]


def test_a_word_struck_twice_to_look_bold_is_read_once(path):
    paper = Paper()
    paper.text(40, 40, "аан")
    paper.text(40.3, 40, "аан")
    paper.save(path)

    assert read(path) == ["аан"]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("12 дугаар сарын 25-", "ны дотор"), "12 дугаар сарын 25-ны дотор"),
        (("хэрэг\N{SOFT HYPHEN}", "жилт"), "хэрэгжилт"),
        (("хугацаа ", "болоогүй"), "хугацаа болоогүй"),
        (("аймаг - ", "сум"), "аймаг - сум"),
    ],
)
def test_words_go_on_behind_a_hyphen_at_the_end_of_a_line(path, lines, text):
    paper = Paper()
    ruled(paper, [["", ""]] * 2, high=40, widths=[160, 40])
    for number, line in enumerate(lines):
        paper.text(44, 44 + 11 * number, line)
    paper.save(path)

    assert read(path)[0] == [text, ""]


@pytest.mark.parametrize(
    "lines",
    [
        ["цахим хуудас ", "https://eoffice.sum.mn/lo", "gin/index.html үзнэ ", "үү"],
        ["хаяг нь www.sum.", "example.mn юм"],
        ["А/12.3:4567890123456789", "0123456 тоот"],
    ],
)
def test_a_word_too_long_for_its_line_is_put_together_again(path, lines):
    paper = Paper()
    ruled(paper, [["", ""]] * 2, high=60, widths=[25 * LETTER + 6, 40])
    for number, line in enumerate(lines):
        paper.text(44, 44 + 11 * number, line)
    for number in range(5):
        paper.text(44, 104 + 11 * number, "үүрэг болгосугай ")
    paper.save(path)

    assert read(path)[0][0] == "".join(lines)


def test_two_words_that_fill_a_narrow_column_stay_two(path):
    paper = Paper()
    ruled(paper, [["", ""]] * 2, high=60, widths=[14 * LETTER + 8, 40])
    for number, line in enumerate(["хэрэгжүүлэлтийг", "зохион ", "байгуулах ", "нь"]):
        paper.text(44, 44 + 11 * number, line)
        paper.text(44, 104 + 11 * number, "болгосугай ")
    paper.save(path)

    assert read(path)[0][0] == "хэрэгжүүлэлтийг зохион байгуулах нь"


def test_one_line_longer_than_the_others_of_its_column_stays_in_a_table_without_rules(path):
    rows = [[str(n), "модыг услав", "явц сайн", "70%"] for n in range(1, 31)]
    rows[7][2] = "явц сайн бөгөөд энэ мөр урт"
    paper = Paper()
    for number, row in enumerate(rows):
        for x, text in zip((40, 90, 220, 400), row, strict=True):
            paper.text(x, 40 + 17 * number, text)
    paper.save(path)

    assert read(path) == rows


def test_letters_are_as_found_ligatures_too(path):
    paper = Paper()
    paper.text(40, 40, "oﬃce ½ № 5")
    paper.save(path)

    assert read(path) == ["oﬃce ½ № 5"]


def test_a_font_of_the_time_before_unicode_stays_as_it_is_stored(path):
    old = "Засаг даргын захирамжийн хэрэгжилт".encode("cp1251").decode("latin-1")
    paper = Paper()
    for line in range(12):
        paper.text(40, 40 + 12 * line, old)
    paper.save(path)

    assert read(path) == [old] * 12


def test_a_font_that_does_not_name_its_letters_is_told(path):
    paper = Paper()
    for line in range(12):
        paper.text(40, 40 + 12 * line, "\ue000\ue001\ue002\ue003" * 8)
    paper.save(path)

    assert refusal(path) == (
        "“report.pdf” is a PDF whose fonts do not say which letters they draw. "
        "Save the original again as PDF or .docx, or read the printed pages by OCR."
    )


# Turned pages ---------------------------------------------------------------------------


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_page_may_be_turned_by_its_own_entry(path, turn):
    paper = Paper()
    ruled(paper, [["нэг", "хоёр"], ["гурав", "дөрөв"]])
    paper.save(path, Rotate=turn)

    assert read(path) == [["нэг", "хоёр"], ["гурав", "дөрөв"]]


@pytest.mark.parametrize(
    "matrix", ["0 1 -1 0 595 0", "-1 0 0 -1 842 595", "0 -1 1 0 0 842"]
)
def test_a_page_may_be_drawn_lying_on_its_side(path, matrix):
    paper = Paper()
    paper.draw(f"{matrix} cm")
    ruled(paper, [["нэг", "хоёр"], ["гурав", "дөрөв"]])
    sides = [0, 0, HEIGHT, WIDTH] if matrix.startswith("0") else [0, 0, WIDTH, HEIGHT]
    paper.save(path)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[0].obj.MediaBox = sides
        pdf.save(path)

    assert read(path) == [["нэг", "хоёр"], ["гурав", "дөрөв"]]


def test_a_heading_that_stands_on_end_is_read_in_its_cell(path):
    paper = Paper()
    ruled(paper, [["", "", ""]] * 2, high=80, widths=[40, 80, 80])
    paper.text(62, 102, "Өөрийн", turn=(0, 1, -1, 0))
    paper.text(74, 102, "үнэлгээ", turn=(0, 1, -1, 0))
    for column, text in enumerate(("агуулга", "хэрэгжилтийн явц")):
        paper.text(84 + 80 * column, 44, text)
    paper.save(path)

    assert read(path)[0] == ["Өөрийн үнэлгээ", "агуулга", "хэрэгжилтийн явц"]


def test_a_watermark_across_the_page_is_a_line_of_its_own(path):
    paper = Paper()
    ruled(paper, [["нэг", "хоёр"], ["гурав", "дөрөв"]])
    paper.text(60, 60, "ХУУЛБАР", turn=(0.7, 0.7, -0.7, 0.7))
    paper.save(path)

    assert read(path) == [["нэг", "хоёр"], ["гурав", "дөрөв"], "ХУУЛБАР"]


# Tables without rules -------------------------------------------------------------------


def unruled(paper, rows, *, top=60, room=8, xs=(40, 80, 200, 400)):
    """Write rows of columns of lines; return where the next row begins."""
    for row in rows:
        for x, lines in zip(xs, row, strict=True):
            for number, line in enumerate(lines):
                paper.text(x, top + 11 * number, line)
        top += 11 * max(map(len, row)) + room
    return top


ROWS = [
    (["д/д"], ["Нэр"], ["Хэрэгжилтийн явц"], ["Үнэлгээ"]),
    (
        ["1"],
        ["Өвөлжилт", "хангах тухай"],
        ["Өвс бэлтгэв.", "Тэжээл авав.", "Дууссан."],
        ["100%"],
    ),
    (["2"], ["Сургууль"], ["Засвар хийв.", "Үргэлжилж байна."], ["70%"]),
]
READ = [
    ["д/д", "Нэр", "Хэрэгжилтийн явц", "Үнэлгээ"],
    ["1", "Өвөлжилт хангах тухай", "Өвс бэлтгэв. Тэжээл авав. Дууссан.", "100%"],
    ["2", "Сургууль", "Засвар хийв. Үргэлжилж байна.", "70%"],
]


def test_columns_are_known_by_their_gaps_and_rows_by_the_room_between(path):
    paper = Paper()
    paper.text(40, 30, "Засаг даргын захирамжийн хэрэгжилтийн тайлан, мэдээ")
    unruled(paper, ROWS)
    pages = PdfSource().read(paper.save(path))

    assert shown(pages)[1:] == READ
    assert {cell.confidence for row in pages.blocks[1:] for cell in row.cells} == {1.0}


def test_a_line_across_the_columns_parts_the_table(path):
    paper = Paper()
    next_top = unruled(paper, ROWS)
    paper.text(150, next_top, "Засаг даргын албан даалгавар, хурлын тогтоол")
    unruled(paper, ROWS[1:], top=next_top + 19)
    paper.save(path)

    assert read(path) == [*READ, "Засаг даргын албан даалгавар, хурлын тогтоол", *READ[1:]]


def test_the_table_goes_on_overleaf_where_columns_are_empty(path):
    paper = Paper()
    unruled(paper, ROWS)
    paper.turn()
    unruled(paper, [([], ["үргэлжлэл"], ["гурван мөр"], ["30%"])])
    paper.save(path)

    assert read(path) == [*READ, ["", "үргэлжлэл", "гурван мөр", "30%"]]


def test_a_name_beside_two_rows_belongs_to_the_upper_one(path):
    name = ["Өвөлжилт", "хаваржилтын", "бэлтгэлийг", "хангах тухай"]
    paper = Paper()
    unruled(paper, ROWS[:1])
    unruled(paper, [(["1"], name, ["Өвс бэлтгэв.", "Дууссан."], ["100%"])], top=79, room=0)
    unruled(paper, [(["2"], [], ["Засвар хийв."], ["70%"])], top=79 + 30)
    unruled(paper, ROWS[2:], top=79 + 60)
    paper.save(path)

    assert read(path)[1:3] == [
        [
            "1",
            "Өвөлжилт хаваржилтын бэлтгэлийг хангах тухай",
            "Өвс бэлтгэв. Дууссан.",
            "100%",
        ],
        ["2", "", "Засвар хийв.", "70%"],
    ]


def test_rows_without_room_between_them_are_told_by_their_numbers_and_unsure(path):
    paper = Paper()
    unruled(paper, ROWS, room=0)
    pages = PdfSource().read(paper.save(path))

    assert shown(pages)[1:] == READ[1:]
    assert {cell.confidence for row in pages.blocks[1:] for cell in row.cells} == {0.5}


# Pages ----------------------------------------------------------------------------------


def test_page_numbers_go_and_running_heads_stay_once(path):
    paper = Paper()
    for number in range(1, 6):
        if number > 1:
            paper.turn()
        paper.text(40, 20, "Хишиг-Өндөр сум")
        paper.text(40, 300, f"{number}")
        paper.text(400, 570, f"- {number} -")
    paper.save(path)

    assert read(path) == ["Хишиг-Өндөр сум", "1", "2", "3", "4", "5"]


def test_a_number_in_the_margin_that_does_not_count_with_the_pages_stays(path):
    paper = Paper()
    paper.text(40, 20, "2024")
    paper.turn()
    paper.text(40, 20, "7")
    paper.turn()
    paper.text(40, 20, "5")
    paper.save(path)

    assert read(path) == ["2024", "7", "5"]


@needs_tesseract
def test_a_scanned_page_is_read_where_it_stands_among_the_others(path):
    truth = truth_of("quarter.expected.json")
    table = next(draw(truth, 200))
    paper = Paper()
    for text in ("Өмнөх хуудас", "Дараах хуудас"):
        paper.text(40, 40, text)
        paper.turn()
    paper.save(path)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages.insert(1, scanned(pdf, table))
        pdf.save(path)

    pages = PdfSource().read(path)
    found = shown(pages)

    assert text_pages(path)[:3] == [True, False, True]
    assert (found[0], found[-1]) == ("Өмнөх хуудас", "Дараах хуудас")
    assert ["1", "2", "3", "4", "5", "6", "7"] in found
    assert {b.place.page for b in pages.blocks if isinstance(b, Line)} >= {1, 3}


def test_a_page_of_neither_words_nor_pictures_is_refused(path):
    paper = Paper()
    paper.text(40, 40, "OCR-ийн бичвэр", before="3 Tr")
    paper.save(path)

    assert text_pages(path) == [False]
    assert refusal(path) == (
        "“report.pdf” is a PDF without a text layer and without scanned pages. "
        "Print the original to PDF again, or save it as .docx."
    )


def test_a_scanned_page_that_is_a_poster_is_refused(path):
    paper = Paper()
    paper.turn()
    paper.save(path)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        page = pdf.pages[0]
        page.MediaBox = [0, 0, 7200, 7200]
        page.obj.Resources["/XObject"] = {"/P": picture(pdf)}
        page.contents_add(pikepdf.Stream(pdf, b"q 7200 0 0 7200 0 0 cm /P Do Q"))
        pdf.save(path)

    assert refusal(path) == (
        "“report.pdf”: its scanned page 1 measures 100 × 100 inches; at 150 dpi at most "
        "40,000,000 pixels are read. Scan it on A4 or A3."
    )


def test_what_a_pdf_could_do_or_carry_is_never_looked_at(path):
    paper = Paper()
    paper.text(40, 40, "тайлан")
    paper.save(path)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.Root.OpenAction = {"/S": pikepdf.Name.JavaScript, "/JS": "app.alert(1)"}
        pdf.attachments["a.exe"] = b"MZ" * 1000
        pdf.save(path)

    assert read(path) == ["тайлан"]


def test_a_file_that_a_mail_program_wrote_a_line_before_is_a_pdf_too(path):
    paper = Paper()
    paper.text(40, 40, "тайлан")
    paper.save(path)
    path.write_bytes(b"X-Attachment: 1\r\n\r\n" + path.read_bytes())

    assert read(path) == ["тайлан"]
