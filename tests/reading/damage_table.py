"""Damages of the small columns: serials, decisions, ratings."""

from itertools import pairwise
from random import Random

from tests.reading.damage_cells import pick
from tests.reading.known_reports import official
from tests.reading.printed import (
    DECISION,
    DSERIAL,
    NUMBERS,
    PROGRESS,
    SELF,
    SERIAL,
    UPPER,
    Doc,
    Row,
    decision_cell,
)

from bielelt.core.report import NOT_DUE

NOT_DUE_WORDS = (
    "Х.Б", "ХБ", "х.б", "Хугацаа болоогүй", "Хэрэгжих хугацаа болоогүй", "Хугацаа болоогүй.",
    "хугацаа болоогүй байна",
)  # fmt: skip


# --- Serials and decisions ---------------------------------------------------------------


def slipped_serial(doc: Doc, rng: Random) -> None:
    """The clause serial slipped into column 1, over the decision's if there was one."""
    for row in pick(doc, rng, "serials"):
        if row.cells[DSERIAL]:
            _touch_decision(doc, row)
        row.cells[DSERIAL], row.cells[SERIAL] = row.cells[SERIAL], ""
        doc.touch(row.serial, "serial", "decision")


def late_decision_serial(doc: Doc, rng: Random) -> None:
    """The decision serial stands in the decision's second row."""
    below = dict(zip(map(id, doc.rows()), doc.rows()[1:], strict=False))
    decisions = {
        id(row)
        for row in doc.rows()
        if row.cells[DSERIAL] and (n := below.get(id(row))) and not n.cells[DSERIAL]
        and (n.serial, "serials") not in doc.hurt
    }  # fmt: skip
    for row in pick(doc, rng, "serials", lambda r: id(r) in decisions):
        after = below[id(row)]
        after.cells[DSERIAL], row.cells[DSERIAL] = row.cells[DSERIAL], ""
        doc.hurt.add((after.serial or 0, "serials"))
        _touch_decision(doc, row)


def missing_serial(doc: Doc, rng: Random) -> None:
    """No clause serial."""
    for row in pick(doc, rng, "serials"):
        row.cells[SERIAL] = ""
        doc.touch(row.serial, "serial")


def missing_decision_serial(doc: Doc, rng: Random) -> None:
    """No decision serial."""
    for row in pick(doc, rng, "serials", lambda r: bool(r.cells[DSERIAL])):
        row.cells[DSERIAL] = ""
        _touch_decision(doc, row)


def serial_noise(doc: Doc, rng: Random) -> None:
    """Letters read for digits: «1З», «2О», «l»."""
    letters = str.maketrans("301", rng.choice(("ЗОl", "ЗOІ")))
    noisy = {
        r.serial
        for r in doc.rows()
        if r.cells[SERIAL].translate(letters) != r.cells[SERIAL]
    }
    for row in pick(doc, rng, "serials", lambda r: r.serial in noisy):
        row.cells[SERIAL] = row.cells[SERIAL].translate(letters)
        doc.touch(row.serial, "serial")


def repeat_decision(doc: Doc, rng: Random) -> None:
    """Merged cells spelt out: the decision printed in each of its rows."""
    both = rng.random() < 0.5
    last: Row | None = None
    for row in doc.rows():
        if row.cells[DECISION]:
            last = row
        elif last is not None and (row.serial, "serials") not in doc.hurt:
            row.cells[DECISION] = last.cells[DECISION]
            if both:
                row.cells[DSERIAL] = last.cells[DSERIAL]


def cut_number(doc: Doc, rng: Random) -> None:
    """The number of a decision visibly cut: as printed it may stay, but only with a doubt."""
    for row in pick(doc, rng, "decision", lambda r: bool(r.cells[DECISION])):
        start, blank, number = row.cells[DECISION].rpartition(" ")
        mark = "/" if "/" in number else "_"
        row.cells[DECISION] = start + blank + number.rpartition(mark)[0] + mark
        _touch_decision(doc, row, "number")
        doc.accept(row.serial, "number")


def date_forms(doc: Doc, rng: Random) -> None:
    """Dates of decisions in the other official forms."""
    decisions = {d.clauses[0].serial: d for d in doc.truth.decisions}
    for row in doc.rows():
        decision = decisions.get(row.serial or 0)
        if decision is None or row.cells[DECISION] != decision_cell(decision):
            continue
        day = decision.date
        assert day
        row.cells[DECISION] = decision_cell(
            decision,
            rng.choice(
                (
                    official(day, padded=False, suffix="өдөр"),
                    official(day, suffix="өдрийн"),
                    official(day),
                    f"{day:%Y.%m.%d}",
                    f"{day:%Y/%m/%d}",
                    f"{day.year} оны {day.month} сарын {day.day}",
                )
            ),
        )


def _touch_decision(doc: Doc, row: Row, *names: str) -> None:
    """A doubt about a decision may stand at any of its clauses."""
    decision = next(d for d in doc.truth.decisions if d.clauses[0].serial == row.serial)
    for clause in decision.clauses:
        doc.touch(clause.serial, *(names or ("serial", "decision")))


# --- Ratings -----------------------------------------------------------------------------


def merged_ratings(doc: Doc, rng: Random) -> None:
    """One pair of ratings for two rows: the second row's cells are empty."""
    rows = doc.rows()
    second = {
        b.serial
        for a, b in pairwise(rows)
        if a.cells[SELF:] == b.cells[SELF:]
        and (a.serial, "ratings") not in doc.hurt
        and b.cells[SELF] != ""
    }
    chosen = pick(doc, rng, "ratings", lambda r: r.serial in second)
    for row in chosen:
        row.cells[SELF] = row.cells[UPPER] = ""
        doc.touch(row.serial, "self", "upper")
        doc.hurt.add(((row.serial or 0) - 1, "ratings"))


def ratings_left(doc: Doc, rng: Random) -> None:
    """Ratings in the columns of progress and self rating; no progress is printed."""
    for row in pick(doc, rng, "ratings", lambda r: _due(doc, r)):
        serial = row.serial or 0
        if row.cells[PROGRESS] and row.cells[PROGRESS] == doc.clause(serial).progress:
            doc.revise(serial, progress=None)
            doc.hurt.add((serial, "cells"))
        row.cells[PROGRESS:] = [row.cells[SELF], row.cells[UPPER], ""]
        doc.touch(serial, "progress", "text", "self", "upper")


def ratings_right(doc: Doc, rng: Random) -> None:
    """An empty cell before the ratings."""
    for row in pick(doc, rng, "ratings", lambda r: len(r.cells) == len(NUMBERS)):
        row.cells.insert(SELF, "")
        doc.touch(row.serial, "self", "upper")


def one_rating(doc: Doc, rng: Random) -> None:
    """The upper rating is gone."""
    for row in pick(doc, rng, "ratings", lambda r: bool(r.cells[UPPER])):
        row.cells[UPPER] = ""
        doc.touch(row.serial, "self", "upper")


def no_ratings(doc: Doc, rng: Random) -> None:
    """Both ratings are gone, though the rows around do not share theirs."""
    for row in pick(doc, rng, "ratings", lambda r: _due(doc, r)):
        row.cells[SELF] = row.cells[UPPER] = ""
        doc.touch(row.serial, "self", "upper")


def rating_forms(doc: Doc, rng: Random) -> None:
    """«70 %», «70», «70 хувь», «7O%»."""
    for row in pick(doc, rng, "ratings", lambda r: _due(doc, r)):
        form = rng.choice(("{} %", "{}", "{} хувь", "{}.%", "O"))
        for column in (SELF, UPPER):
            number = row.cells[column].rstrip("%")
            noisy = number.replace("0", "O", 1) + "%"
            row.cells[column] = noisy if form == "O" else form.format(number)
        doc.touch(row.serial, "self", "upper")


def not_due_words(doc: Doc, rng: Random) -> None:
    """All the ways to write «not due» in a rating cell."""
    for row in pick(doc, rng, "ratings", lambda r: _not_due(doc, r)):
        row.cells[SELF], row.cells[UPPER] = (
            rng.choice(NOT_DUE_WORDS),
            rng.choice(NOT_DUE_WORDS),
        )
        doc.touch(row.serial, "self", "upper")


def not_due_in_progress(doc: Doc, rng: Random) -> None:
    """«Not due» stands in the progress cell only."""
    for row in pick(doc, rng, "ratings", lambda r: _not_due(doc, r)):
        words = rng.choice(NOT_DUE_WORDS)
        _not_due_row(doc, row, [words, "", ""], words)


def not_due_left(doc: Doc, rng: Random) -> None:
    """«Not due» one column to the left, once or twice."""
    for row in pick(doc, rng, "ratings", lambda r: _not_due(doc, r)):
        words = rng.choice(NOT_DUE_WORDS)
        _not_due_row(doc, row, [words, words, ""], words)


def _not_due_row(doc: Doc, row: Row, cells: list[str], words: str) -> None:
    row.cells[PROGRESS:] = cells
    doc.hurt.add((row.serial or 0, "cells"))
    doc.accept(row.serial, "progress", None, words)
    doc.touch(row.serial, "self", "upper", "text")


def _due(doc: Doc, row: Row) -> bool:
    clause = doc.clause(row.serial or 0)
    return NOT_DUE not in (clause.self_rating, clause.upper_rating) and all(
        row.cells[SELF:]
    )


def _not_due(doc: Doc, row: Row) -> bool:
    clause = doc.clause(row.serial or 0)
    return clause.self_rating is clause.upper_rating is NOT_DUE


# --- Whole rows --------------------------------------------------------------------------

ALL = ("serial", "decision", "label", "text", "progress", "self", "upper")
OF_DECISION = ("title", "date", "number", "kind")


def lost_row(doc: Doc, rng: Random) -> None:
    """A row is missing, and serials tell it: neither the first nor the last."""
    inner = {id(row) for row in doc.rows()[1:-1] if not _hit(doc, row)}
    for row in pick(doc, rng, "row", lambda r: id(r) in inner)[:2]:
        _remove(doc, row)
        serial = row.serial or 0
        for near in range(serial - 1, serial + 2):
            doc.touch(near, *ALL, *OF_DECISION)
        decision = next(
            d for d in doc.truth.decisions for c in d.clauses if c.serial == serial
        )
        for clause in decision.clauses:
            doc.touch(clause.serial, "decision", *OF_DECISION)


def merged_rows(doc: Doc, rng: Random) -> None:
    """The line between two clauses of a decision is missing: their cells run together."""
    pairs = {
        id(below): above
        for above, below in pairwise(doc.rows())
        if not (below.cells[DSERIAL] or below.cells[DECISION])
        and (below.serial or 0) == (above.serial or 0) + 1
        and len(above.cells) == len(below.cells)
        and not (_hit(doc, above) or _hit(doc, below))
    }
    merged: set[int] = set()
    for row in pick(doc, rng, "row", lambda r: id(r) in pairs)[:3]:
        above = pairs[id(row)]
        if above.serial in merged:
            continue
        cells = zip(above.cells, row.cells, strict=True)
        above.cells[:] = [" ".join(filter(None, pair)) for pair in cells]
        _remove(doc, row)
        merged.add(row.serial or 0)
        for serial in (above.serial, row.serial):
            doc.touch(serial, *ALL)
            doc.hurt.add((serial or 0, "pages"))


def _hit(doc: Doc, row: Row) -> bool:
    """Whether something has already happened to the row."""
    return any(serial == row.serial for serial, _ in doc.hurt)


def _remove(doc: Doc, row: Row) -> None:
    """Remove this very row: another may be equal to it."""
    doc.items = [item for item in doc.items if item is not row]
