"""What a reader got right, what it doubted, what it got silently wrong, what it lost."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain

from tests.reading.printed import NUMBERS, Doc, Key

from bielelt.core.kinds import UNKNOWN, kind_in
from bielelt.core.numbering import join_label
from bielelt.core.report import Clause, Decision, Report
from bielelt.reading.base import Cell, Line, Pages, Row


class Outcome(StrEnum):
    """How a field came out; only SILENT breaks the promise of the reader."""

    RIGHT = "right"
    CAUTIOUS = "right, and doubted where a doubt is natural"
    NEEDLESS = "right, but doubted where nothing was damaged"
    DOUBTED = "wrong, and doubted"
    SILENT = "silently wrong"


@dataclass(frozen=True)
class Verdict:
    """One field of one report."""

    key: Key
    expected: object
    got: object
    outcome: Outcome
    touched: bool


ROW = frozenset({"row", "clause", "clauses"})
CELLS = frozenset({"cell", "cells", "columns"})
DECISION = frozenset({"decision", "decisions", "decision_serial"})
RATING = frozenset({"rating", "ratings"})
BROADER: dict[str, frozenset[str]] = {
    "serial": ROW,
    "label": ROW | CELLS | {"text"},
    "text": ROW | CELLS,
    "progress": ROW | CELLS,
    "self": ROW | RATING | {"self_rating"},
    "upper": ROW | RATING | {"upper_rating"},
    "decision": ROW | DECISION,
    "title": ROW | DECISION,
    "date": ROW | DECISION,
    "number": ROW | DECISION,
    "kind": ROW | DECISION | {"section"},
}
"""Names of doubts that cover a field besides its own."""

OF_DOCUMENT: dict[str, frozenset[str]] = {
    "signatures": frozenset({"signature"}),
    "summaries": frozenset({"summary", "self", "upper"}),
    "organisation": frozenset({"title"}),
}
OF_CLAUSE = ("label", "text", "progress")
MISSING = "no such clause"


def judge(doc: Doc, got: Report) -> list[Verdict]:
    """Compare ``got`` with the truth of ``doc``, field by field."""
    doubts = {(d.clause, d.field) for d in got.doubts}
    return [*_of_document(doc, got, doubts), *_of_clauses(doc, got, doubts)]


def lost_letters(pages: Pages, report: Report) -> Counter[str]:
    """Return the letters and digits of table cells that ``report`` holds nowhere.

    Left out are what the form itself prints: head, numbers and sections of the table, the
    words of summary pages, markup, the noun «Дугаар» and the words of a date at the end of a
    decision, «%», and words for “not due” that fill a cell.
    """
    source: Counter[str] = Counter()
    for cell in _cells(pages):
        source += Counter(_plain(cell.text))
    return source - Counter(_kept(report))


def _of_document(doc: Doc, got: Report, doubts: set[Key]) -> Iterator[Verdict]:
    names = ("title", "organisation", "place", "date", "period", "summaries", "signatures")
    for name in names:
        cover = {(None, n) for n in OF_DOCUMENT.get(name, frozenset()) | {name}}
        yield _verdict(
            doc,
            (None, name),
            getattr(doc.truth, name),
            getattr(got, name),
            bool(cover & doubts),
        )


def _of_clauses(doc: Doc, got: Report, doubts: set[Key]) -> Iterator[Verdict]:
    found = _by_serial(got)
    for decision in doc.truth.decisions:
        for clause in decision.clauses:
            pair = found.pop(clause.serial, [])
            yield from _of_clause(doc, decision, clause, pair[0] if pair else None, doubts)
            for twice in pair[1:]:
                yield _extra(doc, twice[1], doubts)
        yield from _of_decision(doc, decision, got, doubts)
    for _, clause in chain.from_iterable(found.values()):
        yield _extra(doc, clause, doubts)


def _by_serial(report: Report) -> dict[int, list[tuple[Decision, Clause]]]:
    found: dict[int, list[tuple[Decision, Clause]]] = {}
    for decision in report.decisions:
        for clause in decision.clauses:
            found.setdefault(clause.serial, []).append((decision, clause))
    return found


def _of_decision(
    doc: Doc, decision: Decision, got: Report, doubts: set[Key]
) -> Iterator[Verdict]:
    """Judge it at its first clause that is there; a doubt at any of its clauses covers it."""
    owners = {c.serial: d for d in reversed(got.decisions) for c in d.clauses}
    first = next((c.serial for c in decision.clauses if c.serial in owners), None)
    if first is None:
        return  # Its clauses are missing, which is told of each.
    for name in ("title", "date", "number", "kind"):
        value = getattr(owners[first], name)
        doubted = any(_doubted(clause.serial, name, doubts) for clause in decision.clauses)
        verdict = _verdict(doc, (first, name), getattr(decision, name), value, doubted)
        own = any((clause.serial, name) in doubts for clause in decision.clauses)
        if verdict.outcome is Outcome.NEEDLESS and not own:
            verdict = replace(verdict, outcome=Outcome.RIGHT)
        yield verdict


def _of_clause(
    doc: Doc,
    decision: Decision,
    clause: Clause,
    pair: tuple[Decision, Clause] | None,
    doubts: set[Key],
) -> Iterator[Verdict]:
    def verdict(name: str, expected: object, value: object) -> Verdict:
        doubted = _doubted(clause.serial, name, doubts)
        verdict = _verdict(doc, (clause.serial, name), expected, value, doubted)
        own = {(clause.serial, name), (None, name)} & doubts
        if verdict.outcome is Outcome.NEEDLESS and not own:
            return replace(verdict, outcome=Outcome.RIGHT)
        return verdict

    if pair is None:
        # Whoever is told that the clause is missing is told that its fields are.
        missing = _doubted(clause.serial, "serial", doubts)
        for name in ("serial", "decision", "self", "upper", *OF_CLAUSE):
            yield _verdict(doc, (clause.serial, name), "a clause", MISSING, missing)
        return
    owner, other = pair
    yield verdict("serial", clause.serial, other.serial)
    yield verdict("decision", decision.serial, owner.serial)
    yield verdict("self", clause.self_rating, other.self_rating)
    yield verdict("upper", clause.upper_rating, other.upper_rating)
    for name in OF_CLAUSE:
        yield verdict(name, getattr(clause, name), getattr(other, name))


def _verdict(doc: Doc, key: Key, expected: object, value: object, doubted: bool) -> Verdict:  # noqa: FBT001
    accepted = doc.accepts.get(key, frozenset({_value(expected)}))
    touched = key in doc.touched
    if _value(value) not in accepted:
        outcome = Outcome.DOUBTED if doubted else Outcome.SILENT
    elif not doubted:
        outcome = Outcome.RIGHT
    else:
        outcome = Outcome.CAUTIOUS if touched else Outcome.NEEDLESS
    return Verdict(key, expected, value, outcome, touched)


def _value(value: object) -> object:
    """Summaries are the same with their counts in another order or zeros left out."""
    if isinstance(value, tuple) and value and hasattr(value[0], "counts"):
        return tuple(
            (s.by, s.total, frozenset(s.counts), s.overall)
            for s in sorted(value, key=lambda s: s.by)
        )
    return value


def _extra(doc: Doc, clause: Clause, doubts: set[Key]) -> Verdict:
    doubted = _doubted(clause.serial, "serial", doubts)
    outcome = Outcome.DOUBTED if doubted else Outcome.SILENT
    key = (clause.serial, "serial")
    return Verdict(key, "no clause, or one only", clause.text, outcome, key in doc.touched)


def _doubted(serial: int, name: str, doubts: set[Key]) -> bool:
    names = BROADER[name] | {name}
    # A doubt on the document's own title or date says nothing of a decision's.
    wide = names - {"title", "date"}
    return any((serial, n) in doubts for n in names) or any(
        (None, n) in doubts for n in wide
    )


# --- Conservation ------------------------------------------------------------------------

_TAG = re.compile(r"</?[a-zA-Z][^>]*>")
_NOT_DUE = re.compile(
    r"((хэрэгжих|хэрэгжилтийн)?\s*хугацаа\s*болоогүй(\s*байна)?|х\.?\s*б)\.?", re.IGNORECASE
)
_FIGURE = re.compile(r"([\dOОЗlІI]{1,3})\s*\.?\s*(%|хувь)?", re.IGNORECASE)
_DIGITS = str.maketrans("OОЗlІI", "003111")
_DATE_WORDS = re.compile(
    r"(\d{4}) оны (\d{1,2})( д[уү]г[аэ][аэ]р)? сарын (\d{1,2})(-н[иы]й?)?( өдө?р(ийн)?)?"
    r"(?=$|\s*Дугаар)"
)
_NUMBER_WORD = re.compile(r"(?:^|(?<=\s))Дугаар(?=\s+\S+$|$)")
_BEHIND = re.compile(
    r"^(ХЯНАСАН|БИЕЛЭЛТ ГАРГАСАН)$|нийт арга хэмжээний тоо|(Өөрийн|байгууллагын) үнэлгээ\)$"
)
_HEAD_WORDS = ("д/д", "огноо", "агуулга", "явц", "үнэлгээ")
_SECTION_LENGTH = 60


def _cells(pages: Pages) -> Iterator[Cell]:
    """All cells that report something; summary pages begin behind the signatures."""
    behind = False
    for block in pages.blocks:
        if isinstance(block, Line):
            behind = behind or _BEHIND.search(block.text.strip(" *")) is not None
        elif not behind and not _is_form(block):
            behind = any("нийт арга хэмжээний тоо" in cell.text for cell in block.cells)
            if not behind:
                yield from block.cells


def _is_form(row: Row) -> bool:
    texts = [cell.text.strip(" *") for cell in row.cells]
    if tuple(texts[: len(NUMBERS)]) == NUMBERS:
        return True
    joined = "".join(texts).replace(" ", "").casefold()
    if sum(word in joined for word in _HEAD_WORDS) == len(_HEAD_WORDS):
        return True
    single = {text for text in texts if text}
    heading = next(iter(single), "")
    return (
        len(single) == 1
        and len(heading) < _SECTION_LENGTH
        and kind_in(heading) != UNKNOWN
        and not re.search(r"[\d.;]", heading)
    )


def _plain(text: str) -> Iterator[str]:
    text = _TAG.sub("", text).strip()
    if _NOT_DUE.fullmatch(text.strip(" *")):
        return iter("")
    figure = _FIGURE.fullmatch(text)
    if figure:
        # «7O%», «1З»: what was printed is the digit.
        return iter(figure[1].translate(_DIGITS))
    text = _NUMBER_WORD.sub("", _DATE_WORDS.sub(r"\1 \2 \4", text))
    return (letter for letter in text if letter.isalnum())


def _kept(report: Report) -> Iterator[str]:
    parts: list[object] = [r.dropped for r in report.repairs]
    parts += [u.text for u in report.unplaced]
    parts += [f"{s.position}{s.name}" for s in report.signatures]
    parts += [f"{s.total}{s.counts}{s.overall}" for s in report.summaries]
    for decision in report.decisions:
        parts += [decision.serial, decision.title, decision.date, decision.number]
        for clause in decision.clauses:
            label = join_label(clause.label, clause.text)
            parts += [clause.serial, label, clause.progress]
            parts += [clause.self_rating, clause.upper_rating]
    return (c for part in parts if part is not None for c in str(part) if c.isalnum())
