"""A mean that a duty allows or asks for, and the mean that the text tells or lets calculate.

«Бүлгийн дүүргэлтийг дунджаар 25-аас хэтрүүлэхгүй» and «8 бүлэгт 232 хүүхэд»; «дунджаар 3 хоногт»
and «дунджаар 4,6 хоног зарцуулсан»; «20 минутын дотор очих» and «дундаж хугацаа 31 минут».
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from bielelt.language.answering_verbs import LIGHT_ROOTS
from bielelt.language.asked_deeds import find_asked
from bielelt.language.folding import small
from bielelt.language.numerals import figure
from bielelt.language.openings import opening_of
from bielelt.language.quantities import Bound, Quantity
from bielelt.language.sentences import sentence_at
from bielelt.language.unmet import Unmet, of_number
from bielelt.language.verb_roots import verb_root
from bielelt.language.worded import find_counts, in_digits

_MEAN = re.compile(r"\bдунд(?:жаар|аж\w*)\b")
_WRITTEN = "дунд"
_MOST = re.compile(
    r"\s?-?\s?(?:[^\W\d]+\s+)?(?:[аэоөи]{0,2}с\s+)?(?:илүүгүй|дээшгүй|ихгүй|хэтр\w+гүй|дотор|багтаа\w*|хугацаанд)"
)
_LEAST = re.compile(r"доошгүй|багагүй|цөөнгүй|дээш\b")
_WITHIN = re.compile(r"(?:ын|ийн|т|д)?\s+(?:дотор|багтаа\w*|хугацаанд)|(?<=[тд])\s+\w+х\b")
_OTHER = re.compile(r"\b(?:өмнөх|өнгөрсөн|урьд|улсын|аймгийн\s+дундаж|төлөвлө)")
_HABIT = re.compile(r"\b(\w{2,})(?:даг|дэг|дог|дөг)\b")  # «очдог болох»
_TIMES = frozenset({"минут", "цаг", "хоног", "өдөр"})
_NEAR, _BEFORE, _BEHIND = 40, 60, 40
_MANY = 40


def find_means_missed(text: str, duty: str) -> Iterator[Unmet]:
    """Yield the means of ``duty`` that a mean of ``text`` exceeds, or does not reach."""
    wanted, told = small(duty), small(text)
    is_mean = _WRITTEN in wanted and bool(_MEAN.search(wanted))
    if not is_mean and not (_WRITTEN in told and _MEAN.search(told)):
        return
    figures = list(find_counts(text))[:_MANY]
    for q in find_counts(in_digits(duty)):
        most = q.bound is Bound.AT_MOST or bool(_MOST.match(wanted, q.end))
        least = q.bound is Bound.AT_LEAST and bool(_LEAST.search(wanted, q.start, q.stop))
        most = most or (
            q.unit in _TIMES and bool(_WITHIN.search(wanted, q.end, q.stop + _NEAR))
        )
        named = _MEAN.search(wanted, max(0, q.start - _NEAR), q.start)
        if not (most or least) or not (named or q.unit in _TIMES):
            continue
        for one in _means(text, told, duty, figures, q, named=bool(named)):
            value, how, given = one
            if value > q.value if most else value < q.value:
                span = (q.start, q.stop)
                yield of_number(span, given, (how, value), q.value, is_most=most)
                return


def _means(
    text: str,
    told: str,
    duty: str,
    figures: list[Quantity],
    wanted: Quantity,
    *,
    named: bool,
) -> Iterator[tuple[Fraction, str, tuple[tuple[int, int], ...]]]:
    """Yield the mean that the text tells in the words of the duty; else the one calculated."""
    means = [
        q
        for q in figures
        if q.bound in (Bound.EXACT, Bound.ABOUT)
        and _MEAN.search(told, max(sentence_at(text, q.start)[0], q.start - _NEAR), q.start)
        and q.unit == wanted.unit
        and (q.unit or not wanted.nouns or q.counts_same(wanted))
    ]
    if means:
        (first, *others) = means
        rivals = any(q.unit == wanted.unit and q is not first for q in figures if q.unit)
        if not others and not rivals and _is_of_it(text, duty, first):
            yield Fraction(first.value), "", ((first.start, first.stop),)
        return
    if not named or wanted.unit in _TIMES:
        return
    owners = frozenset(
        map(
            opening_of,
            re.findall(
                r"[^\W\d_]{3,}", duty[max(0, wanted.start - _BEFORE) : wanted.start]
            ),
        )
    )
    for n, many in enumerate(figures[:-1]):
        total = figures[n + 1]
        own = many.is_exact and total.is_exact and many.value > 1
        near = not re.search(r"[.;:,]\s", text[many.stop : total.start])
        near = near and total.start - many.stop <= _BEHIND
        if (
            own
            and near
            and not owners.isdisjoint(map(opening_of, many.nouns))
            and total.value > many.value
        ):
            how = f"{figure(total.value)} / {figure(many.value)}"
            mean = Fraction(total.value) / Fraction(many.value)
            yield mean, how, ((many.start, total.stop),)
            return


def _is_of_it(text: str, duty: str, q: Quantity) -> bool:
    """Whether the sentence of a mean speaks of what the duty does, and of now."""
    start, end = sentence_at(text, q.start)
    habits = (verb_root(word[1] + "х") for word in _HABIT.finditer(duty))
    roots = frozenset((*(deed.root for deed in find_asked(duty)), *habits)) - LIGHT_ROOTS
    alike = any(
        verb_root(word) in roots for word in re.findall(r"[^\W\d_]+", text[start:end])
    )
    return alike and not _OTHER.search(small(text[max(start, q.start - _NEAR) : q.start]))
