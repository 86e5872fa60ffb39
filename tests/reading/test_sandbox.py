"""Files of strangers are parsed where they can do no harm: real workers, really ended."""

import os
import platform
import signal
import subprocess
import sys
from multiprocessing import active_children
from pathlib import Path

import pytest
from tests.reading import errands
from tests.reading.processes import becomes, is_alive

from bielelt.core.errors import UnreadableDocument
from bielelt.reading import confinement
from bielelt.reading.sandbox import CALLS_PER_WORKER, Answer, Fault, Limits, Sandbox, call


def answers(sandbox, *calls):
    """Run the calls and return their answers by ticket."""
    found = {}
    for number, (function, *arguments) in enumerate(calls):
        if not sandbox.has_room:
            found.update([sandbox.wait()])
        sandbox.start(number, f"{number}.docx", function, *arguments)
    while sandbox.is_busy:
        found.update([sandbox.wait()])
    return [found[number] for number in range(len(calls))]


def test_values_and_refusals_come_back_with_their_tickets():
    with Sandbox(workers=2) as sandbox:
        found = answers(
            sandbox, (errands.double, 2), (errands.refuse, "а.txt"), (errands.double, 4)
        )

    assert found == [Answer(4), Answer(refusal="“а.txt” is no report."), Answer(8)]


def test_one_worker_does_call_after_call_in_a_process_of_its_own():
    with Sandbox() as sandbox:
        first, second = answers(sandbox, (errands.process,), (errands.process,))

    assert first == second
    assert first.value != os.getpid()


def test_a_worker_is_replaced_before_what_its_parsers_leak_piles_up():
    with Sandbox() as sandbox:
        found = answers(sandbox, *[(errands.process,)] * (CALLS_PER_WORKER + 1))

    assert len({answer.value for answer in found[:-1]}) == 1
    assert found[-1].value != found[0].value


def test_a_worker_that_was_ended_from_outside_is_replaced():
    with Sandbox() as sandbox:
        [first] = answers(sandbox, (errands.process,))
        os.kill(first.value, signal.SIGKILL)
        # Its threads may outlive its name in /proc by a moment: ask as the sandbox does.
        assert becomes(lambda: first.value not in {p.pid for p in active_children()})
        [second] = answers(sandbox, (errands.process,))

    assert second.refusal is None
    assert second.value != first.value


def test_what_takes_too_long_is_ended_and_the_next_call_is_done(tmp_path):
    pid = tmp_path / "pid"
    with Sandbox(limits=Limits(seconds=1)) as sandbox:
        answers(sandbox, (errands.double, 1))  # a worker that has loaded what it needs
        late, next_ = answers(sandbox, (errands.sleep, str(pid)), (errands.double, 2))

    assert late.refusal == (
        "“0.docx” was not read within 1 seconds and was given up. "
        "Split it, or allow more time."
    )
    assert next_ == Answer(4)
    assert not is_alive(pid.read_text("utf-8"))


def test_what_needs_too_much_memory_is_refused_and_the_next_call_is_done():
    with Sandbox(limits=Limits(megabytes=1024)) as sandbox:
        large, next_ = answers(sandbox, (errands.swell,), (errands.double, 2))

    assert large.refusal == (
        "“0.docx” needs more than 1,024 MB of memory to be read. "
        "Remove its pictures, split it, or allow more memory."
    )
    assert next_ == Answer(4)


def test_a_parser_that_crashes_takes_nothing_with_it(tmp_path):
    with Sandbox(log=tmp_path / "log") as sandbox:
        crashed, next_ = answers(sandbox, (errands.crash,), (errands.double, 2))

    assert crashed.refusal == (
        f"“0.docx” ended the program that reads it (signal {int(signal.SIGSEGV)}). It is "
        "damaged or hostile; open it in its own program and save it again."
    )
    assert next_ == Answer(4)


def test_a_crash_is_told_though_another_call_began_before_anybody_looked(tmp_path):
    pid = tmp_path / "pid"
    with Sandbox(workers=2) as sandbox:
        sandbox.start("crashed", "а.docx", errands.crash, str(pid))
        assert becomes(lambda: pid.exists() and pid.read_text("utf-8"))
        assert becomes(lambda: not is_alive(pid.read_text("utf-8")))
        sandbox.start("done", "б.docx", errands.double, 2)
        found = dict([sandbox.wait(), sandbox.wait()])

    assert found["done"] == Answer(4)
    assert "(signal 11)" in found["crashed"].refusal


def test_a_fault_of_the_program_is_told_apart_and_written_to_the_log(tmp_path):
    with Sandbox(log=tmp_path / "log") as sandbox:
        stumbled, next_ = answers(sandbox, (errands.stumble,), (errands.double, 2))

    assert stumbled.is_fault
    assert stumbled.refusal == (
        "“0.docx” met a fault of the program, and was not read. "
        "Tell the person who looks after the program; its log says more."
    )
    assert "ZeroDivisionError: a mistake of the program" in (tmp_path / "log").read_text(
        "utf-8"
    )
    assert next_ == Answer(4)


def test_a_single_call_returns_or_raises():
    limits = Limits()

    assert call("а", errands.double, 3, limits=limits) == 6
    with pytest.raises(UnreadableDocument, match="is no report"):
        call("а", errands.refuse, "а", limits=limits)


def test_a_single_call_that_meets_a_fault_says_so(capfd):
    with pytest.raises(Fault, match="a fault of the program"):
        call("а", errands.stumble, limits=Limits())

    assert "ZeroDivisionError" in capfd.readouterr().err


# No network ------------------------------------------------------------------------------


def test_no_socket_but_local_ones_in_a_worker_and_what_it_starts():
    with Sandbox() as sandbox:
        [found] = answers(sandbox, (errands.network,))

    assert found.value == [
        "AF_INET refused",
        "AF_INET6 refused",
        "AF_UNIX open",
        "child refused",
    ]


def test_where_the_kernel_cannot_refuse_python_does():
    code = (
        "from bielelt.reading import confinement; confinement._ARCHITECTURES = {};"
        "confinement.forbid_network();"
        "from tests.reading import errands; errands.connect('AF_INET')"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        check=False,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
        env={"PYTHONPATH": os.pathsep.join(sys.path)},
    )

    assert "PermissionError: no network in a process that reads files" in run.stderr


@pytest.mark.skipif(
    platform.machine() not in confinement._ARCHITECTURES, reason="other machine"
)
def test_the_kernel_is_asked_where_it_can():
    assert confinement._filter(*confinement._ARCHITECTURES[platform.machine()])


# Foreign programs ------------------------------------------------------------------------


def run_confined(seconds, *command):
    return subprocess.run(
        [sys.executable, "-I", confinement.__file__, str(seconds), "3072", *command],
        check=False,
        capture_output=True,
        text=True,
    )


def test_a_foreign_program_runs_and_gives_its_status():
    run = run_confined(60, "sh", "-c", "echo ok; exit 3")

    assert (run.stdout, run.returncode) == ("ok\n", 3)


def test_a_foreign_program_that_takes_too_long_is_ended_with_all_it_started(tmp_path):
    pids = tmp_path / "pids"
    run = run_confined(1, "sh", "-c", f"sleep 600 & echo $! > {pids}; wait")

    assert run.returncode == confinement.TIMED_OUT
    assert becomes(lambda: not is_alive(pids.read_text("utf-8").strip()))


def test_a_foreign_program_does_not_outlive_whoever_started_it(tmp_path):
    pids = tmp_path / "pids"
    command = ["sh", "-c", f"sleep 600 & echo $! > {pids}; wait"]
    code = "import subprocess, sys, time; subprocess.Popen(sys.argv[1:]); time.sleep(600)"
    confined = [sys.executable, "-I", confinement.__file__, "600", "3072", *command]
    starter = subprocess.Popen([sys.executable, "-c", code, *confined])
    assert becomes(lambda: pids.exists() and pids.read_text("utf-8").strip())

    starter.kill()
    starter.wait()

    assert becomes(lambda: not is_alive(pids.read_text("utf-8").strip()))


def test_a_foreign_program_has_no_network():
    code = "import socket; socket.socket()"
    run = run_confined(60, sys.executable, "-c", code)

    assert run.stderr.strip().endswith("PermissionError: [Errno 13] Permission denied")
