"""Hostile files, read one after another in a process that can be measured."""

import json
import resource
import subprocess
import sys

_MEMORY = 2**31
_RUN = """
import json, resource, sys
from pathlib import Path
from bielelt.core.errors import UnreadableDocument
from bielelt.reading.gathering import Gathering
from bielelt.reading.sources import source_for

def outcome(path):
    try:
        return f"read {len(source_for(path).read(path).blocks)} blocks"
    except UnreadableDocument as error:
        return str(error)

outcomes = [outcome(Path(path)) for path in sys.argv[1:]]
usage = resource.getrusage(resource.RUSAGE_SELF)
# Not ru_maxrss: Linux counts into it what the process that forked us had taken.
status = Path("/proc/self/status").read_text().split("VmHWM:")[1]
megabytes = int(status.split()[0]) // 1024
print(json.dumps([outcomes, megabytes, usage.ru_utime + usage.ru_stime]))
"""


def attack(folder, attacks):
    """Write the files of ``attacks`` (name: how, and what is expected) and read them.

    Returns:
        What came of each, the most megabytes, and the seconds of processor time.

    """
    for name, (write, _) in attacks.items():
        write(folder / name)
    done = subprocess.run(
        [sys.executable, "-c", _RUN, *(str(folder / name) for name in attacks)],
        capture_output=True,
        text=True,
        check=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY)),
    )
    return json.loads(done.stdout)
