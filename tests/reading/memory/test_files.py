"""Reports that were read before, given along as witnesses: what is read, what is refused."""

from dataclasses import replace
from functools import partial

import pytest
from tests.command_line import run_command
from tests.make import clause, decision, report
from tests.reading.memory.known_clauses import ACT_CELL, MIXED, PROGRESS, TEXT

from bielelt.core.errors import UnreadableDocument
from bielelt.core.report import Origin
from bielelt.core.report_json import dumps
from bielelt.reading.memory.files import read_memory

PAPER = report(
    decision(clause(TEXT, label="2.")),
    source=Origin("Өлзийт.docx", "application/msword", "0" * 64, "docx", 1),
)


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "before"
    path.mkdir()
    (path / "summary.json").write_text("{}", "utf-8")
    return path


@pytest.fixture
def file(folder):
    path = folder / "а.json"
    path.write_text(dumps(PAPER), "utf-8")
    return path


def texts(*paths):
    return [(known.text, known.sources) for known in read_memory(paths).clauses]


def test_a_report_and_a_folder_of_reports_are_remembered_under_the_names_of_their_files(
    folder, file
):
    assert texts(file) == texts(folder) == [(TEXT, ("Өлзийт.docx",))]


def test_several_say_so_together(file, tmp_path):
    other = replace(PAPER, source=replace(PAPER.source, name="Тариат.docx"))
    (tmp_path / "б.json").write_text(dumps(other), "utf-8")

    assert texts(file, tmp_path / "б.json") == [(TEXT, ("Тариат.docx", "Өлзийт.docx"))]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("no", None, "“no” does not exist. Check the name and the folder."),
        ("б.json", "{}", "“б.json”: This JSON is not bielelt-report/1"),
        ("б.json", "Сайн уу", "“б.json”: This is no JSON of bielelt-report/1"),
        ("before", None, "“before” holds no reports (*.json). Name a folder"),
    ],
)
def test_what_is_no_report_is_refused_in_one_line(tmp_path, name, content, told):
    if content:
        (tmp_path / name).write_text(content, "utf-8")

    with pytest.raises(UnreadableDocument) as error:
        read_memory([tmp_path / name])

    assert str(error.value).startswith(told)
    assert "\n" not in str(error.value)


# On the command line ----------------------------------------------------------------------


@pytest.fixture
def mixed(tmp_path):
    path = tmp_path / "тайлан.txt"
    path.write_text(
        f"1\t2\t3\t4\t5\t6\t7\nЗасаг даргын захирамж\n1\t1\t{ACT_CELL}\t{MIXED}\t\t70%\t70%\n",
        "utf-8",
    )
    return path


@pytest.fixture
def run(capsys):
    return partial(run_command, capsys)


def test_read_known_takes_reports_as_witnesses(run, mixed, file):
    status, output, errors = run("read", mixed, "--known", file, "--json")

    assert (status, errors) == (0, "")
    assert f'"text": "{TEXT}"' in output
    assert f'"progress": "{PROGRESS}"' in output
    assert "known from “Өлзийт.docx” (2024_А/15 2., 100%)" in output


def test_known_goes_with_one_file(run, mixed, file, tmp_path):
    status, output, errors = run("read", mixed, "--known", file, "--out", tmp_path / "out")

    assert (status, output) == (2, "")
    assert errors == (
        "bielelt: “--known” goes with one file, and “--out” with many. Leave “--known” out: the "
        "reports of a batch are witnesses for each other.\n"
    )
