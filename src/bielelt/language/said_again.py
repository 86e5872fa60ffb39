"""A percentage whose words were said before of a whole and its part.

«420 өрхөөс гэрээтэй 147 өрх байна. Гэрээтэй өрх нийт малчин өрхийн 50 хувийг эзэлсэн»: not the
order of words tells what a percentage is of, but that nothing new is named beside it.
"""

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from bielelt.language.lists import is_bare_million
from bielelt.language.partings import FROM, OF_DONE
from bielelt.language.quantities import Percent, Quantity
from bielelt.language.rated_work import RATED_WORK
from bielelt.language.rates import CLOSED, GROWTH, IS, VERBAL, is_rate, root_of
from bielelt.language.stems import Case, case_of, stem
from bielelt.language.units import COUNTERS, MONEY
from bielelt.language.verbs import is_verb, joins_clauses

Pair = tuple[Quantity, Quantity]
"""A whole and a part of it."""

_WORD = re.compile(r"[^\W\d_]+")
# A statement begins behind these.
_PARTED = re.compile(
    r"[,;:(.]\s|\b(?:тул|учир|бөгөөд|ба|буюу|боловч|харин)\s|[^\W\d]с[аэоө]?н[аэоө]{2}р\s|[^\W\d]с[аэоө]н\s+нь\s",
    re.IGNORECASE,
)
# These say nothing of what the percentage is of.
_EMPTY = frozenset((
    "нь", "нийт", "нийтдээ", "энэ", "бол", "нар", "нарын", "чинь", "эдгээр", "тэдгээр", "тул", "гэсэн", "тус", "өөрөөр", "хэлбэл",
    "одоо", "одоогоор", "бөгөөд", "ба", "болон", "ийнхүү", "ингэснээр", "ингээд", "тэгэхээр", "бүх",
    "эзлэх", "хувь", "хувийг", "хувьд", "хувиар", "үүнийг", "үүнээс", "эндээс", "харахад", "тооцоход", "тооцвол",
    "үзвэл", "авч", "тоогоор", "бодоход", "гаргахад", "илэрхийлбэл", "дүн", "дүнгээр", "зорилтот",
    "төлөвлөсний", "төлөвлөсөн", "төлөвлөснийхөө", "төлөвлөснөөс", "төлөвлөгөөт",
    "хэрэгцээт", "хамрагдсан", "орсон", "авсан", "хийсэн", "хийгдсэн", "болсон", "эргэн", "эзэлсэн",
    "гарсан", "бүрэн", "хугацаандаа", "байгаа", "буй", "л", "ч", "өнөөдрийн", "байдлаар", "тэд", "тэдний", "манай", "хамран",
))  # fmt: skip
# What opens a sentence that concludes the one before.
_CONCLUDES = re.compile(
    r"\s*(?:энэ(?:\s+(?:нь|бол|чинь|үзүүлэлт))?|ингэснээр|ингээд|ийнхүү|өөрөөр\s+хэлбэл|тэгэхээр|эндээс|үүнийг|"
    r"(?:эзлэх\s+)?хувь)\b",
    re.IGNORECASE,
)
_AWAY = re.compile(
    r"\b(?:өмнөх|өмнө|гадна|бусад|тэд(?:ний|нээс|гээр)|үүн(?:ий|ээс)|эдгээр\w+|дунд(?:аж|жаар)|өнгөрсөн|мөн үе|"
    r"улсын\s+дундаж|онооны|хамгийн)",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"төл[өе]вл|төс[өе]вл|төсөв|батлагд|зохих|ёстой|хамрагдах|захиалг|зорилтот",
    re.IGNORECASE,
)
_DONE = re.compile(r"гүйцэтгэл|биелэлт|зарцуул|санхүүж|хийгдс|тарьс", re.IGNORECASE)
_WORK = re.compile(
    r"(?:гүйцэтгэл|биелэлт|хэрэгжилт|зарцуулалт|санхүүжилт)\w*", re.IGNORECASE
)
# «төлөвлөгөөнд 20 тендер», «төсөв нь 84 сая»: what was to be, or is, in all.
_PLAN_BEFORE = re.compile(
    r"(?:төл[өе]вл[өе]г[өе]{2}\w*|төсв?өв\w*|төсөвт\w*|хуваарь|лимит|нийт|бүртгэлтэй)\b(?:\s+нь)?(?:\s+[^\W\d]+|\s+\d){0,4}\s*[:–—-]?\s*$",
    re.IGNORECASE,
)
# «арга хэмжээгээр тооцвол 72.5 хувь»: the work is counted, not rated.
_COUNTED_OUT = re.compile(r"\bтооц(?:вол|оход|ож)|\bтоогоор\b", re.IGNORECASE)
_OF_THEM = re.compile(r"\s+нь\s+([^\W\d]+)", re.IGNORECASE)
# «шилжсэн өрхийн хувь 90», «бүртгэлийн хувийг тооцоход 94 хувь гарч»
_NAMED = re.compile(
    r"\bхувь(?:\s+нь)?\s*[:–—-]?\s*$|\bхувийг\s+(?:тооц|бод|гарга)\w*\s+$|"
    r"\bхув(?:иар|ьд)\s+(?P<as>[^\W\d]+(?:[бв][аэо]л|х[аэо]д))\s*:?\s*$",
    re.IGNORECASE,
)
_CAME_OUT = re.compile(r"\s+гар(?:ч|сан|лаа|ав|тал|сны)\b", re.IGNORECASE)
# «85 хувийн ирцтэй дүгнэгдлээ»
_RATED = re.compile(
    r"\s+(?:ирц|оролцоо|хамралт|хамрагдалт|биелэлт|гүйцэтгэл|гаргалт|бүртгэл|идэвх|дүүргэлт|амжилт|хангалт|хангамж|төлөлт)(?:тай|тэй|той|төй)"
    r"(?=\s*(?:[.,;]|$)|\s+(?:[^\W\d]+\s+)?[^\W\d]*(?:л[аэоө]{2}|с[аэоө]н|[жч](?:ээ)?|[аэоөуү]?в|на)\b)",
    re.IGNORECASE,
)
# «146 эх хяналтад орсон ба тэдгээрийн 131»: the whole is told, and the part is of it.
_THEIRS = re.compile(
    r"[^.;\d]{0,90}(?:[.;]|\bба|\bбөгөөд|,|ж|ч)\s+(?:тэдгээр|тэдн|тэднээс|тэд|үүн|эдгээр|эдн)\w*\s+(?:дотроос\s+)?(?=\d)",
    re.IGNORECASE,
)
# «нийт баримтын 88 хувь»: behind «тэдгээрээс» all of them, by another name.
_ALL_OF = re.compile(
    r"\bнийт\s+([^\W\d]+)(?:ийн|ын|ний|ны|[аэоө]{2}с|[аэоө]йн)\s+$", re.IGNORECASE
)
# «Мааньтолгой суманд 48 хувь»: of a place of its own.
_A_NAME = re.compile(r"(?<=[\w,] )[А-ЯӨҮЁ]")
_NAMED_TAIL = 30
_PERSONS = frozenset(
    map(stem, ("хүн", "иргэн", "хүүхэд", "эх", "хаагч", "тушаалтан", "эрэгтэй"))
)
# Money by its purpose: «100 сая төгрөг … батлагдсан хөрөнгийн 70 хувь».
_MONEYS = frozenset(
    map(
        stem,
        (
            "мөнгө",
            "үнэ",
            "дүн",
            "хөрөнгө",
            "төсөв",
            "төсвийн",
            "зардал",
            "зардлын",
            "орлого",
            "санхүүжилт",
        ),
    )
)
_TIMES = frozenset({"минут", "цаг", "хоног", "өдөр", "сар", "жил", "удаа", "нас"})
_LEAST = 5
_ALIKE, _SHORT = 4, 3
_FAR = 25
_TAIL = 60
_LONGEST_NAME = 7
_REACH = 330
_TWO = 2


def pair_said_before(
    text: str, percent: Percent, near: list[Quantity], begin: int, far: int = _FAR
) -> Pair | None:
    """Return the pair of figures before a percentage of which its words were said.

    ``near`` are the figures before it, ``begin`` is where its sentence begins; more than
    ``far`` points off another pair is meant.
    """
    counted = [
        q
        for q in near
        if q.unit not in _TIMES and q.is_exact and percent.start - q.start < _REACH
    ]
    again = _whole_again(text, percent, counted)
    counted = counted[:-1] if again else counted
    if len(counted) < _TWO or GROWTH.match(text, percent.stop):
        return None
    opens = opens_statement(text, max(begin, counted[-1].end), percent.start)
    empty = {*_EMPTY, *_expressed(text, percent)}
    name = [w for w in words_of(text, opens, percent.start) if w not in empty]
    told = again or _is_told(text, percent, words_of(text, begin - _TAIL, opens))
    if len(name) > _LONGEST_NAME or not told:
        return None
    for whole in reversed(counted[:-1]):
        pair = _of_whole(text, percent, whole, counted, (begin, opens, name))
        if pair and abs(100 * pair[1].value / pair[0].value - percent.value) <= far:
            return pair
    return None


def _expressed(text: str, percent: Percent) -> list[str]:
    """Return the verb that only says that a percentage follows: «хувиар бодвол 75»."""
    told = _NAMED.search(text, max(0, percent.start - _NAMED_TAIL), percent.start)
    return [told["as"].casefold()] if told and told["as"] else []


def _whole_again(text: str, percent: Percent, counted: list[Quantity]) -> bool:
    """Whether the whole is told once more before the percentage: «Ийнхүү 25 хүүхдийн 80 хувь»."""
    if not counted or counted[-1].case is not Case.GENITIVE:
        return False
    last = counted[-1]
    same = any(q.value == last.value and q.counts_same(last) for q in counted[:-1])
    return same and text[last.stop : percent.start].isspace()


def _of_whole(
    text: str,
    percent: Percent,
    whole: Quantity,
    counted: list[Quantity],
    told: tuple[int, int, list[str]],
) -> Pair | None:
    """Return the whole with its part, if the words of the percentage were said of them."""
    begin, opens, name = told
    if whole.value < _LEAST or not (
        _is_whole(text, whole)
        or _names_label(text, whole, words_of(text, opens, percent.start))
    ):
        return None
    parts = [q for q in counted if q.start > whole.start and _is_part(text, whole, q)]
    if not parts or _AWAY.search(text, max(parts[-1].end, begin), percent.start):
        return None
    since = max(0, whole.start - _TAIL)
    said = words_of(text, since, max(parts[-1].end, min(opens, percent.start)))
    repeated = [w for w in name if is_repeated(w, said)]
    unknown = [
        w for w in name if w not in repeated and not is_rate(w) and not _is_deed(w, said)
    ]
    planned = _PLANNED.search(text, since, parts[0].start)
    if planned:
        unknown = [w for w in unknown if not _PLANNED.match(w)]
    work = [w for w in name if _WORK.fullmatch(w)]
    if (
        work
        and not RATED_WORK.isdisjoint(whole.nouns)
        and not _COUNTED_OUT.search(text, opens, percent.start)
    ):
        return None
    if work and planned and not (set(unknown) - {*work, "ажлын"}):
        unknown = []
    meant = _is_other_name(text, percent, whole, (name, repeated, unknown))
    if whole.unit in MONEY:
        unknown = [w for w in unknown if not _is_money(w)]
    named = _NAMED.search(text, max(0, percent.start - _NAMED_TAIL), percent.start)
    is_of_it = bool(repeated or planned or _concludes(text, begin, opens, name))
    is_of_it = is_of_it or (not name and bool(named))
    if not meant and (unknown or not is_of_it):
        return None
    return _nearest(text, percent, whole, parts, name)


def _is_money(word: str) -> bool:
    """Whether a word owns a share of money: «хөрөнгийн 70 хувь», not «мөнгөн дүнгээр»."""
    return case_of(word) is Case.GENITIVE and stem(word) in _MONEYS


def _is_other_name(
    text: str,
    percent: Percent,
    whole: Quantity,
    told: tuple[list[str], list[str], list[str]],
) -> bool:
    """Whether words that are new nevertheless mean the part or the whole told before."""
    name, repeated, unknown = told
    theirs = _THEIRS.match(text, whole.end)
    if theirs and _ALL_OF.search(text, max(0, percent.start - _TAIL), percent.start):
        return len(unknown) == 1 and not repeated
    if _A_NAME.search(text, max(0, percent.start - _TAIL), percent.start):
        return False
    # «12 багаас 9 нь …, тэргүүн баг 85 хувийн»: of one of them.
    if any(stem(word) in whole.nouns for word in name):
        return bool(repeated and len(unknown) == 1 and len(repeated) >= _TWO)
    if _RATED.match(text, percent.stop) and ". " not in text[whole.end : percent.start]:
        return True
    few = len(unknown) == 1 and len(repeated) * _TWO >= len(name)
    named = _NAMED.search(text, max(0, percent.start - _NAMED_TAIL), percent.start)
    return bool(few and (len(repeated) >= _TWO or (theirs and named)))


def _nearest(
    text: str, percent: Percent, whole: Quantity, parts: list[Quantity], name: list[str]
) -> Pair | None:
    """Return the part that the words name, or that comes nearest; all together may be it."""
    labelled = [q for q in parts if _names(text, q, name)]
    chosen = labelled or parts
    denied = [q for q in parts if _denies(text, q, name)]
    if denied:
        chosen = [_rest(whole, q) for q in denied if q.value < whole.value]
    elif all_of := _together(text, whole, parts):
        chosen = [*chosen, all_of]
    if not chosen:
        return None
    part = min(chosen, key=lambda q: abs(100 * q.value / whole.value - percent.value))
    return (whole, part)


def _together(text: str, whole: Quantity, parts: list[Quantity]) -> Quantity | None:
    """Return the sum of parts that follow each other: «8-ыг, … 7-г нь», if it is no more."""
    if len(parts) != _TWO or any(
        text.find(".", a.end, b.start) > 0 for a, b in pairwise(parts)
    ):
        return None
    added = sum((q.value for q in parts), Decimal(0))
    if added >= whole.value:
        return None
    first, last = parts
    return replace(first, end=last.end, stop=last.stop, readings=(added,))


def _denies(text: str, q: Quantity, name: list[str]) -> bool:
    """Whether the percentage is of those of whom not this is true: «гэрээтэй 147. Гэрээгүй»."""
    label = words_of(text, max(0, q.start - _TAIL), q.start)[-2:]
    denied = [
        w[: -len("гүй")] for w in name if w.endswith("гүй") and len(w) > _TWO + _ALIKE
    ]
    return any(
        w[:_ALIKE] == said[:_ALIKE] and not said.endswith("гүй")
        for w in denied
        for said in label
    )


def _rest(whole: Quantity, part: Quantity) -> Quantity:
    """Return what of the whole is not in the part, where the part stands."""
    return replace(part, readings=(whole.value - part.value,))


def _names(text: str, q: Quantity, name: list[str]) -> bool:
    """Whether what stands beside a part is what the percentage is called after."""
    beside = words_of(text, max(0, q.start - _TAIL), q.start)[-2:]
    behind = words_of(text, q.end, q.end + _TAIL)[:4]
    return any(is_repeated(w, [*beside, *behind]) for w in name if len(w) >= _ALIKE)


def opens_statement(text: str, begin: int, end: int) -> int:
    """Return where the statement begins that the percentage closes."""
    start = begin
    for match in _PARTED.finditer(text, begin, end):
        start = match.end()
    for match in _WORD.finditer(text, start, end):
        if joins_clauses(match[0]) and not match[0].istitle():
            start = match.end()
    return start


def _concludes(text: str, begin: int, opens: int, name: list[str]) -> bool:
    """Whether a sentence tells nothing but what follows from the one before."""
    only = not name or all(is_rate(w) for w in name)
    return bool(_CONCLUDES.match(text, begin)) and only and opens - begin < _TAIL


def _is_told(text: str, percent: Percent, said: list[str]) -> bool:
    """Whether the percentage is told of something that is, or of «them» by a verb said before."""
    of_them = _OF_THEM.match(text, percent.stop)
    # «зорилтот өрхийн 75 хувьд нь тавигдлаа»: an ending says to whom it was done.
    if of_them and percent.case not in (Case.DATIVE, Case.ACCUSATIVE):
        return is_repeated(of_them[1].casefold(), said)
    named = _NAMED.search(text, max(0, percent.start - _NAMED_TAIL), percent.start)
    return bool(
        named
        or IS.match(text, percent.stop)
        or CLOSED.match(text, percent.stop)
        or _CAME_OUT.match(text, percent.stop)
        or _RATED.match(text, percent.stop)
        or percent.case in (Case.COMITATIVE, Case.DATIVE, Case.ACCUSATIVE)
    )


def _is_whole(text: str, q: Quantity) -> bool:
    return bool(
        q.case in (Case.ABLATIVE, Case.GENITIVE)
        or FROM.search(text, q.start, q.stop)
        or OF_DONE.match(text, q.end)
        or _comes_first(text, q)
        or _THEIRS.match(text, q.end)
        or _PLAN_BEFORE.search(text[max(0, q.start - _TAIL) : q.start])
    )


def _names_label(text: str, q: Quantity, name: list[str]) -> bool:
    """Whether the percentage is called by the label of a figure: «Хугацаа болсон зээлийн …»."""
    label = [w for w in words_of(text, max(0, q.start - _TAIL), q.start)[-3:] if w != "нь"]
    return len(label) >= _TWO and all(w in name for w in label)


def _comes_first(text: str, q: Quantity) -> bool:
    """Whether a verb closes the statement of the figure: «1 320 бичиг хөтлөгдөв. Тэдгээрээс»."""
    said = re.split(r"[,.;]", text[q.end : q.end + _TAIL])[0]
    return any(map(is_verb, _WORD.findall(said))) and bool(q.nouns)


def _is_part(text: str, whole: Quantity, q: Quantity) -> bool:
    if not 0 < q.value <= whole.value:
        return False
    units = {whole.unit, q.unit} - COUNTERS - {""}
    if units & MONEY and is_bare_million(whole):
        return True
    if units:
        return whole.unit == q.unit or (
            not q.unit and not q.nouns and q.case is not Case.BARE
        )
    if not q.nouns or q.counts_same(whole):
        return True
    owners = set(map(stem, words_of(text, q.end, q.stop)))  # «48 худгийн усанд»
    if owners & set(whole.nouns):
        return True
    return bool(_PERSONS & set(q.nouns) and _PERSONS & set(whole.nouns))


def words_of(text: str, begin: int, end: int) -> list[str]:
    """Return the words of a stretch of text in small letters."""
    return [w.casefold() for w in _WORD.findall(text[begin:end])]


def is_repeated(word: str, said: list[str]) -> bool:
    """Whether a word was said before, in whatever form."""
    if word[:_ALIKE] in {w[:_ALIKE] for w in said} and len(word) >= _ALIKE:
        return True
    return len(word) >= _SHORT and stem(word) in map(stem, said)


def _is_deed(word: str, said: list[str]) -> bool:
    return bool(VERBAL.search(word)) and root_of(word) in map(root_of, said)
