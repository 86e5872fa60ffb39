"""What clauses known from elsewhere win for mixed columns and for scans. Run from anywhere.

Damaged reports of our own writing are read with nothing known, with their own clauses known
to a register or from one other report, among those of thirty strangers, and with those of the
strangers alone. Then the samples are printed, scanned and read, with nothing known and with a
register; 110 dpi is less than the reader promises. Exits with 1 if anything of the damaged
reports is wrong and not doubted, or a register makes more of a scan so.
"""

import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from rapidfuzz.distance import Levenshtein

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # the generator lives in tests/

from tests.reading import carriers  # noqa: E402
from tests.reading.damage import MIXED, damaged, mixture  # noqa: E402
from tests.reading.judging import Outcome, judge, lost_letters  # noqa: E402
from tests.reading.known_reports import known_report  # noqa: E402
from tests.reading.printed import Doc  # noqa: E402
from tests.reading.scans import Scan, truth_of, write_scan  # noqa: E402

from bielelt.core.report import Report  # noqa: E402
from bielelt.language.lookalikes import by_look  # noqa: E402
from bielelt.reading import read_document, reconstruct  # noqa: E402
from bielelt.reading.memory import NOTHING, Memory, clean_clauses  # noqa: E402

DAMAGES = ("interleave_full", "interleave_prefix", "interleave_twice", MIXED)
SEEDS = range(int(os.environ.get("BIELELT_BENCH_SEEDS", "12")))
OTHERS = range(1_000, 1_030)
SAMPLES = ("half-year.expected.json", "year.expected.json", "quarter.expected.json")
SCANS = (
    Scan("200 dpi, noise 20, JPEG 40, stamp", 200, -1.0, 20, 40, stamp=True),
    Scan("150 dpi, noise 12, JPEG 60", 150, 0.8, 12, 60),
    Scan("110 dpi, noise 12, JPEG 50", 110, 0.5, 12, 50),
)
KNOWN = ("nothing", "a register", "one other report", "strangers")
FIELDS = {"text", "progress"}


def main() -> None:
    """Print both tables; exit with 1 if what is known does harm."""
    print(f"texts and progress of damaged clauses, {len(SEEDS)} reports per kind")
    head = f"{'right':>7}{'doubted':>9}{'SILENT':>8}"
    print(f"{'':36}{'known':24}{head}{'lost':>6}")
    others = [known_report(seed) for seed in OTHERS]
    silent = 0
    for name in DAMAGES:
        for known in KNOWN:
            counts = _damaged(name, known, others)
            silent += counts["silent"]
            print(f"{name:36}{known:24}{_row(counts)}{counts['lost']:6}")
    print(f"\ntexts of clauses in scans of the samples\n{'':36}{'known':24}{head}")
    for scan in SCANS:
        scanned = _scanned(scan)
        for known, counts in scanned.items():
            print(f"{scan.name:36}{known:24}{_row(counts)}")
        silent += scanned["a register"]["silent"] > scanned["nothing"]["silent"]
    sys.exit(silent > 0)


def memory_of(reports: Iterable[Report], register: Iterable[Report] = ()) -> Memory:
    """Return the memory of some reports, each a file, and of some that are registered."""
    files = [(f"{number}.txt", report) for number, report in enumerate(reports)]
    return Memory.of(
        replace(clause, sources=(name,) if name else ())
        for name, report in [*files, *(("", report) for report in register)]
        for clause in clean_clauses(report, name)
    )


def _memory(known: str, others: list[Report], own: Report) -> Memory:
    """Return one of the memories that are compared."""
    if known == "nothing":
        return NOTHING
    if known == "one other report":
        return memory_of([*others, own])
    return memory_of(others, [own] if known == "a register" else [])


def _damaged(name: str, known: str, others: list[Report]) -> Counter[str]:
    """Read damaged reports and count what became of the fields that were damaged."""
    counts: Counter[str] = Counter()
    for seed in SEEDS:
        doc = damaged(seed, mixture(seed) if name == MIXED else [name])
        memory = _memory(known, others, doc.truth)
        with tempfile.TemporaryDirectory() as folder:
            path = carriers.write(doc, Path(folder), "txt")
            got = reconstruct(*read_document(path), memory)
        counts["lost"] += lost_letters(doc.pages(), got).total()
        counts.update(_judged(doc, got))
    return counts


def _judged(doc: Doc, got: Report) -> Iterator[str]:
    for verdict in judge(doc, got):
        is_silent = verdict.outcome is Outcome.SILENT
        if is_silent:
            yield "silent"
        if verdict.key[0] and verdict.key[1] in FIELDS and verdict.touched:
            yield "all"
            if not is_silent and verdict.outcome is not Outcome.DOUBTED:
                yield "right"
            if not is_silent and verdict.outcome is not Outcome.RIGHT:
                yield "doubted"


def _scanned(scan: Scan) -> dict[str, Counter[str]]:
    """Read scans of the samples once, and reconstruct them with and without the memory."""
    counts = {"nothing": Counter[str](), "a register": Counter[str]()}
    for sample in SAMPLES:
        truth = truth_of(sample)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "scan.tif"
            write_scan(truth, scan, path)
            pages, origin = read_document(path)
        for known, memory in (("nothing", NOTHING), ("a register", memory_of([], [truth]))):
            counts[known].update(_compared(truth, reconstruct(pages, origin, memory)))
    return counts


def _compared(truth: Report, got: Report) -> Iterator[str]:
    doubts = {(doubt.clause, doubt.field) for doubt in got.doubts}
    found = {clause.serial: clause for clause in got.clauses}
    for clause in truth.clauses:
        read = found.get(clause.serial)
        # A picture does not tell a Latin letter from the Cyrillic one that looks alike.
        printed, text = by_look(clause.text or ""), by_look((read and read.text) or "")
        doubted = bool({(clause.serial, "text"), (clause.serial, "serial")} & doubts)
        is_right = Levenshtein.distance(printed, text) == 0
        yield "all"
        yield from ["right"] * is_right + ["doubted"] * doubted
        yield from ["silent"] * (not is_right and not doubted)
        if not is_right and "-v" in sys.argv:
            print(f"  {clause.serial} doubted {doubted}: {text!r}\n      {printed!r}")


def _row(counts: Counter[str]) -> str:
    right, doubted = (100 * counts[name] / counts["all"] for name in ("right", "doubted"))
    return f"{right:6.1f}%{doubted:8.1f}%{counts['silent']:8}"


if __name__ == "__main__":
    main()
