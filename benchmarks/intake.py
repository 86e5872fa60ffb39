"""How truly a report is read back from every carrier, beside the readers of others.

    python benchmarks/intake.py             # all carriers; minutes, because of the pictures
    python benchmarks/intake.py pdf         # those whose name holds the word
    python benchmarks/intake.py scan -v     # and every text or rating that is wrong

The truth are the samples and, for carriers with letters, composed reports of our own writing,
written with changed templates (tests/reading/layouts.py), by LibreOffice where it is
installed, or drawn and damaged as scanners and telephones do (tests/reading/scans.py). The
same file is read by ours and, in the same run, by others, each column taken for its field:
pdfplumber's tables, words that tesseract finds on the whole page, and img2table's tables if
BIELELT_IMG2TABLE names the Python of an environment that has it
(``python -m venv peer && peer/bin/pip install img2table``; it needs another OpenCV than ours).

Per carrier: clauses found, ratings right, character error rate of texts and progress,
what is wrong and not doubted (fields, and ratings among them; the others doubt nothing),
processor seconds a page. A picture does not tell a Latin letter from the Cyrillic one that
looks alike: there they are one.
"""

import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import cv2
import pdfplumber
from rapidfuzz.distance import Levenshtein

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]  # layouts and judges live in tests/

from tests.reading.judging import Outcome, judge  # noqa: E402
from tests.reading.known_reports import known_report  # noqa: E402
from tests.reading.layouts import LAYOUTS, SOFFICE  # noqa: E402
from tests.reading.printed import Doc  # noqa: E402
from tests.reading.scans import SCANS, Scan, truth_of, write_scan  # noqa: E402

from bielelt.core.report import Clause, Report  # noqa: E402
from bielelt.language.lookalikes import by_look  # noqa: E402
from bielelt.printing import print_report  # noqa: E402
from bielelt.reading import read_document, read_report  # noqa: E402
from bielelt.reading.draft import Draft  # noqa: E402
from bielelt.reading.ocr.engine import read_words  # noqa: E402
from bielelt.reading.steps import STEPS, mend_recognised  # noqa: E402
from reading import read_naively  # noqa: E402

SAMPLES = ("half-year.expected.json", "year.expected.json", "quarter.expected.json")
SEEDS = range(2)
KILOBYTE = 1024
PEER = os.environ.get("BIELELT_IMG2TABLE")
_TAB = 1.5  # letters between two words of different columns, in heights of a line

Reader = Callable[[Path], Report]
Letters = Callable[[str], str]


@dataclass(frozen=True)
class Carrier:
    """A kind of file: its ending, how it is written (returning its pages), and who reads it."""

    name: str
    suffix: str
    write: Callable[[Report, Path], int]
    others: tuple[tuple[str, Reader], ...] = ()
    letters: Letters = str
    is_picture: bool = False


@dataclass
class Tally:
    """What came back of all reports on one carrier."""

    letters_as: Letters = str
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
    wrong: list[str] = field(default_factory=list)

    def add(self, truth: Report, got: Report) -> None:
        """Compare a report with what was read."""
        back = {clause.serial: clause for clause in got.clauses}
        doubts = {(doubt.clause, doubt.field) for doubt in got.doubts}
        for clause in truth.clauses:
            other = back.get(clause.serial)
            self.clauses += 1
            self.found += other is not None
            for name in ("text", "progress"):
                self._add_text(clause, other, name, doubts)
            for name in ("self", "upper"):
                self.ratings += 1
                mine, theirs = (_rating(c, name) for c in (clause, other))
                self.right += mine == theirs
                if mine != theirs:
                    self.wrong.append(f"  {clause.serial} {name}: {theirs}, not {mine}")

    def add_silent(self, truth: Report, got: Report) -> None:
        """Count what is wrong and not doubted."""
        for verdict in judge(Doc(truth, []), got):
            name = verdict.key[1]
            # Texts of pictures are compared by their look, with the other letters.
            if verdict.outcome is not Outcome.SILENT or name == "summaries":
                continue
            if self.letters_as is not str and self._look_alike(
                verdict.expected, verdict.got
            ):
                continue
            self.silent += 1
            self.silent_ratings += name in {"self", "upper"}
            self.wrong.append(
                f"  {verdict.key} silently: {verdict.got!r}, not {verdict.expected!r}"
            )

    def _look_alike(self, one: object, other: object) -> bool:
        return self.letters_as(str(one)) == self.letters_as(str(other))

    def _add_text(
        self,
        clause: Clause,
        other: Clause | None,
        name: str,
        doubts: set[tuple[int | None, str]],
    ) -> None:
        printed, read = (
            self.letters_as((getattr(c, name) or "") if c else "") for c in (clause, other)
        )
        errors = Levenshtein.distance(printed, read)
        self.letters += len(printed)
        self.errors += errors
        doubted = not {(clause.serial, name), (clause.serial, "serial")}.isdisjoint(doubts)
        if errors:
            self.wrong.append(
                f"  {clause.serial} {name}, doubted {doubted}: {_shown(printed, read)}"
            )

    def __str__(self) -> str:
        return (
            f"{100 * self.found / self.clauses:7.1f} {100 * self.right / self.ratings:8.1f} "
            f"{100 * self.errors / self.letters:7.2f} {self.silent:6} "
            f"{self.silent_ratings:8} {self.seconds / self.pages:7.2f}"
        )


def _rating(clause: Clause | None, name: str) -> object:
    return getattr(clause, f"{name}_rating") if clause else "no clause"


def _shown(printed: str, read: str) -> str:
    return " ".join(
        f"«{printed[e.src_start : e.src_end]}»→«{read[e.dest_start : e.dest_end]}»"
        for e in Levenshtein.opcodes(printed, read)
        if e.tag != "equal"
    )[:300]


# --- Other readers -----------------------------------------------------------------------


def of_rows(rows: list[list[str]], path: Path) -> Report:
    """Take each column of these rows for its field."""
    lines = ["\t".join(" ".join(cell.split()) for cell in row) for row in rows]
    text = path.with_name(f"{path.name}.txt")
    text.write_text("\n".join(lines), "utf-8")
    return read_naively(text)


def by_pdfplumber(path: Path) -> Report:
    """Take the tables pdfplumber finds by itself."""
    with pdfplumber.open(path) as pdf:
        tables = [table for page in pdf.pages for table in page.extract_tables()]
    return of_rows(
        [[cell or "" for cell in row] for table in tables for row in table], path
    )


def by_words(path: Path) -> Report:
    """Read whole pages with tesseract and put a tab wherever words stand far apart."""
    _, pages = cv2.imreadmulti(str(path), flags=cv2.IMREAD_GRAYSCALE)
    rows: list[list[str]] = []
    for page in pages:
        lines: dict[int, list[str]] = {}
        right = 0
        for word in read_words(page):
            cells = lines.setdefault(word.line, [""])
            if cells != [""] and word.box.left - right > _TAB * word.box.height:
                cells.append("")
            cells[-1] = f"{cells[-1]} {word.text}".strip()
            right = word.box.right
        rows += lines.values()
    return of_rows(rows, path)


_IMG2TABLE = """
import json, sys
from img2table.document import PDF, Image
from img2table.ocr import TesseractOCR
tables = []
for path in sys.argv[1:]:
    kind = PDF if path.endswith(".pdf") else Image
    found = kind(path).extract_tables(ocr=TesseractOCR(n_threads=1, lang="mon"))
    pages = found.values() if isinstance(found, dict) else [found]
    tables += [table for page in pages for table in page]
rows = [[c.value or "" for c in row] for t in tables for row in t.content.values()]
print("\\n" + json.dumps(rows))
"""


def by_img2table(path: Path) -> Report:
    """Take the tables img2table finds, in the Python that has it."""
    files = [path]
    if path.suffix == ".tif":
        _, pages = cv2.imreadmulti(str(path), flags=cv2.IMREAD_COLOR)
        files = [path.with_name(f"{path.stem}-{n:02}.png") for n in range(len(pages))]
        for page, file in zip(pages, files, strict=True):
            cv2.imwrite(str(file), page)
    done = subprocess.run(
        [str(PEER), "-c", _IMG2TABLE, *map(str, files)],
        capture_output=True,
        text=True,
        check=True,
    )
    return of_rows(json.loads(done.stdout.splitlines()[-1]), path)


def without_mending(path: Path) -> Report:
    """Read as ours does, but leave the letters as recognition gave them."""
    pages, origin = read_document(path)
    draft = Draft.of(pages)
    for step in STEPS:
        if step is not mend_recognised:
            step(draft)
    return draft.report(origin)


# --- Carriers ----------------------------------------------------------------------------


def carriers() -> list[Carrier]:
    """Return every carrier this machine can write."""
    peer = (("img2table", by_img2table),) if PEER else ()
    written = [
        Carrier("DOCX", ".docx", partial(_print, "docx")),
        Carrier("XLSX", ".xlsx", partial(_print, "xlsx")),
    ]
    pdfs = [
        Carrier(
            f"PDF, {name}",
            ".pdf",
            partial(_set, make),
            (("pdfplumber", by_pdfplumber), *peer),
        )
        for name, make in LAYOUTS.items()
        if SOFFICE or name != "LibreOffice"
    ]
    scans = [
        Carrier(
            f"scan, {scan.name}",
            ".tif",
            partial(_scan, scan),
            (("letters not mended", without_mending), ("whole page", by_words), *peer),
            by_look,
            is_picture=True,
        )
        for scan in SCANS
    ]
    return [*written, *pdfs, *scans]


def _print(kind: str, report: Report, path: Path) -> int:
    path.write_bytes(print_report(report, format=kind))
    with TemporaryDirectory() as folder:
        pdf = Path(folder) / "pages.pdf"
        return _set(partial(print_report, format="pdf"), report, pdf)


def _set(make: Callable[[Report], bytes], report: Report, path: Path) -> int:
    path.write_bytes(make(report))
    with pdfplumber.open(path) as pdf:
        return len(pdf.pages)


def _scan(scan: Scan, report: Report, path: Path) -> int:
    return write_scan(report, scan, path)


# --- The table ---------------------------------------------------------------------------


def main() -> None:
    """Print one line per carrier and reader; exit with 1 if ours is silently wrong in a rating."""
    words = [word for word in sys.argv[1:] if not word.startswith("-")]
    samples = [truth_of(name) for name in SAMPLES]
    made = [known_report(seed, clauses=(20, 60), wrong_summary=False) for seed in SEEDS]
    print(
        f"{'':42}{'found %':>7} {'ratings%':>8} {'CER %':>7} {'silent':>6} {'(rating)':>8} {'s/page':>7}"
    )
    silent = 0
    for carrier in carriers():
        if words and not any(word in carrier.name for word in words):
            continue
        reports = samples if carrier.is_picture else [*samples, *made]
        silent += _measure(carrier, reports).silent_ratings
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KILOBYTE
    print(f"{silent} ratings silently wrong; peak memory of the whole run {peak:.0f} MB")
    sys.exit(silent > 0)


def _measure(carrier: Carrier, reports: list[Report]) -> Tally:
    """Read the reports with every reader and print its line; return what ours did."""
    readers = [("bielelt", read_report), *carrier.others]
    tallies = {name: Tally(carrier.letters) for name, _ in readers}
    for report in reports:
        with TemporaryDirectory() as folder:
            path = Path(folder) / f"report{carrier.suffix}"
            pages = carrier.write(report, path)
            for name, read in readers:
                _read(tallies[name], report, partial(read, path), pages)
    for name, tally in tallies.items():
        title = carrier.name if name == "bielelt" else f"    {name}"
        print(f"{title:42}{tally}", flush=True)
        if "-v" in sys.argv and name == "bielelt":
            print("\n".join(tally.wrong))
    return tallies["bielelt"]


def _read(tally: Tally, truth: Report, read: Callable[[], Report], pages: int) -> None:
    start = _processor()
    got = read()
    tally.seconds += _processor() - start
    tally.pages += pages
    tally.add(truth, got)
    tally.add_silent(truth, got)


def _processor() -> float:
    """Return the processor seconds of this process and of those it waited for."""
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(u.ru_utime + u.ru_stime for u in map(resource.getrusage, who))


if __name__ == "__main__":
    main()
