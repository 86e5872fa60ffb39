"""What a process that opens the files of strangers gives up, for good: memory, time, network.

The standard library only, so that it can be run by its path: ``python -I confinement.py
SECONDS MEGABYTES COMMAND …`` runs a foreign program under the same limits and ends all it
has started when its time is over or its caller is gone.
"""

import ctypes
import os
import platform
import resource
import signal
import struct
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from types import FrameType

TIMED_OUT = 124
"""Exit status of the command line when the time was over, as ``timeout`` has it."""

_MEGABYTE = 1024 * 1024
_MAX_WRITTEN_BYTES = 1024 * _MEGABYTE

_PR_SET_PDEATHSIG, _PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS = 1, 22, 38
_SECCOMP_MODE_FILTER = 2

# Berkeley packet filter, as the kernel runs it over each call a process makes.
_LOAD, _IF_EQUAL, _IF_AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOW, _REFUSE = 0x7FFF_0000, 0x0005_0000 | 13  # 13: EACCES
_CALL, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16  # places in what the filter sees
_ARCHITECTURES = {"x86_64": (0xC000_003E, 41), "aarch64": (0xC000_00B7, 198)}
"""Machine → its number and the number of the call ``socket``."""
_IO_URING_SETUP = 425  # opens sockets without the call
_X32 = 0x4000_0000  # the same calls under other numbers
_AF_UNIX = 1  # pipes between the programs of one machine


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost: seconds by the wall clock, megabytes of memory."""

    seconds: int = 600
    megabytes: int = 3072


def confine(limits: Limits) -> None:
    """Give up memory beyond the limit, core dumps, huge files and the network; die with the parent."""
    _set_limit(resource.RLIMIT_AS, limits.megabytes * _MEGABYTE)
    _set_limit(resource.RLIMIT_FSIZE, _MAX_WRITTEN_BYTES)
    _set_limit(resource.RLIMIT_CORE, 0)
    die_with_parent(signal.SIGKILL)
    forbid_network()


def allow_processor(seconds: int) -> None:
    """Let this process, and each it starts, compute for so long from now on.

    The watchdog by the wall clock comes first; this ends what outlives the watchdog.
    """
    used = resource.getrusage(resource.RUSAGE_SELF)
    cores = os.cpu_count() or 1
    total = int(used.ru_utime + used.ru_stime) + 1 + seconds * cores
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    if most != resource.RLIM_INFINITY:
        total = min(total, most)
    resource.setrlimit(resource.RLIMIT_CPU, (total, most))


def die_with_parent(by: signal.Signals) -> None:
    """Let the kernel send a signal here when the parent ends (Linux only)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, int(by), 0, 0, 0)


def forbid_network() -> None:
    """Refuse every socket but local ones, here and in all programs started from here.

    The kernel refuses where it knows how (Linux on x86-64 and ARM64); elsewhere Python does.
    """
    architecture = (
        _ARCHITECTURES.get(platform.machine()) if sys.platform == "linux" else None
    )
    if architecture is None or not _install(_filter(*architecture)):
        sys.addaudithook(_refuse_connections)


def _set_limit(what: int, value: int) -> None:
    """Lower a limit; one that is lower already stays."""
    _, most = resource.getrlimit(what)
    value = value if most == resource.RLIM_INFINITY else min(value, most)
    resource.setrlimit(what, (value, value))


def _filter(architecture: int, socket: int) -> bytes:
    """Return the program: foreign calls and io_uring are refused, sockets unless local."""
    program = (
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_IF_EQUAL, 0, 7, architecture),
        (_LOAD, 0, 0, _CALL),
        (_IF_AT_LEAST, 5, 0, _X32),
        (_IF_EQUAL, 4, 0, _IO_URING_SETUP),
        (_IF_EQUAL, 0, 2, socket),
        (_LOAD, 0, 0, _FIRST_ARGUMENT),
        (_IF_EQUAL, 0, 1, _AF_UNIX),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
    )
    # A step: what, how many steps to skip if so, how many if not, the number it is about.
    return b"".join(struct.pack("HBBI", *step) for step in program)


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("steps", ctypes.c_void_p)]


def _install(program: bytes) -> bool:
    """Hand the filter to the kernel; tell whether it took it."""
    library = ctypes.CDLL(None)
    steps = ctypes.create_string_buffer(program, len(program))
    form = _Program(len(program) // 8, ctypes.cast(steps, ctypes.c_void_p))
    calls = (
        (_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0),
        (_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(form), 0, 0),
    )
    return all(library.prctl(*call) == 0 for call in calls)


def _refuse_connections(event: str, _: tuple[object, ...]) -> None:
    if event in {"socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo"}:
        raise PermissionError("no network in a process that reads files")


def _end(_: int, __: FrameType | None) -> None:
    raise SystemExit(TIMED_OUT)


def _main(seconds: str, megabytes: str, *command: str) -> int:
    """Run a program confined; whatever happens, nothing it has started is left."""
    signal.signal(signal.SIGTERM, _end)
    parent = os.getppid()
    confine(Limits(int(seconds), int(megabytes)))
    die_with_parent(signal.SIGTERM)  # not SIGKILL: there is something to end first
    if os.getppid() != parent:
        return TIMED_OUT
    allow_processor(int(seconds))
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL, process_group=0)  # noqa: S603 - named by the caller
    try:
        return child.wait(int(seconds))
    except subprocess.TimeoutExpired:
        return TIMED_OUT
    finally:
        with suppress(ProcessLookupError):  # all of it has ended by itself
            os.killpg(child.pid, signal.SIGKILL)


if __name__ == "__main__":
    sys.exit(_main(*sys.argv[1:]))
