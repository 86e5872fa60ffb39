"""The console script: what it prints, how it refuses, and what it does to a broken pipe."""

import hashlib
import io
import json
import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from tests.command_line import run_command, shown

from bielelt.checks import RULES
from bielelt.cli import main
from bielelt.printing import FORMATS

TEXT = """**СУМЫН ЗАСАГ ДАРГЫН ЗАХИРАМЖИЙН 2024 ОНЫ
ХАГАС ЖИЛИЙН БИЕЛЭЛТ
(Номгон сум)**

2024 оны 06 дугаар сарын 26

Сангийн далай

1\t2\t3\t4\t5\t6\t7
Засаг даргын захирамж
1\t1\tМод тарих тухай 2024-03-11 Дугаар 2024_А/0\t1. Мод тарихыг даалгасугай.\tТарьсан байна.\t100%\t100%
Хавсралт үзнэ үү
\t2\t\t2. Хашаа барихыг даалгасугай.\tБарьсан байна.\t70%\t70%

ХЯНАСАН
ДАРГА Д.ӨНӨР

(Өөрийн үнэлгээ)
Нийт арга хэмжээний тоо: 2
100% 1
70-90% 1
Биелэлт 90% байна.
"""
READ = {
    "schema": "bielelt-report/1",
    "source": {
        "name": "тайлан.txt",
        "media_type": "text/plain",
        "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
        "reader": "text",
        "pages": 1,
    },
    "title": "СУМЫН ЗАСАГ ДАРГЫН ЗАХИРАМЖИЙН 2024 ОНЫ ХАГАС ЖИЛИЙН БИЕЛЭЛТ",
    "organisation": "Номгон сум",
    "place": "Сангийн далай",
    "date": "2024-06-26",
    "period": "2024-H1",
    "decisions": [
        {
            "serial": 1,
            "kind": "order",
            "title": "Мод тарих тухай",
            "date": "2024-03-11",
            "number": "2024_А/0",
            "clauses": [
                {
                    "serial": 1,
                    "label": "1.",
                    "text": "Мод тарихыг даалгасугай.",
                    "progress": "Тарьсан байна.",
                    "self": 100,
                    "upper": 100,
                    "origin": [{"page": 1, "row": 2, "column": 4}],
                    "confidence": 1.0,
                },
                {
                    "serial": 2,
                    "label": "2.",
                    "text": "Хашаа барихыг даалгасугай.",
                    "progress": "Барьсан байна.",
                    "self": 70,
                    "upper": 70,
                    "origin": [{"page": 1, "row": 3, "column": 4}],
                    "confidence": 1.0,
                },
            ],
        }
    ],
    "summaries": [
        {"by": "self", "total": 2, "counts": {"100": 1, "70-90": 1}, "overall": 90}
    ],
    "signatures": [{"role": "reviewed", "position": "ДАРГА", "name": "Д.ӨНӨР"}],
    "unplaced": [{"page": 1, "row": 2, "column": 1, "text": "Хавсралт үзнэ үү"}],
}
KEYS = (*list(READ)[:-1], "repairs", "doubts", "unplaced")
FINDING = (
    "id", "rule", "severity", "clauses", "quotes", "explanation", "arithmetic",
    "suggestion", "answerer",
)  # fmt: skip


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "тайлан.txt"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.fixture
def run(capsys):
    return partial(run_command, capsys)


# What it prints --------------------------------------------------------------------------


def test_read_json_prints_the_documented_form_in_the_documented_order(run, file):
    status, output, errors = run("read", file, "--json")
    printed = json.loads(output)

    assert (status, errors, tuple(printed)) == (0, "", KEYS)
    told = {name: printed.pop(name) for name in ("repairs", "doubts")}
    assert json.dumps(printed) == json.dumps(READ)
    assert [list(doubt) for doubt in told["doubts"]] == [["clause", "field", "why"]] * 2
    assert {tuple(repair) for repair in told["repairs"]} == {
        ("kind", "clause", "field", "from", "to", "why", "dropped")
    }
    assert [(d["clause"], d["field"]) for d in told["doubts"]] == [
        (None, "table"),
        (1, "number"),
    ]


def test_read_shows_the_table_and_marks_what_is_doubted(run, file):
    status, output, errors = run("read", file)
    lines = shown(output)

    assert (status, errors) == (0, "")
    assert lines[:2] == [READ["title"], "Номгон сум · Сангийн далай · 2024-06-26 · 2024-H1"]
    assert "1 1. Мод тарихыг даалгасугай. Тарьсан байна. 100% 100%" in lines
    assert lines[-4:] == [
        "Doubts 2",
        "document, table: a line inside the table fits no cell: Хавсралт үзнэ үү",
        "clause 1, number: «2024_А/0» is cut",
        "unplaced, page 1 row 2: Хавсралт үзнэ үү",
    ]


def test_brackets_in_a_report_are_shown_as_they_are(run, file):
    file.write_text(TEXT.replace("Сангийн далай", "Далай [/1]").replace("ДАРГА", "[ДАРГА]"))

    status, output, errors = run("read", file)
    lines = shown(output)

    assert (status, errors) == (0, "")
    assert lines[1] == "Номгон сум · Далай [/1] · 2024-06-26 · 2024-H1"
    assert "reviewed: [ДАРГА] Д.ӨНӨР" in lines


COPIED = (
    "Улиас, хайлаас зэрэг нутгийн гаралтай суулгацыг сургуулийн сурагчид, эцэг эхчүүд нийлэн "
    "голын эргээр эгнүүлэн суулгаж, услалтын хоолойг газар доогуур татан, өвлийн хүйтнээс "
    "хамгаалан сүрлээр бүтээсэн."
)


def test_check_compares_several_reports_and_tells_each_its_findings(run, file, tmp_path):
    other = tmp_path / "нөгөө.txt"
    for path, name in ((file, "Номгон"), (other, "Дэл")):
        text = TEXT.replace("Номгон", name).replace("Тарьсан байна.", COPIED)
        path.write_text(text, "utf-8")
    status, output, errors = run("check", file, other, "--json")
    printed = json.loads(output)

    assert (status, errors, list(printed)) == (0, "", ["schema", "reports"])
    assert [one["file"] for one in printed["reports"]] == [str(file), str(other)]
    assert [one["findings"][-1]["quotes"][1]["report"] for one in printed["reports"]] == [
        "Дэл сум, 2024-H1",
        "Номгон сум, 2024-H1",
    ]
    _, screen, _ = run("check", file, other)
    assert f"«{COPIED[:-1]}» (Дэл сум, 2024-H1, 1)" in " ".join(screen.split())


def test_check_names_the_files_where_there_are_several(run, file):
    _, alone, _ = run("check", file)
    _, twice, _ = run("check", file, file)

    assert (alone.count(str(file)), twice.count(f"{file}\n\n")) == (0, 2)


def test_rules_lists_every_rule_with_an_example_and_what_may_be_tuned(run):
    status, output, errors = run("rules")

    assert (status, errors) == (0, "")
    assert output.endswith(f"{len(RULES.all)} rules\n")
    states = {True: "on ", False: "off"}
    assert [
        r.slug
        for r in RULES.all
        if f"{states[r.is_on]} {r.slug} · {r.title.mn}" not in output
    ] == []
    assert "    words = 12 (8–60): " in output


def test_rules_prints_the_page_of_the_documents(run):
    page = Path(__file__).parent.parent / "docs" / "rules.md"

    assert run("rules", "--markdown") == (0, page.read_text("utf-8"), "")


def test_check_json_prints_its_findings_in_the_documented_order(run, file):
    status, output, errors = run("check", file, "--json")
    printed = json.loads(output)

    assert (status, errors, list(printed)) == (0, "", ["schema", "findings"])
    assert printed["schema"] == "bielelt-findings/1"
    assert {tuple(finding) for finding in printed["findings"]} == {FINDING}
    assert [(f["rule"], f["clauses"]) for f in printed["findings"]] == [
        ("summary-and-table", []),
        ("no-evidence", [1]),
        ("decision-numbers", [1, 2]),
    ]


def test_check_shows_each_finding_and_their_number(run, file):
    status, output, errors = run("check", file)
    lines = shown(output)

    assert (status, errors, lines[-1]) == (0, "", "3 findings")
    assert [line for line in lines if "·" in line] == [
        "error summary-and-table · clause document",
        "hint no-evidence · clause 1",
        "error decision-numbers · clause 1, 2",
    ]


def test_summary_shows_the_printed_figure_beside_the_computed_one(run, file):
    status, output, errors = run("summary", file)
    lines = shown(output)

    assert (status, errors) == (0, "")
    assert [line for line in lines if line.startswith("Хэрэгжилт, %")] == [
        "Хэрэгжилт, % 85.0 90 ≠",
        "Хэрэгжилт, % 85.0 –",
    ]
    assert lines.count("Нийт 2 2") == 1


@pytest.mark.parametrize(
    ("options", "figure"),
    [(["--digits", "2"], "85.00"), (["--digits", "0", "--truncate"], "85")],
)
def test_the_rounding_of_a_summary_is_chosen(run, file, options, figure):
    _, output, _ = run("summary", file, *options)

    assert f"Хэрэгжилт, % {figure} –" in shown(output)


MAGIC = {"pdf": b"%PDF-", "docx": b"PK\3\4", "xlsx": b"PK\3\4", "csv": b"\xef\xbb\xbf"}


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_print_writes_the_report_in_every_format(run, file, tmp_path, format):
    path = tmp_path / f"out.{format}"

    status, output, errors = run("print", file, "--format", format, "--output", path)
    content = path.read_bytes()

    assert (status, output, errors) == (0, "", f"{path}: {len(content)} bytes\n")
    assert content.startswith(MAGIC[format])


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_check_writes_its_findings_in_the_format_that_the_name_says(
    run, file, tmp_path, format
):
    path = tmp_path / f"out.{format.upper()}"

    status, output, errors = run("check", file, "--report", path, "--day", "2024-07-01")
    content = path.read_bytes()

    assert (status, output, errors) == (0, "", f"{path}: {len(content)} bytes\n")
    assert content.startswith(MAGIC[format])


def test_check_writes_its_findings_in_english_on_request(run, file, tmp_path):
    path = tmp_path / "out.csv"

    run("check", file, "--report", path, "--day", "2024-07-01", "--language", "en")

    assert path.read_text("utf-8-sig").splitlines()[:6] == [
        "FINDINGS OF THE CHECK",
        "Organisation,Номгон сум",
        "Period,first half of 2024",
        "Report checked,СУМЫН ЗАСАГ ДАРГЫН ЗАХИРАМЖИЙН 2024 ОНЫ ХАГАС ЖИЛИЙН БИЕЛЭЛТ",
        "Date of the report,26 June 2024",
        "Day of the check,1 July 2024",
    ]


SEVERAL = (
    "Findings are printed of one report, and 2 files were given. Print each by itself, or "
    "leave --report out to compare them."
)


@pytest.mark.parametrize(
    ("files", "name", "message"),
    [
        (
            1,
            "a.odt",
            "“a.odt” does not say its format. End the name with one of: .pdf, .docx, .xlsx, .csv.",
        ),
        (
            1,
            "pdf",
            "“pdf” does not say its format. End the name with one of: .pdf, .docx, .xlsx, .csv.",
        ),
        (
            2,
            "a.pdf",
            SEVERAL,
        ),
    ],
)
def test_a_list_of_findings_that_cannot_be_printed_is_refused(
    run, file, files, name, message
):
    assert run("check", *[file] * files, "--report", name) == (
        2,
        "",
        f"bielelt: {message}\n",
    )


def test_a_day_that_is_none_is_refused_with_an_example(run, file):
    status, output, errors = run("check", file, "--report", "a.pdf", "--day", "маргааш")

    assert (status, output) == (2, "")
    assert errors.endswith("“маргааш” is no day. Write it like 2024-06-25.\n")


# How it refuses --------------------------------------------------------------------------

REFUSED = {
    "no such file": ("read", "{folder}/нэргүй.txt"),
    "a folder": ("read", "{folder}"),
    "empty": ("read", "{folder}/empty.txt", "--json"),
    "no table": ("read", "{folder}/letter.txt", "--json"),
    "broken": ("read", "{folder}/broken.docx"),
    "checked": ("check", "{folder}/letter.txt"),
    "checked as json": ("check", "{folder}/letter.txt", "--json"),
    "summed up": ("summary", "{folder}/letter.txt"),
    "no such scale": ("summary", "{file}", "--scale", "1999"),
    "printed by no such scale": (
        *("print", "{file}", "--format", "csv", "--output", "{folder}/a.csv"),
        *("--scale", "1999"),
    ),
    "printed": (
        "print",
        "{folder}/letter.txt",
        "--format",
        "csv",
        "--output",
        "{folder}/a",
    ),
    "read from no folder": ("read", "{folder}/no", "--out", "{folder}/out"),
    "read into a file": ("read", "{folder}", "--out", "{file}"),
    "findings into no folder": ("check", "{file}", "--report", "{folder}/no/a.pdf"),
    "printed into no folder": (
        *("print", "{file}", "--format", "csv", "--output", "{folder}/no/a.csv"),
    ),
}


@pytest.mark.parametrize("arguments", REFUSED.values(), ids=REFUSED)
def test_a_refusal_is_one_line_and_exit_status_2(run, file, arguments):
    (file.parent / "empty.txt").touch()
    (file.parent / "letter.txt").write_text("Сайн байна уу?\nТайлан энд алга.\n", "utf-8")
    (file.parent / "broken.docx").write_bytes(b"PK\3\4 half of a file")

    status, output, errors = run(
        *(a.format(file=file, folder=file.parent) for a in arguments)
    )

    assert (status, output) == (2, "")
    assert errors.startswith("bielelt: ")
    assert errors.count("\n") == 1
    assert errors.endswith("\n")


def test_a_name_of_two_lines_is_refused_in_one(run, tmp_path):
    status, output, errors = run("read", tmp_path / "хоёр\nмөр.txt")

    assert (status, output) == (2, "")
    assert errors == (
        "bielelt: “хоёр мөр.txt” does not exist. Check the name and the folder.\n"
    )


# Standard output -------------------------------------------------------------------------

SCRIPT = Path(sys.executable).with_name("bielelt")


@pytest.mark.parametrize("options", [["--json"], []], ids=["json", "table"])
def test_a_reader_who_leaves_early_is_no_error(file, options):
    reading, writing = os.pipe()
    os.close(reading)
    try:
        run = subprocess.run(
            [SCRIPT, "read", file, *options],
            check=False,
            stdout=writing,
            stderr=subprocess.PIPE,
        )
    finally:
        os.close(writing)

    assert (run.returncode, run.stderr) == (0, b"")


@pytest.fixture
def printed(monkeypatch):
    """Return the bytes that a command prints to a terminal of some encoding."""

    def printed(encoding, *arguments):
        terminal = io.TextIOWrapper(io.BytesIO(), encoding)
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdout", terminal)
            main([str(argument) for argument in arguments])
        terminal.flush()
        return terminal.buffer.getvalue()

    return printed


@pytest.mark.parametrize("options", [["--json"], []], ids=["json", "table"])
def test_output_is_utf_8_whatever_the_terminal_is_set_to(printed, file, options):
    usual = printed("utf-8", "read", file, *options)

    assert READ["title"] in usual.decode("utf-8")
    assert printed("ascii", "read", file, *options) == usual


def test_a_name_in_another_encoding_does_not_break_the_json(printed, tmp_path):
    path = tmp_path / os.fsdecode("тайлан.txt".encode("cp1251"))
    try:
        path.write_text(TEXT, "utf-8")
    except OSError:
        pytest.skip("This file system has no names in another encoding.")

    output = printed("utf-8", "read", path, "--json")

    assert json.loads(output.decode("utf-8"))["title"] == READ["title"]


# Acts ------------------------------------------------------------------------------------


def test_act_shows_the_proposal_as_a_table_or_as_json(run, tmp_path):
    path = tmp_path / "act.txt"
    path.write_text("ЗАХИРАМЖЛАХ нь:\n1. Журмыг баталсугай.\n", "utf-8")

    table = run("act", path)
    form = run("act", path, "--json")

    assert "1. Журмыг баталсугай. –" in shown(table[1])
    assert json.loads(form[1])["schema"] == "bielelt-act/1"
    assert (table[0], table[2], form[0], form[2]) == (0, "", 0, "")


def test_a_file_that_is_no_act_is_refused_in_one_line(run, tmp_path):
    status, output, errors = run("act", tmp_path / "missing.docx")

    assert (status, output) == (2, "")
    assert errors == (
        "bielelt: “missing.docx” does not exist. Check the name and the folder.\n"
    )
