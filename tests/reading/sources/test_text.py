from tests.reading.sources.tables import shown

from bielelt.core.report import Place
from bielelt.reading.base import Cell, Line, Pages, Row
from bielelt.reading.sources.text import TextSource


def read(tmp_path, content, encoding="utf-8"):
    path = tmp_path / "report.txt"
    path.write_bytes(content.encode(encoding))
    return TextSource().read(path)


def test_lines_and_rows_keep_their_place(tmp_path):
    assert read(tmp_path, "\n Биелэлт \r\n1\t Өвс \t\r\n") == Pages(
        (
            Line("Биелэлт", Place(1, 2, 1)),
            Row(
                (
                    Cell("1", Place(1, 3, 1)),
                    Cell("Өвс", Place(1, 3, 2)),
                    Cell("", Place(1, 3, 3)),
                )
            ),
        ),
        pages=1,
        media_type="text/plain",
    )


def test_a_form_feed_starts_a_page_and_its_rows_count_from_one(tmp_path):
    pages = read(tmp_path, "а\tб\n\fв\tг\n\f")

    assert [row.cells[0].place for row in pages.blocks] == [
        Place(1, 1, 1),
        Place(2, 1, 1),
    ]
    assert pages.pages == 2


def test_markup_in_a_cell_is_left_to_the_steps(tmp_path):
    assert shown(read(tmp_path, "\t<p>Үлдсэн хэсэг</p>\n")) == [["", "<p>Үлдсэн хэсэг</p>"]]


def test_separators_that_end_no_line_in_an_editor_end_none_here(tmp_path):
    assert shown(read(tmp_path, "а\tб\u2028в\x0bг\x85д\n")) == [["а", "б в г д"]]


def test_odd_spaces_become_one_blank_and_the_unseen_goes(tmp_path):
    text = "70\u00a0%\u2003хүр\u00adсэн\u200b\ufeff  \tи\u0306\n"

    assert shown(read(tmp_path, text)) == [["70 % хүрсэн", "й"]]


def test_text_with_a_byte_order_mark_is_read_in_its_encoding(tmp_path):
    blocks = [["Өвөлжилт", "Үр дүн"]]

    for encoding in ("utf-8-sig", "utf-16", "utf-32"):
        assert shown(read(tmp_path, "Өвөлжилт\tҮр дүн", encoding)) == blocks


def test_letters_of_old_mongolian_fonts_are_those_they_were_drawn_as(tmp_path):
    old = "Малын єв\u0454лжилт, їр дїн. Є Ї".replace("\u0454", "є")

    assert shown(read(tmp_path, f"1\t{old}", "cp1251")) == [
        ["1", "Малын өвөлжилт, үр дүн. Ө Ү"]
    ]


def test_a_letter_that_cannot_be_decoded_lowers_the_confidence_of_its_cell(tmp_path):
    path = tmp_path / "report.txt"
    path.write_bytes("Заалтын биелэлт\t".encode() + "тайлан".encode()[:-1] + b"\n")

    (row,) = TextSource().read(path).blocks

    assert [(cell.text, cell.confidence) for cell in row.cells] == [
        ("Заалтын биелэлт", 1.0),
        ("тайла\ufffd", 0.5),
    ]
