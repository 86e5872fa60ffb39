"""Wholes that are told first and parted afterwards, without a word such as «нийт».

«412 өрхөөс 268 нь …, үлдсэн 144 нь …», «96 хүүхэд амьдарч байна. Үүний 52 нь охин, 44 нь
хөвгүүн», «үнэлгээгээр 148 сайн, 61 дунд, 12 муу». What is left over makes a parting whole;
a mere list may be of some only, so that whoever judges it must ask for more.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from bielelt.language.folding import small
from bielelt.language.lists import fits, in_one_scale, unbracketed, words
from bielelt.language.quantities import Quantity
from bielelt.language.remainders import LEFT_AFTER, LEFT_BEFORE, named
from bielelt.language.sentences import sentence_spans
from bielelt.language.stems import Case, stem
from bielelt.language.sums import Enumeration, Form
from bielelt.language.units import COUNTERS
from bielelt.language.verbs import is_verb
from bielelt.language.worded import find_counts

_LEAST = 4
_MOST_PARTS = 10
_REACH = 500
_LABEL = 40
_OPPOSED = 4
_LIST, _TWO = 3, 2
_ENDING = re.compile(r"(?:с[аэоө]н|[жч]ээ|[жч]|л[аэоө]{2}|[аэоөуү]?в)$")
_NO = re.compile(r"\w+г[үу]й\b", re.IGNORECASE)
_BECAME = re.compile(r"\s+бол[жсов]", re.IGNORECASE)
_OF_IT = re.compile(r"\s*(?:-\w+\s+)?нь\b|-(?:г?ийн|ын)х\b")
OF_DONE = re.compile(
    r"(?:\s+[^\W\d]+){0,5}?\s+(?:[^\W\d]{2,}(?:х|с[аэоө]?н)(?:аас|ээс|оос|өөс|ийн|ын|ий|ы|ийг|ыг)|"
    r"(?:байгаа|буй)г(?:аас|ээс|оос|ийн)|[^\W\d]+т[аэо]йг(?:аас|ээс|оос)|[^\W\d]+д[аэоө]?г(?:аас|ээс|оос|өөс|ийн|ын))\b",
    re.IGNORECASE,
)
"""A verb that has the ending of the whole: «78 айлын бууц ариутгахаас», «41 хүн байгаагаас»."""

FROM = re.compile(r"[^\W\d](?:аас|яас|иас|ээс|(?<!\bн)оос|өөс)$", re.IGNORECASE)
"""«412 эцэг эхээс»: the stem is too short to be sure of the case of the word alone.

Wool («ноос») has no ending.
"""

ATTRIBUTE = re.compile(
    r"[^\W\d]+с[аэоө]н\s+(?!(?:нь|бөгөөд|ба|бай\w*|бол|тул|юм|үед|дүн\w*)\b)(?=[^\W\d])",
    re.IGNORECASE,
)
"""A participle that tells of the next noun: «85 хүн суусан сургалтад»."""

_NEXT_FIGURE = re.compile(r"(?:\s+[^\W\d]+){0,2}\s+\d")
_WORD = re.compile(r"[^\W\d_]+")
# What is the case of the rest: «…, 2 нь хянагдаж байна», «…, 7-г буцаасан».
_NOT_DONE = re.compile(
    r"\b(?:[^\W\d]+(?:гүй|(?:[жч]|тай|тэй|той)\s+бай(?:на|гаа))|[^\W\d]+(?:ад|эд|од|өд|д|т)\s+(?:бай(?:на|гаа)|буй)|"
    r"(?:хүлээгд|татгалз|буца|цуц|няц|хойш|үлд)[^\W\d]+)\b",
    re.IGNORECASE,
)
# «одоогоор 23 нь ээлжээ хүлээж байна», «хараахан ирээгүй нь 24»: the rest, too.
_BY_NOW = re.compile(r"\b(?:одоогоор|одоо|харин|цаана\s+нь)\s+$", re.IGNORECASE)
_STILL = re.compile(
    r"\s*(?:-\w+\s+)?(?:нь\s+)?(?:[^\W\d]+\s+){0,3}?"
    r"(?:(?:хүлээ|судла|судалж|хяна|шийдвэрл|үргэлжил|үлд|дутуу)[^\W\d]*|хэвээр|дараалалд|ээлжинд|шатанд|[^\W\d]+гүй)\b",
    re.IGNORECASE,
)
# «Зөвшөөрөөгүй 7 айлтай», «биелээгүй шаардлага 13», «гэртээ үлдсэн өрх 15»
_DENIED_LABEL = re.compile(
    r"\b[^\W\d]{2,}(?:[аэоө]{2}|с[аэоө]н)гүй(?:\s+[^\W\d]+){0,2}\s+$", re.IGNORECASE
)
_LEFT_LABEL = re.compile(r"\bүлдсэн\s+[^\W\d]+\s+$", re.IGNORECASE)
_KEPT = re.compile(
    r"(?:\s+[^\W\d]+){0,2}?\s+(?:нөөцтэй|хадгалагд[^\W\d]+|хэвээр|байна|байгаа|бий)\b",
    re.IGNORECASE,
)
_NOT_YET = re.compile(r"\bхараахан\s+[^\W\d]+гүй(?:\s+нь)?\s*$", re.IGNORECASE)
# «сул орон тоо 9», «эзэнгүй 4 ор»: what nobody holds.
_FREE = re.compile(
    r"\b(?:сул|эзэнгүй|хоосон|эзлэгдээгүй)\s+(?P<what>(?:[^\W\d]+\s+){0,2})$",
    re.IGNORECASE,
)
# «6 орон тоо сул байна»
_FREE_BEHIND = re.compile(
    r"\s+(?P<what>(?:[^\W\d]+\s+){0,2}?)(?:сул|эзэнгүй|хоосон)\s+(?:бай|бий|үлд)",
    re.IGNORECASE,
)
_SAY_FREE = ("сул", "эзэнгүй", "хоосон", "эзлэгдээгүй")  # a look ahead, to be quick
_POSTS = frozenset(map(stem, ("тоо", "байр")))
# «Бусад 11 нэхэмжлэл …»: the rest may be told two sentences on.
_OPENS_REST = re.compile(r"\s*(?:харин\s+)?(?:үлдсэн|бусад|нөгөө)\b", re.IGNORECASE)
# Adjectives that stand behind a figure in place of what is counted: «21 сайн, 9 муу».
_GRADES = frozenset(map(stem, (
    "онц", "сайн", "дунд", "муу", "маш", "хэвийн", "эерэг", "сөрөг", "өндөр", "бага", "их",
    "том", "жижиг", "шинэ", "хуучин", "бүрэн", "хэсэгчлэн", "цахим",
)))  # fmt: skip
_COMPARES = re.compile(
    r"давхард|давхц|тус бүр(?!ээр|тг)|бүрт\b|бүрд\b|бүрийн|дундаж|дунджаар|\bөсс?ө|\bөсч|\bөсөлт|буурсан|"
    r"буурч|буурав|нэмэгд|хорогд|өмнөх|урьд он|өнгөрсөн он|мөн үе|хэтэр|харьцуул|тутам|(?:\d|хоёр|гурав|дөрөв|тав)\s+дахин|"
    r"төлөвл(?!\w*сн)|зорилт(?!от)|байсан бол\b|\bзөрүү",
    re.IGNORECASE,
)
# Between the figures; before them all it says when: «Эхний ээлжинд 300-г олгохоос …».
_IN_STAGES = re.compile(
    r"(?:эхний|дараагийн|сүүлийн|д[уү]г[аэ]{2}р|дахь|дэх|\d-р)\s+(?:шат|ээлж)",
    re.IGNORECASE,
)


def find_partings(text: str) -> tuple[Enumeration, ...]:
    """Return the partings of ``text``: Form.REST where all parts are told, else Form.NEARLY."""
    if len(find_counts(text)) < _LIST:
        return ()
    return tuple(_Reading(text).partings())


class _Reading:
    """One reading of a text: its sentences and the figures outside of brackets."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.figures = list(unbracketed(text))
        self.starts = [q.start for q in self.figures]
        self.sentences = list(sentence_spans(text))
        self.ends = [end for _, end in self.sentences]
        self.tells_free = any(map(small(text).__contains__, _SAY_FREE))

    def partings(self) -> Iterator[Enumeration]:
        for index, whole in enumerate(self.figures):
            if not whole.is_exact or whole.repeated or _is_small(whole):
                continue
            if not whole.nouns and _OF_IT.match(self.text, whole.end):
                continue  # «8 нь …, 5 нь …»: itself a part
            here, begin, stop = self._window(whole)
            near = self.figures[index + 1 : bisect_left(self.starts, stop)][:_MOST_PARTS]
            for found in self._of(whole, near, here):
                last = found.parts[-1].start
                told = here if last < here else min(stop, here + _REACH)
                # The figures tell sooner than these words that most are no parts.
                if not (
                    _COMPARES.search(self.text, begin, here)
                    or _COMPARES.search(self.text, here, told)
                    or _IN_STAGES.search(self.text, whole.start, max(here, told))
                ):
                    yield found

    def _of(
        self, whole: Quantity, near: list[Quantity], here: int
    ) -> Iterator[Enumeration]:
        """Yield the partings of one whole into figures ``near`` it."""
        if not any(0 < q.value < whole.value for q in near):
            return
        if self.tells_free:
            yield from self._filled(whole, near)
        said = self._said_behind(whole)
        parts = [q for q in near if _may_be_part(q, whole, said)]
        if parts:
            yield from self._left_over(whole, parts, near)
            yield from self._opposed(whole, parts, near, here)

    def _window(self, whole: Quantity) -> tuple[int, int, int]:
        """Return the end of the sentence of ``whole``, and where its context begins and ends."""
        number = bisect_left(self.ends, whole.start + 1)
        if number >= len(self.sentences):
            return len(self.text), whole.start, len(self.text)
        begin, here = self.sentences[number]
        following = min(number + 1, len(self.ends) - 1)
        beyond = self.sentences[min(number + _TWO, len(self.ends) - 1)]
        rest = _OPENS_REST.match(self.text, beyond[0])
        stop = beyond[1] if rest else self.ends[following]
        reach = whole.stop + _REACH
        return min(here, reach), max(begin, whole.start - _REACH), min(stop, reach)

    def _said_behind(self, whole: Quantity) -> frozenset[str]:
        """Return the stems of the words behind a figure, before the next one."""
        index = bisect_left(self.starts, whole.end)
        number = bisect_left(self.ends, whole.start + 1)
        stops = [*self.starts[index : index + 1], *self.ends[number : number + 1]]
        stop = min(stops, default=len(self.text))
        return frozenset(
            stem(word[0]) for word in _WORD.finditer(self.text, whole.end, stop)
        )

    def _is_owner(self, whole: Quantity) -> bool:
        """Whether the parts are «of» this figure, by its own ending or that of its verb."""
        own = whole.case in (Case.ABLATIVE, Case.GENITIVE)
        return own or bool(
            FROM.search(self.text, whole.start, whole.stop)
            or OF_DONE.match(self.text, whole.end)
            or (not whole.nouns and OF_DONE.match(self.text, whole.stop))
        )

    def _owns_more(self, part: Quantity) -> bool:
        """Whether a part has parts of its own: «27 нь явахаас 12 нь».

        «27 өрхийг» and «20 нь агуулахын, …» only look like verbs with an ending.
        """
        if part.case in (Case.ABLATIVE, Case.GENITIVE):
            return True
        done = OF_DONE.match(self.text, part.end)
        next_one = done and _NEXT_FIGURE.match(self.text, done.end())
        return bool(FROM.search(self.text, part.start, part.stop) or next_one)

    def _left_over(
        self, whole: Quantity, parts: list[Quantity], near: list[Quantity]
    ) -> Iterator[Enumeration]:
        """Yield «W-ээс A …, үлдсэн B …»."""
        index = next((n for n, q in enumerate(parts) if self._is_left(q)), 0)
        form = Form.REST
        if not index:
            index = next((n for n, q in enumerate(parts) if self._may_be_rest(q, whole)), 0)
            form = Form.NEARLY
            if index < _TWO or not self._is_owner(whole):
                return
        if not index or any(self._owns_more(q) for q in parts[:index]):
            return
        if any(_BECAME.match(self.text, q.end) for q in parts[:index]):
            return  # «284-өөс 272 болсон тул 81 үлдсэн»: there are fewer now
        between = [q for q in near if q.start < parts[index].start]
        # «642 нь … 6 сургуулийн 4-ийг дуусгаж, үлдсэн 2»: of another whole.
        if any(
            one.case is Case.GENITIVE and other.start <= one.stop + 1
            for one, other in pairwise(between)
        ):
            return
        said = {*whole.nouns, *self._said_behind(whole)}
        same = not said.isdisjoint(named(self.text, parts[index]))
        if self._is_owner(whole) or (same and self._is_left_behind(whole, parts[0])):
            before, rest, after = parts[:index], parts[index], parts[index + 1 :]
            if self._sentence(rest) > self._sentence(whole) + 1:
                form = Form.NEARLY
                before = [q for q in before if self._sentence(q) == self._sentence(whole)]
            yield self._found(form, whole, [*before, rest], after)

    def _filled(self, whole: Quantity, near: list[Quantity]) -> Iterator[Enumeration]:
        """Yield places with those that are filled and free: «64 орон тоотой, ажилтан 57, сул 9»."""
        free = next((q for q in near if self._is_free(q, whole)), None)
        if free is None:
            return
        filled = [q for q in near if q.start < free.start and not q.unit]
        if len(filled) == 1 and filled[0].is_exact and free.is_exact:
            yield self._found(Form.NEARLY, whole, [*filled, free], [])

    def _is_free(self, q: Quantity, whole: Quantity) -> bool:
        """Whether a figure counts what is free of what the whole counts."""
        told = _FREE.search(self.text, max(0, q.start - _LABEL), q.start)
        told = told or _FREE_BEHIND.match(self.text, q.end)
        if told is None or q.unit or q.value >= whole.value:
            return False
        label = self.text[max(0, whole.start - _LABEL) : whole.start]
        counted = {*whole.nouns, *map(stem, words(label)[-_TWO:])}
        counted |= self._said_behind(whole)
        called = {*q.nouns, *map(stem, words(told["what"] or ""))}
        if called & _POSTS:
            called |= _POSTS
        # «ортой» is too short for its stem to be sure of.
        return not called or any(
            one.startswith(other) or other.startswith(one)
            for one in called
            for other in counted
        )

    def _sentence(self, q: Quantity) -> int:
        return bisect_left(self.ends, q.start + 1)

    def _may_be_rest(self, q: Quantity, whole: Quantity) -> bool:
        """Whether a third figure is what else there is: «биелээгүй 15», «хөргүүрт 4 300 тун байна»."""
        before = self.text[max(0, q.start - _LABEL) : q.start]
        end = self.ends[bisect_left(self.ends, q.start + 1)]
        if _BY_NOW.search(before) and _STILL.match(self.text, q.end, end):
            return True
        same = q.counts_same(whole)
        bare = not q.nouns and not q.unit
        if _DENIED_LABEL.search(before) or _LEFT_LABEL.search(before):
            return same or bare
        return same and bool(_KEPT.match(self.text, q.end))

    def _is_left(self, q: Quantity) -> bool:
        before = self.text[max(0, q.start - _LABEL) : q.start]
        told = LEFT_BEFORE.search(before) or _NOT_YET.search(before)
        return bool(told or LEFT_AFTER.match(self.text, q.end))

    def _opposed(
        self, whole: Quantity, parts: list[Quantity], near: list[Quantity], here: int
    ) -> Iterator[Enumeration]:
        """Yield «W-ээс A нь хамрагдсан, B нь хамрагдаагүй»: done and not done are all."""
        own = [q for q in parts if q.start < here]
        if len(parts) > 2 and len(own) == 2:  # noqa: PLR2004
            parts = own
        if len(parts) != 2 or parts[0].start >= here:  # noqa: PLR2004
            return
        yes, no = parts
        tied = self._is_left_behind(whole, yes) or self._is_tied(yes)
        if not tied or self._has_third(whole, no, near, here):
            return
        if self._denies(yes, no):
            yield self._found(Form.REST, whole, parts, [])
        elif [q for q in near if q.start < here] == parts and self._is_owner(whole):
            named_so = self._is_tied(no) or no.counts_same(whole)
            left = _NOT_DONE.search(self.text, no.end, here)
            if named_so and self._is_tied(yes) and left:
                yield self._found(Form.JOINED, whole, parts, [])
            elif _are_dealt_with(yes, no):
                yield self._found(Form.AT_MOST, whole, parts, [])

    def _has_third(
        self, whole: Quantity, no: Quantity, near: list[Quantity], here: int
    ) -> bool:
        """Whether one more is told: «19-д батлагдаж, 36-д батлагдаагүй, 3 хүний хариу гараагүй»."""
        third = [q for q in near if no.start < q.start < here]
        return any(not named(self.text, q).isdisjoint(whole.nouns) for q in third)

    def _denies(self, yes: Quantity, no: Quantity) -> bool:
        """Whether what is told of ``yes``, behind or before it, is denied of ``no``."""
        done = [_root(w) for w in words(self.text[yes.end : no.start])]
        end = self.ends[bisect_left(self.ends, no.start + 1)]
        denied = _NO.search(self.text, no.end, end)
        labels = [
            words(self.text[max(0, q.start - _LABEL) : q.start])[-1:] for q in (yes, no)
        ]
        if all(labels) and _NO.fullmatch(labels[1][0]):  # «барагдсан 24, барагдаагүй 8»
            denied = _NO.fullmatch(labels[1][0])
            done = [_root(labels[0][0]), *done]
        return bool(denied and denied[0].casefold().startswith(tuple(filter(None, done))))

    def _is_left_behind(self, whole: Quantity, part: Quantity) -> bool:
        """Whether the whole is no item of the same list: it owns the part, or a verb parts them."""
        between = ATTRIBUTE.sub(" ", self.text[whole.end : part.start])
        return self._is_owner(whole) or any(map(is_verb, words(between)))

    def _is_tied(self, q: Quantity) -> bool:
        """Whether a bare figure points back: «52 нь», «9-д», «221-ийг»."""
        pointing = q.case in (Case.DATIVE, Case.ACCUSATIVE)
        return not q.nouns and (pointing or bool(_OF_IT.match(self.text, q.end)))

    def _found(
        self, form: Form, whole: Quantity, parts: list[Quantity], others: list[Quantity]
    ) -> Enumeration:
        same = all(not part.nouns or part.counts_same(whole) for part in parts)
        scaled = in_one_scale(self.text, tuple(parts))
        return Enumeration(
            form, whole, scaled, named=False, same=same, others=tuple(others)
        )


def _are_dealt_with(one: Quantity, other: Quantity) -> bool:
    """Whether something is done with these and no others: «33-ыг арилгаж, 16-г шилжүүлэв».

    «3-д нь дохио, 2-т нь камер»: two things may be put up in one place.
    """
    cases = {one.case, other.case}
    bare = not (one.nouns or other.nouns)
    return bare and Case.ACCUSATIVE in cases <= {Case.ACCUSATIVE, Case.DATIVE}


def _is_small(whole: Quantity) -> bool:
    """Whether so few things are counted that any two figures nearly add up to them."""
    return not whole.unit and whole.value < _LEAST


def _root(verb: str) -> str:
    """Return what the forms of a verb begin with; empty for other words."""
    root, found = _ENDING.subn("", verb.casefold())
    return root[:_OPPOSED] if found and len(root) > 1 else ""


def _may_be_part(q: Quantity, whole: Quantity, said: frozenset[str]) -> bool:
    """Whether the figure can be a part by its size and by what it counts.

    ``said`` are the words behind the whole: «1860 иргэнд лавлагаа олгов» counts «лавлагаа», too.
    """
    measured = q.unit in {"", whole.unit} or q.unit in COUNTERS
    if not measured or not q.is_exact or not 0 < q.value < whole.value:
        return False
    return _is_bare(q) or fits(q, whole) or not said.isdisjoint(q.nouns)


def _is_bare(q: Quantity) -> bool:
    """Whether nothing counted follows: «52 нь», «148 хангалттай», «17 хангалтгүй»."""
    told_how = q.case in (Case.COMITATIVE, Case.INSTRUMENTAL)
    return not q.nouns or (
        not q.unit and (told_how or q.nouns[0] in _GRADES or q.nouns[0].endswith("гүй"))
    )
