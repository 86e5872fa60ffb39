"""Who is meant: «сумдын Засаг дарга нарт», «Мал эмнэлгийн газар (Б.Болд)-т».

Source: docs/methodology.md §7.3. A list of addressees is known by its end («нарт», a name in
brackets, a body in the dative) and read backwards from there. A body that only receives
something («… хэлтэст ирүүлэх») is none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bielelt.acts.base import Addressee, Role
from bielelt.acts.elements import elements_of
from bielelt.acts.tokens import Token, stops, tokens_of
from bielelt.language.folding import fold, pattern
from bielelt.language.stems import Case

_RECEIVES = pattern(
    r"(?:ирүүл|хүргүүл|хүргэ|тайлагна|мэдээл|танилцуул|өг|явуул|шилжүүл|хүлээлгэ|бүртгүүл"
    r"|мэдэгд|шалгуул|батлуул|хянуул|тушаа|олго|хандаж|төвлөрүүл|үзүүл|нэгтгүүл|байршуул|зар)\w*"
)
_IS_SENT = pattern(r"(?:тайлан|мэдээ|санал|хүсэлт)\w*")
_ORDERS = pattern(
    r"(?:үүрэг|үүргийг|даалга|уриал|зөвлө|хүс|чиглэл|зөвшөөр|анхааруул|тус|хариуц)\w*"
)
# What may stand between an addressee and the order: the time.
_TIME = pattern(
    r"\d[\w-]*|дугаар|дүгээр|сар\w*|өд\w*|дотор|хүртэл\w*|багтаан|тутам\w*|бүр\w*|улир\w*|хагас"
    r"|бүтэн|жил\w*|он[ыд]?|ны|ний|хугацаа\w*|хоног\w*|,"
)
_RESPONSIBLE = pattern(r"хариуц\w*")
_TOGETHER = pattern(r"хамтра\w*|хамтарч|оролцуулан")
_OBJECT = pattern(r"\w+х(?:ыг|ийг)")
_JOINS = frozenset({",", "болон", "ба", "мөн"})
_LEADING = _JOINS | {"бусад", "дугаар", "дүгээр"}
# Not at an initial: «Б.Болд».
_SENTENCE_END = re.compile(r"(?<=[а-яөүё»\")]{2})[.!?;](?=\s|$)")
_MOST_TOKENS = 60
_MOST_OF_TIME = 12


@dataclass(frozen=True, slots=True)
class _Run:
    """A list of addressees: tokens from ``begin`` up to ``end``, which is not part of it."""

    begin: int
    end: int
    strong: bool
    role: Role


def read_addressees(text: str, *, head: bool = False) -> tuple[Addressee, ...]:
    """Return the addressees a clause names, in order; ``head`` if it opens a list."""
    found: list[Addressee] = []
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    for start, end in pairwise([0, *ends, len(text)]):
        tokens = tokens_of(text, start, end)
        for run in _runs(tokens, head=head):
            found += elements_of(text, tokens[run.begin : run.end], run.role)
    return _once(found)


def _once(found: list[Addressee]) -> tuple[Addressee, ...]:
    seen: dict[object, Addressee] = {}
    for one in found:
        key = (one.group, one.names, one.person) if one.group or one.names else one.words
        seen.setdefault(key, one)
    return tuple(seen.values())


def _runs(tokens: list[Token], *, head: bool) -> list[_Run]:
    runs: list[_Run] = []
    free = 0
    for index in _ends(tokens, head=head):
        run = _run(tokens, index, free)
        if run and not _receives(tokens, run):
            runs.append(run)
        free = index + 1
    if head:
        return runs
    sure = [run for run in runs if run.strong or _stands_well(tokens, run)]
    return sure or [run for run in runs if run.begin == 0]


def _ends(tokens: list[Token], *, head: bool) -> Iterator[int]:
    """Yield the places of the tokens that may close a list."""
    for index, token in enumerate(tokens):
        last = index + 1 == len(tokens) or (
            head and index + 2 == len(tokens) and tokens[-1].text == ":"
        )
        if _closes(tokens, index) or (
            head and last and (token.form or token.person) and token.case is not None
        ):
            yield index


def _closes(tokens: list[Token], index: int) -> bool:
    token = tokens[index]
    if token.is_nar:
        return True
    if token.case is Case.COMITATIVE:
        return _is(tokens, index + 1, _TOGETHER)
    if token.person:
        named = bool(index) and tokens[index - 1].form is not None
        bare = token.case is Case.BARE and _ends_list(tokens, index)
        return named and (token.case is Case.DATIVE or bare)
    if token.form is None:
        return False
    return token.case is Case.DATIVE or (
        token.case is Case.BARE and _is(tokens, index + 1, _RESPONSIBLE)
    )


def _ends_list(tokens: list[Token], index: int) -> bool:
    """Whether no body follows the brackets: «… газар (Б.Болд) хариуцсугай»."""
    if index + 1 == len(tokens):
        return True
    following = tokens[index + 1]
    if following.is_mark:
        return following.text != ","
    joins = following.is_nar or following.text in _JOINS
    return not joins and not following.text[0].isupper()


def _run(tokens: list[Token], index: int, free: int) -> _Run | None:
    """Read a list backwards from its end; None if no word for an addressee is in it."""
    begin = index
    while begin > max(free, index - _MOST_TOKENS) and not stops(tokens, begin - 1):
        begin -= 1
    while begin < index and tokens[begin].text in _LEADING:
        begin += 1
    inside = tokens[begin : index + 1]
    if not any(token.form or token.person for token in inside):
        return None
    token = tokens[index]
    strong = token.is_nar or bool(token.person) or token.case is Case.COMITATIVE
    co = _is(tokens, index + 1, _TOGETHER) or any(
        _is(tokens, place, _TOGETHER) and not _has_partner(tokens, place)
        for place in range(max(0, begin - 2), begin)
    )
    return _Run(begin, index + 1, strong, Role.CO if co else Role.LEAD)


def _has_partner(tokens: list[Token], together: int) -> bool:
    """Whether it is somebody else who helps: «X-тай хамтран хангахыг Y-д»."""
    return together > 0 and tokens[together - 1].case is Case.COMITATIVE


def _is(tokens: Sequence[Token], index: int, form: re.Pattern[str]) -> bool:
    return index < len(tokens) and form.fullmatch(fold(tokens[index].text)) is not None


def _receives(tokens: list[Token], run: _Run) -> bool:
    if _is(tokens, run.end, _RECEIVES):
        return True
    return not run.strong and _is(tokens, run.end, _IS_SENT)


def _stands_well(tokens: list[Token], run: _Run) -> bool:
    """Whether a body in the dative stands where an order names whom it means.

    That is right behind what is to be done («… хангахыг X-д»), or right before the order,
    with no more than the time between.
    """
    if run.begin and _is(tokens, run.begin - 1, _OBJECT):
        return True
    place = run.end
    while place < run.end + _MOST_OF_TIME and _is(tokens, place, _TIME):
        place += 1
    return _is(tokens, place, _ORDERS)
