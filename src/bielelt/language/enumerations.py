"""Totals with the parts that make them up: «А 20, Б 30, нийт 50 суулгац», «Үүнд: …».

Only what the text itself presents as a total and its list is an enumeration. Whether the
figures agree is for a check to say. Silence is the answer to every unclear list.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from bielelt.language.folding import matches, small
from bielelt.language.lists import (
    NEEDED,
    NUMBERED,
    OF_WHICH,
    OPENS_LIST,
    collect,
    collect_back,
    in_one_scale,
    items_of,
    words,
)
from bielelt.language.quantities import Quantity
from bielelt.language.sentences import sentence_spans
from bielelt.language.stems import Case, case_of
from bielelt.language.sums import Enumeration, Form
from bielelt.language.verbs import is_verb
from bielelt.language.worded import find_counts

# Both read small letters, which is quick.
_TOTAL = re.compile(r"\b(?:нийтдээ|нийт|бүгд|бүх|нийлээд|нийлбэр)\b\s*:?")
# Words that add up what stands before them, and periods that hold those before them.
_SUMS_UP = re.compile(
    r"\b(?:ийнхүү|ингээд|ингэснээр|ингэхэд|ингэж|(?:нийт\s+)?дүн(?:\s+нь)?|нийлүүлээд|нийлүүлбэл|(?P<repeated>(?:нийт\s+)?давхардсан\s+тоогоор)|"
    r"тул\s+(?:(?:боломжит|бэлэн|нийт|бүх)\s+)?(?:эх\s+үүсвэр|хөрөнгө|орлого|зардал|санхүүжилт)(?:\s+нь)?|"
    r"(?P<period>(?P<half>хагас\s+жил)(?:д|ийн\s+(?:дүнгээр|байдлаар))|"
    r"(?P<year>жил)(?:дээ|д|ийн\s+дүнгээр)|оны\s+дүнгээр|улирлын\s+дүнгээр))\b\s*:?"
)
_NEEDED = NEEDED | {
    _TOTAL: ("нийт", "бүгд", "бүх", "нийлээд", "нийлбэр"),
    _SUMS_UP: ("ийнхүү", "ингэ", "дүн", "нийлүүл", "давхардсан", "жил", "тул "),
}
_TWICE = re.compile(r"давхардсан\s+тоогоор\s*:?\s*$", re.IGNORECASE)
_SHORTER = re.compile(
    r"\b(?:улир(?:ал|лы)|сар(?:д|ын)|хагас(?!\s+жилд\s)|өвөл|хавар|зун|намар)",
    re.IGNORECASE,
)
# «… буюу нийт 430 тэмдгийн 10 хувь»: the whole of a share is no sum of what stands before.
_SHARED = re.compile(r"\s*(?:-?\w+\s+)?\d[\d.,]*\s*(?:%|х[уү]в)", re.IGNORECASE)
_OR_ELSE = re.compile(r"\bбуюу\s+$", re.IGNORECASE)
# Behind a total, what compares belongs to the next figure or to the sentence as a whole.
_CLAIM_ENDS = re.compile(r"с[аэоө]н\s+нь\b|[,;]\s(?=[^.]*\d)", re.IGNORECASE)
_OPENING = re.compile(r"\s*(?:[:–—/]|(?:\w+\s+){0,2}\()\s*")

# Words after which figures compare, repeat or overlap instead of adding up.
_NO_SUM = re.compile(
    r"давхард|давхц|тус бүр(?!ээр|тг)|бүрт\b|бүрд\b|бүрийн|дундаж|\bөссөн|\bөсч|\bөсөж|\bөсөлт|буурсан|буурч|"
    r"нэмэгд|хорогд|өмнөх он|урьд он|мөн үе|хэтэр|харьцуул|илүү\b|дутуу|зөрүү|(?<!эхний )үлдэгдэл|тутам",
    re.IGNORECASE,
)
# «… тариалсан нь төлөвлөсөн 2800 га-гийн»: the figure behind is the plan, not the total.
_PLAN = re.compile(r"(?:төлөвл|зорьж|зорин)(?!\w*\s+\d)", re.IGNORECASE)
# «тоологдсон мал»: what is counted, told by a participle.
_TELLS_WHICH = re.compile(r"с[аэоө]н$", re.IGNORECASE)
_FROM = re.compile(r"(?:\s+\w+){0,4}?\s+\w{2,}(?:аас|ээс|оос|өөс)\s+(?:нийт\s+)?")
# «… 15 тонн өвс нэмж бэлтгэсэн нь нийт 56 тонн»: what the list tells amounts to the total.
_AMOUNTS = re.compile(
    r"(?:\s[^\W\d]+){0,3}\s[^\W\d]{2,}с[аэоө]н\s+нь\s+(?=нийт)", re.IGNORECASE
)
# The bracket stands behind what is counted: «24 хүнтэй баг (багуудаас 18, тамгын газраас 6)».
_BRACKET = re.compile(r"(?:\s[^\W\d]+){0,3}\s\((?=[^\W\d])")
# How a list before «нийт» may be read: the likelier first.
_READINGS = (
    (Form.COMPLETE, False, False),
    (Form.JOINED, True, False),
    (Form.JOINED, False, True),
)
# «58 хүн (32 эмэгтэй, 24 эрэгтэй)», «58 хүн хамрагдсанаас 32 нь эмэгтэй»
_LEADS = re.compile(
    r"\(|:\s|[^\W\d]с[аэоө]?н(?:ий|ы)?(?:г?[аэоө]{2}с)?\s(?:[^\W\d]+\s){0,2}$|\bүүн(?:ээс|ий|д)\b",
    re.IGNORECASE,
)
_MAX_WORDS = 3
_FEWEST = 3  # a total and two parts
_TAIL = 40
_CLAUSE = 200
_LONGEST_LIST = 1_500
_MAN, _WOMAN = (
    re.compile(rf"\b{word}", re.IGNORECASE)
    for word in ("(?:эрэгтэй|хөвгүү)", "(?:эмэгтэй|охи[дн])")
)


def find_enumerations(text: str) -> tuple[Enumeration, ...]:
    """Return the enumerations of ``text``; one total may have several."""
    if len(find_counts(text)) < _FEWEST:
        return ()
    scan = _Scan(text)
    found = [
        *scan.closed_by_total(),
        *scan.summed_up(),
        *scan.opened_by_word(),
        *scan.opened_by_case(),
        *scan.in_brackets(),
        *scan.bracketed(),
        *scan.by_sex(),
    ]
    return tuple(e for e in found if len(e.parts) > 1 and not scan.is_no_sum(e))


class _Scan:
    """One reading of a text: its figures, its totals, its sentences."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.sentences = tuple(_with_their_lists(text))
        self.opens = [start for start, _ in self.sentences]
        self.quantities = find_counts(text)
        self.starts = [q.start for q in self.quantities]
        self.totals = dict(self._totals(_TOTAL))
        self.sums = {
            place: totals
            for place, totals in self._totals(_SUMS_UP)
            if place not in self.totals
        }

    def _totals(self, word: re.Pattern[str]) -> Iterator[tuple[int, tuple[Quantity, ...]]]:
        """Yield the place of each word «нийт» with the figures it may belong to."""
        for match in matches(word, small(self.text), _NEEDED[word]):
            next_one = bisect_left(self.starts, match.end())
            after = self.quantities[next_one : next_one + 2]
            if not after:
                continue
            between = self.text[match.end() : after[0].start]
            named_so = match[0].strip() != "бүх" or between.isspace()
            if not (named_so and self._names_figure(between)):
                continue
            chained = after[0].case is Case.GENITIVE and self._touch(*after[:2])
            yield match.start(), after if chained else after[:1]

    @staticmethod
    def _names_figure(between: str) -> bool:
        """Whether only a bare noun or less stands between «нийт» and the figure."""
        found = words(between)
        if (
            len(found) > _MAX_WORDS
            or re.search(r"[,;.()]", between)
            or _NO_SUM.search(between)
        ):
            return False
        owned = found and case_of(found[-1]) in (Case.GENITIVE, Case.ABLATIVE)
        return not owned and not any(
            is_verb(w) and not _TELLS_WHICH.search(w) for w in found[:-1]
        )

    @staticmethod
    def _touch(one: Quantity, *others: Quantity) -> bool:
        return any(other.start - one.stop <= 1 for other in others)

    def sentence(self, place: int) -> tuple[int, int]:
        """Return the span of the sentence around ``place``."""
        index = bisect_right(self.opens, place) - 1
        if index < 0 or place >= self.sentences[index][1]:
            return place, len(self.text)
        return self.sentences[index]

    def _between(self, begin: int, end: int) -> tuple[Quantity, ...]:
        """Return the figures of a stretch of text."""
        return self.quantities[
            bisect_left(self.starts, begin) : bisect_left(self.starts, end)
        ]

    def closed_by_total(self) -> Iterator[Enumeration]:
        """Yield lists that run up to «нийт N»."""
        for place, totals in self.totals.items():
            start, end = self.sentence(place)
            if _PLAN.search(self.text, place, end):
                continue  # what is planned need not be the sum of what was done
            if self._is_of_share(place, totals[0]):
                continue
            for total in totals:
                begin = max(start, place - _LONGEST_LIST)
                amounts = _AMOUNTS.search(self.text, begin, place + len("нийт"))
                stop = amounts.start() if amounts else place
                items = items_of(self.text, begin, stop, self._between(begin, stop))
                for form, joined, kinds in _READINGS:
                    parts, rest = collect_back(
                        self.text, items, total, joined=joined, kinds=kinds
                    )
                    if len(parts) > 1:
                        yield self._enumeration(form, total, parts, named=True, others=rest)
                        break
                if len(parts) > 1:
                    break

    def _is_of_share(self, place: int, total: Quantity) -> bool:
        """Whether the total is the whole of a percentage: «буюу нийт 430 тэмдгийн 10 хувь»."""
        owned = total.case in (Case.GENITIVE, Case.ABLATIVE)
        before = self.text[max(0, place - 8) : place]
        behind = _SHARED.match(self.text, total.stop)
        return bool(owned and behind and _OR_ELSE.search(before))

    def summed_up(self) -> Iterator[Enumeration]:
        """Yield lists that run up to «ийнхүү N», or from quarters to «хагас жилд N»."""
        for place, (total, *_) in self.sums.items():
            start, _ = self.sentence(place)
            begin = max(start, place - _LONGEST_LIST)
            items = items_of(self.text, begin, place, self._between(begin, place))
            for joined in (False, True):
                parts, rest = collect_back(self.text, items, total, joined=joined)
                if len(parts) > 1:
                    break
            word = _SUMS_UP.match(small(self.text), place)
            shorter = word is None or not word["period"] or self._are_shorter(begin, parts)
            if len(parts) > 1 and shorter:
                yield self._enumeration(Form.JOINED, total, parts, named=False, others=rest)

    def _are_shorter(self, begin: int, parts: tuple[Quantity, ...]) -> bool:
        """Whether each part is of a month, a quarter, a season or a half of the year."""
        edges = [begin, *(q.end for q in parts)]
        return all(
            _SHORTER.search(self.text, edge, q.start)
            for edge, q in zip(edges, parts, strict=False)
        )

    def opened_by_word(self) -> Iterator[Enumeration]:
        """Yield lists behind «Үүнд» and «Үүнээс»."""
        for form, word in ((Form.COMPLETE, OPENS_LIST), (Form.OF_WHICH, OF_WHICH)):
            for match in matches(word, self.text, _NEEDED[word]):
                _, end = self.sentence(match.end() - 1)
                end = min([p for p in self.totals if p > match.end()] + [end])
                yield from self._behind(form, match.start(), match.end(), end)

    def opened_by_case(self) -> Iterator[Enumeration]:
        """Yield lists behind «нийт N …-аас», to the end of the sentence."""
        for totals in self.totals.values():
            total = totals[-1]
            opening = _FROM.match(self.text, total.end)
            if opening is None or OF_WHICH.match(self.text, opening.end()):
                continue
            _, end = self.sentence(total.start)
            yield from self._list(Form.OF_WHICH, totals, opening.end(), end, named=True)

    def in_brackets(self) -> Iterator[Enumeration]:
        """Yield lists in brackets, or behind a colon, directly after «нийт N»."""
        for totals in self.totals.values():
            opening = _OPENING.match(self.text, totals[-1].stop)
            if opening is None:
                continue
            closing = {"(": ")", "/": "/"}.get(opening[0].strip()[-1])
            _, end = self.sentence(opening.start())
            end = self.text.find(closing, opening.end()) if closing else end
            inside = self.text[opening.end() : end]
            if end > 0 and not OF_WHICH.search(inside) and not OPENS_LIST.search(inside):
                yield from self._list(Form.COMPLETE, totals, opening.end(), end, named=True)

    def bracketed(self) -> Iterator[Enumeration]:
        """Yield «88 хүүхэд (эрэгтэй 41, эмэгтэй 47)», where nothing calls the total one."""
        named = {t.start for totals in self.totals.values() for t in totals}
        for total in self.quantities:
            opening = _BRACKET.match(self.text, total.end)
            if opening is None or total.start in named:
                continue
            begin, end = opening.end(), self.text.find(")", opening.end())
            inside = self.text[begin : end if end > 0 else begin]
            if not OF_WHICH.search(inside) and not any(map(is_verb, words(inside))):
                items = items_of(self.text, begin, end, self._between(begin, end))
                parts = collect(self.text, items, total)
                if len(parts) > 1 and len(parts) == len(items):
                    yield self._enumeration(
                        Form.JOINED, total, parts, named=False, others=()
                    )

    def by_sex(self) -> Iterator[Enumeration]:
        """Yield a total with exactly one figure of men and one of women behind it."""
        for start, end in self.sentences:
            if not all(sex.search(self.text, start, end) for sex in (_MAN, _WOMAN)):
                continue
            here = [*self._between(start, end)]
            men, women = (
                [q for n, q in enumerate(here) if self._is_beside(n, here, sex)]
                for sex in (_MAN, _WOMAN)
            )
            if len(men) != 1 or len(women) != 1 or men == women:
                continue
            parts = tuple(sorted((*men, *women), key=lambda q: q.start))
            total = self._whole_before(parts[0].start, start)
            added = men[0].value + women[0].value
            # «94 иргэнээс 61 нь …, 22 нь эмэгтэй, 39 нь эрэгтэй»: they are all of the 61.
            settled = total and any(q.value == added for q in here if q is not total)
            if total and not settled and _is_directly_before(here, parts):
                yield self._enumeration(
                    Form.BY_SEX, total, parts, named=self._is_named(total), others=()
                )

    def _is_beside(self, index: int, here: list[Quantity], word: re.Pattern[str]) -> bool:
        """Whether ``word`` follows the figure at ``index`` before the next one, or labels it."""
        q = here[index]
        stop = here[index + 1].start if index + 1 < len(here) else len(self.text)
        stop = min(stop, q.end + _CLAUSE)
        after = re.split(r"[,;.]", self.text[q.end : stop])[0]
        label = re.search(r"\w+\s*[-–:]?\s*$", self.text[max(0, q.start - 24) : q.start])
        return bool(word.search(after) or (label and word.match(label[0])))

    def _behind(
        self, form: Form, place: int, begin: int, end: int
    ) -> Iterator[Enumeration]:
        start, _ = self.sentence(place)
        before = [s for s in self.sentences if s[1] <= start]
        since = before[-1][0] if before and not self.text[start:place].strip() else start
        named = [t for p, t in self.totals.items() if since <= p < place]
        if named:
            yield from self._list(form, named[-1], begin, end, named=True)
            return
        counted = [q for q in self.quantities if since <= q.start < place and q.nouns]
        if counted and form is Form.COMPLETE:
            yield from self._list(form, counted[-1:], begin, end, named=False)

    def _list(
        self,
        form: Form,
        totals: "list[Quantity] | tuple[Quantity, ...]",
        begin: int,
        end: int,
        *,
        named: bool,
    ) -> Iterator[Enumeration]:
        for total in totals:
            stop = min(end, begin + _LONGEST_LIST)
            items = items_of(self.text, begin, stop, self._between(begin, stop))
            parts = collect(self.text, items, total)
            close = named or any(part.counts_same(total) for part in parts)
            if len(parts) > 1 and close:
                yield self._enumeration(form, total, parts, named=named, others=())
                return

    def _whole_before(self, place: int, start: int) -> Quantity | None:
        named = [
            t[-1]
            for p, t in self.totals.items()
            if start <= p < place and t[-1].start < place
        ]
        counted = [
            q
            for q in self._between(start, place)
            if q.nouns and q.end < place and self._leads_to(q, place)
        ]
        found = named or counted
        return found[-1] if found else None

    def _leads_to(self, q: Quantity, place: int) -> bool:
        """Whether a list of its parts may follow a figure: by its ending, a bracket or a colon."""
        if q.case in (Case.ABLATIVE, Case.GENITIVE):
            return True
        between = self.text[q.end : min(place, q.end + _CLAUSE)]
        return bool(_LEADS.search(between))

    def _is_named(self, total: Quantity) -> bool:
        return any(total in totals for totals in self.totals.values())

    def _enumeration(
        self, form: Form, total: Quantity, parts: tuple[Quantity, ...], *, named: bool,
        others: tuple[Quantity, ...],
    ) -> Enumeration:  # fmt: skip
        same = all(not p.nouns or not total.nouns or p.counts_same(total) for p in parts)
        return Enumeration(form, total, in_one_scale(self.text, parts), named, same, others)

    def is_no_sum(self, found: Enumeration) -> bool:
        """Whether a word of the sentences says that these figures do not add up."""
        figures = (found.total, *found.parts)
        start = self.sentence(min(q.start for q in figures))[0]
        last = max(figures, key=lambda q: q.start)
        end = self.sentence(last.start)[1]
        if last is found.total:
            claim = _CLAIM_ENDS.search(self.text, last.stop, end)
            end = claim.start() if claim else end
        if not all(q.is_exact for q in figures):
            return True
        # Who comes twice is counted twice in the parts and in the total.
        told = _TWICE.search(self.text[: found.total.start][-_TAIL:])
        if told and found.form is Form.JOINED:
            begin = found.total.start - len(told[0])
            said = self.text[start:begin] + self.text[found.total.start : end]
            return bool(_NO_SUM.search(said))
        return bool(_NO_SUM.search(self.text, start, end))


_NUMBERED = re.compile(rf"\s*{NUMBERED}")


def _with_their_lists(text: str) -> Iterator[tuple[int, int]]:
    """Yield sentences, numbered items joined to the sentence that announced them."""
    held: tuple[int, int] | None = None
    for start, end in sentence_spans(text):
        goes_on = _NUMBERED.match(text[start : start + 12])
        if held and not goes_on:
            yield held
            held = None
        held = (held[0], end) if held else (start, end)
    if held:
        yield held


def _is_directly_before(here: list[Quantity], parts: tuple[Quantity, ...]) -> bool:
    """Whether no other figure stands between the two parts."""
    first, last = here.index(parts[0]), here.index(parts[-1])
    return last - first == 1
