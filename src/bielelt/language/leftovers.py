"""What is still there of something that a duty wants gone.

«Өр, авлагыг тэглэх» is not answered by «одоо нийт өр 1.6 сая төгрөг», nor by «3 сая төгрөгийн
авлага үлдээд байна»; «өр 3 сая байснаас бүгдийг барагдуулсан» answers it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bielelt.language.folding import small
from bielelt.language.quantities import find_quantities
from bielelt.language.sentences import sentence_spans
from bielelt.language.stages import Stage, find_stages
from bielelt.language.stems import stem

_VERB = r"(?:тэгл|барагд|арилг|устг|(?:бүрэн|гүйцэд|бүгдийг)\s+(?:нь\s+)?(?:шийдвэрл|төл|хураа|төвлөр))"
_LIST = r"(?:\w+(?:\s*,\s*|\s+(?:болон|ба)\s+)){0,3}\w+"
# «өр, авлагыг хугацаанд нь барагдуулах», «өр барагдуулах»: the object, then its verb.
_GONE = re.compile(
    rf"\b({_LIST}(?:ыг|ийг|г)\s+(?:\w+\s+){{0,3}}?|{_LIST}\s+){_VERB}", re.IGNORECASE
)
# «өр барагдуулах графикийг гаргах» asks for a paper.
_FOR_A_PAPER = re.compile(
    r"\w*х\s+(?:\w+\s+)?(?:график|хуваар|төлөвлөгөө|журм|журам|тооцоо|гэрээ|хөтөлбөр)",
    re.IGNORECASE,
)
_MAY_BE_GONE = re.compile(_VERB)
_WORD = re.compile(r"[^\W\d_]+")
_NOW = re.compile(
    r"\b(?:одоо|одоогоор|өдрийн\s+байдлаар|өдрөөр|үлдэгдэл\w*|дутуу)\b", re.IGNORECASE
)
_LEFT = re.compile(
    r"\bүлд(?:с[эа]н|ээд|эв|лээ|жээ|эж)\s*(?:(?:бай\w+|болно)\s*)?$", re.IGNORECASE
)
_WAS = re.compile(
    r"\bбайс\w*|\bбайв\b|\bтэгл\w+|\bбарагд\w+|\bарил\w+|\bустг\w+|\bхаа\w+", re.IGNORECASE
)
_PARTS = re.compile(r"[,;]\s|\s(?:боловч|бөгөөд|харин)\s", re.IGNORECASE)
_SHORT = 3  # letters of a word whose endings ``stem`` leaves on
_ENDING = re.compile(r"(?:ийн|ын|ийг|ыг|г|[аэоө]{2}[рс]?|т[эао]й|нд|д)?$")


@dataclass(frozen=True, slots=True)
class Leftover:
    """The words of a text that say how much is left."""

    start: int
    end: int


def find_leftovers(text: str, duty: str) -> Iterator[Leftover]:
    """Yield what ``text`` says is still there of the things that ``duty`` wants gone."""
    wanted = _GONE.finditer(duty) if _MAY_BE_GONE.search(small(duty)) else ()
    gone = frozenset(
        _root(word[0])
        for m in wanted
        if not _FOR_A_PAPER.match(duty, m.end())
        for word in _WORD.finditer(m[1])
    )
    figures = find_quantities(text) if gone else ()
    for start, end in _statements(text) if figures else ():
        said = text[start:end].rstrip(" .;")
        if not any(start <= q.start < end and q.value for q in figures):
            continue
        is_left = _LEFT.search(said)
        if not (is_left or (_NOW.search(said) and not _is_done(text, start, end))):
            continue
        if not _WAS.search(said) and any(_root(w) in gone for w in _WORD.findall(said)):
            yield Leftover(start, start + len(said))


def _statements(text: str) -> Iterator[tuple[int, int]]:
    for start, end in sentence_spans(text):
        begin = start
        for match in _PARTS.finditer(text, start, end):
            yield begin, match.start()
            begin = match.end()
        yield begin, end


def _is_done(text: str, start: int, end: int) -> bool:
    return any(w.stage is Stage.DONE and start <= w.start < end for w in find_stages(text))


def _root(word: str) -> str:
    """Return the stem of a word, also of one as short as «өр»."""
    bare = _ENDING.sub("", word.casefold())
    return bare if len(bare) < _SHORT else stem(word)
