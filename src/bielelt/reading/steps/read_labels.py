"""Part each clause into its label and its text; infer a lost label from its neighbours.

Labels rise inside a decision. Where the labels above and below leave exactly one number
between them, a lost one is that number.
"""

import re

from bielelt.core.numbering import label_key, part_label
from bielelt.reading.draft import TEXT, Draft, Entry, Group

_GLUED = re.compile(r"(\d{1,3}\.)(\d{1,3}\.\d{1,3})")
_PARTED = re.compile(r"\d{1,3}\. \d{1,3}\.\d{1,3}")


def read_labels(draft: Draft) -> None:
    """Set ``label`` and ``text`` of every entry, and ``progress`` as it stands."""
    for entry in draft.entries:
        entry.label, entry.text = part_label(entry.whole_text)
        entry.progress = entry.whole_progress
    for group in draft.groups:
        _part_glued(draft, group)
        _infer_lost(draft, group)
        _doubt_falling(draft, group)


def _part_glued(draft: Draft, group: Group) -> None:
    """Part «21.4.5» where a neighbour has «20. 4.4»: recognition loses a narrow blank."""
    for entry in group.entries:
        glued = _GLUED.fullmatch(entry.label or "")
        if glued is None or all(row.sureness(TEXT) == 1 for row in entry.rows):
            continue
        if not any(_PARTED.fullmatch(other.label or "") for other in group.entries):
            why = f"«{entry.label}» may be the two numbers «{glued[1]} {glued[2]}»"
            draft.doubt(entry, "label", why)
            continue
        entry.label = f"{glued[1]} {glued[2]}"
        draft.repair(
            entry,
            "letters-misread",
            "label",
            before=glued[0],
            after=entry.label,
            why="the other clauses of the decision have two numbers",
        )


def _infer_lost(draft: Draft, group: Group) -> None:
    labelled = sum(entry.label is not None for entry in draft.entries)
    for index, entry in enumerate(group.entries):
        if entry.label is not None:
            continue
        above = group.entries[index - 1].label if index else None
        below = group.entries[index + 1].label if index + 1 < len(group.entries) else None
        entry.label = _between(above, below)
        if entry.label is not None:
            draft.repair(
                entry,
                "label-inferred",
                "label",
                before="no label",
                after=entry.label,
                why=f"labels rise: it stands between «{above}» and «{below}»",
            )
            draft.doubt(
                entry, "label", "the label is lost and was inferred from its neighbours"
            )
        elif labelled:
            draft.doubt(entry, "label", "the label is lost; the other clauses have one")


def _between(above: str | None, below: str | None) -> str | None:
    """Return the only label between two: «32. 2.19» and «34. 2.21» give «33. 2.20»."""
    if above is None or below is None:
        return None
    low, high = label_key(above), label_key(below)
    if len(low) != len(high) or not low:
        return None
    steps = [b - a for a, b in zip(low, high, strict=True)]
    if low[0] + 2 != high[0] or any(s not in {0, 2} for s in steps):
        return None
    middle = [str((a + b) // 2) for a, b in zip(low, high, strict=True)]
    if len(middle) == 1:
        word = above.partition(" ")[2]
        same_chapter = word == below.partition(" ")[2]
        return f"{middle[0]}. {word}" if word and same_chapter else f"{middle[0]}."
    return f"{middle[0]}. {'.'.join(middle[1:])}"


def _doubt_falling(draft: Draft, group: Group) -> None:
    last: Entry | None = None
    for entry in group.entries:
        key = label_key(entry.label)
        if last is not None and key and key <= label_key(last.label):
            why = f"«{entry.label}» does not rise above «{last.label}» of the clause before"
            draft.doubt(entry, "label", why)
        last = entry if key else last
