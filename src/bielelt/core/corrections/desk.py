"""The report on the workbench while corrections are applied to it one by one."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from bielelt.core.corrections.asking import Question, numbered_questions
from bielelt.core.corrections.fields import (
    ATTRIBUTES,
    DECISION_FIELDS,
    bare,
    joined,
    read_value,
    value_in,
)
from bielelt.core.corrections.numbers import numbered
from bielelt.core.corrections.values import Asked, Corrected, Outcome, Spot
from bielelt.core.errors import Refused
from bielelt.core.report import Clause, Decision, Doubt, Place, Repair, Report, Unplaced

LIKENESS = 0.8
"""Share of letters in common from which the same printed row says the same clause."""
_COMPARED = 400  # letters


@dataclass(eq=False, slots=True)
class Head:
    """A decision without its clauses; ``said`` are its words as read or as begun."""

    decision: Decision
    said: str
    read: int | None = None
    was_empty: bool = False


@dataclass(eq=False, slots=True)
class Piece:
    """A clause, the decision it stands in, and what it was merged into, if it was."""

    spot: Spot
    clause: Clause
    head: Head
    into: "Piece | None" = None

    def value(self, name: str) -> str:
        """Return what stands in a field of the clause or of its decision, written."""
        holder = self.head.decision if name in DECISION_FIELDS else self.clause
        return value_in(holder, name)


@dataclass(eq=False, slots=True)
class _Note:
    """A doubt as read, where it stands, and the place of the correction that answers it."""

    doubt: Doubt
    piece: Piece | None
    answered_by: int | None = None


@dataclass(eq=False, slots=True)
class Desk:
    """Everything of a report that corrections change; ``turn`` is the place of this one."""

    report: Report
    heads: list[Head] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    notes: list[_Note] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)
    repairs: list[tuple[Piece | None, Repair]] = field(default_factory=list)
    names: dict[tuple[int, int], Piece] = field(default_factory=dict)
    known: dict[tuple[int, Place | None, str], Piece] = field(default_factory=dict)
    turn: int = 0

    @classmethod
    def of(cls, report: Report) -> "Desk":
        """Lay a report as read on the workbench."""
        desk = cls(report, unplaced=list(report.unplaced))
        for decision in report.decisions:
            bare_decision = replace(decision, clauses=())
            head = Head(
                bare_decision, words_of(decision), decision.serial, not decision.clauses
            )
            desk.heads.append(head)
            desk.pieces += [Piece(_spot_of(c), c, head) for c in decision.clauses]
        first = {p.spot.serial: p for p in reversed(desk.pieces)}
        desk.notes = [_Note(d, first.get(d.clause or 0)) for d in report.doubts]
        desk.repairs = [(first.get(r.clause or 0), r) for r in report.repairs]
        return desk

    # What is there ----------------------------------------------------------------------

    @property
    def living(self) -> list[Piece]:
        """The clauses that are there, in the order in which they were read."""
        return [piece for piece in self.pieces if piece.into is None]

    def members(self, head: Head) -> list[Piece]:
        """Return the clauses of a decision."""
        return [piece for piece in self.living if piece.head is head]

    def find(
        self, spot: Spot | None, wanted: tuple[tuple[str, str], ...] = ()
    ) -> Piece | None:
        """Return the clause that is meant; None for the document or a clause nobody has.

        The clause with the same serial if it is the same one, else the one in the same
        printed row that says the same letter for letter. ``wanted`` are texts by field
        that a person wrote there: the printed row that reads so by itself is the same, too,
        for this correction and those behind it.

        Raises:
            Refused: it is not there, or nobody can say which one it is.

        """
        if spot is None:
            return None
        read = [piece for piece in self.pieces if piece.spot.part == 1]
        there = [piece for piece in read if piece.spot.serial == spot.serial]
        if not there and not spot.said and spot.part == 1 and spot.row is None:
            return None
        known = self.known.get((spot.serial, spot.row, spot.said))
        same = [known] if known else self._same(spot, read, wanted)
        if not same and there:
            raise Refused(f"clause {spot.serial} says something else now")
        if len(same) != 1:
            raise Refused(f"clause {spot.serial} is not there any more")
        self.known[spot.serial, spot.row, spot.said] = same[0]
        return self._part(same[0], spot)

    @staticmethod
    def _same(
        spot: Spot, read: list[Piece], wanted: tuple[tuple[str, str], ...]
    ) -> list[Piece]:
        """Return the clauses as read that may be meant."""
        return [
            p
            for p in read
            if p.spot.serial == spot.serial
            and (_is_same(spot, p.spot) or _reads_so(spot, p, wanted))
        ] or [
            p
            for p in read
            if spot.row == p.spot.row is not None and _says_the_same(spot, p.spot)
        ]

    def _part(self, read: Piece, spot: Spot) -> Piece:
        if spot.part > 1:
            known = self.names.get((read.spot.serial, spot.part))
            if known is None:
                raise Refused(f"what was split off clause {spot.serial} is not there")
            read = known
        return _standing(read)

    def clause(self, spot: Spot | None, wanted: tuple[tuple[str, str], ...] = ()) -> Piece:
        """Return the clause that is meant; as ``find``, but there must be one."""
        piece = self.find(spot, wanted)
        if piece is None:
            raise Refused("no clause is named")
        return piece

    def value(self, piece: Piece | None, name: str) -> str:
        """Return what stands in a field, of the document if ``piece`` is None."""
        return piece.value(name) if piece else value_in(self.report, name)

    # What changes -----------------------------------------------------------------------

    def put(self, piece: Piece | None, name: str, text: str) -> None:
        """Write a field, of the document if ``piece`` is None."""
        # The fields are those of corrections.fields; mypy cannot follow their names.
        change = {ATTRIBUTES.get(name, name): read_value(name, text)}
        if piece is None:
            self.report = replace(self.report, **change)  # type: ignore[arg-type]
        elif name in DECISION_FIELDS:
            piece.head.decision = replace(piece.head.decision, **change)  # type: ignore[arg-type]
        else:
            piece.clause = replace(piece.clause, **change)  # type: ignore[arg-type]

    def tell(self, piece: Piece | None, repair: Repair) -> None:
        """Note what a person changed among the repairs."""
        self.repairs.append((piece, repair))

    def answer(
        self, piece: Piece | None, spot: Spot | None, answers: tuple[tuple[str, str], ...]
    ) -> bool:
        """Close the doubts about a clause; return whether any was open.

        Without ``piece`` they are about the document, or a clause that has no row.
        """
        missing = spot.serial if spot else None
        found = [
            note
            for note in self.notes
            if (note.piece and _standing(note.piece)) is piece
            and (piece or note.doubt.clause == missing)
            and note.answered_by is None
            and (note.doubt.field, note.doubt.why) in answers
        ]
        for note in found:
            note.answered_by = self.turn
        return bool(found)

    def leave(self, piece: Piece, head: Head) -> None:
        """Put a clause into another decision; doubts about the old one stay behind.

        If nobody is left behind, the old decision is gone and its doubts with it.
        """
        old, piece.head = piece.head, head
        stays = next(iter(self.members(old)), None)
        for note in self.notes:
            if note.piece is piece and note.doubt.field in DECISION_FIELDS:
                if stays is None and note.answered_by is None:
                    note.answered_by = self.turn
                note.piece = stays or piece

    # What comes of it -------------------------------------------------------------------

    def finish(self, outcomes: tuple[Outcome, ...], spots: list[Spot | None]) -> Corrected:
        """Return the report as corrected; ``spots`` are those of the corrections."""
        clauses = numbered(
            [
                (p.spot.serial if p.spot.part == 1 else None, p.into is None)
                for p in self.pieces
            ]
        )
        now = dict(zip(map(id, self.pieces), clauses.serials, strict=True))

        def serial(piece: Piece | None, missing: int | None) -> int | None:
            if piece is None:
                return clauses.of_missing(missing) if missing else missing
            return now[id(_standing(piece))]

        doubts = [
            replace(n.doubt, clause=serial(n.piece, n.doubt.clause)) for n in self.notes
        ]
        repairs = [replace(r, clause=serial(piece, r.clause)) for piece, r in self.repairs]
        decisions, left = self._decisions(now)
        report = replace(
            self.report,
            decisions=decisions,
            repairs=(*repairs, *left),
            doubts=tuple(
                d for d, n in zip(doubts, self.notes, strict=True) if n.answered_by is None
            ),
            unplaced=tuple(self.unplaced),
        )
        return Corrected(
            report,
            tuple(
                replace(outcome, clause=serial(self._meant(spot), None))
                for outcome, spot in zip(outcomes, spots, strict=True)
            ),
            tuple(self._asked(doubts)),
            tuple((now[id(p)], p.spot) for head in self.heads for p in self.members(head)),
            tuple(
                (p.spot.serial, serial(p, None) or 0)
                for p in self.pieces
                if p.spot.part == 1
            ),
        )

    def _meant(self, spot: Spot | None) -> Piece | None:
        try:
            return self.find(spot)
        except Refused:
            return None

    def _decisions(
        self, now: dict[int, int]
    ) -> tuple[tuple[Decision, ...], tuple[Repair, ...]]:
        """Return the decisions, and what is told of those that lost all their clauses."""
        members = [self.members(head) for head in self.heads]
        stays = [
            bool(found) or head.was_empty
            for head, found in zip(self.heads, members, strict=True)
        ]
        heads = numbered(list(zip((head.read for head in self.heads), stays, strict=True)))
        decisions = tuple(
            replace(
                head.decision,
                serial=number,
                clauses=tuple(replace(p.clause, serial=now[id(p)]) for p in found),
            )
            for head, found, number in zip(self.heads, members, heads.serials, strict=True)
            if found or head.was_empty
        )
        left = tuple(
            Repair(
                "decision-left", None, "decision", words, "", "all its clauses moved", words
            )
            for head, is_there in zip(self.heads, stays, strict=True)
            if not is_there and (words := words_of(head.decision))
        )
        return decisions, left

    def _asked(self, doubts: list[Doubt]) -> Iterator[Asked]:
        for numbers in numbered_questions(
            Report(doubts=tuple(n.doubt for n in self.notes))
        ):
            notes = [self.notes[number] for number in numbers]
            answers = [note.answered_by for note in notes]
            missing = notes[0].doubt.clause
            spot = notes[0].piece.spot if notes[0].piece else Spot(missing or 0)
            yield Asked(
                Question(numbers[0], tuple(doubts[number] for number in numbers)),
                None if missing is None else spot,
                missing is None or notes[0].piece is not None,
                max((a for a in answers if a is not None), default=None)
                if None not in answers
                else None,
            )


def _standing(piece: Piece) -> Piece:
    """Return the clause that a clause is part of now."""
    while piece.into is not None:
        piece = piece.into
    return piece


def words_of(decision: Decision) -> str:
    """Return what is printed of a decision, in one line."""
    return joined(value_in(decision, name) for name in ("title", "date", "number"))


def _spot_of(clause: Clause) -> Spot:
    said = joined(value_in(clause, name) for name in ("label", "text", "progress"))
    row = clause.origin[0] if clause.origin else None
    return Spot(clause.serial, 1, row, said)


def _is_same(meant: Spot, found: Spot) -> bool:
    """Whether a clause with the serial meant is the one that was corrected.

    It says the same, however its columns were parted; or it stands in the same printed row
    and reads nearly the same: a better reader mended some letters.
    """
    if meant.said and _says_the_same(meant, found):
        return True
    if meant.row != found.row:
        return False
    ours, theirs = bare(meant.said)[:_COMPARED], bare(found.said)[:_COMPARED]
    if not ours or meant.row is None:
        return not ours and not theirs
    return SequenceMatcher(None, ours, theirs, autojunk=False).ratio() >= LIKENESS


def _reads_so(meant: Spot, found: Piece, wanted: tuple[tuple[str, str], ...]) -> bool:
    return (
        meant.row is not None
        and meant.row == found.spot.row
        and any(text and found.value(name) == text for name, text in wanted)
    )


def _says_the_same(meant: Spot, found: Spot) -> bool:
    return sorted(bare(meant.said)) == sorted(bare(found.said))
