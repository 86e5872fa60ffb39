import pytest
from tests.dictionary import needs_dictionary
from tests.reading.steps.bench import ACTS, lay, opening

from bielelt.core.report import Place
from bielelt.reading.base import Cell
from bielelt.reading.steps import mend_recognised

TEXT = "Цэцэрлэгийн хашааг засварлахыг эрхлэгчид даалгасугай."


def mended(column, text, confidence=0.9):
    """Return what becomes of a cell, and the repairs."""
    cells = list(opening(1))
    cells[column] = Cell(text, Place(1, 1, column + 1), confidence)
    bench = lay(mend_recognised, tuple(cells))
    return bench.draft.rows[0].cells[column], bench.changes


@pytest.mark.parametrize("label", ["3,", "З.", "З,"])
def test_the_number_of_a_clause_ends_in_a_full_stop(label):
    assert mended(3, f"{label} {TEXT}") == (
        f"3. {TEXT}",
        [("letters-misread", label, "3.")],
    )


@pytest.mark.parametrize(
    "text", [f"3. {TEXT}", "Зуслангийн замыг засах.", "12 өрхийг нүүлгэх."]
)
def test_a_number_or_word_that_is_right_stays(text):
    assert mended(3, text) == (text, [])


def test_what_was_typed_is_not_mended():
    assert mended(3, f"3, {TEXT}", confidence=1.0) == (f"3, {TEXT}", [])


def test_letters_that_mongolian_has_not_are_those_that_look_alike():
    assert mended(4, "Сумын Єнєр булаг бэлэн.") == (
        "Сумын Өнөр булаг бэлэн.",
        [("letters-misread", "Єнєр", "Өнөр")],
    )


def test_a_letter_inside_a_figure_is_the_figure_it_looks_like():
    assert mended(4, "Нийт 2О24 онд дууссан.")[0] == "Нийт 2024 онд дууссан."


def test_a_date_that_was_mended_is_doubted():
    cells = list(opening(1))
    cells[2] = Cell(ACTS[0].replace("2024-", "2О24-"), Place(1, 1, 3), 0.9)
    bench = lay(mend_recognised, tuple(cells))

    assert bench.doubts == [(1, "date"), (1, "number")]


@needs_dictionary
@pytest.mark.parametrize(
    ("found", "right"),
    [("байгуул- лага", "байгууллага"), ("обьект", "объект"), ("Обьектыг", "Объектыг")],
)
def test_the_dictionary_is_the_witness_for_broken_words_and_letters_not_known(found, right):
    assert mended(4, f"Барилгын {found} хүлээн авсан.") == (
        f"Барилгын {right} хүлээн авсан.",
        [("letters-misread", found, right)],
    )


@needs_dictionary
def test_slips_of_the_author_stay_for_the_checks():
    text = "Сургалтанд хамрагдсан зерчил гараагүй."

    assert mended(4, text) == (text, [])


@pytest.mark.parametrize(
    ("found", "right"),
    [
        (
            "10. Хоёр, Сумдын эмч нарт: Үзлэг хийх;",
            "10. Хоёр. Сумдын эмч нарт: Үзлэг хийх;",
        ),
        ("2. Хишиг- Өндөр сумын замыг засах;", "2. Хишиг-Өндөр сумын замыг засах;"),
        ('4. “Цэвэр ус" аяныг өрнүүлэх;', "4. “Цэвэр ус” аяныг өрнүүлэх;"),
        ("2. “Цэнгэг” (О.Ану)- т даалгах;", "2. “Цэнгэг” (О.Ану)-т даалгах;"),
        ("3. Ажлыг б дугаар сард дуусгах;", "3. Ажлыг 6 дугаар сард дуусгах;"),
        ("3. Нийт 25-Д эмнэлэг үзүүлэх;", "3. Нийт 25-д эмнэлэг үзүүлэх;"),
        ("5. Замыг засахыг инженерт Зөвлөсүгэй.", "5. Замыг засахыг инженерт зөвлөсүгэй."),
    ],
)
def test_marks_and_capitals_that_no_author_sets_are_put_right(found, right):
    assert mended(3, found)[0] == right


@pytest.mark.parametrize(
    "text",
    [
        "10. Хоёр, гурав дахь хэсгийн замыг засах;",
        "2. Хишиг-Өндөр, Бат-Өлзий сумын замыг засах;",
        '4. "Цэвэр ус" аяныг өрнүүлэх;',
        "3. Хаврын 10-Т анги, 11-Д бүлгийг шалгах;",
        "3. Ангийн Б дугаар хавсралтыг засах;",
        "5. Замыг засахыг инженер Дорж.",
    ],
)
def test_marks_and_capitals_that_an_author_sets_stay(text):
    assert mended(3, text) == (text, [])


@pytest.mark.parametrize(
    ("text", "doubts"),
    [
        ("Бэлтгэл хангалттай байна. гэж үнэлсэн.", [(1, "progress")]),
        ("Бэлтгэл хангалттай байна. Үүнийг үнэлсэн.", []),
    ],
)
def test_a_full_stop_before_a_small_letter_may_be_a_speck(text, doubts):
    cells = list(opening(1))
    cells[4] = Cell(text, Place(1, 1, 5), 0.9)

    assert lay(mend_recognised, tuple(cells)).doubts == doubts


@pytest.mark.parametrize(
    ("quoted", "doubts"),
    [('"Цэвэр ус”', [(1, "text")]), ('"Цэвэр ус"', []), ("“Цэвэр ус”", [])],
)
def test_quotation_marks_of_two_kinds_are_doubted(quoted, doubts):
    cells = list(opening(1))
    cells[3] = Cell(f"1. {quoted} аяныг өрнүүлэх;", Place(1, 1, 4), 0.9)

    assert lay(mend_recognised, tuple(cells)).doubts == doubts
