"""Starting the web server and the background worker."""

import os
import secrets
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from django.conf import settings
from django.core.management import call_command
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels


def keep_secret_key() -> None:
    """Write a secret key where the settings look for one, unless there is one already.

    The server's processes must share it, or a session of one means nothing to the other.
    """
    if not settings.KEY_FILE.exists():
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
        with suppress(FileExistsError):
            file = os.open(settings.KEY_FILE, flags, 0o600)
            with os.fdopen(file, "w") as opened:
                opened.write(secrets.token_urlsafe(48))


def collect_static() -> None:
    """Hash and compress the static files, where that has not been done yet."""
    call_command("collectstatic", interactive=False, verbosity=0)


def free_port(host: str, wanted: int) -> int:
    """Return ``wanted`` if nobody listens there, else a port the system names."""
    for port in (wanted, 0):
        with socket.socket() as probe, suppress(OSError):
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
            return int(probe.getsockname()[1])
    raise OSError(f"No free port on {host}.")


def run_server(host: str, port: int, *, workers: int, patience: int) -> None:
    """Serve until interrupted, then wait ``patience`` seconds for answers on their way."""
    Granian(
        "bielelt_web.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=2,
        respawn_failed_workers=True,
        workers_kill_timeout=patience,
        log_level=LogLevels.warning,
    ).serve()


@contextmanager
def worker_beside() -> Iterator[None]:
    """Run the background worker as a process of its own while the block lasts."""
    command = [sys.executable, "-m", "bielelt_web.manage", "worker"]
    process = None
    try:
        with _interrupt_held_back():
            # In a session of its own: Ctrl-C is for us, and we end it after the server.
            process = subprocess.Popen(command, start_new_session=True)  # noqa: S603 - our own
        yield
    finally:
        if process:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@contextmanager
def _interrupt_held_back() -> Iterator[None]:
    """Let no Ctrl-C come between starting a process and knowing it: it would be orphaned."""
    pressed: list[int] = []
    usual = signal.signal(signal.SIGINT, lambda number, _frame: pressed.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, usual)
    if pressed:
        os.kill(os.getpid(), signal.SIGINT)
