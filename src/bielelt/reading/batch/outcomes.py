"""What became of each file of a batch: one row of the summary, kept so that a run resumes."""

import csv
import io
import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from bielelt import __version__
from bielelt.core.spreadsheet import guard

SCHEMA = "bielelt-batch/1"


class State(StrEnum):
    """What became of a file."""

    READ = "read"
    UNPACKED = "unpacked"
    TWICE = "twice"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One file; for an archive or mail, what came out of it stands in rows of its own.

    ``kind`` is the reader (or “zip”, “mail”); ``results`` name the files written, one for
    each report found; ``seconds`` are those of the reading, whenever it was done; ``told``
    is the one line why it failed, or what else there is to say.
    """

    file: str
    sha256: str = ""
    state: State = State.FAILED
    kind: str = ""
    clauses: int = 0
    doubts: int = 0
    seconds: float = 0.0
    results: tuple[str, ...] = ()
    told: str = ""


@dataclass(frozen=True, slots=True)
class Store:
    """The folder of results: ``<sha256>.json`` for each report, notes, the summary."""

    folder: Path

    @property
    def unfinished(self) -> Path:
        """Where lies what is not finished: files out of archives, halves of results."""
        return self.folder / ".unfinished"

    @property
    def log(self) -> Path:
        """What the workers had to say."""
        return self.folder / "workers.log"

    def write_report(self, name: str, text: str) -> None:
        """Write one result whole or not at all."""
        self._write(self.folder / name, text)

    def keep(self, sha256: str, document: str) -> None:
        """Keep a document as found, for a second look at it."""
        self._write(self.kept(sha256), document)

    def kept(self, sha256: str) -> Path:
        """Where a document lies that was kept."""
        return self.folder / ".read" / f"{sha256}.found"

    def note(self, outcome: Outcome, asked: str = "") -> None:
        """Keep the outcome of a file that was read; its results are written already.

        Args:
            outcome: as it is told in the summary.
            asked: digest of the memory with which it was looked at again.

        """
        data = {"reader": __version__, "asked": asked, **asdict(outcome)}
        self._write(self._note(outcome.sha256), json.dumps(data, ensure_ascii=False))

    def asked(self, sha256: str) -> str:
        """Return with which memory a file was looked at again; empty if with none."""
        data = json.loads(self._note(sha256).read_text("utf-8"))
        return str(data["asked"])

    def noted(self, file: str, sha256: str) -> Outcome | None:
        """Return the outcome an earlier run of this version kept for the same bytes."""
        try:
            data = json.loads(self._note(sha256).read_text("utf-8"))
        except (FileNotFoundError, ValueError):
            return None
        if data.pop("reader", None) != __version__ or "asked" not in data:
            return None
        del data["asked"]
        outcome = _outcome(data)
        whole = all((self.folder / name).is_file() for name in outcome.results)
        return replace(outcome, file=file) if whole else None

    def write_summary(self, outcomes: Iterable[Outcome]) -> None:
        """Write the table as ``summary.json`` and, for spreadsheets, ``summary.csv``."""
        rows = [asdict(outcome) for outcome in outcomes]
        form = {"schema": SCHEMA, "files": rows}
        self._write(
            self.folder / "summary.json",
            json.dumps(form, ensure_ascii=False, indent=1) + "\n",
        )
        out = io.StringIO(newline="")
        writer = csv.writer(out)
        writer.writerow(field.name for field in fields(Outcome))
        for row in rows:
            row["results"] = " ".join(row["results"])
            writer.writerow(guard(str(value)) for value in row.values())
        self._write(self.folder / "summary.csv", "\ufeff" + out.getvalue())

    def _write(self, path: Path, text: str) -> None:
        """Write elsewhere, then put in place: a killed run leaves no half of a file."""
        path.parent.mkdir(exist_ok=True)
        draft = self.unfinished / f"{path.name}.{os.getpid()}"
        with draft.open("w", encoding="utf-8", errors="replace", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)

    def _note(self, sha256: str) -> Path:
        return self.folder / ".read" / f"{sha256}.json"


def _outcome(data: dict[str, Any]) -> Outcome:
    return Outcome(
        **{**data, "state": State(data["state"]), "results": tuple(data["results"])}
    )
