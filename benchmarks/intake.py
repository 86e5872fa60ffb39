"""How truly printed reports are read back: PDF with a text layer, in nine layouts.

    python benchmarks/intake.py

The truth are the samples and composed reports of our own writing, printed with changed
templates (tests/reading/layouts.py), turned, and by LibreOffice where it is installed.
Beside each stands a reader that takes pdfplumber's tables and each column for its field, on
the same files in the same run. Share of clauses found and ratings right, character error
rate of texts and progress, fields silently wrong (wrong and not doubted; the naive reader
doubts nothing and reads no heading), seconds a page.
"""

import resource
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pdfplumber
from rapidfuzz.distance import Levenshtein

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]  # layouts and judges live in tests/

from tests.reading.judging import Outcome, judge  # noqa: E402
from tests.reading.known_reports import known_report  # noqa: E402
from tests.reading.layouts import LAYOUTS, SOFFICE  # noqa: E402
from tests.reading.printed import Doc  # noqa: E402

from bielelt.core.report import Clause, Report  # noqa: E402
from bielelt.reading import read_report  # noqa: E402
from reading import read_naively  # noqa: E402

SAMPLES = ("half-year.txt", "year.docx", "quarter.html")
SEEDS = range(2)
KILOBYTE = 1024

Reader = Callable[[Path], Report]


@dataclass
class Tally:
    """What came back of all reports in one layout."""

    clauses: int = 0
    found: int = 0
    ratings: int = 0
    right: int = 0
    letters: int = 0
    errors: int = 0
    silent: int = 0
    silent_ratings: int = 0
    pages: int = 0
    seconds: float = 0.0

    def add(self, truth: Report, got: Report) -> None:
        """Compare a report with what was read."""
        back = {clause.serial: clause for clause in got.clauses}
        for clause in truth.clauses:
            other = back.get(clause.serial)
            self.clauses += 1
            self.found += other is not None
            self.ratings += 2
            self.right += other is not None and clause.self_rating == other.self_rating
            self.right += other is not None and clause.upper_rating == other.upper_rating
            text = _text(clause)
            self.letters += len(text)
            self.errors += Levenshtein.distance(text, _text(other) if other else "")
        verdicts = judge(Doc(truth, []), got)
        wrong = [v.key[1] for v in verdicts if v.outcome is Outcome.SILENT]
        self.silent += sum(name != "summaries" for name in wrong)
        self.silent_ratings += sum(name in {"self", "upper"} for name in wrong)

    def __str__(self) -> str:
        return (
            f"{100 * self.found / self.clauses:7.1f} {100 * self.right / self.ratings:8.1f} "
            f"{100 * self.errors / self.letters:7.2f} {self.silent:6} "
            f"{self.silent_ratings:8} {self.seconds / self.pages:7.3f}"
        )


def _text(clause: Clause) -> str:
    return f"{clause.text or ''} {clause.progress or ''}"


def read_tables_naively(path: Path) -> Report:
    """Take the tables pdfplumber finds by itself, and each column for its field."""
    with pdfplumber.open(path) as pdf:
        rows = [
            row for page in pdf.pages for table in page.extract_tables() for row in table
        ]
    lines = ["\t".join(" ".join((cell or "").split()) for cell in row) for row in rows]
    text = path.with_suffix(".txt")
    text.write_text("\n".join(lines), "utf-8")
    return read_naively(text)


def main() -> None:
    """Print one line per layout; exit with 1 if ours reads anything silently wrong."""
    samples = [read_report(ROOT / "samples" / name) for name in SAMPLES]
    made = [known_report(seed, clauses=(20, 60), wrong_summary=False) for seed in SEEDS]
    reports = [*samples, *made]
    count = sum(sum(1 for _ in report.clauses) for report in reports)
    print(f"{len(reports)} reports with {count} clauses, printed as PDF and read back")
    head = f"{'found %':>7} {'ratings%':>8} {'CER %':>7} {'silent':>6} {'(rating)':>8} {'s/page':>7}"
    peer = f"pdfplumber {pdfplumber.__version__} extract_tables, columns as fields"
    print(f"{'':16} {'bielelt':^48}   {peer:^48}")
    print(f"{'layout':16} {head}   {head}")
    silent = 0
    for name, make in LAYOUTS.items():
        if name == "LibreOffice" and not SOFFICE:
            print(f"{name:16} not installed")
            continue
        ours, theirs = Tally(), Tally()
        with TemporaryDirectory() as folder:
            for report in reports:
                path = Path(folder) / "report.pdf"
                path.write_bytes(make(report))
                _measure(ours, report, read_report, path)
                _measure(theirs, report, read_tables_naively, path)
        print(f"{name:16} {ours}   {theirs}", flush=True)
        silent += ours.silent
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KILOBYTE
    print(f"{silent} fields silently wrong; peak memory of the whole run {peak:.0f} MB")
    sys.exit(silent > 0)


def _measure(tally: Tally, truth: Report, read: Reader, path: Path) -> None:
    with pdfplumber.open(path) as pdf:
        tally.pages += len(pdf.pages)
    start = time.perf_counter()
    got = read(path)
    tally.seconds += time.perf_counter() - start
    tally.add(truth, got)


if __name__ == "__main__":
    main()
