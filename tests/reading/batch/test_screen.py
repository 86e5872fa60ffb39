"""A batch on the terminal: its table, its exit status, its options."""

import json
from functools import partial

import pytest
from tests.command_line import run_command, shown
from tests.reading.sources.tables import WRITERS

ROWS = [
    ["1", "2", "3", "4", "5", "6", "7"],
    ["1", "1", "Мод тарих тухай", "1. Мод тарихыг даалгасугай.", "Тарьсан.", "100%", "70%"],
]


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "in" / "тайлан.txt"
    path.parent.mkdir()
    WRITERS[".txt"](path, ROWS)
    return path


@pytest.fixture
def run(capsys):
    return partial(run_command, capsys)


def test_read_out_reads_a_folder_and_shows_one_table(run, file, tmp_path):
    out = tmp_path / "out"

    status, output, errors = run("read", file.parent, "--out", out, "--jobs", 1)

    [row] = json.loads((out / "summary.json").read_text("utf-8"))["files"]
    assert (status, errors) == (0, "")
    assert shown(output)[0] == "File Kind Clauses Doubts Seconds"
    assert shown(output)[2].split()[:4] == ["тайлан.txt", "text", "1", str(row["doubts"])]
    assert shown(output)[-2:] == [
        "Files 1: 1 read",
        f"Results, summary.csv and summary.json in {out}",
    ]
    printed = run("read", file, "--json")[1]
    assert (out / row["results"][0]).read_text("utf-8") == printed


def test_read_out_ends_with_1_if_a_file_failed(run, file, tmp_path):
    file.write_text("Сайн байна уу?\n", "utf-8")

    status, output, errors = run("read", file.parent, "--out", tmp_path / "out")

    assert (status, errors) == (1, "")
    assert shown(output)[-2] == "Files 1: 1 failed"
    assert "“тайлан.txt”: found no report table" in " ".join(shown(output))


@pytest.mark.parametrize(
    ("option", "least"), [("--jobs", 1), ("--seconds", 1), ("--memory", 512)]
)
@pytest.mark.parametrize("value", ["0", "-1", "много", "1.5"])
def test_a_limit_that_is_no_number_is_refused(run, file, option, least, value):
    status, _, errors = run("read", file, "--out", file.parent / "out", option, value)

    assert status == 2
    assert errors.endswith(f"is no whole number from {least} on.\n")
