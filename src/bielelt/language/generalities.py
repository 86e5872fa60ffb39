"""Texts that tell of work in general words only: «байнга анхаарч, идэвхтэй ажиллаж байна».

Every verb is one of working, caring and improving, or a light one with an object that says
nothing («арга хэмжээ авч», «чиглэл өгөн»). One deed («гарын авлага тараасан», «гэрээ
байгуулсан»), figure, name or place makes a text a report.
"""

import re

from bielelt.language.likeness import is_concrete
from bielelt.language.numerals import CARDINALS
from bielelt.language.stems import stem
from bielelt.language.verbs import is_verb

_WORD = re.compile(r"[^\W\d_]+")
_GENERAL = re.compile(
    r"ажилл|анхаар|ханд|хэрэгж|ханг[аж]|хичээ|зор[ьи]|хэвш|идэвх|санаачил|сайж[ир]|дээшил|дээшл|нэмэгд|ахи[жсву]|өсг?[өссч]|эрчимж|"
    r"удирд|бай(?!гуул|рл|рш)|бол[жсовлгн]|гэж|гэсэн|гэдг|үзэж|ирс|ирл|ирж|үргэлж|дэмж|хамтар|хамтр|баримтал|баримтл|мөрд|дага|ухамсар|чармай|шамд|"
    r"манлайл|хян[ажс]|хариуцл?[ажс]|бэхж|тогтворж|тогтмолж|гүйцэтгэ[жн]|биел|оролц|эрмэлз|хүндэтг|нийцүүл|чангатг|шуурхайл|төвлөр"
)
_LIGHT = re.compile(
    r"хий[жсгв]|хийн|ав[чсав]|өг[чсөн]|тав[ьи]|яв[жсууаа]|явуул|гар[чсгл]|хүр[чс]|үзүүл|байгуул|болго"
)
_EMPTY_OBJECTS = frozenset(map(stem, (
    "ажил", "ажлыг", "ажлаа", "ажлууд", "ажлуудаа", "арга", "хэмжээ", "хэмжээг", "анхаарал", "хяналт", "хяналтыг", "чиглэл", "үүрэг", "дүн", "үр",
    "ахиц", "дэвшил", "өөрчлөлт", "дагуу", "дэмжлэг", "ач", "холбогдол", "гүйцэтгэл", "хэрэгжилт", "үйл", "ажиллагаа", "амжилт",
)))  # fmt: skip
# Between a light verb and its object.
_BETWEEN = frozenset({
    "зохион", "авч", "тухай", "бүр", "тогтмол", "байнга", "сайн", "идэвхтэй", "чанартай", "хамтран", "нь", "хугацаанд", "бүрэн", "өргөн",
})  # fmt: skip
_NO_VERBS = frozenset({"бөгөөд", "төлөө", "онцгойлон", "тусгайлан", "хоорондоо"})
_DENIED = re.compile(r"[аэоө]{2}гүй\b|с[аэоө]нгүй\b", re.IGNORECASE)
_CONVERB = re.compile(r"\w{3,}[лргдтжш][аэоө]н", re.IGNORECASE)
_PARTICIPLE = re.compile(r"\w+с[аэоө]н", re.IGNORECASE)
_INFINITIVE = re.compile(r"\w+х(?:[аэоө][дрс]|[аэоө]{2}[рс]|ын|ийн|ыг|ийг)?", re.IGNORECASE)
_CLOSES = re.compile(r"\s*(?:[.,;!)]|$|(?:бай|бол|бөгөөд|боловч|ба\b|юм|билээ))")
_NAME = re.compile(r"(?<=[^\s.!?:]\s)[А-ЯӨҮЁ]\w+|[«“\"„]|\b[A-Za-z]{2,}")
_NUMBERS = frozenset(stem(word) for word in CARDINALS[1:11])


def is_general(text: str) -> bool:
    """Whether ``text`` has verbs, all of them general, and nothing by which to check it."""
    if is_concrete(text) or _NAME.search(text) or _DENIED.search(text):
        return False
    words = list(_WORD.finditer(text))
    if any(stem(word[0]) in _NUMBERS for word in words):
        return False
    told = [n for n, word in enumerate(words) if _tells(text, word)]
    said = [word[0].casefold() for word in words]
    return bool(told) and all(_is_general(said[n], said[:n]) for n in told)


def _tells(text: str, word: re.Match[str]) -> bool:
    """Whether this verb joins or closes a statement, and does not describe a noun."""
    if _INFINITIVE.fullmatch(word[0]) or word[0].casefold() in _NO_VERBS:
        return False
    if _PARTICIPLE.fullmatch(word[0]):
        return bool(_CLOSES.match(text, word.end()))
    return is_verb(word[0]) or bool(_CONVERB.fullmatch(word[0]))


def _is_general(verb: str, before: list[str]) -> bool:
    if not _LIGHT.match(verb):
        return bool(_GENERAL.match(verb))
    near = next((word for word in reversed(before) if word not in _BETWEEN), "")
    return stem(near) in _EMPTY_OBJECTS or is_verb(near)  # «хэрэгжүүлээд явж байна»
