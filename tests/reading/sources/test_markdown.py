from tests.reading.sources.tables import shown

from bielelt.core.report import Place
from bielelt.reading.sources.markdown import MarkdownSource


def read(tmp_path, content):
    path = tmp_path / "report.md"
    path.write_text(content, "utf-8")
    return MarkdownSource().read(path)


def test_the_alignment_row_is_syntax(tmp_path):
    pages = read(tmp_path, "| д/д | Явц |\n|:---|----:|\n| 1 | Өгсөн |\n")

    assert shown(pages) == [["д/д", "Явц"], ["1", "Өгсөн"]]
    assert pages.blocks[1].cells[1].place == Place(1, 3, 2)


def test_a_row_of_dashes_with_text_is_no_syntax(tmp_path):
    text = "| а | б |\n|---|---|\n| Үр дүнгүй | - |\n"

    assert shown(read(tmp_path, text)) == [["а", "б"], ["Үр дүнгүй", "-"]]


def test_escaped_pipes_breaks_and_entities_are_characters_of_the_cell(tmp_path):
    text = "| а\\|б | в<br>г<br/>д | 2024\\_А/7 | Х&amp;Б&nbsp;Ө |\n"

    assert shown(read(tmp_path, text)) == [["а|б", "в г д", "2024_А/7", "Х&Б Ө"]]


def test_empty_cells_stay_at_both_ends(tmp_path):
    assert shown(read(tmp_path, "| | а | |\n||б||\n")) == [["", "а", ""], ["", "б", ""]]


def test_rows_without_outer_pipes_are_known_by_their_alignment_row(tmp_path):
    text = "а | б\n--- | ---\n1 | 2\n\nэнэ | мөр биш\n"

    assert shown(read(tmp_path, text)) == [["а", "б"], ["1", "2"], "энэ | мөр биш"]


def test_headings_emphasis_and_rules_are_syntax(tmp_path):
    text = "# Хэрэгжилт\n\n**ХЯНАСАН** Д.Өнөр\n\n---\n"

    assert shown(read(tmp_path, text)) == ["Хэрэгжилт", "ХЯНАСАН Д.Өнөр"]


def test_the_frame_of_a_grid_table_is_syntax(tmp_path):
    text = "+---+---+\n| а | б |\n+===+===+\n| 1 | 2 |\n+---+---+\n"

    assert shown(read(tmp_path, text)) == [["а", "б"], ["1", "2"]]
