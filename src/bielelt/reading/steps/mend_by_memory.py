"""Put letters of a clause right that was read from a picture and is known from elsewhere.

Where the whole clause is letter for letter the known one, under the same act and label, the
doubt that it was read badly is withdrawn. Only the text is touched: labels, figures, dates,
ratings and progress stay as they were read. Source: docs/methodology.md §5.7.
"""

from bielelt.reading.draft import TEXT, Draft, Entry
from bielelt.reading.memory import Act, Match
from bielelt.reading.memory.mending import compare
from bielelt.reading.recalling import says
from bielelt.reading.steps.doubt_unsure_cells import why as unsure

_TOLD = 3  # differences; where there are more, the wording is another one


def mend_by_memory(draft: Draft) -> None:
    """Compare each clause read from a picture with the known one, if there is one."""
    for group in draft.groups:
        act = Act(group.number, group.date, group.kind)
        for entry in group.entries:
            if any(row.sureness(TEXT) < 1 for row in entry.rows):
                match = draft.memory.same(entry.text or "", entry.label, act)
                if match:
                    _mend(draft, entry, match)


def _mend(draft: Draft, entry: Entry, match: Match) -> None:
    told = match.why
    differences = list(compare(entry.text or "", match.known.text))
    other = [found for found in differences if not found.is_of_marks]
    is_whole = match.is_numbered and not other
    rights = []
    for found in differences:
        # Nobody can read a speck; where all else is the known clause, its marks are, too.
        right = found.known if is_whole else found.right
        rights.append(right)
        if right != found.read:
            _repair(draft, entry, found.read, right, told)
    entry.text = " ".join(filter(None, rights))
    for found in other[:_TOLD]:
        draft.doubt(entry, "text", f"{told}: {says(found.known, found.read)}")
    if is_whole:
        _confirm(draft, entry, told)


def _repair(draft: Draft, entry: Entry, before: str, after: str, why: str) -> None:
    draft.repair(
        entry,
        "letters-known",
        "text",
        before=before,
        after=after,
        why=why,
        dropped=before,
    )


def _confirm(draft: Draft, entry: Entry, told: str) -> None:
    """Withdraw the doubt that the cell was read badly, and say who knows better."""
    reasons = {unsure(row.sureness(TEXT)) for row in entry.rows}
    for name in ("label", "text"):
        if draft.settle(entry, name, reasons):
            value = (entry.label if name == "label" else entry.text) or ""
            draft.repair(
                entry, "clause-confirmed", name, before=value, after=value, why=told
            )
