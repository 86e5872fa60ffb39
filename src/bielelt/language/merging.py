"""Two people on one text: what changed, and both changes in one, word by word.

Only words count. Blanks and marks between two changed words belong to the change: «150
хонь» that one made of «130 мал» and the other of «130 хонь» is nobody's sentence, so
changes without an unchanged word between them are one.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate
from typing import Literal

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_WORD = re.compile(r"\w")
_PAIRS_PER_WORD = 8


@dataclass(frozen=True, slots=True)
class Change:
    """A run of a text: what stayed, what came, what went."""

    kind: Literal["same", "added", "removed"]
    text: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A place that both changed; ``start`` and ``end`` are its span in the merged text.

    There the merged text has a proposal that contains both versions.
    """

    start: int
    end: int
    mine: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Merged:
    """A text with both changes in it; without conflicts it may be taken as it is."""

    text: str
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True)
class _Hunk:
    """The tokens from ``start`` to ``end`` of the base, replaced by ``tokens``."""

    start: int
    end: int
    tokens: tuple[str, ...]


def changes(before: str, after: str) -> tuple[Change, ...]:
    """Return how ``after`` came out of ``before``, in reading order.

    What is same or removed makes up ``before``, what is same or added ``after``, letter
    for letter. Where words were replaced, the removed ones come first.
    """
    old = _TOKEN.findall(before)
    found: list[tuple[Literal["same", "added", "removed"], str]] = []
    place = 0
    for hunk in _hunks(old, _TOKEN.findall(after)):
        found.append(("same", "".join(old[place : hunk.start])))
        found.append(("removed", "".join(old[hunk.start : hunk.end])))
        found.append(("added", "".join(hunk.tokens)))
        place = hunk.end
    found.append(("same", "".join(old[place:])))
    return tuple(Change(kind, text) for kind, text in found if text)


def merge(base: str, mine: str, theirs: str) -> Merged:
    """Return one text with what two people made of ``base`` independently.

    Args:
        base: the text both began with.
        mine: what the one made of it; stands first where both added something.
        theirs: what the other made of it.

    Returns:
        The merged text, letter for letter what was written, blanks included. Where both
        changed the same words differently it has both versions, one after the other, and
        names the place as a conflict.

    """
    old = _TOKEN.findall(base)
    sides = [_hunks(old, _TOKEN.findall(text)) for text in (mine, theirs)]
    text, place = "", 0
    conflicts = []
    for start, end in _clusters(old, [*sides[0], *sides[1]]):
        text += "".join(old[place:start])
        one, two = (_version(old, hunks, start, end) for hunks in sides)
        was = "".join(old[start:end])
        if one == two or was in (one, two):
            text += one if two == was else two
        else:
            proposal = _both(one, two)
            conflicts.append(Conflict(len(text), len(text) + len(proposal), one, two))
            text += proposal
        place = end
    return Merged(text + "".join(old[place:]), tuple(conflicts))


def _hunks(old: list[str], new: list[str]) -> list[_Hunk]:
    """Return the changes, parted by at least one word that stayed."""
    found = []
    place, other = -1, -1
    for i, j in [*_same_words(old, new), (len(old), len(new))]:
        gap, tokens = old[place + 1 : i], new[other + 1 : j]
        first = _common(gap, tokens)
        last = _common(gap[first:][::-1], tokens[first:][::-1])
        start, end = place + 1 + first, i - last
        put = tuple(tokens[first : len(tokens) - last])
        if start < end or put:
            found.append(_Hunk(start, end, put))
        place, other = i, j
    return found


def _same_words(old: list[str], new: list[str]) -> Iterator[tuple[int, int]]:
    """Yield where the words stand that stayed: their places in both texts.

    Words are compared without the blanks between them, which are met everywhere and would
    make the search slow and its answer arbitrary.
    """
    places, others = (
        [n for n, token in enumerate(tokens) if not _is_filling(token)]
        for tokens in (old, new)
    )
    words, changed = [old[n] for n in places], [new[n] for n in others]
    first = _common(words, changed)
    last = _common(words[first:][::-1], changed[first:][::-1])
    places, ends = _cut(places, first, last)
    others, other_ends = _cut(others, first, last)
    rare = _rare([old[n] for n in places], [new[n] for n in others])
    inner, inner_others = (
        [n for n in found if tokens[n] in rare]
        for found, tokens in ((places, old), (others, new))
    )
    matcher = SequenceMatcher(
        None, [old[n] for n in inner], [new[n] for n in inner_others], autojunk=False
    )
    yield from zip(ends[0], other_ends[0], strict=True)
    for i, j, size in matcher.get_matching_blocks():
        yield from zip(inner[i : i + size], inner_others[j : j + size], strict=True)
    yield from zip(ends[1], other_ends[1], strict=True)


def _cut(places: list[int], first: int, last: int) -> tuple[list[int], list[list[int]]]:
    """Return the middle of a list, and its first and last elements."""
    end = len(places) - last
    return places[first:end], [places[:first], places[end:]]


def _rare(words: list[str], others: list[str]) -> set[str]:
    """Return the words to compare by: all but those that would make it slow.

    The search tries each word with each of its like; a text of «а а а …» would take minutes.
    """
    counts, other_counts = Counter(words), Counter(others)
    pairs = {word: count * other_counts[word] for word, count in counts.items()}
    by_pairs = sorted(pairs, key=lambda word: (pairs[word], word))
    total = accumulate(pairs[word] for word in by_pairs)
    most = _PAIRS_PER_WORD * (len(words) + len(others))
    return {word for word, sum_ in zip(by_pairs, total, strict=True) if sum_ <= most}


def _common(one: list[str], two: list[str]) -> int:
    """Return how many tokens two lists have in common at their beginning."""
    pairs = zip(one, two, strict=False)
    shorter = min(len(one), len(two))
    return next((n for n, (a, b) in enumerate(pairs) if a != b), shorter)


def _clusters(old: list[str], hunks: list[_Hunk]) -> Iterator[tuple[int, int]]:
    """Yield the spans of the base that were changed, touching changes as one."""
    span: tuple[int, int] | None = None
    for hunk in sorted(hunks, key=lambda h: (h.start, h.end)):
        if span and all(map(_is_filling, old[span[1] : hunk.start])):
            span = (span[0], max(span[1], hunk.end))
            continue
        if span:
            yield span
        span = (hunk.start, hunk.end)
    if span:
        yield span


def _version(old: list[str], hunks: list[_Hunk], start: int, end: int) -> str:
    """Return what one person made of a span of the base."""
    text, place = "", start
    for hunk in hunks:
        if start <= hunk.start and hunk.end <= end:
            text += "".join(old[place : hunk.start]) + "".join(hunk.tokens)
            place = hunk.end
    return text + "".join(old[place:end])


def _both(one: str, two: str) -> str:
    """Return a text with the words of both; of two that contain each other the longer."""
    if _contains(two, one.strip()):
        return two
    if _contains(one, two.strip()):
        return one
    gap = "" if one[-1].isspace() or two[0].isspace() else " "
    return one + gap + two


def _contains(text: str, part: str) -> bool:
    return not part or bool(re.search(rf"(?<!\w){re.escape(part)}(?!\w)", text))


def _is_filling(token: str) -> bool:
    return not _WORD.match(token)
