"""Bring texts that slid up one row back to their own clauses.

A cell that holds two labelled clauses, followed within a few rows by a clause without any
label, says that everything between slid up by one: «2 labels, 1, 0» becomes «1, 1, 1».
"""

import re

from bielelt.reading.draft import SELF, UPPER, Draft, Entry
from bielelt.reading.ratings import read_rating

_NUMBERS = (
    r"(?:\d{1,3}\.\s*(?:\d+(?:\.\d+)+\.?\s*)?|\d{1,2}(?:\.\d{1,2})+\.?\s*)[А-ЯӨҮЁ«“\"]"
)
_LABEL_INSIDE = re.compile(rf"(?<=[.;»”\"]\s){_NUMBERS}")
_LABEL = re.compile(_NUMBERS)
_WORDS = r"(?:хүлээгдэж байгаа|(?:хэрэгжи\w+\s+)?хугацаа\w*\s+болоогүй(?:\s+байна)?)\.?"
_NOT_DUE_BESIDE = re.compile(rf"\S\s+{_WORDS}$|^{_WORDS}\s+\S", re.IGNORECASE)
_FARTHEST = 40


def place_texts(draft: Draft) -> None:
    """Find runs of rows whose labels say that the texts slid up, and slide them down."""
    entries = draft.entries
    for start, entry in enumerate(entries):
        text = entry.whole_text
        label = _LABEL.match(text)
        if label is None or len(_LABEL_INSIDE.findall(text, label.end())) != 1:
            continue
        run = entries[start + 1 : start + 1 + _FARTHEST]
        end = next((i for i, e in enumerate(run) if not _labelled(e)), None)
        if end is None:
            _doubt_two_clauses(draft, entry)
            continue
        _slide_down(draft, [entry, *run[: end + 1]])
    _doubt_progress_slid(draft)


def _labelled(entry: Entry) -> bool:
    return bool(_LABEL.match(entry.whole_text))


def _doubt_two_clauses(draft: Draft, entry: Entry) -> None:
    draft.doubt(
        entry, "text", "the cell may hold two clauses: a second label stands inside"
    )


def _slide_down(draft: Draft, run: list[Entry]) -> None:
    first = run[0]
    own, carried = _split(first)
    first.texts = own
    for entry in run[1:]:
        mine = entry.texts
        entry.texts = carried if entry is not run[-1] else [*carried, *mine]
        draft.repair(
            entry,
            "text-slid",
            "text",
            before=f"beside clause {entry.serial - 1}",
            after=f"beside clause {entry.serial}",
            why="labels: the row above holds two, and one row further down none",
        )
        carried = mine
    for entry in run:
        for name in ("text", "label"):
            draft.doubt(
                entry, name, "the texts of these rows slid up by one and were put back"
            )


def _split(entry: Entry) -> tuple[list[str], list[str]]:
    """Part the texts of an entry, page by page, at its second label."""
    for index, text in enumerate(entry.texts):
        own = _LABEL.match(text)
        match = _LABEL_INSIDE.search(text, own.end() if own and not index else 0)
        if match:
            head, rest = text[: match.start()].strip(), text[match.start() :]
            return [*entry.texts[:index], head], [rest, *entry.texts[index + 1 :]]
    # The label opens a page: the pieces before it are the clause's own.
    index = next(i for i, t in enumerate(entry.texts) if i and _LABEL.match(t))
    return entry.texts[:index], entry.texts[index:]


def _doubt_progress_slid(draft: Draft) -> None:
    """Doubt a full progress above an empty one: the second may have slid up."""
    for above, entry in zip(draft.entries, draft.entries[1:], strict=False):
        if entry.whole_progress or not above.whole_progress:
            continue
        only_words = read_rating(above.whole_progress) is not None
        words = _NOT_DUE_BESIDE.search(above.whole_progress) and not only_words
        several = re.search(r"[.;]\s+[А-ЯӨҮЁ]", above.whole_progress)
        if words or (several and not _is_not_due(entry) and _is_rated(entry)):
            why = f"clause {entry.serial} below has no progress; this cell may hold both"
            draft.doubt(above, "progress", why)
            draft.doubt(entry, "progress", f"empty; clause {above.serial} may hold it")


def _is_rated(entry: Entry) -> bool:
    return any(row.cells[SELF] or row.cells[UPPER] for row in entry.rows)


def _is_not_due(entry: Entry) -> bool:
    return not isinstance(entry.self_rating, int) and entry.self_rating is not None
