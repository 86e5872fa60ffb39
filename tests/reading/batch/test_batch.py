"""A folder of old reports read to its end: in parallel, resumed after a kill, whatever lies in it."""

import csv
import hashlib
import io
import json
import os
import signal
import subprocess
import sys
import zipfile
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path

import pytest
from tests.reading.processes import becomes, children, is_alive
from tests.reading.sources.tables import WRITERS

from bielelt import __version__
from bielelt.core.errors import BieleltError
from bielelt.core.report_json import dumps
from bielelt.reading import read_report
from bielelt.reading.batch import Batch, Outcome, State, Store
from bielelt.reading.sandbox import Limits

SCRIPT = Path(sys.executable).with_name("bielelt")


def rows(number=1):
    return [
        ["1", "2", "3", "4", "5", "6", "7"],
        [
            "1", "1", f"Мод тарих тухай 2024-03-11 Дугаар 2024_А/{number}",
            "1. Мод тарихыг даалгасугай.", "Тарьсан байна.", "100%", "100%",
        ],
        ["", "2", "", "2. Хашаа барихыг даалгасугай.", "Барьсан байна.", "70%", "70%"],
    ]  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "in"
    path.mkdir()
    return path


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


def run(folder, out, **options):
    """Read a folder and return its outcomes by file, without what differs from run to run."""
    batch = Batch(folder, out, **{"workers": 2, **options})
    for _ in batch.run():
        pass
    return {o.file: replace(o, seconds=0.0) for o in batch.outcomes}


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def read(file, sha256, kind, doubts):
    """Return the outcome of one of the small reports above."""
    return Outcome(file, sha256, State.READ, kind, 2, doubts, 0.0, (f"{sha256}.json",))


def inside(path):
    return sorted(p.relative_to(path).as_posix() for p in path.rglob("*") if p.is_file())


def test_a_folder_with_archives_mails_twins_and_trouble_is_read_to_its_end(folder, out):
    (folder / "2023").mkdir()
    WRITERS[".txt"](folder / "2023" / "а.txt", rows(1))
    WRITERS[".docx"](folder / "б.docx", rows(2))
    WRITERS[".txt"](folder / "в.txt", rows(1))
    WRITERS[".txt"](folder / "inner.txt", rows(3))
    inner = (folder / "inner.txt").read_bytes()
    (folder / "inner.txt").unlink()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("г.txt", inner)
    with zipfile.ZipFile(folder / "г.zip", "w") as archive:
        archive.writestr("дотор.zip", packed.getvalue())
        archive.writestr("../д.txt", "x")
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@example.mn", "b@example.mn", "тайлан"
    mail.add_attachment(
        (folder / "б.docx").read_bytes(), maintype="a", subtype="b", filename="е.docx"
    )
    (folder / "е.eml").write_bytes(mail.as_bytes())
    (folder / "ж.txt").write_text("Сайн байна уу?\n", "utf-8")
    (folder / "з.txt").symlink_to("/etc/passwd")
    (folder / ".hidden").write_text("x", "utf-8")
    os.mkfifo(folder / "и")

    found = run(folder, out)

    doubts = len(read_report(folder / "в.txt").doubts)
    text, word = digest(folder / "в.txt"), digest(folder / "б.docx")
    deep, nested = hashlib.sha256(inner).hexdigest(), hashlib.sha256(packed.getvalue())
    assert found == {
        "2023/а.txt": read("2023/а.txt", text, "text", doubts),
        "в.txt": Outcome("в.txt", text, State.TWICE, told="the same file as “2023/а.txt”"),
        "б.docx": read("б.docx", word, "docx", doubts),
        "г.zip": Outcome(
            "г.zip", digest(folder / "г.zip"), State.UNPACKED, "zip", told="files inside: 2"
        ),
        "г.zip › дотор.zip": Outcome(
            "г.zip › дотор.zip",
            nested.hexdigest(),
            State.UNPACKED,
            "zip",
            told="files inside: 1",
        ),
        "г.zip › дотор.zip › г.txt": read(
            "г.zip › дотор.zip › г.txt", deep, "text", doubts
        ),
        "г.zip › ../д.txt": Outcome(
            "г.zip › ../д.txt",
            told=(
                "“../д.txt” names a place outside the archive and was not unpacked. "
                "It may be an attack; ask the sender for a clean archive."
            ),
        ),
        "е.eml": Outcome(
            "е.eml",
            digest(folder / "е.eml"),
            State.UNPACKED,
            "mail",
            told="files inside: 1",
        ),
        "е.eml › е.docx": Outcome(
            "е.eml › е.docx", word, State.TWICE, told="the same file as “б.docx”"
        ),
        "ж.txt": Outcome(
            "ж.txt",
            digest(folder / "ж.txt"),
            told=(
                "“ж.txt”: found no report table (0 table rows seen): expected the seven "
                "columns «Шийдвэр Д/д … Дээд шатны байгууллагын үнэлгээ» or rows with a "
                "clause and its ratings. Choose the file that holds the table."
            ),
        ),
        "з.txt": Outcome(
            "з.txt",
            told="“з.txt” is a link and was not followed. Give the place it leads to.",
        ),
        "и": Outcome("и", told="“и” is no ordinary file. Name a document."),
    }
    assert inside(out) == sorted(
        [
            ".lock",
            *(f".read/{sha}.json" for sha in (text, word, deep)),
            *(f"{sha}.json" for sha in (text, word, deep)),
            "summary.csv",
            "summary.json",
            "workers.log",
        ]
    )
    assert (out / f"{text}.json").read_text("utf-8") == (
        dumps(read_report(folder / "2023" / "а.txt")) + "\n"
    )


def test_an_archive_in_an_archive_in_an_archive_is_not_opened(folder, out):
    data = b"x"
    for name in ("a.txt", "b.zip", "c.zip"):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr(name, data)
        data = packed.getvalue()
    (folder / "d.zip").write_bytes(data)

    assert run(folder / "d.zip", out)["d.zip › c.zip › b.zip"].told == (
        "“b.zip” is an archive inside an archive inside an archive, and was not opened. "
        "Unpack it, and give what is inside."
    )


def test_the_summary_is_a_table_for_people_and_one_for_programs(folder, out):
    WRITERS[".txt"](folder / "=1+1.txt", rows())
    found = run(folder, out)["=1+1.txt"]

    form = json.loads((out / "summary.json").read_text("utf-8"))
    table = list(csv.reader((out / "summary.csv").read_text("utf-8-sig").splitlines()))

    assert form["schema"] == "bielelt-batch/1"
    [row] = form["files"]
    seconds = row.pop("seconds")
    assert row == {
        "file": "=1+1.txt", "sha256": found.sha256, "state": "read", "kind": "text",
        "clauses": 2, "doubts": found.doubts, "results": [f"{found.sha256}.json"], "told": "",
    }  # fmt: skip
    assert table == [
        [
            "file", "sha256", "state", "kind", "clauses", "doubts", "seconds", "results", "told",
        ],
        [
            "'=1+1.txt", found.sha256, "read", "text", "2", str(found.doubts), str(seconds),
            f"{found.sha256}.json", "",
        ],
    ]  # fmt: skip


# Resumed ---------------------------------------------------------------------------------


def written(out):
    return {path.name: path.stat().st_mtime_ns for path in out.glob("?*.json")}


def test_a_run_that_was_killed_is_resumed_and_nothing_is_read_again(folder, out):
    names = [f"{number:03}.txt" for number in range(150)]
    for number, name in enumerate(names):
        WRITERS[".txt"](folder / name, rows(number))
    killed = subprocess.Popen(
        [SCRIPT, "read", folder, "--out", out, "--jobs", "1"], stdout=subprocess.DEVNULL
    )
    assert becomes(lambda: len(list(out.glob(".read/*.json"))) > 1)
    workers = children(killed.pid)
    os.kill(killed.pid, signal.SIGKILL)
    killed.wait()
    assert becomes(lambda: not any(map(is_alive, workers)))
    noted = {path.name for path in out.glob(".read/*.json")}
    before = {name: at for name, at in written(out).items() if name in noted}

    found = run(folder, out)

    after = written(out)
    assert 1 < len(before) < len(names)
    assert {name: after[name] for name in before} == before
    assert [found[name].state for name in names] == [State.READ] * len(names)
    assert {name: (out / found[name].results[0]).read_text("utf-8") for name in names} == {
        name: dumps(read_report(folder / name)) + "\n" for name in names
    }
    assert inside(out / ".read") == sorted(f"{found[name].sha256}.json" for name in names)


def test_a_run_broken_off_by_hand_leaves_no_worker_and_a_summary(folder, out):
    for number in range(150):
        WRITERS[".txt"](folder / f"{number}.txt", rows(number))
    broken = subprocess.Popen(
        [SCRIPT, "read", folder, "--out", out, "--jobs", "1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert becomes(lambda: len(list(out.glob(".read/*.json"))) > 1)
    workers = children(broken.pid)
    broken.send_signal(signal.SIGINT)
    said = broken.communicate()

    rows_told = json.loads((out / "summary.json").read_text("utf-8"))["files"]
    assert (broken.returncode, said) == (130, (b"", b""))
    assert 1 <= len(rows_told) < 150
    assert becomes(lambda: not any(map(is_alive, workers)))


@pytest.fixture
def once(folder, out):
    """Return the path of a result that an earlier run has written, made recognisable."""
    WRITERS[".txt"](folder / "а.txt", rows())
    found = run(folder, out)["а.txt"]
    path = out / found.results[0]
    path.write_text("kept", "utf-8")
    return path


def test_a_file_under_another_name_is_not_read_again(folder, out, once):
    (folder / "а.txt").rename(folder / "б.txt")

    assert run(folder, out)["б.txt"].state is State.READ
    assert once.read_text("utf-8") == "kept"


@pytest.mark.parametrize("spoil", ["result", "note", "version"])
def test_what_is_missing_or_from_another_version_is_read_again(folder, out, once, spoil):
    note = out / ".read" / once.name
    if spoil == "result":
        once.unlink()
    elif spoil == "note":
        note.write_text("{", "utf-8")
    else:
        note.write_text(note.read_text("utf-8").replace(__version__, "0.0.0"), "utf-8")

    assert run(folder, out)["а.txt"].state is State.READ
    assert json.loads(once.read_text("utf-8"))["schema"] == "bielelt-report/1"


def test_what_failed_is_tried_again(folder, out):
    (folder / "а.txt").write_text("Сайн байна уу?\n", "utf-8")

    assert [run(folder, out)["а.txt"].state for _ in range(2)] == [State.FAILED] * 2


# Limits ----------------------------------------------------------------------------------


def test_a_file_beyond_its_limits_fails_and_the_run_goes_on(folder, out):
    (folder / "б.txt").write_text("а\n" * 16_000_000, "utf-8")
    WRITERS[".txt"](folder / "в.txt", rows())

    found = run(folder, out, limits=Limits(megabytes=1024))

    assert found["б.txt"].told == (
        "“б.txt” needs more than 1,024 MB of memory to be read. "
        "Remove its pictures, split it, or allow more memory."
    )
    assert found["в.txt"].state is State.READ


# Refused ---------------------------------------------------------------------------------


def refusal(folder, out):
    with pytest.raises(BieleltError) as error:
        run(folder, out)
    return str(error.value)


def test_results_do_not_go_where_the_files_are(folder):
    assert refusal(folder, folder) == (
        f"“{folder}” is the folder to be read. Name another one for the results."
    )


def test_results_inside_the_folder_are_not_read(folder):
    WRITERS[".txt"](folder / "а.txt", rows())

    assert [*run(folder, folder / "out"), *run(folder, folder / "out")] == ["а.txt"] * 2


def test_a_folder_that_is_not_there_is_refused_and_nothing_is_made(folder, out):
    assert (
        refusal(folder / "no", out) == "“no” does not exist. Check the name and the folder."
    )
    assert not out.exists()


def test_results_that_cannot_be_written_are_told(folder, tmp_path):
    (tmp_path / "file").touch()

    assert refusal(folder, tmp_path / "file") == (
        f"“{tmp_path / 'file'}” cannot be used for the results (File exists). "
        "Name a folder in which you may write."
    )


def test_two_runs_do_not_write_to_one_folder(folder, out):
    WRITERS[".txt"](folder / "а.txt", rows())
    first = Batch(folder, out, workers=1)
    outcomes = first.run()
    next(outcomes)

    assert refusal(folder, out) == (
        f"Another run writes to “{out}”. Wait for its end, or name another folder."
    )
    assert list(outcomes) == []


def test_a_run_that_is_broken_off_tells_what_it_has_done(folder, out):
    for number in range(3):
        WRITERS[".txt"](folder / f"{number}.txt", rows(number))
    outcomes = Batch(folder, out, workers=1).run()
    first = next(outcomes)
    outcomes.close()

    form = json.loads((out / "summary.json").read_text("utf-8"))

    assert [row["file"] for row in form["files"]] == [first.file]
    assert not Store(out).unfinished.exists()
