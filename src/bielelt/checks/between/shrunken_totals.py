"""Totals since the beginning of the year that are smaller in a later period."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bielelt.checks.base import Finding, Setting, Severity, Words
from bielelt.checks.between.base import Told, consecutive, grouped, is_same_year, told_in
from bielelt.core.report import Report
from bielelt.language.copying import are_alike
from bielelt.language.numerals import figure
from bielelt.language.quantities import Quantity, find_quantities
from bielelt.language.sentences import sentence_spans
from bielelt.language.stems import Case

_SINCE_NEW_YEAR = re.compile(
    r"өссөн дүн|оны? эхнээс|он гарсаар|жилийн эхнээс|нийт(?:дээ)?\b|бүгд\b|давхардсан тоогоор",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"(?:с[аэоө]н(?:\s+(?:байна|болно|юм|билээ))?|л[аэоө]{2}|[аэоөуү]в|[бгдлмнрсхцчш]ав|жээ|чээ)\W*$",
    re.IGNORECASE,
)
# What is planned, left or has fallen may be smaller; so may a part of something.
_MAY_SHRINK = re.compile(
    r"төлөвл|зорь|зорин|үлд|бууруул|буурс|хорогд|хасагд|цуцл|шилжүүл|өмнөх|урьд он|мөн үе|"
    r"дундаж|сүүлийн|энэ (?:сар|улирал)|сард\b|улиралд\b|тус бүр|ажиллаж байна",
    re.IGNORECASE,
)
_ALIKE = 80
_OF_PARTS = (Case.ABLATIVE, Case.GENITIVE)
TITLE = Words("Өссөн дүн дараагийн үед багассан", "A total shrinks between periods")
EXAMPLE = Words(
    "Хагас жилд «оны эхнээс нийт 140 хашаа зассан», бүтэн жилд «оны эхнээс нийт 120 хашаа зассан» гэжээ.",
    "The half year says “140 fences repaired since January”, the whole year “120 fences”.",
)


@dataclass(frozen=True, slots=True)
class _Total:
    """A sentence that tells totals, with its exact figures at their places in the text."""

    sentence: str
    figures: tuple[Quantity, ...]


@dataclass(frozen=True, slots=True)
class ShrunkenTotals:
    """The same sentence of the same clause tells fewer than in an earlier period of the year.

    Why: methodology §6.41. Reports count from 1 January: what was done by June is done in
    December. Only totals of things done count, in sentences that are otherwise the same.
    """

    slug: str = "shrunken-totals"
    title: Words = TITLE
    example: Words = EXAMPLE
    settings: tuple[Setting, ...] = ()
    is_on: bool = True

    def run(self, reports: Sequence[Report]) -> Iterator[tuple[int, Finding]]:
        """Yield a DOUBT per clause and total that shrinks, in the later report."""
        for group in grouped(told_in(reports), by_organisation=True).values():
            for before, after in consecutive(group):
                if is_same_year(before, after):
                    yield from self._compare(before, after)

    def _compare(self, before: Told, after: Told) -> Iterator[tuple[int, Finding]]:
        texts = before.clause.progress or "", after.clause.progress or ""
        later = list(_totals(texts[1], unlike=texts[0]))
        earlier = list(_totals(texts[0], unlike=texts[1])) if later else []
        for new in later:
            likes = [old for old in earlier if _tells_same(old, new)]
            if len(likes) == 1:
                for old, fewer in zip(likes[0].figures, new.figures, strict=True):
                    if max(fewer.readings) < min(old.readings):
                        yield after.report, self._finding(before, after, old, fewer)

    def _finding(self, before: Told, after: Told, old: Quantity, new: Quantity) -> Finding:
        line = f"{figure(old.value)} → {figure(new.value)}"
        less = figure(old.value - new.value)
        return Finding(
            self.slug,
            Severity.DOUBT,
            (after.clause.serial,),
            (
                after.quote(new.start, new.stop, here=True),
                before.quote(old.start, old.stop, here=False),
            ),
            Words(
                f"Оны эхнээс өссөн дүнгээр тайлагнадаг тоо өмнөх үеийнхээс {less}-аар бага "
                f"байна: {before.period} – {figure(old.value)}, {after.period} – "
                f"{figure(new.value)}.",
                f"A total counted from the beginning of the year is smaller by {less} than in "
                f"the period before: {before.period} {figure(old.value)}, {after.period} "
                f"{figure(new.value)}.",
            ),
            Words(
                "Аль тоо зөв болохыг бүртгэлээс шалгаж засах.",
                "Look up in the records which figure is right.",
            ),
            arithmetic=line,
        )


def _totals(text: str, *, unlike: str) -> Iterator[_Total]:
    """Yield the sentences that tell totals of things done, and do not stand in ``unlike``."""
    if not _SINCE_NEW_YEAR.search(text):
        return
    for start, end in sentence_spans(text):
        sentence = text[start:end]
        if sentence.strip() not in unlike and _is_total(sentence):
            figures = tuple(
                _moved(q, start)
                for q in find_quantities(sentence)
                if q.is_exact and q.nouns and q.case not in _OF_PARTS
            )
            if figures:
                yield _Total(sentence, figures)


def _is_total(sentence: str) -> bool:
    return bool(
        _SINCE_NEW_YEAR.search(sentence)
        and _DONE.search(sentence)
        and not _MAY_SHRINK.search(sentence)
    )


def _moved(quantity: Quantity, by: int) -> Quantity:
    start, end, stop = (at + by for at in (quantity.start, quantity.end, quantity.stop))
    return replace(quantity, start=start, end=end, stop=stop)


def _tells_same(one: _Total, other: _Total) -> bool:
    nouns = [[q.nouns for q in total.figures] for total in (one, other)]
    return nouns[0] == nouns[1] and are_alike(one.sentence, other.sentence, percent=_ALIKE)
