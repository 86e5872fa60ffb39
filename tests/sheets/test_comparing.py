from dataclasses import replace
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.sheets.rows import (
    ALL,
    DECISIONS,
    ORGANISATIONS,
    PROGRESS,
    clause,
    edited,
    export,
    measure,
    plain_texts,
    read,
    registers,
)

from bielelt.checks.base import Words
from bielelt.core.report import NOT_DUE
from bielelt.sheets import (
    Changed,
    Changes,
    Kind,
    Problem,
    compare,
    row_key,
    write_csv,
)
from bielelt.sheets.values import tidy

# In the sheet of an office: G is the progress, H the rating, I the date, J the reason.


def changes(data, current, sheet=PROGRESS):
    return compare(sheet, current, read(data, sheet))


def test_the_cells_that_were_changed_are_the_changes():
    rows = [measure(), measure("8", number=2), measure("9", number=3)]
    typed = {"G6": "Мод тарив.", "H6": "Х.Б", "I6": date(2024, 12, 25), "G7": None}

    assert changes(edited(export(PROGRESS, rows), typed), rows) == Changes(
        changed=(
            Changed("8", "progress", "Өвс, тэжээл бэлтгэв.", "Мод тарив.", "G6"),
            Changed("8", "self_rating", 70, NOT_DUE, "H6"),
            Changed("8", "not_due_until", None, date(2024, 12, 25), "I6"),
            Changed("9", "progress", "Өвс, тэжээл бэлтгэв.", None, "G7"),
        ),
        unchanged=1,
    )


def test_the_same_file_changes_nothing_the_second_time():
    rows = [measure()]
    data = edited(export(PROGRESS, rows), {"G5": "Мод тарив."})

    taken_in = [measure(progress="Мод тарив.", version="4")]

    assert changes(data, taken_in) == Changes(unchanged=1)


def test_a_cell_nobody_touched_undoes_nothing_that_was_entered_since():
    data = edited(export(PROGRESS, [measure()]), {"H5": "90%"})
    now = [measure(version="4", progress="Сайт дээр бичив.")]

    assert changes(data, now) == Changes(
        changed=(Changed("7", "self_rating", 70, 90, "H5"),)
    )


def test_where_both_changed_the_same_cell_the_change_is_stale():
    data = edited(export(PROGRESS, [measure()]), {"G5": "Файлд бичив."})
    now = [measure(version="4", progress="Сайт дээр бичив.")]

    assert changes(data, now) == Changes(
        changed=(
            Changed("7", "progress", "Сайт дээр бичив.", "Файлд бичив.", "G5", stale=True),
        )
    )


def test_without_marks_the_version_of_the_row_tells_what_is_stale():
    csv = write_csv(PROGRESS, [measure()], language="mn")
    now = [measure(version="4", progress="Сайт дээр бичив.")]

    assert changes(csv, now) == Changes(
        changed=(
            Changed(
                "7",
                "progress",
                "Сайт дээр бичив.",
                "Өвс, тэжээл бэлтгэв.",
                "G2",
                stale=True,
            ),
        )
    )


def test_what_is_only_shown_is_told_and_not_taken_in():
    data = edited(export(PROGRESS, [measure()]), {"E5": "2. Өөр заалт."})

    assert changes(data, [measure()]) == Changes(
        unchanged=1,
        locked=(
            Changed(
                "7",
                "clause",
                "1. Өвөлжилтийн бэлтгэлийг хангасугай.",
                "2. Өөр заалт.",
                "E5",
            ),
        ),
    )


def test_rows_that_are_gone_on_one_side_are_named():
    data = export(PROGRESS, [measure(), measure("8")])

    assert changes(data, [measure("8"), measure("9")]) == Changes(
        unchanged=1,
        vanished=("9",),
        problems=(
            Problem(
                "C5",
                Words(
                    "Энэ мөр одоо бүртгэлд алга. Файлыг дахин татаж аваад бөглөнө үү.",
                    "This row is no longer in the register. Export the spreadsheet again.",
                ),
            ),
        ),
    )


def test_new_rows_are_added_once():
    rows = [clause(key="1", version="1")]
    filled = read(export(DECISIONS, [*rows, clause("2.", weight=None)]), DECISIONS)

    added = compare(DECISIONS, rows, filled).added
    assert [(row.number, row.values["label"], row.values["weight"]) for row in added] == [
        (6, "2.", None)
    ]

    taken_in = [*rows, clause("2.", key="2", version="1", number="A/27", weight=None)]
    again = compare(DECISIONS, taken_in, filled)
    assert (again.added, again.vanished) == ((), ())


def test_a_new_act_without_a_number_is_known_by_its_title():
    row = clause(number=None)
    filled = read(export(DECISIONS, [row]), DECISIONS)

    assert compare(DECISIONS, [clause(key="5", number=None)], filled).added == ()
    assert (
        len(compare(DECISIONS, [clause(key="5", number=None, title="Өөр")], filled).added)
        == 1
    )


def test_organisations_are_known_by_their_code():
    rows = [{"code": "264", "name": "Хан аймаг", "kind": "province"}]
    data = edited(export(ORGANISATIONS, rows), {"B5": "Хангай аймаг"})

    assert row_key(ORGANISATIONS, rows[0]) == "264"
    assert changes(data, rows, ORGANISATIONS) == Changes(
        changed=(Changed("264", "name", "Хан аймаг", "Хангай аймаг", "B5"),)
    )


def test_a_column_the_file_does_not_have_changes_nothing():
    csv = "Код;Нэр;Төрөл\r\n264;Хан аймаг;Аймаг, нийслэл\r\n".encode()
    rows = [{"code": "264", "name": "Хан аймаг", "kind": "province", "parent": "1"}]

    assert changes(csv, rows, ORGANISATIONS) == Changes(unchanged=1)


# Properties ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ALL)
@settings(max_examples=8)
@given(data=st.data(), language=st.sampled_from(["mn", "en"]))
def test_a_file_that_nobody_changed_changes_nothing(name, data, language):
    sheet = ALL[name]
    rows = data.draw(registers(sheet))

    for file in (export(sheet, rows, language), write_csv(sheet, rows, language=language)):
        filled = read(file, sheet)

        assert filled.problems == ()
        assert compare(sheet, rows, filled) == Changes(unchanged=len(rows))


@pytest.mark.parametrize("name", ALL)
@settings(max_examples=8)
@given(data=st.data())
def test_exactly_the_cells_that_were_edited_change(name, data):
    sheet = ALL[name]
    rows = data.draw(registers(sheet, plain_texts).filter(bool))
    number = data.draw(st.integers(0, len(rows) - 1))
    free = [c for c in sheet.editable if c.key not in "|".join(sheet.identity).split("|")]
    column = data.draw(st.sampled_from(free))
    value = data.draw(typed(column))
    place = openpyxl.utils.get_column_letter(sheet.columns.index(column) + 1)
    cell = f"{place}{5 + number}"

    # As Excel types it: a text that begins with «=» would be a formula here.
    file = edited(export(sheet, rows), {cell: value})
    found = changes(file, rows, sheet)

    before = tidy(rows[number].get(column.key))
    key = row_key(sheet, rows[number])
    after = (value,) if column.kind is Kind.LIST else tidy(value)
    wanted = [Changed(key, column.key, before, after, cell)]
    assert list(found.changed) == [change for change in wanted if change.after != before]
    assert replace(found, changed=(), unchanged=0) == Changes()


def typed(column):
    """Values of a column as somebody types them, and as they are meant."""
    values = {
        "text": plain_texts.map(
            lambda t: t.lstrip("=")[: column.max_length].strip() or "а"
        ),
        "list": st.sampled_from(["26455", "А/3"]),
        "choice": st.sampled_from([choice.key for choice in column.choices] or ["x"]),
        "percent": st.sampled_from(column.steps or (0,)),
        "number": st.integers(1, 999).map(Decimal),
        "date": st.dates(date(1921, 1, 1), date(2099, 12, 31)),
    }
    return values[column.kind]
