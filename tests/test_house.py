"""Promises about the files around the code: locks, and texts that must not leak."""

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LOCKS = {
    path.stem: path.read_text("utf-8") for path in (ROOT / "requirements").glob("*.txt")
}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
NOT_OURS = {".git", ".venv", "var", "build", "node_modules"}


def texts():
    """Yield name and text of every text file of the repository, with or without git."""
    for name in names():
        try:
            yield name, (ROOT / name).read_text("utf-8")
        except (UnicodeDecodeError, FileNotFoundError):
            continue


def names():
    git = shutil.which("git") if (ROOT / ".git").exists() else None
    if git:
        run = subprocess.run(
            [git, "ls-files", "-z"], cwd=ROOT, check=False, capture_output=True, text=True
        )
        if run.returncode == 0:
            return run.stdout.strip("\0").split("\0")
    files = (path.relative_to(ROOT) for path in ROOT.rglob("*") if path.is_file())
    return [str(p) for p in files if not NOT_OURS & set(p.parts) and "cache" not in str(p)]


# Locks ----------------------------------------------------------------------------------


def package(requirement):
    """Return the normalised name: ``Django_Stubs[x]>=6`` → ``django-stubs``."""
    return re.sub(r"[-_.]+", "-", re.match(r"[\w.-]+", requirement)[0]).lower()


def pinned(lock):
    """Return name → version of everything in a lock."""
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", LOCKS[lock], re.MULTILINE))


def test_the_runtime_lock_pins_every_dependency_and_what_installs_the_project():
    wanted = {package(r) for r in [*PROJECT["project"]["dependencies"], "hatchling"]}

    assert wanted - set(pinned("runtime")) == set()


def test_the_developers_lock_pins_their_tools_and_the_runtime_in_the_same_versions():
    wanted = {package(r) for r in [*PROJECT["dependency-groups"]["dev"], "uv"]}

    assert wanted - set(pinned("dev")) == set()
    assert pinned("runtime").items() <= pinned("dev").items()
    assert pinned("uv") == {"uv": pinned("dev")["uv"]}


@pytest.mark.parametrize("lock", sorted(LOCKS))
def test_a_lock_holds_exact_versions_with_hashes_and_nothing_else(lock):
    blocks = LOCKS[lock].replace(" \\\n", " ").splitlines()
    form = re.compile(r"[a-z0-9-]+==\S+( ; .+?)?(\s+--hash=sha256:[0-9a-f]{64})+")

    assert [block for block in blocks if not form.fullmatch(block)] == []


# Texts that must not leak ---------------------------------------------------------------

# One letter in brackets, so that this file does not find itself.
MACHINE = re.compile(r"(?<![\w.~])/(?:w[o]rk|f[a]rm|r[o]ot|t[m]p|h[o]me)/")
HOST = re.compile(r"(?:p[y]pi|pythonh[o]sted|n[p]mjs|d[e]bian)\.(?:org|com)\b")


@pytest.mark.parametrize(
    ("what", "pattern"), [("machine path", MACHINE), ("registry host", HOST)]
)
def test_no_text_names_the_machine_it_was_made_on(what, pattern):
    found = [
        f"{what}: {name}: {match[0]}"
        for name, text in texts()
        if (match := pattern.search(text))
    ]

    assert found == []


RUN = 9  # words in a row that are no coincidence

# The head of the official table is nobody's sentence.
FORM = """
Шийдвэр Д/д | Заалт Д/д | Шийдвэрийн нэр, огноо, дугаар | Холбогдох заалтын агуулга |
Хэрэгжилтийн явц | Өөрийн үнэлгээ | Дээд шатны байгууллагын үнэлгээ
"""


def runs(text):
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


def test_no_sentence_of_a_real_report_is_copied_into_the_repository():
    cases = Path(os.environ.get("BIELELT_CASES") or ROOT.parent / "shared" / "cases")
    reports = sorted(cases.glob("*/report.txt"))
    if not reports:
        pytest.skip("No cases here: put them in a folder and name it in BIELELT_CASES.")
    real = set().union(*(runs(path.read_text("utf-8")) for path in reports)) - runs(FORM)

    assert [name for name, text in texts() if runs(text) & real] == []
