import io
import shutil
import subprocess

import openpyxl
import pytest
from tests.sheets.rows import (
    ALL,
    DECISIONS,
    ORGANISATIONS,
    PROGRESS,
    STAMP,
    clause,
    export,
    measure,
    read,
)

from bielelt.core.errors import UnprintableReport
from bielelt.printing.sheet import MAX_TEXT
from bielelt.sheets import compare

FIRST = 5


def book(sheet, rows, language="mn"):
    return openpyxl.load_workbook(io.BytesIO(export(sheet, rows, language)))


def columns(page):
    """Return the letters of the columns by their hidden keys."""
    return {cell.value: cell.column_letter for cell in page[3]}


def test_the_workbook_has_the_sheet_the_instructions_and_what_nobody_sees():
    whole = book(PROGRESS, [measure()])

    assert [(page.title, page.sheet_state) for page in whole.worksheets] == [
        ("Хэрэгжилтийн явц", "visible"),
        ("Заавар", "visible"),
        ("bielelt", "veryHidden"),
    ]
    assert [
        [c.value for c in row[:2]] for row in whole["bielelt"].iter_rows(max_row=6)
    ] == [
        ["schema", "bielelt-sheet/1"],
        ["sheet", "progress"],
        ["organisation", "26455"],
        ["name", "Өлзийт сум"],
        ["period", "2024 оны хагас жил"],
        ["exported", "2024-06-25 10:30"],
    ]


def test_only_what_is_to_be_filled_in_is_open():
    page = book(PROGRESS, [measure()]).active
    at = columns(page)

    assert page.protection.sheet
    assert {key for key in at if not page[f"{at[key]}{FIRST}"].protection.locked} == {
        "progress",
        "self_rating",
        "not_due_until",
        "not_due_reason",
    }


def test_the_keys_are_hidden_and_the_header_stays_in_view_and_on_every_page():
    page = book(PROGRESS, [measure()]).active
    at = columns(page)
    hidden = {key for key in at if page.column_dimensions[at[key]].hidden}

    assert hidden == {"key", "_exported"}
    assert page.column_dimensions["A"].max == 2  # key and version are hidden together
    assert page.row_dimensions[3].hidden
    assert (page.freeze_panes, page.print_title_rows) == ("D5", "$4:$4")
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)


def test_the_program_itself_refuses_what_would_be_refused_here():
    whole = book(PROGRESS, [measure(), measure("8")])
    page, at = whole.active, columns(whole.active)
    rules = {
        str(rule.sqref).partition(":")[0]: rule
        for rule in page.data_validations.dataValidation
    }

    rating = rules[f"{at['self_rating']}{FIRST}"]
    progress = rules[f"{at['progress']}{FIRST}"]
    until = rules[f"{at['not_due_until']}{FIRST}"]

    assert (rating.type, rating.formula1) == ("list", "bielelt!$D$1:$D$9")
    assert rating.error == "Жагсаалтаас сонгоно уу."
    assert [c.value for c in whole["bielelt"]["D"]] == [
        "100%", "90%", "80%", "70%", "50%", "40%", "30%", "0%", "Х.Б",
    ]  # fmt: skip
    assert (progress.type, progress.operator, progress.formula1) == (
        "textLength",
        "lessThanOrEqual",
        "2000",
    )
    assert progress.error == "2000 хүртэл тэмдэгт бичнэ. Бичвэрээ богиносгоно уу."
    assert (until.type, until.error) == (
        "date",
        "Он сар өдрийг 2024-06-25 гэсэн хэлбэрээр бичнэ үү.",
    )
    assert {str(rule.sqref)[-1] for rule in rules.values()} == {"6"}


def test_a_sheet_that_grows_has_room_for_new_rows():
    page = book(DECISIONS, [clause()]).active
    at = columns(page)
    far = page[f"{at['text']}{FIRST + 40}"]

    assert not far.protection.locked
    assert not page.column_dimensions[at["text"]].protection.locked


@pytest.mark.parametrize(
    "text", ["=1+1", "+976", "-нөхөн", "@сум", "{=A1}", '=HYPERLINK("x")']
)
def test_a_text_is_never_a_formula(text):
    page = book(PROGRESS, [measure(progress=text, clause=text)]).active
    at = columns(page)

    cells = [page[f"{at[key]}{FIRST}"] for key in ("progress", "clause")]

    assert [(c.value, c.data_type) for c in cells] == [(text, "s"), (text, "s")]


def test_codes_and_labels_stay_texts_when_they_are_typed_over():
    page = book(DECISIONS, [clause()]).active
    at = columns(page)
    keys = ("label", "issuer", "number", "kind", "date", "text")

    assert [page[f"{at[key]}{FIRST}"].number_format for key in keys] == [
        "@", "@", "@", "@", "yyyy-mm-dd", "General",
    ]  # fmt: skip


def test_titles_and_choices_are_said_in_the_language_asked_for():
    page = book(ORGANISATIONS, [{"code": "264", "kind": "province"}], "en").active

    assert [c.value for c in page[4]][:3] == ["Code *", "Name *", "Kind *"]
    assert page["C5"].value == "Province"


@pytest.mark.parametrize("name", ALL)
def test_the_instructions_tell_of_every_column(name):
    sheet = ALL[name]
    guide = book(sheet, [])["Заавар"]
    told = [row[0].value for row in guide.iter_rows()]

    assert [t for t in told if t in {c.title.mn for c in sheet.columns}] == [
        column.title.mn for column in sheet.columns if not column.hidden
    ]


def test_the_same_rows_and_stamp_give_the_same_bytes():
    assert export(PROGRESS, [measure()]) == export(PROGRESS, [measure()])


def test_a_text_too_long_for_a_cell_is_refused_by_name():
    with pytest.raises(UnprintableReport) as refusal:
        export(PROGRESS, [measure(previous="ө" * (MAX_TEXT + 1))])

    assert str(refusal.value) == (
        f"The text “{'ө' * 40}…” has 32768 characters; a cell of XLSX holds at most 32767. "
        "Shorten it."
    )


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice (soffice)")
def test_what_libreoffice_saved_again_is_the_same(tmp_path):
    rows = [
        measure(progress="=1+1\n-2 _x000D_ Өвс", not_due_reason="  хоёр  зай"),
        measure("8", self_rating=None, number=2),
    ]
    path = tmp_path / "work.xlsx"
    path.write_bytes(export(PROGRESS, rows))
    command = [
        "soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless",
        "--convert-to", "xlsx", "--outdir", tmp_path / "saved", path,
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=120)

    filled = read((tmp_path / "saved" / "work.xlsx").read_bytes(), PROGRESS)
    changes = compare(PROGRESS, rows, filled)

    assert (filled.problems, filled.stamp, filled.ignored) == ((), STAMP, ())
    assert (changes.changed, changes.locked, changes.unchanged) == ((), (), 2)
