"""Console script ``bielelt``: reports read, checked, summed up, printed; acts taken apart."""

import argparse
import io
import json
import os
import sys
from datetime import date
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.text import Text

from bielelt import __version__
from bielelt.acts import read_act
from bielelt.acts.act_json import dumps as act_json
from bielelt.acts.table import show_act
from bielelt.checks import RULES, Finding, findings_json, run_checks, run_comparisons
from bielelt.checks.base import SCHEMA, to_dict
from bielelt.checks.catalogue import rules_page, tuned_values
from bielelt.core.collecting import collect_rarely
from bielelt.core.errors import BieleltError, Refused
from bielelt.core.report import Assessor, Report
from bielelt.core.report_json import dumps
from bielelt.core.rollup import Rollup, roll_up
from bielelt.core.scales import Rounding, scale_by_key, scale_on
from bielelt.printing import FORMATS, print_findings, print_report
from bielelt.printing.finding_words import LANGUAGES
from bielelt.reading.batch.options import add_limits, batch_of
from bielelt.reading.batch.screen import show_batch
from bielelt.reading.correcting import add_files, correct_file
from bielelt.reading.memory.files import read_memory
from bielelt.reading.several import read_chosen, read_only
from bielelt.terminal import (
    show_finding,
    show_heading,
    show_number,
    show_report,
    show_rollup,
    terminal,
)

_SOME_FAILED, _REFUSED, _BROKEN_OFF = 1, 2, 130
_OTHER_ARGUMENTS = {"check", "rules"}  # all other commands take one file


def main(arguments: list[str] | None = None) -> None:
    """Run one command; exit with status 2 and one line if the file is refused.

    Status 1 means that a batch was read to its end, and that some of its files failed; or
    that some corrections are in conflict with what was read.
    """
    collect_rarely()
    options = _parser().parse_args(arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    try:
        options.run(options)
        sys.stdout.flush()
    except KeyboardInterrupt:
        raise SystemExit(_BROKEN_OFF) from None
    except (BieleltError, OSError) as error:
        if isinstance(error, BrokenPipeError):  # the reader of a pipe has left
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return
        line = " ".join(str(error).split())
        print(f"bielelt: {line}", file=sys.stderr)  # noqa: T201 - this is the terminal
        raise SystemExit(_REFUSED) from None


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bielelt", description=__doc__)
    parser.add_argument("--version", action="version", version=f"bielelt {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Any, help: str) -> argparse.ArgumentParser:  # noqa: ANN401
        sub = commands.add_parser(name, help=help, description=help)
        sub.set_defaults(run=run)
        if name not in _OTHER_ARGUMENTS:
            sub.add_argument("file", type=Path, metavar="FILE", help="the file to read")
        return sub

    read = command("read", _read, "Reconstruct a report and show repairs and doubts.")
    form = read.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print bielelt-report/1")
    form.add_argument(
        "--out", type=Path, metavar="DIR", help="read a folder, ZIP or mail into DIR"
    )
    read.add_argument(
        "--known",
        type=Path,
        metavar="PATH",
        action="append",
        default=[],
        help="reports read before (JSON, or a folder of it) whose clauses are witnesses",
    )
    add_limits(read)
    check = command("check", _check, "Find contradictions in reports and between them.")
    check.add_argument("files", type=Path, nargs="+", metavar="FILE", help="a report")
    form = check.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print bielelt-findings/1")
    form.add_argument(
        "--report", type=Path, metavar="PATH", help=f"write a file: {_endings()}"
    )
    check.add_argument("--day", type=_day, help="day of the check, for the file")
    check.add_argument("--language", choices=LANGUAGES, default="mn", help="of the file")
    rules = command("rules", _rules, "List the rules by which reports are checked.")
    rules.add_argument("--markdown", action="store_true", help="print docs/rules.md")
    act = command(
        "act", _act, "Propose the clauses of a decision, for a person to confirm."
    )
    act.add_argument("--json", action="store_true", help="print bielelt-act/1")
    correct = command(
        "correct", _correct, "Apply corrections to a report; print bielelt-report/1."
    )
    add_files(correct)
    summary = command("summary", _summary, "Count the ratings and explain every figure.")
    printing = command("print", _print, "Print the official report.")
    printing.add_argument("--format", required=True, choices=sorted(FORMATS))
    printing.add_argument("--output", required=True, type=Path, metavar="PATH")
    for sub in (read, check, summary, printing):
        sub.add_argument(
            "--part", type=int, metavar="N", help="which report, where a file holds several"
        )
    for sub in (summary, printing):
        sub.add_argument(
            "--scale", help="key of the rating scale; by the report's date if not given"
        )
        sub.add_argument(
            "--digits", type=int, default=1, choices=range(5), help="decimals of a mean"
        )
        sub.add_argument(
            "--truncate", action="store_true", help="cut instead of rounding half up"
        )
    return parser


def _read(options: argparse.Namespace) -> None:
    if options.out:
        if options.part is not None:
            raise Refused(
                "“--out” writes every report, and “--part” chooses one. Leave one of them out."
            )
        if options.known:
            raise Refused(
                "“--known” goes with one file, and “--out” with many. Leave “--known” out: the "
                "reports of a batch are witnesses for each other."
            )
        if not show_batch(batch_of(options), terminal()):
            raise SystemExit(_SOME_FAILED)
        return
    memory = read_memory(options.known)
    if options.json:
        report = read_only(options.file, options.part, memory)
        print(dumps(report))  # noqa: T201 - the one thing on standard output
        return
    console = terminal()
    reports = read_chosen(options.file, options.part, memory)
    for number, report in enumerate(reports, 1):
        show_number(console, number, reports)
        show_report(console, report)


def _endings() -> str:
    return ", ".join(f".{name}" for name in FORMATS)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"“{text}” is no day. Write it like 2024-06-25."
        ) from None


def _check(options: argparse.Namespace) -> None:
    if options.report:
        _print_findings(options)
        return
    read = [(file, read_chosen(file, options.part)) for file in options.files]
    reports = [report for _, inside in read for report in inside]
    names = [name for file, inside in read for name in _names(file, len(inside))]
    found = [list(run_checks(report)) for report in reports]
    for number, finding in run_comparisons(reports):
        found[number].append(finding)
    if options.json:
        print(_findings_json(names, found))  # noqa: T201
        return
    console = terminal()
    for name, findings in zip(names, found, strict=True):
        if len(found) > 1:
            console.print(Text(f"{name}\n", style="bold underline"))
        for finding in findings:
            show_finding(console, finding)
    console.print(f"{sum(map(len, found))} findings")


def _names(file: Path, count: int) -> list[str]:
    """Return what the reports of a file are called: the second of several is “file:2”."""
    if count == 1:
        return [str(file)]
    return [f"{file}:{number}" for number in range(1, count + 1)]


def _print_findings(options: argparse.Namespace) -> None:
    ending = options.report.suffix.lower().removeprefix(".")
    if ending not in FORMATS:
        raise BieleltError(
            f"“{options.report}” does not say its format. End the name with one of: {_endings()}."
        )
    if len(options.files) > 1:
        raise BieleltError(
            f"Findings are printed of one report, and {len(options.files)} files were given. "
            "Print each by itself, or leave --report out to compare them."
        )
    report = read_only(options.files[0], options.part)
    content = print_findings(
        report,
        run_checks(report),
        format=ending,
        rules=RULES.all,
        day=options.day,
        language=options.language,
    )
    _write(options.report, content)


def _findings_json(names: list[str], found: list[list[Finding]]) -> str:
    """Return the form of one report, or of several a list of such, each with its file."""
    if len(found) == 1:
        return findings_json(found[0])
    told = [
        {"file": name, "findings": to_dict(findings)["findings"]}
        for name, findings in zip(names, found, strict=True)
    ]
    return json.dumps({"schema": SCHEMA, "reports": told}, ensure_ascii=False, indent=1)


def _rules(options: argparse.Namespace) -> None:
    if options.markdown:
        print(rules_page(RULES), end="")  # noqa: T201
        return
    console = terminal()
    for rule in RULES.all:
        state = Text("on  ", style="green") if rule.is_on else Text("off ", style="dim")
        console.print(state.append(f"{rule.slug} · {rule.title.mn}", style="bold"))
        console.print(Text(f"    {rule.title.en}", style="dim"))
        console.print(Text(f"    {rule.example.mn}"))
        console.print(Text(f"    {rule.example.en}", style="dim"))
        for line in tuned_values(rule):
            console.print(Text(f"    {line}"))
        console.print()
    console.print(f"{len(RULES.all)} rules")


def _act(options: argparse.Namespace) -> None:
    act = read_act(options.file)
    if options.json:
        print(act_json(act))  # noqa: T201
    else:
        show_act(terminal(), act)


def _correct(options: argparse.Namespace) -> None:
    if not correct_file(options):
        raise SystemExit(_SOME_FAILED)


def _summary(options: argparse.Namespace) -> None:
    console = terminal()
    reports = read_chosen(options.file, options.part)
    for number, report in enumerate(reports, 1):
        show_number(console, number, reports)
        _show_summary(console, report, options)


def _show_summary(console: Console, report: Report, options: argparse.Namespace) -> None:
    rollups = [_roll_up(report, by, options) for by in Assessor]
    show_heading(console, report)
    for rollup in rollups:
        printed = next((s for s in report.summaries if s.by is rollup.by), None)
        show_rollup(console, rollup, printed)


def _roll_up(report: Report, by: Assessor, options: argparse.Namespace) -> Rollup:
    scale = scale_by_key(options.scale) if options.scale else scale_on(report.date)
    return roll_up(report, by, scale=scale, rounding=_rounding(options))


def _rounding(options: argparse.Namespace) -> Rounding:
    return Rounding(digits=options.digits, truncate=options.truncate)


def _print(options: argparse.Namespace) -> None:
    report = read_only(options.file, options.part)
    scale = scale_by_key(options.scale) if options.scale else None
    content = print_report(
        report, format=options.format, scale=scale, rounding=_rounding(options)
    )
    _write(options.output, content)


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise BieleltError(
            f"“{path}” cannot be written ({error.strerror}). "
            "Name a file in a folder that exists and may be written."
        ) from error
    print(f"{path}: {len(content)} bytes", file=sys.stderr)  # noqa: T201
