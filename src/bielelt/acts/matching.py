"""Whom an addressee of an act means among the organisations of a register.

Only the given organisations are candidates: a district of the same name elsewhere in the
country cannot come in. Source: docs/methodology.md §7.3.
"""

import re
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from rapidfuzz import fuzz

from bielelt.acts.base import Addressee, Group
from bielelt.language.folding import fold
from bielelt.language.stems import stem

K = TypeVar("K", bound=Hashable)

_KINDS = {
    Group.DISTRICTS: frozenset({"district"}),
    Group.BAGS: frozenset({"bag"}),
    Group.AGENCIES: frozenset({"agency"}),
    Group.DEPARTMENTS: frozenset({"department"}),
    Group.SCHOOLS: frozenset({"school"}),
    Group.KINDERGARTENS: frozenset({"kindergarten"}),
    Group.HOSPITALS: frozenset({"hospital"}),
    Group.ORGANISATIONS: frozenset(
        {"agency", "department", "school", "kindergarten", "hospital"}
    ),
}
"""Kinds of organisations a group takes in; citizens and businesses are in no register."""

_WORD = re.compile(r"\w+")
_SMALL_WORDS = frozenset({"ба", "болон", "аймгийн", "аймаг"})
_DISTRICT_WORDS = frozenset({"сум", "дүүрэг"})
_LIKE = 88
_MOST_PROPOSED = 3


@dataclass(frozen=True, slots=True)
class Matches(Generic[K]):
    """Keys, the likeliest first; where not ``certain``, a person has to choose."""

    keys: tuple[K, ...]
    certain: bool


def match_addressees(
    addressee: Addressee, organisations: Sequence[tuple[K, str, str]]
) -> Matches[K]:
    """Return the organisations an addressee means.

    Args:
        addressee: as proposed from the act.
        organisations: key, official name and kind («district», «agency», …) of each.

    Returns:
        All organisations of a group, or those its names mean. Certain only when every
        name means exactly one; else what is alike, at most three for a name, or nothing.

    """
    if addressee.group:
        kinds = _KINDS.get(addressee.group, frozenset())
        keys = tuple(key for key, _, kind in organisations if kind in kinds)
        return Matches(keys, bool(keys))
    found = [_named(name, organisations) for name in addressee.names]
    keys = tuple(dict.fromkeys(key for match in found for key in match.keys))
    return Matches(keys, bool(found) and all(match.certain for match in found))


def _named(name: str, organisations: Sequence[tuple[K, str, str]]) -> Matches[K]:
    district = any(word in _DISTRICT_WORDS for word in name.lower().split())
    candidates = [
        (key, official)
        for key, official, kind in organisations
        if (kind == "district") == district
    ]
    if name.isupper() and " " not in name:
        return _one_or_several(
            [k for k, official in candidates if _short(official) == name]
        )
    if district:
        return _one_or_several(
            [k for k, official in candidates if _place(official) == _place(name)]
        )
    wanted = _stems(name)
    known = [
        (key, stems)
        for key, official in candidates
        if _figures(stems := _stems(official)) == _figures(wanted)
    ]
    same = [key for key, stems in known if stems == wanted]
    if same:
        return _one_or_several(same)
    part = [key for key, stems in known if _ends_alike(stems, wanted)]
    alike = sorted(
        ((fuzz.ratio(" ".join(stems), " ".join(wanted)), key) for key, stems in known),
        key=lambda pair: -pair[0],
    )
    near = [key for score, key in alike if score >= _LIKE]
    return Matches(tuple(dict.fromkeys([*part, *near]))[:_MOST_PROPOSED], certain=False)


def _one_or_several(keys: list[K]) -> Matches[K]:
    return Matches(tuple(keys[:_MOST_PROPOSED]), len(keys) == 1)


def _place(name: str) -> str:
    """Return the bare name of a district; no ending is cut: Өлзий and Өлзийт are two."""
    words = (word for word in name.lower().split() if word not in _DISTRICT_WORDS)
    return " ".join(words)


def _stems(name: str) -> tuple[str, ...]:
    """Return what the words of a name share in all cases, the small words left out."""
    words = (word for word in _WORD.findall(name.lower()) if word not in _SMALL_WORDS)
    return tuple(fold(stem(word)) for word in words)


def _figures(stems: tuple[str, ...]) -> list[str]:
    """Return the figures of a name: schools differ by nothing else."""
    return [word for word in stems if word.isdecimal()]


def _ends_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one name is the end of the other: the office before it is often left out."""
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) > 1 and longer[-len(shorter) :] == shorter


def _short(name: str) -> str:
    """Return the abbreviation of a name: «Хүнс, хөдөө аж ахуйн газар» → «ХХААГ»."""
    words = _WORD.findall(name)
    return "".join(word[0] for word in words if word not in _SMALL_WORDS).upper()
