import pytest

from bielelt.reading.headers import is_header, is_numbers

HEADER = [
    "Шийдвэр Д/д",
    "Заалт Д/д",
    "Шийдвэрийн нэр, огноо, дугаар",
    "Холбогдох заалтын агуулга",
    "Хэрэгжилтийн явц",
    "Өөрийн үнэлгээ",
    "Дээд шатны байгууллагын үнэлгээ",
]


@pytest.mark.parametrize(
    "texts",
    [
        HEADER,
        [text.upper() for text in HEADER],
        ["Шийд вэр Д/ д", "За алт Д/д", *HEADER[2:6], "Дээд шат ны бай гууллагын үнэлгээ"],
        HEADER[3:],
        [" ".join(HEADER)],
    ],
    ids=["whole", "capitals", "broken", "four of seven", "one cell"],
)
def test_the_names_of_the_columns_are_known_however_they_are_broken(texts):
    assert is_header(texts)


@pytest.mark.parametrize(
    "texts",
    [
        HEADER[4:],
        ["Бэлчээрийн төлөвлөгөөний агуулга, явц"],
        ["3", "Мод тарих тухай", "Мод тарихыг даалгасугай.", "Тарьсан байна.", "70%"],
        [],
    ],
    ids=["three of seven", "a text", "a clause", "nothing"],
)
def test_fewer_than_four_names_are_no_header(texts):
    assert not is_header(texts)


@pytest.mark.parametrize(("last", "known"), [(7, True), (8, True), (5, True), (4, False)])
def test_five_or_more_numbers_in_a_row_number_the_columns(last, known):
    assert is_numbers([str(n) for n in range(1, last + 1)]) is known


@pytest.mark.parametrize(
    "texts", [["1", "2", "3", "5", "6"], ["2", "3", "4", "5", "6"], []]
)
def test_numbers_that_do_not_count_from_one_are_no_column_numbers(texts):
    assert not is_numbers(texts)


@pytest.mark.parametrize(
    ("misread", "found"),
    [("1 2 8 4 5 6 7", True), ("1 2 3 4 2 6 Ч:", True), ("1 8 8 8 5 6 7", False)],
)
def test_two_of_seven_numbers_may_be_misread(misread, found):
    assert is_numbers(misread.split()) is found


def test_a_row_of_a_clause_is_no_line_of_numbers():
    assert not is_numbers(["1", "2", "3", "4", "Мод тарих", "6", "7"])
