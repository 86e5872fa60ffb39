"""The same tests on PostgreSQL: a throw-away cluster, where its programs are installed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WHAT = ["actions", "queries", "tasks", "test_audit.py"]


@pytest.mark.skipif(
    shutil.which("pg_virtualenv") is None,
    reason="pg_virtualenv is not there (Debian: postgresql-common, postgresql): "
    "the tests on PostgreSQL are left out.",
)
def test_whatever_writes_and_reads_does_so_on_postgresql_too():
    tests = [str(ROOT / "tests" / "web" / name) for name in WHAT]
    pytest_here = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *tests]

    # The cluster is named by PGHOST and PGPORT, which pg_virtualenv sets.
    run = subprocess.run(
        ["pg_virtualenv", *pytest_here, "-p", "no:xdist"],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": "postgresql:///postgres"},
        check=False,
        capture_output=True,
        text=True,
    )

    assert run.returncode == 0, run.stdout[-3000:] + run.stderr[-1000:]
