"""Promises about the code base as a whole that no other test would notice breaking.

import-linter keeps the layers (pyproject.toml); here stands what it cannot see.
"""

import ast
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from types import FunctionType, ModuleType

import pytest
from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.urls import URLPattern, get_resolver

from bielelt.sheets import SHEETS, Sheet
from bielelt_web.middleware import LoginWall

ROOT = Path(__file__).parent.parent
SRC = ROOT / "src"
TESTS = ROOT / "tests"
CODE = sorted(
    path
    for folder in (SRC, TESTS, ROOT / "benchmarks")
    for path in folder.rglob("*.py")
    if "migrations" not in path.parts
)
SOURCE = [path for path in CODE if path.is_relative_to(SRC)]
TEMPLATES = sorted((SRC / "bielelt_web" / "templates").rglob("*.html"))

MODULE_LINES, TEMPLATE_LINES = 400, 150  # the limits of docs/architecture.md

# Views that may be seen without signing in.
PUBLIC = {
    "sign-in", "account_login", "mfa_authenticate", "mfa_login_webauthn", "account_inactive",
    "sign-out", "account_logout", "language", "invitation-accept", "calendar-feed",
    "account_reset_password", "account_reset_password_done",
    "account_reset_password_from_key", "account_reset_password_from_key_done",
}  # fmt: skip


def short(path):
    return str(path.relative_to(ROOT))


def tree(path):
    return ast.parse(path.read_text("utf-8"))


def calls(path):
    """Yield every call of an attribute in a module: the node and the attribute's name."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node, node.func.attr


# The library stands alone ---------------------------------------------------------------

IMPORT_ALL = """
import importlib, pkgutil, sys, bielelt
for module in pkgutil.walk_packages(bielelt.__path__, "bielelt."):
    importlib.import_module(module.name)
print(*sorted({name.partition(".")[0] for name in sys.modules} & {"django", "bielelt_web"}))
"""


def test_the_whole_library_imports_without_django_in_a_fresh_interpreter():
    run = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL],
        check=False,
        capture_output=True,
        text=True,
        env={"PYTHONPATH": str(SRC)},
    )

    assert (run.returncode, run.stdout, run.stderr) == (0, "\n", "")


def test_the_core_imports_the_standard_library_and_itself_only():
    strangers = {
        f"{short(path)}: {name}"
        for path in (SRC / "bielelt" / "core").rglob("*.py")
        for node in ast.walk(tree(path))
        for name in imported(node)
        if name.partition(".")[0] not in sys.stdlib_module_names
        and not f"{name}.".startswith("bielelt.core.")
    }

    assert strangers == set()


def imported(node):
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return [node.module if not node.level else f"relative.{node.module}"]
    return []


def test_the_library_has_no_clock_so_that_a_report_recomputes_ten_years_later():
    clocks = [
        f"{short(path)}:{node.lineno} {name}()"
        for path in SOURCE
        if "bielelt" in path.parts
        for node, name in calls(path)
        if name in {"today", "now", "utcnow"}
    ]

    assert clocks == []


# Only actions write ---------------------------------------------------------------------

WRITES = {
    "save", "delete", "create", "bulk_create", "bulk_update", "update_or_create",
    "get_or_create", "create_user", "create_superuser", "executemany",
}  # fmt: skip
WRITERS = {"actions", "models", "migrations"}


def is_write(node, name):
    """Whether a call may change a row; ``update`` with keywords only is a queryset's."""
    if name == "update":
        return bool(node.keywords) and not node.args
    return name in WRITES or name.removeprefix("a") in WRITES


def test_only_actions_write_to_the_database():
    offenders = [
        f"{short(path)}:{node.lineno} .{name}()"
        for path in SOURCE
        if "bielelt_web" in path.parts and not WRITERS & set(path.parts)
        for node, name in calls(path)
        if is_write(node, name)
    ]

    assert offenders == []


@pytest.mark.parametrize(
    ("call", "writes"),
    [
        ("report.save()", True),
        ("await report.asave()", True),
        ("Report.objects.filter(pk=1).update(state='x')", True),
        ("context.update({'a': 1})", False),
        ("Report.objects.filter(pk=1)", False),
    ],
)
def test_a_write_is_recognised(call, writes):
    node = next(n for n in ast.walk(ast.parse(call)) if isinstance(n, ast.Call))

    assert is_write(node, node.func.attr) == writes


# Families are folders; a member is one file ---------------------------------------------

# Modules of a folder that serve its family and are no members.
SERVING = {"base", "tuning", "catalogue", "habits"}
FAMILIES = {
    "checks": ("bielelt.checks", "CHECKS", "checks"),
    "comparisons": ("bielelt.checks", "COMPARISONS", "checks/between"),
    "sources": ("bielelt.reading.sources", "SOURCES", "reading/sources"),
    "steps": ("bielelt.reading.steps", "STEPS", "reading/steps"),
    "reports": ("bielelt.printing", "REPORTS", "printing/reports"),
    "formats": ("bielelt.printing", "FORMATS", "printing/formats"),
}


def home(member):
    """Return the name of the module in which a member of a family is written."""
    if isinstance(member, ModuleType):
        return member.__name__.rpartition(".")[2]
    owner = member if isinstance(member, FunctionType | type) else type(member)
    return owner.__module__.rpartition(".")[2]


@pytest.mark.parametrize("family", FAMILIES)
def test_every_member_of_a_family_is_registered_once(family):
    package, register, folder = FAMILIES[family]
    registered = getattr(import_module(package), register)
    members = registered.values() if isinstance(registered, dict) else registered
    written = {
        path.stem
        for path in (SRC / "bielelt" / folder).glob("*.py")
        if path.stem not in SERVING and not path.stem.startswith("_")
    }

    assert sorted(map(home, members)) == sorted(written)


@pytest.mark.parametrize("family", FAMILIES)
def test_every_member_of_a_family_has_a_test_of_its_own(family):
    folder = FAMILIES[family][2]
    written = {
        path.stem
        for path in (SRC / "bielelt" / folder).glob("*.py")
        if path.stem not in SERVING and not path.stem.startswith("_")
    }
    tested = {
        path.stem.removeprefix("test_") for path in (TESTS / folder).glob("test_*.py")
    }

    assert written - tested == set()


def working_sheets():
    """Yield module and sheet for every working spreadsheet that is written down."""
    for path in sorted((SRC / "bielelt" / "sheets").glob("*.py")):
        if path.stem != "__init__":
            module = import_module(f"bielelt.sheets.{path.stem}")
            for value in vars(module).values():
                if isinstance(value, Sheet):
                    yield path.stem, value


def test_every_working_spreadsheet_is_registered_once_and_has_a_test():
    written = dict(working_sheets())
    names = sorted(sheet.name for _, sheet in working_sheets())
    tested = {p.stem.removeprefix("test_") for p in (TESTS / "sheets").glob("test_*.py")}

    assert sorted(sheet.name for sheet in SHEETS) == names
    assert set(written) - tested == set()


def test_every_module_of_the_core_with_a_rule_in_it_has_a_test():
    values_only = {"__init__", "errors", "report"}
    written = {path.stem for path in (SRC / "bielelt" / "core").glob("*.py")}
    tested = {p.stem.removeprefix("test_") for p in (TESTS / "core").glob("test_*.py")}

    assert written - values_only - tested == set()


# The site is closed ---------------------------------------------------------------------


def views(patterns, area=""):
    """Yield every view under its name, before it that of its namespace."""
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield area + (pattern.name or ""), pattern.callback
        else:
            inside = f"{pattern.namespace}:" if pattern.namespace else area
            yield from views(pattern.url_patterns, inside)


def test_every_view_needs_a_login_unless_listed():
    open_views = {
        name
        for name, view in views(get_resolver().url_patterns)
        if not getattr(view, "login_required", True)
    }

    assert open_views == PUBLIC
    assert "bielelt_web.middleware.LoginWall" in settings.MIDDLEWARE
    assert issubclass(LoginWall, LoginRequiredMiddleware)


def test_every_view_has_a_name_of_its_own():
    names = [name for name, _ in views(get_resolver().url_patterns)]

    assert "" not in names
    assert sorted(names) == sorted(set(names))


# Files stay small and say what they are -------------------------------------------------


def test_no_module_is_longer_than_400_lines():
    lines = {
        short(p): sum(1 for line in p.read_text("utf-8").splitlines() if line.strip())
        for p in CODE
    }

    assert {name: n for name, n in lines.items() if n > MODULE_LINES} == {}


def test_no_template_is_longer_than_150_lines():
    lines = {short(p): len(p.read_text("utf-8").splitlines()) for p in TEMPLATES}

    assert {name: n for name, n in lines.items() if n > TEMPLATE_LINES} == {}


def test_every_public_module_says_in_a_docstring_what_it_is():
    silent = [
        short(path)
        for path in SOURCE
        if not (ast.get_docstring(tree(path)) or "").strip(" .")
        or ast.get_docstring(tree(path)) == "To be written."
    ]

    assert silent == []


def test_no_error_is_swallowed_whole():
    broad = {None, "Exception", "BaseException"}
    swallowed = [
        f"{short(path)}:{node.lineno}"
        for path in CODE
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ExceptHandler)
        and getattr(node.type, "id", None) in broad
        and not isinstance(node.type, ast.Tuple | ast.Attribute)
        and all(isinstance(step, ast.Pass | ast.Continue) for step in node.body)
    ]

    assert swallowed == []


def test_tests_replace_nothing_of_ours_by_a_mock():
    mocks = [
        short(path)
        for path in CODE
        if path.is_relative_to(TESTS)
        for node in ast.walk(tree(path))
        for name in imported(node)
        if name.startswith(("unittest.mock", "mock", "pytest_mock"))
    ]

    assert mocks == []


# Pages say where they are ---------------------------------------------------------------

# Pages that lie below nothing: an area's own list, the first page, search, what went wrong;
# and signing in with all that belongs to it, which is reached from the name in the header.
TOP = re.compile(r"(?:\d{3}|.*list|home|search|entries|overview|extensions)")
OUTSIDE = re.compile(r".*/templates/(?:account/|mfa/|people/accept).*")


def test_every_page_below_a_list_shows_the_way_back_in_the_same_form():
    pages = {
        short(p): p.read_text("utf-8")
        for p in TEMPLATES
        if not TOP.fullmatch(p.stem) and not OUTSIDE.fullmatch(p.as_posix())
    }
    whole = {name: text for name, text in pages.items() if 'extends "base.html"' in text}
    form = re.compile(
        r'{% block crumbs %}\s*<nav class="crumbs" aria-label="{% translate .Where you are. %}">'
        r'[^\0]*?<a [^\0]*?<span aria-current="page">[^\0]*?</nav>\s*{% endblock %}'
    )

    assert [name for name, text in whole.items() if not form.search(text)] == []
