"""Shares and changes told in words: «48 өрхийн тал хувь буюу 24», «640-өөс 960 болж хоёр дахин»."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto
from fractions import Fraction

from bielelt.language.folding import small
from bielelt.language.moves import FALLS, RISES, Move, find_move, has_become
from bielelt.language.pairs import MAKES_UP, is_made_up_by, is_part, owns, whole_in_brackets
from bielelt.language.quantities import Bound, Percent, Quantity
from bielelt.language.said_again import pair_said_before
from bielelt.language.sentences import sentence_spans
from bielelt.language.stems import Case
from bielelt.language.worded import find_counts


class Sense(Enum):
    """Whether a share in words is said to be just so, more or less."""

    JUST = auto()
    MORE = auto()
    LESS = auto()


@dataclass(frozen=True, slots=True)
class ShareInWords:
    """A part, its whole, and what fraction of it ``text[start:stop]`` says that it is.

    ``roughly`` says that a word makes it about so much: «бараг гуравны нэг».
    """

    whole: Quantity
    part: Quantity
    fraction: Fraction
    start: int
    stop: int
    sense: Sense = Sense.JUST
    roughly: bool = False


@dataclass(frozen=True, slots=True)
class Multiple:
    """A figure before and after, and how many times more or less it became, perhaps roughly."""

    before: Quantity
    after: Quantity
    times: Decimal
    rose: bool
    start: int
    stop: int
    roughly: bool = False


_ONE_DECIMAL = Decimal("0.05")
_NUMERATORS = (
    "нэг", "хоёр", "гурав", "дөрөв", "тав", "зургаа", "долоо", "найм", "ес",
)  # fmt: skip
DENOMINATORS = (
    "хоёрны", "гуравны", "дөрөвний", "тавны", "зургааны", "долооны", "наймны", "есний", "аравны",
)  # fmt: skip
"""Into how many parts a whole is parted."""

_SAY_FRACTION = ("тутмын", "тал", "хагас", *DENOMINATORS)
# The last vowel of these falls before an ending: «дөрөвний гурвыг нь».
_NUMERATOR_FORMS = {"гурв": "гурав", "дөрв": "дөрөв", "арв": "арав"}
PARTS_OF = rf"(?P<den>{'|'.join(DENOMINATORS)})\s+(?P<num>{'|'.join((*_NUMERATORS, *_NUMERATOR_FORMS))})(?:[аэоө]{{2}}с)"
"""«дөрөвний гурваас»: a fraction that is exceeded or missed, for ``fraction_of``."""

_ENDING = r"(?:ыг|ийг|д|т|ын|ийн)"
_ROUGH_BEHIND = r"(?:орчим|гаруй|шахам|шахуу|илүү)\w*"
_HALF_BEFORE = (
    rf"(?=\s+(?:хув(?:ь|ийг)|нь|буюу|хэсэг|эз[эл]|бүрдүүл|{_ROUGH_BEHIND}\s+(?:нь|буюу)))"
)
_FRACTION = re.compile(
    rf"\b(?:(?P<half>(?:яг\s+)?тал(?:ыг|д)?{_HALF_BEFORE}(?:\s+хув(?:ь|ийг))?|тэн\s+хагас{_ENDING}?|яг\s+тал|хагас{_ENDING}?{_HALF_BEFORE})|"
    rf"(?P<den>{'|'.join(DENOMINATORS)})\s+(?P<num>{'|'.join((*_NUMERATORS, *_NUMERATOR_FORMS))}){_ENDING}?|"
    rf"(?P<every>{'|'.join(_NUMERATORS[1:])}|арав)\s+(?:(?:хүн|айл|өрх|иргэн)\s+)?тутмын\s+нэг{_ENDING}?)\b(?:\s+хэсэг{_ENDING}?)?(?:\s+{_ROUGH_BEHIND})?"
)  # of small letters
# «9-ийн эхийг хашсан нь ажлын гуравны хоёр»
_THAT_IS = re.compile(
    r"[^\d.;]*\w{2,}с[аэоө]н\s+(?:нь\s+(?:[^\W\d_]+\s+){0,3}|(?:тул|буюу)\s+)",
    re.IGNORECASE,
)
_OR = r"(?:(?:\s*-?[^\W\d]{0,3}\s*нь)?\s*,?\s*буюу|(?:\s+нь)?\s+болох)\s+"
_BEHIND = re.compile(rf"(?:{_OR}|\s+{MAKES_UP}\s+)", re.IGNORECASE)
_TIMES = re.compile(
    rf"\b(?P<times>хоёр|гурав|дөрөв|тав|\d+(?:[.,]\d)?)\s+дахин\s+(?:\w+\s+)?"
    rf"(?:(?P<rise>{RISES})|(?P<fall>{FALLS}))\w*",
    re.IGNORECASE,
)
_ROUGHLY = re.compile(
    r"\b(?:орчим|гаруй|шахам|шахуу|илүү|бараг|даруй|ойролцоо\w*|барагцаа\w*|дөхсөн|дөхөж)\b",
    re.IGNORECASE,
)
_OWNS = re.compile(r"(?:[^\W\d]|-)(?:ийн|ын|ний|ны|аас|ээс|оос|өөс)\s+$", re.IGNORECASE)
_WAS = re.compile(r"\bбай(?:сан|сныг|сны|снаас?|лаа)\b|\bбайв\b", re.IGNORECASE)
# «тал хувьд хүрч», «дөрөвний гурав нь болно»
_CLOSES = re.compile(r"(?:\s+(?:хувь|хэсэг)\w*)?(?:\s+нь)?(?=\s)", re.IGNORECASE)
_NOT_EVEN = re.compile(r"\s+(?:нь\s+)?ч\b", re.IGNORECASE)
_TAIL, _PAIR = 40, 2
_SHORTLY, _FAR = 12, 40
_FEW = 4
_MOST_NEAR = 40  # figures: a sentence may be as long as a report


def find_shares_in_words(text: str) -> Iterator[ShareInWords]:
    """Yield «W-ийн гуравны нэг буюу P» and «W-аас P буюу гуравны нэг»."""
    lowered = small(text)
    if not any(map(lowered.__contains__, _SAY_FRACTION)):
        return
    told = list(_FRACTION.finditer(lowered))
    if not told:
        return
    quantities, spans = find_counts(text), list(sentence_spans(text))
    starts = [q.start for q in quantities]
    for match in told:
        begin, end = around(spans, match.start())
        place = bisect_left(starts, match.start())
        opens = max(place - _MOST_NEAR, 0, bisect_left(starts, begin))
        within = quantities[opens : min(place + _MOST_NEAR, bisect_left(starts, end))]
        here = [q for q in within if q.is_exact]
        behind = [
            q
            for q in here
            if q.start >= match.end()
            and (
                _BEHIND.fullmatch(text, match.end(), q.start)
                or is_made_up_by(text, match.end(), q)
            )
        ]
        ahead = [
            q
            for q in here
            if q.stop <= match.start() and _BEHIND.fullmatch(text, q.stop, match.start())
        ]
        told_of = [
            q
            for q in here
            if q.stop <= match.start()
            and _THAT_IS.fullmatch(text, q.end, match.start())
            and follows_whole(here, q)
        ]
        part = next(iter((*behind, *ahead, *told_of)), None)
        if part is None and (pair := _of_whole_before(text, match, here)):
            yield ShareInWords(
                *pair, _value(match), *match.span(), roughly=_is_rough(match)
            )
            continue
        if part is None:
            first, _ = around(spans, max(0, begin - 1))
            near = quantities[
                bisect_left(starts, first) : bisect_left(starts, match.start())
            ]
            pair = _said_before(text, match, [*near], begin)
            if pair:
                yield ShareInWords(*pair, _value(match), match.start(), match.end())
            continue
        whole = _whole_of(text, match, part, here, told_of=bool(told_of))
        if whole:
            first = max(begin, match.start() - _TAIL)
            rough = bool(_ROUGHLY.search(text, first, min(part.stop + _TAIL, end)))
            yield ShareInWords(whole, part, _value(match), *match.span(), roughly=rough)


def _is_rough(match: re.Match[str]) -> bool:
    return _ROUGHLY.search(match[0]) is not None


def _of_whole_before(
    text: str, match: re.Match[str], here: list[Quantity]
) -> tuple[Quantity, Quantity] | None:
    """Return «480 айлд олгосон нь зорилтот 600 айлын дөрөвний гурав»: the whole, and its part."""
    before = [q for q in here if q.stop <= match.start()]
    if len(before) < _PAIR:
        return None
    part, whole = before[-_PAIR:]
    tied = (
        _OWNS.search(text, whole.end, match.start())
        and len(text[whole.end : match.start()].split()) <= _FEW
        and _THAT_IS.fullmatch(text, part.end, whole.start)
        and not _ROUGHLY.search(text, whole.end, match.end())
    )
    return (whole, part) if tied and is_part(text, whole, part) else None


def _whole_of(
    text: str,
    match: re.Match[str],
    part: Quantity,
    here: list[Quantity],
    *,
    told_of: bool,
) -> Quantity | None:
    """Return what a part is of: what owns it, stands behind in brackets, or owns the fraction."""
    wholes = [
        q
        for q in here
        if (q.unit == part.unit or not (part.unit or part.nouns))
        and q.value > part.value
        and q.end <= match.start()
        and (
            (
                q.end <= part.start
                and (
                    owns(text, q)
                    or _OWNS.search(text, q.end, match.start())
                    or (told_of and follows_whole(here, part))
                )
            )
            or (q.start >= part.stop and q.case is Case.GENITIVE)
        )
    ]
    return wholes[-1] if wholes else whole_in_brackets(text, part, here)


def _said_before(
    text: str, match: re.Match[str], near: list[Quantity], begin: int
) -> tuple[Quantity, Quantity] | None:
    """Return the whole and the part that a fraction is of, if its words were said of them."""
    stop = _CLOSES.match(text, match.end())
    told = stop.end() if stop else match.end()
    if _NOT_EVEN.match(text, told):
        return None
    if _ROUGHLY.search(text, max(begin, match.start() - _TAIL), told + _SHORTLY):
        return None
    value = Decimal(100) * _value(match).numerator / _value(match).denominator
    percent = Percent(match.start(), told, value, 1, Bound.EXACT, Case.BARE)
    return pair_said_before(text, percent, near, begin, far=_FAR)


def follows_whole(here: list[Quantity], part: Quantity) -> bool:
    """Whether the only figure before a part is the whole that it is of."""
    before = [q for q in here if q.start < part.start]
    if len(before) != 1 or not (before[0].is_exact and part.is_exact):
        return False
    whole = before[0]
    alike = not part.nouns or not whole.nouns or part.counts_same(whole)
    measured_alike = part.unit == whole.unit or not (part.unit or part.nouns)
    return measured_alike and alike and 0 < part.value <= whole.value


def _value(match: re.Match[str]) -> Fraction:
    if match["half"]:
        return Fraction(1, 2)
    if match["every"]:
        every = match["every"].casefold()
        return Fraction(1, 10 if every == "арав" else _NUMERATORS.index(every) + 1)
    return fraction_of(match)


def fraction_of(match: re.Match[str]) -> Fraction:
    """Return the fraction whose words are the groups ``num`` and ``den`` of a match."""
    told = match["num"].casefold()
    numerator = _NUMERATORS.index(_NUMERATOR_FORMS.get(told, told)) + 1
    return Fraction(numerator, DENOMINATORS.index(match["den"].casefold()) + 2)


def find_multiples(text: str) -> Iterator[Multiple]:
    """Yield each «хоёр дахин өссөн» with the two figures of its sentence, if there are two."""
    told = list(_TIMES.finditer(text)) if "дахин" in small(text) else []
    if not told:
        return
    quantities, spans = find_counts(text), list(sentence_spans(text))
    starts = [q.start for q in quantities]
    for match in told:
        begin, end = around(spans, match.start())
        first, _ = around(spans, max(0, begin - 1))
        stop = bisect_left(starts, match.start())
        told_before = quantities[
            max(stop - _MOST_NEAR, 0, bisect_left(starts, first)) : stop
        ]
        near = [q for q in told_before if q.stop <= match.start()]
        if not near:
            continue
        rough = bool(_ROUGHLY.search(text, near[-1].stop, match.end()))
        rose = bool(match["rise"])
        here = [q for q in near if q.start >= begin]
        behind = [
            q for q in quantities[stop : stop + _PAIR] if match.end() <= q.start < end
        ]
        move = (
            _become_behind(text, match, here, behind, rose=rose)
            or find_move(text, near, match.start(), begin, rose=rose)
            or _only_two(text, here)
        )
        times = _times(match)
        if move and not _is_of_earlier(
            quantities[max(0, stop - _MOST_NEAR) : stop], move.was, move.now, times
        ):
            yield Multiple(move.was, move.now, times, rose, *match.span(), roughly=rough)


def _is_of_earlier(
    told: Sequence[Quantity], was: Quantity, now: Quantity, times: Decimal
) -> bool:
    """Whether an earlier figure is just so many times one of the two: «3.2 дахин» is no chance."""
    if times == times.to_integral_value():
        return False
    others = [q for q in told if q.start not in (was.start, now.start)]
    pairs = ((q.value, other.value) for q in others for other in (was, now))
    return any(
        least and abs(most / least - times) <= _ONE_DECIMAL
        for least, most in map(sorted, pairs)
    )


def _become_behind(
    text: str,
    match: re.Match[str],
    here: list[Quantity],
    behind: list[Quantity],
    *,
    rose: bool,
) -> Move | None:
    """Return what moved where what it became closes the statement: «3 дахин буурч, 10 болсон»."""
    now = next((q for q in behind if has_become(text, q)), None)
    if now is None or len(text[match.end() : now.start].split()) > _FEW:
        return None
    alike = [q for q in here if q.is_exact and _is_like(q, now) and q.value]
    moved = [q for q in alike if (q.value < now.value) is rose and q.value != now.value]
    if not moved:
        return None
    was = moved[-1] if len(alike) == 1 else moved[0]
    # «30 айлын 20 нь нүүснээр … 10 болсон»: what is between makes the difference.
    apart = any(q.value == abs(was.value - now.value) for q in alike)
    tied = was.case is Case.ABLATIVE or _WAS.search(text, was.end, match.start())
    return Move(was, now) if (len(alike) == 1 and tied) or apart else None


def _only_two(text: str, here: list[Quantity]) -> Move | None:
    """Return the only two figures of a sentence that count the same: what was, and what is."""
    if len(here) < _PAIR:
        return None
    was, now = here[-_PAIR:]
    alike = [q for q in here if _is_like(q, now)]
    before = was.case is Case.ABLATIVE or _WAS.search(text, was.end, now.start)
    is_pair = alike == [was, now] and before and was.is_exact and now.is_exact
    return Move(was, now) if is_pair else None


def _times(match: re.Match[str]) -> Decimal:
    word = match["times"].casefold()
    if word in _NUMERATORS:
        return Decimal(_NUMERATORS.index(word) + 1)
    return Decimal(word.replace(",", "."))


def _is_like(one: Quantity, other: Quantity) -> bool:
    """Whether both figures may count the same."""
    bare = not one.nouns or not other.nouns
    return one.unit == other.unit and (bare or one.counts_same(other))


def around(spans: list[tuple[int, int]], place: int) -> tuple[int, int]:
    """Return the sentence around ``place``."""
    return spans[max(0, bisect_right(spans, (place, place)) - 1)]
