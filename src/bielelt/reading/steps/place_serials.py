"""Give every clause row its serial.

Serials run without a gap, whatever the scanner did: one that stands in the decision
column and continues the clauses belongs to the clause; one that is missing is inferred
where exactly as many rows look like clauses as serials are missing.
"""

from bisect import bisect_left
from itertools import islice, pairwise

from bielelt.core.numbering import part_label
from bielelt.language.endings import is_order
from bielelt.reading.draft import (
    DECISION,
    DECISION_SERIAL,
    PROGRESS,
    SELF,
    SERIAL,
    TEXT,
    UPPER,
    Draft,
    WorkRow,
)

_MISREAD = str.maketrans("ОоOoЗзlIІі|", "00003311111")
_LIKELY = 3  # a row that scores this much opens a clause even where no serial says so
_LONGEST = 4
_MOST_LOST = 50  # a greater gap is a misprint, not lost rows
_FIELDS = ("serial", "label", "text", "progress", "self", "upper", "decision")
_QUOTES = ("«", "“", '"')  # a title may open with them
_NEAR = 20  # rows in which the next serial is looked for


def place_serials(draft: Draft) -> None:
    """Set ``serial`` and ``decision_serial`` of every row; rows without one continue."""
    for row in draft.rows:
        row.decision_serial = _number(draft, row, DECISION_SERIAL)
        row.serial = _number(draft, row, SERIAL)
    _move_slipped(draft)
    _discard_outliers(draft)
    _infer_missing(draft)


def _number(draft: Draft, row: WorkRow, column: int) -> int | None:
    cell = row.cells[column].strip(" .")
    if not cell:
        return None
    if cell.isascii() and cell.isdigit():
        return int(cell)
    first, *others = cell.split()
    if others and all(part.isascii() and part.isdigit() for part in (first, *others)):
        _doubt_two_rows(draft, row, cell, " ".join(others))
        return int(first)
    read = cell.translate(_MISREAD)
    certain = len(read) <= _LONGEST and read.isascii() and read.isdigit()
    if certain:
        draft.repair(
            row,
            "serial-read",
            "serial",
            before=cell,
            after=read,
            why="letters for digits",
            dropped=cell,
        )
    else:
        draft.repair(
            row, "serial-unreadable", "serial", before=cell, why="no number", dropped=cell
        )
    draft.doubt(row, "serial", f"the serial is printed as «{cell}»")
    return int(read) if certain else None


def _doubt_two_rows(draft: Draft, row: WorkRow, cell: str, others: str) -> None:
    """Keep the row as the first of the two; which half is whose only a person can say."""
    draft.repair(
        row,
        "rows-run-together",
        "serial",
        before=cell,
        why="one row has one serial",
        dropped=others,
    )
    for name in _FIELDS:
        draft.doubt(row, name, f"two rows seem to have run together: «{cell}»")
    for other in others.split():
        draft.doubt_missing(int(other), "it has no row of its own")


def _move_slipped(draft: Draft) -> None:
    """Move clause serials that stand in the decision column back to their own."""
    last, waiting, decisions = 0, 0, 0
    for index, row in enumerate(draft.rows):
        if row.serial is None and row.decision_serial is not None:
            following = _next_serial(draft.rows, index + 1)
            if _is_slipped(row, last, waiting, decisions, following):
                _move(draft, row, decisions)
        if row.decision_serial is not None:
            decisions = row.decision_serial
        if row.serial is not None:
            last, waiting = max(last, row.serial), 0
        elif _score(draft.rows, index) > 0:
            waiting += 1


def _is_slipped(
    row: WorkRow, last: int, waiting: int, decisions: int, following: int | None
) -> bool:
    number = row.decision_serial
    if number is None or not last < number <= last + 1 + waiting:
        return False
    opens = bool(row.cells[DECISION]) and not row.after_break
    continues_decisions = number == decisions + 1
    if opens and continues_decisions:
        return False
    # A decision serial printed late stands alone, and the next clause takes its number.
    return following is None or following > number or not continues_decisions


def _next_serial(rows: list[WorkRow], start: int) -> int | None:
    for row in islice(rows, start, start + _NEAR):
        if row.serial is not None:
            return row.serial
        if row.decision_serial is not None and not row.cells[DECISION]:
            return row.decision_serial
    return None


def _move(draft: Draft, row: WorkRow, decisions: int) -> None:
    number = row.decision_serial
    row.serial, row.decision_serial = number, None
    draft.repair(
        row,
        "serial-moved",
        "serial",
        before=f"{number} in column 1",
        after=f"{number} in column 2",
        why="continues the serials of the clauses",
    )
    if row.cells[DECISION]:
        near = number is not None and number <= decisions  # neither serial rises
        why = f"«{number}» may be the serial of the decision beside it or of the clause"
        for name in _FIELDS if near else ("serial",):
            draft.doubt(row, name, why)


def _discard_outliers(draft: Draft) -> None:
    """Keep the longest rising run of serials; what does not fit was misread or repeated."""
    rows = [row for row in draft.rows if row.serial is not None]
    kept = _longest_rising([row.serial or 0 for row in rows])
    last = 0
    for index, row in enumerate(rows):
        if index in kept:
            last = row.serial or 0
            continue
        repeated = row.serial == last
        draft.repair(
            row,
            "serial-repeated" if repeated else "serial-discarded",
            "serial",
            before=str(row.serial),
            why="serials rise without a gap"
            if not repeated
            else "printed again after a break",
            dropped=str(row.serial),
        )
        if not (repeated and row.after_break):
            draft.doubt(row, "serial", f"«{row.serial}» does not fit the serials around it")
        row.serial = None


def _longest_rising(values: list[int]) -> set[int]:
    """Return the indices of one longest strictly rising subsequence (patience sorting)."""
    tails: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for index, value in enumerate(values):
        pile = bisect_left(tails, value)
        if tails[pile : pile + 1] == [value]:  # printed again: the first one counts
            before.append(-1)
            continue
        before.append(at[pile - 1] if pile else -1)
        tails[pile : pile + 1] = [value]
        at[pile : pile + 1] = [index]
    kept: set[int] = set()
    index = at[-1] if at else -1
    while index >= 0:
        kept.add(index)
        index = before[index]
    return kept


def _score(rows: list[WorkRow], index: int) -> int:
    """How much a row without a serial looks like the first row of a clause."""
    row = rows[index]
    labelled = part_label(row.cells[TEXT])[0] is not None
    rated = bool(row.cells[SELF] or row.cells[UPPER])
    named = row.cells[DECISION][:1].isupper() or row.cells[DECISION][:1] in _QUOTES
    named = named and not row.after_break
    finished = index > 0 and is_order(rows[index - 1].cells[TEXT])
    score = 3 * labelled + 2 * rated + 2 * named + finished
    if not (row.cells[TEXT] or row.cells[PROGRESS] or rated):
        return 0
    return score - 3 if row.after_break and not labelled else score


def _infer_missing(draft: Draft) -> None:
    known = [i for i, row in enumerate(draft.rows) if row.serial is not None]
    edges = [-1, *known, len(draft.rows)]
    for left, right in pairwise(edges):
        first = (draft.rows[left].serial or 0) + 1 if left >= 0 else 1
        open_end = right == len(draft.rows)
        last = None if open_end else (draft.rows[right].serial or 0) - 1
        lost = _infer_between(draft, range(left + 1, right), first, last)
        if lost and not open_end and draft.rows[right].sureness(SERIAL) < 1:
            why = "serials before it are missing: it may be misread"
            draft.doubt(draft.rows[right], "serial", why)


def _infer_between(draft: Draft, between: range, first: int, last: int | None) -> int:
    """Give numbers to the rows of one gap; return how many serials found no row.

    ``last`` is None after the last serial.
    """
    scores = {i: _score(draft.rows, i) for i in between}
    likely = [i for i in between if scores[i] >= _LIKELY]
    room = len(likely) if last is None else last - first + 1
    ranked = sorted((i for i in between if scores[i] > 0), key=lambda i: -scores[i])
    chosen = sorted(ranked[: max(room, 0)])
    for number, index in enumerate(chosen, start=first):
        _infer(draft, draft.rows[index], number, sure=len(chosen) == room == len(likely))
    for index in set(likely) - set(chosen):
        for name in ("serial", "text", "progress", "self", "upper"):
            why = "this row looks like a clause of its own, but the serials leave no room"
            draft.doubt(draft.rows[index], name, why)
    for lost in range(first + len(chosen), first + min(room, _MOST_LOST)):
        draft.doubt_missing(lost, "no row was found for it, though serials have no gaps")
    return max(room - len(chosen), 0)


def _infer(draft: Draft, row: WorkRow, number: int, *, sure: bool) -> None:
    row.serial = number
    draft.repair(
        row,
        "serial-inferred",
        "serial",
        before="no serial",
        after=str(number),
        why="serials run without a gap and this row opens a clause",
    )
    if not sure:
        for name in _FIELDS:
            draft.doubt(
                row, name, "no serial is printed; more rows than one could carry it"
            )
