import pytest

from bielelt.printing.measure import lines

TEXT = "Өвөлжилтийн бэлтгэл ажлыг төлөвлөгөөний дагуу хийж гүйцэтгэсэн байна."


@pytest.mark.parametrize(
    ("text", "width", "count"),
    [
        ("", 20, 1),
        ("Өвс", 20, 1),
        (TEXT, 200, 1),
        (TEXT, 75, 2),
        (TEXT + "\n" + TEXT, 200, 2),
        ("ө" * 100, 50, 4),
        ("Өвс " + "ө" * 20, 30, 3),
    ],
)
def test_a_text_takes_as_many_lines_as_a_spreadsheet_gives_it(text, width, count):
    assert lines(text, width, 9.5) == count


def test_bold_text_takes_more_room():
    assert (lines(TEXT, 120, 9.5), lines(TEXT, 120, 9.5, bold=True)) == (1, 2)
