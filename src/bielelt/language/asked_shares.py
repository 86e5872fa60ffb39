"""A share that a duty asks for or allows, held against the figures of a text.

«Өрхийн гуравны хоёрыг хамруулах» and «420 өрхөөс 190 нь хамрагдсан»: nobody calculated that this
is less than half. Of several parts all together count, so that only what stays below in the
kindest reading is told.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from bielelt.language.answering_verbs import like_roots
from bielelt.language.asked_deeds import find_asked
from bielelt.language.dates import CACHED
from bielelt.language.demands import find_demands, is_lacking
from bielelt.language.folding import small
from bielelt.language.lists import OF_WHICH
from bielelt.language.moves import is_by
from bielelt.language.numerals import figure
from bielelt.language.openings import is_thing, meet, opening_of, openings_of
from bielelt.language.people import are_people
from bielelt.language.quantities import Bound, Percent, Quantity, find_percents
from bielelt.language.sentences import sentence_at, sentence_spans
from bielelt.language.stems import Case, stem
from bielelt.language.unmet import Unmet, of_share
from bielelt.language.verb_roots import verb_root
from bielelt.language.verbs import is_verb
from bielelt.language.worded import find_counts, in_digits

_ONES = {
    "нэг": 1, "хоёр": 2, "гурав": 3, "гурв": 3, "дөрөв": 4, "дөрв": 4, "тав": 5, "зургаа": 6,
    "долоо": 7, "найм": 8, "ес": 9,
}  # fmt: skip
_PARTS = {
    "хоёрны": 2, "гуравны": 3, "гурвын": 3, "дөрөвний": 4, "дөрвөний": 4, "дөрвийн": 4, "тавны": 5,
    "тавын": 5, "зургааны": 6, "долооны": 7, "наймны": 8, "есний": 9, "аравны": 10, "арвын": 10,
}  # fmt: skip
_END = r"(?:г?(?:ийг|ыг|ий|ы)|тай|тэй|той|[дт]|[аэоө]{2}[срд])?"
# «гуравны хоёрыг», «1/3-ийг», «тал хувьд», «тэн хагасаас доошгүй».
FRACTION = re.compile(
    rf"\b(?:(?P<of>{'|'.join(_PARTS)})\s+(?P<n>{'|'.join(_ONES)}){_END}\b|"
    rf"(?<![\d/.])(?P<a>[1-9])/(?P<b>[2-9]|10)(?![\d/.])(?=\s?-\s?[а-яөү]|\s+(?:хэсэг|хэсгийг|хувийг|нь)\b)(?:\s?-\s?{_END})?\b|"
    r"(?P<half>тал(?:\s+(?:хув|хэс)\w*|ыг\b|аас\b)|(?:тэн\s+)?хагас(?:ыг|аас|т)\b))"
    r"(?:\s+хэс\w*|\s+хув\w*)?"
)
"""A fraction of a duty, in any case; of small letters."""

_SAYS_FRACTION = ("тал", "хагас", "/", *_PARTS)
_CHANGES = re.compile(
    r"\s*(?:[^\W\d]+\s+){0,2}?(?:бууруул|багасга|цөөрүүл|цөөл|нэмэгдүүл|өсгө|хорогдуул|хэмнэ|хасах)"
)
_NO_MORE = re.compile(r"\s*(?:илүүгүй|дээшгүй|ихгүй|хэтр\w+гүй)")
_LONGER = re.compile(r"\s*(?:илүү|дээш|олон|их)\b")
_EACH = re.compile(r"\b(?:бүр|тутам|тутм)\w*\b")
# «412 өрх бүртгэлтэй байгаагаас», «ус өргөснөөс»
_OWNS = re.compile(
    r"(?:[\s,]+[^\W\d]+){0,5}?\s+[^\W\d]+(?:сн(?:аас|ээс|оос|өөс|ы|ий)|гаагаас|гаагийн|гаагаас|буйгаас)\b"
)
_THERE_ARE = re.compile(
    r"(?:\s+[^\W\d]+){0,3}?\s+(?:бүртгэлтэй|байна|бай(?:гаа|даг|сан)|бий|бүртгэгдсэн|тоологд\w+|амьдардаг)\b"
)
_STATEMENT = re.compile(r"[,;:.]\s|\s[-–—]\s|\bбөгөөд\b|\bхарин\b")
_WORD = re.compile(r"[^\W\d_]+")
_OWNING_CASES = (Case.ABLATIVE, Case.GENITIVE)
_OWNING_ENDING = re.compile(r"[^\W\d]{2}(?:аас|ээс|оос|өөс|ийн|ын|ний|ны)$")
_OF_THEM = re.compile(r"(?:үүн|түүн|эдгээр|тэдгээр)\w*\s*[:,]?\s+", re.IGNORECASE)
_NEAR = 70
_HEADS = 2
_CONDITION = ("бал", "бэл", "бол", "бөл", "вал", "вэл", "вол", "вөл")
# «Мөн 2 дугаар багийн 120 өрх …»: more of the same in the next sentence.
_MORE = re.compile(
    r"\b(?:мөн|нэмж|нэмэлт|түүнчлэн|дараа|үүн\s+дээр|дээр\s+нь|хоёр\s*дахь)", re.IGNORECASE
)
_WEAK = frozenset(map(opening_of, ("настны", "насны", "нэгжийн", "хаагчдын", "бүлгийн")))
_BEHIND = 90
_PER_CENT = 100
_MOST = 20  # figures of a text; more are a table


@dataclass(frozen=True, slots=True)
class AskedShare:
    """The share that ``duty[start:end]`` asks for, or with ``is_most`` allows."""

    start: int
    end: int
    share: Fraction
    is_most: bool


@dataclass(frozen=True, slots=True)
class Told:
    """A whole of a text and the parts that are told of it."""

    whole: Quantity
    parts: tuple[Quantity, ...]

    @property
    def share(self) -> Fraction:
        """What all parts together are of the whole."""
        return min(Fraction(1), Fraction(total_of(self.parts)) / Fraction(self.whole.value))

    @property
    def place(self) -> tuple[int, int]:
        """From the whole to the last part."""
        return self.whole.start, self.parts[-1].stop

    @property
    def how(self) -> str:
        """How the share is calculated."""
        several = len(self.parts) > 1 and total_of(self.parts) not in [
            q.value for q in self.parts
        ]
        parts = " + ".join(figure(q.value) for q in self.parts)
        parts = f"({parts})" if several else figure(total_of(self.parts))
        return f"{parts} / {figure(self.whole.value)}"


def total_of(figures: Sequence[Quantity]) -> Decimal:
    """Return the sum of some figures, or the one of them that is the sum of the others."""
    values = [q.value for q in figures]
    total = sum(values, Decimal(0))
    return max(values) if len(values) > 1 and 2 * max(values) == total else total


def find_asked_shares(duty: str) -> Iterator[AskedShare]:
    """Yield the shares of something that ``duty`` wants reached, or not exceeded."""
    return iter(_asked_shares(duty))


@lru_cache(maxsize=CACHED)
def _asked_shares(duty: str) -> tuple[AskedShare, ...]:
    return tuple(_read_asked_shares(duty))


def _read_asked_shares(duty: str) -> Iterator[AskedShare]:
    lowered = small(duty)
    for match in (
        FRACTION.finditer(lowered) if any(map(lowered.__contains__, _SAYS_FRACTION)) else ()
    ):
        if _CHANGES.match(lowered, match.end()) or lowered.startswith(
            "жил", match.end() + 1
        ):
            continue
        most = _NO_MORE.match(lowered, match.end())
        more = _LONGER.match(lowered, match.end())
        stop = (most or more or match).end()
        yield AskedShare(match.start(), stop, fraction_of(match), bool(most))
    for demand in find_demands(in_digits(duty)):
        share = demand.what
        if not isinstance(share, Percent) or not share.value:
            continue
        if share.case is not Case.INSTRUMENTAL and not _CHANGES.match(lowered, share.stop):
            value = Fraction(share.value) / _PER_CENT
            yield AskedShare(demand.start, demand.end, value, demand.is_most)


def find_shares_missed(text: str, duty: str) -> Iterator[Unmet]:
    """Yield the shares of ``duty`` that the figures of ``text`` do not reach, or exceed."""
    asked = list(find_asked_shares(duty))[:_MOST]
    told = list(find_told(text)) if asked else []
    for one in asked if told else ():
        same = [of for of in told if _answers(text, of, duty, one)]
        if (
            not same
            or _is_told_in_percent(text, one)
            or is_share_met(text, duty, one.start)
        ):
            continue
        wanted = (one.start, one.end)
        before = _STATEMENT.split(small(duty[: one.start]))[-1]
        if _EACH.search(before) and not one.is_most:
            worst = min(same, key=lambda of: of.share)
            missed = [worst] if len(same) > 1 and worst.share < one.share else []
        elif one.is_most:
            over = len(same) == len(same[0].parts) == 1 and same[0].share > one.share
            missed = same if over else []
        else:
            best = max(same, key=lambda of: of.share)
            missed = [best] if best.share < one.share else []
        for of in missed:
            yield of_share(
                wanted, (of.place,), (of.how, of.share), one.share, is_most=one.is_most
            )


def is_share_met(text: str, duty: str, start: int) -> bool:
    """Whether figures of ``text`` reach the share that ``duty`` asks for at ``start``."""
    asked = next((one for one in find_asked_shares(duty) if one.start == start), None)
    before = _STATEMENT.split(small(duty[:start]))[-1]
    if asked is None or asked.is_most or _EACH.search(before):
        return False
    percents = [p for p in find_percents(text) if p.value < _PER_CENT * asked.share]
    return any(
        of.share >= asked.share
        and not any(_is_share_of(p, of) for p in percents)
        and _answers(text, of, duty, asked, whatever=True)
        for of in find_told(text)
    )


def _is_share_of(percent: Percent, told: Told) -> bool:
    """Whether a percentage is that of a part: «62 хүүхдээс 60-ыг нь … 96.8 хувь»."""
    shares = (_PER_CENT * q.value / told.whole.value for q in told.parts)
    return any(abs(share - percent.value) < 1 for share in shares)


def find_told(text: str) -> Iterator[Told]:
    """Yield the wholes of ``text`` with the parts that its sentence tells of them."""
    figures = [q for q in find_counts(text) if q.is_exact and q.value]
    if len(figures) < 2 or len(figures) > 3 * _MOST:  # noqa: PLR2004
        return
    spans = list(sentence_spans(text))
    for number, (start, end) in enumerate(spans):
        here = [q for q in figures if start <= q.start < end]
        wholes = [q for q in here if _is_whole(text, q)]
        for whole in wholes:
            behind = [q for q in here if q.start >= whole.stop]
            parts = tuple(_parts(text, whole, behind, wholes))
            if parts and not _goes_on(text, whole, figures, end):
                yield Told(whole, parts)
        after = spans[number + 1] if number + 1 < len(spans) else None
        if len(here) == 1 and not wholes and after and _THERE_ARE.match(text, here[0].end):
            behind = [q for q in figures if after[0] <= q.start < after[1]]
            own = any(_is_whole(text, q) for q in behind)
            parts = () if own else tuple(_parts(text, here[0], behind, []))
            if parts:
                yield Told(here[0], parts)


def _goes_on(text: str, whole: Quantity, figures: Sequence[Quantity], end: int) -> bool:
    """Whether the text tells of more parts of a whole behind the sentence that has it."""
    return any(
        q.start >= end
        and (q.counts_same(whole) or (q.unit and q.unit == whole.unit))
        and _MORE.search(text, sentence_at(text, q.start)[0], q.start)
        for q in figures
    )


def _is_whole(text: str, q: Quantity) -> bool:
    """Whether something is told of a figure: «420 өрхөөс», «420 өрх бүртгэлтэй байгаагаас»."""
    owns = q.case in _OWNING_CASES or _OWNING_ENDING.search(text, q.end, q.stop)
    return bool(owns or _OWNS.match(text, q.end) or _OWNS.match(text, q.stop))


def _parts(
    text: str, whole: Quantity, behind: Sequence[Quantity], wholes: Sequence[Quantity]
) -> Iterator[Quantity]:
    """Yield the figures behind a whole that may be parts of it: of the same, or of nothing."""
    begin = whole.stop
    if opens := re.compile(r"[^.]{0,40}\.\s+").match(text, begin):
        of_them = _OF_THEM.match(text, opens.end())
        begin = of_them.end() if of_them else begin
    for q in behind:
        if q in wholes or OF_WHICH.search(text, begin, q.start):
            return
        same = q.counts_same(whole) or (are_people(q.nouns) and are_people(whole.nouns))
        bare = not q.nouns or (
            q.unit in ("", whole.unit) and text[q.stop :].lstrip()[:3] == "нь "
        )
        unit = q.unit in ("", whole.unit)
        of_it = unit and (same or bare) and q.value <= whole.value
        if of_it and not is_by(text, q) and not is_lacking(text, q):
            yield q


def fraction_of(match: re.Match[str]) -> Fraction:
    """Return the fraction that a match of ``FRACTION`` says."""
    if match["half"]:
        return Fraction(1, 2)
    if match["a"]:
        return Fraction(int(match["a"]), int(match["b"]))
    return Fraction(_ONES[match["n"]], _PARTS[match["of"]])


def _answers(
    text: str, told: Told, duty: str, asked: AskedShare, *, whatever: bool = False
) -> bool:
    """Whether the whole is named as in the duty, and what was done with the part, too.

    With ``whatever``, all words for the whole are enough.
    """
    before = in_digits(duty)[max(0, asked.start - _NEAR) : asked.start]
    before = _STATEMENT.split(before)[-1]
    owners = [w for w in _WORD.findall(before) if is_thing(w)]
    if not owners:
        return False
    owning = _OWNS.match(text, told.whole.end) or _OWNS.match(text, told.whole.stop)
    stop_of_whole = max(told.whole.stop, owning.end() if owning else 0)
    named = openings_of(text[_opens(text, told.whole.start) : stop_of_whole])
    last = told.parts[-1]
    end = min(len(text), last.stop + _BEHIND)
    stop = re.compile(r"[.;!?](?:\s|$)").search(text, told.parts[0].end, end)
    behind = text[told.parts[0].end : stop.start() if stop else end]
    said = openings_of(text[told.whole.stop : told.parts[0].start]) | openings_of(behind)
    head, others = opening_of(owners[-1]), frozenset(map(opening_of, owners[:-1]))
    people = are_people(map(stem, owners[-1:])) and are_people(told.whole.nouns)
    if whatever:
        return all(meet({opening_of(w)}, named) for w in owners)
    weak = head in _WEAK and len(owners) > 1
    near = frozenset(map(opening_of, owners[-_HEADS:] if weak else owners[-1:]))
    own = meet(near, named) or people or (meet({head}, said) and meet(others, named))
    if not own or asked.is_most:
        return bool(own)
    done = frozenset(verb_root(w) for w in _WORD.findall(behind) if is_verb(w))
    wanted = like_roots(frozenset(deed.root for deed in find_asked(duty)))
    names = (w for w in owners if not w.casefold().endswith(_CONDITION))
    objects = openings_of(duty) - frozenset(map(opening_of, names))
    return bool(done & wanted or objects & said)


def _opens(text: str, place: int) -> int:
    """Return where the statement begins in which ``place`` is."""
    begin = max(0, place - _NEAR)
    stops = list(_STATEMENT.finditer(text, begin, place))
    return stops[-1].end() if stops else begin


def _is_told_in_percent(text: str, asked: AskedShare) -> bool:
    """Whether a percentage of the text may answer, which others hold against the duty."""
    return any(
        p.bound is Bound.EXACT and (p.value >= _PER_CENT * asked.share) is not asked.is_most
        for p in find_percents(text)
    )
