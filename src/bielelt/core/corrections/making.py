"""What a person wants, made into a correction that says where and what stood there before."""

from collections.abc import Callable, Mapping, Sequence

from bielelt.core.corrections.asking import AnswerKind, Question
from bielelt.core.corrections.desk import Desk, Piece, words_of
from bielelt.core.corrections.fields import (
    CLAUSE_FIELDS,
    DECISION_FIELDS,
    REPORT_FIELDS,
    joined,
    read_value,
    split_at_seam,
    tidy,
    written,
)
from bielelt.core.corrections.replay import merged_texts, next_to, replay_on
from bielelt.core.corrections.values import (
    Change,
    Correction,
    Kind,
    Result,
)
from bielelt.core.errors import Refused
from bielelt.core.report import Decision, Report

PLACED_IN = ("text", "progress", "label", "title")
"""The fields into which text can be placed."""

Values = Mapping[str, str]


def answering(
    report: Report,
    corrections: Sequence[Correction],
    number: int,
    kind: AnswerKind,
    values: Values,
) -> Correction:
    """Make the answer to a question.

    Args:
        report: the report as read.
        corrections: those it has already; this one comes behind them.
        number: of the question, see ``core.corrections.questions``.
        kind: right as it stands, other values, or text and progress parted.
        values: for an edit the new value per field; for a split ``whole`` with one seam.

    Raises:
        Refused: no such question, a field it is not about, or a value of another form.
        InvalidRating: a rating that is no percentage and not “not due”.

    """
    desk, done = replay_on(report, corrections)
    asked = next((a for a in done.asked if a.question.number == number), None)
    if asked is None:
        raise Refused("There is no doubt with this number. Reload the page.")
    piece = desk.find(asked.spot)
    fields = asked.question.fields if asked.placed else ()
    wanted: Values = {}
    if kind is AnswerKind.EDIT:
        wanted = values
    elif kind is AnswerKind.SPLIT:
        wanted = dict(split_at_seam(values.get("whole", "")))
    for name in wanted:
        _refuse_other(name, fields, asked.question)
    return Correction(
        _ANSWERS[kind],
        asked.spot,
        _changes(desk, piece, {n: desk.value(piece, n) for n in fields} | {**wanted}),
        tuple((doubt.field, doubt.why) for doubt in asked.question.doubts),
    )


_ANSWERS = {
    AnswerKind.ACCEPT: Kind.CONFIRM,
    AnswerKind.EDIT: Kind.EDIT,
    AnswerKind.SPLIT: Kind.PART,
}


def _refuse_other(name: str, fields: tuple[str, ...], question: Question) -> None:
    if not fields and question.clause is not None:
        raise Refused(f"The report has no clause {question.clause}.")
    if name not in fields:
        names = ", ".join(fields) or "none; accept it as it stands"
        raise Refused(f"“{name}” cannot be edited for this doubt. Use one of: {names}.")


def _changes(desk: Desk, piece: Piece | None, wanted: Values) -> tuple[Change, ...]:
    return tuple(
        Change(name, desk.value(piece, name), written(read_value(name, text)))
        for name, text in wanted.items()
    )


def correcting(
    report: Report,
    corrections: Sequence[Correction],
    kind: Kind,
    address: str,
    values: Values,
    *,
    seen: Values | None = None,
) -> Correction:
    """Make a correction of a clause that nothing has to doubt.

    Args:
        report: the report as read.
        corrections: those it has already; this one comes behind them.
        kind: any but the answers to doubts.
        address: of the clause, as ``Spot.address`` writes it; empty for the document.
        values: for an edit the new value per field; to split, ``text`` and ``progress`` with
            a mark where the second clause begins; to merge, ``self`` and ``upper`` if they
            differ; to move, ``to``: the address of a clause of the other decision; to begin
            a decision, its fields; to place, ``number`` of the unplaced text from 0, the
            ``stretch`` of it, the ``field``, and ``at``: “end” or “start”.
        seen: what the person saw in fields of ``values``, where it is known.

    Returns:
        The correction, tried: it changes the report.

    Raises:
        Refused: it cannot be done, it changes nothing, or what was seen stands there no more.
        InvalidRating: a rating that is no percentage and not “not due”.

    """
    desk, _done = replay_on(report, corrections)
    piece = _at(desk, address)
    for name, text in (seen or {}).items():
        now = desk.value(piece, name)
        if written(read_value(name, text)) != now:
            raise Refused(
                f"Somebody changed this meanwhile: the {name} reads «{now}» now. Look at it, "
                "and save again if yours is right."
            )
    made = _MAKERS[kind](desk, piece, values)
    _after, tried = replay_on(report, [*corrections, made])
    outcome = tried.outcomes[-1]
    if outcome.result is Result.CONFLICT:
        raise Refused(outcome.why)
    if outcome.result is Result.MET:
        raise Refused("Nothing was changed: this is what stands there already.")
    return made


def _at(desk: Desk, address: str) -> Piece | None:
    if not address:
        return None
    found = [piece for piece in desk.living if piece.spot.address == address]
    if len(found) != 1:
        raise Refused(f"The report has no clause {address}.")
    return found[0]


def _clause(piece: Piece | None) -> Piece:
    if piece is None:
        raise Refused("Only a clause can be split, merged, moved or added to. Name one.")
    return piece


def _edit(desk: Desk, piece: Piece | None, values: Values) -> Correction:
    fields = REPORT_FIELDS if piece is None else (*CLAUSE_FIELDS, *DECISION_FIELDS)
    for name in values:
        if name not in fields:
            raise Refused(f"“{name}” cannot be edited. Use one of: {', '.join(fields)}.")
    changes = _changes(desk, piece, values)
    return Correction(
        Kind.EDIT,
        piece.spot if piece else None,
        tuple(change for change in changes if change.before != change.after),
    )


def _split(desk: Desk, piece: Piece | None, values: Values) -> Correction:
    piece = _clause(piece)
    parts = [p.spot.part for p in desk.pieces if p.spot.serial == piece.spot.serial]
    changes = tuple(
        Change(name, piece.value(name), tidy(values.get(name, piece.value(name))))
        for name in ("text", "progress")
    )
    return Correction(Kind.SPLIT, piece.spot, changes, part=max(parts) + 1)


def _merge(desk: Desk, piece: Piece | None, values: Values) -> Correction:
    first = _clause(piece)
    second = next_to(desk, first)
    if second is None:
        raise Refused("Behind the last clause there is none to merge it with.")
    ratings = {
        name: values.get(name, first.value(name) or second.value(name))
        for name in ("self", "upper")
    }
    changes = _changes(desk, first, merged_texts(first, second) | ratings)
    return Correction(Kind.MERGE, first.spot, changes, target=second.spot)


def _move(desk: Desk, piece: Piece | None, values: Values) -> Correction:
    piece = _clause(piece)
    target = _clause(_at(desk, values.get("to", "")))
    change = Change("decision", piece.head.said, target.head.said)
    return Correction(Kind.MOVE, piece.spot, (change,), target=target.spot)


def _begin(_desk: Desk, piece: Piece | None, values: Values) -> Correction:
    piece = _clause(piece)
    given = {name: read_value(name, values.get(name, "")) for name in DECISION_FIELDS[1:]}
    kind = values.get("kind") or piece.value("kind")
    begun = Decision(0, str(read_value("kind", kind)), **given)  # type: ignore[arg-type]
    change = Change("decision", piece.head.said, words_of(begun))
    texts = (("kind", begun.kind), *((name, written(v)) for name, v in given.items()))
    return Correction(Kind.BEGIN, piece.spot, (change,), given=texts)


def _place(desk: Desk, piece: Piece | None, values: Values) -> Correction:
    piece = _clause(piece)
    number, name = values.get("number", ""), values.get("field", "")
    if not number.isdecimal() or int(number) >= len(desk.unplaced):
        raise Refused("This text has been placed already. Reload the page.")
    if name not in PLACED_IN:
        raise Refused(f"No text is placed in “{name}”. Use one of: {', '.join(PLACED_IN)}.")
    source = desk.unplaced[int(number)]
    stretch = tidy(values.get("stretch", source.text))
    if not stretch or stretch not in source.text:
        raise Refused(f"«{stretch}» does not stand in the text. Copy it from there.")
    now = piece.value(name)
    after = joined((stretch, now) if values.get("at") == "start" else (now, stretch))
    return Correction(
        Kind.PLACE,
        piece.spot,
        (Change(name, now, after),),
        piece=source,
        given=(("stretch", stretch),),
    )


_MAKERS: dict[Kind, Callable[[Desk, Piece | None, Values], Correction]] = {
    Kind.EDIT: _edit,
    Kind.SPLIT: _split,
    Kind.MERGE: _merge,
    Kind.MOVE: _move,
    Kind.BEGIN: _begin,
    Kind.PLACE: _place,
}
