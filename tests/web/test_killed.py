"""Kill −9 in the middle of the work: what is written is whole, or it is not there."""

import json
import random
import socket
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from http.client import HTTPException
from itertools import cycle
from threading import Event

import pytest
from tests.web.killing import (
    ACTS,
    CLAUSES,
    COMMAND,
    DISTRICTS,
    FILES,
    Site,
    free_port,
    kill,
    serve_on,
    until,
)

from bielelt.core import report_json
from bielelt.core.corrections import questions

QUEUE = "django_tasks_database_dbtaskresult"
TRAIL = "SELECT before, after FROM bielelt_auditentry WHERE"
LAST = "ORDER BY number DESC LIMIT 1"
UPLOADS = "FROM bielelt_import i WHERE i.file != ''"

WRITTEN = {
    "periodreport": "source_id = i.id",
    "citation": "report_id IN (SELECT id FROM bielelt_periodreport WHERE source_id = i.id)",
    "measure": "citation_id IN (SELECT c.id FROM bielelt_citation c "
    "JOIN bielelt_periodreport r ON r.id = c.report_id WHERE r.source_id = i.id)",
    "decision": "source_id = i.id",
    "clause": "source_id = i.id",
    "assignment": "source_id = i.id",
}
"""The rows that accepting import ``i`` writes."""


_OFFICE, _ABOVE = "reports/{}/review", "assessment/reports/{}"
TURNS = {
    "draft": [("reviewer", _OFFICE, "sign_off")],
    "reviewed": [
        ("reviewer", _OFFICE, "submit"),
        ("reviewer", _OFFICE, "return_to_reporter"),
    ],
    "submitted": [("assessor", _ABOVE, "return_to_reviewer")],
}
"""Who takes a report on from a state, where, and with which steps by turns."""


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    with closing(Site(tmp_path_factory.mktemp("killed") / "var")) as site:
        site.prepare()
        yield site


@pytest.fixture
def site(prepared, tmp_path):
    """Return a site of this test's own, as it was prepared."""
    with closing(prepared.copy(tmp_path / "var")) as site:
        yield site


def test_a_worker_killed_while_it_reads_leaves_nothing_half_read(site):
    chance = random.Random(9)

    for _time in range(3):
        before = site.rows(f"SELECT i.id, i.state {UPLOADS} ORDER BY i.id")
        with site.process(*COMMAND, "worker", "--skip-checks") as worker:
            until(
                lambda b=before: (
                    b != site.rows(f"SELECT i.id, i.state {UPLOADS} ORDER BY i.id")
                )
            )
            time.sleep(chance.uniform(0, 0.6))
            kill(worker)
        assert_uploads_are_whole(site)
        # What is called lost is ten minutes old.
        site.change(
            f"UPDATE {QUEUE} SET started_at = '2026-01-01' WHERE status = 'RUNNING'"
        )
    site.run("worker", "--batch")

    assert_uploads_are_whole(site)
    assert Counter(site.rows(f"SELECT i.name, i.state {UPLOADS}")) == {
        (name, "review"): DISTRICTS for name in FILES
    }
    found = set(site.rows(f"SELECT i.name, i.report, i.findings, i.doubt_count {UPLOADS}"))
    assert len(found) == len(FILES)
    assert "is whole" in site.run("verify-audit")


def assert_uploads_are_whole(site):
    columns = "i.id, i.state, i.report, i.findings, i.doubt_count"
    for pk, state, report, findings, doubts in site.rows(f"SELECT {columns} {UPLOADS}"):
        ((_before, told),) = states(site, f"subject = 'import:{pk}' {LAST}")
        asked = len(questions(report_json.loads(report))) if report else 0
        assert (told or "queued", asked) == (state, doubts)
        assert bool(report) >= (state in {"checking", "review"})
        assert (findings == "[]") >= (state != "review")


class Forms:
    """What people send to one server until it dies, and what it promised them."""

    def __init__(self, site, port):
        self.site, self.port = site, port
        self.first = Event()
        self.accepted, self.steps, self.interrupted = [], 0, 0
        self.turns = {state: cycle(turns) for state, turns in TURNS.items()}

    def accept(self, imports):
        for pk in imports:
            if not self.send("registrar", f"/imports/{pk}/accept/", period="2024-H1"):
                return
            self.accepted.append(pk)

    def move(self, report):
        """Take the report round in circles, from where it is."""
        while True:
            ((state,),) = self.site.rows(
                f"SELECT state FROM bielelt_periodreport WHERE id = {report}"
            )
            login, place, step = next(self.turns[state])
            path = f"/{place.format(report)}/move/"
            if not self.send(login, path, step=step, reason="Тоог тулга."):
                return
            self.steps += 1

    def send(self, login, path, **fields):
        """Send one form; False if no answer came, so that nobody knows what became of it."""
        try:
            status = self.site.post(login, self.port, path, **fields)
        except (HTTPException, OSError) as error:
            self.interrupted += not isinstance(error, ConnectionRefusedError)
            return False
        assert (path, status) == (path, 302)
        self.first.set()
        return True


def test_a_server_killed_while_forms_come_in_leaves_nothing_half_written(site):
    chance, interrupted, steps = random.Random(9), 0, 0
    ((report,),) = site.rows("SELECT id FROM bielelt_periodreport")

    for _time in range(5):
        waiting = [pk for pk, state, *_ in imports_in(site) if state == "review"]
        forms = Forms(site, free_port())
        with site.process(*serve_on(forms.port)) as server, ThreadPoolExecutor(3) as people:
            until(lambda port=forms.port: answers(port))
            told = [
                people.submit(forms.accept, waiting[::2]),
                people.submit(forms.accept, waiting[1::2]),
                people.submit(forms.move, report),
            ]
            forms.first.wait(30)
            time.sleep(chance.uniform(0, 0.8))
            kill(server)
        assert [one.result() for one in told] == [None] * 3
        steps, interrupted = steps + forms.steps, interrupted + forms.interrupted
        assert_all_or_nothing(site, report, forms.accepted, steps)

    assert (interrupted >= 5, steps > 0) == (True, True)
    # The chain keeps every gap it ever had: proved at the end, it is proved for each kill.
    assert "is whole" in site.run("verify-audit")


def assert_all_or_nothing(site, report, promised, steps):
    rows = imports_in(site)
    accepted = {f"import:{pk}" for pk, state, *_ in rows if state == "accepted"}
    told = site.rows(
        "SELECT subject FROM bielelt_auditentry WHERE action = 'reports.accept'"
    )
    assert {tuple(row[1:]) for row in rows} <= {
        ("review", 0, 0, 0, 0, 0, 0),
        ("accepted", 1, ACTS, ACTS * CLAUSES, ACTS, ACTS * CLAUSES, ACTS * CLAUSES),
    }
    assert Counter(subject for (subject,) in told) == Counter(accepted)
    assert {f"import:{pk}" for pk in promised} <= accepted

    moves = states(site, f"subject = 'report:{report}' ORDER BY number")
    path = ["draft", *(after for _before, after in moves)]
    assert [before for before, _after in moves] == path[:-1]
    assert len(moves) >= steps
    assert site.rows(
        "SELECT state, reviewed_at IS NOT NULL, submitted_at IS NOT NULL "
        f"FROM bielelt_periodreport WHERE id = {report}"
    ) == [(path[-1], path[-1] != "draft", path[-1] == "submitted")]


def states(site, where):
    """Return the states before and after, None where an entry of the trail tells none."""
    return [
        tuple(json.loads(facts).get("state") for facts in row)
        for row in site.rows(f"{TRAIL} {where}")
    ]


def imports_in(site):
    """Return number, state and how many rows came of it, for each import that was read."""
    counts = ", ".join(
        f"(SELECT count(*) FROM bielelt_{table} WHERE {where})"
        for table, where in WRITTEN.items()
    )
    return site.rows(
        f"SELECT i.id, i.state, {counts} FROM bielelt_import i WHERE i.file = ''"
    )


def answers(port):
    """Whether somebody listens."""
    with socket.socket() as line:
        return line.connect_ex(("127.0.0.1", port)) == 0
