"""Rules of the house that a newcomer could break without noticing."""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.services.catalogues import catalogues_in, problems_of
from core.settings.env import PROJECT_DIR

APPS = ("core", "sites", "news", "docslib", "workflows", "search")
MAX_FILE_LINES = 250
MAX_TEST_LINES = 300  # a table of cases is one idea
MAX_FUNCTION_LINES = 40

TOP_LEVEL = {*APPS} | set(
    """contributions participation templates tests static docs deploy bench manage.py
    requirements.in requirements.txt requirements-dev.in requirements-dev.txt pyproject.toml
    Makefile Dockerfile compose.yaml README.md CONTRIBUTING.md CHANGELOG.md .ci .editorconfig
    .env.example .gitignore .gitattributes .dockerignore .pre-commit-config.yaml""".split()
)
# What tools and runs leave beside the project; .gitignore names the same.
LEFT_BEHIND = set(
    """.git .venv .env var __pycache__ .mypy_cache .ruff_cache .pytest_cache .hypothesis
    .import_linter_cache htmlcov test-results staticfiles .coverage""".split()
)

# The names every app may use.
HOUSE = set(
    """__init__.py apps.py enums.py managers.py selectors.py gates.py forms.py panels.py viewsets.py views.py
    urls.py wagtail_hooks.py checks.py tasks.py feeds.py cards.py contexts.py receivers.py registration.py
    provisioning.py search_kind.py access.py isolation.py models.py models services views management migrations demo
    templatetags context_processors.py""".split()
)
# Rooms of one app only, each for one idea that no other app has.
OWN = {
    "sites": "access isolation roles.py hosts.py middleware.py redirect_middleware.py blocks.py rich_text.py",
    "news": "",
    "docslib": "reading metadata secrecy intake lineage bulk numbering.py document_types.py page_pictures.py",
    "workflows": "",
    "search": "analysis engines spelling evaluation api params.py query.py pipeline.py second_stage.py explanation.py"
    " results.py highlight.py filters.py paging.py hits.py synonyms.py rate_limits.py",
}

# Written in pieces, so that this file does not hold what it looks for.
FORBIDDEN = [
    "/wo" + "rk/",
    "/t" + "mp/",
    "../sha" + "red",
    "/opt/wh" + "eels",
    "pypi" + ".org",
    "python" + "hosted",
    "generated" + " by",
]
TEXT_SUFFIXES = {
    "",
    *".py .html .css .js .md .txt .in .toml .yaml .yml .conf .inc .service .timer .svg .po".split(),
}


def python_files(*folders: str) -> Iterator[Path]:
    for folder in folders:
        for path in sorted((PROJECT_DIR / folder).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path


def project_files() -> Iterator[Path]:
    for folder, folders, names in os.walk(PROJECT_DIR):
        folders[:] = [name for name in folders if name not in LEFT_BEHIND]
        for name in names:
            path = Path(folder, name)
            if name not in LEFT_BEHIND and path.suffix in TEXT_SUFFIXES:
                yield path


def test_no_file_is_longer_than_one_idea():
    limits = {**dict.fromkeys(APPS, MAX_FILE_LINES), "tests": MAX_TEST_LINES}
    long = {
        str(path.relative_to(PROJECT_DIR)): lines
        for folder, limit in limits.items()
        for path in python_files(folder)
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > limit
    }
    assert long == {}


def test_no_function_is_longer_than_a_screen():
    long = {
        f"{path.relative_to(PROJECT_DIR)}:{node.lineno} {node.name}": node.end_lineno - node.lineno + 1
        for path in python_files(*APPS)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno - node.lineno + 1 > MAX_FUNCTION_LINES
    }
    assert long == {}


@pytest.mark.parametrize("app", sorted(OWN))
def test_an_app_holds_only_the_names_of_the_house(app):
    """A second subject in one app takes a house name with its own before it: `upload_forms.py`."""
    found = {path.name for path in (PROJECT_DIR / app).iterdir()}
    odd = found - HOUSE - set(OWN[app].split()) - LEFT_BEHIND
    assert {name for name in odd if name.split("_", 1)[-1] not in HOUSE} == set()


def test_the_top_level_holds_only_what_the_house_knows():
    found = {path.name for path in PROJECT_DIR.iterdir()}
    left_behind = {name for name in found if name in LEFT_BEHIND or name.startswith(".coverage.")}
    assert found - left_behind - TOP_LEVEL == set()


def test_every_ignored_name_is_in_the_ignore_file():
    ignored = (PROJECT_DIR / ".gitignore").read_text(encoding="utf-8")
    assert [name for name in sorted(LEFT_BEHIND - {".git"}) if name not in ignored] == []


@pytest.mark.parametrize("word", FORBIDDEN)
def test_no_file_names_a_place_outside_the_project(word):
    holders = [
        str(path.relative_to(PROJECT_DIR))
        for path in project_files()
        if word in path.read_text(encoding="utf-8", errors="replace")
    ]
    assert holders == []


def test_no_function_imports():
    """An import inside a function hides a circle; the layers are held by import-linter."""
    hidden = [
        f"{path.relative_to(PROJECT_DIR)}:{inner.lineno}"
        for path in python_files(*APPS)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert hidden == []


def test_every_collected_string_has_a_vietnamese_translation():
    folders = [PROJECT_DIR / "core/locale", PROJECT_DIR / "core/wagtail_locale"]
    assert [line for path in catalogues_in(folders) for line in problems_of(path)] == []


def test_no_python_formatting_inside_a_translatable_string():
    pattern = re.compile(r"\b(?:_|gettext|gettext_lazy|ngettext|pgettext)\(\s*f[\"']")
    holders = [
        str(path.relative_to(PROJECT_DIR))
        for path in python_files(*APPS)
        if pattern.search(path.read_text(encoding="utf-8"))
    ]
    assert holders == []


def test_no_test_empties_the_database_that_others_share():
    """Django empties the tables after such a test, with the root of the tree that migrations made. Side by side no
    test can come last; one that must commit takes a copy of the database, as `tests/browser/conftest.py` does.
    """
    pattern = re.compile(r"transaction" + r"=True|Transaction" + r"TestCase|\blive_" + r"server\b")
    users = [path.name for path in python_files("tests") if pattern.search(path.read_text(encoding="utf-8"))]
    assert users == ["conftest.py"]  # which only names the fixtures
