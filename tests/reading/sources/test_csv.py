import pytest
from tests.reading.sources.tables import shown

from bielelt.core.report import Place
from bielelt.reading.sources.csv import CsvSource


def read(tmp_path, content, encoding="utf-8"):
    path = tmp_path / "report.csv"
    path.write_bytes(content.encode(encoding))
    return CsvSource().read(path)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_delimiter_and_encoding_are_told_from_the_content(tmp_path, delimiter, encoding):
    text = '1,2,3\n"Өвс, тэжээл; шатахуун","а\nб","Үр ""дүн"""\n'
    quoted = text.replace("1,2,3", delimiter.join("123"))
    quoted = quoted.replace('","', f'"{delimiter}"')

    assert shown(read(tmp_path, quoted, encoding)) == [
        ["1", "2", "3"],
        ["Өвс, тэжээл; шатахуун", "а б", 'Үр "дүн"'],
    ]


def test_a_delimiter_declared_for_excel_is_obeyed(tmp_path):
    assert shown(read(tmp_path, "sep=|\nа|б, в\n")) == [["а", "б, в"]]


def test_a_record_of_one_cell_stays_a_row_and_a_blank_one_goes(tmp_path):
    pages = read(tmp_path, "Хэрэгжилт\n,,\n1,2,3\n4,5,6\n")

    assert shown(pages) == [["Хэрэгжилт"], ["1", "2", "3"], ["4", "5", "6"]]
    assert [row.cells[0].place for row in pages.blocks] == [
        Place(1, 1, 1),
        Place(1, 3, 1),
        Place(1, 4, 1),
    ]


def test_prose_full_of_commas_does_not_hide_the_semicolons(tmp_path):
    text = "1;Мал, хашаа, худаг, өвс\n2;Тэжээл, ус\n3;Ө, ү, а, б, в\n"

    assert shown(read(tmp_path, text.replace(";", ";;")))[1] == ["2", "", "Тэжээл, ус"]
