"""Stretches of a text that are taken, and whether a place lies in one."""

from bisect import bisect_right
from collections.abc import Iterable


class Spans:
    """A set of stretches, ends exclusive; they may overlap."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        """Merge the stretches, so that one look finds the only one that can hold a place."""
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            else:
                self._starts.append(start)
                self._ends.append(end)

    def holds(self, place: int) -> bool:
        """Whether ``place`` lies in one of the stretches."""
        index = bisect_right(self._starts, place) - 1
        return index >= 0 and place < self._ends[index]
