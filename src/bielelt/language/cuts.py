"""Texts that end in the middle of a word or a sentence: «… 3 өдөр зохион бай».

Whoever types forgets full stops, so a missing one is no cut. Cut is what ends in a piece of a
word, in a word that only joins («… сургууль болон») or owns, or in an opened bracket.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from bielelt.language.sentences import last_words
from bielelt.language.spelling import dictionary
from bielelt.language.units import unit_of

_LAST = re.compile(
    r"(?P<before>[^\W\d_]+|\d+)\s+(?P<last>[а-яөүё]{2,})\s*$"  # a capital may begin a name
)
_JOINS = re.compile(
    r"(?<=\s)(?:ба|болон|бөгөөд|буюу|эсвэл|түүнчлэн)\s*,?\s*$", re.IGNORECASE
)
# «…, өдөрт 5 100 зорчигчтой ажиллаж,»: a comma and nothing behind it.
_GOES_ON = re.compile(r"(?<=\s)[^\W\d_]+,\s*$")
# «… дуудлагын төвд ирсэн дуудлагын»: whose it is, and not what.
_OWNER = re.compile(r"(?<=\s)[а-яөүё]{2,}(?:ийн|ын|ний|ны)\s*$")
_OPENED = re.compile(r"(?<=\s)[(«“„][^()«»“”„]{0,40}$")
_CONVERB = re.compile(
    r"\w{2,}[жч]|зохион|\w{2,}(?:аад|ээд|оод|өөд)|\w{3,}[лрнгхст](?:ан|эн|он|өн)"
)
# What a converb leads to; a piece of one of these is no word of a report.
_CLOSERS = (
    "байна", "байгаа", "байлаа", "байгуулсан", "байгуулав", "байгуулж", "болно", "ажиллаж", "ажилласан", "ажиллав",
    "ажиллуулсан", "хэрэгжүүлсэн", "хүргүүлсэн", "гүйцэтгэсэн", "оролцсон", "хамрагдсан", "хамруулсан", "явуулсан",
    "шийдвэрлэсэн", "тайлагнасан", "дуусгасан", "өгсөн", "авсан", "ирсэн",
)  # fmt: skip
_WHOLE = frozenset({"ажил", "хэрэг", "бол"})
_PIECES = frozenset(word[:n] for word in _CLOSERS for n in range(3, len(word) - 1)) - _WHOLE
_SHORT = frozenset({
    "төг", "төгр", "мян", "сая", "тэрб", "тонн", "гэх", "хуу", "дугаар", "дүгээр", "ний", "хув", "хүн", "тоот",
    "хоног", "өрх", "айл", "нар", "нарт",
})  # fmt: skip
# «уулзалтаар дү»: a syllable is no word; «тн» has no vowel, and an ending begins with one.
_SYLLABLE = re.compile(r"[бвгджзклмнпрстфхцчшй][аэоөуүияеёю][а-яөүё]?")
_LEAST, _LEAST_MORE, _MOST = 4, 2, 50
_SENTENCE = 6  # words; fewer may be a heading
_LONGEST_OPENED = 42


def find_cut(text: str, known: Sequence[str]) -> tuple[int, int] | None:
    """Return the last words of ``text`` if it breaks off in them.

    Args:
        text: running text.
        known: the words of the whole document, in lower case and sorted.

    """
    place, is_closed = last_words(text, 2), text.rstrip().endswith(".")
    opened = _OPENED.search(text, max(0, len(text) - _LONGEST_OPENED))
    if not is_closed:
        opened = (
            _JOINS.search(text, place)
            or _GOES_ON.search(text, place)
            or _owner_at_end(text, place)
            or opened
        )
    if opened:
        return _few_words_before(text, opened.start()), len(text.rstrip())
    if is_closed:
        return None
    match = _LAST.search(text, place)
    if match and _is_piece(match["before"].casefold(), match["last"], known):
        return match.start(), match.end("last")
    return None


def _owner_at_end(text: str, place: int) -> re.Match[str] | None:
    """Return the last word of a sentence, no heading, if it says whose something is."""
    owner = _OWNER.search(text, place)
    return owner if owner and len(text.split()) >= _SENTENCE else None


def _is_piece(before: str, last: str, known: Sequence[str]) -> bool:
    """Whether the last word is the beginning of another one."""
    if before.isdigit() or last in _SHORT:
        return False
    if _CONVERB.fullmatch(before) and last in _PIECES:
        return True
    book = dictionary()
    if book is None or book.knows(last):
        return False
    if len(last) < _LEAST:
        return bool(_SYLLABLE.fullmatch(last)) and unit_of(last) is None
    first = bisect_right(known, last)
    longer = (w for w in known[first : first + _MOST] if w.startswith(last))
    return any(len(w) >= len(last) + _LEAST_MORE and book.knows(w) for w in longer)


def _few_words_before(text: str, place: int) -> int:
    begin = text.rfind(" ", 0, max(0, place - 20))
    return begin + 1
