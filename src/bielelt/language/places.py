"""Figures told place by place: «Ширээтэд 62, Тарнатад 48, Элстэйд 39 хүн»."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bielelt.language.stems import stem

_KINDS = "сум|баг|дүүрэг|хороо|сургууль|цэцэрлэг|хэсэг|тосгон"
# «сум бүрд», «баг бүрээс», «баг тус бүрд»
_EACH = re.compile(
    rf"\b({_KINDS})\w*\s+(?:тус\s+)?(?:бүр|тутам)\w*\s+(?:\w+\s+){{0,2}}$", re.IGNORECASE
)
_NAME = r"\b[А-ЯӨҮЁ][\w-]{1,40}(?:\s+[а-яөүё]{3,12})??(?:\s+(?P<kind>баг|сум|хороо|сургуул|цэцэрлэг)\w*)?(?<=т|д|с)"
_PLACE = re.compile(rf"{_NAME}\s+(?P<figure>\d{{1,4}})(?![\d.%])")
_ONE = _PLACE.pattern.replace("?P<kind>", "?:").replace("?P<figure>", "?:")
_LIST = re.compile(rf"(?:{_ONE}(?:\s+\w+)?,\s+){{2,}}{_ONE}(?:\s+(?P<counted>[^\W\d_]+))?")
_ANYBODY = (stem("хүн"), stem("иргэн"))
_NEAR = 60
_KIND = 3  # letters by which kinds of places differ


@dataclass(frozen=True, slots=True)
class Place:
    """A place and its figure in a text."""

    start: int
    end: int
    value: int
    kind: str


def least_of_places(
    text: str, duty: str, demanded: int, nouns: tuple[str, ...]
) -> Place | None:
    """Return the place with the smallest figure, if the duty wants some of each place.

    Args:
        text: a progress with a list of at least three places.
        duty: the clause.
        demanded: where the figure stands in it that is demanded of each place.
        nouns: what is demanded; a list that counts other things answers nothing.

    """
    each = _EACH.search(duty, max(0, demanded - _NEAR), demanded)
    for match in _LIST.finditer(text) if each else ():
        places = list(_places(match))
        other = any(p.kind and p.kind != _kind(each[1] if each else "") for p in places)
        counted = stem(match["counted"] or "")
        if not other and counted in {"", *_ANYBODY, *nouns}:
            return min(places, key=lambda place: place.value)
    return None


def _places(match: re.Match[str]) -> Iterator[Place]:
    for place in _PLACE.finditer(match.string, *match.span()):
        yield Place(*place.span(), int(place["figure"]), _kind(place["kind"] or ""))


def _kind(word: str) -> str:
    return word[:_KIND].casefold()
