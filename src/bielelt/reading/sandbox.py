"""Work on the files of strangers, done in processes of its own that may be lost without harm.

A worker is a fresh interpreter (started by ``spawn``: the typesetter hangs after a fork)
that has given up memory and network (``confinement``). It does one call after another; one
that takes too long is ended with its worker, and the next call gets a new one.
"""

import math
import os
import signal
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any, Self

from bielelt.core.errors import BieleltError, UnreadableDocument
from bielelt.reading.confinement import Limits, allow_processor, confine

__all__ = ["Answer", "Fault", "Limits", "Sandbox", "call"]

CALLS_PER_WORKER = 200
"""Then it is replaced, so that what a parsing library leaks does not pile up."""

_STARTING = 60
"""Seconds a new worker has on top, to load what it needs on a busy machine."""

_ENDING = 30
"""Seconds a worker has between its last word and its end, on a busy machine."""

_NEVER = math.inf
"""The deadline of a worker that has nothing to do."""

_SPAWN = get_context("spawn")


class Fault(RuntimeError):
    """The program failed, not the file: something that should be reported and mended."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one call: its value, or one line why there is none."""

    value: Any = None
    refusal: str | None = None
    is_fault: bool = False
    """Whether the refusal tells of a mistake in the program, not of the file."""
    is_last: bool = False
    """Whether the worker is in no state to do another call."""


@dataclass(slots=True)
class _Worker:
    process: SpawnProcess
    connection: Connection
    calls: int = 0
    ticket: Any = None
    name: str = ""
    """Of the file, for what is said about it."""
    deadline: float = _NEVER
    """On the clock of ``time.monotonic``."""


@dataclass(slots=True)
class Sandbox:
    """Some workers, each with one call at a time; use it in a ``with`` block.

    Args:
        workers: how many calls run at once.
        limits: what each call may cost.
        scratch: where they put temporary files, to be removed by whoever names it.
        log: where the workers write what they have to say; None: where this process does.

    """

    workers: int = 1
    limits: Limits = field(default_factory=Limits)
    log: Path | None = None
    scratch: Path | None = None
    _all: list[_Worker] = field(default_factory=list)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for worker in list(self._all):
            self._end(worker)

    @property
    def has_room(self) -> bool:
        """Whether another call can be started."""
        return len(self._busy()) < self.workers

    @property
    def is_busy(self) -> bool:
        """Whether any call is running."""
        return bool(self._busy())

    def start(
        self, ticket: object, name: str, function: Callable[..., Any], *arguments: object
    ) -> None:
        """Start a call of a function of a module; there must be room.

        Args:
            ticket: comes back with the answer.
            name: of the file, for what is said about it.
            function: found by its name in the worker, which loads its module.
            arguments: handed over as copies, as is the value that comes back.

        """
        worker = self._idle()
        worker.ticket, worker.name = ticket, name
        starting = 0 if worker.calls else _STARTING
        worker.deadline = time.monotonic() + self.limits.seconds + starting
        worker.calls += 1
        with suppress(OSError):  # it died just now: that will be its answer
            worker.connection.send((name, function, arguments))

    def wait(self) -> tuple[Any, Answer]:
        """Return ticket and answer of the call that ends next; one must be running."""
        while True:
            busy = self._busy()
            deadline = min(worker.deadline for worker in busy)
            left = max(deadline - time.monotonic(), 0)
            ready = wait([worker.connection for worker in busy], left)
            for worker in busy:
                if worker.connection in ready:
                    return self._take(worker)
            if time.monotonic() >= deadline:
                return self._give_up(min(busy, key=lambda worker: worker.deadline))

    def _busy(self) -> list[_Worker]:
        return [worker for worker in self._all if worker.deadline < _NEVER]

    def _idle(self) -> _Worker:
        for worker in [worker for worker in self._all if worker.deadline == _NEVER]:
            if worker.process.is_alive():
                return worker
            self._end(worker)
        here, there = _SPAWN.Pipe()
        process = _SPAWN.Process(
            target=_serve, args=(there, self.limits, self.log, self.scratch), daemon=True
        )
        process.start()
        there.close()  # or the end of the worker would not be noticed
        self._all.append(_Worker(process, here))
        return self._all[-1]

    def _take(self, worker: _Worker) -> tuple[Any, Answer]:
        ticket, name, worker.deadline = worker.ticket, worker.name, _NEVER
        try:
            answer: Answer = worker.connection.recv()
        except (EOFError, OSError):  # it ended, perhaps in the midst of its answer
            worker.process.join(_ENDING)  # what it was ended by is known a moment later
            worker.process.kill()
            worker.process.join()
            answer = _death(name, worker.process.exitcode or 0, self.limits)
        if answer.is_last or worker.calls >= CALLS_PER_WORKER:
            self._end(worker)
        return ticket, answer

    def _give_up(self, worker: _Worker) -> tuple[Any, Answer]:
        ticket, name = worker.ticket, worker.name
        self._end(worker)
        return ticket, Answer(refusal=_too_long(name, self.limits))

    def _end(self, worker: _Worker) -> None:
        self._all.remove(worker)
        worker.connection.close()
        worker.process.kill()
        worker.process.join()
        worker.process.close()


def call(
    name: str, function: Callable[..., Any], *arguments: object, limits: Limits
) -> Any:  # noqa: ANN401 - whatever the function returns
    """Return the value of one call in a worker of its own.

    Raises:
        UnreadableDocument: the file was refused, or cost more than its limits.
        Fault: the program failed; the worker has written how to standard error.

    """
    with (
        TemporaryDirectory() as folder,
        Sandbox(limits=limits, scratch=Path(folder)) as sandbox,
    ):
        sandbox.start(None, name, function, *arguments)
        _, answer = sandbox.wait()
    if answer.refusal is not None:
        raise (Fault if answer.is_fault else UnreadableDocument)(answer.refusal)
    return answer.value


def _serve(
    connection: Connection, limits: Limits, log: Path | None, scratch: Path | None
) -> None:
    """Do calls until the other side is gone: the whole life of a worker."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what is to end
    if log is not None:
        _write_to(log)
    if scratch is not None:
        tempfile.tempdir = str(scratch.resolve())
    confine(limits)
    while True:
        try:
            name, function, arguments = connection.recv()
        except EOFError:
            return
        connection.send(_answer(name, function, arguments, limits))


def _answer(
    name: str, function: Callable[..., Any], arguments: Sequence[object], limits: Limits
) -> Answer:
    """Do one call. Errors nobody foresaw end the worker, and the parent tells of it."""
    allow_processor(limits.seconds)
    try:
        return Answer(function(*arguments))
    except BieleltError as error:
        return Answer(refusal=str(error))
    except MemoryError:
        return Answer(refusal=_too_large(name, limits), is_last=True)


def _write_to(log: Path) -> None:
    """Let everything a worker prints, parsing libraries included, go to a file."""
    file = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o666)
    for stream in (1, 2):
        os.dup2(file, stream)
    os.close(file)


def _death(name: str, status: int, limits: Limits) -> Answer:
    if status == -signal.SIGXCPU:
        return Answer(refusal=_too_long(name, limits), is_last=True)
    if status < 0:
        line = (
            f"“{name}” ended the program that reads it (signal {-status}). It is damaged "
            "or hostile; open it in its own program and save it again."
        )
        return Answer(refusal=line, is_last=True)
    line = (
        f"“{name}” met a fault of the program, and was not read. "
        "Tell the person who looks after the program; its log says more."
    )
    return Answer(refusal=line, is_fault=True, is_last=True)


def _too_long(name: str, limits: Limits) -> str:
    return (
        f"“{name}” was not read within {limits.seconds:,} seconds and was given up. "
        "Split it, or allow more time."
    )


def _too_large(name: str, limits: Limits) -> str:
    return (
        f"“{name}” needs more than {limits.megabytes:,} MB of memory to be read. "
        "Remove its pictures, split it, or allow more memory."
    )
