"""Which piece of an act belongs to which clause. Source: docs/methodology.md §7.1.

Numbers decide, and the punctuation before them: a line that begins with the next number
opens a clause; one that begins with another number does so only after a sentence ended.
"""

import re
from dataclasses import dataclass, field

from bielelt.acts.labels import Label, read_label
from bielelt.acts.lines import ActLine
from bielelt.acts.pieces import resolves_at
from bielelt.language.endings import is_order

JUMPS = "the number does not follow the one before"
NO_NUMBER = "no number is printed"

_ENDED = re.compile(r"(?:[.;:!?…]|с[уү]г[аэ]й)[»\"”)]*$", re.IGNORECASE)
_ORDERED = re.compile(r"с[уү]г[аэ]й\s*[.;]?$", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"[\W_]*\d{1,3}[\W_]*|(?i:хуудас)\s*\d{1,3}(?:\s*/\s*\d{1,3})?")
_BULLET = re.compile(r"\s*[-–—•·▪*✓➢]\s*")
_ADDRESSED = re.compile(r"\b(?:нар+т|наарт|нар)\s*:$", re.IGNORECASE)
_NAME = r"[А-ЯӨҮЁA-Z][а-яөүё]?\s?\.\s?[А-ЯӨҮЁ][А-ЯӨҮЁа-яөүё]+(?:-[А-ЯӨҮЁ][А-ЯӨҮЁа-яөүё]+)?"
_SIGNED = re.compile(rf"(?:^|.*[\s/.]){_NAME}\s*/?$")
_CLOSING_WORDS = re.compile(
    r"(?:.{0,60}\b)?хавсралт\b[^.;]{0,40}$|(?:хувийг|хувь|боловсруулсан|хянасан|биелэлт гаргасан"
    r"|оОо|танилцсан|гарын үсэг)\b.{0,80}$",
    re.IGNORECASE,
)
_SIGNATURE_LENGTH = 160
_FEWEST_CAPITALS = 4
_TAIL = 40


@dataclass(slots=True)
class Block:
    """A clause or head being gathered: its number and the pieces of its text."""

    label: Label | None
    start: int
    depth: int
    texts: list[str] = field(default_factory=list)
    end: int = 0
    doubts: list[str] = field(default_factory=list)
    number: str = ""

    def add(self, line: ActLine, text: str) -> None:
        """Add a piece, without its number."""
        if text:
            self.texts.append(text)
        self.end = line.number

    @property
    def text(self) -> str:
        """The text on one line."""
        return " ".join(self.texts)

    @property
    def tail(self) -> str:
        """The last letters, enough to see how it ends; empty if there is no text yet."""
        return self.texts[-1][-_TAIL:] if self.texts else ""


@dataclass(slots=True)
class Layout:
    """What an act is made of, in order; ``basis`` may be empty."""

    before: list[ActLine] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    rest: list[ActLine] = field(default_factory=list)
    resolved: bool = False


def lay_out(pieces: list[ActLine]) -> Layout:
    """Part the pieces into what stands before the clauses, the clauses, and the rest."""
    first = _first_clause(pieces)
    layout = Layout(before=pieces[:first])
    layout.resolved = bool(first) and resolves_at(pieces[first - 1].text) is not None
    walk = _Walk(layout)
    for piece in pieces[first:]:
        walk.meet(piece)
    _join_unnumbered(layout)
    return layout


def _first_clause(pieces: list[ActLine]) -> int:
    for index, piece in enumerate(pieces):
        if resolves_at(piece.text) is not None:
            return index + 1
    for index, piece in enumerate(pieces):
        label = read_label(piece.text)
        if label and label.follows(None):
            return index
    for index, piece in enumerate(pieces):
        if _ORDERED.search(piece.text[-_TAIL:]):
            return index
    return len(pieces)


@dataclass(slots=True)
class _Walk:
    """Takes pieces in order; ``open`` are the numbers of the lists it is inside of."""

    layout: Layout
    open: list[Label] = field(default_factory=list)
    closed: bool = False

    @property
    def _current(self) -> Block | None:
        return self.layout.blocks[-1] if self.layout.blocks else None

    def meet(self, piece: ActLine) -> None:
        """Put one piece where it belongs."""
        if self.closed or _PAGE_NUMBER.fullmatch(piece.text):
            self.layout.rest.append(piece)
            return
        label = read_label(piece.text)
        doubt = self._why_not(label, piece.text) if label else None
        if label and doubt != "":
            self._open(piece, label, doubt)
        elif self._ended and _closes_act(piece.text):
            self.closed = True
            self.layout.rest.append(piece)
        elif self._opens_unnumbered(piece.text):
            self._open_unnumbered(piece)
        else:
            self.layout.blocks[-1].add(piece, piece.text)

    @property
    def _ended(self) -> bool:
        current = self._current
        return current is None or bool(current.tail and _ENDED.search(current.tail))

    def _why_not(self, label: Label, text: str) -> str | None:
        """Return None if the label opens a clause, "" if not, else why it may."""
        follows = label.follows(self._before(label)) or self._continues_other_style(label)
        if self._ended:
            return None if follows else JUMPS
        letter = next((c for c in text[len(label.printed) :] if c.isalpha()), "")
        return None if follows and letter.isupper() else ""

    def _before(self, label: Label) -> tuple[int, ...] | None:
        same = [one for one in self.open if one.style == label.style]
        return same[-1].numbers if same else None

    def _continues_other_style(self, label: Label) -> bool:
        """Whether «2/» follows «1.»: one list, numbered in two ways."""
        last = self.open[-1] if self.open else None
        return (
            last is not None
            and last.style != label.style
            and len(last.numbers) == len(label.numbers) == 1
            and not last.is_chapter
            and label.numbers[0] == last.numbers[0] + 1
            and self._ended
        )

    def _open(self, piece: ActLine, label: Label, doubt: str | None) -> None:
        if label.is_chapter:
            self.open.clear()
        elif self._before(label) is None and self._continues_other_style(label):
            self.open.pop()
        elif any(one.style == label.style for one in self.open):
            while self.open[-1].style != label.style:
                self.open.pop()
            self.open.pop()
        block = Block(label, piece.number, len(self.open), number=label.printed.strip())
        self.open.append(label)
        if doubt:
            block.doubts.append(doubt)
        block.add(piece, piece.text[len(label.printed) :].strip())
        self.layout.blocks.append(block)

    def _opens_unnumbered(self, text: str) -> bool:
        current = self._current
        if current is None:
            return True
        if not self._ended:
            return False
        if _ADDRESSED.search(text[-_TAIL:]) or _ORDERED.search(current.tail):
            return True
        # Items without numbers are clauses below a chapter, but text inside a clause.
        return self._in_chapter(current) and (
            current.tail.endswith((":", ";")) or bool(_BULLET.match(text))
        )

    def _in_chapter(self, block: Block) -> bool:
        if block.label is not None:
            return block.label.is_chapter
        return not self.open or self.open[-1].is_chapter

    def _open_unnumbered(self, piece: ActLine) -> None:
        head = bool(_ADDRESSED.search(piece.text[-_TAIL:]))
        if head:
            self.open.clear()
        current = self._current
        depth = 0 if head or current is None else 1
        block = Block(None, piece.number, depth)
        bullet = _BULLET.match(piece.text)
        block.number = bullet[0].strip() if bullet else ""
        block.add(piece, piece.text[bullet.end() if bullet else 0 :])
        self.layout.blocks.append(block)


def _closes_act(text: str) -> bool:
    """Whether the text is a signature, a stamp, or the top of an annex."""
    if len(text) > _SIGNATURE_LENGTH:
        return False
    if _CLOSING_WORDS.match(text):
        return True
    letters = [c for c in text if c.isalpha()]
    capital = len(letters) >= _FEWEST_CAPITALS and all(c.isupper() for c in letters)
    if text.endswith((":", ";")):
        return False
    return capital or bool(_SIGNED.match(text))


def _join_unnumbered(layout: Layout) -> None:
    """Give a paragraph without number back to the clause above unless it orders by itself."""
    kept: list[Block] = []
    for block in layout.blocks:
        above = kept[-1] if kept else None
        alone = (
            block.label is not None
            or above is None
            or _ADDRESSED.search(block.tail)
            or not _ORDERED.search(above.tail)
            or is_order(block.tail)
        )
        if alone:
            kept.append(block)
        elif above is not None:
            above.texts += block.texts
            above.end = block.end
    layout.blocks = kept
