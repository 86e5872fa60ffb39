"""Damaged reports with their truth: every kind of damage, alone or together.

python -m tests.reading.damage --list
python -m tests.reading.damage --damage slide_text --seed 3
python -m tests.reading.damage --report --seeds 20
"""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.reading import carriers, damage_cells, damage_frame, damage_table
from tests.reading.judging import Outcome, Verdict, judge, lost_letters
from tests.reading.known_reports import known_report
from tests.reading.printed import Doc, Key, printed

from bielelt.core.report import Report

Change = Callable[[Doc, Random], None]
Read = Callable[[Path], Report]

# What is printed in a cell first, where the cell stands then, the pages last.
CHANGES: tuple[Change, ...] = (
    damage_cells.letter_noise,
    damage_cells.broken_words,
    damage_cells.lost_label,
    damage_cells.interleave_full,
    damage_cells.interleave_twice,
    damage_cells.interleave_prefix,
    damage_cells.slide_text,
    damage_cells.slide_progress,
    damage_cells.double_text,
    damage_cells.double_progress,
    damage_cells.empty_text,
    damage_table.cut_number,
    damage_table.date_forms,
    damage_table.late_decision_serial,
    damage_table.missing_decision_serial,
    damage_table.slipped_serial,
    damage_table.missing_serial,
    damage_table.serial_noise,
    damage_table.repeat_decision,
    damage_table.merged_ratings,
    damage_table.rating_forms,
    damage_table.one_rating,
    damage_table.no_ratings,
    damage_table.not_due_words,
    damage_table.not_due_in_progress,
    damage_table.not_due_left,
    damage_table.ratings_left,
    damage_table.ratings_right,
    damage_table.lost_row,
    damage_table.merged_rows,
    damage_frame.wrong_summary,
    damage_frame.split_decision,
    damage_frame.split_rows,
    damage_frame.page_breaks,
    damage_frame.markup,
    damage_frame.section_row,
    damage_frame.blank_rows,
    damage_frame.extra_cells,
    damage_frame.broken_header,
    damage_frame.no_header,
    damage_frame.title_layout,
    damage_frame.place_line,
    damage_frame.signature_noise,
    damage_frame.no_newline,
)
NAMES: tuple[str, ...] = tuple(change.__name__ for change in CHANGES)
"""In the order in which they are applied; any combination of them is possible."""

MIXED = "(mixed)"
NONE = "(none)"


def apply(doc: Doc, name: str, rng: Random) -> tuple[Doc, set[Key]]:
    """Return a damaged copy and the fields at which a doubt is natural now."""
    after = deepcopy(doc)
    CHANGES[NAMES.index(name)](after, rng)
    return after, after.touched - doc.touched


def damaged(
    seed: int,
    names: Iterable[str] = (),
    *,
    clauses: tuple[int, int] = (5, 40),
    most: int | None = None,
    gaps: bool = True,
) -> Doc:
    """Print a known report and damage it.

    Args:
        seed: of the report and of everything that happens to it.
        names: of the damages, in any order.
        clauses: least and greatest number of clauses.
        most: how many clauses each damage hits at most; up to a third of them if None.
        gaps: see ``known_report``.

    Returns:
        The document with its truth; equal arguments give equal documents.

    """
    rng = Random(f"damage {seed}")
    report = known_report(seed, clauses=clauses, gaps=gaps)
    doc = printed(report, rng)
    doc.most = most
    doc.merge = rng.random() < 0.7
    for name in sorted(names, key=NAMES.index):
        doc, _ = apply(doc, name, rng)
    return doc


def mixture(seed: int) -> list[str]:
    """Two to twelve kinds of damage, as a real report brings them."""
    rng = Random(f"mixture {seed}")
    return rng.sample(NAMES, rng.choice((2, 3, 4, 6, 9, 12)))


@dataclass
class Tally:
    """Outcomes of many fields; ``examples`` are the first silent errors with their seed."""

    counts: Counter[Outcome] = field(default_factory=Counter)
    touched: Counter[Outcome] = field(default_factory=Counter)
    reports: int = 0
    crashes: int = 0
    lost: int = 0
    examples: list[tuple[int, Verdict]] = field(default_factory=list)
    crash: str = ""

    def add(self, seed: int, verdicts: list[Verdict], lost: int) -> None:
        """Count one report."""
        self.reports += 1
        self.lost += lost
        self.counts += Counter(v.outcome for v in verdicts)
        self.touched += Counter(v.outcome for v in verdicts if v.touched)
        self.examples += [(seed, v) for v in verdicts if v.outcome is Outcome.SILENT]

    def share(self, *outcomes: Outcome) -> float:
        """Share of all fields with these outcomes; 0 to 1."""
        total = sum(self.counts.values())
        return sum(self.counts[o] for o in outcomes) / total if total else 0.0

    def share_of_touched(self, *outcomes: Outcome) -> float:
        """Share of the fields that damage touched."""
        total = sum(self.touched.values())
        return sum(self.touched[o] for o in outcomes) / total if total else 1.0


def measure(
    name: str,
    seeds: Sequence[int],
    read: Read,
    *,
    suffix: str = "txt",
    table_only: bool = False,
) -> Tally:
    """Read one damaged report per seed; ``name`` may also be MIXED or NONE.

    ``table_only`` leaves the fields of the document itself (title, summaries, …) out.
    """
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        for seed in seeds:
            names = {MIXED: mixture(seed), NONE: []}.get(name, [name])
            doc = damaged(seed, names, gaps=name != NONE)
            path = carriers.write(doc, Path(folder), suffix)
            try:
                got = read(path)
            except Exception as error:  # noqa: BLE001 - whatever it is, it is counted
                tally.crashes += 1
                tally.crash = tally.crash or f"seed {seed}: {type(error).__name__}: {error}"
                continue
            lost = lost_letters(doc.pages(), got).total()
            verdicts = judge(doc, got)
            tally.add(seed, [v for v in verdicts if v.key[0] or not table_only], lost)
    return tally


def table(
    names: Sequence[str], seeds: Sequence[int], read: Read, *, suffix: str
) -> Iterator[str]:
    """One line per kind of damage, then the first silent errors of each."""
    yield f"{'damage':24} {'touched':>7} {'right':>6} {'doubt':>6} {'SILENT':>6} | "
    yield f"{'':24} {'fields':>7} {'%':>6} {'%':>6} {'fields':>6} | needless  lost letters  crashes"
    details: list[str] = []
    for name in names:
        tally = measure(name, seeds, read, suffix=suffix)
        good, doubt = (Outcome.RIGHT, Outcome.CAUTIOUS), Outcome.DOUBTED
        yield (
            f"{name:24} {tally.touched.total():7} {100 * tally.share_of_touched(*good):6.1f} "
            f"{100 * tally.share_of_touched(doubt):6.1f} {tally.counts[Outcome.SILENT]:6} | "
            f"{tally.counts[Outcome.NEEDLESS]:8} {tally.lost:13} {tally.crashes:8}"
        )
        details += [f"\n{name} {tally.crash}"] if tally.crash else []
        for seed, verdict in tally.examples[:3]:
            details += [
                f"\n{name} --seed {seed}: clause {verdict.key[0]}, {verdict.key[1]}"
            ]
            details += [
                f"  expected {verdict.expected!r:.400}",
                f"  got      {verdict.got!r:.400}",
            ]
    yield from details


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a damaged report, or what the reader makes of many."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.reading.damage", description=__doc__
    )
    parser.add_argument("--list", action="store_true", help="the names of all damages")
    parser.add_argument(
        "--damage", nargs="*", default=[], metavar="NAME", help="see --list"
    )
    parser.add_argument("--mixed", action="store_true", help="a random mixture")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--most", type=int, help="clauses hit by each damage at most")
    parser.add_argument("--report", action="store_true", help="measure the reader")
    parser.add_argument("--seeds", type=int, default=10, help="reports per kind of damage")
    parser.add_argument("--suffix", default="txt", choices=carriers.CARRIERS)
    parser.add_argument("--output", type=Path, help="folder for the file and its truth")
    asked = parser.parse_args(arguments)
    if asked.list:
        print(*NAMES, sep="\n")  # noqa: T201
    elif asked.report:
        from bielelt.reading import read_report

        names = asked.damage or [NONE, *NAMES, MIXED]
        for line in table(names, range(asked.seeds), read_report, suffix=asked.suffix):
            print(line, flush=True)  # noqa: T201
    else:
        names = mixture(asked.seed) if asked.mixed else asked.damage
        doc = damaged(asked.seed, names, most=asked.most)
        if asked.output:
            asked.output.mkdir(parents=True, exist_ok=True)
            carriers.write(doc, asked.output, asked.suffix)
        else:
            sys.stdout.write(carriers.as_text(doc))


if __name__ == "__main__":
    main()
