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
NOT_OURS = {".git", ".hypothesis", ".venv", "var", "build", "node_modules"}


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

# The words of the official form are nobody's sentence; they stand in every report.
FORM = """
Шийдвэр Д/д Заалт Шийдвэрийн нэр, огноо, дугаар, Холбогдох заалтын агуулга, Хэрэгжилтийн явц,
Өөрийн үнэлгээ, Дээд шатны байгууллагын, аймгийн Засаг даргын захирамж захирамжийн албан
даалгавар оны хагас жилийн хэрэгжилт, сарын, Хэрэгжилт гаргах нийт арга хэмжээний тоо, үүнээс
Үр дүнтэй, Тодорхой үр дүнд хүрсэн, Эрчимжүүлэх шаардлагатай, Үр дүнгүй, Хэрэгжих хугацаа
болоогүй, Х.Б
"""
OWN_WORDS = 3  # words beside those of the form that make a run a sentence


def words(text):
    return re.findall(r"\w+", text.lower())


def runs(text):
    """Return every run of words that says something of its own."""
    found, form = words(text), set(words(FORM))
    own = [not (word in form or word.isdecimal()) for word in found]
    return {
        tuple(found[i : i + RUN])
        for i in range(len(found) - RUN + 1)
        if sum(own[i : i + RUN]) >= OWN_WORDS
    }


def test_no_sentence_of_a_real_report_is_copied_into_the_repository():
    cases = Path(os.environ.get("BIELELT_CASES") or ROOT.parent / "shared" / "cases")
    reports = sorted(cases.glob("*/report.txt"))
    if not reports:
        pytest.skip("No cases here: put them in a folder and name it in BIELELT_CASES.")
    real = set().union(*(runs(path.read_text("utf-8")) for path in reports))

    assert [name for name, text in texts() if runs(text) & real] == []


# The map of the language --------------------------------------------------------------------


def test_the_map_of_the_language_names_every_module():
    folder = ROOT / "src" / "bielelt" / "language"
    told = set(re.findall(r"\w+", (folder / "__init__.py").read_text("utf-8")))
    modules = {path.stem for path in folder.glob("*.py")} - {"__init__"}

    assert modules - told == set()
