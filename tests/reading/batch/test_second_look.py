"""What was read well in one file of a batch is a witness for what was not in another."""

import json
import os
import signal
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from tests.reading.memory.known_clauses import ACT_CELL, MIXED, PROGRESS, TEXT
from tests.reading.processes import becomes, children, is_alive
from tests.reading.sources.tables import WRITERS

from bielelt.core.report_json import loads
from bielelt.reading import read_report
from bielelt.reading.batch import Batch, State

SCRIPT = Path(sys.executable).with_name("bielelt")
KIND = "ЗАСАГ ДАРГЫН ЗАХИРАМЖИЙН 2024 ОНЫ ХАГАС ЖИЛИЙН БИЕЛЭЛТ"


def write(path, text, progress="", *, note=""):
    """Write a report of one clause; ``note`` makes its bytes differ."""
    rows = [
        ["1", "2", "3", "4", "5", "6", "7"],
        ["1", "1", ACT_CELL, text, progress, "70%", "70%"],
    ]
    WRITERS[".txt"](path, rows)
    path.write_text(f"{KIND} {note}\n{path.read_text('utf-8')}", "utf-8")


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "in"
    path.mkdir()
    write(path / "цэвэр.txt", f"2. {TEXT}", "Худгийг засварласан байна.")
    write(path / "холимог.txt", MIXED)
    return path


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


def run(folder, out):
    batch = Batch(folder, out, workers=1)
    for _ in batch.run():
        pass
    return {outcome.file: replace(outcome, seconds=0.0) for outcome in batch.outcomes}


def result(outcome, out):
    return loads((out / outcome.results[0]).read_text("utf-8"))


def of_clause(report):
    [clause] = report.clauses
    return clause.text, clause.progress, {d.field for d in report.doubts if d.clause}


def test_a_mixed_clause_is_parted_by_the_word_of_another_file(folder, out):
    found = run(folder, out)

    alone = read_report(folder / "холимог.txt")
    report = result(found["холимог.txt"], out)
    text, progress, doubted = of_clause(report)
    assert {"text", "progress"} <= of_clause(alone)[2]
    assert (text, progress) == (TEXT, PROGRESS)
    assert any("known from “цэвэр.txt” (2024_А/15 2." in r.why for r in report.repairs)
    assert {"text", "progress"} & doubted == set()
    assert found["холимог.txt"].doubts == len(report.doubts) < len(alone.doubts)
    assert found["холимог.txt"].told == (
        f"clauses known from other files: 1; doubts {len(alone.doubts)} → {len(report.doubts)}"
    )
    assert found["цэвэр.txt"].told == ""
    rows = json.loads((out / "summary.json").read_text("utf-8"))["files"]
    assert [row["told"] for row in rows if row["told"]] == [found["холимог.txt"].told]


def test_a_file_in_an_archive_is_looked_at_again_though_it_lies_nowhere_any_more(
    folder, out
):
    with zipfile.ZipFile(folder / "сум.zip", "w") as archive:
        archive.write(folder / "холимог.txt", "холимог.txt")
    (folder / "холимог.txt").unlink()

    found = run(folder, out)["сум.zip › холимог.txt"]

    assert of_clause(result(found, out))[:2] == (TEXT, PROGRESS)


def test_a_file_alone_is_no_witness_for_itself(folder, out):
    (folder / "цэвэр.txt").unlink()

    found = run(folder, out)["холимог.txt"]

    assert result(found, out) == read_report(folder / "холимог.txt")
    assert found.told == ""


# Resumed ---------------------------------------------------------------------------------


def written(out):
    return {path.name: path.stat().st_mtime_ns for path in out.glob("?*.json")}


def test_what_was_looked_at_again_is_not_once_more(folder, out):
    first = run(folder, out)
    before = written(out)

    assert run(folder, out) == first
    after = written(out)
    assert {n for n in after if after[n] != before[n]} == {"summary.json"}


def test_how_far_a_second_look_is_can_be_followed(folder, out):
    heard = []
    batch = Batch(
        folder, out, workers=1, on_second_look=lambda done, of: heard.append((done, of))
    )

    list(batch.run())

    assert heard == [(0, 1), (1, 1)]


def test_another_witness_is_heard(folder, out):
    first = run(folder, out)["холимог.txt"]
    write(folder / "бас.txt", f"2. {TEXT}", "Бүгдийг хийсэн байна.")

    second = run(folder, out)["холимог.txt"]

    assert [len(o.results) for o in (first, second)] == [1, 1]
    whys = [r.why for r in result(second, out).repairs]
    assert any("known from “бас.txt”, “цэвэр.txt” (" in why for why in whys)


def test_a_second_look_that_was_killed_goes_on_where_it_was(folder, out, tmp_path):
    names = [f"{number:03}.txt" for number in range(16)]
    for name in names:
        write(folder / name, MIXED, note=name)
    killed = subprocess.Popen(
        [SCRIPT, "read", folder, "--out", out, "--jobs", "1"], stdout=subprocess.DEVNULL
    )
    assert becomes(lambda: looked_at(out))
    workers = children(killed.pid)
    os.kill(killed.pid, signal.SIGKILL)
    killed.wait()
    assert becomes(lambda: not any(map(is_alive, workers)))
    already = {name: at for name, at in written(out).items() if name in looked_at(out)}

    found = run(folder, out)

    assert 0 < len(already) < len(names)
    assert {name: written(out)[name] for name in already} == already
    assert {o.state for o in found.values()} == {State.READ}
    assert found == run(folder, tmp_path / "at once")


def looked_at(out):
    """Return the names of the results that a second look has noted."""
    notes = (json.loads(path.read_text("utf-8")) for path in out.glob(".read/*.json"))
    return {note["results"][0] for note in notes if note["asked"]}
