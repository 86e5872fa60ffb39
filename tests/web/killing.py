"""A site in processes of its own, which a test may kill: its data, its start, its end."""

import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode
from uuid import uuid4

import psycopg
from django.db import connection
from psycopg.types.string import TextLoader

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "bielelt_web.manage"]
FILES = ("half-year.txt", "year.docx", "quarter.html")
DISTRICTS = 3
WAITING, ACTS, CLAUSES = 60, 8, 5
"""Imports that wait to be accepted, the acts of each, which no other one names, and their clauses."""

TOKEN = "a" * 32


class InFile:
    """A database that is a file among the others of its site, and copied with them."""

    def __init__(self, folder):
        self.file = folder / "bielelt.sqlite3"
        self.url = f"sqlite:///{self.file}"

    def create(self, _template=None):
        """Leave it to SQLite, which makes what it does not find."""

    def drop(self):
        """Leave it to pytest, which keeps the folders of the last runs."""

    def open(self):
        return sqlite3.connect(self.file)

    def is_left(self):
        """Whether nobody works in it: a file is let go by whoever dies."""
        return True


class OnServer:
    """A database of a name of its own, beside that of the tests."""

    def __init__(self, _folder):
        self.beside = os.environ["DATABASE_URL"]
        self.name = f"killed_{uuid4().hex}"
        self.url = f"{self.beside.rpartition('/')[0]}/{self.name}"

    def create(self, template=None):
        like = template.name if template else "template1"
        self._tell_server(f"CREATE DATABASE {self.name} TEMPLATE {like}")

    def drop(self):
        self._tell_server(f"DROP DATABASE IF EXISTS {self.name} WITH (FORCE)")

    def open(self):
        database = psycopg.connect(self.url)
        # JSON as it is written, which is how SQLite gives it.
        database.adapters.register_loader("jsonb", TextLoader)
        return database

    def is_left(self):
        """Whether nobody works in it: the server outlives its client, and takes back late."""
        with closing(self.open()) as database:
            return not database.execute(
                "SELECT pid FROM pg_stat_activity WHERE datname = current_database() "
                "AND backend_type = 'client backend' AND pid != pg_backend_pid()"
            ).fetchall()

    def _tell_server(self, statement):
        with closing(psycopg.connect(self.beside, autocommit=True)) as server:
            server.execute(statement)


DATABASES = {"sqlite": InFile, "postgresql": OnServer}


class Site:
    """One database, files in ``folder``, and who is signed in."""

    def __init__(self, folder):
        self.folder = folder
        self.database = DATABASES[connection.vendor](folder)
        self.environment = {
            **os.environ,
            "BIELELT_VAR": str(folder),
            "DATABASE_URL": self.database.url,
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
        self.database.create()
        self.run("migrate", "-v", "0")
        script = "from tests.web.killing import enter; enter()"
        told = subprocess.check_output(
            [sys.executable, "-c", script], env=self.environment, cwd=ROOT
        )
        (self.folder / "sessions.json").write_bytes(told)

    def copy(self, folder):
        """Return a site in ``folder`` that has all this one has; nobody may be at work here."""
        site = Site(shutil.copytree(self.folder, folder))
        site.database.create(self.database)
        return site

    def close(self):
        self.database.drop()

    def rows(self, query):
        """Ask the database from outside, as whoever opens it after an accident."""
        with closing(self.database.open()) as database:
            return database.execute(query).fetchall()

    def change(self, statement):
        with closing(self.database.open()) as database:
            database.execute(statement)
            database.commit()

    @contextmanager
    def process(self, *words):
        """Start a command in a group of its own; whatever of it still lives is killed.

        After the block the database is as it will stay.
        """
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
                until(self.database.is_left)

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


def until(holds):
    """Wait for what another process is about to do."""
    end = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)


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
