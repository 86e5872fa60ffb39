"""Two people in one measure: both changes in one draft, and where they contradict."""

from dataclasses import dataclass, fields
from typing import cast

from bielelt.language.merging import merge
from bielelt_web.queries.drafts import MOST_LETTERS, Draft, Figure

_TEXTS = frozenset({"progress", "not_due_reason"})


@dataclass(frozen=True, slots=True)
class Merging:
    """The draft with both changes; ``conflicts`` are the fields a person has to decide on.

    There the draft has a proposal: of a text both versions, of a choice that of ``mine``.
    """

    draft: Draft
    conflicts: tuple[str, ...] = ()


def merge_drafts(base: Draft, mine: Draft, theirs: Draft) -> Merging:
    """Return what two people made of ``base`` independently, field by field.

    Texts are merged word by word, quantities row by row. A merged text that has become
    longer than is allowed is a conflict too: a person has to shorten it.
    """
    merged: dict[str, object] = {}
    conflicts = []
    for field in (f.name for f in fields(Draft)):
        was, one, two = (getattr(draft, field) for draft in (base, mine, theirs))
        merged[field], is_clean = _field(field, was, one, two)
        if not is_clean:
            conflicts.append(field)
    return Merging(Draft(**merged), tuple(conflicts))  # type: ignore[arg-type]


def _field(field: str, was: object, one: object, two: object) -> tuple[object, bool]:
    """Return the merged value of one field, and whether nobody has to decide."""
    if two in (one, was):
        return one, True
    if one == was:
        return two, True
    if field in _TEXTS:
        merged = merge(cast("str", was), cast("str", one), cast("str", two))
        fits = len(merged.text) <= MOST_LETTERS
        return merged.text, fits and not merged.conflicts
    if field == "quantities":
        rows = (cast("tuple[Figure, ...]", value) for value in (was, one, two))
        return _rows(*rows)
    return one, False


def _rows(
    was: tuple[Figure, ...], one: tuple[Figure, ...], two: tuple[Figure, ...]
) -> tuple[tuple[Figure, ...], bool]:
    """Merge rows by their indicator; where both changed one, both rows stay."""
    found: list[Figure] = []
    is_clean = True
    before, mine, theirs = (
        {row.indicator: row for row in rows} for rows in (was, one, two)
    )
    if any(len(rows) > len({row.indicator for row in rows}) for rows in (was, one, two)):
        return tuple(dict.fromkeys((*one, *two))), False
    for indicator in dict.fromkeys((*mine, *theirs)):
        old, first, second = (rows.get(indicator) for rows in (before, mine, theirs))
        if second in (first, old):
            kept = [first]
        elif first == old:
            kept = [second]
        else:
            kept, is_clean = [first, second], False
        found += [row for row in kept if row]
    return tuple(found), is_clean
