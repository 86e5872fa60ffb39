"""A deed that a text tells as done of all that there is: «нэг ч үлдээлгүй шинэчиллээ».

«эхнээс нь дуустал цэвэрлэсэн», «бүгдийг нь тараасан», «комисс хүлээн авч, ашиглаж эхэлсэн»: at
the end of the text, of the last deed of the duty, and with nothing behind it that is still open.
"""

import re

from bielelt.language.answering_verbs import BECOMES, like_roots
from bielelt.language.asked_deeds import Asked, find_asked
from bielelt.language.demands import find_demands
from bielelt.language.folding import small
from bielelt.language.likeness import key
from bielelt.language.sentences import sentence_spans
from bielelt.language.stems import Case, case_of, stem
from bielelt.language.verb_roots import verb_root

_WHOLLY = (
    r"(?:нэг\s+ч(?:\s+\w+)?\s+(?:үлд|орхи|хоцр)[аэоө]{0,2}э?лгүй|эхнээс\s+нь\s+дуустал|бүгд(?:ийг|эд|ийнх)(?:\s+нь)?|"
    r"бүгдээрээ|цөмийг(?:\s+нь)?|бүрэн(?:\s+дүүрэн)?|бүхэлд\s+нь|бүхэлдээ|гүйцэд|төгс|дутуугүй|(?:100|зуун)\s*(?:%|хув\w+))"
)
_PAST = r"\w{2,}(?:с[аэоө]н|лаа|лээ|лоо|лөө|[аэоөи]в)\b"
# Nothing may part «бүрэн» from its verb but what says how or for whom.
_DONE = re.compile(rf"\b{_WHOLLY}\s+(?:[\w-]+\s+){{0,3}}?(?:{_PAST}|\w{{2,}}[жч],\s)")
_ACCEPTED = re.compile(
    r"\b(?:комисс|захиалагч|хяналт)\w*\s+(?:[\w«»-]+\s+){0,6}?(?:хүлээ(?:н|ж)\s+ав(?:ч\b|лаа\b|сан\b|ав\b)|хүлээлгэ(?:н|ж)\s+өг(?:ч\b|лөө\b|сөн\b|өв\b))|"
    r"\bашиглалтад\s+(?:бүрэн\s+)?(?:ор|оруул|хүлээн\s+ав)(?:сон|сан|лоо|лаа|ов|ав)\b"
)
_SOME = re.compile(
    r"\b(?:зарим|үлдсэн|бусад|эхний|эхэнд|хэсэг|хэсгийн|ээлж\w*|нэг(?!\s+ч)\s+нь|хувьтай|төсөл|төсл\w+|зураг|зургийн|бэлтгэл\w*)\b|"
    r"\d\s*-?\s*(?:дугаар|дүгээр|р)\s+(?:ээлж|үе\s+шат)"
)
_OPEN = re.compile(
    r"(?<!үлд)(?<!үлдэ)(?<!үлдээ)[аэоө]{2}гүй\b|с[аэоө]нгүй\b|\w+на\b|\w+нэ\b|\bбайна\b|\w+х(?:аар|ээр|оор|өөр)\b|үргэлжил|хойшл|дутуу|дараа\b|ирэх\b"
)
# «дутуу зүйл илрээгүй», «гомдол гараагүй», «120 хүүхэд хооллож байна»: nothing is open by that.
_NO_FAULT = re.compile(
    r"\b(?:дутуу|дутагдал|зөрчил|доголдол|гомдол|алдаа|согог|санал|гологдол|маргаан|эвдрэл)\s+(?:\w+\s+){0,2}?(?:илр|гар|ажигл|байг|бүртг|ир|мэд)\w*гүй\b|"
    r"\b(?:үйлчил|үйлчлүүл|ашигла|ажилла|хэрэглэ|хоолло|суралц|хичээллэ|тогло|амар|мөрд|зорч)[жч]\s+бай(?:на|гаа)\b"
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_NOT_ONE_LEFT = re.compile(r"\bнэг\s+ч\s|\bдуустал\b")
_MADE_OF = 5
_WORK = frozenset({"ажлыг", "ажил"})


def find_wholly_done(text: str, duty: str) -> re.Match[str] | None:
    """Return where ``text`` ends with telling all that ``duty`` asks for as done."""
    deeds = find_asked(duty)
    asked = next((deed for deed in deeds if deed.is_last), None)
    spans = list(sentence_spans(text))
    if asked is None or not spans:
        return None
    lowered = _NO_FAULT.sub(lambda fault: " " * len(fault[0]), small(text))
    return next(
        filter(None, (_in(lowered, duty, deeds, asked, s) for s in spans[-2:])), None
    )


def _in(
    lowered: str, duty: str, deeds: tuple[Asked, ...], asked: Asked, span: tuple[int, int]
) -> re.Match[str] | None:
    """Return where one of the last two sentences tells all as done, if nothing is open behind."""
    start, end = span
    said = lowered[start:end]
    if _SOME.search(lowered, start):
        return None
    done = _DONE.search(lowered, start, end)
    if done and not _is_of(asked, duty, said[: done.end() - start]):
        done = None
    found = done or _accepted(deeds, lowered, start, end)
    if found is None or _OPEN.search(lowered, found.end()):
        return None
    # «300 айлд түгээх» is not met by all of those that came.
    return None if any(find_demands(duty)) else found


def _accepted(
    deeds: tuple[Asked, ...], lowered: str, start: int, end: int
) -> re.Match[str] | None:
    """Return where the very thing is taken over or put into use."""
    found = _ACCEPTED.search(lowered, start, end)
    words = _WORD.findall(lowered[start : found.end()]) if found else []
    things = frozenset[str]().union(*(deed.things for deed in deeds))
    own = any(
        (key(stem(word)) in things or word in _WORK)
        and case_of(word) in (Case.ACCUSATIVE, Case.BARE)
        for word in words
    )
    return found if own else None


def _is_of(asked: Asked, duty: str, said: str) -> bool:
    """Whether a statement uses the verb of the deed, one that answers it or is made of its words."""
    roots = like_roots(frozenset({asked.root})) - BECOMES
    words = _WORD.findall(said)
    long = {word[:_MADE_OF] for word in _WORD.findall(small(duty)) if len(word) >= _MADE_OF}
    near = words if _NOT_ONE_LEFT.search(said) else words[-3:]
    made = any(word[:_MADE_OF] in long for word in near)
    return made or any(verb_root(word) in roots for word in words[-4:])
