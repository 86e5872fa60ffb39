"""Bring texts that slid up one row back to their own clauses.

A cell that holds two labelled clauses, followed within a few rows by a clause without any
label, says that everything between slid up by one: «2 labels, 1, 0» becomes «1, 1, 1».
"""

import re

from bielelt.reading.draft import Draft, Entry

_LABEL_INSIDE = re.compile(
    r"(?<=[.;:»”\"]\s)(?=\d{1,3}\.\s*(?:\d+\.\d+\.?\s*)?[А-ЯӨҮЁ«“\"])"
)
_LABEL = re.compile(r"\d{1,3}\.\s*(?:\d+\.\d+\.?\s*)?[А-ЯӨҮЁ«“\"]|\d{1,2}\.\d{1,2}\.?\s*\D")
_FARTHEST = 6


def place_texts(draft: Draft) -> None:
    """Find runs of rows whose labels say that the texts slid up, and slide them down."""
    entries = draft.entries
    for start, entry in enumerate(entries):
        parts = _LABEL_INSIDE.split(entry.whole_text)
        if len(parts) != 2 or not _LABEL.match(parts[0]):  # noqa: PLR2004
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
        match = _LABEL_INSIDE.search(text)
        if match:
            head, rest = text[: match.start()].strip(), text[match.start() :]
            return [*entry.texts[:index], head], [rest, *entry.texts[index + 1 :]]
    # The label opens a page: the pieces before it are the clause's own.
    index = next(i for i, t in enumerate(entry.texts) if i and _LABEL.match(t))
    return entry.texts[:index], entry.texts[index:]


def _doubt_progress_slid(draft: Draft) -> None:
    """A rated clause without progress under a full one: the progress may have slid up."""
    for above, entry in zip(draft.entries, draft.entries[1:], strict=False):
        rated = any(row.cells[5] or row.cells[6] for row in entry.rows)
        if (
            rated
            and not entry.whole_progress
            and not _is_not_due(entry)
            and above.whole_progress
        ):
            why = f"clause {entry.serial} below has no progress; this cell may hold both"
            if len(re.findall(r"[.;]\s+[А-ЯӨҮЁ]", above.whole_progress)) > 0:
                draft.doubt(above, "progress", why)


def _is_not_due(entry: Entry) -> bool:
    return not isinstance(entry.self_rating, int) and entry.self_rating is not None
