"""The options of a batch on the command line, and the batch they ask for."""

import argparse

from bielelt.reading.batch import Batch
from bielelt.reading.sandbox import Limits


def add_limits(parser: argparse.ArgumentParser) -> None:
    """Add the options that only a batch has."""
    limits = Limits()
    group = parser.add_argument_group(
        "with --out", "Exit status: 0 all read, 1 some failed, 2 nothing could be begun."
    )
    group.add_argument("--jobs", type=_number, help="files read at once (default: cores)")
    group.add_argument(
        "--seconds",
        type=_number,
        default=limits.seconds,
        help="time for one file (default: %(default)s)",
    )
    group.add_argument(
        "--memory",
        type=_number,
        metavar="MB",
        default=limits.megabytes,
        help="memory for one file (default: %(default)s)",
    )


def batch_of(options: argparse.Namespace) -> Batch:
    """Return the batch that was asked for."""
    limits = Limits(options.seconds, options.memory)
    workers = {"workers": options.jobs} if options.jobs else {}
    return Batch(options.file, options.out, limits=limits, **workers)


def _number(text: str) -> int:
    """Return a whole number from 1 on; ``argparse`` tells of any other text."""
    number = int(text) if text.isdecimal() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"“{text}” is no whole number from 1 on.")
    return number
