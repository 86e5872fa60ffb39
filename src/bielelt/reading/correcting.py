"""The command ``bielelt correct``: corrections replayed on a report that was read."""

import argparse
import sys
from pathlib import Path

from bielelt.core.corrections import corrections_json, replay
from bielelt.core.errors import UnreadableDocument
from bielelt.core.report_json import dumps, loads


def add_files(command: argparse.ArgumentParser) -> None:
    """Ask for the corrections beside the report."""
    command.add_argument("corrections", type=Path, help="bielelt-corrections/1")


def correct_file(options: argparse.Namespace) -> bool:
    """Print the corrected report, and on standard error what became of each correction.

    Returns:
        Whether none is in conflict with what was read.

    Raises:
        UnreadableDocument: one of the files has not the form it should have.

    """
    listed = corrections_json.loads(_text_of(options.corrections))
    done = replay(loads(_text_of(options.file)), listed)
    print(dumps(done.report))  # noqa: T201 - the one thing on standard output
    for number, outcome in enumerate(done.outcomes, 1):
        kind = listed[number - 1].kind
        told = f"{number}. {kind}: {outcome.result} {outcome.why}".rstrip()
        print(told, file=sys.stderr)  # noqa: T201
    return not done.conflicts


def _text_of(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        raise UnreadableDocument(
            f"“{path}” is no JSON: it is not text in UTF-8. Name a file that Bielelt wrote."
        ) from None
