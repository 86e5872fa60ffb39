"""Reports, findings and sums as the command shows them on a terminal."""

import sys
from collections import Counter

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bielelt.checks import Finding
from bielelt.core.kinds import KINDS
from bielelt.core.report import NOT_DUE, Assessor, Clause, Decision, Rating, Report, Summary
from bielelt.core.rollup import Rollup
from bielelt.core.scales import NOT_DUE_NAME, NOT_DUE_SIGN

_TITLES = {
    Assessor.SELF: "Өөрийн үнэлгээ",
    Assessor.UPPER: "Дээд шатны байгууллагын үнэлгээ",
}
_COLOURS = {"error": "red", "doubt": "yellow", "hint": "cyan"}


def show_report(console: Console, report: Report) -> None:
    """Show all of a report: heading, table, summaries, signatures, repairs and doubts."""
    show_heading(console, report)
    _show_table(console, report)
    for summary in report.summaries:
        console.print(_summary_line(summary))
    for signature in report.signatures:
        console.print(
            f"{signature.role}: {signature.position} {signature.name}", highlight=False
        )
    _show_notes(console, report)


class _Terminal(Console):
    """A console that leaves a broken pipe to ``main``."""

    def on_broken_pipe(self) -> None:
        raise  # noqa: PLE0704 - rich calls this where it caught the error


def terminal() -> Console:
    """Return a terminal as wide as it is; a file or pipe gets wide lines."""
    return _Terminal(
        markup=False, width=None if sys.stdout.isatty() else 160, highlight=False
    )


def show_number(console: Console, number: int, reports: list[Report]) -> None:
    """Say which report comes, where there are several."""
    if len(reports) > 1:
        console.print(Text(f"Report {number} of {len(reports)}\n", style="bold underline"))


def show_heading(console: Console, report: Report) -> None:
    """Show what a report is of."""
    console.print(Text(report.title or "(no title)", style="bold"))
    parts = (report.organisation, report.place, report.date, report.period)
    console.print(" · ".join(str(part) for part in parts if part))


def _show_table(console: Console, report: Report) -> None:
    doubted = {(d.clause, d.field) for d in report.doubts}
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_lines=True, expand=True)
    table.add_column("Д/д", width=4, justify="right")
    table.add_column("Заалт", width=11)
    table.add_column("Агуулга", ratio=4)
    table.add_column("Явц", ratio=5)
    table.add_column("Өөрийн", width=7, justify="right")
    table.add_column("Дээд", width=7, justify="right")
    for decision in report.decisions:
        act = f"{decision.title or '?'}  {decision.date or '?'}  № {decision.number or '?'}"
        name = Text(f"{decision.serial}.", style="bold")
        table.add_row(name, Text(_kind(decision), style="dim"), Text(act, style="bold"))
        for clause in decision.clauses:
            table.add_row(*_clause_cells(clause, doubted))
    console.print(table)


def _kind(decision: Decision) -> str:
    return KINDS[decision.kind].word if decision.kind in KINDS else "?"


def _clause_cells(clause: Clause, doubted: set[tuple[int | None, str]]) -> list[Text]:
    """One row of the table; a doubted field is yellow and has a question mark."""
    fields = {
        "serial": str(clause.serial),
        "label": clause.label or "",
        "text": clause.text or "",
        "progress": clause.progress or "",
        "self": _rating(clause.self_rating),
        "upper": _rating(clause.upper_rating),
    }
    cells = []
    for name, value in fields.items():
        unsure = (clause.serial, name) in doubted
        cells.append(
            Text(f"{value} ?" if unsure else value, style="yellow" if unsure else "")
        )
    return cells


def _rating(rating: Rating) -> str:
    return "" if rating is None else NOT_DUE_SIGN if rating is NOT_DUE else f"{rating}%"


def _show_notes(console: Console, report: Report) -> None:
    kinds = Counter(repair.kind for repair in report.repairs)
    told = ", ".join(f"{kind} {count}" for kind, count in kinds.most_common())
    console.print(f"\nRepairs {len(report.repairs)}  {told}")
    console.print(f"Doubts {len(report.doubts)}", style="bold")
    for doubt in report.doubts:
        where = f"clause {doubt.clause}" if doubt.clause else "document"
        console.print(Text(f"  {where}, {doubt.field}: {doubt.why}", style="yellow"))
    for unplaced in report.unplaced:
        place = unplaced.place
        console.print(
            Text(
                f"  unplaced, page {place.page} row {place.row}: {unplaced.text}",
                style="red",
            )
        )


def _summary_line(summary: Summary) -> str:
    counts = ", ".join(f"{band}: {count}" for band, count in summary.counts)
    return f"{_TITLES[summary.by]}: {summary.total} — {counts} — {summary.overall}%"


def show_finding(console: Console, finding: Finding) -> None:
    """Show a finding with its quotes, in both languages."""
    where = ", ".join(str(serial) for serial in finding.clauses) or "document"
    head = Text(f"{finding.severity} ", style=_COLOURS[finding.severity])
    console.print(head.append(f"{finding.rule} · clause {where}", style="bold"))
    for quote in finding.quotes:
        other = f" ({quote.report}, {quote.clause})" if quote.report else ""
        console.print(Text(f"    «{quote.text}»{other}"))
    console.print(Text(f"    {finding.explanation.mn}"))
    console.print(Text(f"    {finding.explanation.en}", style="dim"))
    console.print(Text(f"    → {finding.suggestion.mn}\n"))


def show_rollup(console: Console, rollup: Rollup, printed: Summary | None) -> None:
    """Show every figure of a sum beside the printed one, and how it is computed."""
    table = Table(title=_TITLES[rollup.by], box=box.SIMPLE_HEAD, title_justify="left")
    for name in ("", "Computed", "Printed", "Clauses"):
        table.add_column(
            name, justify="right" if name in {"Computed", "Printed"} else "left"
        )
    counts = dict(printed.counts) if printed else {}
    _add(table, "Нийт", rollup.total, printed.total if printed else None)
    for band, serials in rollup.counts:
        _add(
            table,
            f"{band.name} {band.range}",
            len(serials),
            counts.pop(band.key, None),
            serials,
        )
    not_due = counts.pop("not_due", None)
    _add(
        table,
        f"{NOT_DUE_NAME} {NOT_DUE_SIGN}",
        len(rollup.not_due),
        not_due,
        rollup.not_due,
    )
    if rollup.holes:
        _add(table, "between bands", len(rollup.holes), None, rollup.holes)
    if rollup.missing:
        _add(table, "no rating", len(rollup.missing), None, rollup.missing)
    for band_key, count in counts.items():
        _add(table, f"{band_key} (no band of the scale)", 0, count)
    _add(table, "Хэрэгжилт, %", rollup.overall, printed.overall if printed else None)
    console.print(table)
    console.print(
        f"  = {rollup.formula}; scale: {rollup.scale.regulation} ({rollup.scale.key})"
    )
    left = ", ".join(
        f"{serial} ({why.replace('_', ' ')})" for serial, why in rollup.left_out
    )
    console.print(f"  left out: {left or 'none'}\n")


def _add(
    table: Table,
    name: str,
    computed: object,
    printed: object,
    serials: tuple[int, ...] = (),
) -> None:
    """Add one figure; where the printed one differs, it is red."""
    differs = printed is not None and computed != printed
    shown = "–" if printed is None else f"{printed}{' ≠' if differs else ''}"
    style = "red bold" if differs else ""
    listed = ", ".join(map(str, serials))
    table.add_row(name, str(computed), Text(shown, style=style), listed)
