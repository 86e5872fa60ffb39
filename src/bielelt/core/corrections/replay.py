"""Corrections applied to a reading, in their order: to the one they were made on or to a better one.

A correction is applied where what stood there before still stands. Where the reading gives
the corrected value by itself, it is met. Everything else is a conflict, which is told and
changes nothing: a person has to look.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from bielelt.core.corrections.asking import Question
from bielelt.core.corrections.desk import Desk, Head, Piece, words_of
from bielelt.core.corrections.fields import (
    SEAM,
    bare,
    joined,
    read_value,
    tidy,
    value_in,
    written,
)
from bielelt.core.corrections.values import (
    Change,
    Corrected,
    Correction,
    Kind,
    Outcome,
    Result,
)
from bielelt.core.errors import InvalidRating, Refused
from bielelt.core.numbering import part_label
from bielelt.core.report import Decision, Doubt, Repair, Report, Unplaced

OWN_EYES = "a person looked at the source"


def replay(report: Report, corrections: Sequence[Correction]) -> Corrected:
    """Return ``report`` with the corrections applied, and what became of each.

    The report as read is never changed: the corrected one follows from it and the list
    every time, so that any correction can be taken back. Each change is added to the repairs.
    """
    return replay_on(report, corrections)[1]


def replay_on(report: Report, corrections: Sequence[Correction]) -> tuple[Desk, Corrected]:
    """Return what ``replay`` does, and the workbench as it was left."""
    desk = Desk.of(report)
    outcomes = []
    for desk.turn, correction in enumerate(corrections):
        try:
            is_new = _STEPS[correction.kind](desk, correction)
        except (Refused, InvalidRating) as refusal:
            outcomes.append(Outcome(Result.CONFLICT, str(refusal)))
        else:
            outcomes.append(Outcome(Result.APPLIED if is_new else Result.MET))
    spots = [correction.spot for correction in corrections]
    return desk, desk.finish(tuple(outcomes), spots)


def _confirm(desk: Desk, correction: Correction) -> bool:
    piece = _holder(desk, correction)
    for change in correction.changes:
        _expect(desk, piece, change)
    return desk.answer(piece, correction.spot, correction.answers)


def _edit(desk: Desk, correction: Correction) -> bool:
    piece = _holder(desk, correction)
    fresh = [change for change in correction.changes if _expect(desk, piece, change)]
    for change in fresh:
        desk.put(piece, change.field, change.after)
        _tell(desk, piece, "person-edited", change, why=_why(correction, change.field))
    return desk.answer(piece, correction.spot, correction.answers) or bool(fresh)


def _holder(desk: Desk, correction: Correction) -> Piece | None:
    """Return the clause, None for the document; a clause without a row has no fields."""
    piece = desk.find(correction.spot, _wanted(correction))
    if correction.spot and correction.changes and piece is None:
        raise Refused(f"The report has no clause {correction.spot.serial}.")
    return piece


def _wanted(correction: Correction) -> tuple[tuple[str, str], ...]:
    """Return the texts a better reader would give by itself, of the clause corrected."""
    return tuple(
        (change.field, tidy(change.after.partition(SEAM)[0]))
        for change in correction.changes
        if change.field in {"text", "progress"} and change.before != change.after
    )


def _why(correction: Correction, field: str) -> str:
    """Return the doubt by which a person came to this field."""
    clause = correction.spot.serial if correction.spot else None
    doubts = tuple(Doubt(clause, name, why) for name, why in correction.answers)
    return Question(0, doubts).doubt_about(field).why if doubts else OWN_EYES


def _expect(desk: Desk, piece: Piece | None, change: Change) -> bool:
    """Return whether a change is still to be made; refuse if something else stands there."""
    now = desk.value(piece, change.field)
    if now not in {change.before, change.after}:
        raise Refused(f"the {change.field} reads «{now}» now")
    read_value(change.field, change.after)
    return now != change.after


def _tell(
    desk: Desk,
    piece: Piece | None,
    kind: str,
    change: Change,
    *,
    why: str = OWN_EYES,
    dropped: str = "",
) -> None:
    repair = Repair(kind, None, change.field, change.before, change.after, why, dropped)
    desk.tell(piece, repair)


def _split(desk: Desk, correction: Correction) -> bool:
    piece = desk.clause(correction.spot, _wanted(correction))
    halves = {change.field: _halves(change) for change in correction.changes}
    text, progress = halves.get("text", ("", "")), halves.get("progress", ("", ""))
    if not (text[0] or progress[0]) or not (text[1] or progress[1]):
        raise Refused("One of the two clauses would be empty. Put the marks elsewhere.")
    name = (piece.spot.serial, correction.part)
    if name in desk.names:
        raise Refused(f"clause {piece.spot.serial} has been split so already")
    label, rest = _label_of(text[1])
    wanted = (text[0], progress[0], label or "", rest, progress[1])
    behind = next_to(desk, piece)
    if behind and _texts(piece)[1:] + _texts(behind) == wanted:
        desk.names[name] = behind
        return False
    for change in correction.changes:
        if piece.value(change.field) != change.before:
            now = piece.value(change.field)
            raise Refused(f"the {change.field} reads «{now}» now")
    clause = replace(
        piece.clause,
        label=label,
        text=rest or None,
        progress=progress[1] or None,
        self_rating=None,
        upper_rating=None,
    )
    new = Piece(replace(piece.spot, part=correction.part), clause, piece.head)
    for place, half in (("text", text[0]), ("progress", progress[0])):
        desk.put(piece, place, half)
    desk.pieces.insert(_behind(desk, piece), new)
    desk.names[name] = new
    for change in correction.changes:
        _tell(desk, piece, "person-split", change)
    return True


def _halves(change: Change) -> tuple[str, str]:
    """Return both halves of a text with one mark; without one, all of it stays."""
    parts = [tidy(part) for part in change.after.split(SEAM)]
    if len(parts) > 2:  # noqa: PLR2004
        raise Refused(
            f"The text has {len(parts) - 1} marks “{SEAM}”. Write at most one in each text, "
            "where the second clause begins."
        )
    if bare("".join(parts)) != bare(change.before):
        raise Refused("Splitting must not change a letter. Split first, then edit.")
    return parts[0], "".join(parts[1:])


def _label_of(text: str) -> tuple[str | None, str]:
    """Return label and text of a clause as printed, if that loses no sign."""
    label, rest = part_label(text)
    if label and bare(label + rest) == bare(text):
        return label, rest
    return None, text


def _texts(piece: Piece) -> tuple[str, ...]:
    return tuple(piece.value(name) for name in ("label", "text", "progress"))


def next_to(desk: Desk, piece: Piece) -> Piece | None:
    """Return the clause behind another one in the order of reading."""
    living = desk.living
    place = living.index(piece) + 1
    return living[place] if place < len(living) else None


def _behind(desk: Desk, piece: Piece) -> int:
    """Return where a new piece goes: right behind, and behind what was merged into it."""
    place = desk.pieces.index(piece) + 1
    while place < len(desk.pieces) and desk.pieces[place].into is piece:
        place += 1
    return place


def _merge(desk: Desk, correction: Correction) -> bool:
    first = desk.clause(correction.spot, _wanted(correction))
    if _is_merged(first, correction):
        return False
    second = desk.clause(correction.target)
    if next_to(desk, first) is not second:
        raise Refused("the two clauses do not follow each other any more")
    _expect_merged(first, second, correction)
    dropped = _other_ratings(first, second, correction)
    for change in correction.changes:
        desk.put(first, change.field, change.after)
    first.clause = replace(
        first.clause,
        origin=tuple(dict.fromkeys((*first.clause.origin, *second.clause.origin))),
        confidence=min(first.clause.confidence, second.clause.confidence),
    )
    second.into = first
    desk.leave(second, first.head)
    for change in correction.changes:
        is_text = change.field == "text"
        if is_text or change.before != change.after:
            _tell(desk, first, "person-merged", change, dropped=dropped if is_text else "")
    return True


def _is_merged(first: Piece, correction: Correction) -> bool:
    """Whether the reading joins the two clauses by itself."""
    return all(first.value(c.field) == c.after for c in correction.changes) and any(
        c.before != c.after for c in correction.changes
    )


def _expect_merged(first: Piece, second: Piece, correction: Correction) -> None:
    """Refuse if either clause says something else than when they were merged."""
    texts = merged_texts(first, second)
    for change in correction.changes:
        now = first.value(change.field)
        if now != change.before or texts.get(change.field, change.after) != change.after:
            raise Refused(f"the {change.field} reads «{now}» now")


def merged_texts(first: Piece, second: Piece) -> dict[str, str]:
    """Return what the texts of two clauses make together, the label of the second included."""
    parts = (first.value("text"), second.value("label"), second.value("text"))
    progress = (first.value("progress"), second.value("progress"))
    return {"text": joined(parts), "progress": joined(progress)}


def _other_ratings(first: Piece, second: Piece, correction: Correction) -> str:
    """Return the ratings of both clauses, as often as the merged one does not have them."""
    left = []
    for change in correction.changes:
        if change.field in {"self", "upper"}:
            both = [first.value(change.field), second.value(change.field)]
            if change.after in both:
                both.remove(change.after)
            left += both
    return joined(left)


def _move(desk: Desk, correction: Correction) -> bool:
    piece, target = desk.clause(correction.spot), desk.clause(correction.target)
    if piece.head is target.head:
        return False
    change = correction.changes[0]
    if (piece.head.said, target.head.said) != (change.before, change.after):
        raise Refused("the clause stands in another decision now")
    desk.leave(piece, target.head)
    _tell(desk, piece, "person-moved", change)
    return True


def _begin(desk: Desk, correction: Correction) -> bool:
    piece = desk.clause(correction.spot)
    old, change = piece.head, correction.changes[0]
    values = {name: read_value(name, text) for name, text in correction.given}
    # The fields are those of a decision; mypy cannot follow their names.
    begun = Decision(0, **values)  # type: ignore[arg-type]
    members = desk.members(old)
    if members[0] is piece:
        if all(value_in(old.decision, n) == written(v) for n, v in values.items()):
            return False
        raise Refused("a decision begins at this clause already")
    if old.said != change.before:
        raise Refused("the clause stands in another decision now")
    head = Head(begun, words_of(begun))
    desk.heads.insert(desk.heads.index(old) + 1, head)
    for member in members[members.index(piece) :]:
        member.head = head
    _tell(desk, piece, "decision-begun", change)
    return True


def _place(desk: Desk, correction: Correction) -> bool:
    piece = desk.clause(correction.spot, _wanted(correction))
    change = correction.changes[0]
    stretch = dict(correction.given)["stretch"]
    source = _unplaced(desk, correction.piece, stretch)
    now = piece.value(change.field)
    if now == change.after and source is None:
        return False
    if source is None:
        raise Refused("the text to be placed is not among what fits nowhere any more")
    if now != change.before:
        raise Refused(f"the {change.field} reads «{now}» now")
    if sorted(bare(change.before + stretch)) != sorted(bare(change.after)):
        raise Refused("Placing must not change a letter. Place first, then edit.")
    desk.put(piece, change.field, change.after)
    at = desk.unplaced.index(source)
    head, _, tail = source.text.partition(stretch)
    left = [Unplaced(source.place, tidy(part)) for part in (head, tail) if tidy(part)]
    desk.unplaced[at : at + 1] = left
    _tell(desk, piece, "person-placed", change)
    return True


def _unplaced(desk: Desk, piece: Unplaced | None, stretch: str) -> Unplaced | None:
    """Return the text that fits nowhere, at its place or else the only one that reads so."""
    holding = [u for u in desk.unplaced if stretch in u.text]
    here = [u for u in holding if piece and u.place == piece.place]
    if here or len(holding) == 1:
        return (here or holding)[0]
    return None


_STEPS: dict[Kind, Callable[[Desk, Correction], bool]] = {
    Kind.CONFIRM: _confirm,
    Kind.EDIT: _edit,
    Kind.PART: _edit,
    Kind.SPLIT: _split,
    Kind.MERGE: _merge,
    Kind.MOVE: _move,
    Kind.BEGIN: _begin,
    Kind.PLACE: _place,
}
