"""Fifty people on one report at once: what PostgreSQL's row locks have to hold."""

import random
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from threading import Barrier

import pytest
from django.db import OperationalError, connection, connections
from tests.web.cycle import clauses, reported

from bielelt.core.errors import BieleltError
from bielelt.core.roles import PERSONS, Permission
from bielelt.core.workflow import TRANSITIONS, State
from bielelt_web.actions import assessment, measures, workflow
from bielelt_web.models import Measure, PeriodReport
from bielelt_web.queries import audit
from bielelt_web.queries.drafts import draft_of
from bielelt_web.screens.acting import DEADLOCK

PEOPLE = 50
WRITES = {"measures.save_draft", "measures.mark_done", "measures.reopen"}
"""What makes a new version of a measure."""


@pytest.fixture(autouse=True)
def _on_postgresql():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer at a time: run this with make test-postgres.")


class Crowd:
    """What each of many people does with one report, and what they were told."""

    def __init__(self, cast, report, rows):
        self.report, self.rows = report, rows
        self.saved, self.steps, self.deadlocks = [], [], 0
        code = report.organisation.code
        acting = [cast.actor(role) for role in PERSONS]
        self.who = {
            permission: actor
            for permission in Permission
            for actor in acting
            if actor.may(permission, organisation=code)
        }
        self.together = Barrier(PEOPLE)

    def join(self, number):
        """Do everything once, in an order of one's own; being refused is no failure."""
        chance = random.Random(number)
        deeds = [
            *((self.move, step) for step in TRANSITIONS),
            *((self.write, f"Мөр {number}.{n}") for n in range(3)),
            *(
                (deed, None)
                for deed in (self.finish, self.rate, self.send_back, self.answer)
            ),
        ]
        chance.shuffle(deeds)
        try:
            self.together.wait(timeout=60)
            for deed, what in deeds:
                row = Measure.objects.get(pk=chance.choice(self.rows).pk)
                with suppress(BieleltError):
                    self.insist(deed, row, what)
        finally:
            connections.close_all()

    def insist(self, deed, *given):
        """Do it again after a deadlock, as the screens do, and count it."""
        for _attempt in range(3):
            try:
                return deed(*given)
            except OperationalError as error:
                if getattr(error.__cause__, "sqlstate", "") != DEADLOCK:
                    raise
                self.deadlocks += 1
        return deed(*given)

    def move(self, _row, step):
        by = self.who[step.permission]
        workflow.move(report=self.report, step=step.key, by=by, reason="Тоог тулга.")
        self.steps.append(step.key)

    def write(self, row, line):
        by, base = self.who[Permission.MEASURE_REPORT], draft_of(row)
        changes = replace(base, progress=f"{base.progress}\n{line}")
        told = measures.save_draft(
            measure=row, version=row.version, base=base, changes=changes, by=by
        )
        if not told.conflicts:
            self.saved.append((row.pk, told.measure.version, line, told.draft.progress))

    def finish(self, row, _what):
        by = self.who[Permission.MEASURE_REPORT]
        measures.mark_done(measure=row, version=row.version, by=by)

    def rate(self, row, _what):
        by = self.who[Permission.REPORT_ASSESS]
        percent = random.Random(row.version).choice((30, 70, 100))
        assessment.rate(
            measure=row, rating=percent, version=row.version, by=by, reason="Акт алга."
        )

    def send_back(self, row, _what):
        by = self.who[Permission.REPORT_ASSESS]
        assessment.return_measure(measure=row, reason="Тоо зөрсөн.", by=by)

    def answer(self, row, _what):
        by = self.who[Permission.REPORT_SUBMIT]
        assessment.answer(measure=row, text="Актыг хавсаргасан.", by=by)


@pytest.fixture
def crowd(cast):
    """Let fifty people loose on a submitted report of three measures; wait for them."""
    rows = reported(cast.district, clauses(cast.province, 3), State.SUBMITTED)
    found = Crowd(cast, rows[0].citation.report, rows)
    with ThreadPoolExecutor(PEOPLE) as pool:
        for told in [pool.submit(found.join, number) for number in range(PEOPLE)]:
            told.result()
    return found


@pytest.mark.django_db(transaction=True)
def test_fifty_people_on_one_report_lose_nothing_and_break_nothing(crowd):
    assert crowd.deadlocks == 0
    assert audit.verify() == audit.Verdict(audit.length())

    moves = trail(f"report:{crowd.report.pk}")
    table = {(f"workflow.{t.key}", t.source, t.target) for t in TRANSITIONS}
    gone = [(e.action, e.before["state"], e.after["state"]) for e in moves]
    assert set(gone) <= table
    assert sorted(e.action for e in moves) == sorted(f"workflow.{s}" for s in crowd.steps)
    assert_each_follows("state", moves, first=State.SUBMITTED)
    assert PeriodReport.objects.get().state == gone[-1][2]

    written = {}
    for row in Measure.objects.all():
        entries = trail(f"measure:{row.pk}")
        written |= {(row.pk, n): text for n, text in versions(entries)}
        assert row.version == sum(e.action in WRITES for e in entries)
        last = assert_each_follows("progress", entries, first=crowd.rows[0].progress)
        assert row.progress == last
        assert row.upper_percent == assert_each_follows("rating", entries, first=None)
        answers = [e.after["answer"] for e in entries if e.action == "assessment.answer"]
        assert answers == [row.answer] * bool(row.answer)
        lines = {line for pk, _n, line, _text in crowd.saved if pk == row.pk}
        assert set(row.progress.split("\n")[1:]) == lines
    assert {(pk, n): text for pk, n, _line, text in crowd.saved} == written


def trail(subject):
    return list(audit.history_of(subject).order_by("number"))


def assert_each_follows(field, entries, first):
    """Prove that nobody overwrote a value they had not seen; return the last one."""
    value = first
    for entry in entries:
        if field in entry.before or field in entry.after:
            assert (str(entry), entry.before.get(field)) == (str(entry), value)
            value = entry.after.get(field)
    return value


def versions(entries):
    """Return each version that a draft made, with its progress."""
    writes = [e for e in entries if e.action in WRITES]
    return [
        (n, e.after["progress"])
        for n, e in enumerate(writes, 1)
        if e.action == "measures.save_draft"
    ]
