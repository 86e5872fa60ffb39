"""Words that mix Latin letters, or the Є and Ї of old encodings, into Cyrillic ones.

Pure Latin words, acronyms with a Cyrillic ending («ERP-ээр», «PDFийг»), addresses and
Roman numerals are none. The right spelling is looked for among the words of the same
document first: «Сэker» is «Сэкөр» where that stands elsewhere.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from bielelt.language import lookalikes
from bielelt.language.harmony import seams
from bielelt.language.verbs import is_verb

_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s,;»”\"]+|[\w.+-]{1,64}@[\w.-]{1,255}|"
    r"\b[a-z0-9][a-z0-9-]{0,62}(?:\.[a-z0-9-]{1,63}){0,6}\.(?:mn|com|org|net|gov|edu|info|io|ru|cn)\b(?:/[\w./?=&%-]*)?",
    re.IGNORECASE | re.ASCII,
)
_SIGN_OF_ADDRESS = re.compile(
    r"://|www\.|@|[a-z0-9]\.(?:mn|com|org|net|gov|edu|info|io|ru|cn)", re.IGNORECASE
)
_LATIN_POINT = re.compile(r"\.(?:[A-Za-z]|(?<=[Ww]\.))")
# A word that ran on over a full stop: «хаагчдын.govийн».
_GLUED = re.compile(r"(?:(?<![\w-])[А-Яа-яЁёӨөҮү-]+)?[.,]*\.$")
_LONGEST_WORD = 40
_LETTERS = re.compile(r"[^\W\d_]+")
# The letters that most are come first in the class.
_CYRILLIC = re.compile(r"(?<![^\W\d_])[а-яөүёА-ЯӨҮЁ]+(?![^\W\d_])")
_ACRONYM = re.compile(r"[A-Z]{2,}[a-z]?(?=[а-яөүё])|[A-Z]{2,}(?=[А-ЯӨҮЁ]+$)")
_ROMAN = re.compile(r"[IVX]+(?=[а-яөүё])|[IVX]{2,}(?=[А-ЯӨҮЁ])")
_ORDINALS = re.compile(
    r"(?:р|дугаар|дүгээр|дахь|дэх|улирал|улирлын|үе|шат|зэрэг|т|д)\w*", re.IGNORECASE
)

_CASE = (
    r"(?:н?[иы]й?н|ын|[иы]й?г|аас|ээс|оос|өөс|аар|ээр|оор|өөр|тай|тэй|той|руу|рүү|луу|лүү|нд|д|т|"
    r"ууд|үүд|нууд|нүүд|чууд|чүүд|гийн|г)"
)
_ENDINGS = re.compile(rf"{_CASE}{{1,3}}(?:аа|ээ|оо|өө|нь)?|аа|ээ|оо|өө", re.IGNORECASE)
_FOREIGN_SPELLING = re.compile(
    r"[wq]|ck|ph|th(?!ый)|oo|ee|ss|tt|ll|facebook|viber|google|excel|zoom|online|mail|chat|twitter|"
    r"windows|covid|android|messenger|internet|web|link|file|team|tiktok|mongolia|telegram|office",
    re.IGNORECASE,
)
_MIN_FOREIGN = 4
_MIN_FIRST, _MIN_SECOND = 3, 5

# Words that often stand before the place where two words run together.
_ENDS_OF_PHRASES = frozenset(
    "нарт наарт нар болон дарга сумын аймгийн багийн байна ажлыг тухай тус бүх хугацаанд".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Mixed:
    """A mixed word; ``text[start:end]`` is it with what is glued to it by a full stop."""

    start: int
    end: int
    word: str


_RUN = re.compile(r"[а-яөүёА-ЯӨҮЁ]+")
_PLAIN = re.compile(r"[А-Яа-яЁёӨөҮү]+")  # nearly every word
_STRANGE = re.compile(r"[^\W\d_А-Яа-яЁёӨөҮү]")


def find_addresses(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each address of the network in ``text``, mail included."""
    may = "@" in text or "://" in text or _LATIN_POINT.search(text)
    if may and _SIGN_OF_ADDRESS.search(text):
        yield from (match.span() for match in _ADDRESS.finditer(text))


def find_mixed(text: str) -> Iterator[Mixed]:
    """Yield the words of ``text`` that hold letters of two alphabets, in order."""
    if not _is_strange(text):
        return
    addresses = list(find_addresses(text))
    for match in _LETTERS.finditer(text):
        inside = any(start <= match.start() < end for start, end in addresses)
        if not inside and (
            _is_mixed(match[0]) or _is_ordinal(match[0], text[: match.start()])
        ):
            start = match.start()
            glued = _GLUED.search(text[max(0, start - _LONGEST_WORD) : start])
            yield Mixed(start - len(glued[0]) if glued else start, match.end(), match[0])


def respell(mixed: Mixed, text: str, known: Counter[str]) -> str:
    """Return the right spelling of a mixed word with what is glued before it.

    Args:
        mixed: a word found in ``text``.
        text: the text it stands in.
        known: how often each word, in lower case, stands in the whole document.

    Returns:
        Words of Cyrillic letters only. Words that ran together are parted; after a full
        stop the first letter is a capital.

    """
    before = text[mixed.start : mixed.end - len(mixed.word)]
    word = _spelling(mixed.word, known)
    if not before:
        return word
    head = re.sub(r"[.,]+$", "", before)
    if before.endswith("."):
        word = word[:1].upper() + word[1:]
    return f"{head}. {word}" if head else word


@lru_cache(maxsize=1_024)  # of the texts of a report
def cyrillic_runs(text: str) -> tuple[str, ...]:
    """Return the runs of Cyrillic letters in ``text``, pieces of words among them."""
    return tuple(_RUN.findall(text))


def vocabulary(texts: Iterable[str]) -> Counter[str]:
    """Count the words of a document that are written in Cyrillic alone."""
    # Where no other letters are, none can touch a word.
    words = (
        _CYRILLIC.findall(text) if _is_strange(text) else cyrillic_runs(text)
        for text in texts
    )
    written = Counter(chain.from_iterable(words))
    known: Counter[str] = Counter()
    for word, times in written.items():
        known[word.casefold()] += times
    return known


@lru_cache(maxsize=4_096)  # the clauses of a province are those of every district
def _is_strange(text: str) -> bool:
    return bool(_STRANGE.search(text))


def _is_ordinal(word: str, before: str) -> bool:
    """Whether this is the Latin p of «3-p байр»."""
    return word == "p" and bool(re.search(r"(?<![\w.])\d{1,3}-$", before[-5:]))


def _is_mixed(word: str) -> bool:
    if _PLAIN.fullmatch(word):
        return False
    latin = [c for c in word if lookalikes.is_latin(c)]
    cyrillic = [c for c in word if lookalikes.is_cyrillic(c)]
    if not latin:
        strange = [c for c in word if not lookalikes.is_cyrillic(c)]
        return bool(strange) and bool(cyrillic) and all(map(lookalikes.is_foreign, strange))
    return bool(cyrillic) and not _is_foreign_name(word)


def _is_foreign_name(word: str) -> bool:
    """Whether this is a Latin acronym, name or Roman numeral with a Cyrillic ending."""
    if re.match(r"(?=X*[IV])[IVX]{2,}[^IVX]", word):
        return True
    for pattern, ending in ((_ACRONYM, _ENDINGS), (_ROMAN, _ORDINALS)):
        head = pattern.match(word)
        rest = word[head.end() :] if head else ""
        if head and ending.fullmatch(rest) and not _all_alike(head[0], rest):
            return True
    latin = re.match(r"[A-Za-z]+", word)
    tail = word[latin.end() :] if latin else ""
    return bool(
        latin
        and len(latin[0]) >= _MIN_FOREIGN
        and _FOREIGN_SPELLING.search(latin[0])
        and _ENDINGS.fullmatch(tail)
    )


def _all_alike(head: str, rest: str) -> bool:
    """Whether a word in capitals only («COНГУУЛЬ») has twins for all its Latin letters."""
    return rest.isupper() and lookalikes.looks_cyrillic(head)


def _spelling(word: str, known: Counter[str]) -> str:
    """Return the likeliest spelling: a known word, a harmonic word, the usual letters."""
    candidates = _candidates(word)
    best = max(
        candidates,
        key=lambda c: (known[c.casefold()] > 0, not _breaks(c, word), -candidates.index(c)),
    )
    return _parted(best, word, known) or best


def _candidates(word: str) -> list[str]:
    alike = [lookalikes.by_look(word)] if lookalikes.looks_cyrillic(word) else []
    by_sound = [w for w in lookalikes.readings(word) if all(map(lookalikes.is_cyrillic, w))]
    return list(dict.fromkeys([*alike, *by_sound])) or [lookalikes.readings(word)[0]]


def _breaks(candidate: str, word: str) -> bool:
    """Whether the letters put in break the harmony of the word at their place."""
    put_in = {i for i, c in enumerate(word) if not lookalikes.is_cyrillic(c)}
    return bool(put_in) and bool(seams(candidate))


def _parted(best: str, word: str, known: Counter[str]) -> str | None:
    """Return two words if a known word ends where the other alphabet begins."""
    if known[best.casefold()] or len(best) != len(word):
        return None
    cut = next((i for i, c in enumerate(word) if lookalikes.is_latin(c)), 0)
    first, second = best[:cut], best[cut:]
    if len(first) < _MIN_FIRST or len(second) < _MIN_SECOND or _ENDINGS.fullmatch(second):
        return None
    stands_alone = known[first.casefold()] > 0 or first.casefold() in _ENDS_OF_PHRASES
    second_stands = (
        known[second.casefold()] > 0
        or is_verb(second)
        or bool(re.search(r"(?:с[уү]г[аэ]й|т[уү]г[аэ]й)$", second.casefold()))
    )
    return f"{first} {second}" if stands_alone and second_stands else None
