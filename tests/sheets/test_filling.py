import io
from dataclasses import replace
from datetime import date, datetime

import openpyxl
import pytest
from tests.sheets.rows import (
    DECISIONS,
    ORGANISATIONS,
    PROGRESS,
    STAMP,
    STEPS,
    clause,
    edited,
    export,
    measure,
    read,
    saved,
)

from bielelt.checks.base import Words
from bielelt.core.errors import UnreadableDocument
from bielelt.core.report import NOT_DUE
from bielelt.sheets import REPORTER, Filled, write_csv

# In the sheet of an office: G is the progress, H the rating, I the date, J the reason.


def book(*rows):
    return openpyxl.load_workbook(io.BytesIO(export(PROGRESS, rows or [measure()])))


def problems(data, sheet=PROGRESS):
    return [(problem.cell, problem.message.en) for problem in read(data, sheet).problems]


def refusal(data, sheet=PROGRESS):
    with pytest.raises(UnreadableDocument) as error:
        read(data, sheet)
    assert "\n" not in str(error.value)
    return str(error.value)


def test_what_was_written_is_read_with_its_addresses():
    filled = read(export(PROGRESS, [measure()]), PROGRESS)

    assert (filled.problems, filled.stamp, filled.ignored) == ((), STAMP, ())
    assert [(row.number, row.values) for row in filled.rows] == [(5, measure())]
    assert filled.rows[0].cells["progress"] == "G5"


@pytest.mark.parametrize(
    ("cell", "typed", "key", "value"),
    [
        ("H5", 0.3, "self_rating", 30),
        ("H5", 30, "self_rating", 30),
        ("H5", "30", "self_rating", 30),
        ("H5", "30%", "self_rating", 30),
        ("H5", "Х.Б", "self_rating", NOT_DUE),
        ("H5", None, "self_rating", None),
        ("I5", date(2024, 12, 25), "not_due_until", date(2024, 12, 25)),
        ("I5", datetime(2024, 12, 25, 9, 30), "not_due_until", date(2024, 12, 25)),  # noqa: DTZ001
        ("I5", "2024.12.25", "not_due_until", date(2024, 12, 25)),
        ("I5", "2024 оны 12 дугаар сарын 25", "not_due_until", date(2024, 12, 25)),
        ("G5", 245, "progress", "245"),
    ],
)
def test_cells_are_understood_however_they_were_typed(cell, typed, key, value):
    data = edited(export(PROGRESS, [measure()]), {cell: typed})

    filled = read(data, PROGRESS)

    assert (filled.problems, filled.rows[0].values[key]) == ((), value)


def test_a_percentage_of_the_spreadsheet_is_one():
    whole = book()
    whole.active["H5"] = 0.9
    whole.active["H5"].number_format = "0%"

    assert read(saved(whole), PROGRESS).rows[0].values["self_rating"] == 90


def test_every_bad_cell_is_named_in_the_order_of_the_sheet():
    data = edited(
        export(PROGRESS, [measure(), measure("8")]),
        {"H6": "45%", "G5": "ө" * 2001, "I5": "удахгүй"},
    )

    assert problems(data) == [
        ("G5", "The text has 2001 characters; 2000 are allowed. Shorten it by 1."),
        ("I5", "“удахгүй” is no date from 1921 to 2099. Write it like 2024-06-25."),
        (
            "H6",
            (
                "“45%” is not allowed here. Allowed: 100%, 90%, 80%, 70%, 50%, 40%, 30%, 0%, "
                "Х.Б. Choose from the list."
            ),
        ),
    ]


def test_what_stood_wrongly_in_the_register_is_no_problem_of_who_fills_in():
    data = export(PROGRESS, [measure(self_rating=45, progress="ө" * 2500)])

    filled = read(data, PROGRESS)

    assert filled.problems == ()
    assert not {"self_rating", "progress"} & set(filled.rows[0].values)


def test_columns_are_found_wherever_they_stand_and_the_sheet_may_have_any_name():
    whole = book()
    page = whole.active
    page.title = "Миний ажил"
    page.insert_rows(1, 2)
    page.insert_cols(4)
    page["D6"] = "Тэмдэглэл"
    page["D7"] = "миний"

    filled = read(saved(whole), PROGRESS)

    assert (filled.rows[0].values, filled.problems) == (measure(), ())
    assert filled.rows[0].cells["progress"] == "H7"
    assert filled.ignored == ("Тэмдэглэл",)


@pytest.mark.parametrize("titles", ["mn", "en"])
def test_titles_in_either_language_do_where_the_keys_are_gone(titles):
    whole = book()
    page = whole.active
    for cell, column in zip(page[4], PROGRESS.columns, strict=False):
        cell.value = getattr(column.title, titles).upper()
    page.delete_rows(3)
    whole.move_sheet(page, 2)

    assert read(saved(whole), PROGRESS).rows[0].values == measure()


def test_empty_rows_between_and_after_are_nothing():
    data = edited(export(PROGRESS, [measure()]), {"G9": "  ", "A20": " \n"})

    assert (len(read(data, PROGRESS).rows), problems(data)) == (1, [])


def test_formulas_count_with_the_value_that_was_stored():
    whole = export(DECISIONS, [clause(weight=None)])
    page = openpyxl.load_workbook(io.BytesIO(whole)).active
    at = {cell.value: cell.coordinate for cell in page[3]}["weight"].rstrip("3") + "5"

    assert problems(edited(whole, {at: "=1+1"}), DECISIONS) == [
        (
            at,
            "“=1+1” is no fitting number. Write a number from 0.01 to 1000, e.g. 1.5.",
        )
    ]


def test_a_row_that_is_not_of_the_register_is_refused_where_none_may_be_added():
    data = edited(export(PROGRESS, [measure()]), {"G6": "Шинэ мөр"})

    assert problems(data) == [
        ("C6", "This row is not from the register. No rows can be added here; delete it.")
    ]


def test_a_row_that_stands_twice_is_named():
    twice = [measure(), measure("8"), measure()]

    assert problems(export(PROGRESS, twice)) == [
        ("C7", "This row is the same as row 5. Delete one of them.")
    ]


def test_two_new_rows_for_the_same_clause_are_named_in_any_spelling():
    rows = [clause(), clause("2."), clause(number="a/27", title="Өөр нэр")]

    assert problems(export(DECISIONS, rows), DECISIONS) == [
        ("C7", "This row is the same as row 5. Delete one of them.")
    ]


def test_two_rows_of_the_register_may_be_alike():
    rows = [clause(key="1"), clause(key="2")]

    assert problems(export(DECISIONS, rows), DECISIONS) == []


def test_what_has_to_be_filled_in_is_missed_by_its_address():
    data = export(ORGANISATIONS, [{"code": "264", "name": "Хан аймаг", "kind": "province"}])
    data = edited(data, {"A6": "26455", "C6": "Сум, дүүрэг"})

    assert problems(data, ORGANISATIONS) == [
        ("B6", "“Name” is empty. It has to be filled in.")
    ]


def test_a_column_that_was_deleted_is_missed_only_if_it_is_needed():
    whole = book()
    whole.active.delete_cols(10)

    filled = read(saved(whole), PROGRESS)
    assert (filled.problems, "not_due_reason" in filled.rows[0].values) == ((), False)

    whole.active.delete_cols(1)
    assert problems(saved(whole))[0] == (
        "A4",
        (
            "The column “Key” is missing. Export the spreadsheet again and leave that "
            "column in."
        ),
    )


# Other files -----------------------------------------------------------------------------


def test_the_workbook_of_another_sheet_is_refused():
    assert refusal(export(DECISIONS, [])) == (
        "“ажил.xlsx” is the spreadsheet “decisions”, not “progress”. Choose the other "
        "import, or export the right spreadsheet."
    )


def test_a_later_form_is_refused():
    whole = book()
    whole["bielelt"]["B1"] = "bielelt-sheet/2"

    assert refusal(saved(whole)) == (
        "“ажил.xlsx” says it is “bielelt-sheet/2”; only bielelt-sheet/1 is read. Export the "
        "spreadsheet again and fill in the new one."
    )


def test_a_workbook_of_something_else_is_refused():
    whole = openpyxl.Workbook()
    whole.active["A1"] = "Хоол"

    assert refusal(saved(whole)) == (
        "“ажил.xlsx” has no row with the names of the columns, such as “Хэрэгжилтийн явц”, "
        "“Өөрийн үнэлгээ”, “Хугацаа болох өдөр”. Export the spreadsheet again and fill in "
        "that one."
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "“ажил.xlsx” is empty (0 bytes). Save or copy the spreadsheet again."),
        (
            b"PK\x03\x04" + b"x" * 50,
            (
                "“ажил.xlsx” is damaged, cut off or protected by a password: it is no whole "
                "zip package. Copy it again, or open it in its own program and save it as "
                ".docx or .xlsx."
            ),
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1",
            (
                "“ажил.xlsx” is an old Word or Excel file, or one with a password. Open it "
                "and save it as .docx or .xlsx, without a password, and try again."
            ),
        ),
    ],
)
def test_what_is_no_spreadsheet_ends_in_one_clear_line(data, message):
    assert refusal(data) == message


def test_a_sheet_without_rows_is_read_as_none():
    assert read(export(REPORTER.rated(STEPS), []), PROGRESS) == Filled(stamp=STAMP)


def test_csv_has_no_stamp_and_its_addresses_are_those_of_a_spreadsheet():
    data = write_csv(ORGANISATIONS, [{"code": "264"}], language="mn")

    filled = read(data, ORGANISATIONS)

    assert filled.stamp is None
    assert [(p.cell, p.message) for p in filled.problems] == [
        (
            "B2",
            Words(
                "“Нэр” хоосон байна. Заавал бөглөнө үү.",
                "“Name” is empty. It has to be filled in.",
            ),
        ),
        (
            "C2",
            Words(
                "“Төрөл” хоосон байна. Заавал бөглөнө үү.",
                "“Kind” is empty. It has to be filled in.",
            ),
        ),
    ]


def test_the_steps_are_those_of_the_scale_in_force():
    data = edited(export(PROGRESS, [measure()]), {"H5": "90%"})

    assert problems(data, replace(REPORTER.rated((100, 70, 30, 0)), name="progress")) == [
        (
            "H5",
            "“90%” is not allowed here. Allowed: 100%, 70%, 30%, 0%, Х.Б. Choose from the list.",
        )
    ]
