"""What a text says was not done of the very thing that a duty asks for.

«Самбар байршуулах ажил эхлээгүй байна» answers «самбар байршуулах», whatever else was done;
«гомдол ирээгүй», «2 баг эхлээгүй» and «эхлээгүй байсан» do not, nor does any negation under a
duty that forbids something.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bielelt.language.folding import small
from bielelt.language.likeness import key, keys, telling, without_chapter
from bielelt.language.quantities import find_quantities
from bielelt.language.sentences import sentence_spans
from bielelt.language.stages import HARM
from bielelt.language.stems import stem

_NEGATIVE = re.compile(
    r"\b(?P<verb>\w{2,}?)(?:[аэоө]{2}гүй|с[аэоө]нгүй)\b(?P<closes>(?:\s+(?:хэвээр\w*|үлдсэн))?(?:\s+бай(?:на|гаа(?:\s+(?:болно|юм))?))?"
    r"(?=\s*(?:[.,;!)]|$)|\s+(?:бөгөөд|харин|ба|болон|тул|учир|учраас)\b))",
    re.IGNORECASE,
)
_BEGIN = re.compile(
    r"эхл(?:үүл)?|хийгд|хий|хэрэгж(?:үүл)?|биел(?:үүл|эгд)?|явагд|явуул|гүйцэтг(?:эгд)?",
    re.IGNORECASE,
)
_STEP = re.compile(
    r"ир(?:үүл)?|нийлүүл(?:эгд)?|тавигд|тавь|суурил(?:уул|уулагд|агд)|угс[ар]+(?:агд)?|байрш(?:уул|уулагд)?|олго(?:гд)?|"
    r"батл(?:агд|уул)?|баталс?|байгуул(?:агд)?|шийд(?:эгд|вэрл|вэрлэгд)|зарла(?:гд)?|нээ(?:гд)?|холбо(?:гд)?|"
    r"ав(?:агд)?|боловсруул(?:агд)?|хүргүүл|нэвтр(?:үүл)?|санхүүж(?:үүл)?|хангагд",
    re.IGNORECASE,
)
# Any other passive, but of what is better not done or is not the reporter's to do.
_PASSIVE = re.compile(
    r"(?!бүртгэ|илр|илэр|ажигл|зөрч|мэдэ|алда|гэмт|хөндө|хэтр|халдв|шийт|шаард|хамр|үзэ|хязг|буруут|хори|хас|цуц|хойш|"
    r"өөрчл|татгал|гомд|тасал|бохир|дута|сүй|хохир|унд|нөлөө|хөнд)\w{2,}гд",
    re.IGNORECASE,
)
_SURELY_ITS_OWN = 2
_SHORTEST_ROOT = 3
# What stays away is good, or not the reporter's to bring.
_GOOD = re.compile(
    r"\b(?:зөрч|гомд|тохиолд|осол|ослын|гэмт|түймэр|алдаа|хохирол|дутагдал|эрсдэл|халдвар|өвчл|өргөдөл|хүсэлт|"
    r"санал|дуудлага|мэдээлэл|шаардлага|хэрэгцээ|маргаан|тасалдал|хоцрогдол|гэмтэл|өөрчлөлт)",
    re.IGNORECASE,
)
_PARTLY = re.compile(
    r"\d|\b(?:зарим|үлдсэн|бусад|ганц|цөөн|хэсэг|нэг|хоёр|гурван|дараагийн|дахин|давтан|нэмэлт)\b",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"[,;]\s?(?!\d)|\s(?:боловч|бөгөөд|харин|тул|учир|бол|хувьд)\s", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+")
# «засварлах» asks for «засвар».
_MAKES_VERB = re.compile(r"(?<=\w{3})л[аэоө]х(?:ыг|ийг)?$", re.IGNORECASE)
_OBJECT = re.compile(r"\b\w{2,}(?:ыг|ийг|[аэоөуү]{2}г)\s+$", re.IGNORECASE)
_INFINITIVE = re.compile(r"\b\w{3,}х(?=[\s.;]|ыг\b|ийг\b|$)")
_DONE = re.compile(r"\b\w{3,}(?:с[аэоө]н|[аэоөи]в|лаа|лээ|лоо|лөө|[жч])\b", re.IGNORECASE)
_HARM = re.compile(HARM, re.IGNORECASE)
_LESSENS = re.compile(r"хэмнэ|бууруул|багасг|цөөр", re.IGNORECASE)
_FORBIDS = re.compile(
    r"хориг|хязгаар|аюулгүй\s+байд|хгүй\b|таслан\s+зогс|татгалз|цуцл", re.IGNORECASE
)
_QUOTED = re.compile(r"[«“\"„][^»”\"“]{1,200}[»”\"]")
_GENERAL = frozenset(map(key, (
    "ажлын", "ажлууд", "сумын", "сумдын", "аймгийн", "багийн", "багууд", "иргэд", "иргэдийн", "санхүүжилт",
    "төсөв", "төсвийн", "хөрөнгө", "хөрөнгийн", "одоогоор", "тайлант", "хугацаанд", "онд", "оны",
)))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Undone:
    """A statement that something was not done.

    ``whole`` if the work has not begun at all, or the verb of the duty itself is denied;
    «шийдэгдээгүй», «ирээгүй» and the like may be one step of several. ``alone`` if the rest of the text speaks of nothing else that the
    duty asks for and counts nothing that it does.
    """

    start: int
    end: int
    whole: bool
    alone: bool


def find_undone(text: str, duty: str) -> Iterator[Undone]:
    """Yield the statements of ``text`` that something ``duty`` asks for was not done."""
    if "гүй" not in text or forbids(duty):
        return
    own = without_chapter(duty)
    asked, all_asked = _things(own), frozenset(keys(own))
    lessens = _LESSENS.search(own)
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    lowered = small(text)
    for start, end in sentence_spans(text):
        if lowered.find("гүй", start, end) < 0:
            continue
        for match in _NEGATIVE.finditer(text, start, end):
            since = max(
                (m.end() for m in _BREAK.finditer(text, start, match.start())),
                default=start,
            )
            said = text[since : match.start()]
            verb = _asked_verb(match["verb"], all_asked)
            whole = verb in all_asked or bool(_BEGIN.fullmatch(match["verb"]))
            step = _STEP.fullmatch(match["verb"])
            passive = _PASSIVE.fullmatch(match["verb"])
            made = (
                not lessens
                and not tells_done(text[:since], own)
                and _OBJECT.search(said)
                and not _HARM.match(match["verb"])
            )
            if not (whole or step or passive or made) or _is_apart(said):
                continue
            if any(a <= match.start() < b for a, b in quoted):
                continue
            here = _things(said) & asked
            least = 1 if whole or step or _ends_with(said, asked) else _SURELY_ITS_OWN
            least = 0 if verb in all_asked and not _WORD.search(said) else least
            if len(here - {verb}) >= least:
                rest = _things(f"{text[:since]} {text[match.end() :]}") & asked
                alone = rest <= here and not _counts(text, asked)
                yield Undone(since, match.end(), whole, alone)


def forbids(duty: str) -> bool:
    """Whether a duty wants something not to be: then its absence is what was asked for."""
    return bool(_FORBIDS.search(duty))


def tells_done(text: str, duty: str) -> bool:
    """Whether ``text`` tells as done, with its own verb, what ``duty`` asks for last."""
    asked = _INFINITIVE.findall(duty)[-1:]
    root = asked[0].casefold()[:_SHORTEST_ROOT] if asked else "-"
    return any(w[0].casefold().startswith(root) for w in _DONE.finditer(text))


def _asked_verb(denied: str, asked: frozenset[str]) -> str:
    """Return the key by which the duty asks for what is denied: «зарлах» of «зарлаагүй»."""
    root = key(denied)
    own = (k for k in asked if len(root) >= _SHORTEST_ROOT and k.startswith(root))
    return next(own, root)


def _things(text: str) -> frozenset[str]:
    """Return the words that say something of their own, without their endings."""
    kept = telling(text) - _GENERAL
    words = (w for w in _WORD.findall(text) if key(w) in kept)
    return frozenset(key(stem(_MAKES_VERB.sub("", w))) for w in words)


def _ends_with(said: str, asked: frozenset[str]) -> bool:
    """Whether the word before the verb is one that is asked for."""
    words = _WORD.findall(said)
    return bool(words) and key(stem(words[-1])) in asked


def _counts(text: str, asked: frozenset[str]) -> bool:
    """Whether some of what is asked for is counted, so that a part of it was done."""
    return any(key(noun) in asked for q in find_quantities(text) for noun in q.nouns)


def _is_apart(said: str) -> bool:
    """Whether only a part is spoken of, or something that is better absent."""
    return bool(_PARTLY.search(said) or _GOOD.search(said))
