"""Parts of what a duty asks for that a text tells as all that was done.

«есөн гудамжны гурвыг нь гэрэлтүүлээд байна», «64 хүүхдийн тал орчимд нь», «420 метрийг нь л
сольсон»: the rest is told nowhere as done, nor why nothing is owed for it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice, pairwise

from bielelt.language.answering_verbs import BECOMES, DEEDS, like_roots
from bielelt.language.answers import Part, find_parts
from bielelt.language.asked_deeds import find_asked
from bielelt.language.folding import small
from bielelt.language.likeness import key, keys, telling
from bielelt.language.quantities import (
    Bound,
    Quantity,
    find_percents,
    find_quantities,
)
from bielelt.language.sentences import sentence_at
from bielelt.language.stems import Case, case_of, stem
from bielelt.language.undone import excuses
from bielelt.language.verb_roots import verb_root
from bielelt.language.verbs import is_verb
from bielelt.language.worded import in_digits

_WORD = re.compile(r"[^\W\d_]{2,}")
_HALF = Decimal(50)
_LOOK = 70
# Before a whole: that it is to be done.
_TO_DO = re.compile(
    r"(?:(?P<verb>\w+[аэоөуүи]й?х)(?:\s+ёстой|оор|аар|ээр|өөр|\s+(?:нийт|бүх))?|захиалс\w+|төлөвл[өе]\w+|шаардлагатай|зохих|ёстой)"
    r"\s+(?:\w+\s+){0,2}$"
)
_ONLY_BEHIND = re.compile(r"\s*(?:нь\s+)?л\s")
_ONLY_BEFORE = re.compile(
    r"\b(?:зөвхөн|ердөө|ганцхан|дөнгөж|арай\s+гэж)\s+(?:\w+\s+){0,2}$"
)
_OF_THEM = re.compile(r"\s*нь\b", re.IGNORECASE)
_COUNTED = re.compile(r"\s*\w+с[аэоө]н[аэоө]{2}с\s+")
_ONLY_WORDS = ("зөвхөн", "ердөө", "ганцхан", "дөнгөж")
_ONLY_WORD = re.compile(rf"\b(?:{'|'.join(_ONLY_WORDS)})\b", re.IGNORECASE)
# The letters stand before what looks back behind them: the engine skips to them.
_HALF_OF = re.compile(
    r"тал(?<!\wтал)(?<!баруун тал)(?<!зүүн тал)(?<!урд тал)(?<!хойд тал)(?<!нөгөө тал)(?<!сайн тал)(?<!муу тал)(?<!сул тал)(?:ыг|д|\s+хув(?:ь|ийг|ьд)|\s+орчим(?:ыг|д|\s+хувь\w*)?|аас\s+(?:арай\s+)?(?:илүү|бага)г?)?\s*нь\s|гуравны(?<!\wгуравны)\s+(?:нэгийг|нэгд|хоёрыг|хоёрт)\s*(?:нь)?\s"
)
_REST_DONE = re.compile(
    r"\b(?:үлдсэн|бусад|бусд\w+|нөгөө|бүгд\w*|бүх|бүрэн|100\s*(?:%|хув))"
)
_OPEN = re.compile(
    r"\w+[аэоө]{2}гүй\b|с[аэоө]нгүй\b|шатанд|хүлээ(?:ж|гд)|байгаа\b|шалтгаантай|үлд(?:ээд|лээ|жээ|эв)\b|үлдсэн(?=\s*[.,;]|\s+бай)|гдаж\s+бай|үргэлжил|\w+х(?:аар|ээр|оор|өөр)\b|\w+на\b|\w+нэ\b|\w+но\b|\w+нө\b|дутуу|нүүдэлтэй"
)
_NOT_TAKEN = re.compile(
    r"^\s*(?:\w+\s+)?(?:бол[жсвго]|буур|өс[сөжч]|хүр)|гүй\s+байс|\bбайс(?:ныг|наас)|илүү|\bдутуу"
)
# «хамрагдвал зохих 120 хүний 64 нь үзүүлсэн»: what is owed is done by whatever verb.
_OWED = re.compile(r"(?:зохих|ёстой|шаардлагатай)\s+(?:\w+\s+){0,2}$")
# Whoever came to ask is no plan: «хандсан 821 ажил хайгчийн 402 нь».
_APPLIED = re.compile(
    r"\b(?:хандсан|сонирхсон|хүссэн|нэрээ\s+өгсөн|бүртгүүлсэн|хүсэлт(?:ээ)?\s+(?:гаргасан|өгсөн|ирүүлсэн))\s+(?:нийт\s+)?$"
)
_OBJECT = re.compile(r"[^\W\d]{3,}(?:ыг|ийг|[аэоөуү]{2}г)\b")
_FIRST_VERB = re.compile(
    r"[^,;.\d]{0,60}?\b(?!байсан|болсон)\w{2,}(?:с[аэоө]н|лаа|лээ|лоо|лөө|[аэоөи]в|[жч])\b"
)
# «780 үзмэрийн 296-гийн бичилт»
_OF_MANY = re.compile(r"[\d\s]*\d\s?-?\s?(?:г?ийн|ын|ны|ы)\s+\w")
_STAYED = re.compile(r"\bүлд(?:ээд|лээ|жээ|эв)\b|\bүлдсэн(?=\s*[.,;]|\s+бай|$)")
_FAR, _NEAR = 65, 30
_SURELY = 2
_MANY = 20  # parts of a text; more are a table
_TIME = frozenset({"хоног", "өдөр", "цаг", "минут", "сар", "жил", "нас", "удаа"})


@dataclass(frozen=True, slots=True)
class Partly:
    """A part that was done, of how many per cent if known, and where it stands."""

    start: int
    end: int
    percent: Decimal | None
    is_planned: bool


def find_partly(text: str, duty: str) -> Iterator[Partly]:
    """Yield the parts of what ``duty`` asks for that are all that ``text`` tells as done."""
    if excuses(text):
        return
    digits = in_digits(text)
    lowered = small(digits)
    deeds = find_asked(duty)
    roots = like_roots(frozenset(deed.root for deed in deeds)) - BECOMES
    words = frozenset(keys(duty))
    things = frozenset[str]().union(*(deed.things | deed.heads for deed in deeds))
    plain = digits
    if any(map(lowered.__contains__, _ONLY_WORDS)):
        plain = _ONLY_WORD.sub(lambda match: " " * len(match[0]), digits)
    for part in islice((*find_parts(plain), *_counted_parts(plain)), _MANY):
        before = digits[max(0, part.whole.start - _LOOK) : part.whole.start]
        to_do = _TO_DO.search(small(before))
        verb = to_do["verb"] if to_do else None
        planned = bool(to_do) and (verb is None or verb_root(verb) in DEEDS | roots)
        own = planned or things & _stems(digits[part.whole.end : part.part.start])
        verbs = roots | like_roots(_roots(before[-_NEAR:])) if planned else roots
        owed = planned and _OWED.search(small(before))
        far = part.percent < 100 if planned else part.percent <= _FAR  # noqa: PLR2004
        done = _is_taken(lowered, part) and (
            _is_done(digits, part.part, verbs, words)
            or (owed and _FIRST_VERB.match(lowered, part.part.stop))
            or _is_made_so(digits, part.part, things)
        )
        other = _APPLIED.search(small(before)) or _is_of_another(digits, part, things)
        if own and far and done and not other and not _is_rest_done(digits, lowered, part):
            end = _end(digits, part.part)
            yield Partly(part.whole.start, end, part.percent, planned)
    yield from _halves(digits, lowered, roots)
    yield from _shares(digits, lowered, roots, things)
    yield from _only(digits, lowered, roots, things)
    yield from _listed(digits, lowered, roots, things)


def _is_of_another(text: str, part: Part, things: frozenset[str]) -> bool:
    """Whether a part, and its whole, have an object that the duty does not name.

    «53 нь үнэмлэхээ солиулах шаардлагатай гарснаас 40-ийнх нь зургийг авч» is of no register.
    """
    lowered = small(text)
    behind = _OBJECT.match(lowered, part.part.stop + 1) or _OBJECT.search(
        lowered, part.part.stop, min(_end(text, part.part), part.part.stop + _NEAR)
    )
    named = _stems(lowered[part.whole.end : part.part.start]) & things
    return bool(behind) and not named and not _stems(behind[0] if behind else "") & things


def _counted_parts(text: str) -> Iterator[Part]:
    """Yield «118 иргэн бүртгэгдсэнээс 49-ийг нь»: of those that were counted."""
    for whole, part in pairwise(q for q in find_quantities(text) if q.is_exact):
        between = text[whole.stop : part.start]
        owned = whole.case is Case.BARE and _COUNTED.fullmatch(between)
        if owned and not part.nouns and 0 < part.value < whole.value:
            yield Part(whole, part)
        if (
            whole.case is Case.GENITIVE
            and not between.strip()
            and part.nouns
            and not part.counts_same(whole)
            and _OF_MANY.match(text, part.start)
            and part.value < whole.value
        ):
            yield Part(whole, part)


def _shares(
    text: str, lowered: str, roots: frozenset[str], things: frozenset[str]
) -> Iterator[Partly]:
    """Yield «тавилгын 40 хувийг нь сольсон» where the rest is told nowhere."""
    percents = list(find_percents(text))
    if (
        len(percents) != 1
        or percents[0].value > _FAR
        or percents[0].bound is not Bound.EXACT
    ):
        return
    percent = percents[0]
    before = _ONLY_WORD.sub(" ", text[max(0, percent.start - _LOOK) : percent.start])
    owner = _WORD.findall(before)[-1:]
    owns = owner and case_of(owner[0]) is Case.GENITIVE and key(stem(owner[0])) in things
    near = text[max(0, percent.start - _LOOK) : percent.start]
    only = _ONLY_WORD.search(near) or _OF_THEM.match(text, percent.stop)
    taken = percent.case in (Case.ACCUSATIVE, Case.DATIVE) and bool(only)
    end = _end_of_part(lowered, percent.stop)
    done = _roots(text[percent.stop : end]) & roots
    told = _REST_DONE.search(lowered, end)
    if owns and taken and done and not (told and not _OPEN.search(lowered, told.end())):
        yield Partly(percent.start, end, percent.value, is_planned=False)


def _is_taken(lowered: str, part: Part) -> bool:
    """Whether a part is told as done: not «150-аар илүү», «71 нь ажиллагаагүй байсныг»."""
    behind = lowered[part.part.end : _end_of_part(lowered, part.part.end)]
    between = lowered[part.whole.stop : part.part.start]
    if "," in between and part.whole.case is Case.GENITIVE:
        return False  # «16 цагийн танхимын, 8 цагийн цахим»: two of their own
    return part.part.case is not Case.INSTRUMENTAL and not _NOT_TAKEN.search(behind)


def _is_done(
    text: str, part: Quantity, roots: frozenset[str], words: frozenset[str] = frozenset()
) -> bool:
    """Whether a verb behind a part is one that the duty asks for, or made of its words."""
    end = _end_of_sentence(text, part.start)
    behind = re.split(r"\d", text[part.stop : min(end, part.stop + _LOOK)])[0]
    own = re.split(r"\d", text[part.end : min(end, part.stop + _LOOK)])[0]
    own_verbs = {key(word) for word in _WORD.findall(behind) if is_verb(word)}
    return bool(_roots(behind) & roots or _roots(own) & roots or own_verbs & words)


def _is_made_so(text: str, part: Quantity, things: frozenset[str]) -> bool:
    """Whether what stands behind a part names what the duty asks to be, told in the past."""
    done = _FIRST_VERB.match(small(text), part.stop)
    return bool(done) and len(_stems(done[0] if done else "") & things) >= _SURELY


def _is_rest_done(text: str, lowered: str, part: Part) -> bool:
    """Whether the rest of a whole is told as done, or all of it."""
    rest = part.whole.value - part.part.value
    for q in find_quantities(text):
        if q.value == rest and q.start != part.part.start:
            behind = lowered[q.end : _end_of_part(lowered, q.end)]
            return not _OPEN.search(behind)
    behind = lowered[part.part.end :]
    told = _REST_DONE.search(behind)
    return bool(told) and not _OPEN.search(behind, told.end() if told else 0)


def _halves(text: str, lowered: str, roots: frozenset[str]) -> Iterator[Partly]:
    for match in (
        _HALF_OF.finditer(lowered) if "тал" in lowered or "гуравны" in lowered else ()
    ):
        end = _end_of_part(lowered, match.end())
        own = _roots(text[match.end() : end]) & (roots | _LIGHT)
        told = _REST_DONE.search(lowered, end)
        if own and not (told and not _OPEN.search(lowered, told.end())):
            yield Partly(match.start(), end, _HALF, is_planned=False)


def _only(
    text: str, lowered: str, roots: frozenset[str], things: frozenset[str]
) -> Iterator[Partly]:
    """Yield «420 метрийг нь л сольсон», «ердөө 3 худгийг зассан»."""
    for q in find_quantities(text)[:_MANY]:
        only = bool(_ONLY_BEHIND.match(lowered, q.stop))
        before = lowered[max(0, q.start - _LOOK) : q.start]
        own = bool(q.unit) or bool(things & _stems(text[q.end : q.stop]))
        only = only or (own and bool(_ONLY_BEFORE.search(before)))
        if only and q.unit not in _TIME and _is_done(text, q, roots):
            yield Partly(q.start, _end(text, q), None, is_planned=False)


def _listed(
    text: str, lowered: str, roots: frozenset[str], things: frozenset[str]
) -> Iterator[Partly]:
    """Yield «12 зөвлөмж ирсэн. 7-г нь хэрэгжүүлж, 5 нь хэрэгжих шатандаа»: 7 and 5 are 12."""
    exact = [q for q in find_quantities(text) if q.is_exact][:_MANY]
    for whole, part, rest in zip(exact, exact[1:], exact[2:], strict=False):
        behind = lowered[rest.end : _end_of_part(lowered, rest.end)]
        # «32.0 сая төгрөгөөс 12.5 сая төгрөг төлөгдөж, 19.5 сая төгрөг үлдээд байна»
        same = part.unit == rest.unit == whole.unit != "" and _STAYED.search(behind)
        plain = same or not (part.nouns or rest.nouns)
        bare = plain and part.value + rest.value == whole.value
        if not bare or not _is_done(text, part, roots):
            continue
        if _OPEN.search(behind) and not _is_of_another(text, Part(whole, part), things):
            percent = 100 * part.value / whole.value
            yield Partly(part.start, rest.end + len(behind), percent, is_planned=True)


_LIGHT = frozenset(map(verb_root, ("хийсэн", "гүйцэтгэсэн", "дууссан", "явуулсан")))


def _roots(text: str) -> frozenset[str]:
    return frozenset(verb_root(word) for word in _WORD.findall(text))


def _stems(text: str) -> frozenset[str]:
    kept = telling(text)
    return frozenset(key(stem(w)) for w in _WORD.findall(text) if key(w) in kept)


def _end(text: str, q: Quantity) -> int:
    """Return the end of the word behind a figure that says what was done with it."""
    match = re.compile(r"(?:\s*\S+){1,2}").match(text, q.stop)
    end = _end_of_sentence(text, q.start)
    return min(match.end() if match else q.stop, end)


def _end_of_sentence(text: str, place: int) -> int:
    return sentence_at(text, place)[1]


def _end_of_part(text: str, place: int) -> int:
    """Return the end of the statement at ``place``: a comma, or the end of the sentence."""
    match = re.compile(r"[,;.]\s|$").search(text, place)
    return match.start() if match else len(text)
