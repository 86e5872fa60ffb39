"""Damages of what the cells for text and progress say.

Each takes a printed document and a source of chance, changes the document in place, and
notes the fields at which a doubt is natural. A field that is only touched can be told by a
careful clerk, from the cell or from the rows around it; where print has lost it for good,
the truth stays what it was, so that nothing but a doubt (or luck) is right.
"""

import textwrap
from collections.abc import Callable
from random import Random

from tests.reading.printed import PROGRESS, TEXT, Doc, Row, clause_cell

from bielelt.core.report import NOT_DUE

LOOKALIKES = str.maketrans("АВЕКМНОРСТХЗаеорсху", "ABEKMHOPCTX3aeopcxy")


def pick(
    doc: Doc, rng: Random, aspect: str, fits: Callable[[Row], bool] = lambda _: True
) -> list[Row]:
    """Choose the rows to hit, each at most once per aspect, and remember them."""
    free = [
        r for r in doc.rows() if r.serial and (r.serial, aspect) not in doc.hurt and fits(r)
    ]
    share = max(1, len(free) // 3) if doc.most is None else doc.most
    chosen = rng.sample(free, min(len(free), rng.randint(1, share)))
    doc.hurt |= {(r.serial, aspect) for r in chosen if r.serial}
    return sorted(chosen, key=lambda r: r.serial or 0)


def runs(doc: Doc, rng: Random, aspect: str, longest: int) -> list[list[Row]]:
    """Choose runs of two or more neighbouring rows that nothing has hit."""
    rows = doc.rows()
    chosen = []
    for _ in range(2 if doc.most is None else 1):
        length = rng.randint(2, longest)
        starts = [
            n
            for n in range(len(rows) - length + 1)
            if not any((r.serial, aspect) in doc.hurt for r in rows[n : n + length])
            and all(r.cells[TEXT] for r in rows[n : n + length])
        ]
        if starts:
            start = rng.choice(starts)
            run = rows[start : start + length]
            doc.hurt |= {(r.serial, aspect) for r in run if r.serial}
            chosen.append(run)
    return chosen


def interleave_full(doc: Doc, rng: Random) -> None:
    """The two columns read across, line by line; the progress cell is left empty."""
    for row in pick(doc, rng, "cells", _both):
        row.cells[TEXT] = _across(row, rng)
        row.cells[PROGRESS] = ""
        doc.touch(row.serial, "text", "progress")


def interleave_twice(doc: Doc, rng: Random) -> None:
    """The two columns read across, and the mixture printed in both cells."""
    for row in pick(doc, rng, "cells", _both):
        row.cells[TEXT] = row.cells[PROGRESS] = _across(row, rng)
        doc.touch(row.serial, "text", "progress", "label")


def interleave_prefix(doc: Doc, rng: Random) -> None:
    """The first lines read across; from there on the columns stand apart."""
    for row in pick(doc, rng, "cells", _both):
        left, right = _columns(row, rng)
        lines = rng.randint(1, max(1, min(len(left), len(right)) - 1))
        mixed = _zipped(left[:lines], right[:lines], rng)
        row.cells[TEXT] = " ".join([mixed, *left[lines:]])
        row.cells[PROGRESS] = " ".join(right[lines:])
        doc.touch(row.serial, "text", "progress")


def slide_text(doc: Doc, rng: Random) -> None:
    """Texts slide up: a row holds its own and the next one's, the last row none."""
    for run in runs(doc, rng, "cells", 4):
        texts = [row.cells[TEXT] for row in run]
        run[0].cells[TEXT] = f"{texts[0]} {texts[1]}"
        for row, text in zip(run[1:], [*texts[2:], ""], strict=True):
            row.cells[TEXT] = text
        for row in run:
            doc.touch(row.serial, "text", "label", "progress")


def slide_progress(doc: Doc, rng: Random) -> None:
    """A progress slides up behind the one above."""
    for first, second in runs(doc, rng, "cells", 2):
        if not (first.cells[PROGRESS] and second.cells[PROGRESS]):
            continue
        first.cells[PROGRESS] += " " + second.cells[PROGRESS]
        second.cells[PROGRESS] = ""
        for row in (first, second):
            doc.touch(row.serial, "progress", "text")


def double_text(doc: Doc, rng: Random) -> None:
    """The clause's text printed once more where the progress should be, which is lost."""
    for row in pick(doc, rng, "cells", _both):
        label = doc.clause(row.serial or 0).label or ""
        text = row.cells[TEXT]
        row.cells[PROGRESS] = rng.choice((text, text.removeprefix(label).lstrip(". ")))
        doc.touch(row.serial, "progress", "text")


def double_progress(doc: Doc, rng: Random) -> None:
    """The same progress in the next row, whose own is lost."""
    for first, second in runs(doc, rng, "cells", 2):
        if not (first.cells[PROGRESS] and second.cells[PROGRESS]):
            continue
        second.cells[PROGRESS] = first.cells[PROGRESS]
        doc.touch(first.serial, "progress")
        doc.touch(second.serial, "progress", "text")


def lost_label(doc: Doc, rng: Random) -> None:
    """The number of the clause is gone."""
    for row in pick(doc, rng, "label", lambda r: _clean(doc, r)):
        clause = doc.clause(row.serial or 0)
        row.cells[TEXT] = clause.text or ""
        doc.hurt.add((clause.serial, "cells"))
        doc.touch(clause.serial, "label", "text")


def empty_text(doc: Doc, rng: Random) -> None:
    """The cell of the text is empty; label and text are lost."""
    for row in pick(doc, rng, "cells", lambda r: bool(r.cells[TEXT])):
        row.cells[TEXT] = ""
        doc.touch(row.serial, "label", "text", "progress")


def letter_noise(doc: Doc, rng: Random) -> None:
    """Letters of the other script and look-alike digits, to be read as they are found."""
    for row in pick(doc, rng, "letters", lambda r: _clean(doc, r)):
        clause = doc.clause(row.serial or 0)
        doc.hurt.add((clause.serial, "label"))
        text, progress = _noisy(clause.text or "", rng), _noisy(clause.progress or "", rng)
        doc.revise(clause.serial, text=text, progress=progress or None)
        row.cells[TEXT] = clause_cell(doc.clause(clause.serial))
        row.cells[PROGRESS] = progress
        doc.touch(clause.serial, "text", "progress")


def broken_words(doc: Doc, rng: Random) -> None:
    """Words broken where a line ended: «бай гууллагын»; whole or as found, both are right."""
    for row in pick(doc, rng, "letters", lambda r: _clean(doc, r)):
        clause = doc.clause(row.serial or 0)
        text, progress = (
            _broken(clause.text or "", rng),
            _broken(clause.progress or "", rng),
        )
        doc.accept(clause.serial, "text", clause.text, text)
        doc.accept(clause.serial, "progress", clause.progress, progress or None)
        row.cells[TEXT] = row.cells[TEXT].replace(clause.text or "", text)
        row.cells[PROGRESS] = progress
        doc.hurt.add((clause.serial, "cells"))


def _both(row: Row) -> bool:
    """Whether text and progress are there and worth mixing."""
    return bool(row.cells[TEXT]) and len(row.cells[PROGRESS]) > 30


def _clean(doc: Doc, row: Row) -> bool:
    """Whether the cells still say what they were printed with."""
    clause = doc.clause(row.serial or 0)
    return (
        row.cells[TEXT] == clause_cell(clause)
        and row.cells[PROGRESS] == (clause.progress or "")
        and clause.self_rating is not NOT_DUE
    )


def _columns(row: Row, rng: Random) -> tuple[list[str], list[str]]:
    """Both cells as the lines they fill on paper."""
    wide = {"break_long_words": False, "break_on_hyphens": False}
    left = textwrap.wrap(row.cells[TEXT], rng.randint(24, 38), **wide)
    right = textwrap.wrap(row.cells[PROGRESS], rng.randint(40, 70), **wide)
    return left, right


def _across(row: Row, rng: Random) -> str:
    return _zipped(*_columns(row, rng), rng)


def _zipped(left: list[str], right: list[str], rng: Random) -> str:
    """Alternate the lines; at the seam the blank is lost now and then."""
    mixed = ""
    for n in range(max(len(left), len(right))):
        if n < len(left):
            mixed += left[n] + _seam(rng, n < len(right))
        if n < len(right):
            mixed += right[n] + _seam(rng, n + 1 < len(left))
    return mixed.strip()


def _seam(rng: Random, other_column: bool) -> str:  # noqa: FBT001
    return "" if other_column and rng.random() < 0.3 else " "


def _noisy(text: str, rng: Random) -> str:
    """Change some letters, never in the beginning, where numbers and headings stand."""
    head, tail = text[:20], text[20:]
    return head + "".join(
        c.translate(LOOKALIKES) if rng.random() < 0.05 else c for c in tail
    )


def _broken(text: str, rng: Random) -> str:
    words = text.split(" ")
    long = [n for n, word in enumerate(words) if len(word) > 8 and word.isalpha() and n > 2]
    for n in rng.sample(long, min(len(long), 2)):
        at = rng.randint(3, len(words[n]) - 3)
        words[n] = f"{words[n][:at]} {words[n][at:]}"
    return " ".join(words)
