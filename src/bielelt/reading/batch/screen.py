"""A batch on the terminal: how far it is, and at the end one table of what became of all."""

from collections import Counter

from rich import box
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
)
from rich.table import Table
from rich.text import Text

from bielelt.reading.batch import Batch
from bielelt.reading.batch.outcomes import Outcome, State

_NAME_LENGTH = 40
_SECOND_LOOK = "once more, with the others as witnesses"
_STYLES = {State.FAILED: "red", State.TWICE: "dim", State.UNPACKED: "dim"}


def show_batch(batch: Batch, console: Console) -> bool:
    """Run a batch, show how it goes on standard error and its table on the console.

    Returns:
        Whether every file was read.

    """
    terminal = Console(stderr=True)
    progress = Progress(
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.description}", markup=False),
        console=terminal,
        transient=True,
        disable=not terminal.is_terminal,
    )
    with progress:
        task = progress.add_task("", total=None)
        batch.on_found = lambda found: progress.update(task, total=found)
        batch.on_second_look = lambda done, total: progress.update(
            task, completed=done, total=total, description=_SECOND_LOOK
        )
        for outcome in batch.run():
            progress.update(task, advance=1, description=outcome.file[-_NAME_LENGTH:])
    console.print(_table(batch.outcomes))
    states = Counter(outcome.state for outcome in batch.outcomes)
    counted = ", ".join(f"{states[state]} {state}" for state in State if states[state])
    console.print(f"Files {len(batch.outcomes)}: {counted or 'none'}")
    console.print(f"Results, summary.csv and summary.json in {batch.out}")
    return not states[State.FAILED]


def _table(outcomes: list[Outcome]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True)
    table.add_column("File", ratio=3, overflow="fold")
    table.add_column("Kind", width=8)
    for name in ("Clauses", "Doubts", "Seconds"):
        table.add_column(name, justify="right", width=7)
    table.add_column("", ratio=4, overflow="fold")
    for outcome in outcomes:
        read = outcome.state is State.READ
        table.add_row(
            Text(outcome.file),
            outcome.kind,
            str(outcome.clauses) if read else "",
            str(outcome.doubts) if read else "",
            f"{outcome.seconds:.1f}" if outcome.seconds else "",
            Text(outcome.told),
            style=_STYLES.get(outcome.state, ""),
        )
    return table
