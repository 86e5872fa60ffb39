"""Verbs that a text denies at the end of a statement: «хийгээгүй байна», «хийж амжсангүй».

Also what somebody could not do («эхлүүлж чадаагүй»), what stayed undone («нээгдэлгүй хагас
жилийг өнгөрүүлэв») and what a text says with «огт», «нэг ч».
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bielelt.language.folding import small

_NOT = r"(?:[аэоө]{2}гүй|(?<=и)[аэоө]гүй|с[аэоө]нгүй)"
# The same, to look for: the engine skips to its first letters.
_IS_NOT = re.compile(r"гүй(?:(?<=[аэоө]{2}гүй)|(?<=и[аэоө]гүй)|(?<=с[аэоө]нгүй))")
# Verbs that say of the one before them only that it was begun, possible or in time.
_ABLE = r"(?:амж|чад|дөнг|дийл|эхэ?л|эхлүүл|үз|зав\s+гар)"
_REST = (
    r"(?P<closes>(?:\s+(?:хэвээр\w*|үлд(?:сэн|эв|лээ|жээ|ээд)|өнгөр(?:сөн|өв|лөө)|явсаар|л))*"
    r"(?:\s+байгаа(?:г|гаа)\s+(?:дурд|тэмдэглэ|мэдэгд|хэл|онцл|анхаар|сануул)\w+)?(?:\s+(?:бай(?:на|гаа|даг|саар)|болно|юм|билээ|яв(?:на|ж|аа)|гэ(?:нэ|сэн|в))){0,3}"
    r"(?=\s*(?:[.,;:!?)(–—-]|$)|\s+(?:бөгөөд|харин|ба|болон|тул|учир\w*|учраас|нь\s+(?:харамсалтай|тодорхой))\b))"
)
_DENIED = re.compile(
    rf"\b(?:(?P<main>\w{{2,}}[жч])\s+(?:ч\s+|л\s+)?{_ABLE}|(?P<verb>\w{{2,}}?)){_NOT}{_REST}"
)
# «нээгдэлгүй … өнгөрүүлэв», «хийгдэлгүй үлдлээ»
_IDLE = re.compile(
    r"\b(?!аюулгүй|үйлгүй)(?P<verb>\w{2,}?)[аэоө]?лгүй,?\s+(?:[^\W\d]+\s+){0,5}?(?:өнгөр|үлд|орхи|хоцор|хойш|хүр|өдий|болов|он\s+(?:гар|дам)|удаж|суу|байна|байгаа|яв)\w*"
    r"(?=\s*(?:[.,;:!?)]|$)|\s+(?:байна|байгаа|болно)\b)"
)

# «өдөрлөгийг … цуцалсан», «уулзалтыг болиулсан»: it was not to be.
_CALLED_OFF = re.compile(
    r"\b(?P<verb>цуцал|болиул)(?:сан|лаа|жээ)(?=\s*(?:[.,;]|$)|\s+(?:байна|болно|бөгөөд|тул|учир))"
)


@dataclass(frozen=True, slots=True)
class Denial:
    """A denied verb: where it stands, and its stem without voice words and ending.

    ``is_unable`` says that it was not begun, not possible or not in time.
    """

    start: int
    end: int
    stem: str
    is_unable: bool


def find_denials(text: str) -> Iterator[Denial]:
    """Yield the verbs that ``text`` denies at the end of a statement, in no order."""
    lowered = small(text)
    for match in _DENIED.finditer(lowered) if _IS_NOT.search(lowered) else ():
        main = match["main"]
        stem = main[:-1] if main else match["verb"]
        yield Denial(match.start(), match.end(), stem, is_unable=bool(main))
    for match in _CALLED_OFF.finditer(lowered) if calls_off(lowered) else ():
        yield Denial(match.start(), match.end(), match["verb"], is_unable=True)
    for match in _IDLE.finditer(lowered) if "лгүй" in lowered else ():
        # «зэрэглэлгүй дэлгүүр 11 үлдэв»: without a rank, if the text knows ranks.
        noun = rf"\b{match['verb']}[аэоө]?л(?!гүй)"
        if re.search(noun, lowered):
            continue
        yield Denial(match.start(), match.end(), match["verb"], is_unable=False)


def calls_off(lowered: str) -> bool:
    """Whether a text in small letters may say that something was called off."""
    return "цуцал" in lowered or "болиул" in lowered
