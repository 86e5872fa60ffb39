"""A rating that the words of the progress contradict."""

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
from bielelt.language.accounts import Account, read_account
from bielelt.language.done_in_part import find_partly
from bielelt.language.fulfilled import (
    find_all_told,
    find_fulfilled,
    find_more_than_planned,
    find_no_rest,
    spans_of,
)
from bielelt.language.half_done import is_half_done
from bielelt.language.leftovers import find_leftovers
from bielelt.language.mostly_open import find_mostly_open
from bielelt.language.no_failings import forbids, is_wanted
from bielelt.language.numerals import figure
from bielelt.language.plan_shares import (
    find_open_plans,
    find_plan_parts,
    own_percents,
    work_percents,
)
from bielelt.language.quantities import Percent
from bielelt.language.stages import Stage, last_duty
from bielelt.language.standstill import find_standstills
from bielelt.language.unchanged import find_unchanged
from bielelt.language.undone import Undone, find_undone, with_effect
from bielelt.language.whole_work import (
    asks_for_plan,
    is_all_unbegun,
    is_of_another_year,
)

SLUG = "rating-and-text"
_FULL, _NEARLY = 100, 90
_FAR_BELOW = 25
_GOES_ON = (Stage.DONE, Stage.UNDER_WAY)
_NOT = (Stage.NOT_BEGUN, Stage.FAILED)
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
_LEFT = Words(
    "Заалтад үлдээхгүй гэснээс үлдсэнийг явцад бичсэн ч бүрэн хэрэгжсэн гэж үнэлсэн байна",
    "The progress tells what is left of that which the clause wants gone, but the rating is "
    "“in full”",
)
_DONE_LOW = Words(
    "Явцад ажил бүрэн хийгдсэнийг бичсэн ч үнэлгээ бага байна",
    "The progress says that the work is done, but the rating is low",
)
_PART = Words(
    "Төлөвлөсний зарим нь хийгдсэн боловч бүрэн хэрэгжсэн гэж үнэлсэн байна",
    "A part of what is asked for was done, but the rating is “in full”",
)


@dataclass(frozen=True, slots=True)
class _Text:
    """A progress with its clause, and what it says."""

    passage: Passage
    clause: Clause
    account: Account
    ratings: tuple[tuple[Assessor, int], ...]


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
            if passage.field != "progress" or not (ratings := _ratings(clause)):
                continue
            told = _Text(
                passage,
                clause,
                read_account(passage.text, clause.text or "", sure=passage.sure),
                ratings,
            )
            yield from self._by_words(told)
            yield from _by_percentage(told, scale)
            yield from _by_plan(told)

    def _by_words(self, text: _Text) -> Iterator[Finding]:
        groups: dict[_Told, list[Assessor]] = {}
        # Both mostly rate alike.
        given = {rating for _, rating in text.ratings}
        told_of = {rating: self._told(text, rating) for rating in given}
        for by, rating in text.ratings:
            told = told_of[rating]
            if told:
                groups.setdefault(told, []).append(by)
        for told, assessors in groups.items():
            yield _finding(text, told, assessors)

    def _told(self, text: _Text, rating: int) -> _Told | None:
        """Return the first doubt or error that a rule tells of a rating, else the first hint.

        The words of the other doubts are quoted, too, and those of a hint that means the same.
        """
        rules = (
            self._not_done,
            self._unfinished,
            self._undone,
            self._stands_still,
            self._mostly_open,
            self._unchanged,
            self._left,
            self._rest,
            self._partly,
            self._only_planned,
            self._wholly_done,
            self._done,
        )
        told = [found for rule in rules if (found := rule(text, rating))]
        is_between = self.low < rating < _NEARLY
        if told and is_between and is_half_done(text.passage.text, text.clause.text or ""):
            told = [found for found in told if found[0] is Severity.HINT]
        sure = [found for found in told if found[0] is not Severity.HINT]
        if not sure:
            return told[0] if told else None
        severity, _, what = sure[0]
        spans = {
            span for found in told if found in sure or found[2] == what for span in found[1]
        }
        return severity, tuple(sorted(spans)), what

    def _not_done(self, text: _Text, rating: int) -> _Told | None:
        found = tuple(
            w
            for w in (text.account.of(*_NOT) if rating >= self.high else ())
            if not is_of_another_year(
                text.passage.text[w.since : w.start], opens=w.stage is Stage.FAILED
            )
        )
        found = tuple(w for w in found if not text.account.is_excused(w))
        if not found or (
            all(map(text.account.is_rest, found)) and text.account.asks_for_part
        ):
            return None
        only = not text.account.is_positive
        last = found[-1]
        stands = rating < _FULL and text.account.stands_still(last)
        if not only and ((rating < _FULL and not stands) or not text.passage.sure):
            return None
        if is_wanted(text.clause.text or "", last, only=only):
            return None
        whole = last.strong and not last.partly
        counted = text.account.has_figures and not whole
        if rating < _FULL and not stands and (last.partly or counted):
            return None
        if not only and text.account.is_beside(last):
            return None
        if only:
            sure = text.account.is_all_told and rating == _FULL and whole
            severity = Severity.ERROR if sure else Severity.DOUBT
        else:
            own = last == text.account.words[-1] and text.account.is_its_own(last)
            sure = (
                (whole and not text.account.goes_on(last)) or own
            ) and not text.account.is_another(last)
            severity = Severity.DOUBT if sure else Severity.HINT
        return severity, spans_of(found), _NOT_DONE

    def _unfinished(self, text: _Text, rating: int) -> _Told | None:
        """Tell that something is left over, but not of a duty that asks for a part only."""
        found = text.account.of(Stage.UNFINISHED)
        if not found or rating < _FULL or not text.passage.sure:
            return None
        if text.account.asks_for_part and all(word.partly for word in found):
            return None
        return Severity.DOUBT, spans_of(found), _NOT_DONE

    def _undone(self, text: _Text, rating: int) -> _Told | None:
        """Tell that what the clause asks for was not done, whatever stands beside it."""
        if rating < self.high or not text.passage.sure:
            return None
        found = [
            (undone.start, with_effect(text.passage.text, undone.end))
            for undone in find_undone(text.passage.text, text.clause.text or "")
            if self._is_undone(text, undone, rating)
        ]
        last = text.account.of(Stage.NOT_BEGUN)[-1:]
        if not found and last and is_all_unbegun(text.account, last[0]):
            found = list(spans_of(last))
        return (Severity.DOUBT, tuple(found), _NOT_DONE) if found else None

    def _stands_still(self, text: _Text, rating: int) -> _Told | None:
        """Tell that the work as such was put off, broken off or could not be done."""
        if rating < self.high or not text.passage.sure:
            return None
        found = find_standstills(text.passage.text, text.clause.text or "")
        spans = tuple((still.start, still.end) for still in found)
        if not spans or text.account.has_all_but(spans):
            return None
        return Severity.DOUBT, spans, _NOT_DONE

    def _mostly_open(self, text: _Text, rating: int) -> _Told | None:
        """Tell that half of something or more is open, whatever else was done."""
        if rating < max(self.high, _NEARLY) or not text.passage.sure:
            return None
        if text.account.asks_for_part or forbids(text.clause.text or ""):
            return None
        spans = tuple(find_mostly_open(text.passage.text))
        return (Severity.DOUBT, spans, _NOT_DONE) if spans else None

    def _unchanged(self, text: _Text, rating: int) -> _Told | None:
        """Tell that something is as bad as it was, or was sent back."""
        duty = text.clause.text or ""
        if rating < self.high or not text.passage.sure or forbids(duty):
            return None
        spans = tuple(find_unchanged(text.passage.text, duty))
        if not spans or text.account.has_all_but(spans):
            return None
        return Severity.DOUBT, spans, _NOT_DONE

    def _is_undone(self, text: _Text, undone: Undone, rating: int) -> bool:
        """Whether what was not done speaks against a rating: nothing later makes up for it."""
        own = [
            w
            for w in text.account.of(*_GOES_ON)
            if (rating < _FULL and not undone.main) or not text.account.is_of_another(w)
        ]
        if undone.main:
            own = [
                w for w in own if w.stage is Stage.DONE and text.account.is_of_its_object(w)
            ]
        done = max((word.end for word in own), default=0)
        if undone.end < done or (undone.partly and rating < _FULL):
            return False
        return (rating == _FULL or not done or undone.whole or undone.main) and (
            rating >= _NEARLY or not done or undone.alone or undone.main
        )

    def _rest(self, text: _Text, rating: int) -> _Told | None:
        """Tell that the work, or the rest of it, is still being done or to be done."""
        if rating < _FULL or not text.passage.sure:
            return None
        open_ = text.account.of(Stage.WAITING, Stage.UNDER_WAY)
        under_way = (
            w for w in text.account.words[-1:] if w.stage is Stage.UNDER_WAY and w.strong
        )
        found = tuple(w for w in open_ if text.account.is_rest(w)) or tuple(under_way)
        found = found or text.account.open_beside_a_part
        if not found or text.account.asks_for_part or asks_for_plan(text.clause.text or ""):
            return None
        return Severity.DOUBT, spans_of(found), _NOT_DONE

    def _left(self, text: _Text, rating: int) -> _Told | None:
        """Tell that something is still there which the clause wants gone."""
        if rating < _FULL or not text.passage.sure:
            return None
        found = find_leftovers(text.passage.text, text.clause.text or "")
        spans = tuple((left.start, left.end) for left in found)
        return (Severity.DOUBT, spans, _LEFT) if spans else None

    def _only_planned(self, text: _Text, rating: int) -> _Told | None:
        if rating < self.high:
            return None
        done = text.account.of(*_GOES_ON)
        plan = asks_for_plan(text.clause.text or "")
        waiting = spans_of(
            tuple(
                word
                for word in text.account.of(Stage.WAITING)
                if (not done or not text.account.is_of_some(word))
                and not (plan and text.account.is_rest(word))
            )
        )
        duty = last_duty(text.passage.text)
        if duty and text.passage.sure and not text.account.words:
            waiting = (duty,)
        if not waiting or text.account.of(*_NOT):
            return None
        if rating < _FULL and text.account.has_figures:
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

    def _partly(self, text: _Text, rating: int) -> _Told | None:
        """Tell of a part that is all that was done, if it is far below the rating."""
        least = max(self.high, _NEARLY)
        if rating < least or not text.passage.sure or text.account.asks_for_part:
            return None
        found = [
            (part.start, part.end)
            for part in find_partly(text.passage.text, text.clause.text or "")
            if rating == _FULL
            or (
                part.is_planned
                and part.percent is not None
                and part.percent + _FAR_BELOW <= rating
            )
        ]
        if not found or text.account.has_all:
            return None
        return (Severity.DOUBT, tuple(found), _PART)

    def _wholly_done(self, text: _Text, rating: int) -> _Told | None:
        """Tell that all was done, which does not bear a low rating."""
        spans = find_all_told(text.account) if rating <= self.low else ()
        return (Severity.DOUBT, spans, _DONE_LOW) if spans else None

    def _done(self, text: _Text, rating: int) -> _Told | None:
        if rating >= _NEARLY:
            return None
        is_low = rating <= self.low
        spans = is_low and (
            find_no_rest(text.account) or find_more_than_planned(text.account)
        )
        found = (spans, True) if spans else find_fulfilled(text.account, is_low=is_low)
        if found is None:
            return None
        return Severity.DOUBT if found[1] else Severity.HINT, found[0], _DONE_LOW


def _by_percentage(text: _Text, scale: Scale) -> Iterator[Finding]:
    """Compare the percentage that a progress gives itself with its ratings."""
    own = own_percents(text.passage.text)
    stated = own or list(work_percents(text.passage.text))
    values = {percent.value for percent in stated}
    if len(values) != 1:
        return
    percent = stated[0]
    is_other = _differs(
        text,
        lambda rating: rating != percent.value and (bool(own) or rating == _FULL),
    )
    step = next((step for step in scale.steps if step <= percent.value), 0)
    rounded = all(text.clause.rating(by) == step for by in is_other)
    if is_other:
        severity = Severity.HINT if rounded or not text.passage.sure else Severity.DOUBT
        span = (percent.start, percent.stop)
        yield _finding(text, (severity, (span,), _other(percent)), is_other)


def _by_plan(text: _Text) -> Iterator[Finding]:
    """Compare 100 with the share of a plan: «төлөвлөсөн 50 худгаас 41 нь буюу 82 хувь»."""
    full = _differs(text, lambda rating: rating == _FULL)
    if not full or text.account.asks_for_part:
        return
    spans = find_plan_parts(text.passage.text)
    if not spans and not text.account.has_all:
        spans = find_open_plans(text.passage.text)
    if spans:
        severity = Severity.DOUBT if text.passage.sure else Severity.HINT
        yield _finding(text, (severity, spans, _PART), full)


def _other(percent: Percent) -> Words:
    return Words(
        f"Явцад хэрэгжилтийг {figure(percent.value)} хувь гэсэн нь үнэлгээнээс өөр байна",
        f"The progress puts the fulfilment at {figure(percent.value)}%, the rating is another",
    )


def _ratings(clause: Clause) -> tuple[tuple[Assessor, int], ...]:
    return tuple(
        (by, told) for by in Assessor if isinstance(told := clause.rating(by), int)
    )


def _differs(text: _Text, is_so: Callable[[int], bool]) -> list[Assessor]:
    return [by for by, rating in text.ratings if is_so(rating)]


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
