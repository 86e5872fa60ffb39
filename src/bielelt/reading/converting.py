"""LibreOffice as a converter: one file in, one out, confined and within a time limit."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from bielelt.core.errors import UnreadableDocument
from bielelt.reading import confinement
from bielelt.reading.confinement import Limits
from bielelt.reading.legacy import OfficeKind

PROGRAM = "soffice"
PACKAGES = "libreoffice-writer-nogui libreoffice-calc-nogui"
"""What Debian calls the parts of LibreOffice that are needed, without its windows."""

LIMITS = Limits(seconds=120, megabytes=3072)
"""A report takes some seconds, most of them to start."""


def convert(data: bytes, kind: OfficeKind, *, file: str, folder: Path) -> Path:
    """Return the file LibreOffice makes of these bytes; all it writes lies in ``folder``.

    It starts with settings of its own (no macros, nothing of the user), without a network.

    Raises:
        UnreadableDocument: LibreOffice is not installed, fails or takes too long; one line.

    """
    program = shutil.which(PROGRAM)
    if program is None:
        raise UnreadableDocument(
            f"“{file}” is {kind.what}, and LibreOffice, which opens it, is not installed. "
            f"Install it (Debian: apt install {PACKAGES}), or save the file as "
            f".{kind.target}."
        )
    given = folder / f"given{kind.suffix}"  # not its own name: that might be an option
    given.write_bytes(data)
    out = folder / "out"
    status = _run(
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        kind.target,
        "--outdir",
        str(out),
        str(given),
        home=folder,
    )
    made = out / f"given.{kind.target}"
    if status == confinement.TIMED_OUT:
        raise UnreadableDocument(
            f"“{file}” is {kind.what} that LibreOffice did not open within "
            f"{LIMITS.seconds} seconds. Open it and save it as .{kind.target}, and try again."
        )
    if not made.is_file():
        raise UnreadableDocument(
            f"“{file}” is {kind.what} that LibreOffice cannot open: it is damaged, or "
            f"protected by a password. Open it and save it as .{kind.target}, and try again."
        )
    return made


def _run(*command: str, home: Path) -> int:
    confined = [sys.executable, "-I", confinement.__file__]
    limits = [str(LIMITS.seconds), str(LIMITS.megabytes)]
    environment = {
        "HOME": str(home),
        "PATH": os.environ.get("PATH", os.defpath),
        "TMPDIR": str(home),
        "LC_ALL": "C.UTF-8",
    }
    run = subprocess.run(  # noqa: S603 - the program found on the path, no shell
        [*confined, *limits, *command],
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env=environment,
    )
    return run.returncode
