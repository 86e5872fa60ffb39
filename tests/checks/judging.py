"""Findings held against what an auditor labelled: what was found, what was told wrongly.

The labelled reports stand in tests/checks/labelled: NAME.json is the report, NAME.labels.json
what contradicts itself in it and what only looks so. «dirty» reports hold contradictions,
«clean» ones none. All of them are of one invented province; some are of one organisation in
two periods, some of two districts in one period, and a label that needs both says so.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path

from bielelt.checks.base import Finding, Severity
from bielelt.core.report import Report
from bielelt.core.report_json import loads

FOLDER = Path(__file__).parent / "labelled"

RULES_OF: dict[str, tuple[str, ...]] = {
    "sum": ("parts-and-total", "same-fact-other-figure"),
    "share": ("percent-and-figures",),
    "fact-two-figures": ("same-fact-other-figure", "parts-and-total", "same-fact"),
    "total-shrinks": ("shrunken-totals", "same-fact"),
    "summary-mismatch": ("summary-and-table",),
    "rating-off-scale": ("rating-and-scale",),
    "rating-missing": ("rating-and-scale", "missing-cell"),
    "rating-text": ("rating-and-text", "demanded-figures"),
    "same-progress-other-rating": (
        "same-progress-other-rating",
        "copied-progress",
        "rated-apart",
    ),
    "same-duty-other-rating": ("same-duty-other-rating", "doubled-clause", "rated-apart"),
    "not-due-after-due-date": ("not-due",),
    "not-due-no-reason": ("not-due",),
    "before-decision": ("reported-before-issued", "impossible-dates"),
    "future": ("reported-before-issued", "impossible-dates", "rating-and-text"),
    "repeats-clause": ("progress-repeats-clause", "no-evidence"),
    "copied": ("copied-progress", "copied-between", "same-progress-other-rating"),
    "demanded-figure": ("demanded-figures", "demanded-addressee", "parts-and-total"),
    "demanded-deadline": ("demanded-figures", "rating-and-text"),
    "evidence-missing": ("no-evidence",),
    "decision-cut": ("decision-numbers",),
    "decision-twice": ("decision-numbers",),
    "cited-wrongly": ("cited-decision", "cited-apart"),
    "label-missing": ("numbering", "missing-cell"),
    "impossible-date": ("impossible-dates", "date-form", "reported-before-issued"),
    "ordinal-ending": ("date-form",),
    "mixed-script": ("mixed-letters",),
    "digit-for-letter": ("digits-for-letters",),
    "unit-twice": ("unit-twice",),
    "two-names": ("two-names",),
    "spelling": ("spelling", "damaged-words", "broken-words"),
    "glued": ("glued-words",),
    "punctuation": ("punctuation",),
    "clause-twice": ("doubled-clause", "same-duty-other-rating"),
    "cut-cell": ("cut-text", "missing-cell", "broken-words", "damaged-words"),
}
"""The kinds of labels and the rules that may tell them; the first is the one made for it."""

SETS: dict[str, tuple[range, range]] = {
    "our own": (range(1, 29), range(1, 25)),
    "first blind": (range(29, 45), range(25, 35)),
    "second blind": (range(45, 53), range(35, 40)),
    "third blind": (range(53, 61), range(40, 45)),
    "fourth blind": (range(61, 73), range(45, 52)),
    "fifth blind": (range(73, 79), range(52, 56)),
    "sixth blind": (range(79, 85), range(56, 60)),
    "seventh blind": (range(85, 97), range(60, 68)),
    "eighth blind": (range(97, 103), range(68, 72)),
    "ninth blind": (range(103, 107), range(72, 75)),
    "tenth blind": (range(107, 112), range(75, 78)),
    "eleventh blind": (range(112, 121), range(78, 84)),
}
"""The numbers of the dirty and of the clean reports of each set.

The blind ones were written by people who did not know the rules, and run against them before
anybody looked; what was missed then has been mended since, so that only their first run says
how much is found in reports that nobody has seen.
"""

LONG = 12
"""So many letters in common are the same place; shorter quotations must be whole."""


@dataclass(frozen=True)
class Label:
    """One contradiction; ``other`` names the report that one has to know to see it.

    ``detect`` is auto (a machine can tell), rule (it needs a rule of thumb) or human.
    """

    id: str
    kind: str
    clauses: tuple[int, ...]
    quotes: tuple[str, ...]
    severity: str
    detect: str
    why: str
    other: str = ""
    other_clauses: tuple[int, ...] = ()


@dataclass(frozen=True)
class Labelled:
    """A report with its labels; ``not_to_be_told`` are clauses, quotes and the reason."""

    name: str
    report: Report
    labels: tuple[Label, ...]
    not_to_be_told: tuple[tuple[str, tuple[int, ...], tuple[str, ...], str], ...]


@dataclass
class Verdicts:
    """What came out of a run: findings right and wrong, labels found and missed."""

    right: list[tuple[str, Finding]] = field(default_factory=list)
    wrong: list[tuple[str, Finding]] = field(default_factory=list)
    found: dict[str, list[Finding]] = field(default_factory=dict)
    labels: list[Label] = field(default_factory=list)

    def precision(self, rule: str = "", severity: str = "") -> tuple[int, int]:
        """Return how many of how many findings are right."""
        right = sum(_is(f, rule, severity) for _, f in self.right)
        return right, right + sum(_is(f, rule, severity) for _, f in self.wrong)

    def recall(self, rule: str = "", detect: str = "") -> tuple[int, int]:
        """Return how many of how many labels are found; by rule, those it was made for."""
        wanted = [
            label
            for label in self.labels
            if rule in {"", RULES_OF[label.kind][0]} and detect in {"", label.detect}
        ]
        return sum(bool(self.found[label.id]) for label in wanted), len(wanted)

    @property
    def missed(self) -> list[Label]:
        """The labels that no finding names."""
        return [label for label in self.labels if not self.found[label.id]]

    def only_hinted(self, detect: str = "") -> int:
        """Return how many found labels no error and no doubt names."""
        return sum(
            bool(found := self.found[label.id])
            and all(f.severity is Severity.HINT for f in found)
            for label in self.labels
            if detect in {"", label.detect}
        )


def labelled() -> list[Labelled]:
    """Return all labelled reports, in the order of their names."""
    names = sorted(path.name for path in FOLDER.glob("*.labels.json"))
    return [_load(name.removesuffix(".labels.json")) for name in names]


def names_in(chosen: str) -> frozenset[str]:
    """Return the names of the reports of a set."""
    dirty, clean = SETS[chosen]
    return frozenset([f"dirty{n:02}" for n in dirty] + [f"clean{n:02}" for n in clean])


def judge(
    told: Iterable[tuple[str, Finding]], reports: Iterable[Labelled], *, of: str = ""
) -> Verdicts:
    """Hold findings, each with the name of its report, against the labels.

    ``of`` takes only reports whose names begin so into the account. A finding may be right
    by several labels; a label of two reports may be told in either.
    """
    reports = [report for report in reports if report.name.startswith(of)]
    verdicts = Verdicts(labels=[label for r in reports for label in r.labels])
    verdicts.found = {label.id: [] for label in verdicts.labels}
    for name, finding in told:
        if not name.startswith(of):
            continue
        meant = [x for r in reports for x in r.labels if _is_told(x, r.name, name, finding)]
        (verdicts.right if meant else verdicts.wrong).append((name, finding))
        for label in meant:
            verdicts.found[label.id].append(finding)
    return verdicts


def tempted(told: Iterable[tuple[str, Finding]], report: Labelled) -> Iterator[str]:
    """Yield what was told of ``report`` although an auditor says that it must not.

    A finding that is right by a label is no temptation even if the words overlap.
    """
    for name, finding in told:
        if name != report.name or finding.severity is Severity.HINT:
            continue
        if any(_is_told(label, name, name, finding) for label in report.labels):
            continue
        for key, clauses, quotes, why in report.not_to_be_told:
            if names(finding, clauses, quotes):
                yield f"{key} ({finding.rule}): {why}"


def names(finding: Finding, clauses: tuple[int, ...], quotes: tuple[str, ...]) -> bool:
    """Tell whether a finding is about one of these clauses and one of these quotations."""
    own = [quote for quote in finding.quotes if not quote.report]
    touched = {*finding.clauses, *(quote.clause for quote in own)} - {None}
    if clauses and touched.isdisjoint(clauses):
        return False
    here = [q.text for q in own if not clauses or q.clause is None or q.clause in clauses]
    return not quotes or any(overlap(a, b) for a in here for b in quotes)


def overlap(one: str, other: str) -> bool:
    """Tell whether two quotations share words: a long run, or the whole of the shorter."""
    a, b = _plain(one), _plain(other)
    if not a or not b:
        return False
    need = min(len(a), len(b), LONG)
    return SequenceMatcher(None, a, b, autojunk=False).find_longest_match().size >= need


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _is(finding: Finding, rule: str, severity: str) -> bool:
    return rule in {"", finding.rule} and severity in {"", finding.severity}


def _is_told(label: Label, of: str, name: str, finding: Finding) -> bool:
    if finding.rule not in RULES_OF[label.kind]:
        return False
    if of == name:
        return names(finding, label.clauses, label.quotes)
    return label.other == name and names(finding, label.other_clauses, ())


def _load(name: str) -> Labelled:
    report = loads((FOLDER / f"{name}.json").read_text("utf-8"))
    data = json.loads((FOLDER / f"{name}.labels.json").read_text("utf-8"))
    return Labelled(
        name,
        report,
        tuple(_label(row) for row in data["labels"]),
        tuple(
            (row["id"], tuple(row["clauses"]), tuple(row["quotes"]), row["why"])
            for row in data["not_to_be_told"]
        ),
    )


def _label(row: dict[str, object]) -> Label:
    other = row.pop("other", {"report": "", "clauses": []})
    values = {k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}
    return Label(**values, other=other["report"], other_clauses=tuple(other["clauses"]))
