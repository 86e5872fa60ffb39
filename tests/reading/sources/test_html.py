import pytest
from tests.reading.sources.tables import shown, spans

from bielelt.reading.sources.html import HtmlSource


def read(tmp_path, content, encoding="utf-8"):
    path = tmp_path / "report.html"
    path.write_bytes(content.encode(encoding))
    return HtmlSource().read(path)


def test_text_around_tables_comes_as_lines_in_order(tmp_path):
    text = (
        "<html><head><title>хуудас</title><style>p{}</style></head><body>"
        "<script>var a</script><h1>Хэрэгжилт<br>2024 он</h1>"
        "<table><caption>Хүснэгт</caption><tr><td>1</td></tr></table>"
        "<div>ХЯНАСАН <b>Д.Ө</b>нөр</div></body></html>"
    )

    assert shown(read(tmp_path, text)) == [
        "Хэрэгжилт",
        "2024 он",
        "Хүснэгт",
        ["1"],
        "ХЯНАСАН Д.Өнөр",
    ]


def test_merged_cells_keep_the_columns_aligned(tmp_path):
    text = (
        "<table><tr><td rowspan=2>а<td colspan=2>б"
        "<tr><td>в<td rowspan=9>г"
        "<tr><td>д<td>е</table>"
    )
    pages = read(tmp_path, text)

    assert shown(pages) == [["а", "б", ""], ["", "в", "г"], ["д", "е", ""]]
    assert spans(pages) == {"а": (2, 1), "б": (1, 2), "г": (2, 1)}


def test_a_heading_told_to_span_more_than_there_is_spans_what_there_is(tmp_path):
    pages = read(tmp_path, "<table><tr><td colspan=100>а<tr><td>б<td>в<td>г</table>")

    assert shown(pages) == [["а", "", ""], ["б", "в", "г"]]
    assert spans(pages) == {"а": (1, 3)}


def test_a_span_that_is_no_number_counts_as_one_and_zero_rows_as_all(tmp_path):
    text = "<table><tr><td colspan=олон>а<td rowspan=0>б<tr><td>в<tr><td>г</table>"
    pages = read(tmp_path, text)

    assert shown(pages) == [["а", "б"], ["в", ""], ["г", ""]]
    assert spans(pages) == {"б": (3, 1)}


def test_markup_inside_a_cell_is_flattened(tmp_path):
    text = (
        "<table><tr><td><p>нэг<br>хоёр</p><ul><li>гур<i>ав</i></ul>"
        "<td><table><tr><td>а<td>б<td>в</table><td>х</table>"
    )

    assert shown(read(tmp_path, text)) == [["нэг хоёр гурав", "а б в", "х"]]


def test_a_table_around_tables_is_layout(tmp_path):
    text = "<table><tr><td>Гарчиг<tr><td><table><tr><td>1<td>2<td>3</table></table>"

    assert shown(read(tmp_path, text)) == ["Гарчиг", ["1", "2", "3"]]


def test_text_astray_between_cells_is_a_line(tmp_path):
    text = "<table>тэнүүл<tr>бас<td>1</td>энэ</tr></table>"

    assert shown(read(tmp_path, text)) == ["тэнүүлбасэнэ", ["1"]]


def test_lines_of_markdown_around_a_table_stay_lines(tmp_path):
    text = "# Хэрэгжилт\nЗалаа\n<table><tr><td>1</table>\nХЯНАСАН\nД.Өнөр\n"

    assert shown(read(tmp_path, text)) == [
        "# Хэрэгжилт",
        "Залаа",
        ["1"],
        "ХЯНАСАН",
        "Д.Өнөр",
    ]


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("windows-1251", "cp1251"),
        ("koi8-r", "koi8-r"),
        ("windows-1251", "utf-8"),
        ("no-such-thing", "utf-8"),
        ("utf-8", "cp1251"),
        ("utf-8", "utf-16"),
    ],
)
def test_a_declared_encoding_is_believed_unless_the_bytes_contradict(
    tmp_path, declared, encoding
):
    text = f"<meta charset='{declared}'><table><tr><td>Малын тооллого</table>"

    assert shown(read(tmp_path, text, encoding)) == [["Малын тооллого"]]
