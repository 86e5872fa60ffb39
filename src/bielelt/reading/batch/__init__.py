"""Many reports at once: a folder, a ZIP or a mail, read in parallel and resumed after a kill.

``Batch.run`` yields what became of each file; results lie in a folder by the hash of what
was read. Files are listed and hashed here; everything that looks into one is done by a
worker (``sandbox``), so that no file can stop the run or take the memory of the machine.
"""

import fcntl
import hashlib
import os
import shutil
import stat
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bielelt.core.errors import BieleltError, Refused, UnreadableDocument
from bielelt.reading.batch.members import INSIDE, MAX_UNPACKED_BYTES, is_clutter
from bielelt.reading.batch.outcomes import Outcome, State, Store
from bielelt.reading.batch.second_look import gather, look_again
from bielelt.reading.batch.working import Done, File, work
from bielelt.reading.limits import MEGABYTE, check_exists
from bielelt.reading.sandbox import Answer, Limits, Sandbox

__all__ = ["Batch", "Outcome", "State", "Store"]


_WITNESSES = 2
"""Files of which one may be a witness for another."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A file to look at, or one of which ``refusal`` is all there is to say."""

    name: str
    path: Path
    sha256: str = ""
    depth: int = 0
    refusal: str | None = None


@dataclass(frozen=True, slots=True)
class _Ticket:
    file: File
    started: float


@dataclass(slots=True)
class Batch:
    """One run over ``root``, a folder or a file, with results in the folder ``out``.

    Args:
        root: links in it are not followed; what programs leave lying about is left out.
        out: made if it is not there; what a run of the same version read is kept there
            and not read again.
        workers: how many files are read at once, each within ``limits``.
        on_found: called with the number of files known so far, as archives are opened.
        on_second_look: called with how many reports were looked at again, and of how many.

    Raises:
        BieleltError: when run, if the folders cannot be used; one line.

    """

    root: Path
    out: Path
    workers: int = field(default_factory=lambda: len(os.sched_getaffinity(0)))
    limits: Limits = field(default_factory=Limits)
    on_found: Callable[[int], None] = lambda _: None
    on_second_look: Callable[[int, int], None] = lambda _done, _of: None
    outcomes: list[Outcome] = field(default_factory=list)
    _waiting: deque[_Candidate] = field(default_factory=deque)
    _first: dict[str, str] = field(default_factory=dict)
    _found: int = 0

    def run(self) -> Iterator[Outcome]:
        """Yield the outcome of each file as it is there; at the end write the summary."""
        with _used_alone(self.root, self.out) as store:
            listed = _listed(self.root, self.out)
            self._waiting.extend(sorted(listed, key=lambda file: file.name))
            self._find(len(self._waiting))
            try:
                yield from self._outcomes(store)
                self._look_again(store)
            finally:
                self.outcomes.sort(key=lambda outcome: outcome.file)
                store.write_summary(self.outcomes)

    def _find(self, more: int) -> None:
        self._found += more
        self.on_found(self._found)

    def _outcomes(self, store: Store) -> Iterator[Outcome]:
        with Sandbox(self.workers, self.limits, store.log, store.unfinished) as sandbox:
            while self._waiting or sandbox.is_busy:
                if self._waiting and sandbox.has_room:
                    outcome = self._begin(self._waiting.popleft(), sandbox, store)
                else:
                    outcome = self._end(*sandbox.wait())
                if outcome is not None:
                    self.outcomes.append(outcome)
                    yield outcome

    def _look_again(self, store: Store) -> None:
        """Let those that were read well be witnesses for those that were not."""
        found = [o for o in self.outcomes if o.state is State.READ]
        unsure = [o for o in found if store.kept(o.sha256).is_file()]
        memory = store.unfinished / "memory.json"
        if len(found) < _WITNESSES or not unsure:
            return
        with Sandbox(self.workers, self.limits, store.log, store.unfinished) as sandbox:
            sandbox.start(None, memory.name, gather, self.out, found, memory)
            digest = sandbox.wait()[1].value
            waiting = [o for o in unsure if digest and store.asked(o.sha256) != digest]
            done, total = 0, len(waiting)
            self.on_second_look(done, total)
            while waiting or sandbox.is_busy:
                if waiting and sandbox.has_room:
                    first = waiting.pop()
                    asked = (look_again, first, self.out, memory, digest)
                    sandbox.start(first, first.file, *asked)
                else:
                    first, answer = sandbox.wait()
                    # What a second look cannot do leaves the first one as it is.
                    self.outcomes[self.outcomes.index(first)] = answer.value or first
                    done += 1
                    self.on_second_look(done, total)

    def _begin(self, file: _Candidate, sandbox: Sandbox, store: Store) -> Outcome | None:
        """Start reading a file; return its outcome if that is known without."""
        try:
            digest = file.sha256 or _digest(file)
        except BieleltError as error:
            return Outcome(file.name, told=str(error))
        known = self._known(file, digest, store)
        if known is not None:
            _forget(file)
            return known
        self._first[digest] = file.name
        ticket = _Ticket(File(file.path, file.name, digest, file.depth), time.monotonic())
        into = store.unfinished / digest
        sandbox.start(ticket, file.path.name, work, ticket.file, self.out, into)
        return None

    def _known(self, file: _Candidate, digest: str, store: Store) -> Outcome | None:
        if digest in self._first:
            told = f"the same file as “{self._first[digest]}”"
            return Outcome(file.name, digest, State.TWICE, told=told)
        noted = store.noted(file.name, digest)
        if noted is not None:
            self._first[digest] = file.name
        return noted

    def _end(self, ticket: _Ticket, answer: Answer) -> Outcome:
        file = ticket.file
        if answer.refusal is not None:
            seconds = round(time.monotonic() - ticket.started, 2)
            _forget(file)
            return Outcome(file.name, file.sha256, seconds=seconds, told=answer.refusal)
        done: Done = answer.value
        inside = [
            _Candidate(
                name=f"{file.name}{INSIDE}{member.name}",
                path=member.path or file.path,
                sha256=member.sha256,
                depth=file.depth + 1,
                refusal=member.refusal,
            )
            for member in done.members
        ]
        # Before all else, so that few archives lie unpacked at a time.
        self._waiting.extendleft(reversed(inside))
        self._find(len(inside))
        _forget(file)
        return done.outcome


def _listed(root: Path, out: Path) -> Iterator[_Candidate]:
    """Yield the files of a folder and of those in it; or the one file."""
    if not root.is_dir():
        yield _Candidate(root.name, root)
        return
    results = out.resolve()
    unlisted: list[OSError] = []
    for folder, folders, files in os.walk(root, onerror=unlisted.append):
        here = Path(folder)
        folders[:] = [name for name in folders if (here / name).resolve() != results]
        links = [name for name in folders if (here / name).is_symlink()]
        for name in files + links:
            path = here / name
            if not is_clutter(name):
                yield _Candidate(str(path.relative_to(root)), path)
    for error in unlisted:
        path = Path(error.filename)
        why = f"“{path.name}” cannot be listed ({error.strerror}). Check that you may read it."
        yield _Candidate(str(path.relative_to(root)), path, refusal=why)


def _digest(file: _Candidate) -> str:
    """Return the SHA-256 of a file.

    Raises:
        UnreadableDocument: it is no ordinary file, too large, or may not be read.

    """
    if file.refusal is not None:
        raise UnreadableDocument(file.refusal)
    name = file.path.name
    try:
        status = file.path.lstat()
        if stat.S_ISLNK(status.st_mode):
            raise UnreadableDocument(
                f"“{name}” is a link and was not followed. Give the place it leads to."
            )
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableDocument(f"“{name}” is no ordinary file. Name a document.")
        if status.st_size > MAX_UNPACKED_BYTES:
            raise UnreadableDocument(
                f"“{name}” has {status.st_size / MEGABYTE:,.0f} MB; at most "
                f"{MAX_UNPACKED_BYTES // MEGABYTE:,} MB are opened. Unpack or split it."
            )
        with file.path.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError as error:
        raise UnreadableDocument(
            f"“{name}” cannot be opened ({error.strerror}). "
            "Check the name, and that you may read the file."
        ) from error


def _forget(file: File | _Candidate) -> None:
    """Remove what came out of an archive once it is read; it lies in a folder of its own."""
    if file.depth:
        shutil.rmtree(file.path.parent, ignore_errors=True)


@contextmanager
def _used_alone(root: Path, out: Path) -> Iterator[Store]:
    """Make the folder for results and hold it against another run; leave it tidy."""
    if not root.is_dir():
        check_exists(root)
    if out.exists() and root.is_dir() and out.samefile(root):
        raise Refused(
            f"“{out}” is the folder to be read. Name another one for the results."
        )
    store = Store(out)
    try:
        out.mkdir(parents=True, exist_ok=True)
        lock = (out / ".lock").open("w")
    except OSError as error:
        raise Refused(
            f"“{out}” cannot be used for the results ({error.strerror}). "
            "Name a folder in which you may write."
        ) from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Refused(
                f"Another run writes to “{out}”. Wait for its end, or name another folder."
            ) from None
        shutil.rmtree(store.unfinished, ignore_errors=True)  # of a run that was killed
        store.unfinished.mkdir()
        try:
            yield store
        finally:
            shutil.rmtree(store.unfinished, ignore_errors=True)
