"""Words as a search compares them: stems, look-alike letters folded, numbers of acts whole.

The same folding is done to what is searched and to what is sought, so it may be rough:
Ө and О, Ү and У, Ё and Е are one, as many keyboards have only the second of each.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bielelt.language.lookalikes import by_look, is_cyrillic, looks_cyrillic
from bielelt.language.stems import stem

MOST_WORDS = 12
_LONGEST = 60  # letters of a word
_SHORTEST_START = 2

# «2024_А/27», «А/27», «А-27», or a word; no sign of any query language is in them.
_WORD = re.compile(
    r"(?:(?<!\w)(?P<year>(?:19|20)\d\d)_|(?<![^\W_]))"
    r"(?P<series>[^\W\d_]{1,3})[/\-–](?P<number>\d{1,6})(?!\d)|[^\W_]+"
)
_FOLDED = str.maketrans("өүё", "оуе")
# Before the number a decision itself has, and before a tag; nobody can search for a sign.
_OWN, _TAG = "№", "§"


@dataclass(frozen=True, slots=True)
class Sought:
    """One word of a search: any of ``exact``, or whatever begins with ``start``.

    ``number`` is set where it may be the number of a decision. All of them hold letters
    and digits only, so that no query language takes any for a sign.
    """

    exact: tuple[str, ...]
    start: str = ""
    number: str = ""


Pieces = tuple[tuple[str, bool], ...]


def indexed(
    texts: Iterable[str | None],
    *,
    own_numbers: Iterable[str] = (),
    tags: Iterable[str] = (),
) -> str:
    """Return the words by which ``texts`` are found, each once, with blanks between.

    ``own_numbers`` are those of the decision itself, so that it is found before whatever
    mentions it; see ``owning``. ``tags`` narrow a search to what it can bring; see
    ``tagged``.
    """
    numbers = list(own_numbers)
    found = {token for text in (*texts, *numbers) for token in _tokens(text or "")}
    own = {word.number for number in numbers for word in sought(number) if word.number}
    own |= {"".join(filter(str.isdecimal, number)) for number in own}
    found |= {f"{_OWN}{number}" for number in own} | {_tag(tag) for tag in tags}
    return " ".join(sorted(found))


def sought(text: str) -> tuple[Sought, ...]:
    """Return the words of a search, at most twelve; the last may be a beginning only."""
    words: list[Sought] = []
    for match in _WORD.finditer(text):
        number, year = _act(match), match["year"]
        if number:
            words += [Sought((year,))] if year else []
            words.append(Sought((number,), number=number))
        else:
            whole, short = _forms(match[0])
            words.append(
                Sought(
                    tuple(dict.fromkeys((short, whole))),
                    number=whole if whole.isdecimal() else "",
                )
            )
    words = words[:MOST_WORDS]
    if words and not words[-1].number and len(words[-1].exact[-1]) >= _SHORTEST_START:
        words[-1] = Sought(words[-1].exact, start=words[-1].exact[-1])
    return tuple(words)


def owning(words: Sequence[Sought]) -> list[Sought]:
    """Return the search for the decisions that have one of the numbers in ``words``."""
    numbers = tuple(f"{_OWN}{word.number}" for word in words if word.number)
    return [Sought(numbers)] if numbers else []


def tagged(*tags: str) -> Sought:
    """Return the search for what has one of ``tags``."""
    return Sought(tuple(_tag(tag) for tag in tags))


def marked(text: str, words: Sequence[Sought], *, around: int = 130) -> Pieces:
    """Cut ``text`` to ``around`` letters on both sides of the first word found.

    Returns:
        Pieces that make up the cut text, each with whether it was sought. «…» stands
        where something was cut off.

    """
    hits = [m.span() for m in _WORD.finditer(text) if _is_sought(m, words)]
    first, last = hits[0] if hits else (0, 0)
    start, end = max(0, first - around), min(len(text), last + around)
    pieces = [("…", False)] if start else []
    at = start
    for begin, stop in hits:
        if begin >= start and stop <= end:
            pieces += [(text[at:begin], False), (text[begin:stop], True)]
            at = stop
    pieces += [(text[at:end], False), ("…" if end < len(text) else "", False)]
    return tuple((piece, hit) for piece, hit in pieces if piece)


def _tag(tag: str) -> str:
    return _TAG + "".join(filter(str.isalnum, tag))


def _is_sought(match: re.Match[str], words: Sequence[Sought]) -> bool:
    tokens = set(_tokens_of(match))
    return any(
        tokens.intersection(word.exact)
        or (word.start and any(token.startswith(word.start) for token in tokens))
        for word in words
    )


def _tokens(text: str) -> Iterator[str]:
    for match in _WORD.finditer(text):
        yield from _tokens_of(match)


def _tokens_of(match: re.Match[str]) -> Iterator[str]:
    number = _act(match)
    if number:
        yield number
        yield from (_fold(part) for part in match.groups() if part)
    else:
        yield from _forms(match[0])


def _act(match: re.Match[str]) -> str:
    """Return «а27» for the number of an act, nothing for a word."""
    return _fold(match["series"]) + match["number"].lstrip("0") if match["series"] else ""


def _cyrillic(word: str) -> str:
    """Make a word Cyrillic that was typed with the wrong keyboard here and there."""
    mixed = looks_cyrillic(word) or any(is_cyrillic(letter) for letter in word)
    return by_look(word) if mixed else word


@lru_cache(maxsize=20_000)  # the same words come again and again when a register is indexed
def _forms(word: str) -> tuple[str, str]:
    """Return a word and its stem, both folded."""
    return _fold(word), _fold(stem(_cyrillic(word)))


def _fold(word: str) -> str:
    return _cyrillic(word).casefold().translate(_FOLDED)[:_LONGEST]
