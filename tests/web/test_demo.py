import hashlib
import json
import socket
from collections import Counter

import pytest
from django.apps import apps
from django.db import transaction

from bielelt_web.actions import audit
from bielelt_web.management import demo, serving
from bielelt_web.management.province.calendar import PERIODS
from bielelt_web.models import (
    Assignment,
    AuditEntry,
    AuditHead,
    Decision,
    Evidence,
    Extension,
    Import,
    Measure,
    Organisation,
    PeriodReport,
    User,
)

TABLES = list(apps.get_app_config("bielelt").get_models())

# What the province says, whatever machine enters it: change it with the texts.
DIGEST = "54c23de4e3bceadac7c5a07ab572f6a29fc65413d4db6431e188141caf7df53c"


@pytest.fixture(scope="module")
def province(django_db_setup, django_db_blocker):  # noqa: ARG001 - the tables come first
    """Enter the demonstration once for all tests of this module."""
    with django_db_blocker.unblock(), transaction.atomic():
        demo.prepare()
        yield
        transaction.set_rollback(True)


shown = pytest.mark.usefixtures("province", "db")


@shown
def test_it_is_one_province_with_three_periods_and_two_hundred_decisions():
    kinds = Counter(Organisation.objects.values_list("kind", flat=True))
    reports = Counter(PeriodReport.objects.values_list("period", flat=True))

    assert kinds == {"state": 1, "province": 1, "district": 21, "agency": 20, "bag": 9}
    assert reports == {"2025-H1": 40, "2025": 40, "2026-H1": 41}
    assert Decision.objects.count() == 200
    assert Measure.objects.count() == 8752
    assert Import.objects.count() == len(demo.UPLOADS)


@shown
def test_reports_and_decisions_stand_in_every_state():
    states = {period: Counter() for period in PERIODS}
    for period, state in PeriodReport.objects.values_list("period", "state"):
        states[period][state] += 1
    control = Counter(Decision.objects.values_list("control", flat=True))
    extensions = Counter(Extension.objects.values_list("state", flat=True))

    assert states == {
        "2025-H1": {"published": 40},
        "2025": {"published": 35, "confirmed": 5},
        "2026-H1": {
            "draft": 11,
            "reviewed": 4,
            "submitted": 9,
            "assessed": 6,
            "confirmed": 11,
        },
    }
    assert control == {
        "taken": 186,
        "removed": 8,
        "replaced": 3,
        "repealed": 2,
        "registered": 1,
    }
    assert extensions == {"asked": 3, "granted": 1, "refused": 1}


@shown
def test_single_measures_show_what_can_become_of_one():
    rows = Measure.objects.filter(citation__report__period=PERIODS[-1])
    evidence = Evidence.objects.values_list("media_type", flat=True)

    assert {
        "returned": rows.filter(returned_at__isnull=False).count(),
        "delegated": rows.filter(delegate__isnull=False).count(),
        "answered": rows.exclude(answer="").count(),
        "evidence": len({kind.partition("/")[2][:3] for kind in evidence if kind}),
        "links": Evidence.objects.exclude(url="").count(),
        "nobody answers": Decision.objects.filter(clauses__assignments=None).count(),
    } == {
        "returned": 6,
        "delegated": 6,
        "answered": 6,
        "evidence": 3,
        "links": 1,
        "nobody answers": 2,
    }


@shown
def test_it_says_the_same_on_every_machine():
    told = [
        *Decision.objects.values_list("number", "title", "text", "control"),
        *Assignment.objects.values_list(
            "organisation__code", "clause__text", "schedule", "due_on"
        ),
        *Measure.objects.values_list(
            "citation__report__organisation__code",
            "citation__report__period",
            "serial",
            "text",
            "progress",
            "self_percent",
            "upper_percent",
            "upper_reason",
            "answer",
            "returned_reason",
            "done_by",
            "delegate__username",
        ),
    ]

    lines = sorted(json.dumps(row, ensure_ascii=False, default=str) for row in told)
    assert hashlib.sha256("\n".join(lines).encode()).hexdigest() == DIGEST


@shown
def test_entering_it_again_changes_nothing():
    first = [list(table.objects.order_by("pk").values()) for table in TABLES]

    demo.prepare()

    assert [list(table.objects.order_by("pk").values()) for table in TABLES] == first


@shown
def test_its_trail_is_unbroken():
    entries = AuditEntry.objects.order_by("number")
    previous = ""
    for entry in entries:
        assert (entry.previous, entry.digest) == (previous, audit.digest_of(entry))
        previous = entry.digest

    assert AuditHead.objects.get().digest == previous


@shown
def test_the_logins_that_are_printed_work():
    for line in demo.logins().splitlines():
        login, password = line.split()[:2]
        assert User.objects.get(username=login).check_password(password)


def test_a_port_that_is_taken_is_passed_over():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        assert serving.free_port("127.0.0.1", port) != port


def test_the_secret_key_is_made_once_and_for_its_owner_only(settings, tmp_path):
    settings.KEY_FILE = tmp_path / "secret-key"

    serving.keep_secret_key()
    key = settings.KEY_FILE.read_text()
    serving.keep_secret_key()

    assert (settings.KEY_FILE.read_text(), len(key)) == (key, 64)
    assert settings.KEY_FILE.stat().st_mode & 0o077 == 0
