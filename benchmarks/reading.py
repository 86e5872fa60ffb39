"""How fast and how truly old reports are read. Run from anywhere; prints two tables.

The time is of a library call on the report in $BIELELT_CASES (beside the repository if not
set), or on the largest sample if there is none. The accuracy is measured on damaged reports
of our own writing, beside a reader that splits on tabs and takes each column for its field.
"""

import os
import re
import sys
import time
from datetime import date
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # the generator lives in tests/

from tests.reading.damage import MIXED, NAMES, NONE, Tally, measure  # noqa: E402
from tests.reading.judging import Outcome  # noqa: E402

from bielelt.core.numbering import part_label  # noqa: E402
from bielelt.core.report import NOT_DUE, Clause, Decision, Rating, Report  # noqa: E402
from bielelt.reading import read_report  # noqa: E402

LIMIT = 0.3
RUNS = 9
COLUMNS = 7
SEEDS = range(int(os.environ.get("BIELELT_BENCH_SEEDS", "12")))


def main() -> None:
    """Print both tables; exit with 1 if reading is slower than the limit."""
    seconds = _time()
    print()
    _accuracy()
    sys.exit(seconds > LIMIT)


def _time() -> float:
    path = _largest_report()
    runs = []
    for _ in range(RUNS):
        start = time.perf_counter()
        report = read_report(path)
        runs.append(time.perf_counter() - start)
    seconds = median(runs)
    clauses = sum(1 for _ in report.clauses)
    print(f"{path.name}: {path.stat().st_size / 1024:.0f} kB, {clauses} clauses")
    print(f"median of {RUNS} runs {seconds:.3f} s (first {runs[0]:.3f} s), limit {LIMIT} s")
    print(f"ratio to the limit: {seconds / LIMIT:.2f}")
    return seconds


def _largest_report() -> Path:
    """Return the real report if it is at hand, else the largest sample."""
    cases = Path(os.environ.get("BIELELT_CASES", ROOT.parent / "shared" / "cases"))
    real = sorted(cases.glob("*/report.txt"))
    samples = sorted((ROOT / "samples").glob("*.txt"), key=lambda p: p.stat().st_size)
    return (real or samples)[-1]


def _accuracy() -> None:
    print(f"fields of the table, {len(SEEDS)} damaged reports per kind, in percent")
    print("(hit right: right among the fields that the damage touched)")
    print(f"{'':24} {'bielelt':^38}   {'split on tabs':^28}")
    ours_head = f"{'hit right':>9} {'right':>9} {'doubted':>8} {'SILENT':>8}"
    print(f"{'damage':24} {ours_head}   {'hit right':>9} {'right':>9} {'SILENT':>8}")
    for name in (NONE, *NAMES, MIXED):
        ours = measure(name, SEEDS, read_report, table_only=True)
        naive = measure(name, SEEDS, read_naively, table_only=True)
        print(f"{name:24} {_shares(ours, doubted=True)}   {_shares(naive, doubted=False)}")


def _shares(tally: Tally, *, doubted: bool) -> str:
    right = (Outcome.RIGHT, Outcome.CAUTIOUS, Outcome.NEEDLESS)
    shares = [
        f"{100 * tally.share_of_touched(*right):9.1f}",
        f"{100 * tally.share(*right):9.2f}",
        f"{100 * tally.share(Outcome.DOUBTED):8.2f}" if doubted else "",
        f"{100 * tally.share(Outcome.SILENT):8.2f}",
    ]
    crashed = f" ({tally.crashes} crashes)" if tally.crashes else ""
    return " ".join(share for share in shares if share) + crashed


# --- The naive reader --------------------------------------------------------------------

_DECISION = re.compile(r"(.*) (\d{4}-\d\d-\d\d) Дугаар (\S+)")
_KINDS: tuple[tuple[str, str], ...] = (
    ("даалгавар", "directive"),
    ("захирамж", "order"),
    ("тогтоол", "resolution"),
    ("тушаал", "ministerial_order"),
)


def read_naively(path: Path) -> Report:
    """Split on tabs; every row with a number in column 2 is a clause."""
    decisions: list[Decision] = []
    kind = "unknown"
    for line in path.read_text("utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) == 1:
            kind = next((k for word, k in _KINDS if line.lower().endswith(word)), kind)
        elif len(cells) >= COLUMNS and cells[1].isdigit() and cells[:2] != ["1", "2"]:
            _add(decisions, cells, kind)
    return Report(decisions=tuple(decisions))


def _add(decisions: list[Decision], cells: list[str], kind: str) -> None:
    number, serial, cell, text, progress, mine, upper = cells[:COLUMNS]
    if number.isdigit() or not decisions:
        match = _DECISION.fullmatch(cell)
        title, day, key = match.groups() if match else (cell, None, None)
        when = date.fromisoformat(day) if day else None
        decisions.append(
            Decision(int(number) if number.isdigit() else 0, kind, title, when, key)
        )
    label, words = part_label(text)
    clause = Clause(
        int(serial), label, words or None, progress or None, _rating(mine), _rating(upper)
    )
    last = decisions[-1]
    decisions[-1] = Decision(
        last.serial, last.kind, last.title, last.date, last.number, (*last.clauses, clause)
    )


def _rating(cell: str) -> Rating:
    digits = cell.rstrip("%")
    not_due = cell in {"Хугацаа болоогүй", "Хэрэгжих хугацаа болоогүй", "Х.Б"}
    return int(digits) if digits.isdigit() else NOT_DUE if not_due else None


if __name__ == "__main__":
    main()
