import pytest
from tests.sheets.rows import ORGANISATIONS, PROGRESS, measure, read

from bielelt.core.errors import UnreadableDocument
from bielelt.reading.limits import MAX_CELL_CHARACTERS, MAX_TABLE_ROWS
from bielelt.sheets import write_csv

ROW = {"code": "264", "name": "Хан аймаг", "kind": "province", "parent": "1"}


def test_csv_begins_with_the_mark_by_which_excel_sees_cyrillic():
    assert write_csv(ORGANISATIONS, [ROW], language="mn").decode("utf-8") == (
        "\ufeffКод,Нэр,Төрөл,Дээд байгууллагын код,Эхэлсэн өдөр,Дууссан өдөр,"
        'Залгамжлагчийн код\r\n264,Хан аймаг,"Аймаг, нийслэл",1,,,\r\n'
    )


@pytest.mark.parametrize("text", ["=1+1", "+976", "-нөхөн", "@сум", "'=1"])
def test_a_text_in_csv_is_never_a_formula_and_comes_back(text):
    data = write_csv(PROGRESS, [measure(progress=text)], language="mn")

    assert f",{text}," not in data.decode()
    assert read(data, PROGRESS).rows[0].values["progress"] == text


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_is_read_as_spreadsheets_save_it(mark, encoding):
    lines = [["Код", "Нэр", "Төрөл"], ["264", "Хан аймаг", "province"]]
    data = "".join(mark.join(line) + "\r\n" for line in lines).encode(encoding)

    filled = read(data, ORGANISATIONS)

    assert filled.problems == ()
    assert [row.values for row in filled.rows] == [
        {"code": "264", "name": "Хан аймаг", "kind": "province"}
    ]


def test_the_mark_that_excel_was_told_is_believed():
    data = "sep=;\r\nКод;Нэр;Төрөл\r\n264;Хан, Хан;province\r\n".encode()

    assert read(data, ORGANISATIONS).rows[0].values["name"] == "Хан, Хан"


def too_much(what):
    return (
        f"“ажил.xlsx” has more than {what}, which is more than any report. "
        "Check that it is the right file, or split it."
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            "Код,Нэр\n".encode() + "1,а\n".encode() * (MAX_TABLE_ROWS + 1),
            too_much("20,000 rows"),
        ),
        ("Код,Нэр".encode() + b",x" * 200, too_much("100 columns")),
        (
            f"Код,Нэр\n1,{'а' * (2 * MAX_CELL_CHARACTERS)}\n".encode(),
            (
                "“ажил.xlsx” is not whole CSV near line 2 (field larger than field limit "
                "(131072)). Look for an open quotation mark there, or save it again."
            ),
        ),
    ],
)
def test_more_than_any_sheet_has_is_refused(data, message):
    with pytest.raises(UnreadableDocument) as refusal:
        read(data, ORGANISATIONS)

    assert str(refusal.value) == message
