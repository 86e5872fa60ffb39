"""Gather the clauses of each decision.

A decision is printed once, beside its first clause, and its cell is merged over the
clauses below. A decision serial printed one row late, lost, or repeated is put right:
decision serials run without a gap, too.
"""

import re

from rapidfuzz.fuzz import ratio

from bielelt.reading.draft import DECISION, DECISION_SERIAL, Draft, Entry, Group
from bielelt.reading.steps.doubt_unsure_cells import FIGURE_SURE

_COMPLETE = re.compile(r"дугаар\W*\S*\d", re.IGNORECASE)
_UNTITLED = re.compile(r"дугаар\W*\S*\d|\d{4}\s*[-./]", re.IGNORECASE)
"""How the rest of a decision cell begins that was cut behind its title or date."""
_SAME = 97


def group_decisions(draft: Draft) -> None:
    """Fill ``groups`` from ``entries``."""
    printed: dict[int, bool] = {}
    for entry in draft.entries:
        number, cell = _number(draft, entry), _cell(entry)
        group = draft.groups[-1] if draft.groups else None
        if group is None or _opens(group, number, cell, printed=printed[id(group)]):
            group = _open(draft, entry, number, cell)
            printed[id(group)] = number is not None
        else:
            _add(draft, group, entry, number, cell, printed=printed[id(group)])
            printed[id(group)] |= number is not None
    _mend_unsure(draft)
    _doubt_jumps(draft)
    _doubt_after_gaps(draft)


def _number(draft: Draft, entry: Entry) -> int | None:
    numbers = [row.decision_serial for row in entry.rows if row.decision_serial is not None]
    for extra in numbers[1:]:
        draft.repair(
            entry,
            "serial-repeated",
            "decision",
            before=str(extra),
            why="the decision serial is printed again after a break",
            dropped=str(extra),
        )
    return numbers[0] if numbers else None


def _cell(entry: Entry) -> str:
    return " ".join(row.cells[DECISION] for row in entry.rows if row.cells[DECISION])


def _opens(group: Group, number: int | None, cell: str, *, printed: bool) -> bool:
    if number is not None and number == group.serial + 1 and (cell or printed):
        return True
    again = number == group.serial and (not printed or _same(group.cell, cell))
    if not cell or again:
        return False
    if number is None and (_same(group.cell, cell) or not _COMPLETE.search(group.cell)):
        return (
            not _same(group.cell, cell)
            and _COMPLETE.search(cell) is not None
            and cell[0].isupper()
            and not _UNTITLED.match(cell)
        )
    return True


def _same(a: str, b: str) -> bool:
    return ratio(a.casefold(), b.casefold()) >= _SAME


def _open(draft: Draft, entry: Entry, number: int | None, cell: str) -> Group:
    expected = draft.groups[-1].serial + 1 if draft.groups else 1
    group = Group(number or expected, [entry], number is None, cell, entry.kind)
    draft.groups.append(group)
    if number is None:
        draft.repair(
            entry,
            "serial-inferred",
            "decision",
            before="no decision serial",
            after=str(expected),
            why="decision serials run without a gap and a new decision begins here",
        )
    if not cell:
        for name in ("title", "date", "number"):
            draft.doubt(
                entry, name, "the decision cell is empty although a new serial begins"
            )
    return group


def _add(
    draft: Draft,
    group: Group,
    entry: Entry,
    number: int | None,
    cell: str,
    *,
    printed: bool,
) -> None:
    group.entries.append(entry)
    if number is not None:
        _take_late_serial(draft, group, entry, number, printed=printed)
    if not cell:
        return
    if _same(group.cell, cell):
        draft.repair(
            entry,
            "cell-doubled",
            "decision",
            before=cell,
            why="the decision cell is printed again beside a later clause",
            dropped=cell,
        )
        return
    group.cell = f"{group.cell} {cell}".strip()
    draft.repair(
        entry,
        "cell-joined",
        "decision",
        before=cell,
        after=group.cell,
        why="the decision cell above is not complete and goes on here",
    )
    for name in ("title", "date", "number"):
        draft.doubt(group.entries[0], name, "the decision cell is joined from several rows")


def _take_late_serial(
    draft: Draft, group: Group, entry: Entry, number: int, *, printed: bool
) -> None:
    if not printed and number > group.serial:
        _correct_serial(draft, group, number)
        return
    if printed or number != group.serial:
        draft.repair(
            entry,
            "serial-discarded",
            "decision",
            before=str(number),
            why=f"the clause belongs to decision {group.serial}",
            dropped=str(number),
        )
        if number != group.serial:
            draft.doubt(entry, "decision", f"decision serial {number} is printed beside it")
        return
    draft.repair(
        entry,
        "serial-moved",
        "decision",
        before=f"{number} beside clause {entry.serial}",
        after=f"{number} beside clause {group.entries[0].serial}",
        why="the decision begins above; its serial is printed late",
    )


def _correct_serial(draft: Draft, group: Group, number: int) -> None:
    """Take a printed serial later than the inferred one: decisions before it are lost."""
    draft.repair(
        group.entries[0],
        "serial-inferred",
        "decision",
        before=str(group.serial),
        after=str(number),
        why="printed beside a later clause of the same decision",
    )
    group.serial = number
    for entry in group.entries:
        draft.doubt(entry, "decision", f"decision serial {number} is printed late")


def _mend_unsure(draft: Draft) -> None:
    """Give the serial that its neighbours leave to a decision whose own was hardly read."""
    for above, group, below in zip(
        draft.groups, draft.groups[1:], draft.groups[2:], strict=False
    ):
        expected = above.serial + 1
        fits = below.serial == expected + 1
        if group.serial != expected and fits and _sureness(group) < FIGURE_SURE:
            draft.repair(
                group.entries[0],
                "serial-inferred",
                "decision",
                before=str(group.serial),
                after=str(expected),
                why=f"it stands between decisions {above.serial} and {below.serial}",
                dropped=str(group.serial),
            )
            group.serial = expected


def _sureness(group: Group) -> float:
    return min(row.sureness(DECISION_SERIAL) for row in group.entries[0].rows)


def _doubt_after_gaps(draft: Draft) -> None:
    """Where clauses are missing, the first row of a decision may be among them."""
    last = 0
    for group in draft.groups:
        unsure = False
        for entry in group.entries:
            unsure = unsure or (entry.serial > last + 1 and entry is not group.entries[0])
            last = entry.serial
            if unsure:
                draft.doubt(
                    entry, "decision", "a row before it is missing: its decision may be too"
                )


def _doubt_jumps(draft: Draft) -> None:
    for above, group in zip([None, *draft.groups], draft.groups, strict=False):
        expected = above.serial + 1 if above else 1
        if group.serial != expected:
            why = f"decision serial {group.serial} follows {expected - 1}"
            unsure = above.entries if above and above.inferred else []
            recognised = _sureness(group) < 1
            for entry in (*unsure, *group.entries[: None if recognised else 1]):
                draft.doubt(entry, "decision", why)
