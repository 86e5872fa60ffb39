"""The command ``bielelt correct``: a report and corrections in, the corrected report out."""

import json
from functools import partial

import pytest
from tests.command_line import run_command
from tests.make import clause, decision, report

from bielelt.core import report_json
from bielelt.core.corrections import Kind, correcting, corrections_json

SOURCE = report(decision(clause("Мод тарих", "Тарьсан."), clause("Зам засах", "Зассан.")))
MADE = [correcting(SOURCE, [], Kind.EDIT, "2", {"self": "70"})]


@pytest.fixture
def run(capsys):
    return partial(run_command, capsys)


@pytest.fixture
def write(tmp_path):
    def written(name, text):
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return path

    return written


@pytest.mark.parametrize(
    ("rating", "status", "told"),
    [
        (100, 0, "1. edit: applied\n"),
        (70, 0, "1. edit: met\n"),
        (50, 1, "1. edit: conflict the self reads «50» now\n"),
    ],
)
def test_the_corrected_report_is_printed_and_each_correction_accounted_for(
    run, write, rating, status, told
):
    read = report(
        decision(
            clause("Мод тарих", "Тарьсан."),
            clause("Зам засах", "Зассан.", self_rating=rating),
        )
    )
    files = (
        write("report.json", report_json.dumps(read)),
        write("corrections.json", corrections_json.dumps(MADE)),
    )

    ended, output, errors = run("correct", *files)

    ratings = [c["self"] for c in json.loads(output)["decisions"][0]["clauses"]]
    assert (ended, ratings, errors) == (status, [100, 50 if rating == 50 else 70], told)


@pytest.mark.parametrize(
    ("first", "second"),
    [("{}", corrections_json.dumps(MADE)), (report_json.dumps(SOURCE), "{}")],
)
def test_another_file_is_refused_in_one_line(run, write, first, second):
    status, output, errors = run("correct", write("a.json", first), write("b.json", second))

    assert (status, output, errors.count("\n")) == (2, "", 1)
    assert errors.startswith("bielelt: This JSON is not bielelt-")
