"""What the documents promise about the code and about each other."""

import ast
import os
import re
import subprocess
import sys
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DOCS = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "samples").glob("*.md")]
)
RECIPE_STEPS = 10
MAIN = "from bielelt.cli import main; main()"


def text_of(path):
    return path.read_text("utf-8")


def without_code(text):
    return re.sub(r"^```.*?^```$|`[^`\n]+`", "", text, flags=re.MULTILINE | re.DOTALL)


def anchors(path):
    """Return the names under which the headings of a document can be linked."""
    titles = re.findall(r"^#+ (.+)$", text_of(path), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


# Links ----------------------------------------------------------------------------------


def links(path):
    """Yield the targets of the links and pictures that stay inside the repository."""
    for target in re.findall(r"\]\(([^)\s]+)\)", without_code(text_of(path))):
        if "://" not in target and not target.startswith("mailto:"):
            yield target


@pytest.mark.parametrize("path", DOCS, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_link_of_a_document_leads_somewhere(path):
    broken = []
    for target in links(path):
        file, _, anchor = target.partition("#")
        there = (path.parent / file) if file else path
        if not there.exists() or (anchor and anchor not in anchors(there)):
            broken.append(target)

    assert broken == []


def test_every_document_can_be_reached_from_the_readme():
    reached, waiting = set(), [ROOT / "README.md"]
    while waiting:
        path = waiting.pop()
        if path.suffix == ".md" and path not in reached and path.exists():
            reached.add(path)
            targets = (t.partition("#")[0] for t in links(path))
            waiting += [(path.parent / t).resolve() for t in targets if t]

    assert [str(p.relative_to(ROOT)) for p in DOCS if p.resolve() not in reached] == []


@pytest.mark.parametrize(
    "path", sorted((ROOT / "docs").glob("add-a-*.md")), ids=lambda p: p.stem
)
def test_a_recipe_has_at_most_ten_steps(path):
    steps = re.findall(r"^(\d+)\. ", text_of(path), re.MULTILINE)

    assert 0 < len(steps) <= RECIPE_STEPS


# Commands -------------------------------------------------------------------------------


def test_every_make_command_in_the_documents_exists():
    targets = set(re.findall(r"^([a-z-]+):", text_of(ROOT / "Makefile"), re.MULTILINE))
    named = {
        (str(path.relative_to(ROOT)), target)
        for path in DOCS
        for target in re.findall(r"(?:`|^)make ([a-z-]+)", text_of(path), re.MULTILINE)
    }

    assert {(path, target) for path, target in named if target not in targets} == set()


def test_make_help_tells_of_every_command():
    makefile = text_of(ROOT / "Makefile")
    phony = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)[1].split()

    assert re.findall(r"^([a-z-]+):.*## .+$", makefile, re.MULTILINE) == phony


def test_the_readme_shows_what_the_main_job_really_prints():
    printed = set()
    for command in ("summary", "check"):
        run = subprocess.run(
            [sys.executable, "-c", MAIN, command, "samples/half-year.txt"],
            cwd=ROOT,
            check=True,
            capture_output=True,
            text=True,
            env={**os.environ, "COLUMNS": "80", "PYTHONIOENCODING": "utf-8"},
        )
        printed |= {line.rstrip() for line in run.stdout.splitlines()}
    blocks = re.findall(
        r"^```\n(.*?)^```$", text_of(ROOT / "README.md"), re.MULTILINE | re.DOTALL
    )
    shown = [block for block in blocks if "үнэлгээ" in block or "clause" in block]

    assert len(shown) == 2
    assert [x for block in shown for x in block.splitlines() if x not in printed] == []


# Citations ------------------------------------------------------------------------------


def test_every_paragraph_of_the_methodology_that_code_cites_exists():
    text = text_of(ROOT / "docs" / "methodology.md")
    paragraphs = set(re.findall(r"^#+ §([\d.]+)", text, re.MULTILINE))
    cited = {
        (str(path.relative_to(ROOT)), number)
        for folder in ("src", "tests", "docs")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".py", ".md", ".html"}
        for number in re.findall(
            r"[Mm]ethodology(?:\.md)?,? §(\d+(?:\.\d+)*)", text_of(path)
        )
    }

    assert {(path, number) for path, number in cited if number not in paragraphs} == set()


# Settings -------------------------------------------------------------------------------


def variables_read():
    """Return the names that settings.py asks the environment for."""
    source = ast.parse(text_of(ROOT / "src" / "bielelt_web" / "settings.py"))
    calls = [node for node in ast.walk(source) if isinstance(node, ast.Call)]
    firsts = [
        call.args[0].value
        for call in calls
        if ast.unparse(call.func).split(".")[0] in {"env", "os"}
        and call.args
        and isinstance(call.args[0], ast.Constant)
    ]
    return {name for name in firsts if re.fullmatch(r"[A-Z][A-Z0-9_]+", str(name))}


def test_settings_md_tells_of_every_variable_and_of_no_other():
    rows = re.findall(
        r"^\| `([A-Z][A-Z0-9_]+)`", text_of(ROOT / "docs" / "settings.md"), re.MULTILINE
    )

    assert sorted(rows) == sorted(variables_read())


# Changelog ------------------------------------------------------------------------------

SECTIONS = ["Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"]


def test_the_changelog_has_the_form_of_keep_a_changelog():
    text = text_of(ROOT / "CHANGELOG.md")
    headings = re.findall(r"^(#+) (.+)$", text, re.MULTILINE)
    releases = [title for level, title in headings if level == "##"]
    sections = [title for level, title in headings if level == "###"]

    assert headings[0] == ("#", "Changelog")
    assert releases[0] == "[Unreleased]"
    form = re.compile(r"\[\d+\.\d+\.\d+\] - \d{4}-\d{2}-\d{2}")
    assert [r for r in releases[1:] if not form.fullmatch(r)] == []
    assert [s for s in sections if s not in SECTIONS] == []


def test_releases_stand_newest_first_and_none_is_newer_than_the_project():
    project = tomllib.loads(text_of(ROOT / "pyproject.toml"))["project"]["version"]
    released = re.findall(
        r"^## \[(\d[\d.]+)\]", text_of(ROOT / "CHANGELOG.md"), re.MULTILINE
    )
    versions = [tuple(map(int, v.split("."))) for v in (project, *released)]

    assert all(newer >= older for newer, older in pairwise(versions))


# Decisions ------------------------------------------------------------------------------


def test_records_of_decisions_are_numbered_without_a_gap_and_half_a_page_long():
    records = sorted((ROOT / "docs" / "adr").glob("*.md"))
    numbers = [int(path.name[:4]) for path in records]
    long = [path.name for path in records if len(text_of(path).split()) > 400]

    assert numbers == list(range(1, len(records) + 1))
    assert long == []
