"""How truly and how fast scanned reports are read. Run from anywhere; prints a table.

The samples are printed to PDF by our own printer, drawn at three resolutions, damaged as
scanners do, and read back. Beside them the naive reader of benchmarks/reading.py reads
what tesseract finds on the whole page, tabs put where words stand far apart.
"""

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import cv2
from rapidfuzz.distance import Levenshtein

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # the scanner lives in tests/

from benchmarks.reading import read_naively  # noqa: E402
from tests.reading.scans import Scan, truth_of, write_scan  # noqa: E402

from bielelt.core.report import Clause, Report  # noqa: E402
from bielelt.language.lookalikes import by_look  # noqa: E402
from bielelt.reading import read_report  # noqa: E402
from bielelt.reading.ocr.engine import read_words  # noqa: E402

SAMPLES = ("half-year.expected.json", "year.expected.json", "quarter.expected.json")
_TAB = 1.5  # letters between two words of different columns, in heights of a line


SCANS = (
    Scan("300 dpi, clean", 300),
    Scan("200 dpi, noise 20, skew 1.5°, JPEG 40", 200, 1.5, 20, 40),
    Scan("200 dpi, the same and stamps", 200, -1.0, 20, 40, stamp=True),
    Scan("150 dpi, clean", 150),
    Scan("150 dpi, noise 12, skew 0.8°, JPEG 60", 150, 0.8, 12, 60),
)


@dataclass
class Tally:
    """What was right, over all samples."""

    clauses: int = 0
    found: int = 0
    ratings: int = 0
    right: int = 0
    silent: int = 0
    silent_texts: int = 0
    texts: int = 0
    doubted_texts: int = 0
    letters: int = 0
    errors: int = 0
    pages: int = 0
    seconds: float = 0.0
    wrong: list[str] = field(default_factory=list)


def main() -> None:
    """Print one row for each way of scanning, ours and the naive reader's."""
    print(
        f"{'':40}{'clauses':>9}{'ratings':>9}{'silent':>8}{'CER':>8}{'silent':>8}{'doubted':>9}{'s/page':>8}"
    )
    for scan in SCANS:
        for name, reader in (("bielelt", read_report), ("whole page, naive", _naive)):
            tally = measure(scan, reader)
            print(f"{scan.name if reader is read_report else '  ' + name:40}{_row(tally)}")
            if "-v" in sys.argv and reader is read_report:
                print("\n".join(tally.wrong))
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"seconds of one processor; {megabytes} MB at most, of both readers together")


def measure(scan: Scan, reader: Callable[[Path], Report]) -> Tally:
    """Scan all samples and read them back."""
    tally = Tally()
    for sample in SAMPLES:
        truth = truth_of(sample)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "scan.tif"
            tally.pages += write_scan(truth, scan, path)
            start = time.process_time()
            found = reader(path)
            tally.seconds += time.process_time() - start
        _compare(truth, found, tally, sample)
    return tally


def _compare(truth: Report, found: Report, tally: Tally, sample: str) -> None:
    doubts = {(doubt.clause, doubt.field) for doubt in found.doubts}
    got = {clause.serial: clause for clause in found.clauses}
    for clause in truth.clauses:
        tally.clauses += 1
        other = got.get(clause.serial)
        tally.found += other is not None
        _compare_ratings(clause, other, doubts, tally, sample)
        for name in ("text", "progress"):
            printed = getattr(clause, name) or ""
            read = (getattr(other, name) or "") if other else ""
            # A picture does not tell a Latin letter from the Cyrillic one that looks alike.
            printed, read = by_look(printed), by_look(read)
            errors = Levenshtein.distance(printed, read)
            tally.letters += len(printed)
            tally.errors += errors
            doubted = bool({(clause.serial, name), (clause.serial, "serial")} & doubts)
            tally.texts += 1
            tally.doubted_texts += doubted
            tally.silent_texts += bool(errors) and not doubted
            if errors:
                what = f"{sample} {clause.serial} {name} {errors}, doubted {doubted}"
                tally.wrong.append(f"  {what}: {_shown(printed, read)}")


def _shown(printed: str, read: str) -> str:
    return " ".join(
        f"«{printed[e.src_start : e.src_end]}»→«{read[e.dest_start : e.dest_end]}»"
        for e in Levenshtein.opcodes(printed, read)
        if e.tag != "equal"
    )[:300]


def _compare_ratings(
    clause: Clause,
    other: Clause | None,
    doubts: set[tuple[int | None, str]],
    tally: Tally,
    sample: str,
) -> None:
    for name, field_ in (("self", "self_rating"), ("upper", "upper_rating")):
        tally.ratings += 1
        right = other is not None and getattr(clause, field_) == getattr(other, field_)
        doubted = (clause.serial, name) in doubts or (clause.serial, "serial") in doubts
        tally.right += right
        tally.silent += not right and not doubted
        if not right:
            read = getattr(other, field_) if other else "no clause"
            tally.wrong.append(
                f"  {sample} {clause.serial} {name}: {read} doubted {doubted}"
            )


def _row(tally: Tally) -> str:
    return (
        f"{100 * tally.found / tally.clauses:8.1f}%{100 * tally.right / tally.ratings:8.1f}%"
        f"{tally.silent:8}{100 * tally.errors / tally.letters:7.2f}%"
        f"{tally.silent_texts:8}{100 * tally.doubted_texts / tally.texts:8.1f}%"
        f"{tally.seconds / tally.pages:8.2f}"
    )


# --- The naive reader --------------------------------------------------------------------


def _naive(path: Path) -> Report:
    """Read whole pages with tesseract and put a tab wherever words stand far apart."""
    _, pages = cv2.imreadmulti(str(path), flags=cv2.IMREAD_GRAYSCALE)
    lines: list[str] = []
    for page in pages:
        texts: dict[int, str] = {}
        right = 0
        for word in read_words(page):
            before = texts.get(word.line)
            gap = word.box.left - right > _TAB * word.box.height
            joint = "" if before is None else "\t" if gap else " "
            texts[word.line] = f"{before or ''}{joint}{word.text}"
            right = word.box.right
        lines += texts.values()
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write("\n".join(lines))
        file.flush()
        return read_naively(Path(file.name))


if __name__ == "__main__":
    main()
