"""Put right what recognition does to letters: «обьект», «2О24», «байгуул- лага», «3, 2.4», «“Эх"».

Only what recognition does and authors do not is mended here, with the dictionary as
witness; slips of the author stay, for the checks to find. Tesseract's Mongolian data has
neither ъ nor щ, and takes figures at the start of a line for letters.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from bielelt.core.numbering import CHAPTERS
from bielelt.language.endings import closes_order
from bielelt.language.lookalike_digits import find_digit_slips
from bielelt.language.lookalikes import by_look, digits_for_letters, is_foreign
from bielelt.language.spelling import cyrillic_words, dictionary
from bielelt.reading.draft import DECISION, PROGRESS, TEXT, Draft, WorkRow

_FIELDS = {DECISION: "title", TEXT: "text", PROGRESS: "progress"}
_LABEL = re.compile(r"^(?P<number>\d{1,3}|З)(?P<mark>[.,])(?=\s?[\dА-ЯӨҮЁ])")
_CHAPTER = re.compile(rf"^\d{{1,3}}\. (?:{'|'.join(CHAPTERS)})(?P<mark>,)(?=\s[А-ЯӨҮЁ])")
_WORD = re.compile(r"[^\W\d_]+")
_BROKEN = re.compile(r"(?<![\w-])([А-ЯӨҮЁа-яөүё]{2,})-\s+([а-яөүё]{2,})(?![\w-])")
_HYPHEN = re.compile(
    r"(?<=[а-яөүё])-\s+(?=[А-ЯӨҮЁ][а-яөүё])"
    r"|(?<=[А-ЯӨҮЁ\d)”])-\s+(?=(?:[тднр]|н[ыд]|ний|[ыи]й[гн]|ын|[аэоө]{2}[ср]|т[аэо]й)(?!\w))"
)
_QUOTED = re.compile(r"“[^“”\"]*(?P<mark>\")")
_CLOSING = re.compile(r"(?<=[\wа-яөүё)”] )[А-ЯӨҮЁ][а-яөүё]+(?=\.?$)")
_MIXED = re.compile(r"(?<!\w)[А-ЯӨҮЁ.]{2,}\d\w*")
_ILL_QUOTED = re.compile(r"\"[^“”\"]*”")
_GOES_ON = re.compile(r"(?:[а-яөүё]{4,}|\d{2,})\.\s+[а-яөүё]{2,}")
_ORDINAL = re.compile(r"(?<![\w.,/-])[бЗО](?=\s+(?:дугаар|дүгээр)\s)")
_ENDING = re.compile(r"(?<=\d-)[ДТ](?=\s+(?!анги|бүл[эг]|байр)[а-яөүё])")
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
        for find in _FINDERS:
            _mend(draft, row, column, list(find(row.cells[column], column, known)))
        for why in _reasons(row.cells[column], column):
            draft.doubt(row, _FIELDS[column], why)


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


def _reasons(text: str, column: int) -> Iterator[str]:
    """Yield why a text may be misread where nothing tells what is right."""
    speck = None if column == DECISION else _GOES_ON.search(text)
    if speck:
        yield f"«{speck[0]}»: the full stop may be a speck"
    mixed = _MIXED.search(text)
    if mixed:
        yield f"letters and figures stand together: «{mixed[0]}»"
    quoted = _ILL_QUOTED.search(text)
    if quoted:
        yield f"«{quoted[0]}» is not closed as it is opened"


def _labels(text: str, column: int, _: Counter[str]) -> Iterator[_Slip]:
    """Yield the label of a clause whose full stop or figure was misread: «11, 2.2.», «З.»."""
    match = _LABEL.match(text) if column == TEXT else None
    right = "" if match is None else f"{match['number'].replace('З', '3')}."
    if match and right != match[0]:
        yield _Slip(*match.span(), right, "the number of a clause ends in a full stop")


def _chapters(text: str, column: int, _: Counter[str]) -> Iterator[_Slip]:
    """Yield the mark behind the number of a chapter in words: «10. Хоёр, Сумдын …»."""
    match = _CHAPTER.match(text) if column == TEXT else None
    if match:
        why = "the number of a chapter ends in a full stop"
        yield _Slip(*match.span("mark"), ".", why)


def _foreign(text: str, _: int, __: Counter[str]) -> Iterator[_Slip]:
    for match in _WORD.finditer(text):
        if any(map(is_foreign, match[0])):
            right = by_look(match[0])
            yield _Slip(*match.span(), right, "Mongolian has no such letter")


def _digits(text: str, _: int, known: Counter[str]) -> Iterator[_Slip]:
    for slip in find_digit_slips(text, known):
        why = "letters and figures that look alike"
        yield _Slip(slip.start, slip.end, slip.right, why)


def _ordinals(text: str, _: int, __: Counter[str]) -> Iterator[_Slip]:
    for match in _ORDINAL.finditer(text):
        right = digits_for_letters(match[0])
        yield _Slip(*match.span(), right, "only a figure stands before «дугаар»")


def _endings(text: str, _: int, __: Counter[str]) -> Iterator[_Slip]:
    for match in _ENDING.finditer(text):
        why = "the ending of a figure has no capital letter"
        yield _Slip(*match.span(), match[0].lower(), why)


def _broken(text: str, _: int, __: Counter[str]) -> Iterator[_Slip]:
    """Yield words broken at the end of a line, if the dictionary has them whole."""
    book = dictionary()
    for match in _BROKEN.finditer(text) if book else ():
        whole = match[1] + match[2]
        if book and book.knows(whole):
            yield _Slip(*match.span(), whole, "broken at the end of a line")


def _hyphens(text: str, _: int, __: Counter[str]) -> Iterator[_Slip]:
    """Yield the hyphen of what goes on in the next line: «Хишиг- Өндөр», «ХХК)- т»."""
    for match in _HYPHEN.finditer(text):
        yield _Slip(*match.span(), "-", "parted behind its hyphen, at the end of a line")


def _quotes(text: str, _: int, __: Counter[str]) -> Iterator[_Slip]:
    """Yield the mark that closes a quotation and was read upright: «“Эрүүл гэр"»."""
    for match in _QUOTED.finditer(text):
        yield _Slip(*match.span("mark"), "”", "a quotation opened with “ is closed with ”")


def _closing(text: str, column: int, _: Counter[str]) -> Iterator[_Slip]:
    """Yield the verb that closes an order, with a capital: «… нарт Зөвлөсүгэй.»."""
    match = _CLOSING.search(text) if column == TEXT else None
    if match and closes_order(match[0].lower()):
        why = "the verb that closes a clause has no capital letter"
        yield _Slip(*match.span(), match[0].lower(), why)


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


_FINDERS = (
    _labels,
    _chapters,
    _foreign,
    _digits,
    _ordinals,
    _endings,
    _broken,
    _hyphens,
    _quotes,
    _closing,
    _unread,
)
