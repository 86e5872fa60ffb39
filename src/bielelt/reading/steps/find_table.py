"""Part the document into what stands before the table, its rows, and what follows.

Header rows and the column numbers «1 … 7» repeat on every page: they mark page breaks and
are dropped. A heading inside the table («Засаг даргын албан даалгавар») names the kind of
the decisions below it.
"""

import re

from rapidfuzz.distance import Levenshtein

from bielelt.core.errors import UnreadableDocument
from bielelt.core.kinds import KINDS, UNKNOWN, kind_in
from bielelt.core.numbering import part_label
from bielelt.core.report import Unplaced
from bielelt.reading.base import Block, Cell, Line, Row
from bielelt.reading.draft import COLUMNS, DECISION, Draft, WorkRow
from bielelt.reading.headers import MINIMUM, is_header, is_numbers
from bielelt.reading.limits import MAX_TABLE_ROWS
from bielelt.reading.ratings import read_rating

SIGNATURE = re.compile(
    r"^(?:тайлан|биелэлт|мэдээ)?\s*(?:хянасан|гаргасан|нэгтгэсэн|бэлтгэсэн)\b\W*",
    re.IGNORECASE,
)
_SUMMARY = re.compile(
    r"нийт\s+арга\s+хэмжээний\s+тоо|\((?:өөрийн|дээд\s+шатны)[^)]*үнэлгээ\)"
)
_SUMMARY_FIGURE = re.compile(
    r"нийт\s+арга\s+хэмжээний\s+тоо|\d\s*%\s*(?:\d+|[-–])\s*$|хэрэгжилт\s+\d+(?:[.,]\d+)?\s*(?:%|хув)"
    r"|х\.?\s?б\.?\s+\d+\s*$"
)
_YEAR = re.compile(r"\b(?:19|20)\d{2}\s+он")
_SECTION_LENGTH = 90
_HEADER_WORD = 12  # letters
_OTHER = "шийдвэр"  # «Бусад шийдвэр»: a heading that names no kind
_SECTION_WORDS = re.compile(r"тухай|дугаар|\d{4}|[;:]")


def find_table(draft: Draft) -> None:
    """Fill ``heading``, ``rows`` and ``tail``; raise UnreadableDocument if there is no table."""
    start = next((i for i, b in enumerate(draft.blocks) if _opens_table(b)), None)
    if start is None:
        raise UnreadableDocument(_no_table(draft.blocks))
    while start and _opens_section(draft.blocks[start - 1]):
        start -= 1
    before, heading = _part_heading(draft.blocks[:start])
    draft.heading = [line for block in heading for line in _lines(block)]
    walk = _Walk(draft)
    for index, block in enumerate(draft.blocks[start:], start=start):
        if ends_table(block) and draft.rows:
            draft.tail = [*before, *draft.blocks[index:]]
            walk.give_back_title()
            break
        walk.take(block)
    else:
        draft.tail = before
        walk.give_back_title()
    if not draft.rows:
        raise UnreadableDocument(_no_table(draft.blocks))
    if len(draft.rows) > MAX_TABLE_ROWS:
        raise UnreadableDocument(
            f"its table has {len(draft.rows)} rows; at most {MAX_TABLE_ROWS} are read. "
            "Split the file into one report per organisation."
        )


def _opens_section(block: Block) -> bool:
    """Whether a line above a table without header is a section, not the title in capitals."""
    return _section(block) is not None and not "".join(_texts(block)).isupper()


def _part_heading(blocks: list[Block]) -> tuple[list[Block], list[Block]]:
    """Part a summary page that stands before the table from the table's own heading."""
    lines = [i for i, b in enumerate(blocks) if is_of_summary(joined(b))]
    if not lines:
        return [], blocks
    after = blocks[lines[-1] + 1 :]
    titled = any(_YEAR.search(joined(block)) for block in after)
    return (
        (blocks[: lines[-1] + 1], after)
        if titled
        else (blocks[lines[0] :], blocks[: lines[0]])
    )


def is_of_summary(text: str) -> bool:
    """Whether a folded text is a line of a summary page, or the mark «ооо» at its end."""
    end_mark = bool(text) and not text.strip("оo0 ")
    return end_mark or bool(_SUMMARY_FIGURE.search(text))


def _no_table(blocks: list[Block]) -> str:
    rows = sum(isinstance(block, Row) for block in blocks)
    return (
        f"found no report table ({rows} table rows seen): expected the seven columns "
        "«Шийдвэр Д/д … Дээд шатны байгууллагын үнэлгээ» or rows with a clause and its "
        "ratings. Choose the file that holds the table."
    )


class _Walk:
    """Goes down the table and remembers what the next row has to know."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.kind: str | None = None
        self.damaged = ""
        self.header: int | None = None
        self.after_break = False
        self.page = 0
        self.loose: list[Line] = []

    def take(self, block: Block) -> None:
        texts = _texts(block)
        if not texts:
            return
        if isinstance(block, Row) and is_header(texts):
            self._drop_header(texts)
            self.header = len(self.draft.rows)
        elif isinstance(block, Row) and is_numbers(texts):
            self._drop_header([*self._rest_of_header(), *texts])
        elif (kind := _section(block)) is not None:
            self._drop_section(texts, kind)
        elif _is_damaged_section(block):
            self._take_damaged(block)
        elif isinstance(block, Line):
            self._set_aside(block)
        elif len(texts) == 1 and block.cells[0].text and not texts[0].strip(" .").isdigit():
            self._set_aside(_line(block.cells[0]))
        else:
            self._add(block)

    def give_back_title(self) -> None:
        """Lines just before the tail are the title of the summary page, not the table's."""
        self.draft.tail[:0] = self.loose
        self.loose = []

    def _set_aside(self, line: Line) -> None:
        if any(c.isalpha() for c in line.text):
            self.loose.append(line)

    def _unplace(self, lines: list[Line]) -> None:
        for line in lines:
            self.draft.unplaced.append(Unplaced(line.place, line.text))
            self.draft.doubt(
                None, "table", f"a line inside the table fits no cell: {line.text}"
            )

    def _rest_of_header(self) -> list[str]:
        """Take back the rows between a header and its numbers: «Д/д» below «Шийдвэр»."""
        if self.header is None:
            return []
        rest = self.draft.rows[self.header :]
        texts = [cell for row in rest for cell in row.cells if cell]
        if len(rest) > 1 or any(len(text) > _HEADER_WORD for text in texts):
            return []
        del self.draft.rows[self.header :]
        self.header = None
        return texts

    def _drop_header(self, texts: list[str]) -> None:
        self.after_break = bool(self.draft.rows)
        self.draft.repair(
            None,
            "header-dropped",
            "table",
            before=" | ".join(texts),
            why="the header and the column numbers repeat on every page",
            dropped=" ".join(texts),
        )

    def _take_damaged(self, block: Block) -> None:
        """Take a heading whose noun was misread for the kind it is like, or for none."""
        self.damaged = " ".join(_texts(block))
        kind = _nearest(self.damaged)
        if kind == UNKNOWN:
            self._unplace(_lines(block))
            self.kind = UNKNOWN
        else:
            self._drop_section([self.damaged], kind)

    def _drop_section(self, texts: list[str], kind: str) -> None:
        self.kind = kind
        self.damaged = self.damaged if [self.damaged] == texts else ""
        self.draft.repair(
            None,
            "section-heading",
            "kind",
            before=" ".join(texts),
            after=kind,
            why="names the kind of the decisions below it",
            dropped=" ".join(texts),
        )

    def _add(self, block: Row) -> None:
        self._unplace(self.loose)
        self.loose = []
        cells = list(block.cells)
        self.draft.rows.append(
            WorkRow(
                cells=[cell.text for cell in cells],
                places=[cell.place for cell in cells],
                after_break=self.after_break,
                kind=self.kind,
                confidence=min(cell.confidence for cell in cells),
                confidences=[cell.confidence for cell in cells],
                spans=[cell.span for cell in cells],
            )
        )
        if self.damaged and cells[min(DECISION, len(cells) - 1)].text:
            why = f"the heading above was misread: «{self.damaged}»"
            self.draft.doubt(self.draft.rows[-1], "kind", why)
        self.after_break = False


def _texts(block: Block) -> list[str]:
    if isinstance(block, Line):
        return [block.text] if block.text else []
    return [cell.text for cell in block.cells if cell.text]


def joined(block: Block) -> str:
    """Return the texts of a line or row as one, folded."""
    return " ".join(_texts(block)).casefold()


def _lines(block: Block) -> list[Line]:
    if isinstance(block, Line):
        return [block] if block.text else []
    return [_line(cell) for cell in block.cells if cell.text]


def _line(cell: Cell) -> Line:
    return Line(cell.text, cell.place, cell.confidence)


def _opens_table(block: Block) -> bool:
    if not isinstance(block, Row):
        return False
    texts = _texts(block)
    return is_header(texts) or is_numbers(texts) or _is_clause_row(texts)


def _is_clause_row(texts: list[str]) -> bool:
    """Know a row of a table whose header is lost: a labelled clause and two ratings."""
    ratings = [t for t in texts[-2:] if (r := read_rating(t)) is not None and r.certain]
    labelled = any(part_label(t)[0] for t in texts if len(t) > COLUMNS)
    return len(texts) >= MINIMUM and bool(ratings) and labelled


def ends_table(block: Block) -> bool:
    """Whether the table ends above this block: signatures or a summary begin."""
    texts = _texts(block)
    if not texts or len(texts) > COLUMNS:
        return False
    told = " ".join(texts)
    return bool(SIGNATURE.match(told) or _SUMMARY.search(told.casefold()))


def _section(block: Block) -> str | None:
    """Return the kind a heading names, or None if the block is no heading."""
    texts = _texts(block)
    if len(set(texts)) != 1 or len(texts[0]) > _SECTION_LENGTH:
        return None
    text = texts[0].strip("*:. ")
    if _SECTION_WORDS.search(text.casefold()) or part_label(text)[0]:
        return None
    if isinstance(block, Row) and not _stands_across(block):
        return None
    last = text.casefold().split()[-1] if text else ""
    if last.startswith(_OTHER):
        return UNKNOWN
    return kind_in(text) if any(last.startswith(noun) for noun, _ in _nouns()) else None


def _nouns() -> list[tuple[str, str]]:
    """Return what the nouns of kinds begin with, each with the key of its kind."""
    return [
        (noun.split()[-1][:7], kind.key)
        for kind in KINDS.values()
        for noun in (kind.stem, kind.word)
    ]


def _is_damaged_section(block: Block) -> bool:
    """Whether a short row merged over all columns was recognised and names no kind."""
    if not isinstance(block, Row) or len(block.cells) < MINIMUM:
        return False
    first, *others = block.cells
    across = first.span[1] == len(block.cells) and not any(cell.text for cell in others)
    plain = first.text.casefold()
    return (
        across
        and 0 < len(first.text) <= _SECTION_LENGTH
        and first.confidence < 1
        and not _SECTION_WORDS.search(plain)
        and any(c.isalpha() for c in plain)
    )


def _nearest(text: str) -> str:
    """Return the kind whose noun one or two letters make of the last word, or ``unknown``."""
    last = re.sub(r"\W", "", text.casefold().split()[-1])
    near = {
        key
        for noun, key in _nouns()
        if Levenshtein.distance(last[: len(noun)], noun) <= len(noun) // 3
    }
    return near.pop() if len(near) == 1 else UNKNOWN


def _stands_across(row: Row) -> bool:
    """In the first columns, or in all of them: a clause cell alone stands further right."""
    filled = [i for i, cell in enumerate(row.cells) if cell.text]
    return filled[0] <= 2 or len(row.cells) <= 2 or len(filled) > 2  # noqa: PLR2004
