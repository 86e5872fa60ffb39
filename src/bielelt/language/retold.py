"""One thing counted in two texts, near in number: «бүгд 37 дурсгал», «39 дурсгалын 21-д нь».

What a figure counts are the noun behind it, or before it («хоолой 46»), and the words that
stand before: «байнгын уншигч», «зөвлөгөө авсан иргэн». How rare these words are in the
report tells how surely two figures count the same; how alike their digits are, how surely
one is wrong: nobody is surprised by 40 and 400 people.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from itertools import chain, combinations

from bielelt.language.assertions import Sentence, sentences_with_figures
from bielelt.language.likeness import key
from bielelt.language.quantities import Quantity
from bielelt.language.stems import Case, case_of, stem
from bielelt.language.units import unit_of
from bielelt.language.verbs import is_verb

_WORD = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]+)?")
_BREAK = re.compile(r"[,;:(«»\"“”]|\.\s|\d")
# Marks of quotation do not end what stands before a figure: «"Од" хоршооны 12 гишүүн».
_BREAK_BEFORE = re.compile(r"(?:[,;:(]|\.\s|\d)(?=[^,;:(\d]*$)")
_ROOT = 4
_BEFORE, _BEHIND, _REACH, _REACH_BEHIND = 6, 5, 80, 60
_LEAST, _LEAST_ANCHOR, _ANCHORS = 10, 5, 8
_NEARLY = Decimal("0.85")
_RARE, _RARE_SHARE = 3, Decimal("0.15")
_MOST_OWNERS = 40
_FEW, _MANY, _ENOUGH, _LONG = 2, 3, 3, 3
# What the words in common weigh: in the sentences around, in what was asked for; a figure.
_NEAR, _ASKED, _MOST_ASKED, _ANCHOR = Decimal("0.7"), Decimal("0.3"), Decimal("0.9"), 2
# Counters, multipliers, numbers in words and words that point: they do not tell what is counted.
_SAYS_NOTHING = frozenset({
    "хүн", "хүний", "хүнд", "тоо", "тооны", "тоогоор", "нэр", "ширхэг", "толгой", "давхардсан", "нийт", "нийтдээ", "бүгд", "бүх",
    "сая", "мянга", "мянган", "тэрбум", "сар", "сарын", "сард", "өдөр", "өдрийн", "дугаар", "дүгээр", "он", "оны", "онд",
    "буюу", "зэрэг", "гэсэн", "нэг", "хоёр", "гурав", "гурван", "дөрөв", "дөрвөн", "тав", "таван", "зургаан", "долоон", "найман",
    "есөн", "арван", "одоо", "дурдсан", "байдлаар", "нд", "ны", "ний", "ийг", "ыг", "аас", "ээс", "оос", "өөс",
})  # fmt: skip
# Such figures are of some only, of another time or of nothing that is yet.
_OF_SOME = re.compile(
    r"үлдс|үлдэ|бусад|[үу][үу]нээс|[үу][үу]ний\b|дутуу|илүүд|нэмж|нэмэлт|шинээр|дахин|давтан|зарим|"
    r"\bэхний|дараагийн|\bөөр\b|тэдний|тэднээс|эдгээр|дотр|хэсэг|өмнөх|өнгөрсөн|урьд|мөн үе|төлөвл",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(r"\b(?:дээрх|дурдсан|нэрлэсэн)\b", re.IGNORECASE)
_WHOLE = re.compile(r"\b(?:нийт\w*|бүгд|бүх|нийлээд|ийнхүү|ингээд)\b", re.IGNORECASE)
# «уншигчийн тоо 9 480»
_NUMBER_OF = re.compile(r"\bтоо(?:\s+нь)?\s*$", re.IGNORECASE)
_ITS = re.compile(r"(?<!тоо )\bнь\s*$")
_FUTURE = re.compile(r"[аэоө]х$")
_ENDS = frozenset({"нь", "бүрэн", "бүгд"})
_SEASON = re.compile(
    r"\b(хав(?=а?р(?:ын|т|аар)?\b)|зун(?=(?:ы|аар)?\b)|нам(?=а?р(?:ын|т|аар)?\b)|өв(?=ө?л(?:ийн|өөр)?\b))",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d(?=\s*он)")
_MONTH = re.compile(r"\b\d{1,2}(?=\s*-?\s*(?:дугаар|дүгээр|р)?\s*сар)")
_PLACE = re.compile(
    r"\b(?:\d{1,3}\s?-?\s?(?:дугаар|дүгээр|р)|нэгдүгээр|хоёрдугаар|гуравдугаар|дөрөвдүгээр|"
    r"тавдугаар)\s+(?!сар)\w+",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<=[а-яөүё,]\s)[А-ЯӨҮЁ][\w-]{2,}")
_QUOTED = re.compile(r"[«“\"„]([^»”\"“]{1,60})[»”\"]")


@dataclass(frozen=True, slots=True)
class Count:
    """A figure of the text with that number, and the roots of the words that explain it.

    ``thing`` is what is counted, ``phrase`` that and the words before it, ``near`` the words
    of ``before`` and ``around``, the text next to it. ``anchors`` are figures beside it.
    """

    text: int
    figure: Quantity
    thing: frozenset[str]
    phrase: frozenset[str]
    near: frozenset[str]
    anchors: frozenset[tuple[Decimal, str]]
    is_whole: bool
    sentence: Sentence = field(repr=False)
    before: str = field(repr=False)
    around: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Retold:
    """Two counts that seem to be of one fact; ``is_sure`` where hardly anything else can be.

    ``words`` say why, as the first text writes them.
    """

    one: Count
    other: Count
    words: tuple[str, ...]
    is_sure: bool


@dataclass(frozen=True, slots=True)
class _Known:
    """How often roots stand in the texts, and which the duty of each text has."""

    often: Counter[str]
    rare: Decimal
    asked: list[frozenset[str]]

    def few(self, roots: frozenset[str]) -> frozenset[str]:
        """Return the roots that stand in few texts."""
        return frozenset(root for root in roots if self.often[root] <= self.rare)


def retold(texts: Sequence[str], duties: Sequence[str]) -> Iterator[Retold]:
    """Yield figures of two sentences that count one thing and nearly agree.

    ``duties`` say what each text answers. Of two sentences of one text only figures that a
    slip of the pen sets apart are taken. Counts are kept by what they count, and what very
    many count is left out, so that the cost grows with the length of the texts.
    """
    often = Counter(root for text in texts for root in _roots(text))
    rare = max(Decimal(_RARE), len(texts) * _RARE_SHARE)
    known = _Known(often, rare, [_roots(duty) for duty in duties])
    by_thing: defaultdict[str, list[Count]] = defaultdict(list)
    for number, text in enumerate(texts):
        for count in counts(number, text):
            for root in sorted(count.thing):
                by_thing[root].append(count)
    seen: set[tuple[int, int, int, int]] = set()
    few = (same for same in by_thing.values() if len(same) <= _MOST_OWNERS)
    for one, other in chain.from_iterable(combinations(same, 2) for same in few):
        place = (one.text, one.figure.start, other.text, other.figure.start)
        if place not in seen and one.sentence != other.sentence:
            seen.add(place)
            yield from _compared(one, other, known)


def counts(number: int, text: str) -> Iterator[Count]:
    """Yield the exact figures of ``text`` that say what they count."""
    for sentence in sentences_with_figures(text):
        for place, q in enumerate(sentence.figures):
            if q.is_exact and (q.value >= _LEAST or (q.unit and q.value % 1)):
                beside = sentence.figures[max(0, place - _ANCHORS) : place + _ANCHORS + 1]
                found = _count(number, text, sentence, q)
                if found:
                    yield replace(found, anchors=_anchors(beside))


def _compared(one: Count, other: Count, known: _Known) -> Iterator[Retold]:
    """Yield two counts if they seem to be of one fact."""
    a, b = one.figure, other.figure
    digits = len(_digits(a).replace(".", "").strip("0"))
    turned = digits >= _LONG and _are_turned(a, b)
    near = one.text != other.text and (_are_near(a, b) or _are_turned(a, b))
    close = turned or near
    if a.unit != b.unit or not close or _are_apart(one, other, turned=turned):
        return
    shared = one.phrase & other.phrase
    few = known.few(shared)
    around = known.few(one.near & other.near) - shared
    asked = [known.asked[count.text] | count.near for count in (one, other)]
    context = known.few(asked[0] & asked[1]) - shared - around
    anchors = one.anchors & other.anchors
    points = len(shared) + len(few) + _ANCHOR * len(anchors) + turned
    points += bool(few and (one.is_whole or other.is_whole))
    if points + _NEAR * len(around) + min(_ASKED * len(context), _MOST_ASKED) < _ENOUGH:
        return
    if few or anchors or len(shared) >= _MANY:
        sure = (
            len(shared) >= _FEW or digits > _LONG or bool(_POINTS_BACK.search(other.before))
            if turned
            else one.is_whole and other.is_whole and len(shared) >= _MANY
        )
        told = _told(one, shared | around)
        yield Retold(one, other, told, sure or (bool(anchors) and len(around) > _MANY))


def _digits(quantity: Quantity) -> str:
    return format(quantity.value.normalize(), "f")


def _are_turned(one: Quantity, other: Quantity) -> bool:
    """Whether two figures have the same digits, of three or more the same at least once."""
    a, b = _digits(one), _digits(other)
    if a == b or len(a) != len(b) or a.find(".") != b.find("."):
        return False
    return sorted(a) == sorted(b) or (len(a) > _LONG and set(a) == set(b))


def _are_near(one: Quantity, other: Quantity) -> bool:
    least, most = sorted((one.value, other.value))
    return _NEARLY * most <= least < most


def _are_apart(one: Count, other: Count, *, turned: bool) -> bool:
    """Whether years, numbered places, names or months say that two counts are of two facts."""
    texts = one.around, other.around
    forms = (_YEAR, _SEASON, _PLACE, _QUOTED)
    found = [[_told_by(form, text) for text in texts] for form in forms]
    found.append(
        [frozenset(_root(m) for m in _NAME.findall(c.before)) for c in (one, other)]
    )
    if not (turned or one.is_whole or other.is_whole):
        found.append([_told_by(_MONTH, text) for text in texts])
    return any(a and b and a.isdisjoint(b) for a, b in found)


@lru_cache(maxsize=4_096)  # one count is compared with many
def _told_by(form: re.Pattern[str], text: str) -> frozenset[str]:
    return frozenset(found.casefold() for found in form.findall(text))


def _count(number: int, text: str, sentence: Sentence, q: Quantity) -> Count | None:
    start = max(sentence.start, q.start - _REACH)
    cut = _BREAK_BEFORE.search(text, start, q.start)
    before = text[cut.end() if cut else start : q.start]
    if _OF_SOME.search(before):
        return None
    words = [w for w in _WORD.findall(before) if _says(w)][-_BEFORE:]
    thing = list(_counted(text, q, sentence.end))
    if not thing:
        if not words or _ITS.search(before):
            return None
        bare = q.unit or _NUMBER_OF.search(before) or case_of(words[-1]) is Case.BARE
        if not bare:
            return None
        thing = words if q.unit else words[-1:]
    around = text[start : min(sentence.end, q.end + _REACH_BEHIND)]
    return Count(
        number,
        q,
        frozenset(map(_root, thing)),
        frozenset(map(_root, [*words, *thing])),
        _roots(around),
        frozenset(),
        bool(_WHOLE.search(before)) or q.case is Case.ABLATIVE,
        sentence,
        text[start : q.start],
        around,
    )


def _counted(text: str, q: Quantity, end: int) -> Iterator[str]:
    """Yield the words behind a figure that say what it counts, up to the first with a case."""
    stretch = text[q.end : min(end, q.end + _REACH)]
    for word in _WORD.findall(_BREAK.split(stretch, maxsplit=1)[0])[:_BEHIND]:
        ends = is_verb(word) and not _FUTURE.search(word)
        if ends or word.casefold() in _ENDS:
            return
        if _says(word):
            yield word
        if not unit_of(word) and case_of(word) not in (Case.BARE, Case.GENITIVE):
            return


def _anchors(figures: Sequence[Quantity]) -> frozenset[tuple[Decimal, str]]:
    """Return the figures by which a sentence may be known again."""
    known = (q for q in figures if q.nouns and q.value >= _LEAST_ANCHOR)
    return frozenset((q.value, q.nouns[-1]) for q in known)


def _told(count: Count, roots: frozenset[str]) -> tuple[str, ...]:
    words = _WORD.findall(count.around)
    return tuple(dict.fromkeys(w for w in words if _says(w) and _root(w) in roots))


def _says(word: str) -> bool:
    """Whether a word tells something of what is counted."""
    return word.casefold() not in _SAYS_NOTHING and not unit_of(word)


@lru_cache(maxsize=20_000)
def _root(word: str) -> str:
    return key(stem(word))[:_ROOT]


@lru_cache(maxsize=2_000)
def _roots(text: str) -> frozenset[str]:
    return frozenset(_root(word) for word in _WORD.findall(text) if _says(word))
