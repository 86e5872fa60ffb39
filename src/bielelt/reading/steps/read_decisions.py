"""Take a decision cell apart: title, date, number; the kind comes from the section.

«… тухай 2024-03-11 Дугаар 2024_A/137». A number that ends in a stroke or a lone zero is
cut; it is kept as printed and doubted.
"""

import re

from bielelt.core.kinds import UNKNOWN, kind_in
from bielelt.language.dates import find_dates
from bielelt.reading.draft import Draft, Group
from bielelt.reading.memory import Act

_NUMBER = re.compile(
    r"(?:дугаар\w*|№|#)\s*[:.]?\s*(?P<number>\S*\d\S*|\S+/)", re.IGNORECASE
)
_BARE_NUMBER = re.compile(
    r"(?<!\w)(?P<number>(?:\d{4}_)?[АБABЗГ]{1,2}-?/\d+|\d{4}_\d+)(?!\w)(?:\s+дугаар\w*)?",
    re.IGNORECASE,
)
_CUT = re.compile(r"(?:/0?|_0?|_[A-Za-zА-Яа-я]|[-/_])$")


def read_decisions(draft: Draft) -> None:
    """Set ``title``, ``date``, ``number`` and ``kind`` of every decision."""
    for group in draft.groups:
        _read(draft, group)
    alone = all(group.kind is None for group in draft.groups)
    for group in draft.groups:
        if group.kind is None:
            _kind_from_title(draft, group, alone=alone)


def named_act(cell: str, kind: str | None) -> Act:
    """Return which act a decision cell names, as far as it does."""
    match = _number(cell)
    rest = f"{cell[: match.start()]} {cell[match.end() :]}" if match else cell
    dates = [d.value for d in find_dates(rest) if d.value is not None]
    number = match["number"].strip(".,;") if match else None
    return Act(number, dates[-1] if dates else None, kind)


def _number(cell: str) -> re.Match[str] | None:
    return _last(_NUMBER, cell) or _last(_BARE_NUMBER, cell)


def _read(draft: Draft, group: Group) -> None:
    cell = group.cell
    first = group.entries[0]
    match = _number(cell)
    rest, words = cell, []
    if match:
        group.number = match["number"].strip(".,;")
        words.append(cell[match.start() : match.start("number")])
        words.append(cell[match.end("number") : match.end()])
        rest = f"{cell[: match.start()]} {cell[match.end() :]}"
        _doubt_cut(draft, group)
    dates = [d for d in find_dates(rest) if d.value is not None]
    if dates:
        last = dates[-1]
        group.date = last.value
        printed = rest[last.start : last.end]
        rest = f"{rest[: last.start]} {rest[last.end :]}"
        if printed != str(last.value):
            words.append(printed)
    group.title = " ".join(rest.split()).strip(" ,;") or None
    _note(draft, group, words)
    for name, value in (
        ("title", group.title),
        ("date", group.date),
        ("number", group.number),
    ):
        if value is None:
            draft.doubt(first, name, f"the decision cell gives no {name}")


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    match = None
    for match in pattern.finditer(text):  # noqa: B007 - the last one is wanted
        pass
    return match


def _note(draft: Draft, group: Group, words: list[str]) -> None:
    dropped = " ".join(" ".join(words).split())
    if any(c.isalnum() for c in dropped):
        draft.repair(
            group.entries[0],
            "form-words",
            "decision",
            before=group.cell,
            after=f"{group.title} | {group.date} | {group.number}",
            why="words of the form around date and number",
            dropped=dropped,
        )


def _doubt_cut(draft: Draft, group: Group) -> None:
    if group.number and _CUT.search(group.number):
        draft.doubt(group.entries[0], "number", f"«{group.number}» is cut")


def _kind_from_title(draft: Draft, group: Group, *, alone: bool) -> None:
    """No section heading: the title of the report may name the one kind it is about."""
    named = kind_in(draft.title or "")
    if alone and named != UNKNOWN:
        group.kind = named
        return
    draft.doubt(group.entries[0], "kind", "no heading names the kind of this decision")
