import os
import signal
import subprocess
import sys


def test_ctrl_c_ends_the_demonstration_in_good_order_even_before_it_listens(tmp_path):
    command = [sys.executable, "-m", "bielelt_web.manage", "demo"]
    environment = {**os.environ, "BIELELT_PORT": "0", "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command,
        cwd=tmp_path,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        process.stdout.readline()
        os.killpg(process.pid, signal.SIGINT)
        _, complaints = process.communicate(timeout=30)

    assert (process.returncode, "Traceback" in complaints) == (0, False)
