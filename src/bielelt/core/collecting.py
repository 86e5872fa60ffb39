"""How often Python looks for objects that only hold each other."""

import gc

_NEW_OBJECTS = 50_000
_YOUNGER, _OLDER = 20, 50


def collect_rarely() -> None:
    """Look for such objects once in 50 000 new ones; a program says so when it starts.

    Reports, findings and what is read of texts are trees of small values without cycles.
    To look through all of them once in 700, as is usual, took a sixth of the time of checks.
    """
    gc.set_threshold(_NEW_OBJECTS, _YOUNGER, _OLDER)
