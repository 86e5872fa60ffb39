"""Words for people, of which one may stand for another: «иргэн», «хүн», «оролцогч»."""

from collections.abc import Iterable

from bielelt.language.likeness import key
from bielelt.language.stems import stem

ANYBODY = frozenset(map(key, map(stem, ("хүн", "иргэн", "оршин", "оролцогч"))))
"""Anybody at all."""

PERSONS = ANYBODY | frozenset(
    map(key, map(stem, (
        "малчин", "сурагч", "хүүхэд", "ахмад", "залуу", "эмэгтэй", "оюутан", "багш", "ажилтан",
        "жолооч", "албан", "хаагч", "эмч", "ажилчин", "даатгуулагч", "гишүүн",
    )))
)  # fmt: skip
"""People of any kind."""


def are_people(nouns: Iterable[str]) -> bool:
    """Whether one of the nouns is a word for people."""
    return not PERSONS.isdisjoint(key(stem(noun)) for noun in nouns)
