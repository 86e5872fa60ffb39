import os
import sqlite3
import subprocess
import sys

COMMAND = [sys.executable, "-m", "bielelt_web.manage"]
DAYS = (
    "SELECT count(*) FROM django_tasks_database_dbtaskresult WHERE task_path LIKE '%.daily'"
)


def test_a_worker_that_starts_queues_the_work_of_today_and_tomorrow(tmp_path):
    environment = {
        **os.environ,
        "BIELELT_VAR": str(tmp_path),
        "DATABASE_URL": f"sqlite:///{tmp_path}/bielelt.sqlite3",
        "BIELELT_DAILY_AT": "23:59:59",
    }

    for words in (["migrate", "-v", "0"], ["worker", "--batch"], ["worker", "--batch"]):
        subprocess.run([*COMMAND, *words], env=environment, check=True)

    database = sqlite3.connect(tmp_path / "bielelt.sqlite3")
    assert database.execute(DAYS).fetchone() == (2,)
    database.close()
