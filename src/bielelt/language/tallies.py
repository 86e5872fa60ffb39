"""How much of a thing was done, in whatever order it is told: «тарьсан мод 860 ширхэг», «860 мод тарьсан».

What is counted stands behind a figure or before it, the figure in digits or in words. The
words of the same clause say of what it is a count.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from itertools import zip_longest

from bielelt.language.countings import is_any_verb, root, says
from bielelt.language.likeness import key
from bielelt.language.lists import is_bare_million
from bielelt.language.quantities import Quantity
from bielelt.language.sentences import sentence_spans
from bielelt.language.stems import Case, case_of
from bielelt.language.units import COUNTERS
from bielelt.language.worded import find_counts

# Each begins with letters that the engine skips to; words look back behind them.
_BREAK = re.compile(
    "|".join(
        (
            *(rf"{sign}\s" for sign in (",", ";", ":", r"\(", r"\.")),
            r"\)",
            *(
                rf"{word}(?<!\w{word})\b"
                for word in ("бөгөөд", "харин", "боловч", "тул", "үүнээс", "үүний", "ба")
            ),
        )
    )
)
_WORD = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]+)?")
_REACH, _MOST_FIGURES, _BEHIND, _OBJECT, _NEAR = 140, 60, 6, 3, 30
_BASES: dict[str, tuple[str, int | Decimal]] = {
    "км": ("метр", 1_000), "см": ("метр", Decimal("0.01")), "га": ("м2", 10_000), "тонн": ("кг", 1_000), "центнер": ("кг", 100),
    "м3": ("литр", 1_000), "МВт": ("кВт", 1_000),
}  # fmt: skip
_PIECES = frozenset({*COUNTERS, "удаа", "хн"})
LASTED = frozenset({"хоног", "цаг", "минут", "өдөр"})
"""How long something lasts."""
_OTHER_TIMES = frozenset({"сар", "жил", "нас", "хувь"})
_NO_TALLY = LASTED | _OTHER_TIMES
MONEY_BASE = "төгрөг"
TIMES = "удаа"
HOUSEHOLD = root("өрх")[:4]
"""The root of households, «айл» or «өрх»."""
PERSON = root("хүн")
"""The root of whatever people are called: «иргэн», «малчин», «оролцогч»."""
_PERSON = re.compile(
    r"(?:хүн(?!с)|иргэ[нд]|хүүхэ?д|багачууд|бага(?:чуу)?л|настан|ахмад|сурагч|багш|эмч|сувилагч|ажилтан|ажилтн|хаагч|гишүү?н|эмэгтэй|эрэгтэй|"
    r"оюутан|залуу|харваач|барилдаач|этгээд|жуулч|малчи?[дн]|жолооч|дарга|ээж|өвчтөн|тамирч|бүртгүүлэгч|уншигч|сонгогч|[^\W\d_]{3,}(?:гч|чин)(?:д|ид|ийн|ийг|аас|оос)?$)",
    re.IGNORECASE,
)
# What offices call by two words.
_CALLED = {
    root(other)[:4]: root(word)[:4]
    for other, word in (
        ("айл", "өрх"),
        ("автомашин", "машин"),
        ("холболт", "залгасан"),
        ("багачууд", "хүүхэд"),
    )
}
# Words of when and how much, which tell nothing of what is counted.
_SUMMING = frozenset(
    map(
        root,
        (
            "өссөн", "дүнгээр", "дүнд", "дүн", "эхнээс", "эхний", "эхэнд", "хагас", "хагаст", "нийт", "нийтдээ", "оны", "онд", "он", "гарсаар",
            "гарснаас", "хойш", "жилийн", "жилд", "жил", "эцсийн", "эцэст", "эцсээр", "байдлаар", "хугацаанд", "турш", "тайлант", "тайлангийн", "энэ",
            "тус", "бүх", "бүтэн", "улирлын", "улиралд", "улирал", "сарын", "сард", "нэгдүгээр", "өнөөдрийн", "одоогийн", "тоо", "тоогоор",
            "хэмжээнд", "хэмжээ", "маань", "нь", "газар", "газарт", "удаагийн", "үед", "хооронд", "дуусан", "ингээд", "ийнхүү", "ердөө", "дөнгөж", "нийтдээ", "тоологдож", "болон",
        ),
    )
)  # fmt: skip
_PLACE = root("газар")[:4]  # of no meaning beside another noun, but it may be counted
# Verbs that go with anything that is counted.
_LIGHT = re.compile(
    r"(?:бай(?:на|гаа|сан|сны|в|х|даг|лаа|ж)|бол(?:но|сон|сны|ов|о[хо]|лоо|ж|дог|го)|хий(?:$|[жсхвлгн])|ав(?:$|[чсалх])|өг(?:$|[чсөлхд])|олго|"
    r"гар(?:ч|с|ав|л|а[хд]|га)|яв(?:$|[жсалхц])|гэ(?:$|[жсхд])|хүр(?:ч|с|э[вх]|л|г)|ор(?:$|[жсохлу])|"
    r"ир(?:$|[жсэ])|хамр|оролц|зохио|байгуулс|байгуулж|байгуулав|тоологд|бүртг|гүйц|хэрэгж|үйлчил|дуус|тооц|тайлаг)",
    re.IGNORECASE,
)
_IS = re.compile(
    r"(?:бай(?:на|гаа|сан|сны|в|х|даг|лаа|ж)|бол(?:но|сон|сны|ов|о[хо]|лоо|ж|дог)|гэ(?:$|[жсхд]))",
    re.IGNORECASE,
)
# «ажиллаж байна», «амьдарч байгаа»: how it is, and not what was done.
_STATE = re.compile(
    r"(?:ажилла|амьдар|сур|суралц|үйлчил|байрл|эзэм|хамр\w+)[жч]\s+б(?:ай|уй)"
)  # of small letters
_STATES = ("ажилла", "амьдар", "сур", "үйлчил", "байрл", "эзэм", "хамр")
_VERBS_TOO = re.compile(
    r"байр(?:л[аужсв]|ш[аиужсв])|байгуул(?:с|ж|ав|агд)|(?:бол|бай|хүр)с(?:ны|ний|н[аэоө]{2}с|ныг|нийг)",
    re.IGNORECASE,
)
# Meters and shrubs, which are no forms of «тоолох» and «бүтэн».
_NO_OTHER = re.compile(r"тоолуур|бут(?=(?:ны|ыг|аас|анд|нууд|т)?$)")
_AGENT = re.compile(r"\b([^\W\d_]{2,})[аэоө]?гч(?:ид)?\w{0,4}\b", re.IGNORECASE)
_ENDS = frozenset({"нь", "бүгд", "бүр", "буюу", "юм", "билээ"})
_NO_VERBS = frozenset({"шинэ", "шинээр", "гарснаас", "гарсаар"})


@dataclass(frozen=True, slots=True)
class Tally:
    """A figure of a text; ``things`` are the roots of what it counts, ``unit`` is a base unit.

    ``said`` are the roots of its clause without those of time, ``deeds`` of the verbs in it
    that tell what was done, ``acts`` whether anything was; ``is_part`` says
    that it is a part of the figure before it; ``clause`` and ``sentence`` are the words themselves.
    """

    figure: Quantity
    unit: str
    things: frozenset[str]
    said: frozenset[str]
    deeds: frozenset[str]
    acts: bool
    is_part: bool
    clause: str
    sentence: str = field(repr=False)
    before: str = field(repr=False)
    start: int
    sentence_start: int

    @property
    def value(self) -> Decimal:
        """The figure in the base of its unit: metres for kilometres."""
        return self.figure.value * _BASES.get(self.figure.unit, ("", 1))[1]

    @property
    def is_measured(self) -> bool:
        """Whether it has a unit that says of what kind it is: money, weight, length."""
        return bool(self.unit)


@lru_cache(maxsize=4_096)
def tallies(text: str) -> tuple[Tally, ...]:
    """Return what ``text`` counts exactly, in order."""
    return tuple(t for t in tallies_and_times(text) if t.figure.unit not in LASTED)


@lru_cache(maxsize=4_096)
def tallies_and_times(text: str) -> tuple[Tally, ...]:
    """Return what ``text`` counts exactly, and how long something lasted."""
    return tuple(_read(text))


def are_named_by_deed(old: Tally, new: Tally) -> bool:
    """Whether one tells who by what the other says was done: «410 хүн үзжээ», «үзэгч 390»."""
    return any(
        key(agent).startswith(deed)
        for one, other in ((old, new), (new, old))
        for agent in _AGENT.findall(one.clause)
        for deed in other.deeds
    )


def _read(text: str) -> Iterator[Tally]:
    figures = find_counts(text)
    place = 0
    for start, end in sentence_spans(text):
        own: list[Quantity] = []
        while place < len(figures) and figures[place].start < end:
            own.append(figures[place])
            place += 1
        for number, q in enumerate(own[:_MOST_FIGURES]):
            if q.is_exact and q.unit not in _OTHER_TIMES:
                before = own[number - 1] if number else None
                after = own[number + 1] if number + 1 < len(own) else None
                found = _tally(text, (start, end), before, q, after)
                if found:
                    yield found


def _tally(
    text: str,
    span: tuple[int, int],
    last: Quantity | None,
    q: Quantity,
    following: Quantity | None,
) -> Tally | None:
    first = max(span[0], q.start - _REACH)
    # «14 удаагийн шалгалтаар 268 хэрэгсэл»: how often is of the phrase.
    if last and last.unit not in _NO_TALLY | {TIMES}:
        first = max(first, last.stop)
    breaks = [m.end() for m in _BREAK.finditer(text, first, q.start)]
    first = breaks[-1] if breaks else first
    stop = min(span[1], q.end + _REACH)
    stop = min(stop, following.start) if following else stop
    stop = _clause_end(text, q.end, stop)
    before = _WORD.findall(text[first : q.start])
    behind = _WORD.findall(text[q.end : stop])
    counted = _counted(behind)
    if {thing_root(word) for word in counted} <= _SUMMING - {_PLACE}:
        counted = _named(before)
    if not counted and not (q.unit and q.unit not in _PIECES):
        return None
    things = frozenset(map(thing_root, counted))
    if any(map(_is_person, counted)):
        things |= {PERSON}
    clause = text[first:stop]
    verbs = [w for w in (*before, *behind) if _is_verb(w)]
    return Tally(
        q,
        MONEY_BASE
        if is_bare_million(q)
        else ""
        if q.unit in _PIECES
        else _BASES.get(q.unit, (q.unit, 1))[0],
        things - (_SUMMING - {_PLACE}),
        (frozenset([thing_root(w) for w in (*before, *behind) if _tells(w)]) | things)
        - _SUMMING,
        frozenset(root(w)[:3] for w in verbs if not _is_light(w)),
        any(not _IS.match(w) for w in verbs) and not _is_state(clause),
        _follows_whole(text, last, q),
        clause,
        text[span[0] : span[1]],
        text[span[0] : q.start],
        first,
        span[0],
    )


def _follows_whole(text: str, last: Quantity | None, q: Quantity) -> bool:
    """Whether a figure is a part of the one before it: «180 айлаас 120 айл»."""
    if (
        last is None
        or last.case not in (Case.ABLATIVE, Case.GENITIVE)
        or last.value < q.value
    ):
        return False
    return not _BREAK.search(text, last.stop, q.start) and q.start - last.stop <= _NEAR


def _clause_end(text: str, start: int, stop: int) -> int:
    """Return where a clause ends: at a break, but not between objects of one verb («мод, бут тарьсан»)."""
    broken = _BREAK.search(text, start, stop)
    if broken is None or broken[0][0] != ",":
        return broken.start() if broken else stop
    words = _WORD.findall(text[start : broken.start()])
    is_object = words and len(words) <= _OBJECT and not any(map(_is_verb, words))
    if not is_object or case_of(words[-1]) is not Case.BARE:
        return broken.start()
    later = _BREAK.search(text, broken.end(), stop)
    return later.start() if later else stop


@lru_cache(maxsize=20_000)
def thing_root(word: str) -> str:
    """Return the first letters that the forms of a noun and its verb share: «зээл», «зээлдүүлсэн»."""
    other = _NO_OTHER.match(word.casefold())
    if other:
        return f"{other[0]}*"
    found = root(word)[:4]
    return _CALLED.get(found, found)


def _is_state(clause: str) -> bool:
    lowered = clause.lower()
    return any(map(lowered.__contains__, _STATES)) and bool(_STATE.search(lowered))


@lru_cache(maxsize=20_000)
def _is_verb(word: str) -> bool:
    is_any = is_any_verb(word) or _VERBS_TOO.match(word)
    return bool(is_any) and word.casefold() not in _NO_VERBS


@lru_cache(maxsize=20_000)
def _is_person(word: str) -> bool:
    return bool(_PERSON.match(word))


@lru_cache(maxsize=20_000)
def _is_light(word: str) -> bool:
    return bool(_LIGHT.match(word))


@lru_cache(maxsize=20_000)
def _tells(word: str) -> bool:
    return says(word) and not _is_light(word)


def _counted(behind: list[str]) -> list[str]:
    """Return the words behind a figure that it counts, up to the first with a case."""
    found: list[str] = []
    for word, following in zip_longest(behind[:_BEHIND], behind[1:_BEHIND]):
        if _is_verb(word) or word.casefold() in _ENDS:
            return found
        if says(word) or word.casefold().startswith("хүн"):
            found.append(word)
        # «бэрхшээлтэй иргэн»
        is_quality = case_of(word) is Case.COMITATIVE and _PERSON.match(following or "")
        if case_of(word) not in (Case.BARE, Case.GENITIVE) and not is_quality:
            return found
    return found


def _named(before: list[str]) -> list[str]:
    """Return the noun before a figure that has none behind it: «тарьсан мод 860 ширхэг»."""
    for word in reversed(before):
        if word.casefold().startswith("хүн"):
            return [word]
        if not says(word) or thing_root(word) in _SUMMING:
            continue
        return [] if _is_verb(word) else [word]
    return []
