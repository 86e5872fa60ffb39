"""Read the two ratings of every clause.

A cell merged over several clauses is printed once: the clauses below it take its value,
with a doubt. A second pair of ratings in the rows of one clause belongs to the next one:
its row slid up over the page break, and its progress with it.
"""

from bielelt.core.report import NOT_DUE, Rating
from bielelt.reading.draft import (
    DECISION,
    PROGRESS,
    SELF,
    UPPER,
    Draft,
    Entry,
    WorkRow,
)
from bielelt.reading.ratings import ReadRating, read_rating

_FIELDS = {SELF: "self", UPPER: "upper"}


def place_ratings(draft: Draft) -> None:
    """Set ``self_rating`` and ``upper_rating`` of every entry."""
    for index, entry in enumerate(draft.entries):
        following = draft.entries[index + 1] if index + 1 < len(draft.entries) else None
        _read(draft, entry, following)
    for above, entry in zip(draft.entries, draft.entries[1:], strict=False):
        _infer_merged(draft, above, entry)
    for entry in draft.entries:
        _look_again(draft, entry)


def _read(draft: Draft, entry: Entry, following: Entry | None) -> None:
    rated = [row for row in entry.rows if row.cells[SELF] or row.cells[UPPER]]
    if not rated:
        return
    for column in (SELF, UPPER):
        _take(draft, entry, rated[0], column)
    if rated[0].spans[SELF][1] == 2 and not rated[0].cells[UPPER]:  # noqa: PLR2004
        _spread_across(draft, entry)
    for row in rated[1:]:
        _slide_down(draft, entry, row, following)


def _take(draft: Draft, entry: Entry, row: WorkRow, column: int) -> None:
    cell, name = row.cells[column], _FIELDS[column]
    if not cell:
        return
    reading = read_rating(cell)
    if reading is None:
        draft.repair(
            entry, "rating-unreadable", name, before=cell, why="no rating", dropped=cell
        )
        draft.doubt(entry, name, f"«{cell}» is no rating")
        return
    if column == SELF:
        entry.self_rating = reading.value
    else:
        entry.upper_rating = reading.value
    _note_words(draft, entry, name, cell, reading)


def _note_words(
    draft: Draft, entry: Entry, name: str, cell: str, reading: ReadRating
) -> None:
    printed = "".join(c for c in cell if c.isalnum())
    if printed != str(reading.value):
        draft.repair(
            entry,
            "rating-read",
            name,
            before=cell,
            after=str(reading.value),
            why="the words of a rating that is not due"
            if reading.value is NOT_DUE
            else "misread",
            dropped=cell,
        )
    if not reading.certain:
        draft.doubt(entry, name, f"«{cell}» is no usual rating, read as {reading.value}")


def _spread_across(draft: Draft, entry: Entry) -> None:
    entry.upper_rating = entry.self_rating
    draft.repair(
        entry,
        "rating-merged",
        "upper",
        before="one cell over two columns",
        after=str(entry.self_rating),
        why="the rating cell is merged over both columns",
    )


def _slide_down(draft: Draft, entry: Entry, row: WorkRow, following: Entry | None) -> None:
    """Give a second pair of ratings, and the progress beside it, to the next clause."""
    printed = f"{row.cells[SELF]} {row.cells[UPPER]}".strip()
    why = "the clause has ratings already; these stand on a row that slid up"
    draft.repair(entry, "rating-slid", "self", before=printed, why=why, dropped=printed)
    values = [r.value for c in (SELF, UPPER) if (r := read_rating(row.cells[c]))]
    same = all(v == entry.self_rating for v in values)
    if following is None or (same and entry.self_rating is not NOT_DUE):
        for name in ("progress", "self", "upper"):
            draft.doubt(entry, name, f"rated twice: here and «{printed}» on the next page")
        return
    progress = row.cells[PROGRESS]
    if progress:
        row.cells[PROGRESS] = ""
        entry.progresses[entry.rows.index(row)] = ""
        following.progresses.insert(0, progress)
        draft.repair(following, "progress-slid", "progress", before=progress, why=why)
        draft.doubt(following, "progress", "its first part stood beside the clause above")
    _expect(draft, following, values, printed)


def _expect(draft: Draft, following: Entry, values: list[Rating], printed: str) -> None:
    own = [r.value for c in (SELF, UPPER) if (r := read_rating(following.rows[0].cells[c]))]
    if own != values:
        for name in _FIELDS.values():
            draft.doubt(following, name, f"«{printed}» stood beside the clause above")


def _infer_merged(draft: Draft, above: Entry, entry: Entry) -> None:
    """Read a clause without any rating as standing under a merged cell."""
    same_decision = not any(row.cells[DECISION] for row in entry.rows)
    for name, own, upper in (
        ("self", entry.self_rating, above.self_rating),
        ("upper", entry.upper_rating, above.upper_rating),
    ):
        if own is not None or draft.doubted(entry, name):
            continue
        both_missing = entry.self_rating is None and entry.upper_rating is None
        if not same_decision or upper is None or not (both_missing or name == "upper"):
            continue
        if (
            name == "upper"
            and entry.self_rating is not None
            and not draft.doubted(entry, "self")
        ):
            continue
        draft.repair(
            entry,
            "rating-inferred",
            name,
            before="empty",
            after=str(upper),
            why=f"clause {above.serial} of the same decision has a rating cell; "
            "the empty cell below it is read as merged with it",
        )
        draft.doubt(entry, name, f"no rating is printed; taken from clause {above.serial}")
        if name == "self":
            entry.self_rating = upper
        else:
            entry.upper_rating = upper


def _look_again(draft: Draft, entry: Entry) -> None:
    for name, rating in (("self", entry.self_rating), ("upper", entry.upper_rating)):
        if rating is None:
            draft.doubt(entry, name, "no rating is printed")
    moved = any(row.shifted for row in entry.rows)
    if moved and NOT_DUE in (entry.self_rating, entry.upper_rating):
        why = "the words «not due» stood in the progress column; the progress may be lost"
        draft.doubt(entry, "progress", why)
    both = [entry.self_rating, entry.upper_rating]
    if both.count(NOT_DUE) == 1:
        why = "one of the two ratings says «not due», the other does not"
        for name in ("self", "upper", "progress"):
            draft.doubt(entry, name, why)
    in_words = read_rating(entry.whole_progress)
    if in_words is not None and isinstance(entry.self_rating, int):
        for name in ("progress", "self"):
            draft.doubt(
                entry, name, "the progress says «not due», the rating is a percentage"
            )
