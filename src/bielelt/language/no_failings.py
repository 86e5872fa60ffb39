"""Denials by which the work is no worse: made up for, another's, not due yet, or forbidden.

«Товлосон өдөр болоогүй. Түүнийг 5 дугаар сарын 8-нд явуулж …» was held in the end; «яамнаас
хариу ирээгүй» is no fault of who has sent what was asked for; «хоёрдугаар улирлынх дуусаагүй,
улирал хаагдсаны дараа гарна» is not due; «энэ тоонд ороогүй» speaks of a figure; and what a
duty forbids is best denied.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from bielelt.language.answering_verbs import LIGHT_ROOTS
from bielelt.language.asked_deeds import find_asked
from bielelt.language.dates import CACHED
from bielelt.language.folding import small
from bielelt.language.likeness import key
from bielelt.language.numerals import BEFORE_NOUN
from bielelt.language.quantities import find_quantities
from bielelt.language.sentences import sentence_at, sentence_spans
from bielelt.language.stages import Stage, StageWord
from bielelt.language.stems import stem
from bielelt.language.verb_roots import verb_root

_WORD = re.compile(r"[^\W\d_]+")
_DENIED = re.compile(r"\b(\w{2,}?)(?:[аэоө]{2}гүй|с[аэоө]нгүй)\b")
_FORBIDDEN = re.compile(r"\b(\w{2,}х)гүй\b")
_FORBIDS = re.compile(
    r"хориг|хорио(?!луул)|хязгаар|зогсоо[жнх]|таслан\s+зогс|татгалз|цуцл", re.IGNORECASE
)
_STOPS = re.compile(r"зогсоо[жнх]|\bхаа[жнх]|хорио(?!луул)|хориг|хязгаарла", re.IGNORECASE)
_WANTS_NOT = re.compile(r"аюулгүй\s+байдлыг\s+(?:бүрэн\s+)?ханг|хгүй\b", re.IGNORECASE)
_BEGINS = re.compile(r"эхл|эхлүүл|хийгд|хэрэгж|биел|явагд|гүйцэт|батл|шийд")
_DONE = re.compile(r"\b\w{2,}(?:с[аэоө]н\w*|с?н[ыи]йг|[аэоөи]в|лаа|лээ|лоо|лөө|[жч]ээ)\b")
_DONE_OR_JOINED = re.compile(rf"{_DONE.pattern}|\b\w{{2,}}[жч]\b")
_STILL_NOT = re.compile(
    r"[аэоө]{2}гүй\b|с[аэоө]нгүй\b|\w+х(?:аар|ээр|оор|өөр)\b|\bүлд|дутуу|байхгүй"
)
# What opens a sentence that tells of the same thing again.
_THE_SAME = re.compile(r"\s*(?:түүнийг|үүнийг|тэднийг|эдгээрийг|тэдгээрийг|тэднээс)\b")
_AFTERWARDS = re.compile(
    r"\b(?:дараа\s+нь|дараагаар|улмаар|хожим|нөхөн|нөхөж|дахин|эцэст|сүүлд|бүгд\w*|бүрэн|тэдгээр\w*|эдгээр\w*|үлдсэн\w*|хоёр\s?дахь|"
    r"хоёрдугаар|2\s?-?\s?(?:дахь|дугаар)|хойшлуулсан|дараагийн|сард|\d+-?нд|\d+-ний)\b"
)
# Whoever asks, offers and plans has done nothing yet.
_ASKS = re.compile(
    r"\b(?:санал|хүсэлт|мэдэгд|уламжил|уламжл|хүргүүл|хандсан|хандаж|танилцуул|тайлбар|судал|судл|төлөвл|товло|яри|хэлэлц|шаардл)\w*"
)
# «улирал хаагдсаны дараа», «сар дууссаны дараа», «хугацаа нь болоогүй»
_NOT_DUE = re.compile(
    r"\b(?:улирал|сар|жил|он|хугацаа|үе|семестр|хичээлийн\s+жил)\w*\s+(?:нь\s+)?(?:хаагд|дуус|дууст|гар|өнгөр|гүйц|бол)\w{0,3}?(?:с[аэоө]?н[ыи]й?\s+дараа|м[аэ]гц)|"
    r"\bхугацаа\w*\s+(?:нь\s+)?(?:хараахан\s+)?(?:болоо|ирээ|дуусаа|эхлээ)гүй"
)
# «энэ тоонд ороогүй»
_RECKONED = re.compile(
    r"\b(?:тоо|тооц|дүн|хув|нийлбэр|жагсаалт|мэдээ|үзүүлэлт|хүснэгт|зардал|төсөв|төсв|үнэ|өртөг|өртг)\w*(?:нд|д|т|анд|энд)\s+(?:нь\s+)?(?:ор|оруул|багт|тооц|хамр|хамаар)\w*гүй"
)
_PAPER = re.compile(
    r"\b(?:шийдвэр|хариу|дүн|дүгнэлт|зөвшөөрөл|шагнал|санал|тушаал|батламж|үнэлгээ|мэдээ)\w*(?:\s+\w+){0,2}\s*$"
)
_FROM = re.compile(r"\b\w{3,}(?:аас|ээс|оос|өөс)\b")
# «нэмж авах саналыг газарт өгсөн, хариу ирээгүй»: beside what the duty asks for.
_SENT = re.compile(
    r"\b(?P<what>санал|хүсэлт|албан\s+бичиг|өргөдөл)\w*\s+(?:[\w-]+\s+){0,9}?(?:өг|хүргүүл|илгээ|тавь|тави|явуул)с[аэоө]н\b.{0,20}\b(?:хариу|шийдвэр|дэмжлэг)"
)
# «салхигүй өдөр үүсгүүр зогссон»
_SOMETIMES = re.compile(
    r"\b(?:\w+(?:гүй|тай|тэй|той)|хүйтэн|халуун)\s+(?:өдөр|өдрүүд|үед|шөнө|цагт)\w*\s+(?:\w+\s+){0,3}?(?:зогс|тасалд|саат|ажилла)\w+"
)
_SHORTEST = 3


def is_no_failing(text: str, duty: str, since: int, end: int) -> bool:
    """Whether the denial in ``text[since:end]`` speaks of no failing of what ``duty`` asks for."""
    lowered = small(text)
    denied = _DENIED.search(lowered, since, end)
    if _RECKONED.search(lowered, since, end):
        return True
    roots = {verb_root(word[0]) for word in _DENIED.finditer(lowered, since, end)}
    if "хгүй" in duty and roots & _forbidden(duty):
        return True
    if _FORBIDS.search(duty) and denied and not _BEGINS.match(denied[1]):
        return True
    if _SOMETIMES.search(lowered, since, end):
        return True
    if denied and is_not_due(text, since, end):
        return True
    return _is_of_another(lowered, duty, since, end) or _is_made_up_for(
        lowered, duty, (since, end), roots
    )


@lru_cache(maxsize=CACHED)
def forbids(duty: str) -> bool:
    """Whether a duty wants something not to be: then its absence is what was asked for."""
    return bool(_FORBIDS.search(duty) or _WANTS_NOT.search(duty))


def asks_to_stop(duty: str) -> bool:
    """Whether a duty wants something to stand still: that it does is what was asked for."""
    return bool(_STOPS.search(duty))


def is_not_due(text: str, since: int, end: int) -> bool:
    """Whether the sentence says that a month or a term has to end first."""
    _, stop = sentence_at(text, end - 1)
    return bool(_NOT_DUE.search(small(text), since, stop))


def _forbidden(duty: str) -> frozenset[str]:
    return frozenset(verb_root(m[1]) for m in _FORBIDDEN.finditer(small(duty)))


def _is_of_another(lowered: str, duty: str, since: int, end: int) -> bool:
    """Whether somebody else has not answered what was sent as the duty asks."""
    denied = _DENIED.search(lowered, since, end)
    if denied is None:
        return False
    begin, _ = sentence_at(lowered, since)
    said = lowered[begin : denied.start()]
    sent = _SENT.search(said)
    if (
        sent
        and sent["what"] not in small(duty)
        and begin
        and _DONE.search(lowered, 0, begin)
    ):
        return True
    noun = lowered[max(0, denied.start() - 40) : denied.start()]
    if not (_FROM.search(said) and _PAPER.search(noun)):
        return False
    last = next((deed for deed in find_asked(duty) if deed.is_last), None)
    done = _DONE.finditer(lowered, 0, begin)
    return last is not None and any(verb_root(word[0]) == last.root for word in done)


def _is_made_up_for(
    lowered: str, duty: str, span: tuple[int, int], roots: set[str]
) -> bool:
    """Whether a later sentence tells that it was done in the end."""
    since, end = span
    deeds = find_asked(duty)
    heads = frozenset[str]().union(*(deed.heads for deed in deeds))
    last = {deed.root for deed in deeds if deed.is_last and deed.root not in LIGHT_ROOTS}
    said = _stems(lowered[since:end])
    counted = {q.value for q in find_quantities(lowered[since:end])}
    _, stop = sentence_at(lowered, end - 1)
    rest = lowered[end:stop]
    told = {verb_root(word[0]) for word in _DONE_OR_JOINED.finditer(rest)}
    if told & roots and not _STILL_NOT.search(rest) and not _is_fewer(rest, counted):
        return True
    for a, b in _sentences_behind(lowered, end):
        sentence = lowered[a:b]
        done = {verb_root(word[0]) for word in _DONE.finditer(sentence)}
        if not done or _STILL_NOT.search(sentence):
            continue
        if _is_fewer(sentence, counted):
            continue
        afterwards = _AFTERWARDS.search(sentence)
        if done & roots and afterwards:
            return True
        # «хойшилсон. Дахин зарласан худалдаагаар … төвлөрүүлэв»: the last deed, in the end.
        if afterwards and done & last and _stems(sentence) & said:
            return True
        again = _THE_SAME.match(sentence) or (
            afterwards and (_stems(sentence) & said & heads)
        )
        if again and not _ASKS.search(sentence):
            return True
    return False


def _is_fewer(sentence: str, counted: set[Decimal]) -> bool:
    """Whether only some of those counted before were done: «14 нь … Дараа нь 6-г нь»."""
    bare = {q.value for q in find_quantities(sentence) if not q.nouns and not q.unit}
    return bool(counted and bare and not bare & counted)


def _sentences_behind(text: str, place: int) -> Iterator[tuple[int, int]]:
    return ((a, b) for a, b in sentence_spans(text) if a >= place)


def _stems(text: str) -> frozenset[str]:
    words = (w for w in _WORD.findall(text) if len(w) >= _SHORTEST)
    return frozenset(key(stem(w)) for w in words if w not in BEFORE_NOUN)


def is_wanted(duty: str, last: StageWord, *, only: bool) -> bool:
    """Whether a duty wants what is told last: it forbids something, or wants it to stand still.

    ``only`` says that nothing else is told.
    """
    if not last.strong and forbids(duty):
        return True
    return asks_to_stop(duty) and (not only or last.stage is Stage.FAILED)
