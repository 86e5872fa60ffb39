"""The options of a batch on the command line, and the batch they ask for."""

import argparse

from bielelt.reading.batch import Batch
from bielelt.reading.sandbox import Limits

_LEAST_MEMORY = 512
"""Megabytes; with less a worker could not even load its parsers."""


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
        type=_megabytes,
        metavar="MB",
        default=limits.megabytes,
        help="memory for one file (default: %(default)s)",
    )


def batch_of(options: argparse.Namespace) -> Batch:
    """Return the batch that was asked for."""
    limits = Limits(options.seconds, options.memory)
    workers = {"workers": options.jobs} if options.jobs else {}
    return Batch(options.file, options.out, limits=limits, **workers)


def _number(text: str, least: int = 1) -> int:
    """Return a whole number; ``argparse`` tells of any other text."""
    number = int(text) if text.isdecimal() else 0
    if number < least:
        raise argparse.ArgumentTypeError(f"“{text}” is no whole number from {least} on.")
    return number


def _megabytes(text: str) -> int:
    return _number(text, _LEAST_MEMORY)
