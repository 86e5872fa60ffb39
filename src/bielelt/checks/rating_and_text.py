"""A rating that the words of the progress contradict."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bielelt.checks.base import (
    ANSWERER_OF,
    Finding,
    Passage,
    Quote,
    Setting,
    Severity,
    Words,
    passages,
    rating_quotes,
)
from bielelt.core.report import Assessor, Clause, Report
from bielelt.core.scales import Scale, scale_on
from bielelt.language.answers import Part, find_parts
from bielelt.language.demands import find_demands
from bielelt.language.leftovers import find_leftovers
from bielelt.language.likeness import keys, telling
from bielelt.language.numerals import figure
from bielelt.language.quantities import (
    Bound,
    Percent,
    Quantity,
    find_percents,
    find_quantities,
)
from bielelt.language.sentences import sentence_spans
from bielelt.language.shares import find_shares
from bielelt.language.stages import Stage, StageWord, find_stages, last_duty
from bielelt.language.undone import find_undone, forbids, tells_done

SLUG = "rating-and-text"
_FULL, _NEARLY = 100, 90
_NOT = (Stage.NOT_BEGUN, Stage.FAILED)
_GOES_ON = (Stage.DONE, Stage.UNDER_WAY)
# «Хэрэгжилт 72.5 хувь», «Биелэлтийн хувь 80%»: nothing else stands before the word.
_OWN = re.compile(
    r"(?:^|[.;!?]\s*)(?:(?:уг|энэ|тус|нийт|ажлын|заалтын|заалт|захирамжийн|даалгаврын|төлөвлөгөөний)\s+){0,3}"
    r"(?:хэрэгжилт|биелэлт|гүйцэтгэл)(?:ийн\s+хувь)?(?:\s+нь)?\s*[:–-]?\s*$",
    re.IGNORECASE,
)
_PROGRESS_OF = re.compile(
    r"\b(?:ажлын|ажил|засварын|барилгын|угсралтын|бүтээн\s+байгуулалтын)\s+(?:явц|гүйцэтгэл|хэрэгжилт|биелэлт)(?:ийн)?"
    r"(?:\s+(?:хувь|нь|одоогоор))*\s*$",
    re.IGNORECASE,
)
_WORK_IS = re.compile(r"\bажил(?:\s+(?:нь|одоогоор))?\s+$", re.IGNORECASE)
_PERFORMED = re.compile(
    r"[\d.,]+\s*(?:%|хув\w+)(?:-?т[аэ]й\b|\s+(?:гүйцэтгэл|биелэлт|хэрэгжилт|явц)т[аэ]й\b|(?<=т[аэ]й)\s)",
    re.IGNORECASE,
)
_LOOK_BACK = 80
TITLE = Words("Үнэлгээ явцын бичвэртэй зөрчилдсөн", "Rating contradicts the progress")
EXAMPLE = Words(
    "«Санхүүжилт шийдэгдээгүй тул ажил эхлээгүй байна» гэж бичээд 100% гэж үнэлсэн.",
    "The progress says “no money, the work has not begun”, the rating is 100%.",
)
_FIX = Words(
    "Үнэлгээг явцад бичсэнтэй нийцүүлэх эсвэл хийсэн ажлыг явцад нэмж бичих.",
    "Bring the rating in line with the progress, or write down what was done.",
)


_NOT_DONE = Words(
    "Явцад ажил хийгдээгүй эсвэл тасалдсаныг бичсэн ч үнэлгээ өндөр байна",
    "The progress says that the work was not done, but the rating is high",
)
# What comes after the work, or was put off for some: no plan of the work, no failure of it.
_ENDS = re.compile(r"[.!?]\s")
_LATER = re.compile(
    r"\b(?:үргэлжлүүлэн|цаашид|цаашдаа|баталгаат|үргэлж|тогтмол|зарим|\d\s+дугаар\s+улир\w+|бусад|нэг\s+нь|сар\s+бүр)\b",
    re.IGNORECASE,
)
_REST = re.compile(r"\b(?:үлдсэн|үлдэх|үлдэгд\w+|нөгөө\s+\d)", re.IGNORECASE)
# «шийдэгдэж байна», and not «болж байна», «ажиллаж байна».
_PROCESS = re.compile(r"\w+гд[аэ]ж|үргэлжил", re.IGNORECASE)
_PUT_OFF = re.compile(r"хойш|цуцл|тасал|зогс", re.IGNORECASE)
_WORK = r"(?:ажил|ажл(?:ыг|аа|ууд\w*)|арга\s+хэмжээ\w*|заалт\w*|үүр[эг]г?\w*|зорилт\w*|төлөвлөгөө\w*|даалгав\w*)"
_INFINITIVE = re.compile(r"\w{3,}х\b", re.IGNORECASE)
_OBJECT = re.compile(r"\w{2,}(?:ыг|ийг|[аэоөуү]{2}г)\b", re.IGNORECASE)
_ANY_WORK = re.compile(rf"\b{_WORK}", re.IGNORECASE)
# «төлөвлөсөн ажил бүрэн …», «хийгдээгүй үлдсэн зүйл байхгүй»: the work as a whole.
_ALL_WORK = re.compile(
    rf"(?:^|[,.;]\s*|\b(?:тул|бөгөөд|төлөвлө\w+|туссан|тусгагдсан|орсон|уг|энэ|тус|нийт|бүх|дээрх|холбогдох)\s+){_WORK}"
    r"\s+(?:нь\s+)?(?:\w+\s+)?(?:бүрэн|гүйцэд|100\s*(?:%|хув\w+))|"
    rf"\b(?:\w+[аэоө]{{2}}гүй|(?:\w+[аэоө]{{2}}гүй\s+)?үлдсэн)\s+(?:{_WORK}|зүйл\w*)\s+(?:үгүй|байхгүй|алга)\b",
    re.IGNORECASE,
)
# «заалтыг хэрэгжүүллээ»: the work as a whole, in any past tense.
_THE_WORK = re.compile(
    r"\b(?:заалт|үүр[эг]г?|даалгав)\w*\s+(?:\w+\s+)?(?:хэрэгж|биел)\w+$", re.IGNORECASE
)
_UNDONE = re.compile(r"[аэоө]{2}гүй\b|с[аэоө]нгүй\b", re.IGNORECASE)
_TO_COME = re.compile(r"\b(?:дараа|ирэх|цааш)|гүй\b", re.IGNORECASE)
_SOME = re.compile(r"\b(?:зарим|үлдсэн|бусад|эхн\w+|нэг\w*\s+нь)\b", re.IGNORECASE)
_EACH_ONE = re.compile(
    r"\b(?:бүхэлд|бүрэн\s+\w+[жч]\b|төлөвлөсн?өөр|100\s*(?:%|хув\w+)|\d+-?(?:уула|үүлэ)\w*|бүгд\w*|бүх|хоёулаа|\w{3,}(?:уулаа|үүлээ)|(?:хоё|гурв|дөрв|тав|зург|дол|найм|ес|арв)\w*(?:лан|лэн)г?\w*)\b",
    re.IGNORECASE,
)
_LEFT = Words(
    "Заалтад үлдээхгүй гэснээс үлдсэнийг явцад бичсэн ч бүрэн хэрэгжсэн гэж үнэлсэн байна",
    "The progress tells what is left of that which the clause wants gone, but the rating is "
    "“in full”",
)
_PLANNED = re.compile(r"төлөвл[өс]|төлөвлөгөө|зорилт(?!от)|даалгавар", re.IGNORECASE)
_PLAN_NEAR = 25
_SAVED = re.compile(r"хэмнэ|хэмнэгд|төсөвт\s+өртөг", re.IGNORECASE)
_CHANGE = re.compile(r"\s*(?:хэмнэл|өсөл|буурал|хөнгөлөл|илүү|дутуу)", re.IGNORECASE)
_PART = Words(
    "Төлөвлөсний зарим нь хийгдсэн боловч бүрэн хэрэгжсэн гэж үнэлсэн байна",
    "A part of the plan was done, but the rating is “in full”",
)


@dataclass(frozen=True, slots=True)
class _Text:
    """The progress of a clause as its stages; ``sentences`` is how many it has."""

    passage: Passage
    clause: Clause
    words: tuple[StageWord, ...]
    sentences: int

    def of(self, *stages: Stage) -> tuple[StageWord, ...]:
        return tuple(word for word in self.words if word.stage in stages)

    @property
    def is_positive(self) -> bool:
        return bool(self.of(*_GOES_ON))

    @property
    def has_figures(self) -> bool:
        """Whether something is counted: then something was done, whatever is left."""
        told = self.passage.text
        return bool(find_quantities(told)) or any(find_percents(told))

    def is_of_some(self, word: StageWord) -> bool:
        """Whether some are spoken of, or what comes after the work; days count nobody."""
        said = self.passage.text[word.since : word.start]
        return bool(_LATER.search(said) or find_quantities(said))

    def is_of_all(self, word: StageWord) -> bool:
        """Whether all of what the clause asks for is spoken of: no part, no other thing."""
        text, asked = self.passage.text, telling(self.clause.text or "")
        said, sentence = text[word.since : word.end], self.sentence(word)
        objects = _OBJECT.findall(said) or _OBJECT.findall(sentence)
        told = telling(" ".join(objects) or text[word.since : word.start])
        own = not told or told & asked or _ANY_WORK.search(said)
        if _EACH_ONE.search(said) or (own and not word.partly):
            return True
        return bool(own and _EACH_ONE.search(sentence))

    def is_rest(self, word: StageWord) -> bool:
        """Whether a statement speaks of what is left: «үлдсэн 3 худгийг дараа сард засна»."""
        return bool(_REST.search(self.passage.text, word.since, word.start))

    def sentence(self, word: StageWord) -> str:
        """Return the sentence of a statement up to its verb."""
        spans = sentence_spans(self.passage.text)
        start = next((a for a, b in spans if a <= word.start < b), 0)
        return self.passage.text[start : word.end]

    def is_whole(self, word: StageWord) -> bool:
        """Whether a statement says of what is asked for that all of it was done."""
        if _SOME.search(self.passage.text):
            return False
        if word.strong:
            return self.is_of_all(word)
        said = self.sentence(word)
        own = telling(said) & telling(self.clause.text or "")
        return bool((own and _EACH_ONE.search(said)) or _THE_WORK.search(said))

    @property
    def has_all(self) -> bool:
        """Whether all of something was done: then a part may be told of something else."""
        return any(self.is_whole(word) for word in self.of(Stage.DONE))

    @property
    def open_beside_a_part(self) -> tuple[StageWord, ...]:
        """What is being done last, where a part of something is told and not its rest."""
        text = self.passage.text
        last = tuple(
            w
            for w in self.words[-1:]
            if w.stage is Stage.WAITING
            or (w.stage is Stage.UNDER_WAY and _PROCESS.match(text, w.start))
        )
        return last if last and any(_open_parts(text)) else ()

    @property
    def has_a_part(self) -> bool:
        """Whether a figure is told as a part of another, or a share below a hundred."""
        text = self.passage.text
        shares = any(p.value < _FULL for p in find_percents(text))
        return shares or any(p.part.value < p.whole.value for p in find_parts(text))

    def is_beside(self, word: StageWord) -> bool:
        """Whether something was put off for a few, or what is asked for was done without it."""
        if _PUT_OFF.match(self.passage.text, word.start) and self.is_of_some(word):
            return True
        whole = any(w.strong and self.is_of_all(w) for w in self.of(Stage.DONE))
        return whole and not self.shares(word)

    def shares(self, word: StageWord) -> bool:
        """Whether a statement speaks of what the clause asks for."""
        said = self.passage.text[word.since : word.end]
        return bool(telling(said) & telling(self.clause.text or ""))

    def is_of_another(self, word: StageWord) -> bool:
        """Whether what was done has an object, and the clause does not ask for it."""
        said = telling(self.passage.text[word.since : word.start])
        return bool(said) and not said & telling(self.clause.text or "")

    def is_another(self, word: StageWord) -> bool:
        """Whether something else is denied than what was asked for and is told as done."""
        text, duty = self.passage.text, self.clause.text or ""
        if word.stage is not Stage.NOT_BEGUN or self.is_rest(word):
            return False
        said = text[word.since : word.end]
        other = set(keys(" ".join(_INFINITIVE.findall(said)))).difference(keys(duty))
        if (self.shares(word) and not other) or _ANY_WORK.search(said):
            return False
        return tells_done(text[: word.since], duty)

    def goes_on(self, word: StageWord) -> bool:
        """Whether its sentence goes on to what was done instead."""
        done = (w for w in self.of(Stage.DONE) if w.start > word.end)
        return any(not _ENDS.search(self.passage.text, word.end, w.start) for w in done)

    @property
    def asks_for_part(self) -> bool:
        """Whether the clause says how much will do, so that not all has to be done."""
        return any(
            d.is_least and (not d.is_plain or _is_some(d.what))
            for d in find_demands(self.clause.text or "")
        )

    @property
    def is_all_told(self) -> bool:
        """Whether every sentence tells its stage, so that nothing else may be meant."""
        return self.passage.sure and len(self.words) >= self.sentences

    @property
    def is_closed(self) -> bool:
        """Whether nothing in the text may be still to be done."""
        text = self.passage.text
        return not _UNDONE.search(text) and (self.is_all_told or not _TO_COME.search(text))


_Told = tuple[Severity, tuple[tuple[int, int], ...], Words]


@dataclass(frozen=True, slots=True)
class RatingAndText:
    """Not begun or given up but rated high, done in full but rated low, another percentage.

    Why: methodology §6.10. ``high`` and ``low`` are percent, both inclusive.
    """

    slug: str = SLUG
    title: Words = TITLE
    example: Words = EXAMPLE
    settings: tuple[Setting, ...] = (
        Setting("high", Words("Өндөр үнэлгээ, хувь", "High rating, percent"), 50, 100),
        Setting("low", Words("Бага үнэлгээ, хувь", "Low rating, percent"), 0, 50),
    )
    is_on: bool = True
    high: int = 70
    low: int = 50

    def run(self, report: Report) -> Iterator[Finding]:
        """Yield an ERROR only where nothing but “not begun” is told and the rating is 100."""
        clauses = {clause.serial: clause for clause in report.clauses}
        scale = scale_on(report.date)
        for passage in passages(report):
            clause = clauses[passage.clause]
            if passage.field != "progress" or not _is_rated(clause):
                continue
            told = _read(passage, clause)
            yield from self._by_words(told)
            yield from _by_percentage(told, scale)
            yield from _by_plan(told)

    def _by_words(self, text: _Text) -> Iterator[Finding]:
        groups: dict[_Told, list[Assessor]] = {}
        for by in Assessor:
            rating = text.clause.rating(by)
            if isinstance(rating, int):
                for rule in (
                    self._not_done,
                    self._unfinished,
                    self._undone,
                    self._left,
                    self._rest,
                    self._only_planned,
                    self._done,
                ):
                    told = rule(text, rating)
                    if told:
                        groups.setdefault(told, []).append(by)
                        break
        for told, assessors in groups.items():
            yield _finding(text, told, assessors)

    def _not_done(self, text: _Text, rating: int) -> _Told | None:
        found = text.of(*_NOT)
        enough = text.asks_for_part and all(text.is_rest(word) for word in found)
        if not found or enough or rating < self.high:
            return None
        only = not text.is_positive
        if not only and (rating < _FULL or not text.passage.sure):
            return None
        last = found[-1]
        if not last.strong and forbids(text.clause.text or ""):
            return None
        whole = last.strong and not last.partly
        if rating < _FULL and (last.partly or (text.has_figures and not whole)):
            return None
        if not only and text.is_beside(last):
            return None
        if only:
            sure = text.is_all_told and rating == _FULL and whole
            severity = Severity.ERROR if sure else Severity.DOUBT
        else:
            ends = last == text.words[-1]
            own = ends and (last.stage is Stage.NOT_BEGUN or text.shares(last))
            sure = ((whole and not text.goes_on(last)) or own) and not text.is_another(last)
            severity = Severity.DOUBT if sure else Severity.HINT
        return (
            severity,
            _spans(found),
            _NOT_DONE,
        )

    def _unfinished(self, text: _Text, rating: int) -> _Told | None:
        """Tell that something is left over, but not of a duty that asks for a part only."""
        found = text.of(Stage.UNFINISHED)
        if not found or rating < _FULL or not text.passage.sure:
            return None
        if text.asks_for_part and all(word.partly for word in found):
            return None
        return Severity.DOUBT, _spans(found), _NOT_DONE

    def _undone(self, text: _Text, rating: int) -> _Told | None:
        """Tell that what the clause asks for was not done, whatever stands beside it."""
        if rating < self.high or not text.passage.sure:
            return None
        own = [w for w in text.of(*_GOES_ON) if rating < _FULL or not text.is_of_another(w)]
        done = max((word.end for word in own), default=0)
        found = [
            (undone.start, undone.end)
            for undone in find_undone(text.passage.text, text.clause.text or "")
            if undone.end >= done
            and (rating == _FULL or not done or undone.whole)
            and (rating >= _NEARLY or not done or undone.alone)
        ]
        return (Severity.DOUBT, tuple(found), _NOT_DONE) if found else None

    def _rest(self, text: _Text, rating: int) -> _Told | None:
        """Tell that the work, or the rest of it, is still being done or to be done."""
        open_ = text.of(Stage.WAITING, Stage.UNDER_WAY)
        under_way = (w for w in text.words[-1:] if w.stage is Stage.UNDER_WAY and w.strong)
        found = tuple(w for w in open_ if text.is_rest(w)) or tuple(under_way)
        found = found or text.open_beside_a_part
        if not found or rating < _FULL or text.asks_for_part or not text.passage.sure:
            return None
        return Severity.DOUBT, _spans(found), _NOT_DONE

    def _left(self, text: _Text, rating: int) -> _Told | None:
        """Tell that something is still there which the clause wants gone."""
        if rating < _FULL or not text.passage.sure:
            return None
        found = find_leftovers(text.passage.text, text.clause.text or "")
        spans = tuple((left.start, left.end) for left in found)
        return (Severity.DOUBT, spans, _LEFT) if spans else None

    def _only_planned(self, text: _Text, rating: int) -> _Told | None:
        done = text.of(*_GOES_ON)
        waiting = _spans(
            tuple(
                word
                for word in text.of(Stage.WAITING)
                if not done or not text.is_of_some(word)
            )
        )
        duty = last_duty(text.passage.text)
        if duty and text.passage.sure and not text.words:
            waiting = (duty,)
        if not waiting or rating < self.high or text.of(*_NOT):
            return None
        if rating < _FULL and text.has_figures:
            return None
        if done and (len(done) > len(waiting) or done[-1].end > waiting[-1][1]):
            return None
        return (
            Severity.HINT if done or not text.passage.sure else Severity.DOUBT,
            waiting,
            Words(
                "Явцад цаашид хийх ажлыг бичсэн ч үнэлгээ өндөр байна",
                "The progress tells what is going to be done, but the rating is high",
            ),
        )

    def _done(self, text: _Text, rating: int) -> _Told | None:
        if rating > self.low:
            return None
        whole = _ALL_WORK.search(text.passage.text)
        done = [word for word in text.of(Stage.DONE) if whole or text.is_whole(word)]
        others = text.of(*(stage for stage in Stage if stage is not Stage.DONE))
        told = text.passage.sure and (whole or text.is_closed) and not text.has_a_part
        if not done or others or not told:
            return None
        return (
            Severity.DOUBT,
            (*_spans(tuple(done)), *([whole.span()] if whole else [])),
            Words(
                "Явцад ажил бүрэн хийгдсэнийг бичсэн ч үнэлгээ бага байна",
                "The progress says that the work is done, but the rating is low",
            ),
        )


def _is_some(what: Percent | Quantity) -> bool:
    """Whether a plain figure of a duty is a share below the whole: then a part will do."""
    return isinstance(what, Percent) and what.value < _FULL


def _read(passage: Passage, clause: Clause) -> _Text:
    """Read the stages, without sentences that only repeat the clause."""
    demanded = clause.text or ""
    spans = [
        (start, end)
        for start, end in sentence_spans(passage.text)
        if passage.text[start:end].strip(" \n\t.;") not in ("", demanded.strip(" .;"))
    ]
    words = tuple(
        word
        for word in find_stages(passage.text)
        if any(start <= word.start < end for start, end in spans)
    )
    return _Text(passage, clause, words, len(spans))


def _by_percentage(text: _Text, scale: Scale) -> Iterator[Finding]:
    """Compare the percentage that a progress gives itself with its ratings."""
    stated = [
        percent
        for percent in find_percents(text.passage.text)
        if percent.bound is Bound.EXACT and _is_own(text.passage.text, percent)
    ]
    stated = stated or list(_of_work(text.passage.text))
    values = {percent.value for percent in stated}
    if len(values) != 1:
        return
    percent = stated[0]
    own = _is_own(text.passage.text, percent)
    is_other = _differs(
        text.clause, lambda rating: rating != percent.value and (own or rating == _FULL)
    )
    step = next((step for step in scale.steps if step <= percent.value), 0)
    rounded = all(text.clause.rating(by) == step for by in is_other)
    if is_other:
        severity = Severity.HINT if rounded or not text.passage.sure else Severity.DOUBT
        yield _finding(text, (severity, _whole(percent), _other(percent)), is_other)


def _is_own(text: str, percent: Percent) -> bool:
    return bool(_OWN.search(text[max(0, percent.start - _LOOK_BACK) : percent.start]))


def _of_work(text: str) -> Iterator[Percent]:
    """Yield how far some work is: «ажлын явц 65 хувьтай», which is not in full at least."""
    for percent in find_percents(text):
        before = text[max(0, percent.start - _LOOK_BACK) : percent.start]
        is_so = _WORK_IS.search(before) and _PERFORMED.match(text, percent.start)
        if percent.bound is Bound.EXACT and (is_so or _PROGRESS_OF.search(before)):
            yield percent


def _by_plan(text: _Text) -> Iterator[Finding]:
    """Compare 100 with the share of a plan: «төлөвлөсөн 50 худгаас 41 нь буюу 82 хувь»."""
    full = _differs(text.clause, lambda rating: rating == _FULL)
    is_whole = full and not text.asks_for_part
    for share in find_shares(text.passage.text) if is_whole else ():
        start, stop = share.whole.start, share.percent.stop
        near = text.passage.text[max(0, start - _PLAN_NEAR) : share.whole.stop + _PLAN_NEAR]
        is_change = _SAVED.search(near) or _CHANGE.match(
            text.passage.text, share.percent.stop
        )
        if _PLANNED.search(near) and share.percent.value < _FULL and not is_change:
            severity = Severity.DOUBT if text.passage.sure else Severity.HINT
            yield _finding(text, (severity, ((start, stop),), _PART), full)
            return
    spans = tuple(_plan_parts(text.passage.text)) if is_whole else ()
    if spans and not text.has_all:
        severity = Severity.DOUBT if text.passage.sure else Severity.HINT
        yield _finding(text, (severity, spans, _PART), full)


def _open_parts(text: str) -> Iterator[Part]:
    """Yield the figures told as a part of another whose rest is not told: «5 худгаас 3-ыг»."""
    figures = {q.value for q in find_quantities(text)}
    for part in find_parts(text):
        rest = part.whole.value - part.part.value
        if rest and rest not in figures:
            yield part


def _plan_parts(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a part of a plan is told and not its rest."""
    for part in _open_parts(text):
        start, stop = part.whole.start, part.part.stop
        near = text[max(0, start - _PLAN_NEAR) : stop + _PLAN_NEAR]
        if _PLANNED.search(near) and not _SAVED.search(near):
            yield start, stop


def _other(percent: Percent) -> Words:
    return Words(
        f"Явцад хэрэгжилтийг {figure(percent.value)} хувь гэсэн нь үнэлгээнээс өөр байна",
        f"The progress puts the fulfilment at {figure(percent.value)}%, the rating is another",
    )


def _whole(percent: Percent) -> tuple[tuple[int, int], ...]:
    return ((percent.start, percent.stop),)


def _is_rated(clause: Clause) -> bool:
    return any(isinstance(clause.rating(by), int) for by in Assessor)


def _differs(clause: Clause, is_so: Callable[[int], bool]) -> list[Assessor]:
    ratings = [(by, clause.rating(by)) for by in Assessor]
    return [by for by, rating in ratings if isinstance(rating, int) and is_so(rating)]


def _spans(words: tuple[StageWord, ...]) -> tuple[tuple[int, int], ...]:
    return tuple((word.since, word.end) for word in words)


def _finding(text: _Text, told: _Told, assessors: list[Assessor]) -> Finding:
    severity, spans, what = told
    words: list[Quote] = [text.passage.quote(*span) for span in dict.fromkeys(spans)]
    ratings = rating_quotes(text.clause, assessors)
    given = ", ".join(dict.fromkeys(quote.text for quote in ratings))
    said = ", ".join(f"«{quote.text}»" for quote in words)
    return Finding(
        SLUG,
        severity,
        (text.clause.serial,),
        (*words, *ratings),
        Words(f"{what.mn}: {said} — {given}.", f"{what.en}: {said} — {given}."),
        _FIX,
        ANSWERER_OF[assessors[0]],
    )
