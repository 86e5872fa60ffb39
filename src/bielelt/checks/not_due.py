"""«Not due» where the time has come or the work is done, and ratings before the time."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from bielelt.checks.base import (
    ANSWERER_OF,
    Finding,
    Passage,
    Quote,
    Setting,
    Severity,
    Words,
    beginning,
    passages,
    rating_quotes,
)
from bielelt.core.report import NOT_DUE, Assessor, Clause, Decision, Report
from bielelt.language.dates import official_day
from bielelt.language.due import DueDay, find_days_to_come, runs_from_an_event
from bielelt.language.stages import Stage, StageWord, find_stages
from bielelt.language.terms import find_terms

SLUG = "not-due"
_FULL = 100
# Whatever says when: then nothing is missing, whether or not it can be counted.
_SAYS_WHEN = re.compile(
    r"\d{4}|\b(?:сар|улир|жил|хавар|хавр|зун|намар|намр|өвөл|өвл|хоног|өдөр|өдр|цаг\b)|учир|улмаас|тул\b|шалтгаан|"
    r"\bдараа\b|х(?:ыг|ийг)\s+хүлээ|гүйгээс\b|нөхцөл",
    re.IGNORECASE,
)
_MORE_TIME = re.compile(r"\bхугацаа\w*\s+(?:\S+\s+){0,9}?сунга", re.IGNORECASE)
TITLE = Words("«Хугацаа болоогүй» гэснийг нягтлах", "“Not due” that does not hold")
EXAMPLE = Words(
    "«3 дугаар сарын 1-ний дотор» хийх ажлыг 6 дугаар сарын тайланд Х.Б гэж үнэлсэн.",
    "Due “by 1 March”, and still rated “not due” in the report of June.",
)
_FIX = Words(
    "Үнэлгээг хувиар тавих эсвэл хугацааг сунгасан шийдвэр, шалтгааныг бичих.",
    "Rate it in percent, or name the decision that gave more time, and why.",
)
_FIX_NOT = Words(
    "Хугацаа болоогүй бол Х.Б гэж тэмдэглэх, болсон бол явцыг тодруулах.",
    "Write “not due” if the time has not come; if it has, say what was done.",
)


@dataclass(frozen=True, slots=True)
class _Row:
    """What is known of one clause: its act, its words, its due days, its stages."""

    clause: Clause
    day: dt.date
    text: Passage | None
    progress: Passage | None
    due: tuple[DueDay, ...]
    stages: tuple[StageWord, ...]

    def has(self, *stages: Stage) -> bool:
        return any(word.stage in stages for word in self.stages)

    def finding(
        self,
        severity: Severity,
        by: list[Assessor],
        words: list[Quote],
        told: Words,
        fix: Words,
    ) -> Finding:
        return Finding(
            SLUG,
            severity,
            (self.clause.serial,),
            (*words, *rating_quotes(self.clause, by)),
            told,
            fix,
            ANSWERER_OF[by[0]],
        )


@dataclass(frozen=True, slots=True)
class NotDueCheck:
    """Rated “not due” after the due day, or though done, or without saying until when.

    Why: methodology §6.14. The reverse as well: a rating of 0 or 100 before the only due
    day, without anything done, is a HINT.
    """

    slug: str = SLUG
    title: Words = TITLE
    example: Words = EXAMPLE
    settings: tuple[Setting, ...] = ()
    is_on: bool = True

    def run(self, report: Report) -> Iterator[Finding]:
        """Yield at most one finding per clause, the gravest."""
        told = {(p.clause, p.field): p for p in passages(report)}
        for decision in report.decisions:
            for clause in decision.clauses:
                if report.date is not None:
                    row = _row(decision, clause, report.date, told)
                    found = (*_not_due(row), *_rated(row))
                    yield from found[:1]


def _row(
    decision: Decision,
    clause: Clause,
    day: dt.date,
    told: dict[tuple[int, str], Passage],
) -> _Row:
    text, progress = (told.get((clause.serial, field)) for field in ("text", "progress"))
    return _Row(
        clause,
        day,
        text,
        progress,
        find_days_to_come(text.text, decision.date) if text else (),
        find_stages(progress.text) if progress else (),
    )


def _not_due(row: _Row) -> Iterator[Finding]:
    """Yield what is wrong with a rating of “not due”."""
    by = [a for a in Assessor if row.clause.rating(a) == NOT_DUE]
    if not by:
        return
    yield from _is_overdue(row, by)
    yield from _is_done(row, by)
    yield from _says_nothing(row, by)


def _is_overdue(row: _Row, by: list[Assessor]) -> Iterator[Finding]:
    until = row.clause.not_due_until
    if (until and until >= row.day) or (
        row.progress and _MORE_TIME.search(row.progress.text)
    ):
        return
    day, words = row.clause.due_on, list[Quote]()
    severity = Severity.ERROR
    if day is None and row.text and row.due:
        first = min(row.due, key=lambda due: due.day)
        day, words = first.day, [row.text.quote(first.start, first.end)]
        severity = Severity.DOUBT if row.text.sure else Severity.HINT
    if day and day < row.day:
        if row.progress:
            said = [w for w in row.stages if w.stage is Stage.NOT_DUE][:1]
            words += [row.progress.quote(w.since, w.end) for w in said]
        yield row.finding(
            severity,
            by,
            words,
            Words(
                f"Хугацаа нь {official_day(day)} дууссан атал «хугацаа болоогүй» гэж үнэлсэн байна; "
                f"тайлангийн өдөр {official_day(row.day)}.",
                f"It was due on {day:%Y-%m-%d}, before the day of the report "
                f"({row.day:%Y-%m-%d}), but is rated “not due”.",
            ),
            _FIX,
        )


def _is_done(row: _Row, by: list[Assessor]) -> Iterator[Finding]:
    done = [word for word in row.stages if word.stage is Stage.DONE and word.strong]
    others = row.has(*(stage for stage in Stage if stage is not Stage.DONE))
    if done and not others and row.progress and not done[-1].partly:
        yield row.finding(
            Severity.DOUBT if row.progress.sure else Severity.HINT,
            by,
            [row.progress.quote(done[-1].since, done[-1].end)],
            Words(
                "Явцад ажил хийгдсэнийг бичсэн атал «хугацаа болоогүй» гэж үнэлсэн байна.",
                "The progress says that the work is done, but it is rated “not due”.",
            ),
            _FIX,
        )


def _says_nothing(row: _Row, by: list[Assessor]) -> Iterator[Finding]:
    clause = row.clause
    if clause.not_due_until or clause.not_due_reason or clause.due_on:
        return
    known = clause.evidence is not None
    only = bool(row.stages) and all(w.stage is Stage.NOT_DUE for w in row.stages)
    waits = only and row.text is not None and _waits_for_an_event(row.text)
    telling = (row.progress,) if waits else (row.text, row.progress)
    if not known and any(p and _says_when(p) for p in telling):
        return
    told = row.progress or row.text
    if told is None or not told.sure:
        return
    yield row.finding(
        Severity.DOUBT if known else Severity.HINT,
        by,
        [beginning(told)],
        Words(
            "«Хугацаа болоогүй» гэсэн боловч хэзээ хэрэгжих, ямар шалтгаантай нь тодорхойгүй байна.",
            "It is rated “not due”, but nothing says until when or why.",
        ),
        Words("Хэрэгжих хугацаа, шалтгааныг бичих.", "Write until when and why."),
    )


def _waits_for_an_event(text: Passage) -> bool:
    """Whether a clause has days that run from what may happen: whether it did, has to be told."""
    return any(runs_from_an_event(text.text, term) for term in find_terms(text.text))


def _says_when(passage: Passage) -> bool:
    return bool(_SAYS_WHEN.search(passage.text))


def _rated(row: _Row) -> Iterator[Finding]:
    """Yield percentages given before the time has come."""
    rated = [a for a in Assessor if isinstance(row.clause.rating(a), int)]
    if not rated or row.progress is None:
        return
    said = [word for word in row.stages if word.stage is Stage.NOT_DUE]
    if said and len(said) == len(row.stages):
        yield row.finding(
            Severity.DOUBT if row.progress.sure else Severity.HINT,
            rated,
            [row.progress.quote(said[0].since, said[0].end)],
            Words(
                "Явцад хугацаа болоогүй гэсэн атал хувиар үнэлсэн байна.",
                "The progress says that the time has not come, but it is rated in percent.",
            ),
            _FIX_NOT,
        )
        return
    early = [a for a in rated if row.clause.rating(a) in (0, _FULL)]
    first = min((due.day for due in row.due), default=None)
    day = row.clause.due_on or first
    if early and day and day > row.day and row.stages and not row.has(Stage.DONE):
        yield row.finding(
            Severity.HINT,
            early,
            [row.text.quote(due.start, due.end) for due in row.due[:1] if row.text],
            Words(
                f"Хугацаа нь {official_day(day)} болох бөгөөд дууссаныг явцад бичээгүй атал "
                "эцэслэн үнэлсэн байна.",
                f"It is due on {day:%Y-%m-%d} and nothing says that it is finished, but the "
                "rating is final.",
            ),
            _FIX_NOT,
        )
