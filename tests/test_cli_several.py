"""The console script before a file of several reports: all are told, none is dropped in silence."""

import json
from functools import partial

import pytest
from tests.command_line import run_command, shown
from tests.test_cli import TEXT


@pytest.fixture
def run(capsys):
    return partial(run_command, capsys)


@pytest.fixture
def two(tmp_path):
    path = tmp_path / "хоёр.txt"
    path.write_text(TEXT + TEXT.replace("Номгон", "Залаа"), "utf-8")
    return path


def test_read_shows_every_report_of_a_file_one_after_the_other(run, two):
    status, output, errors = run("read", two)
    heads = [line for line in shown(output) if "сум" in line or "Report" in line]

    assert (status, errors) == (0, "")
    assert [line for line in heads if not line.startswith("СУМЫН")] == [
        "Report 1 of 2",
        "Номгон сум · Сангийн далай · 2024-06-26 · 2024-H1",
        "Report 2 of 2",
        "Залаа сум · Сангийн далай · 2024-06-26 · 2024-H1",
    ]


def test_read_json_prints_the_report_that_was_chosen(run, two):
    status, output, errors = run("read", two, "--json", "--part", 2)

    assert (status, errors, json.loads(output)["organisation"]) == (0, "", "Залаа сум")


@pytest.mark.parametrize(
    "command",
    [("read", "--json"), ("print", "--format", "csv", "--output", "a.csv")],
    ids=["read", "print"],
)
def test_one_of_several_reports_is_never_printed_in_silence(run, two, command):
    name, *options = command

    told = (
        "bielelt: “хоёр.txt” holds 2 reports, and one is asked for. Choose it by “--part” "
        "from 1 to 2, or write all by “bielelt read” with “--out”.\n"
    )
    assert run(name, two, *options) == (2, "", told)


def test_summary_and_check_tell_of_every_report_of_a_file(run, two):
    status, output, _ = run("summary", two)
    told = [line for line in shown(output) if line.startswith("Report")]
    _, findings, _ = run("check", two, "--json")

    assert (status, told) == (0, ["Report 1 of 2", "Report 2 of 2"])
    assert [report["file"] for report in json.loads(findings)["reports"]] == [
        f"{two}:1",
        f"{two}:2",
    ]


def test_all_reports_are_written_or_one_is_chosen(run, two, tmp_path):
    told = "“--out” writes every report, and “--part” chooses one. Leave one of them out."

    assert run("read", two, "--out", tmp_path / "out", "--part", 1) == (
        2,
        "",
        f"bielelt: {told}\n",
    )
    assert not (tmp_path / "out").exists()
