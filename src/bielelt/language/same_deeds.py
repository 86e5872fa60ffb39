"""Deeds that are told of the same by other words: «очсон» and «хүрсэн», «шалгалтад хамрагдсан».

Both sides of one deed are here, too: what is given by the one («олгов») is got by the other
(«авсан»), and a noun with another verb («хяналт хийв» for «шалгав»).
"""

import re
from functools import lru_cache

from bielelt.language.countings import is_any_verb
from bielelt.language.stems import stem
from bielelt.language.verb_roots import verb_root

_WORD = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]+)?")
# A participle in a case: «илэрснийг», «гарснаас».
_OF_DEED = re.compile(r"(?<=\w\w)с(?:[аэоө]?н)(?:ы|ий|[аэоө]{2}[рс]|[дт])[гн]?\w{0,2}$")
# «малжуулалт» of «малжуулах»
_NOMINAL = re.compile(r"[аэоөуү]*(?:лт|л[аэоө]г)$")
_SAME = tuple(
    frozenset(
        root for word in words.split() for root in (verb_root(word), verb_root(stem(word)))
    )
    for words in (
        "шалгах хяналт шалгалт үзлэг үзэх",
        "засах засвар засварлах сэргээх",
        "тарих суулгах тарилт",
        "тарилга вакцин вакцинжуулах",
        "авах олгох өгөх хүртэх гардуулах",
        "тусгах орох багтах",
        "илрэх илрүүлэх гарах",
        "ирэх гаргах ирүүлэх",
        "бүртгэх тоологдох бүртгэл тооллого",
        "цэвэрлэх цэвэрлэгээ",
        "шагнах шагнал",
        "тээвэрлэх ачих зөөх",
        "очих явах хүрэх",
    )
)
TAKES_PART = frozenset(
    map(verb_root, ("хамрагдсан", "орсон", "оролцсон", "багтсан", "суусан", "болсон"))
)
"""With these the noun before says what was done: «малжуулалтад хамрагдсан»."""


def like_deed(deed: str) -> frozenset[str]:
    """Return the root of a deed with those that are told of the same."""
    return frozenset({deed}).union(*(group for group in _SAME if deed in group))


def are_like_deeds(one: str, other: str) -> bool:
    """Whether two different roots are told of one deed."""
    return any({one, other} <= group for group in _SAME)


@lru_cache(maxsize=1_024)
def verbs_of(said: str) -> tuple[str, ...]:
    """Return the roots of the verbs of a text, in order."""
    words = (_OF_DEED.sub("сан", w) for w in _WORD.findall(said))
    return tuple(verb_root(w) for w in words if is_any_verb(w))


@lru_cache(maxsize=1_024)
def deeds_in(sentence: str) -> frozenset[str]:
    """Return the roots of all words of a sentence, as if they were verbs: «засварт» for «засах»."""
    words = _WORD.findall(sentence)
    forms = (_OF_DEED.sub("сан", word) for word in words)
    return frozenset(verb_root(form) for word in forms for form in (word, stem(word)))


def names_deed(noun: str, said: frozenset[str]) -> bool:
    """Whether a noun names one of the deeds ``said``: «малжуулалтад» for «малжуулж»."""
    bare = stem(noun)
    roots = {verb_root(bare), verb_root(_NOMINAL.sub("", bare))}
    like = (group for group in _SAME if not roots.isdisjoint(group))
    return not roots.union(*like).isdisjoint(said)
