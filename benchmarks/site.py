"""How fast the site answers a whole province at the end of a period.

    python benchmarks/site.py                  # PostgreSQL, made for this run and thrown away
    python benchmarks/site.py --seconds 20 --rate 20

60 organisations and 8 000 clauses in PostgreSQL, three organisations to a clause, over 6
periods: 144 000 measures with texts of 600 letters. Two web workers on one core answer, the
load comes from the other: 30 requests a second, sent by the clock whether the answers have
come or not (an open loop, so that a stall is felt by all who wait). Then each screen alone,
as fast as 4 people can ask.

Goal: 95 of 100 answers within 150 ms at 30 requests a second.
"""

import argparse
import json
import os
import random
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from http.client import HTTPConnection
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bielelt_web.models import Assignment, Organisation

GOAL_MS, RATE, PEOPLE = 150, 30, 4
DISTRICTS, AGENCIES, DECISIONS, CLAUSES_EACH, BODIES_EACH = 21, 39, 2000, 4, 3
PERIODS = ("2024-H1", "2024", "2025-H1", "2025", "2026-H1", "2026")
SENTENCE = (
    "Төлөвлөгөөний дагуу ажлын хэсэг байгуулж, багийн иргэдийн нийтийн хурлаар танилцуулж, "
    "нийт {n} өрхийн {m} малыг хамруулан арга хэмжээг зохион байгуулсан болно. "
)
TOKEN = "b" * 32
NOTHING_MORE = {"not_due_until": "", "not_due_reason": "", "quantities": []}
# Of 100 requests: most look at lists and measures, many save drafts.
MIX = {"my list": 30, "measure page": 30, "save draft": 30, "assess": 5, "report": 5}


# Filling the database -------------------------------------------------------------------


def fill() -> tuple["Organisation", list["Organisation"]]:
    """Write the province straight into the tables; return what the load has to know."""
    from bielelt_web.models import Assignment, Clause, Decision

    bodies = _bodies()
    issuer, given = bodies[0], bodies[1:]
    decisions = Decision.objects.bulk_create(
        Decision(
            issuer=issuer,
            kind="order",
            title=f"Өвөлжилтийн бэлтгэл хангах ажлын {n} дүгээр арга хэмжээний тухай",
            date=date(2024, 1, 1 + n % 28),
            year=2024,
            number=f"А/{n}",
            number_key=f"А/{n}",
            control=Decision.Control.TAKEN,
        )
        for n in range(1, DECISIONS + 1)
    )
    clauses = Clause.objects.bulk_create(
        Clause(decision=d, label=f"{n}.", text=SENTENCE.format(n=n, m=n) * 2)
        for d in decisions
        for n in range(1, CLAUSES_EACH + 1)
    )
    turn = cycle(given)
    assignments = Assignment.objects.bulk_create(
        Assignment(clause=c, organisation=next(turn), given_on=date(2024, 1, 2))
        for c in clauses
        for _ in range(BODIES_EACH)
    )
    by_body = {body.pk: [] for body in given}
    for row in assignments:
        by_body[row.organisation_id].append(row)
    for period in PERIODS:
        _reports(given, by_body, period)
    return issuer, given


def _bodies() -> list["Organisation"]:
    from bielelt_web.models import Organisation

    province = Organisation.objects.create(code="299", name="Хангай", kind="province")
    names = [(f"299{n:02}", f"Сум {n}", "district") for n in range(1, DISTRICTS + 1)]
    names += [(f"2999{n:02}", f"Газар {n}", "agency") for n in range(1, AGENCIES + 1)]
    return [
        province,
        *Organisation.objects.bulk_create(
            Organisation(code=code, name=name, kind=kind, parent=province)
            for code, name, kind in names
        ),
    ]


def _reports(
    given: list["Organisation"], by_body: dict[int, list["Assignment"]], period: str
) -> None:
    """Write one period: confirmed but for the last, in which every state occurs."""
    from bielelt_web.models import Citation, Measure, PeriodReport

    is_last = period == PERIODS[-1]
    dice = random.Random(period)
    for number, body in enumerate(given):
        state = ("draft", "submitted")[number % 2] if is_last else "confirmed"
        report = PeriodReport.objects.create(
            organisation=body,
            period=period,
            state=state,
            scale="2025",
            opened_on=date(int(period[:4]), 5, 20),
            due_on=date(2026, 12, 25),
        )
        rows = by_body[body.pk]
        acts = dict.fromkeys(row.clause.decision for row in rows)
        citations = Citation.objects.bulk_create(
            Citation(report=report, decision=d, serial=n, kind=d.kind, title=d.title,
                     date=d.date, number=d.number)
            for n, d in enumerate(acts, 1)
        )  # fmt: skip
        cited = {citation.decision_id: citation for citation in citations}
        Measure.objects.bulk_create(
            Measure(
                citation=cited[row.clause.decision_id],
                assignment=row,
                serial=serial,
                label=row.clause.label,
                text=row.clause.text,
                progress=SENTENCE.format(n=dice.randrange(999), m=dice.randrange(9999)) * 4,
                self_percent=dice.choice((100, 90, 70, 50, 30)),
                upper_percent=None if is_last else dice.choice((100, 70, 30)),
                due_on=date(2026, 12, 1 + serial % 28),
            )
            for serial, row in enumerate(rows, 1)
        )


def people(
    issuer: "Organisation", given: list["Organisation"]
) -> tuple[dict[int, str], str]:
    """Give every body a reporter and the province an assessor; return their sessions."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from bielelt_web.models import Membership, User

    def session(name: str, body: "Organisation", role: str) -> str:
        user = User.objects.create(username=name)
        Membership.objects.create(user=user, organisation=body, role=role)
        store = SessionStore()
        store[SESSION_KEY] = str(user.pk)
        store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
        store[HASH_SESSION_KEY] = user.get_session_auth_hash()
        store.create()
        return store.session_key

    reporters = {body.pk: session(f"r{body.pk}", body, "reporter") for body in given}
    return reporters, session("assessor", issuer, "assessor")


def check_all() -> None:
    """Let the reports be checked, as the worker does after each change."""
    from django.utils import timezone

    from bielelt_web.models import Checked, PeriodReport

    # What the checks find is no matter of this benchmark (see checks.py); that they were
    # run is: a page of an unchecked report waits for them.
    reports = PeriodReport.objects.all()
    Checked.objects.bulk_create(
        Checked(report=row, is_current=True, at=timezone.now()) for row in reports
    )


# The load -------------------------------------------------------------------------------


Answer = tuple[str, float, int]
"""Screen, milliseconds, status."""


@dataclass(frozen=True)
class Ask:
    """One request: which screen, as whom, and for a draft which measure."""

    screen: str
    path: str
    session: str
    measure: int = 0


class Asker:
    """Sends requests over connections of its own, one per thread, and times the answers."""

    def __init__(self, port: int) -> None:
        """Ask the server at ``port``."""
        self.port = port
        self.local = threading.local()
        self.versions: dict[int, int] = {}

    def send(self, ask: Ask) -> int:
        """Send one request; return its status."""
        body, headers = None, {"Cookie": f"sessionid={ask.session}; csrftoken={TOKEN}"}
        if ask.screen == "save draft":
            body = self._draft(ask.measure)
            headers |= {"X-CSRFToken": TOKEN, "Content-Type": "application/json"}
        connection = getattr(self.local, "connection", None)
        if connection is None:
            connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
            self.local.connection = connection
        connection.request("POST" if body else "GET", ask.path, body, headers)
        answer = connection.getresponse()
        content = answer.read()
        if ask.screen == "save draft" and answer.status == 200:  # noqa: PLR2004
            self.versions[ask.measure] = json.loads(content)["version"]
        return answer.status

    def _draft(self, measure: int) -> str:
        """Return what the script of the page sends: other words in the version it knows."""
        text = SENTENCE.format(n=random.randrange(999), m=random.randrange(9999)) * 4
        draft = {"progress": text, "rating": "70", **NOTHING_MORE}
        version = self.versions.get(measure, 0)
        return json.dumps({"version": version, "base": draft, "draft": draft})


def asks(reporters: dict[int, str], assessor: str) -> Iterator[Ask]:
    """Yield requests in the mix of a last day, by all people in turn."""
    from bielelt_web.models import Measure, PeriodReport

    dice = random.Random(1)
    last = PeriodReport.objects.filter(period=PERIODS[-1])
    drafts = {row.organisation_id: row for row in last.filter(state="draft")}
    submitted = list(last.filter(state="submitted"))
    measures = {
        body: list(
            Measure.objects.filter(citation__report=row).values_list("pk", flat=True)
        )
        for body, row in drafts.items()
    }
    clauses = list(
        Measure.objects.filter(citation__report__in=submitted).values_list(
            "assignment__clause", flat=True
        )[:2000]
    )
    screens = [name for name, share in MIX.items() for _ in range(share)]
    while True:
        screen, body = dice.choice(screens), dice.choice(list(drafts))
        measure = dice.choice(measures[body])
        who = assessor if screen in {"assess", "report"} else reporters[body]
        path = {
            "my list": "/progress/",
            "measure page": f"/progress/{measure}/",
            "save draft": f"/progress/{measure}/draft/",
            "assess": f"/assessment/clauses/{dice.choice(clauses)}/?period={PERIODS[-1]}",
            "report": f"/reports/{dice.choice(submitted).pk}/",
        }[screen]
        yield Ask(screen, path, who, measure)


def by_the_clock(
    asker: Asker, source: Iterator[Ask], seconds: int, rate: int
) -> list[Answer]:
    """Send ``rate`` requests a second; return (screen, milliseconds since it was due, status)."""
    start = time.perf_counter() + 0.5

    def one(number: int, ask: Ask) -> Answer:
        due = start + number / rate
        time.sleep(max(0.0, due - time.perf_counter()))
        status = asker.send(ask)
        return ask.screen, (time.perf_counter() - due) * 1000, status

    with ThreadPoolExecutor(16) as pool:
        sent = [pool.submit(one, n, next(source)) for n in range(rate * seconds)]
        return [done.result() for done in sent]


def flat_out(asker: Asker, source: Iterator[Ask], screen: str, seconds: int) -> float:
    """Return the requests a second of one screen, asked by PEOPLE without pause."""
    wanted = (ask for ask in source if ask.screen == screen)
    lock, stop = threading.Lock(), time.perf_counter() + seconds

    def one() -> int:
        count = 0
        while time.perf_counter() < stop:
            with lock:
                ask = next(wanted)
            asker.send(ask)
            count += 1
        return count

    with ThreadPoolExecutor(PEOPLE) as pool:
        return sum(f.result() for f in [pool.submit(one) for _ in range(PEOPLE)]) / seconds


# The run --------------------------------------------------------------------------------


def main() -> int:
    """Measure, inside a cluster of our own."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seconds", type=int, default=60)
    options.add_argument("--rate", type=int, default=RATE, help="requests a second")
    asked = options.parse_args()
    if "PGHOST" not in os.environ:
        if shutil.which("pg_virtualenv") is None:
            print("pg_virtualenv is not there (Debian: postgresql). Nothing was measured.")
            return 0
        again = ["pg_virtualenv", sys.executable, *sys.argv]
        return subprocess.run(again, check=False).returncode
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DATABASE_URL": "postgresql:///postgres", "BIELELT_VAR": folder}
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bielelt_web.settings")
        return measure(Path(folder), asked.seconds, asked.rate)


def measure(folder: Path, seconds: int, rate: int) -> int:
    """Fill, serve, ask, print."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from bielelt_web.management.serving import free_port, keep_secret_key

    keep_secret_key()
    django.conf.settings.SECRET_KEY = (folder / "secret-key").read_text()
    call_command("migrate", interactive=False, verbosity=0)
    issuer, given = fill()
    check_all()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    reporters, assessor = people(issuer, given)
    port = free_port("127.0.0.1", 0)
    server = serve(port)
    try:
        return report(port, asks(reporters, assessor), seconds, rate)
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(timeout=20)


def serve(port: int) -> subprocess.Popen[bytes]:
    """Start two workers on the first core, and take the second for the load."""
    command = [sys.executable, "-m", "bielelt_web.manage", "serve", "--workers", "2"]
    if hasattr(os, "sched_setaffinity") and (os.cpu_count() or 1) > 1:
        pin = ["taskset", "-c", "0"] if shutil.which("taskset") else []
        command = [*pin, *command]
        os.sched_setaffinity(0, {1})
    server = subprocess.Popen([*command, "--port", str(port)], start_new_session=True)
    for _attempt in range(600):
        try:
            HTTPConnection("127.0.0.1", port, timeout=5).connect()
        except OSError:
            time.sleep(0.2)
        else:
            return server
    raise TimeoutError("The server did not listen within two minutes.")


def report(port: int, source: Iterator[Ask], seconds: int, rate: int) -> int:
    """Print p50 and p95 by screen, then what each screen can do alone."""
    asker = Asker(port)
    by_the_clock(asker, source, 3, rate)  # the first answers of a new process are slower
    answers = by_the_clock(asker, source, seconds, rate)
    wrong = [status for _, _, status in answers if status != 200]  # noqa: PLR2004
    print(f"{rate} requests a second for {seconds} s, goal p95 {GOAL_MS} ms")
    print(f"{'screen':<14}{'count':>7}{'p50 ms':>9}{'p95 ms':>9}{'p95/goal':>10}")
    for screen in (*MIX, "all"):
        times = [ms for name, ms, _ in answers if screen in {name, "all"}]
        p50, p95 = statistics.median(times), statistics.quantiles(times, n=20)[18]
        print(f"{screen:<14}{len(times):>7}{p50:>9.0f}{p95:>9.0f}{p95 / GOAL_MS:>10.2f}")
    print(f"answers other than 200: {len(wrong)} {sorted(set(wrong))}")
    print(f"\nalone, {PEOPLE} people without pause: requests a second")
    for screen in MIX:
        print(f"{screen:<14}{flat_out(asker, source, screen, 5):>7.0f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
