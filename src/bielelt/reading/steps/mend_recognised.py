"""Put right what recognition does to letters: «обьект», «2О24», «байгуул- лага», «3, 2.4».

Only what recognition does and authors do not is mended here, with the dictionary as
witness; slips of the author stay, for the checks to find. Tesseract's Mongolian data has
neither ъ nor щ, and takes figures at the start of a line for letters.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from bielelt.language.lookalike_digits import find_digit_slips
from bielelt.language.lookalikes import by_look, is_foreign
from bielelt.language.spelling import cyrillic_words, dictionary
from bielelt.reading.draft import DECISION, PROGRESS, TEXT, Draft, WorkRow

_FIELDS = {DECISION: "title", TEXT: "text", PROGRESS: "progress"}
_LABEL = re.compile(r"^(?P<number>\d{1,3}|З)(?P<mark>[.,])(?=\s?[\dА-ЯӨҮЁ])")
_WORD = re.compile(r"[^\W\d_]+")
_BROKEN = re.compile(r"(?<![\w-])([А-ЯӨҮЁа-яөүё]{2,})-\s+([а-яөүё]{2,})(?![\w-])")
_NOT_READ = {"ь": "ьъ", "ш": "шщ"}
_MOST_OF_THEM = 4  # in one word


@dataclass(frozen=True, slots=True)
class _Slip:
    start: int
    end: int
    right: str
    why: str


def mend_recognised(draft: Draft) -> None:
    """Mend the texts of all cells recognised from a picture, and tell each change."""
    cells = [
        (row, column)
        for row in draft.rows
        for column in _FIELDS
        if row.sureness(column) < 1 and row.cells[column]
    ]
    known = Counter(
        match[0].casefold()
        for row, column in cells
        for match in cyrillic_words(row.cells[column])
    )
    for row, column in cells:
        for find in (_labels, _foreign, _digits, _broken, _unread):
            _mend(draft, row, column, list(find(row.cells[column], column, known)))


def _mend(draft: Draft, row: WorkRow, column: int, slips: list[_Slip]) -> None:
    text = row.cells[column]
    for slip in sorted(slips, key=lambda s: s.start, reverse=True):
        before = text[slip.start : slip.end]
        text = text[: slip.start] + slip.right + text[slip.end :]
        draft.repair(
            row,
            "letters-misread",
            _FIELDS[column],
            before=before,
            after=slip.right,
            why=slip.why,
            dropped=before,
        )
        if column == DECISION and re.search(r"\d", slip.right):
            for name in ("date", "number"):
                draft.doubt(row, name, f"«{before}» was read as «{slip.right}»")
    row.cells[column] = text


def _labels(text: str, column: int, _: Counter[str]) -> Iterator[_Slip]:
    """Yield the label of a clause whose full stop or figure was misread: «11, 2.2.», «З.»."""
    match = _LABEL.match(text) if column == TEXT else None
    right = "" if match is None else f"{match['number'].replace('З', '3')}."
    if match and right != match[0]:
        yield _Slip(*match.span(), right, "the number of a clause ends in a full stop")


def _foreign(text: str, _: int, __: Counter[str]) -> Iterator[_Slip]:
    for match in _WORD.finditer(text):
        if any(map(is_foreign, match[0])):
            right = by_look(match[0])
            yield _Slip(*match.span(), right, "Mongolian has no such letter")


def _digits(text: str, _: int, known: Counter[str]) -> Iterator[_Slip]:
    for slip in find_digit_slips(text, known):
        why = "letters and figures that look alike"
        yield _Slip(slip.start, slip.end, slip.right, why)


def _broken(text: str, _: int, __: Counter[str]) -> Iterator[_Slip]:
    """Yield words broken at the end of a line, if the dictionary has them whole."""
    book = dictionary()
    for match in _BROKEN.finditer(text) if book else ():
        whole = match[1] + match[2]
        if book and book.knows(whole):
            yield _Slip(*match.span(), whole, "broken at the end of a line")


def _unread(text: str, _: int, __: Counter[str]) -> Iterator[_Slip]:
    """Yield words that are words only with a letter that recognition does not know."""
    book = dictionary()
    for match in cyrillic_words(text) if book else ():
        word = match[0]
        choices = [_NOT_READ.get(letter, letter) for letter in word.casefold()]
        unsure = sum(len(choice) > 1 for choice in choices)
        if not book or not 0 < unsure <= _MOST_OF_THEM or book.knows(word):
            continue
        words = ["".join(letters) for letters in product(*choices)]
        right = [w for w in words if book.has(w)]
        if len(right) == 1:
            cased = right[0].capitalize() if word[0].isupper() else right[0]
            cased = cased.upper() if word.isupper() else cased
            yield _Slip(*match.span(), cased, "recognition knows neither ъ nor щ")
