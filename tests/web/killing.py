"""A site in processes of its own, which a test may kill: its data, its start, its end."""

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "bielelt_web.manage"]
FILES = ("half-year.txt", "year.docx", "quarter.html")
DISTRICTS = 3
WAITING, ACTS, CLAUSES = 60, 8, 5
"""Imports that wait to be accepted, the acts of each, which no other one names, and their clauses."""

TOKEN = "a" * 32


class Site:
    """One database with its files in ``folder``, and who is signed in."""

    def __init__(self, folder):
        self.folder = folder
        self.environment = {
            **os.environ,
            "BIELELT_VAR": str(folder),
            "DATABASE_URL": f"sqlite:///{folder}/bielelt.sqlite3",
            "BIELELT_SECRET_KEY": "k" * 50,
            "BIELELT_DAILY_AT": "23:59:59",
        }

    def run(self, *words):
        done = subprocess.run(
            [*COMMAND, *words, "--skip-checks"],
            env=self.environment,
            check=True,
            stdout=subprocess.PIPE,
        )
        return done.stdout.decode()

    def prepare(self):
        self.folder.mkdir()
        self.run("migrate", "-v", "0")
        script = "from tests.web.killing import enter; enter()"
        told = subprocess.check_output(
            [sys.executable, "-c", script], env=self.environment, cwd=ROOT
        )
        (self.folder / "sessions.json").write_bytes(told)

    def rows(self, query):
        """Ask the database from outside, as whoever opens it after an accident."""
        with closing(sqlite3.connect(self.folder / "bielelt.sqlite3")) as database:
            return database.execute(query).fetchall()

    def change(self, statement):
        with closing(sqlite3.connect(self.folder / "bielelt.sqlite3")) as database:
            database.execute(statement)
            database.commit()

    @contextmanager
    def process(self, *words):
        """Start a command in a group of its own; whatever of it still lives is killed."""
        with subprocess.Popen(
            words,
            env=self.environment,
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as process:
            try:
                yield process
            finally:
                kill(process)

    def post(self, login, port, path, **fields):
        """Send a form as somebody who is signed in; return the status of the answer."""
        sessions = json.loads((self.folder / "sessions.json").read_text())
        headers = {
            "Cookie": f"sessionid={sessions[login]}; csrftoken={TOKEN}",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        with closing(HTTPConnection("127.0.0.1", port, timeout=30)) as line:
            body = urlencode({**fields, "csrfmiddlewaretoken": TOKEN})
            line.request("POST", path, body, headers)
            answer = line.getresponse()
            answer.read()
        return answer.status


def kill(process):
    """Kill a process and what it has started, at once and without a word."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def serve_on(port):
    """Return what starts the server of ``bielelt-web serve``, but for the static files.

    No page is looked at here, and hashing them takes longer than all the rest.
    """
    script = (
        "from bielelt_web.manage import use_settings; use_settings(); "
        "from bielelt_web.management.serving import run_server; "
        f"run_server('127.0.0.1', {port}, workers=1, patience=10)"
    )
    return sys.executable, "-c", script


def enter():
    """Enter the people, a report in draft, files to read and imports to accept."""
    import django  # a process of its own: the tests have their own database

    os.environ["DJANGO_SETTINGS_MODULE"] = "bielelt_web.settings"
    django.setup()
    from django.test import Client
    from tests.cast import assemble
    from tests.factories import ImportFactory, OrganisationFactory
    from tests.web.cycle import clauses, reported

    from bielelt.core.roles import Role

    cast = assemble()
    reported(cast.district, clauses(cast.province, 20), "draft")
    districts = OrganisationFactory.create_batch(DISTRICTS, parent=cast.province)
    by = cast.actor(Role.REGISTRAR)
    for organisation in districts:
        _upload(organisation, by)
    for n in range(WAITING):
        ImportFactory(organisation=cast.district, read=_long_report(n))
    sessions = {}
    for role in (Role.REGISTRAR, Role.REVIEWER, Role.ASSESSOR):
        browser = Client()
        browser.force_login(cast.user(role))
        sessions[role.value] = browser.cookies["sessionid"].value
    sys.stdout.write(json.dumps(sessions))


def _upload(organisation, by):
    from django.core.files import File

    from bielelt_web.actions import imports

    for name in FILES:
        with (ROOT / "samples" / name).open("rb") as file:
            imports.upload(
                organisation=organisation, file=File(file, name), limit=10**6, by=by
            )


def _long_report(n):
    from tests.make import clause, decision, report

    return report(
        *(
            decision(
                *(clause(label=f"{m}.") for m in range(CLAUSES)), number=f"2024_А/{n}{act}"
            )
            for act in range(ACTS)
        )
    )
