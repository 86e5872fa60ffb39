"""One fact with different figures in two reports."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bielelt.checks.base import Finding, Quote, Setting, Severity, Words
from bielelt.checks.between.base import Told, is_period, told_in
from bielelt.core.periods import bounds, order
from bielelt.core.report import Report
from bielelt.language.copying import plain
from bielelt.language.dates import find_dates
from bielelt.language.folding import small
from bielelt.language.numerals import figure
from bielelt.language.quantities import Quantity, find_quantities
from bielelt.language.sentences import sentence_spans

_FEWEST_WORDS = 6
_ON_DAY = re.compile(r"\d\s?-?\s?(?:нд|н[ыи]й?\s+өдөр)\b", re.IGNORECASE)
# A plan or an order of the province has one number of items, whoever cites it.
_ISSUER = re.compile(
    r"аймгийн|засгийн газрын|улсын их хурл|монгол улсын|ерөнхий сайд|сайдын|нийслэлийн",
    re.IGNORECASE,
)
_ACT = re.compile(
    r"тогтоол|захирамж|тушаал|шийдвэр|даалгавар|хөтөлбөр|төлөвлөгөө", re.IGNORECASE
)
_ITEM_WORDS = (
    "заалт", "зүйл", "зорилт", "арга хэмжээ", "бүлэг", "хэсэг", "шалгуур", "үзүүлэлт",
)  # fmt: skip
_WITH_ITEMS = rf"(?:{'|'.join(_ITEM_WORDS)})\s*(?:бүхий|т[аэо]й)"
_ITEMS = re.compile(rf"\s*{_WITH_ITEMS}", re.IGNORECASE)
_MAY_BE_ITEMS = re.compile(_WITH_ITEMS)
TITLE = Words("Нэг баримтын тоо тайлан бүрд өөр", "One fact, different figures")
EXAMPLE = Words(
    "Хагас жилд «3 дугаар сарын 5-нд 60 иргэн», бүтэн жилд яг тэр хуралд «80 иргэн» оролцсон гэжээ.",
    "The half year tells of 60 people at the meeting of 5 March, the whole year of 80 at the same one.",
)

_Place = tuple[str, ...]
_Sentence = tuple[Told, int, int]


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence; ``figures`` are those that must be the same wherever it is said."""

    told: Told
    start: int
    end: int
    figures: tuple[Quantity, ...]

    @property
    def values(self) -> tuple[object, ...]:
        return tuple(q.value for q in self.figures)

    def quote(self, *, here: bool) -> Quote:
        return self.told.quote(self.start, self.end, here=here)


@dataclass(frozen=True, slots=True)
class SameFact:
    """The same sentence about the same day or act, but another figure.

    Why: methodology §6.42. Of one organisation only what happened on a day it names counts;
    between organisations only how many items an act of the province has.
    """

    slug: str = "same-fact"
    title: Words = TITLE
    example: Words = EXAMPLE
    settings: tuple[Setting, ...] = ()
    is_on: bool = True

    def run(self, reports: Sequence[Report]) -> Iterator[tuple[int, Finding]]:
        """Yield a DOUBT per sentence whose figures differ from those told first or mostly."""
        versions: defaultdict[str, list[_Sentence]] = defaultdict(list)
        for told in told_in(reports):
            for start, end in _spans(told):
                sentence = told, start, end
                versions[_words(sentence)].append(sentence)
        for same_words in versions.values():
            if len({_text(sentence) for sentence in same_words}) > 1:
                for group in _facts(same_words).values():
                    if len({said.values for said in group}) > 1:
                        yield from self._compare(group)

    def _compare(self, group: list[_Said]) -> Iterator[tuple[int, Finding]]:
        group.sort(key=lambda said: order(said.told.period))
        usual = Counter(said.values for said in group).most_common(1)[0][0]
        source = next(said for said in group if said.values == usual)
        for said in group:
            if said.values != usual and said.told.report != source.told.report:
                yield said.told.report, self._finding(source, said)

    def _finding(self, source: _Said, said: _Said) -> Finding:
        differ = [
            (old, new)
            for old, new in zip(source.figures, said.figures, strict=True)
            if old.value != new.value
        ]
        here = ", ".join(figure(new.value) for _, new in differ)
        there = ", ".join(figure(old.value) for old, _ in differ)
        return Finding(
            self.slug,
            Severity.DOUBT,
            (said.told.clause.serial,),
            (said.quote(here=True), source.quote(here=False)),
            Words(
                f"Нэг баримтын тухай ижил өгүүлбэрт өөр тоо бичжээ: энд {here}, "
                f"«{source.told.name}» тайланд {there}.",
                f"The same sentence about the same fact has other figures: {here} here, "
                f"{there} in “{source.told.name}”.",
            ),
            Words(
                "Аль тоо зөв болохыг эх баримтаас шалгаж, буруу бичсэнийг засах.",
                "Look up in the original which figure is right and correct the other.",
            ),
            arithmetic=f"{here} ≠ {there}",
        )


def _spans(told: Told) -> Iterator[tuple[int, int]]:
    """Yield the sentences that may tell a fact with its figure."""
    text = told.clause.progress or ""
    # Nearly every sentence would be searched for items without any sign of them.
    lowered = small(text)
    named = any(map(lowered.__contains__, _ITEM_WORDS))
    counts = named and _MAY_BE_ITEMS.search(lowered)
    if not is_period(told.period) or not (counts or _ON_DAY.search(text)):
        return
    for start, end in sentence_spans(text):
        may = _ON_DAY.search(text, start, end) or (
            counts and _ITEMS.search(text, start, end)
        )
        if may and len(text[start:end].split()) >= _FEWEST_WORDS:
            yield start, end


def _text(sentence: _Sentence) -> str:
    told, start, end = sentence
    return (told.clause.progress or "")[start:end]


def _words(sentence: _Sentence) -> str:
    return re.sub(r"[\W\d_]+", "", _text(sentence)).casefold()


def _facts(sentences: list[_Sentence]) -> dict[_Place, list[_Said]]:
    """Return sentences of the same words under all that must be the same for one fact."""
    groups: defaultdict[_Place, list[_Said]] = defaultdict(list)
    for told, start, end in sentences:
        text = _text((told, start, end))
        if _ACT.search(text):
            where, wanted = (told.period if _ISSUER.search(text) else ""), _ITEMS
        else:
            where, wanted = (told.organisation if _happened(text) else ""), None
        figures = _figures(text, wanted) if where else ()
        if figures:
            year = str(bounds(told.period)[1].year)
            said = _Said(told, start, end, figures)
            groups[where, year, *_frame(text, figures)].append(said)
    return groups


def _happened(sentence: str) -> bool:
    """Whether a sentence tells what happened on one day."""
    days = [d for d in find_dates(sentence) if d.month and d.day]
    return len(days) == 1 and bool(
        _ON_DAY.search(sentence, days[0].start, days[0].end + len("-ны өдөр"))
    )


def _figures(sentence: str, wanted: re.Pattern[str] | None) -> tuple[Quantity, ...]:
    return tuple(
        q
        for q in find_quantities(sentence)
        if q.is_exact and q.nouns and (wanted is None or wanted.match(sentence, q.end))
    )


def _frame(sentence: str, figures: tuple[Quantity, ...]) -> Iterator[str]:
    """Yield the sentence without its figures: the words and figures that must be the same."""
    begin = 0
    for q in figures:
        yield plain(sentence[begin : q.start])
        begin = q.end
    yield plain(sentence[begin:])
