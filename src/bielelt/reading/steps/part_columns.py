"""Part clause and progress where the scanner read the two columns across, line by line.

First the signs (``reading.mixing``), then the parting (``reading.parting``). Whatever was
parted stays doubted: a person looks at it. What cannot be parted honestly stays as found.
"""

from bielelt.core.numbering import part_label
from bielelt.reading.draft import Draft, Entry
from bielelt.reading.mixing import signs, weight

_ENOUGH = 1.0


def part_columns(draft: Draft) -> None:
    """Doubt mixed cells and part those whose two sentences can be told apart."""
    for entry in draft.entries:
        text, progress = entry.whole_text, entry.whole_progress
        rated = isinstance(entry.self_rating, int) or isinstance(entry.upper_rating, int)
        if rated and not progress:
            draft.doubt(
                entry, "progress", "the clause is rated, but no progress is printed"
            )
        if not text:
            draft.doubt(entry, "text", "the cell of the clause is empty")
        label, bare = part_label(text)
        found = signs(bare, progress, label_lost=label is None)
        if weight(found) >= _ENOUGH or (rated and not progress and found):
            _doubt(draft, entry, found[0].why)


def _doubt(draft: Draft, entry: Entry, why: str) -> None:
    for name in ("text", "progress"):
        draft.doubt(entry, name, f"clause and progress may be mixed: {why}")
