"""What makes a rating of 70 honest although something was not done.

«Үзлэгийг 402 өрхийн 77 хувьд хийсэн, харин бүртгэл эхлээгүй» did one of two things nearly;
«10 арга хэмжээнээс 7 нь хийгдэж, гурав нь эхлээгүй» the greater part of one.
"""

import re

from bielelt.language.answering_verbs import LIGHT_ROOTS
from bielelt.language.answers import find_parts
from bielelt.language.asked_deeds import Asked, find_asked
from bielelt.language.folding import small
from bielelt.language.likeness import key
from bielelt.language.quantities import find_percents
from bielelt.language.stems import Case, case_of, stem
from bielelt.language.verb_roots import verb_root
from bielelt.language.worded import in_digits

_HALF, _FULL, _SURELY = 50, 100, 2
_WORD = re.compile(r"[^\W\d_]{2,}")
_STATEMENTS = re.compile(
    r"[.;!?]\s|,\s(?!\d)|\s(?:боловч|бөгөөд|харин|гэвч|хэдий|ч)\s", re.IGNORECASE
)
_DONE = re.compile(
    r"\b(?!байсан|болсон)(\w{2,}(?:с[аэоө]н|[аэоөи]в|лаа|лээ|лоо|лөө|[жч]ээ|[жч]))\b"
)
_NOT = re.compile(r"гүй\b|\bдутуу|\bхэвээр|\bалга\b|х(?:аар|ээр|оор|өөр)\b")


def is_half_done(text: str, duty: str) -> bool:
    """Whether ``text`` tells half or more, or one of several things of ``duty``, as done."""
    return _is_greater_part(text) or _is_another_done(text, duty)


def _is_greater_part(text: str) -> bool:
    lowered = small(text)
    for percent in find_percents(text):
        behind = _STATEMENTS.split(lowered[percent.stop :], maxsplit=1)[0]
        if _HALF <= percent.value < _FULL and not _NOT.search(behind):
            return True
    digits = in_digits(text)
    for part in find_parts(digits):
        behind = _STATEMENTS.split(small(digits)[part.part.stop :], maxsplit=1)[0]
        if (
            _HALF <= part.percent < _FULL
            and _DONE.search(behind)
            and not _NOT.search(behind)
        ):
            return True
    return False


def _is_another_done(text: str, duty: str) -> bool:
    """Whether one deed is told as done of its things, and another has other objects."""
    deeds = find_asked(duty)
    apart = [
        deed
        for deed in deeds
        if any(deed.heads and not deed.heads & other.heads for other in deeds)
    ]
    statements = _STATEMENTS.split(small(text)) if len(apart) > 1 else ()
    return any(_tells(said, deed) for said in statements for deed in apart)


def _tells(said: str, deed: Asked) -> bool:
    """Whether a statement tells a deed in the past, by its verb or by two of its words."""
    done = _DONE.search(said)
    if done is None or _NOT.search(said):
        return False
    words = _WORD.findall(said[: done.start()])
    own = frozenset(key(stem(word)) for word in words) & (deed.things | deed.heads)
    # «цэгийн судалгааг хийсэн», «үнийн саналыг авсан»: what only prepares the deed.
    objects = {key(stem(w)) for w in words if case_of(w) is Case.ACCUSATIVE}
    if objects - deed.things - deed.heads:
        return False
    named = deed.root not in LIGHT_ROOTS and verb_root(done[1]) == deed.root
    return bool(own & deed.heads and (named or len(own) >= _SURELY))
