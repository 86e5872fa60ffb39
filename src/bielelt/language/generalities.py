"""Texts that tell of work in general words only: «байнга анхаарч, идэвхтэй ажиллаж байна».

Every verb is one of working, caring and improving, or a light one with an object that says
nothing («арга хэмжээ авч», «чиглэл өгөн»). One deed («гарын авлага тараасан», «гэрээ
байгуулсан»), figure, name or place makes a text a report.
"""

import re

from bielelt.language.likeness import is_concrete, key, keys
from bielelt.language.numerals import CARDINALS
from bielelt.language.stems import stem
from bielelt.language.verbs import is_verb

_WORD = re.compile(r"[^\W\d_]+")
_GENERAL = re.compile(
    r"ажилл|анхаар|ханд|хэрэгж|ханг[аж]|хичээ|зор[ьи]|хэвш|идэвх|санаачил|сайж[ир]|дээшил|дээшл|нэмэгд|ахи[жсву]|өсг?[өссч]|эрчимж|"
    r"удирд|бай(?!гуул|рл|рш)|бол[жсовлгн]|гэж|гэсэн|гэдг|үзэж|ирс|ирл|ирж|үргэлж|дэмж|хамтар|хамтр|баримтал|баримтл|мөрд|дага|ухамсар|жигдр|жигдэр|чармай|шамд|"
    r"манлайл|хян[ажс]|хариуцл?[ажс]|бэхж|тогтворж|тогтмолж|гүйцэтгэ[жн]|биел|оролц|эрмэлз|ихэс|ихсэ|хуваар|сонс|хүндэтг|нийцүүл|чангатг|шуурхайл|төвлөр"
)
_LIGHT = re.compile(
    r"хий[жсгв]|хийн|ав[чсав]|өг[чсөн]|тав[ьи]|яв[жсууаа]|явуул|гар[чсгл]|хүр[чс]|үзүүл|шийдвэрл|хүргэ|бүрдүүл|байгуул|болго"
)
_EMPTY_OBJECTS = frozenset(map(stem, (
    "ажил", "ажлыг", "ажлаа", "ажлууд", "ажлуудаа", "арга", "хэмжээ", "хэмжээг", "анхаарал", "хяналт", "хяналтыг", "чиглэл", "үүрэг", "дүн", "үр",
    "ахиц", "дэвшил", "өөрчлөлт", "дагуу", "дэмжлэг", "ач", "холбогдол", "гүйцэтгэл", "хэрэгжилт", "үйл", "ажиллагаа", "амжилт",
)))  # fmt: skip
# Between a light verb and its object.
_BETWEEN = frozenset({
    "зохион", "авч", "тухай", "тухайд", "бүр", "бүрд", "бүрт", "тогтмол", "байнга", "сайн", "идэвхтэй", "чанартай", "хамтран", "нь", "хугацаанд", "бүрэн", "өргөн",
})  # fmt: skip
_HOW = re.compile(
    r"\w+(?:т[аэ]йг?[аэ]{2}р|[аэоө]{2}р|гүй|лт[аэ]й|нд\s*нь)|үе|шат|цаг|шуурхай|түргэн|нь|үед"
)
_VAGUE = re.compile(
    r"\b(?:тогтмол|байнга|үргэлж|тухай\s+бүр|шаардлагатай|холбогдох|зохих|тодорхой|тасралтгүй|үе\s+шат|шат\s+дараа|"
    r"шуурхай|боломж\w*|цаашид|идэвхтэй|сайн|сайтар|цаг\s+алдалгүй|хоцролт?гүй|бүх\s+талаар|цаг\s+(?:үе|тух)|энэ\s+(?:чиглэл|тал)|чиглэлээр)",
    re.IGNORECASE,
)
_VAGUE_OBJECTS = frozenset(map(stem, (
    "зөвлөмж", "зөвлөгөө", "мэдээлэл", "санал", "хүсэлт", "дэмжлэг", "туслалцаа", "тусламж", "чиглэл", "заавар", "оролцоо", "тооцоо", "судалгаа",
    "анхааруулга", "сануулга", "зааварчилгаа",
)))  # fmt: skip
# What is given in words only: «ойлголт өгч», «зөвлөмж хүргэж», «сануулга өгөв».
_GIVES = re.compile(r"өг[чсөнл]|үзүүл|хүргэ|олг[осжв]")
_IN_WORDS = re.compile(
    r"(?!сургалт|шагнал|тэтгэмж|зохиомж)\w{3,}(?:лт|мж|лга|лгэ|лгаа|лгээ|лэг|лаг)"
)
_ROOT = 4
_NO_VERBS = frozenset({"бөгөөд", "төлөө", "онцгойлон", "тусгайлан", "хэмжээ", "хоорондоо"})
_DENIED = re.compile(r"[аэоө]{2}гүй\b|с[аэоө]нгүй\b", re.IGNORECASE)
# «тавин» is no fifty before a verb: «хяналт тавин ажиллаж».
_CONVERB = re.compile(r"\w{3,}[лргдтжш][аэоө]н|тавин", re.IGNORECASE)
_PARTICIPLE = re.compile(r"\w+с[аэоө]н", re.IGNORECASE)
_INFINITIVE = re.compile(r"\w+х(?:[аэоө][дрс]|[аэоө]{2}[рс]|ын|ийн|ыг|ийг)?", re.IGNORECASE)
_CLOSES = re.compile(r"\s*(?:[.,;!)]|$|(?:бай|бол|бөгөөд|боловч|ба\b|юм|билээ))")
_NAME = re.compile(r"(?<=[^\s.!?:]\s)[А-ЯӨҮЁ]\w+|[«“\"„]|\b[A-Za-z]{2,}")
_NUMBERS = frozenset(stem(word) for word in CARDINALS[1:11])


def is_general(text: str, duty: str = "") -> bool:
    """Whether ``text`` has verbs, all of them general, and nothing by which to check it.

    With a vague word («тогтмол», «тухай бүрд») a verb of the duty itself, or with an object
    of the duty, says no more than the duty does.
    """
    if not is_bare(text, duty):
        return False
    words = list(_WORD.finditer(text))
    told = [n for n, word in enumerate(words) if _tells(text, word)]
    said = [word[0].casefold() for word in words]
    asked = frozenset(keys(duty)) if _VAGUE.search(text) else frozenset()
    return bool(told) and all(_is_general(said[n], said[:n], asked) for n in told)


def is_bare(text: str, duty: str) -> bool:
    """Whether ``text`` gives no figure, quotation or address, and no name but of the duty.

    What was not done needs none of them.
    """
    if is_concrete(text) or _DENIED.search(text):
        return False
    asked = frozenset(keys(duty))
    if any(key(name[0]) not in asked for name in _NAME.finditer(text)):
        return False
    words = (word[0] for word in _WORD.finditer(text))
    return not any(
        stem(word) in _NUMBERS and not _CONVERB.fullmatch(word) for word in words
    )


def _tells(text: str, word: re.Match[str]) -> bool:
    """Whether this verb joins or closes a statement, and does not describe a noun."""
    if _INFINITIVE.fullmatch(word[0]) or word[0].casefold() in _NO_VERBS:
        return False
    if stem(word[0].casefold()) in _EMPTY_OBJECTS:
        return False  # «ажлаа» is no past
    if _PARTICIPLE.fullmatch(word[0]):
        return bool(_CLOSES.match(text, word.end()))
    return is_verb(word[0]) or bool(_CONVERB.fullmatch(word[0]))


def _is_general(verb: str, before: list[str], asked: frozenset[str]) -> bool:
    if _GENERAL.match(verb) or key(verb) in asked:
        return True
    near = next((word for word in reversed(before) if not _is_between(word)), "")
    if key(near) in asked or any(key(near)[:_ROOT] == k[:_ROOT] for k in asked if near):
        return True
    if not _LIGHT.match(verb):
        return False
    given = _GIVES.match(verb) and _IN_WORDS.fullmatch(near)
    vague = bool(asked) and (stem(near) in _VAGUE_OBJECTS or bool(given))
    return vague or stem(near) in _EMPTY_OBJECTS or is_verb(near)


def _is_between(word: str) -> bool:
    """Whether a word stands between a verb and its object and tells only how."""
    return word in _BETWEEN or bool(_HOW.fullmatch(word))
