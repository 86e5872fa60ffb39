"""How truly and how fast the checks tell what contradicts itself.

    python benchmarks/checks.py            # tables
    python benchmarks/checks.py --verbose  # and every wrong, missed and forbidden finding

1. On the labelled reports of tests/checks/labelled: precision and recall per rule, per
   severity and per set. Hints are counted apart: nothing has to change because of them.
2. On the short cases of tests/checks/short, by kind: found of those with a contradiction,
   and told, as an error or a doubt, of those that only look as if they had one.
3. On the real report in $BIELELT_CASES (beside the repository if not set): how many of the
   defects that an auditor found are told, and whether anything is told that must not be.
   His list is a sample, so precision cannot be measured there.
4. One clause alone, as it is checked while somebody writes.
5. A whole province of 60 organisations with 200 clauses in 2 periods: time of each rule per
   1 000 clauses, of all, peak memory, and what twice as many clauses cost.
   Time is that of the processor: other programs on the machine do not count.
"""

import argparse
import json
import multiprocessing
import os
import resource
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # the labelled reports live in tests/

from tests.checks import province  # noqa: E402
from tests.checks.judging import (  # noqa: E402
    SETS,
    Labelled,
    Verdicts,
    judge,
    labelled,
    names,
    names_in,
    overlap,
    tempted,
)
from tests.checks.short_cases import Judged, judge_short, short_cases  # noqa: E402

from bielelt.checks import (  # noqa: E402
    CHECKS,
    COMPARISONS,
    Finding,
    Severity,
    run_checks,
    run_comparisons,
)
from bielelt.core.collecting import collect_rarely  # noqa: E402
from bielelt.core.report import Report  # noqa: E402
from bielelt.language.spelling import dictionary  # noqa: E402
from bielelt.reading import read_report  # noqa: E402

CASES = Path(os.environ.get("BIELELT_CASES") or ROOT.parent / "shared" / "cases")
CASE = CASES / "shinejinst-2024-h1"
ORGANISATIONS, CLAUSES = 60, 200
LIMIT_SECONDS, LIMIT_MB, LIMIT_MS = 60, 1024, 100

FORBIDDEN: dict[str, tuple[str, tuple[int, ...], tuple[str, ...]]] = {
    "N01": ("parts-and-total", (17,), ()),
    "N03": ("parts-and-total", (47,), ()),
    "N05": ("summary-and-table", (), ()),
    "N07": ("decision-numbers", (), ("А/635", "А/719", "А/109", "А/276")),
    "N09": (
        "mixed-letters",
        (),
        ("ERP-ээр", "E-Mongolia.mn", "TOKEN", "MNS", "XVII", "ХХК", "ЗДТГ"),
    ),
    "N11": ("", (), ("Зургаа. Сумдын Засаг дарга, Онцгой Комиссын дарга нарт:",)),
    "N13": ("", (), ("заган ой", "томилгоожуулах", "эрсдэл", "гараг", "архивд", "Э-мэйл")),
    "N17": ("parts-and-total", (10,), ()),
    "N19": ("", (13, 25), ("630",)),
}
"""What true-negatives-sample.json forbids, for a machine: rule, clauses, whole quotations.

N15 forbids to miss something that the law did not yet demand: no rule could tell it.
"""


def main() -> None:
    """Print all tables; exit with 1 if the province takes too long or too much memory."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument(
        "--verbose", action="store_true", help="print each finding that is wrong"
    )
    parser.add_argument(
        "--organisations", type=int, default=ORGANISATIONS, help="two or more"
    )
    asked = parser.parse_args()
    if asked.organisations < 2:  # noqa: PLR2004
        parser.error("Half of them is measured, too: give two organisations or more.")
    on_labelled(verbose=asked.verbose)
    on_short_cases(verbose=asked.verbose)
    on_case(verbose=asked.verbose)
    on_one_clause()
    sys.exit(not on_province(asked.organisations))


# The labelled reports -----------------------------------------------------------------------


def on_labelled(*, verbose: bool) -> None:
    """Print precision and recall per rule, per severity and per way to detect."""
    reports = labelled()
    told = [(r.name, finding) for r in reports for finding in run_checks(r.report)]
    between = run_comparisons([r.report for r in reports])
    told += [(reports[number].name, finding) for number, finding in between]
    verdicts = judge(told, reports)
    dirty = sum(bool(r.labels) for r in reports)
    print(
        f"{dirty} labelled reports with {len(verdicts.labels)} contradictions, "
        f"{len(reports) - dirty} clean ones; {sum(_clauses(r.report) for r in reports)} clauses"
    )
    _by_rule(verdicts)
    for severity in Severity:
        print(f"  {severity:6} precision {_share(*verdicts.precision(severity=severity))}")
    for detect in ("auto", "rule", "human"):
        hinted = verdicts.only_hinted(detect)
        print(
            f"  {detect:6} recall    {_share(*verdicts.recall(detect=detect))}, "
            f"{hinted} of them only as a hint"
        )
    clean = [
        (name, f) for name, f in verdicts.wrong
        if name.startswith("clean") and f.severity is not Severity.HINT
    ]  # fmt: skip
    forbidden = [line for report in reports for line in tempted(told, report)]
    temptations = sum(len(r.not_to_be_told) for r in reports)
    print(f"  told of the clean reports: {len(clean)}")
    print(f"  told although it must not: {len(forbidden)} of {temptations} temptations")
    for chosen in SETS:
        _by_set(chosen, told, [r for r in reports if r.name in names_in(chosen)])
    if verbose:
        _print_all(verdicts, forbidden)


def _by_set(chosen: str, told: list[tuple[str, Finding]], reports: list[Labelled]) -> None:
    """Print a line for the reports of one set; rules run over all reports together."""
    own = {report.name for report in reports}
    verdicts = judge([pair for pair in told if pair[0] in own], reports)
    error, doubt = (
        verdicts.precision(severity=s) for s in (Severity.ERROR, Severity.DOUBT)
    )
    auto, rule = (verdicts.recall(detect=detect) for detect in ("auto", "rule"))
    print(
        f"  {chosen:13} {len(reports)} reports: errors {error[0]} of {error[1]} right, doubts "
        f"{doubt[0]} of {doubt[1]}; found auto {_share(*auto)}, rule {_share(*rule)}"
    )


def _by_rule(verdicts: Verdicts) -> None:
    """Print a line per rule; hints do not count as told."""
    print(f"  {'rule':28}{'told':>5}{'right':>6}{'precision':>10}{'hints':>6}", end="")
    print(f"{'labels':>9}{'found':>6}{'recall':>8}")
    for rule in [*(check.slug for check in CHECKS), *(c.slug for c in COMPARISONS)]:
        hints = verdicts.precision(rule, Severity.HINT)
        right, told = (a - b for a, b in zip(verdicts.precision(rule), hints, strict=True))
        found, labels = verdicts.recall(rule)
        print(
            f"  {rule:28}{told:5}{right:6}{_percent(right, told):>10}{hints[1]:6}", end=""
        )
        print(f"{labels:9}{found:6}{_percent(found, labels):>8}")


def _print_all(verdicts: Verdicts, forbidden: list[str]) -> None:
    print("\nWrong:")
    for name, finding in sorted(verdicts.wrong, key=lambda pair: pair[1].rule):
        print(f"  {_line(name, finding)}")
    print("\nMissed:")
    for label in sorted(verdicts.missed, key=lambda label: (label.kind, label.id)):
        print(
            f"  {label.kind} ({label.detect}) {label.id} {label.clauses} {label.quotes}: {label.why}"
        )
    print("\nForbidden:")
    for line in forbidden:
        print(f"  {line}")


# The short cases ----------------------------------------------------------------------------


def on_short_cases(*, verbose: bool) -> None:
    """Print for each kind what was found, and what was told of cases that are right."""
    judged = [judge_short(case) for case in short_cases()]
    print(
        f"\n{len(judged)} short cases, each with a contradiction or right on a careful look:"
    )
    for kind in sorted({j.case.kind for j in judged}):
        _on_kind(kind, [j for j in judged if j.case.kind == kind])
    _on_kind("all", judged)
    for j in judged if verbose else ():
        if j.case.is_wrong and not j.meant:
            print(f"  missed {j.case.id} {j.case.kind} {j.case.quotes}: {j.case.why}")
        for finding in j.wrong:
            print(f"  told {_line(j.case.id, finding)}")


def _on_kind(kind: str, judged: list[Judged]) -> None:
    found = [
        (
            detect,
            [bool(j.meant) for j in judged if j.case.is_wrong and j.case.detect == detect],
        )
        for detect in ("auto", "rule")
    ]
    shares = ", ".join(f"{detect} {_share(sum(of), len(of))}" for detect, of in found)
    right = [bool(j.wrong) for j in judged if not j.case.is_wrong]
    print(f"  {kind:18} found {shares}; told of right ones {sum(right)} of {len(right)}")


# The real report ----------------------------------------------------------------------------


@dataclass(frozen=True)
class _Named:
    """Something a reader or a rule told: of which clauses, in which words."""

    clauses: frozenset[int | None]
    words: tuple[str, ...]


def on_case(*, verbose: bool) -> None:
    """Print the share of the auditor's sample that is told, by how he says it can be."""
    if not (CASE / "report.txt").exists():
        print("\nThe real report is not at hand: set BIELELT_CASES to the folder of cases.")
        return
    report = read_report(CASE / "report.txt")
    findings = list(run_checks(report))
    defects = json.loads((CASE / "known-defects-sample.json").read_text("utf-8"))
    told = [_Named(frozenset(f.clauses), tuple(q.text for q in f.quotes)) for f in findings]
    noticed = [*told, *_noticed(report)]
    found = {
        d["id"]: _is_named(d, told if d["layer"] == "source" else noticed) for d in defects
    }
    print(f"\nThe real report, {len(defects)} of its known defects:")
    for detect in ("auto", "rule", "human"):
        for layer in ("source", "either", "extraction"):
            these = [d for d in defects if (d["detect"], d["layer"]) == (detect, layer)]
            share = _share(sum(found[d["id"]] for d in these), len(these))
            print(f"  {detect:6}{layer:11} found {share}")
    forbidden = [line for finding in findings for line in _forbids(finding)]
    print(f"  told although it must not: {len(forbidden)}")
    if verbose:
        _print_case(defects, found, findings)
        print("\n".join(forbidden))


def _print_case(
    defects: list[dict[str, Any]], found: dict[str, bool], findings: list[Finding]
) -> None:
    print("\nMissed in the real report:")
    for d in defects:
        if not found[d["id"]] and d["detect"] != "human":
            print(
                f"  {d['detect']} {d['kind']} {d['id']} {d['serials']} «{d['quote'][:80]}»"
            )
    print("\nTold of the real report, but not in the sample (look at each):")
    for finding in findings:
        if not any(names(finding, tuple(d["serials"]), _quotes(d)) for d in defects):
            print(f"  {_line('', finding)}")


def _noticed(report: Report) -> Iterator[_Named]:
    """Yield what the reader repaired and doubted; a doubt is about all words of its field."""
    texts = {(c.serial, "text"): c.text or "" for c in report.clauses}
    texts |= {(c.serial, "progress"): c.progress or "" for c in report.clauses}
    for repair in report.repairs:
        words = (repair.before, repair.after, repair.dropped)
        yield _Named(frozenset({repair.clause}), words)
    for doubt in report.doubts:
        words = (texts.get((doubt.clause or 0, doubt.field), ""), doubt.why)
        yield _Named(frozenset({doubt.clause}), words)


def _is_named(defect: dict[str, Any], named: list[_Named]) -> bool:
    """Tell whether one of these names a clause of the defect and shares words with it."""
    serials = set(defect["serials"])
    return any(
        (not serials or serials & n.clauses)
        and any(overlap(a, b) for a in n.words for b in _quotes(defect))
        for n in named
    )


def _quotes(defect: dict[str, Any]) -> tuple[str, ...]:
    return tuple(defect.get("quotes") or [defect["quote"]])


def _forbids(finding: Finding) -> Iterator[str]:
    for key, (rule, clauses, quotes) in FORBIDDEN.items():
        whole = not quotes or any(q.text.strip(" .,") in quotes for q in finding.quotes)
        if (
            finding.severity is not Severity.HINT
            and rule in {"", finding.rule}
            and whole
            and names(finding, clauses, ())
        ):
            yield f"  {key}: {_line('', finding)}"


# Time and memory ----------------------------------------------------------------------------


def on_one_clause() -> None:
    """Print how long the checks take for one clause that nobody has read before."""
    dictionary()  # the site reads it when it starts
    times = []
    for report in province.reports(1, CLAUSES):
        for decision in report.decisions:
            for clause in decision.clauses:
                alone = replace(decision, clauses=(clause,))
                start = time.perf_counter()
                list(run_checks(Report(date=report.date, decisions=(alone,))))
                times.append((time.perf_counter() - start) * 1000)
    p50, p95 = statistics.median(times), statistics.quantiles(times, n=20)[18]
    print(
        f"\nOne clause alone, {len(times)} times: p50 {p50:.1f} ms, p95 {p95:.1f} ms, ",
        end="",
    )
    print(f"at most {max(times):.1f} ms; limit {LIMIT_MS} ms")


@dataclass(frozen=True)
class _Cost:
    """What a province cost in its own process: seconds of the processor and findings by rule."""

    clauses: int
    seconds: dict[str, float]
    findings: Counter[str]
    megabytes: float

    @property
    def total(self) -> float:
        """The seconds of all rules."""
        return sum(self.seconds.values())


def on_province(organisations: int) -> bool:
    """Print time and memory of a whole province; return whether both stay in the limits.

    Each runs in a process of its own: nothing is remembered from texts read before.
    """
    with multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        half = pool.apply(_cost, (organisations // 2,))
        whole = pool.apply(_cost, (organisations,))
    print(f"\nA province of {organisations} organisations, {whole.clauses} clauses")
    for rule, seconds in whole.seconds.items():
        each = f"{1000 * seconds / whole.clauses:7.3f} s per 1 000 clauses"
        print(f"  {rule:28}{each}{whole.findings[rule]:7} findings")
    for cost in (half, whole):
        between = sum(cost.seconds[c.slug] for c in COMPARISONS)
        print(
            f"  {cost.clauses} clauses: checks {cost.total - between:.1f} s, comparisons "
            f"{between:.1f} s, together {cost.total:.1f} s "
            f"({1000 * cost.total / cost.clauses:.2f} s per 1 000), "
            f"peak memory {cost.megabytes:.0f} MB"
        )
    print(f"  twice the clauses cost {whole.total / half.total:.2f} times the time")
    kept = whole.total <= LIMIT_SECONDS and whole.megabytes <= LIMIT_MB
    print(f"  limits {LIMIT_SECONDS} s and {LIMIT_MB} MB: {'kept' if kept else 'MISSED'}")
    return kept


def _cost(organisations: int) -> _Cost:
    """Run every rule that is on, in their order: what one has read the next finds read."""
    collect_rarely()  # as the command and the site do when they start
    reports = province.reports(organisations, CLAUSES)
    seconds: dict[str, float] = {}
    findings: Counter[str] = Counter()
    for report in reports:
        for check in CHECKS:
            if check.is_on:
                start = time.process_time()
                findings[check.slug] += sum(1 for _ in check.run(report))
                taken = time.process_time() - start
                seconds[check.slug] = seconds.get(check.slug, 0) + taken
    for comparison in COMPARISONS:
        start = time.process_time()
        findings[comparison.slug] += sum(1 for _ in comparison.run(reports))
        seconds[comparison.slug] = time.process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return _Cost(sum(map(_clauses, reports)), seconds, findings, memory)


# Writing ------------------------------------------------------------------------------------


def _clauses(report: Report) -> int:
    return sum(1 for _ in report.clauses)


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %" if whole else "–"


def _share(part: int, whole: int) -> str:
    return f"{part} of {whole}: {_percent(part, whole)}"


def _line(name: str, finding: Finding) -> str:
    quotes = " // ".join(
        f"«{f'{q.report}: ' if q.report else ''}{q.text[:100]}»" for q in finding.quotes
    )
    said = finding.explanation.en[:160]
    return f"{finding.rule} {finding.severity} {name} {finding.clauses} {quotes}: {said}"


if __name__ == "__main__":
    main()
