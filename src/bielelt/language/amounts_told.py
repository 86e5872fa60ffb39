"""The figures of a text with the things they count: behind them, before them, or by a name.

«120 м хашаа», «ногооны талбай 3 га», «өрх тус бүрт 150 кг»: what ``amounts`` holds against a duty.
"""

import re
from dataclasses import dataclass

from bielelt.language.likeness import key, telling
from bielelt.language.quantities import Quantity, find_quantities
from bielelt.language.sentences import sentence_at
from bielelt.language.stems import Case, case_of, stem
from bielelt.language.units import unit_of
from bielelt.language.verb_roots import verb_root
from bielelt.language.verbs import is_verb

_WORD = re.compile(r"[^\W\d_]{2,}")
_INFINITIVE = re.compile(r"\w+[аэоөуүи]й?х(?:ыг|ийг)?|\w+с[уү]г[аэ]й", re.IGNORECASE)
# Endings behind a hyphen, words of dates and of bounds: nothing that is counted.
_FRAGMENT = re.compile(
    r"[аэоөи]{1,2}[сг]|[аэоө]{2}р|[ыи]й?[нг]|н[ыи]й?|нд|гийн|доошгүй|багагүй|цөөнгүй|дээшгүй|илүүгүй|дугаар|дүгээр|сар\w{0,2}|он[ыд]|"
    r"хэтр\w+|нь|нэг[дт]|тооны?|тоог|нийт|дотор|зохион|нэг|тус|бүр\w?|тутам\w?",
    re.IGNORECASE,
)
_STOP = re.compile(r"\d|[,;:()]\s|\.\s|$")
_EACH = re.compile(
    r"\b(?:тус\s+бүр\w*|бүр(?:д|т|ээс|ийн|ийг|тэй)?|тутам\w*|нэг(?:д|т)?\s+(?:нь|\w+(?:д|т|ид|ад|эд)))\b|\bга-д\b|\d\s?-?\s?(?:га|л)-д\b",
    re.IGNORECASE,
)
_BODY = "байгууллаг"  # counted like anything, though it says little
_BEHIND, _BEFORE = 45, 45


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure with the things it counts: those behind it, or those before it.

    ``head`` is the word just before it, if it is the name of what is counted: «сандал 25».
    """

    quantity: Quantity
    behind: frozenset[str]
    before: frozenset[str]
    head: str
    verbs: frozenset[str]
    each: bool

    @property
    def things(self) -> frozenset[str]:
        """What is counted."""
        return self.behind or self.before


def amounts_in(text: str) -> list[Amount]:
    """Return the figures of ``text`` with what they count."""
    found: list[Amount] = []
    last = 0
    for q in find_quantities(text):
        start, end = sentence_at(text, q.start)
        stop = _STOP.search(text, q.end)
        behind = text[q.end : min(q.end + _BEHIND, end, stop.start() if stop else end)]
        before = text[max(last, start, q.start - _BEFORE) : q.start]
        before = re.split(r"[,;:]\s", before)[-1]
        counted = bool(q.nouns or q.unit)
        named = _things(behind, to_verb=True) if counted else frozenset[str]()
        verbs = frozenset(
            verb_root(w) for w in _WORD.findall(text[q.end : end]) if is_verb(w)
        )
        near = text[max(start, q.start - _BEFORE) : q.start]
        each = _EACH.search(near) or _EACH.match(text, q.stop)
        earlier = _things(before, to_verb=False)
        head = _head(before, earlier)
        found.append(Amount(q, named, earlier, head, verbs, bool(each)))
        last = q.stop
    return found


def _head(before: str, things: frozenset[str]) -> str:
    """Return the last thing before a figure, if nothing owns the figure: no «байгууллагын 286»."""
    words = [w for w in _WORD.findall(before) if not _FRAGMENT.fullmatch(w)][-1:]
    named = [key(stem(w)) for w in words if case_of(w) in (Case.BARE, Case.ACCUSATIVE)]
    return next((name for name in named if name in things), "")


def _things(text: str, *, to_verb: bool) -> frozenset[str]:
    """Return the stems of what is counted; behind a figure, up to the verb."""
    words: list[str] = []
    for match in _WORD.finditer(text):
        word = match[0]
        if to_verb and (is_verb(word) or _INFINITIVE.fullmatch(word)):
            break
        if unit_of(word) is None and not _FRAGMENT.fullmatch(word):
            words.append(word)
    kept = telling(" ".join(words))
    return frozenset(
        key(stem(w)) for w in words if key(w) in kept or w.casefold().startswith(_BODY)
    )
