"""What a percentage is called, and whether it rates a figure before it.

«40 сумаас 34 нь ирж, ирц 85 хувь», «хандив 12 саяд хүрч 60 хувийг бүрдүүлэв»: nothing but a
verb, or the name of a rate, stands between a part and the percentage that is of it.
"""

import re

from bielelt.language.quantities import Percent, Quantity
from bielelt.language.stems import Case, case_of, stem
from bielelt.language.units import MONEY
from bielelt.language.verbs import is_verb

GROWTH = re.compile(
    r"(?!\s+(?:болж|болон|болтлоо|хүрч)\s)\s*(?:илүү|дутуу|\w+\s)?\s*(?:өс|нэмэгд|нэмж|буур|хэтэр|хорог|багас|хөнгөл|дээшл|хямд|давж|давс)",
    re.IGNORECASE,
)
"""What a percentage does that is no share but a rise or a fall."""

IS = re.compile(
    r"(?:\s?-[дт]\b)?\s*(?:[.,;)]|$|(?:[^\W\d]+\s+){0,3}(?:бол|бай|юм|тэнц|эзэл|эзл|гэсэн|хамрагд|биел|гүйцэт|хүр(?!г)))",
    re.IGNORECASE,
)
"""What stands behind a percentage that is told of something."""

CLOSED = re.compile(r"\s*\)?\s*(?:(?:болно|байна|болсон|болов)\s*)?(?:[.;,)]|$)")
"""What stands behind a percentage that closes its statement."""

# What a percentage is called that tells how much of the whole the part is.
_RATES = re.compile(
    r"(?:хувь|хамр[аэу]гдалт|хамралт|хамруулалт|үзүүлэлт|дүүргэлт|хангамж|"
    r"хангалт|хураалт|барагдуулалт|бүрдүүлэлт|оролцоо|идэвх|хүртээмж|төлөлт|амьдралт|шийдвэрлэлт|санхүүжилт|зарцуулалт|дүн|сургалт|түвшин|төлөвлөгөө|зорилт)(?:ийн|ын|тай|тэй|г|ыг|ийг)?",
    re.IGNORECASE,
)
# How far a work went on is no share of things, but it is one of money.
_OF_WORK = re.compile(
    r"(?:гүйцэтгэл|биелэлт|биелэл|хэрэгжилт)(?:ийн|тэй|ийг)?", re.IGNORECASE
)
# «… малаас 31 200-г тарьснаар төлөвлөгөөний гүйцэтгэл 91 хувь»
_OF_PLAN = re.compile(r"төлөвлөг", re.IGNORECASE)
# «Солих 840 тоолуураас»: what is still to be done with the whole, so that it is a plan.
_TO_DO = re.compile(r"\b[^\W\d]{2,}[аэоөийүу]х(?:\s+ёстой)?\s+(?:нийт\s+)?$", re.IGNORECASE)
_COMING = re.compile(r"ирц(?:ийн|тэй)?", re.IGNORECASE)
_CAME = re.compile(r"ир(?!ц)|ор(?!он)|суу|санал|оролц", re.IGNORECASE)
VERBAL = re.compile(r"[^\W\d](?:лт|лго|лга|лгө|лгэ)(?:ын|ийн|тай|тэй)?$", re.IGNORECASE)
"""A noun that is made of a verb: «илрүүлэлт», «хадгалалт»."""

_BRACKET_ENDS = re.compile(r"(?:\s[^\W\d]+){0,2}\)")
_OF_THEM = re.compile(r"\s+нь\b")
_PARTICIPLE = re.compile(r"с[аэоө]н$", re.IGNORECASE)
_PARTED = re.compile(
    r"с[аэоө]н$|с[аэоө]?н[аэоө]{2}[рс]?$|[аэоө]{2}д$|д[аэоө]г$", re.IGNORECASE
)
_EMPTY = frozenset((
    "нь", "нийт", "энэ", "буюу", "тул", "гэсэн", "тус", "бүр", "өөрөөр", "хэлбэл", "одоо",
    "бөгөөд", "ба", "болон", "үүнийг", "нийтдээ",
))  # fmt: skip
_WORDS = re.compile(r"[^\W\d_]+")
_OF_ALL = re.compile(
    r"\b(?:нийт|бүх)\s+(?:[^\W\d]+\s+)?([^\W\d]+(?:ийн|ын|ний|ны|[аэоуү]йн))\s+$",
    re.IGNORECASE,
)
_OWNER = re.compile(r"\s+[^\W\d_]+")
_LONGEST_NAME = 3
_LONGEST_TIE = 110
_ALIKE = 4
# «68-ыг шуурхай шийдвэрлэж,»: the verb that closes the statement of a figure.
_DEED = re.compile(r"[^,.;:\d]{2,60}?(?=[,.;])")
_FOLLOWS, _BRACKETED = 2, 3
_PHRASE = 40


def names(text: str, q: Quantity) -> frozenset[str]:
    """Return what a figure counts, and the two words before it: «сүлжээ 312 км».

    Also who has it: «612 малтай өрх».
    """
    label = re.findall(r"[^\W\d_]+", text[max(0, q.start - _PHRASE) : q.start])[-2:]
    owner = _OWNER.match(text, q.stop) if q.case is Case.COMITATIVE else None
    words = re.findall(r"[^\W\d_]+", text[q.end : owner.end() if owner else q.stop])
    return frozenset((*q.nouns, *map(stem, (*label, *words))))


def names_rate(text: str, begin: int, percent: Percent, counted: list[Quantity]) -> bool:
    """Whether a sentence tells nothing but a percentage and its name: «Ирц 88.5 хувь байв»."""
    said = [
        w for w in _WORDS.findall(text[begin : percent.start]) if w.casefold() not in _EMPTY
    ]
    behind = CLOSED.match(text, percent.stop) or IS.match(text, percent.stop)
    if (
        len(said) > _LONGEST_NAME
        or not behind
        or re.search(r"\d", text[begin : percent.start])
    ):
        return False
    if not said:
        return True
    first = max(0, counted[0].start - _PHRASE)
    before = [w.casefold() for w in _WORDS.findall(text[first:begin])]
    *others, last = said
    if case_of(last) is Case.BARE and any(stem(last) in q.nouns for q in counted):
        return True
    if any(not _is_known(w, before) for w in others):
        return False  # «Хохирол барагдуулалт» behind crimes
    return is_rate(last) or bool(VERBAL.search(last) and _is_known(last, before))


def _is_known(word: str, said: list[str]) -> bool:
    """Whether a word names a rate, or was said, or makes a noun of what was done."""
    return is_rate(word) or _repeats(word, said) or _is_deed(word, said)


def tie(text: str, whole: Quantity, part: Quantity, percent: Percent) -> int:
    """Return how surely the percentage is of the part: 3 in brackets, 2 if it follows, or 0."""
    between = text[part.end : percent.start]
    if between.endswith("(") and _BRACKET_ENDS.match(text, percent.stop):
        return _BRACKETED
    if len(between) > _LONGEST_TIE or GROWTH.search(between):
        return 0
    words = [w for w in _WORDS.findall(between) if w.casefold() != "эзлэх"]
    verbs = [n for n, w in enumerate(words) if is_verb(w) or _PARTED.search(w)]
    name = _name_in(words, verbs, part)
    if not name:
        return _FOLLOWS if _says_so(text, words, verbs, percent) else 0
    again = _OF_ALL.search(between)
    if again and (whole.unit or stem(again[1]) in names(text, whole)):
        return 1
    first = max(0, whole.start - _PHRASE)
    said = [w.casefold() for w in _WORDS.findall(text[first : percent.start])[: -len(name)]]
    work = whole.unit not in MONEY and _OF_WORK.fullmatch(name[-1])
    if work and name[:-1] and _OF_PLAN.match(name[-2]):
        follows = whole.case is Case.ABLATIVE
    elif work and _TO_DO.search(text, first, whole.start):
        follows = _is_of_it([w for w in name if w.casefold() != "ажлын"], said)
    else:
        named = not work or any(_repeats(w, said) for w in name[:-1])
        follows = named and _is_of_it(name, said)
    return _FOLLOWS if follows else 0


def _name_in(words: list[str], verbs: list[int], part: Quantity) -> list[str]:
    """Return the words between the last verb, or «буюу», and a percentage."""
    ties = [n for n, w in enumerate(words) if w.casefold() == "буюу"]
    name = words[max([-1, *verbs, *ties]) + 1 :]
    counted = () if verbs else part.nouns
    return [w for w in name if w.casefold() not in _EMPTY and stem(w) not in counted]


def _says_so(text: str, words: list[str], verbs: list[int], percent: Percent) -> bool:
    """Whether a percentage without a name is told of the part.

    «45 нь өгсөн 80% хамралттай сургууль» tells of the school.
    """
    if verbs and "буюу" not in words and _OF_THEM.match(text, percent.stop):
        return False  # «… орж, 65 хувь нь …» tells of those
    tells = words and verbs[-1:] == [len(words) - 1] and _PARTICIPLE.search(words[-1])
    if tells and not IS.match(text, percent.stop):
        return False
    return not _something_else_did(words, verbs)


def _something_else_did(words: list[str], verbs: list[int]) -> bool:
    """Whether the last of two verbs has a subject: «хийлгэж, стандарт хангасан 95 хувь»."""
    apart = len(verbs) > 1 and verbs[-1] - verbs[-2] > 1 and verbs[-1] == len(words) - 1
    return apart and bool(_PARTICIPLE.search(words[-1]))


def _is_of_it(name: list[str], said: list[str]) -> bool:
    """Whether a percentage of this name is of a part of which this was said.

    The name is that of a rate, or it repeats what was said: «илэрсэн … илрүүлэлт».
    """
    *owners, last = name
    if len(name) > _LONGEST_NAME or case_of(last) is Case.GENITIVE:
        return False  # «оролцогчдын 70 хувь»: of the part, or of others
    plain = [w for w in owners if case_of(w) is not Case.GENITIVE]
    owners = [w for w in owners if case_of(w) is Case.GENITIVE]
    rated = _OF_WORK.fullmatch(last) or (case_of(last) is Case.BARE and not is_rate(last))
    if rated and not VERBAL.search(last) and not all(_is_known(w, said) for w in plain):
        return False  # «ажлын биет гүйцэтгэл», «тэргүүн байрын баг»
    coming = _COMING.fullmatch(owners[-1] if owners and last == "хувь" else last)
    if coming and not any(map(_CAME.match, said)):
        return any(_repeats(w, said) for w in owners)
    follows = _repeats(last, said) or _is_deed(last, said)
    known = all(_is_known(w, said) for w in owners)
    return follows or (is_rate(last) and known)


def names_deed(text: str, part: Quantity, percent: Percent) -> bool:
    """Whether a percentage is named by what was done with this figure.

    «85 ирснээс 68-ыг шийдвэрлэж, 17 нь судлагдаж, шийдвэрлэлт 80 хувь».
    """
    name = _WORDS.findall(text[max(0, percent.start - _PHRASE) : percent.start])[-1:]
    done = _DEED.match(text, part.end)
    if not name or done is None or not VERBAL.search(name[0]):
        return False
    return _is_deed(name[0], [done[0].split()[-1].casefold()])


def is_rate(word: str) -> bool:
    """Whether a word names a share of things, money or people: «хамралт», «биелэлт», «ирц»."""
    return any(name.fullmatch(word) for name in (_RATES, _OF_WORK, _COMING))


def _repeats(word: str, said: list[str]) -> bool:
    return word.casefold()[:_ALIKE] in {w[:_ALIKE] for w in said}


def _is_deed(word: str, said: list[str]) -> bool:
    """Whether a word makes a noun of what was done: «илрүүлэлт» of «илэрсэн»."""
    return bool(VERBAL.search(word)) and root_of(word) in map(root_of, said)


def root_of(word: str) -> str:
    """Return what «илэрсэн» and «илрүүлэлт» share: the first consonants."""
    folded = word.casefold()
    return folded[:1] + re.sub(r"[аэоөиуүыйяеё]", "", folded[1:])[:1]
