"""Cells printed twice: the clause again in the progress column, a progress cell twice.

A progress equal to the one above may be copied by its author or doubled by the scanner:
the document cannot tell, so it stays and is doubted.
"""

from bielelt.core.numbering import part_label
from bielelt.reading.draft import Draft, Entry
from bielelt.reading.ratings import read_rating

_SHORTEST = 24


def drop_doubles(draft: Draft) -> None:
    """Drop a clause repeated in front of its progress; doubt a progress seen just above."""
    for entry in draft.entries:
        _drop_repeated_clause(draft, entry)
    for above, entry in zip(draft.entries, draft.entries[1:], strict=False):
        progress = entry.whole_progress
        said = len(progress) >= _SHORTEST and read_rating(progress) is None
        if said and progress == above.whole_progress:
            why = f"letter for letter the progress of clause {above.serial}: copied, or printed twice"
            draft.doubt(entry, "progress", why)
            if not entry.whole_text:
                draft.doubt(
                    entry, "text", "the clause is empty beside a progress printed twice"
                )


def _drop_repeated_clause(draft: Draft, entry: Entry) -> None:
    printed = entry.whole_text
    for copy in (printed, part_label(printed)[1]):
        progress = entry.whole_progress
        if len(copy) >= _SHORTEST and progress.startswith(copy):
            entry.progresses = [progress[len(copy) :].strip()]
            draft.repair(
                entry,
                "cell-doubled",
                "progress",
                before=progress,
                after=entry.progresses[0],
                why="the progress cell begins with the whole clause",
                dropped=copy,
            )
            for name in ("text", "progress"):
                draft.doubt(entry, name, "the clause stood in both columns")
            return
