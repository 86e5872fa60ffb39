"""Figures told alike in a row, and a figure beside them that may be their whole.

«94 зөрчлөөс хот дотор 41, хөдөөд 33, бусад 22», «өвөл 12, хавар 14, дүн нь 28»: what the
words mean matters little. Parts of one whole are told alike (all behind a place, all «нь», all
in one case), and the whole owns them, leads to them or sums them up. Such a row may still be
of some only, so that whoever judges it must ask for a narrow miss.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise

from bielelt.language.folding import small
from bielelt.language.lists import (
    OF_WHICH,
    are_persons,
    fits,
    in_one_scale,
    is_bare_million,
    unbracketed,
    words,
)
from bielelt.language.moves import has_become
from bielelt.language.near_sums import is_slip
from bielelt.language.numerals import BEFORE_NOUN, CARDINALS
from bielelt.language.overlaps import BOTH, ONE_OF_MANY
from bielelt.language.partings import ATTRIBUTE, FROM, OF_DONE
from bielelt.language.quantities import Quantity
from bielelt.language.remainders import named
from bielelt.language.stems import Case, stem
from bielelt.language.sums import Enumeration, Form
from bielelt.language.told_alike import AND, GAP, ITEM, LABEL, PARTED, FiguresInRows
from bielelt.language.units import COUNTERS, MONEY
from bielelt.language.verbs import is_verb

_FEWEST = 3  # a whole and two parts
_MOST_PARTS = 12
_LEAST = 9  # any two figures nearly add up to fewer
_LEAST_OF_MANY = 5
_LEAST_LEFT = 10
_TWO = 2
_REACH = 400
_LONG_GAP = 160
_TIMES = frozenset({"минут", "цаг", "хоног", "өдөр", "сар", "жил", "нас"})
_SOFT = COUNTERS | {"удаа"}
_ITS = re.compile(r"\s+нь\b")
_IS_LEFT = re.compile(r"\b(?:үлдсэн|бусад)\b|\bзэрэг\b|гэх мэт|г\.м", re.IGNORECASE)
_GROWN_UP = re.compile(r"насанд\s+хүр|том\s+хүн", re.IGNORECASE)
# All who were told, in a sentence of its own: «Марафонд оролцсон 140 хүүхдийн …».
_TOOK = (
    "оролц", "хамрагд", "суралц", "хариул", "өрсөлд", "үзүүл", "ирсэн", "суусан", "орсон", "авсан",
)  # fmt: skip
_TOOK_PART = re.compile(
    rf"\b(?:{'|'.join(_TOOK)}|хүч\s+үзсэн)[^\W\d]*\s+$",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"[:–—]\s|\bүүн(?:д|ээс|ий)\b|\b(?:эд|тэд)гээр(?:ээс|ийн)\b|[^\W\d]{2,}[бв](?:ал|эл|ол|өл)\b",
    re.IGNORECASE,
)
_SUMS_UP = re.compile(
    r"\b(?:(?:гурв|дөрв|тав|зург|дол|найм|ес|арв|цөм)[уү]{2}л[аэоө]\w*|нийт(?!ийг\b)\w*|бүгд|нийл\w+|буюу|гээд|ийнхүү|ингээд|дүн(?:гээр|\s+нь)?|жилийн\s+байдлаар|тоо(?:гоор)?|хамт\w*|дүгнэ\w+|"
    r"нэгтг\w+|бүх)\b",
    re.IGNORECASE,
)
# Things of several names are summed up by these only: «14 ширээ, 28 сандал, нийт 40 хүүхэд».
_SUMS_UP_KINDS = re.compile(r"\b(?:нийл\w+|буюу|гээд|бүгд|ийнхүү)\b", re.IGNORECASE)
_COMPARES = re.compile(
    r"давхард|давхц|тус бүр(?!ээр|тг)|бүрт\b|бүрд\b|бүрийн|дундаж|дунджаар|\bөсс?ө|\bөсч|\bөсөлт|"
    r"буур(?:сан|ч|ав)|нэмэгд(?!эл)|хорогд(?!сон|лын|ол|ж)|өмнөх|урьд он|өнгөрсөн оны|мөн үе|харьцуул|тутам|"
    r"(?:\d|хоёр|гурав|дөрөв|тав)\s+дахин|төлөвл(?:өгөө(?!т)|\w*\s+\d)|зорилт(?!от)|байсан бол\b|хоёул|\bаль ал|илүү|дутуу|\bзөрүү",
    re.IGNORECASE,
)
# A choice of some, of which fewer may be told next.
_CHOSEN = re.compile(
    r"\b(?:хэлэлц|шалгар|сонгон?|үнэл|судал|шүү|бүрдсэн|бүрдүүл)[^\W\d]*", re.IGNORECASE
)
# «1 320 аргаль, янгирын 780», «146 өргөдөл, гомдлоос»: the last noun of the whole has its ending.
_COMPOUND = re.compile(r"[^\d.;:]{2,60}(?:ийн|ын|ний|ны|аас|ээс|оос|өөс)\s+", re.IGNORECASE)
# «26 нээлттэй хичээлийн математик 7»: the noun phrase of the whole has its ending.
_OWNS = re.compile(
    r"(?:\s+[^\W\d]+){0,2}?\s+[^\W\d]+(?:ийн|ын|ний|ны|[аэоуү]йн|аас|ээс|оос|өөс)\b",
    re.IGNORECASE,
)
# «нийт газар нутаг 412 га ба тариалан 160 га, …»
_NAMED = re.compile(r"\bнийт\b[^\d,.;:]*$", re.IGNORECASE)
# A sentence of its own tells the last part: «Үлдсэн нэг сургуульд 285 сая төгрөг».
_LAST_ONE = re.compile(r"\s*(?:харин\s+)?(?:үлдсэн|бусад|нөгөө)\b[^\d,;:]*$", re.IGNORECASE)
# «22 цэцэрлэгт хяналт хийхэд 17 цэцэрлэг …»
_WHEN_DONE = re.compile(r"[^\W\d]{2,}х(?:ад|эд|од|өд)\s", re.IGNORECASE)
_WAS = re.compile(r"\s*бай(?:с[аэоө]?н|лаа|в\b)", re.IGNORECASE)
_HUNDRED = 100
_ATTRIBUTIVE = {n: word for word, n in BEFORE_NOUN.items()}
_REPEATED = re.compile(r"давхардсан\s+тоо\w*", re.IGNORECASE)


def find_runs(text: str) -> Iterator[Enumeration]:
    """Yield each row of figures that are told alike with the wholes it may have."""
    figures = [q for q in unbracketed(text) if q.is_exact and q.unit not in _TIMES]
    if len(figures) >= _FEWEST:
        yield from _Reading(text, figures).runs()


class _Reading(FiguresInRows):
    """One reading of a text, by the figures outside of brackets."""

    def runs(self) -> Iterator[Enumeration]:
        """Yield the rows behind and before each figure that may be their whole."""
        for index, whole in enumerate(self.figures):
            behind = self._row(whole, self.figures[index + 1 : index + 2 * _MOST_PARTS])
            if self._may_be_parts(whole, behind) and self._owns(whole, behind):
                yield self._found(whole, behind)
            near = self.figures[max(0, index - 2 * _MOST_PARTS) : index]
            for told in (near, *self._sentence_before_last(whole, near)):
                before = self._row(whole, reversed(told))[::-1]
                if self._may_be_parts(whole, before) and self._sums_up(whole, before):
                    yield self._found(whole, before)
                    break

    def _sentence_before_last(
        self, whole: Quantity, near: list[Quantity]
    ) -> Iterator[list[Quantity]]:
        """Yield the figures two sentences before one that tells how many took part."""
        if self._tells_all(whole):
            there = self.sentence(whole) - _TWO
            yield [q for q in near if self.sentence(q) == there]

    def _row(self, whole: Quantity, near: Iterable[Quantity]) -> list[Quantity]:
        """Return the figures from the whole on that may be its parts and are told alike."""
        row: list[Quantity] = []
        for q in near:
            if self._is_far(q, whole) or len(row) == _MOST_PARTS:
                break
            if self._stands_between(q, whole, row):
                continue
            if not self._may_be_part(q, whole):
                break
            if row and not self._goes_on(row, q, whole):
                if len(row) > 1 or q.start < whole.start or self.is_tied(row[0], whole):
                    break
                row.clear()  # «58 зүйлд 3 бүлэг саналаар: 21-ийг …»: stood between
            row.append(q)
            if sum(part.value for part in _scaled(self.text, whole, row)) == whole.value:
                break
        return row

    def _goes_on(self, row: list[Quantity], q: Quantity, whole: Quantity) -> bool:
        """Whether a figure is told as those before, or in a sentence of its own as the rest."""
        if self.are_alike(row[-1], q, whole):
            return True
        opened = self.opens[self.sentence(q)]
        behind = len(row) > 1 and whole.start < row[-1].start < opened
        return behind and self._tells_rest(q)

    def _is_far(self, q: Quantity, whole: Quantity) -> bool:
        rest = q.start > whole.start and self._tells_rest(q)
        most = 2 if rest or self._tells_all(whole) else 1
        apart = abs(self.sentence(q) - self.sentence(whole)) > most
        return apart or abs(q.start - whole.start) > _REACH

    def _tells_all(self, whole: Quantity) -> bool:
        """Whether the sentence of a figure begins with who took part: «Оролцсон 140 хүүхэд»."""
        opened = max(self.opens[self.sentence(whole)], whole.start - LABEL)
        said = small(self.text)[opened : whole.start]
        may = any(map(said.__contains__, (*_TOOK, "үзсэн")))
        return may and bool(_TOOK_PART.search(self.text, opened, whole.start))

    def _tells_rest(self, q: Quantity) -> bool:
        """Whether the sentence of a figure begins with what is left: «Үлдсэн … 285 сая»."""
        opened = self.opens[self.sentence(q)]
        return bool(_LAST_ONE.match(self.text[opened : q.start]))

    def _stands_between(self, q: Quantity, whole: Quantity, row: list[Quantity]) -> bool:
        """Whether a figure is measured otherwise, or is more than the whole, before any part.

        «14 өрх 12 сая төгрөгөөр, 9 өрх 7 сая төгрөгөөр», «214 өрхийн 96 480 малын …».
        """
        if self._names_next(q, whole):
            return True
        if not _is_measured_alike(q, whole):
            return bool(q.unit) or not row
        same = self.sentence(q) == self.sentence(whole)
        return q.value >= whole.value and not row and same

    def _names_next(self, q: Quantity, whole: Quantity) -> bool:
        """Whether the figure is a label of the next one: «ойрын 4 сум 3 020, бусад 7 сум 2 150»."""
        other = bool(q.nouns) and not q.unit and not q.counts_same(whole)
        return other and self.touches_next(q)

    def _may_be_part(self, q: Quantity, whole: Quantity) -> bool:
        alike = _is_measured_alike(q, whole) and q.value < whole.value
        return alike and not self.owns_next(q)

    def _may_be_parts(self, whole: Quantity, row: list[Quantity]) -> bool:
        least = _LEAST if len(row) == _TWO else _LEAST_OF_MANY
        if whole.unit or all(q.counts_same(whole) for q in row):
            least = _LEAST_OF_MANY if not whole.unit else 0
        if len(row) < _TWO or whole.value < least or self._may_overlap(whole, row):
            return False
        apart = self.sentence(whole) != self.sentence(row[0])
        by_whom = whole.case is Case.INSTRUMENTAL and not self.is_tied(row[0], whole)
        if apart and by_whom:
            return False  # «46 өрх ажлын хүчээр туслав. …»: by whom it was done
        if len(row) == _TWO and _CHOSEN.search(self.text, row[0].end, row[1].start):
            return (
                False  # «134 төслөөс 96-г хэлэлцэж, 41-ийг …»: the second is of the first
            )
        if self._count_others(whole, row):
            return False
        first, last = min(whole.start, row[0].start), max(whole.stop, row[-1].stop)
        told = self.text[first:last] + PARTED.split(self.text[last : last + LABEL])[0]
        end = self.sentences[self.sentence(row[-1])][1]
        before = self.text[
            max(0, self.opens[self.sentence(row[0])], first - _REACH) : first
        ]
        behind = self.text[row[-1].end : min(end, row[-1].end + _REACH)]
        if whole.repeated:
            before, behind, told = (_REPEATED.sub("", s) for s in (before, behind, told))
        both = BOTH.search(before) or BOTH.search(behind)
        return not both and not _COMPARES.search(told)

    def _count_others(self, whole: Quantity, row: list[Quantity]) -> bool:
        """Whether the figures of a row count other things than the whole, or one thing twice."""
        named = set.intersection(*(set(q.nouns) for q in row))
        if named and whole.nouns and named.isdisjoint(whole.nouns):
            return True  # «145 хүн … 61 ном, 48 ном»
        apart = self.sentence(whole) != self.sentence(row[0])
        if apart and all(q.nouns and not fits(q, whole) for q in row):
            return True  # «51 айлд хуваарилав. … 44 сурагч, 12 залуу оролцсон»
        # «өв тээгч 11 байснаа 14 болсон»
        return any(_became(self.text, *two) for two in pairwise(row))

    def _owns(self, whole: Quantity, row: list[Quantity]) -> bool:
        """Whether the figure before a row is its whole, and the row may be all of it."""
        if not whole.nouns and all(self.is_tied(q, whole) for q in (whole, row[0])):
            return False  # «9 200-г нь …»: itself a part
        end = self.sentences[self.sentence(row[-1])][1]
        # What a last part is of may be called «бусад» itself.
        *_, behind = PARTED.split(
            self.text[row[-1].end : min(end, row[-1].end + _REACH)], 1
        )
        own = self.text[row[-1].end : end].startswith(behind)
        if not own and _IS_LEFT.search(behind):
            return False
        between = self.text[whole.end : row[0].start]
        owned = (
            whole.case in (Case.ABLATIVE, Case.GENITIVE, Case.ACCUSATIVE)
            or FROM.search(self.text, whole.start, whole.stop)
            or OF_DONE.match(self.text, whole.end)
            or _OWNS.match(self.text, whole.end)
        )
        compound = bool(whole.nouns) and _COMPOUND.fullmatch(between)
        opened = _OPENS.search(between)
        # The last piece is the label of the first part: «…, гэрлээр орсон 97».
        *pieces, label = PARTED.split(ATTRIBUTE.sub(" ", between))
        led = (
            self.sentence(whole) != self.sentence(row[0])
            or "бөгөөд" in between
            or any(map(is_verb, words(" ".join(pieces) if pieces else label)))
        )
        pointing = len(row) > _TWO and all(
            not q.nouns and self.is_tied(q, whole) for q in row
        )
        led = led or bool(whole.nouns and pointing) or bool(_WHEN_DONE.search(between))
        if len(row) > _TWO and _NAMED.search(
            self.text[max(0, whole.start - LABEL) : whole.start]
        ):
            led = led or bool(AND.match(self.text, whole.stop))
        if ITEM.match(self.text, whole.stop) and not (compound or opened or led):
            return False  # itself one of a row
        if len(row) > _TWO:
            return bool(owned or compound or opened or led or self._counts(whole, row))
        short = whole.value - sum(q.value for q in _scaled(self.text, whole, row))
        labelled = all(self.label(q) for q in row)
        slipped = labelled and not OF_WHICH.search(between) and _is_slip_by(whole, short)
        third = led or OF_WHICH.search(between) or short < _LEAST_LEFT
        if short > 0 and third and not slipped:
            return False  # a third part may be left out
        tied = labelled or all(self.is_tied(q, whole) or self.label(q) for q in row)
        return bool(
            owned or compound or opened or (led and tied) or self._counts(whole, row)
        )

    def _sums_up(self, whole: Quantity, row: list[Quantity]) -> bool:
        """Whether the figure behind a row is said to be its sum."""
        between = self.text[row[-1].end : whole.start]
        apart = self.sentence(row[-1]) != self.sentence(whole)
        all_told = apart and len(row) > _TWO and self._tells_all(whole)
        longest = _REACH if all_told else _LONG_GAP if apart else GAP
        if len(between) > longest or self._is_owned(whole):
            return False
        bare = not whole.nouns and not whole.unit and _ITS.match(self.text, whole.end)
        if bare and sum(q.value for q in row) != whole.value:
            return False  # «…, нийт 40 орж, 35 нь гарсан»: itself a part
        if all_told and self._count_one(whole, row[-1]):
            return True  # whatever the words between
        if apart:
            opening = self.text[self.opens[self.sentence(whole)] : whole.start]
            return bool(_SUMS_UP.search(opening)) and len(opening) <= LABEL
        kinds = (
            whole.unit not in _SOFT
            and not any(q.counts_same(whole) or are_persons(q, whole) for q in row)
            and any(self.post(q) == "word" and not self.label(q) for q in row)
        )
        said = (_SUMS_UP_KINDS if kinds else _SUMS_UP).search(between)
        return bool(said)

    def _count_one(self, whole: Quantity, last: Quantity) -> bool:
        """Whether both count one thing, or people: «26 хүүхэд», «140 хүүхдийн медаль»."""
        both = named(self.text, whole) & named(self.text, last)
        return bool(both) or are_persons(whole, last)

    def _is_owned(self, whole: Quantity) -> bool:
        """Whether the figure directly before is what this one is of: «20 байгууллагаас 18-д»."""
        index = bisect_left(self.starts, whole.start)
        before = self.figures[index - 1] if index else None
        return bool(before and self.owns_next(before) and before.stop >= whole.start - 1)

    def _counts(self, whole: Quantity, row: list[Quantity]) -> bool:
        """Whether the text says how many parts there are: «гурван ээлжээр», «3 багт»."""
        count = len(row)
        first = min(whole.start, row[0].start)
        begin = max(first - LABEL, self.opens[bisect_right(self.opens, first) - 1])
        end = max(whole.start, row[0].start)
        told = rf"{count}|{CARDINALS[count]}н?|{_ATTRIBUTIVE.get(count, count)}"
        return bool(
            re.search(
                rf"\b(?:{told})\s+(?!дугаар|дүгээр|сар|хувь)[^\W\d]",
                self.text[begin:end],
                re.IGNORECASE,
            )
        )

    def _may_overlap(self, whole: Quantity, parts: list[Quantity]) -> bool:
        """Whether one may be in two parts, such as women and young people."""
        labelled = all(self.label(q) not in {"", "which"} for q in parts)
        edges = [*(q.start for q in parts[1:]), len(self.text)]
        told = [
            " ".join(self.label_words(q))
            if labelled
            else re.split(r"[,;.]|\sгэж\s", self.text[q.end : min(edge, q.end + GAP)])[0]
            for q, edge in zip(parts, edges, strict=True)
        ]
        marked = [
            any(stem(m[0]) not in whole.nouns for m in ONE_OF_MANY.finditer(said))
            for said in told
        ]
        sexes = all("эмэгтэй" in said or "эрэгтэй" in said for said in told)
        ages = all("хүүхэд" in said or _GROWN_UP.search(said) for said in told)
        return any(marked) and not (sexes or ages)

    def _found(self, whole: Quantity, row: list[Quantity]) -> Enumeration:
        first = bisect_left(self.starts, row[0].start - _REACH)
        last = bisect_left(self.starts, row[-1].start + _REACH)
        others = tuple(
            q
            for q in self.figures[first:last]
            if q is not whole and q not in row and self._may_close(q, whole, row[-1])
        )
        same = all(not q.nouns or q.counts_same(whole) for q in row)
        scaled = _scaled(self.text, whole, row)
        between = self.text[whole.end : row[0].start]
        all_told = not between or (_OPENS.search(between) and not OF_WHICH.search(between))
        short = whole.value - sum(q.value for q in scaled)
        slipped = len(row) == _TWO and all(self.label(q) for q in row)
        all_told = all_told or (slipped and _is_slip_by(whole, short))
        form = Form.JOINED if all_told else Form.NEARLY
        return Enumeration(form, whole, scaled, named=False, same=same, others=others)

    def _may_close(self, q: Quantity, whole: Quantity, last: Quantity) -> bool:
        """Whether a figure may be one more part: of this sentence, or of nothing else."""
        if q.start < whole.start <= q.stop + 1:
            return False  # «Хоёр сургуулийн багш 71»: whose they are
        here = self.sentence(q) in (self.sentence(whole), self.sentence(last))
        other = bool(q.nouns) and not q.unit and not q.counts_same(whole)
        return _is_measured_alike(q, whole) and (here or not other)


def _is_slip_by(whole: Quantity, short: Decimal) -> bool:
    """Whether one digit of hundreds makes the gap, so that two parts must be meant as all."""
    round_digit = short >= _LEAST_LEFT and len(short.normalize().as_tuple().digits) == 1
    return (
        round_digit
        and whole.value >= _HUNDRED
        and is_slip(whole.value, whole.value - short)
    )


def _became(text: str, was: Quantity, now: Quantity) -> bool:
    """Whether two figures tell what something was and what it is then."""
    told = was.case is Case.ABLATIVE or _WAS.match(text, was.stop)
    return bool(told and has_become(text, now))


def _scaled(text: str, whole: Quantity, row: list[Quantity]) -> tuple[Quantity, ...]:
    """Give bare figures the «сая» that only a later one or the whole says."""
    *parts, _ = in_one_scale(text, (*row, whole))
    return tuple(parts)


def _is_measured_alike(q: Quantity, whole: Quantity) -> bool:
    if is_bare_million(whole) or is_bare_million(q):
        return q.value > 0 and (q.unit in MONEY or not (q.unit or q.nouns))
    if q.unit or not whole.unit:
        return q.value > 0 and (q.unit == whole.unit or q.unit in _SOFT)
    return q.value > 0 and (whole.unit in _SOFT or not q.nouns)
