"""What workers of a sandbox are sent to do in tests: they load it by its name."""

import ctypes
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

from bielelt.core.errors import UnreadableDocument


def double(number):
    return 2 * number


def refuse(name):
    raise UnreadableDocument(f"“{name}” is no report.")


def process():
    return os.getpid()


def sleep(pid):
    """Say who sleeps, then do not come back."""
    Path(pid).write_text(str(os.getpid()), "utf-8")
    time.sleep(600)


def swell():
    return len([bytes(1024 * 1024) for _ in range(100_000)])


def crash(pid=None):
    if pid:
        Path(pid).write_text(str(os.getpid()), "utf-8")
    ctypes.string_at(0)


def stumble():
    raise ZeroDivisionError("a mistake of the program")


def connect(family):
    with socket.socket(getattr(socket, family)) as there:
        there.settimeout(5)
        there.connect(("127.0.0.1", 9))


def network():
    """Return what becomes of sockets here and in a program started from here."""
    return [_tried("AF_INET"), _tried("AF_INET6"), _tried("AF_UNIX"), _tried_by_child()]


def _tried(family):
    try:
        socket.socket(getattr(socket, family)).close()
    except PermissionError:
        return f"{family} refused"
    return f"{family} open"


def _tried_by_child():
    code = "import socket; socket.socket()"
    run = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)
    return "child refused" if b"PermissionError" in run.stderr else "child open"
