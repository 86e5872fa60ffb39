"""A second look at reports of a batch: what others read cleanly is their memory.

Clauses that nobody doubts, and that the reader did not put together, are witnesses. What a
second look made of a report is none, so that looking again and again finds the same, and
a run that was killed goes on where it was.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from bielelt.core.report import Report
from bielelt.core.report_json import dumps, loads
from bielelt.reading import reconstruct_all
from bielelt.reading.batch.keeping import from_text
from bielelt.reading.batch.outcomes import Outcome, Store
from bielelt.reading.memory import Act, KnownClause, Memory, clean_clauses

FIELDS = frozenset({"text", "progress", "label"})
"""A doubt about one of these may be settled by somebody who knows the clause."""

_BY_MEMORY = "known from "


def may_win(report: Report) -> bool:
    """Whether a clause of a report is doubted or was read from a picture."""
    doubted = any(d.clause and d.field in FIELDS for d in report.doubts)
    return doubted or any(clause.confidence < 1 for clause in report.clauses)


def gather(folder: Path, outcomes: Iterable[Outcome], into: Path) -> str:
    """Write what the reports of a folder are witnesses of.

    Args:
        folder: of the results.
        outcomes: of the files that were read.
        into: the file to write.

    Returns:
        The hexadecimal digest of what was written; empty if there is nothing to know.

    """
    memory = Memory.of(_clean(folder, outcomes))
    text = json.dumps([asdict(c) for c in memory.clauses], ensure_ascii=False, default=str)
    into.write_text(text, "utf-8")
    return hashlib.sha256(text.encode()).hexdigest() if memory.clauses else ""


def look_again(outcome: Outcome, folder: Path, memory: Path, digest: str) -> Outcome:
    """Reconstruct the reports of one file with the memory of the others.

    Args:
        outcome: of the first look, or of an earlier second one.
        folder: of the results, where its document is kept.
        memory: the file that ``gather`` wrote.
        digest: of that file; noted, so that the same memory is not asked twice.

    Returns:
        The outcome as it is now; results and note are written already.

    """
    store = Store(folder)
    pages, origin = from_text(store.kept(outcome.sha256).read_text("utf-8"))
    first = reconstruct_all(pages, origin)
    others = _memory(memory, digest).apart_from(outcome.file)
    again = reconstruct_all(pages, origin, others)
    known = sum(len(_known_clauses(report)) for report in again)
    looked = replace(
        outcome,
        doubts=_doubts(again),
        told="; ".join(filter(None, [_several(again), _told(known, first, again)])),
    )
    for name, report in zip(outcome.results, again, strict=True):
        store.write_report(name, dumps(report) + "\n")
    store.note(looked, asked=digest)
    return looked


def _clean(folder: Path, outcomes: Iterable[Outcome]) -> Iterator[KnownClause]:
    for outcome in outcomes:
        for name in outcome.results:
            yield from clean_clauses(
                loads((folder / name).read_text("utf-8")), outcome.file
            )


@lru_cache(maxsize=1)  # a worker looks at many files with one memory
def _memory(path: Path, digest: str) -> Memory:  # noqa: ARG001 - another digest, another memory
    return Memory.of(map(_clause, json.loads(path.read_text("utf-8"))))


def _clause(data: dict[str, Any]) -> KnownClause:
    act = data["act"]
    day = date.fromisoformat(act["date"]) if act["date"] else None
    return KnownClause(
        Act(act["number"], day, act["kind"]),
        data["label"],
        data["text"],
        tuple(data["sources"]),
        data["is_typed"],
    )


def _known_clauses(report: Report) -> set[int | None]:
    return {r.clause for r in report.repairs if r.why.startswith(_BY_MEMORY)}


def _doubts(reports: list[Report]) -> int:
    return sum(len(report.doubts) for report in reports)


def _several(reports: list[Report]) -> str:
    return f"reports: {len(reports)}" if len(reports) > 1 else ""


def _told(known: int, first: list[Report], again: list[Report]) -> str:
    if not known:
        return ""
    return f"clauses known from other files: {known}; doubts {_doubts(first)} → {_doubts(again)}"
