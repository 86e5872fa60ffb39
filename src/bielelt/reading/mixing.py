"""Signs that the clause column and the progress column were read across, line by line.

Each sign weighs between 0 and 1; signs that reach 1 together are a doubt. None of them
looks at one particular report: they rest on how orders and reports close their sentences,
on vowel harmony, and on words that the two columns have in common where neither copied.
Source: docs/methodology.md §5.4.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from bielelt.language.endings import closes_order, is_order, is_report, sentence_ends

_LOWER_AFTER_STOP = re.compile(r"[а-яөүё]{3,}\.\s+[а-яөүё]{2}")
_CASE_SEAM = re.compile(
    r"^[а-яөүё]{3,}(?:[А-ЯӨҮЁ][а-яөүё]|[A-Z]{2})|^\W*[а-яА-ЯөүӨҮёЁ]{3,}\d{2,}"
)
# Signs and figures without a blank behind them: typists forget one, columns lose many.
_LOST_BLANKS = (
    (0.7, re.compile(r"^[а-яөүё]{3,}\.(?:\d|[А-ЯӨҮЁ])")),
    (0.5, re.compile(r"^[а-яөүё]{3,}:[а-яөүё]{3,}")),
    (0.4, re.compile(r"^\d{1,3}(?!д[уү]г|хув|хон|сар|жил)[а-яөүё]{4,}")),
)
_UNFINISHED = re.compile(r"(?:[ыи]йг|[ыи]йн|аар|ээр|оор|өөр|ад|эд|од|өд|,|болон|ба|буюу)$")
# Letters that native words do not have, stems of loanwords, and old compounds.
_FOREIGN = re.compile(
    r"[фкщ]|пп|э(?:лек|кол|коном|ксп)|прое|телеви|интер|агент|техно|проф|сертиф|санхүү"
)
# Endings that are the same after every vowel.
_FREE_ENDING = re.compile(r"гүй|[жч]ээ$|бэл$")
_BACK, _FRONT = re.compile(r"[аоу]"), re.compile(r"[эөү]")  # е, я, ё, ю stand in loanwords
_LETTERS = "абвгдеёжзийклмноөпрстуүфхцчшщъыьэюя"
_SHORT_GLUE = 6
_COMPARED = 1_500  # words of a cell that are compared: the cost grows with their square
_FILLER = 6  # letters; shorter words are said twice on purpose («тус тус»)
_RUN = 5
_TAIL = 3
_STEM = 5


# Stems that every act repeats: governor, district, state, official, duty, activity.
_FORMAL = frozenset(
    [
        "засаг",
        "дарга",
        "сумын",
        "сумды",
        "аймги",
        "төрий",
        "албан",
        "байгу",
        "үүрэг",
        "хэмжэ",
        "ажилл",
        "арга",
        "хууль",
    ]
)


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign with its weight and a sentence for the person who looks."""

    weight: float
    why: str


def signs(text: str, progress: str, *, label_lost: bool = False) -> list[Sign]:
    """Return the signs that ``text`` and ``progress`` hold pieces of each other."""
    found = [*_in_text(text, label_lost=label_lost), *_in_progress(progress)]
    for cell in (text, progress):
        found += _glued(cell)
    if text and progress:
        found += _shared(text.split(), progress.split())
    return found


def weight(found: list[Sign]) -> float:
    """Return the weight of all signs together."""
    return sum(sign.weight for sign in found)


def _in_text(text: str, *, label_lost: bool) -> Iterator[Sign]:
    words = text.split()
    if not words:
        return
    yield from _sentences(text, words)
    capital = next((w for v, w in pairwise(words) if _opens_oddly(v, w)), None)
    if capital:
        yield Sign(0.3, f"«{capital}» begins with a capital in the middle of the clause")
    if label_lost and text[0].islower():
        yield Sign(1.0, "the beginning of the clause is lost")
    runs = ((_repeated(words, length), heavy) for length, heavy in ((3, 1.0), (2, 0.3)))
    run = next(((run, heavy) for run, heavy in runs if run), None)
    if run:
        yield Sign(run[1], f"the clause says «{run[0]}» twice")


def _sentences(text: str, words: list[str]) -> Iterator[Sign]:
    """Yield what the sentences of a clause say: an order has one, and closes it."""
    inner = next(iter(sentence_ends(text)), None)
    if inner:
        yield Sign(1.0, f"a sentence of a report («{inner}») ends inside the clause")
    if is_report(text) and not is_order(text):
        yield Sign(1.0, "the clause ends as a report does")
    elif not is_order(text):
        yield Sign(0.4, "the clause does not end as an order does")
    if any(closes_order(w) and v[:1].islower() for w, v in pairwise(words)):
        yield Sign(0.4, "the clause goes on in small letters after an order has closed")
    if _LOWER_AFTER_STOP.search(text):
        yield Sign(0.7, "the clause goes on in small letters after a full stop")


def _opens_oddly(before: str, word: str) -> bool:
    """Find a capital in the middle of a sentence that is no usual part of a name."""
    capital = len(word) > 1 and word[0].isupper() and word[1].islower()
    inside = before[-1].isalnum() or before[-1] == ","
    return (
        capital and inside and not before[0].isupper() and bare(word)[:_STEM] not in _FORMAL
    )


def _in_progress(progress: str) -> Iterator[Sign]:
    words = progress.split()
    if not words:
        return
    order = next((w for w in words if closes_order(w) or w.endswith("хыг;")), None)
    if order:
        yield Sign(1.0, f"the progress holds a word that closes an order («{order}»)")
    if _UNFINISHED.search(words[-1].casefold()):
        yield Sign(1.0, "the progress breaks off in the middle of a sentence")
    elif not is_report(progress) and words[-1][-1] not in '.!;)»”"':
        yield Sign(0.3, "the progress does not end as a report does")
    first = words[0][:1]
    if first in _LETTERS or (first.isascii() and first.isalpha()):
        heavy = 1.0 if first in _LETTERS else 0.5  # a name in Latin letters may open one
        yield Sign(heavy, "the progress begins in the middle of a sentence")
    twice = next((a for a, b in pairwise(words) if a == b and len(a) > _FILLER), None)
    if twice:
        yield Sign(0.7, f"the progress says «{twice}» twice")


def _repeated(words: list[str], length: int) -> str | None:
    """Return a run of words that the clause repeats; short and formal words do not count."""
    stems = [bare(w)[:_STEM] for w in words]
    seen: dict[tuple[str, ...], int] = {}
    for i in range(len(stems) - length + 1):
        run = tuple(stems[i : i + length])
        if any(len(s) < 4 or s in _FORMAL for s in run):  # noqa: PLR2004
            continue
        if run in seen and i - seen[run] >= length:
            return " ".join(words[i : i + length])
        seen.setdefault(run, i)
    return None


def _glued(cell: str) -> Iterator[Sign]:
    for word in cell.split():
        if _CASE_SEAM.search(word):
            yield Sign(1.0, f"two words are glued: «{word}»")
        elif seam := next((heavy for heavy, form in _LOST_BLANKS if form.search(word)), 0):
            yield Sign(seam, f"two words are glued: «{word}»")
        elif is_glued(word):
            yield Sign(
                1.0, f"the vowels of «{word}» do not agree: two words glued together"
            )


def is_glued(word: str) -> bool:
    """Whether the native vowels of one small-lettered word belong to both classes."""
    plain = word.strip(".,;:()«»“”\"'")
    if not (plain.isalpha() and plain.islower()) or len(plain) < _SHORT_GLUE:
        return False
    parts = [] if _FOREIGN.search(plain) else _FREE_ENDING.split(plain)
    return any(_BACK.search(part) and _FRONT.search(part) for part in parts)


def _shared(text: list[str], progress: list[str]) -> Iterator[Sign]:
    plain = _plain(text[:_COMPARED]), _plain(progress[:_COMPARED])
    blocks = SequenceMatcher(None, plain[0], plain[1], autojunk=False).get_matching_blocks()
    for block in blocks:
        inner = block.a > 0 and block.a + block.size < len(text)
        if not inner or block.size < _TAIL:
            continue
        if block.b + block.size == len(progress):
            yield Sign(1.0, "the end of the progress stands inside the clause")
        if block.size >= _RUN and block.b > 0:
            yield Sign(0.5, "clause and progress share a run of words in their middle")
        named = _names(text[block.a : block.a + block.size])
        if named and block.b > 0:
            yield Sign(1.0, f"«{named}» stands inside the clause as in the progress")
    shared = sum(block.size for block in blocks)
    if shared > 0.8 * len(text) and _repeated(text, 2):
        yield Sign(0.7, "nearly all of the clause stands in the progress, some of it twice")


def _plain(words: list[str]) -> list[str]:
    return [bare(word) for word in words]


def bare(word: str) -> str:
    """Return the letters and digits of a word, in small letters."""
    return re.sub(r"\W", "", word).casefold()


_COMMON_NAMES = Counter(
    [
        "засаг",
        "онцгой",
        "төрийн",
        "тамгын",
        "монгол",
        "улсын",
        "аймгийн",
        "сумын",
        "ерөнхий",
        "цагдаагийн",
    ]
)


def _names(words: list[str]) -> str | None:
    """Two names side by side inside a run: «…, Эрдэнэ, Баян …»."""
    capitals = [w for w in words[1:] if w[:1].isupper() and len(w) > 3]  # noqa: PLR2004
    rare = [w for w in capitals if w.strip(",.").casefold() not in _COMMON_NAMES]
    return " ".join(rare) if len(rare) > 1 else None
