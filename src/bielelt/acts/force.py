"""What the verb of a clause asks for. Source: docs/methodology.md §7.2.

The verbs are data: to teach a new one, add its stem to the force it has.
"""

import re
from dataclasses import dataclass

from bielelt.acts.base import Force, Words
from bielelt.language.folding import fold, pattern

_VOLUNTATIVE = r"[ст]уг[аэ]й"

# Stems before -сугай/-сүгэй, with the noun that decides where the verb alone does not.
_STEMS = {
    Force.APPEAL: (
        "уриал", "зөвлө", "хүс", "чиглэл болго", "зөвлөмж болго", "зөвлөмж өг",
        "санал болго", "уриалга гарга", "анхааруул",
    ),
    Force.DUTY: (
        "үүрэг болго", "даалга", "хариуц", "үүрэг өг", "үүргийг өг", "даалгавар өг",
        "зохион байгуул", "хэрэгжүүл", "ажилла", "ажиллуул", "ханга", "ирүүл", "хүргүүл",
        "тайлагна", "тави", "тавь", "хэмжээ ав", "арга хэмжээг ав", "хий", "гүйцэтгэ",
        "биелүүл", "хамруул", "танилцуул", "мэдээл", "шийдвэрлэ", "шийдвэрлүүл", "бэлтгэ",
        "нэвтрүүл", "эрчимжүүл", "сайжруул", "дуусга",
    ),
    Force.NONE: (
        "батал", "тооц", "мөрд", "мөрдүүл", "зөвшөөр", "томил", "чөлөөл", "байгуул", "олго",
        "шагна", "тогтоо", "оруул", "хас", "зарла", "хүчингүй болго", "эрх өг", "сунга",
        "хуваарил", "шилжүүл", "гарга", "санхүүжүүл", "нэрлэ", "өөрчл", "өөрчил", "эхэл",
        "болго", "бол", "мэдэгд", "тэмдэглэ", "нээ", "өргөмжил", "цуцла", "түдгэлзүүл",
    ),
}  # fmt: skip

_FINITE = tuple(
    (force, pattern(rf"\b(?:{'|'.join(stems)}){_VOLUNTATIVE}\b"))
    for force, stems in _STEMS.items()
)
_ANY_FINITE = re.compile(rf"\b[а-я]+?{_VOLUNTATIVE}\b")
_AT_MOST_BEFORE = 60

# Forms that say the force without the voluntative: «үүрэг болгож, …», «хүсэж байна».
_SAID = (
    (Force.DUTY, pattern(r"\b(?:үүрэг болго|даалга)(?:ж|лоо|в|но)\b")),
    (
        Force.APPEAL,
        pattern(r"\b(?:уриал(?:ж|я)|зөвлөж|зөвлөе|хүсэ?[жч] байна|хүсье|хүсэхэд)\b"),
    ),
)
_INFINITIVE = re.compile(r"[а-я]{2,}х(?:ыг|ийг)?[\s;:.,»\"”)]*$")
_STRENGTH = (Force.DUTY, Force.APPEAL, Force.NONE)

UNKNOWN_VERB = "the verb is not known; it was taken for a duty"
TWO_FORCES = "the clause says a duty and an appeal"
NO_VERB = "no verb says whether this is a duty"


@dataclass(frozen=True, slots=True)
class ForceReading:
    """``force`` is None where no verb says it; ``listed`` if it closes as an item (-х)."""

    force: Force | None
    words: Words | None = None
    listed: bool = False
    doubt: str | None = None


def read_force(text: str) -> ForceReading:
    """Return the strongest force that the verbs of a clause or head say."""
    folded = fold(text)
    found = [*_finite(folded), *_said(folded)]
    if not found:
        return ForceReading(
            None, listed=bool(_INFINITIVE.search(folded[-_AT_MOST_BEFORE:]))
        )
    forces = {force for force, _, _, _ in found}
    strongest = next(force for force in _STRENGTH if force in forces)
    _, start, end, known = [one for one in found if one[0] is strongest][-1]
    doubt = None
    if {Force.DUTY, Force.APPEAL} <= forces:
        doubt = TWO_FORCES
    elif not known:
        doubt = UNKNOWN_VERB
    return ForceReading(strongest, Words(text[start:end], start, end), doubt=doubt)


_Found = tuple[Force, int, int, bool]


def _finite(folded: str) -> list[_Found]:
    return [_judged(folded, verb) for verb in _ANY_FINITE.finditer(folded)]


def _judged(folded: str, verb: re.Match[str]) -> _Found:
    """Return the force of one verb in -сугай: the longest known stem before it decides."""
    begin = max(0, verb.start() - _AT_MOST_BEFORE)
    near = folded[begin : verb.end()]
    known = [
        (match.start(), force)
        for force, form in _FINITE
        for match in form.finditer(near)
        if match.end() == len(near)
    ]
    if not known:
        return Force.DUTY, verb.start(), verb.end(), False
    start, force = min(known, key=lambda one: one[0])
    return force, begin + start, verb.end(), True


def _said(folded: str) -> list[_Found]:
    return [
        (force, match.start(), match.end(), True)
        for force, form in _SAID
        for match in form.finditer(folded)
    ]
