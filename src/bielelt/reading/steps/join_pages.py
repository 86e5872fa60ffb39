"""Join rows that run over a page break: a row without a serial continues the clause above."""

from bielelt.core.report import Unplaced
from bielelt.reading.draft import COLUMNS, PROGRESS, TEXT, Draft, Entry, WorkRow


def join_pages(draft: Draft) -> None:
    """Fill ``entries`` from ``rows``; every entry has one or more rows."""
    for row in draft.rows:
        if row.serial is not None:
            draft.entries.append(Entry(rows=[row], serial=row.serial))
        elif not draft.entries:
            _set_aside(draft, row)
        elif any(row.cells):
            _join(draft, draft.entries[-1], row)
    for entry in draft.entries:
        entry.texts = [row.cells[TEXT] for row in entry.rows]
        entry.progresses = [row.cells[PROGRESS] for row in entry.rows]


def _set_aside(draft: Draft, row: WorkRow) -> None:
    for column in range(COLUMNS):
        if row.cells[column]:
            draft.unplaced.append(Unplaced(row.place(column), row.cells[column]))
            draft.doubt(
                None, "table", f"stands before the first clause: {row.cells[column]}"
            )


def _join(draft: Draft, entry: Entry, row: WorkRow) -> None:
    entry.rows.append(row)
    draft.repair(
        entry,
        "page-joined" if row.after_break else "row-joined",
        "row",
        before=f"row {row.places[0].row} of page {row.places[0].page}",
        after=f"clause {entry.serial}",
        why="has no serial of its own, and the serials leave no room for one",
    )
    if not row.after_break:
        for name in ("text", "progress"):
            why = "a row without a serial, not at a page break, was joined to this clause"
            draft.doubt(entry, name, why)
