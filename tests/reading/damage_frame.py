"""Damages of the table's frame, of its pages, and of the lines around it."""

from dataclasses import replace
from random import Random

from tests.reading.damage_cells import pick
from tests.reading.known_reports import official
from tests.reading.printed import (
    DECISION,
    NUMBERS,
    PROGRESS,
    SECTIONS,
    TEXT,
    Break,
    Doc,
    Row,
    Text,
    title_lines,
)


def section_row(doc: Doc, rng: Random) -> None:
    """A section heading as a row, in one of its columns or across all, or bold."""
    form = rng.choice(("first", "third", "across", "bold line", "bold row"))
    for index, item in enumerate(doc.items):
        if not isinstance(item, Text) or item.text not in SECTIONS.values():
            continue
        bold = f"**{item.text}**"
        cells = {
            "first": [item.text, *[""] * 6],
            "third": ["", "", item.text, *[""] * 4],
            "across": [item.text] * 7,
            "bold row": [bold, *[""] * 6],
        }
        doc.items[index] = (
            Text(bold, bold=True) if form == "bold line" else Row(cells[form], "section")
        )
    if form != "bold line":
        _close_table(doc)


def _close_table(doc: Doc) -> None:
    """Drop the blank lines beside heading rows."""
    items = doc.items
    kept = []
    for n, item in enumerate(items):
        near = [i for i in items[max(0, n - 1) : n + 2] if isinstance(i, Row)]
        blank = isinstance(item, Text) and not item.text
        if not (blank and any(row.kind == "section" for row in near)):
            kept.append(item)
    doc.items = kept


def extra_cells(doc: Doc, rng: Random) -> None:
    """Empty cells behind the last column, from some row to some other."""
    rows = [i for i in doc.items if isinstance(i, Row) and i.kind != "summary"]
    start, end = sorted(rng.sample(range(len(rows) + 1), 2))
    more = rng.choice((1, 1, 2))
    for row in rows[start:end]:
        row.cells += [""] * more


def markup(doc: Doc, rng: Random) -> None:
    """Tags and asterisks around a cell."""
    for row in pick(doc, rng, "markup"):
        opening, closing = rng.choice((("<p>", "</p>"), ("<b>", "</b>"), ("**", "**")))
        for column in (DECISION, TEXT, PROGRESS):
            if row.cells[column] and rng.random() < 0.7:
                row.cells[column] = opening + row.cells[column] + closing


def broken_header(doc: Doc, rng: Random) -> None:
    """Words of the head broken where their lines ended."""
    for row in doc.rows("head"):
        cells = []
        for cell in row.cells:
            words = [
                f"{w[: len(w) // 2]} {w[len(w) // 2 :]}"
                if len(w) > 7 and rng.random() < 0.6
                else w
                for w in cell.split()
            ]
            cells.append(" ".join(words))
        row.cells[:] = cells


def no_header(doc: Doc, rng: Random) -> None:
    """No words at the head of the table, perhaps not even the row of numbers."""
    gone = {"head"} | ({"numbers"} if rng.random() < 0.5 else set())
    doc.items = [i for i in doc.items if not (isinstance(i, Row) and i.kind in gone)]


def blank_rows(doc: Doc, rng: Random) -> None:
    """Rows without a letter between the others."""
    for row in rng.sample(doc.rows(), min(3, len(doc.rows()))):
        doc.items.insert(_at(doc, row) + rng.randint(0, 1), Row([""] * 7, "blank"))


def wrong_summary(doc: Doc, rng: Random) -> None:
    """A printed count that the table does not bear out; to be read as it is printed."""
    summaries = list(doc.truth.summaries)
    if not summaries:
        return
    at = rng.randrange(len(summaries))
    keys = [key for key, _ in summaries[at].counts]
    chosen = rng.randrange(len(keys))
    bands = [r for r in doc.rows("summary") if r.cells[2]]
    row = bands[at * len(keys) + chosen]
    count = summaries[at].counts[chosen][1] + rng.randint(1, 3)
    row.cells[-1] = str(count)
    counts = dict(summaries[at].counts) | {keys[chosen]: count}
    summaries[at] = replace(summaries[at], counts=tuple(counts.items()))
    doc.truth = replace(doc.truth, summaries=tuple(summaries))
    doc.touch(None, "summaries")


# --- Pages -------------------------------------------------------------------------------


def page_breaks(doc: Doc, rng: Random) -> None:
    """Pages end between rows; the next begins with the numbers, perhaps with the words too."""
    words = rng.random() < 0.3
    for row in doc.rows()[1:]:
        if rng.random() < 0.25:
            at = _at(doc, row)
            doc.items[at:at] = _page_head(doc, words=words)


def split_rows(doc: Doc, rng: Random) -> None:
    """A page ends inside a row: its cells go on below the repeated head."""
    for row in pick(doc, rng, "pages", lambda r: len(r.cells[TEXT]) > 40):
        columns = [c for c in (DECISION, TEXT, PROGRESS) if len(row.cells[c].split()) > 5]
        kept = [c for c in columns if rng.random() < 0.7] or [TEXT]
        _split(doc, row, kept, rng)
        doc.touch(row.serial, "text", "progress", *(_DECISION if DECISION in kept else ()))


def split_decision(doc: Doc, rng: Random) -> None:
    """A page ends inside a decision cell, the rest of its row being finished."""
    for row in pick(doc, rng, "pages", lambda r: len(r.cells[DECISION].split()) > 5):
        _split(doc, row, [DECISION], rng)
        doc.touch(row.serial, *_DECISION)


_DECISION = ("title", "date", "number")


def _split(doc: Doc, row: Row, columns: list[int], rng: Random) -> None:
    below = [""] * len(row.cells)
    for column in columns:
        words = row.cells[column].split()
        cut = rng.randint(2, max(2, len(words) - 2))
        row.cells[column], below[column] = " ".join(words[:cut]), " ".join(words[cut:])
    at = _at(doc, row) + 1
    rest = Row(below, "rest", row.serial)
    doc.items[at:at] = [*_page_head(doc, words=False), rest]


def _page_head(doc: Doc, *, words: bool) -> list[Text | Row | Break]:
    heads = [r for r in doc.rows("head")[:1] if words]
    return [
        Break(),
        *(Row(list(r.cells), "head") for r in heads),
        Row(list(NUMBERS), "numbers"),
    ]


def _at(doc: Doc, row: Row) -> int:
    return next(n for n, item in enumerate(doc.items) if item is row)


# --- Outside the table -------------------------------------------------------------------


def title_layout(doc: Doc, rng: Random) -> None:
    """The title plain or bold, over one to three lines, the organisation behind or below."""
    title = doc.truth.title or ""
    lines = rng.choice((title_lines(title), [title], title.split(" ОНЫ ")))
    if len(lines) == 2 and lines[0] + " ОНЫ " + lines[1] == title:
        lines = [lines[0] + " ОНЫ", lines[1]]
    below = f"({doc.truth.organisation})"
    lines = rng.choice(([*lines, below], [*lines[:-1], f"{lines[-1]} {below}"]))
    bold = rng.choice(("", "each", "all"))
    if bold == "each":
        lines = [f"**{line}**" for line in lines]
    elif bold == "all":
        lines = (
            [f"**{lines[0]}", *lines[1:-1], lines[-1] + "**"]
            if lines[1:]
            else [f"**{lines[0]}**"]
        )
    first = next(n for n, i in enumerate(doc.items) if isinstance(i, Text) and i.text)
    end = next(
        n
        for n, i in enumerate(doc.items)
        if n > first and isinstance(i, Text) and not i.text
    )
    doc.items[first:end] = [Text(line, bold=bool(bold)) for line in lines]


def place_line(doc: Doc, rng: Random) -> None:
    """Date and place on one line, the date perhaps in its longer form."""
    place, day = doc.truth.place or "", doc.truth.date
    assert day
    at = next(n for n, i in enumerate(doc.items) if isinstance(i, Text) and i.text == place)
    start = next(
        n
        for n, i in enumerate(doc.items)
        if isinstance(i, Text) and i.text == official(day)
    )
    form = rng.choice((official(day), official(day, suffix="өдөр")))
    gap = rng.choice((" ", " " * 8, " " * 30))
    doc.items[start : at + 1] = [Text(form + gap + place)]


def signature_noise(doc: Doc, rng: Random) -> None:
    """A signature by hand, read as a word between post and name."""
    for signature in doc.truth.signatures:
        scribble = rng.choice(("Онлмат", "гэлзүй", "Бтжсэн", "ᠣᠯᠢ", "~/"))
        for item in doc.items:
            if isinstance(item, Text) and item.text.endswith(f" {signature.name}"):
                item.text = item.text.replace(
                    signature.name, f"{scribble} {signature.name}"
                )
    doc.touch(None, "signatures")


def no_newline(doc: Doc, rng: Random) -> None:
    """The file ends without a newline, perhaps without blank lines at its end."""
    doc.newline = False
    while rng.random() < 0.9 and isinstance(doc.items[-1], Text) and not doc.items[-1].text:
        doc.items.pop()
