"""Serials after clauses were split, merged or emptied out.

Printed serials are kept wherever they can be: checks and people compare them with the paper.
What a person splits off takes a serial the table has no row for, if there is one right
behind (two rows had run together); else everything behind moves up by one, because serials
run without a gap and none stands twice. What is merged away gives its serial back.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Numbered:
    """The serial of each thing now (0 for one that is gone), and of a serial without a row."""

    serials: tuple[int, ...]
    shifts: tuple[tuple[int, int], ...]

    def of_missing(self, serial: int) -> int:
        """Return what a serial as read that has no row is now."""
        before = [shift for read, shift in self.shifts if read < serial]
        return serial + (before[-1] if before else 0)


def numbered(things: Sequence[tuple[int | None, bool]]) -> Numbered:
    """Give serials to things in the order of the table.

    Args:
        things: the serial as read, None for what a person added behind it; and whether the
            thing is still there.

    """
    serials = [0] * len(things)
    shifts = []
    shift = 0
    for start, end in _groups(things):
        read = things[start][0] or 0
        living = [place for place in range(start, end) if things[place][1]]
        following = things[end][0] if end < len(things) else None
        room = len(living) if following is None else max(1, following - read)
        shift -= not living
        shifts.append((read, shift))
        for offset, place in enumerate(living):
            serials[place] = read + shift + offset
        shift += max(0, len(living) - room)
    return Numbered(tuple(serials), tuple(shifts))


def _groups(things: Sequence[tuple[int | None, bool]]) -> list[tuple[int, int]]:
    """Return start and end of each thing as read with what was added behind it."""
    starts = [place for place, (read, _) in enumerate(things) if read is not None]
    ends = [*starts[1:], len(things)]
    return list(zip(starts, ends, strict=False))  # of nothing there is one end and no start
