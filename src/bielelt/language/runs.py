"""Figures told alike in a row, and a figure beside them that may be their whole.

«94 зөрчлөөс хот дотор 41, хөдөөд 33, бусад 22», «өвөл 12, хавар 14, дүн нь 28»: what the
words mean matters little. Parts of one whole are told alike (all behind a place, all «нь», all
in one case), and the whole owns them, leads to them or sums them up. Such a row may still be
of some only, so that whoever judges it must ask for a narrow miss.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from bielelt.language.enumerations import Enumeration, Form
from bielelt.language.lists import BRACKETS, OF_WHICH, in_one_scale, words
from bielelt.language.numerals import CARDINALS
from bielelt.language.partings import ATTRIBUTE, FROM, OF_DONE
from bielelt.language.quantities import Quantity, find_quantities
from bielelt.language.sentences import sentence_spans
from bielelt.language.spans import Spans
from bielelt.language.stems import Case, case_of, stem
from bielelt.language.units import COUNTERS
from bielelt.language.verbs import is_verb, joins_clauses

_FEWEST = 3  # a whole and two parts
_MOST_PARTS = 12
_LEAST = 9  # any two figures nearly add up to fewer
_LEAST_OF_MANY = 5
_LEAST_LEFT = 10
_TWO = 2
_REACH = 400
_GAP = 110
_LABEL = 70
_TIMES = frozenset({"минут", "цаг", "хоног", "өдөр", "сар", "жил", "нас"})
_SOFT = COUNTERS | {"удаа"}
_POINTS = frozenset({Case.ACCUSATIVE, Case.DATIVE, Case.GENITIVE, Case.COMITATIVE})
_OF_IT = re.compile(r"\s*(?:-\w+\s+)?(?:[^\W\d]+\s+)?нь\b|-(?:г?ийн|ын)х", re.IGNORECASE)
_AFTER = re.compile(r"\s[^\W\d]")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_PARTED = re.compile(r"[,;:(\n]|\.\s|\s(?:ба|болон|бөгөөд)\s|\s[-–—]\s")
_DASHED = re.compile(r"\s*[-–—:]\s*$")
# «эрүүлжүүлэгдсэн нь 12», «гаргаагүй 5»: what the figure did.
_WHICH = re.compile(r"(?:с[аэоө]н|г[үу]й|буй|байгаа)$", re.IGNORECASE)
# Whatever stands before the others, this goes with it.
_REST = re.compile(r"(?:бусад|үлдсэн|үлдэгдэл|харин|одоо|нийт)$", re.IGNORECASE)
_IS_LEFT = re.compile(r"\b(?:үлдсэн|бусад)\b|\bзэрэг\b|гэх мэт|г\.м", re.IGNORECASE)
# A figure behind these is of another figure than the one before them.
_TURNS = re.compile(
    r"\b(?:үүн(?:ээс|ий|д)|түүн(?:ээс|ий)|(?:эд|тэд)гээр(?:ээс|ийн)|тэдн(?:ээс|ий)|мөн|гадна)\b",
    re.IGNORECASE,
)
_ITEM = re.compile(r"\s*(?:нь\s*)?(?:,|ба\b|болон\b)", re.IGNORECASE)
_OPENS = re.compile(
    r"[:–—]\s|\bүүн(?:д|ээс|ий)\b|\b(?:эд|тэд)гээр(?:ээс|ийн)\b|[^\W\d]{2,}[бв](?:ал|эл|ол|өл)\b",
    re.IGNORECASE,
)
_SUMS_UP = re.compile(
    r"\b(?:нийт\w*|бүгд|нийл\w+|буюу|гээд|ийнхүү|ингээд|дүн(?:гээр|\s+нь)?|тоо(?:гоор)?|хамт\w*|"
    r"нэгтг\w+|бүх)\b",
    re.IGNORECASE,
)
# Things of several names are summed up by these only: «14 ширээ, 28 сандал, нийт 40 хүүхэд».
_SUMS_UP_KINDS = re.compile(r"\b(?:нийл\w+|буюу|гээд|бүгд|ийнхүү)\b", re.IGNORECASE)
_OPENS_SUM = re.compile(r"\s*(?:нийт|бүгд|дүн)", re.IGNORECASE)
_COMPARES = re.compile(
    r"давхард|давхц|тус бүр(?!ээр)|бүрт\b|бүрд\b|бүрийн|дундаж|дунджаар|\bөсс?ө|\bөсч|\bөсөлт|"
    r"буур(?:сан|ч|ав)|нэмэгд|хорогд|өмнөх|урьд он|өнгөрсөн он|мөн үе|хэтэр|харьцуул|тутам|дахин\b|"
    r"төлөвл(?!\w*сн)|зорилт(?!от)|байсан бол\b|хоёул|\bаль ал|илүү|дутуу",
    re.IGNORECASE,
)
_BOTH = re.compile(r"хоёул|\bаль ал|давхард|давхц", re.IGNORECASE)
_REPEATED = re.compile(r"давхардсан\s+тоо\w*", re.IGNORECASE)
# One person may be several of these at once.
_ONE_OF_MANY = re.compile(
    r"(?:эмэгтэй|эрэгтэй|залуу|ахмад|хүүхэд|малчин|бэрхшээл|толгойлсон|ядуу|гишүүн|оюутан|насны)\w*",
    re.IGNORECASE,
)


def find_runs(text: str) -> Iterator[Enumeration]:
    """Yield each row of figures that are told alike with the wholes it may have."""
    inner = Spans([m.span() for m in BRACKETS.finditer(text)])
    figures = [
        q
        for q in find_quantities(text)
        if q.is_exact and q.unit not in _TIMES and not inner.holds(q.start)
    ]
    if len(figures) >= _FEWEST:
        yield from _Reading(text, figures).runs()


class _Reading:
    """One reading of a text: its sentences and the figures outside of brackets."""

    def __init__(self, text: str, figures: list[Quantity]) -> None:
        self.text = text
        self.figures = figures
        self.starts = [q.start for q in figures]
        self.sentences = list(sentence_spans(text))
        self.opens = [start for start, _ in self.sentences]

    def runs(self) -> Iterator[Enumeration]:
        for index, whole in enumerate(self.figures):
            behind = self._row(whole, self.figures[index + 1 : index + 2 * _MOST_PARTS])
            if self._may_be_parts(whole, behind) and self._owns(whole, behind):
                yield self._found(whole, behind)
            near = self.figures[max(0, index - 2 * _MOST_PARTS) : index]
            before = self._row(whole, reversed(near))[::-1]
            if self._may_be_parts(whole, before) and self._sums_up(whole, before):
                yield self._found(whole, before)

    def _row(self, whole: Quantity, near: Iterable[Quantity]) -> list[Quantity]:
        """Return the figures from the whole on that may be its parts and are told alike."""
        row: list[Quantity] = []
        for q in near:
            far = abs(self._sentence(q) - self._sentence(whole)) > 1
            if far or abs(q.start - whole.start) > _REACH or len(row) == _MOST_PARTS:
                break
            if not _is_measured_alike(q, whole):
                if q.unit or not row:
                    continue  # «хагас жилд 14 өрх 12 сая төгрөгөөр, 9 өрх 7 сая төгрөгөөр»
                break
            if q.value >= whole.value and not row:
                continue
            if q.value >= whole.value or self._owns_next(q):
                break
            if row and not self._are_alike(*sorted((row[-1], q), key=_place), whole):
                break
            row.append(q)
            if sum(part.value for part in _scaled(self.text, whole, row)) == whole.value:
                break
        return row

    def _sentence(self, q: Quantity) -> int:
        return max(0, bisect_right(self.opens, q.start) - 1)

    def _owns_next(self, q: Quantity) -> bool:
        """Whether the figure has parts of its own: «9-ийн 9-ийг», «31 өрхөөс 12»."""
        index = bisect_left(self.starts, q.start) + 1
        touches = index < len(self.starts) and self.starts[index] <= q.stop + 1
        return q.case is Case.ABLATIVE or (q.case is Case.GENITIVE and touches)

    def _are_alike(self, one: Quantity, other: Quantity, whole: Quantity) -> bool:
        """Whether two figures in a row are told alike, by what stands before or behind them."""
        if other.start - one.stop > _GAP or self._sentence(one) != self._sentence(other):
            return False
        if _TURNS.search(self.text, one.stop, other.start):
            return False
        if self._is_tied(one, whole) and self._is_tied(other, whole):
            return True
        first, second = self._label(one), self._label(other)
        if first and second:
            # «лавлагаа 12, сунгах 8»: the figure closes its item, whatever its label.
            closed = _ITEM.match(self.text, one.stop)
            return bool(closed) or first == second or "rest" in {first, second}
        posts = self._post(one), self._post(other)
        if any(map(joins_clauses, words(self.text[one.end : other.start]))):
            return False  # the steps of one work
        return not second and (posts[0] == posts[1] or posts == ("", "word"))

    def _is_tied(self, q: Quantity, whole: Quantity) -> bool:
        """Whether the figure points at what is counted: «9-ийг», «12 нь», «31 хэргийг»."""
        if q.counts_same(whole) and not q.unit:
            return True
        return not q.nouns and (q.case in _POINTS or bool(_OF_IT.match(self.text, q.end)))

    def _label(self, q: Quantity) -> str:
        """Return how the words before a figure end; empty if none name it."""
        found = self._label_words(q)
        named = found[-1:] == ["нь"]
        found = [w for w in found if w != "нь"]
        if not found:
            return Case.BARE.value if named else ""
        last = found[-1]
        if _REST.search(last):
            return "rest"
        if _WHICH.search(last):
            return "which"
        if named:
            return Case.BARE.value
        return "" if joins_clauses(last) else case_of(last).value

    def _label_words(self, q: Quantity) -> list[str]:
        index = bisect_left(self.starts, q.start)
        start = max(
            self.figures[index - 1].stop if index else 0,
            self.opens[self._sentence(q)],
            q.start - _LABEL,
        )
        before = _DASHED.sub(" ", self.text[start : q.start])
        return _WORD.findall(_PARTED.split(before)[-1].casefold())[-3:]

    def _post(self, q: Quantity) -> str:
        """Return what stands behind a figure: its ending, a word or nothing."""
        if not q.nouns and q.case is not Case.BARE:
            return q.case.value
        return "word" if _AFTER.match(self.text, q.end) else ""

    def _may_be_parts(self, whole: Quantity, row: list[Quantity]) -> bool:
        least = _LEAST if len(row) == _TWO else _LEAST_OF_MANY
        if whole.unit or all(q.counts_same(whole) for q in row):
            least = _LEAST_OF_MANY if not whole.unit else 0
        if len(row) < _TWO or whole.value < least or self._may_overlap(whole, row):
            return False
        named = set.intersection(*(set(q.nouns) for q in row))
        if named and whole.nouns and named.isdisjoint(whole.nouns):
            return False  # «145 хүн … 61 ном, 48 ном»
        first, last = min(whole.start, row[0].start), max(whole.stop, row[-1].stop)
        told = self.text[first:last] + _PARTED.split(self.text[last : last + _LABEL])[0]
        end = self.sentences[self._sentence(row[-1])][1]
        before = self.text[
            max(0, self.opens[self._sentence(row[0])], first - _REACH) : first
        ]
        behind = self.text[row[-1].end : min(end, row[-1].end + _REACH)]
        if whole.repeated:
            before, behind, told = (_REPEATED.sub("", s) for s in (before, behind, told))
        both = _BOTH.search(before) or _BOTH.search(behind)
        return not both and not _COMPARES.search(told)

    def _owns(self, whole: Quantity, row: list[Quantity]) -> bool:
        """Whether the figure before a row is its whole, and the row may be all of it."""
        end = self.sentences[self._sentence(row[-1])][1]
        if _IS_LEFT.search(self.text, row[-1].end, min(end, row[-1].end + _REACH)):
            return False
        between = self.text[whole.end : row[0].start]
        owned = (
            whole.case in (Case.ABLATIVE, Case.GENITIVE, Case.ACCUSATIVE)
            or FROM.search(self.text, whole.start, whole.stop)
            or OF_DONE.match(self.text, whole.end)
        )
        opened = _OPENS.search(between)
        led = self._sentence(whole) != self._sentence(row[0]) or any(
            map(is_verb, words(ATTRIBUTE.sub(" ", between)))
        )
        if _ITEM.match(self.text, whole.stop) and not (opened or led):
            return False  # itself one of a row
        if len(row) > _TWO:
            return bool(owned or opened or led or self._counts(whole, row))
        short = whole.value - sum(q.value for q in _scaled(self.text, whole, row))
        if short > 0 and (led or short < _LEAST_LEFT):
            return False  # a third part may be left out
        tied = all(self._is_tied(q, whole) or self._label(q) for q in row)
        return bool(owned or opened or (led and tied) or self._counts(whole, row))

    def _sums_up(self, whole: Quantity, row: list[Quantity]) -> bool:
        """Whether the figure behind a row is said to be its sum."""
        between = self.text[row[-1].end : whole.start]
        if len(between) > _GAP:
            return False
        if self._sentence(row[-1]) != self._sentence(whole):
            return bool(_OPENS_SUM.match(self.text, self.opens[self._sentence(whole)]))
        kinds = not any(q.counts_same(whole) for q in row) and any(
            self._post(q) == "word" and not self._label(q) for q in row
        )
        said = (_SUMS_UP_KINDS if kinds else _SUMS_UP).search(between)
        return bool(said or self._counts(whole, row))

    def _counts(self, whole: Quantity, row: list[Quantity]) -> bool:
        """Whether the text says how many parts there are: «гурван ээлжээр», «3 багт»."""
        count = len(row)
        first = min(whole.start, row[0].start)
        begin = max(first - _LABEL, self.opens[bisect_right(self.opens, first) - 1])
        end = max(whole.start, row[0].start)
        told = rf"{count}|{CARDINALS[count]}н?" + ("|дөрвөн" if count == 4 else "")
        return bool(
            re.search(
                rf"\b(?:{told})\s+(?!дугаар|дүгээр|сар|хувь)[^\W\d]",
                self.text[begin:end],
                re.IGNORECASE,
            )
        )

    def _may_overlap(self, whole: Quantity, parts: list[Quantity]) -> bool:
        """Whether one may be in two parts, such as women and young people."""
        labelled = all(self._label(q) not in {"", "which"} for q in parts)
        edges = [*(q.start for q in parts[1:]), len(self.text)]
        told = [
            " ".join(self._label_words(q))
            if labelled
            else re.split(r"[,;.]|\sгэж\s", self.text[q.end : min(edge, q.end + _GAP)])[0]
            for q, edge in zip(parts, edges, strict=True)
        ]
        marked = [
            any(stem(m[0]) not in whole.nouns for m in _ONE_OF_MANY.finditer(said))
            for said in told
        ]
        sexes = all("эмэгтэй" in said or "эрэгтэй" in said for said in told)
        return any(marked) and not sexes

    def _found(self, whole: Quantity, row: list[Quantity]) -> Enumeration:
        first = bisect_left(self.starts, row[0].start - _REACH)
        last = bisect_left(self.starts, row[-1].start + _REACH)
        others = tuple(
            q
            for q in self.figures[first:last]
            if q is not whole and q not in row and _is_measured_alike(q, whole)
        )
        same = all(not q.nouns or q.counts_same(whole) for q in row)
        scaled = _scaled(self.text, whole, row)
        between = self.text[whole.end : row[0].start]
        all_told = not between or (_OPENS.search(between) and not OF_WHICH.search(between))
        form = Form.JOINED if all_told else Form.NEARLY
        return Enumeration(form, whole, scaled, named=False, same=same, others=others)


def _place(q: Quantity) -> int:
    return q.start


def _scaled(text: str, whole: Quantity, row: list[Quantity]) -> tuple[Quantity, ...]:
    """Give bare figures the «сая» that only a later one or the whole says."""
    *parts, _ = in_one_scale(text, (*row, whole))
    return tuple(parts)


def _is_measured_alike(q: Quantity, whole: Quantity) -> bool:
    if q.unit or not whole.unit:
        return q.value > 0 and (q.unit == whole.unit or q.unit in _SOFT)
    return q.value > 0 and (whole.unit in _SOFT or not q.nouns)
