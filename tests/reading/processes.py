"""Other processes, watched by tests."""

import time
from pathlib import Path


def children(pid):
    return Path(f"/proc/{pid}/task/{pid}/children").read_text("utf-8").split()


def is_alive(pid):
    try:
        status = Path(f"/proc/{pid}/stat").read_text("utf-8")
    except FileNotFoundError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


def becomes(condition):
    """Wait for something that other processes bring about."""
    for _ in range(6000):
        if condition():
            return True
        time.sleep(0.01)
    return False
