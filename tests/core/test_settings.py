"""The environment is read in one place, and what the documents say of it is true."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from dataclasses import MISSING, fields
from itertools import pairwise
from pathlib import Path

import pytest

from core.settings.env import PROJECT_DIR, Environment

SERVER = {
    "PORTAL_SECRET_KEY": "a-key-that-only-this-test-knows-and-nobody-could-guess-0123456789",
    "PORTAL_DATABASE_URL": "postgres://portal@127.0.0.1:1/portal",
    "PORTAL_ALLOWED_HOSTS": "portal.example.vn",
}


def meanings() -> dict[str, str]:
    """Variable → the sentence below its field in `env.py`."""
    tree = ast.parse((PROJECT_DIR / "core/settings/env.py").read_text(encoding="utf-8"))
    body = next(node for node in tree.body if isinstance(node, ast.ClassDef)).body
    return {
        f"PORTAL_{field.target.id.upper()}": sentence.value.value
        for field, sentence in pairwise(body)
        if isinstance(field, ast.AnnAssign)
    }


def documented_default(field) -> str:
    assert field.default is not MISSING, f"{field.name} has no default"
    if field.name == "var_dir":
        return "`var/` of the project"
    if isinstance(field.default, bool):
        return f"`{str(field.default).lower()}`"
    return f"`{field.default}`" if field.default else "empty"


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    ours = ("PORTAL_", "DJANGO_")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=PROJECT_DIR,
        env={**clean, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_example_file_names_every_variable_and_no_other():
    text = (PROJECT_DIR / ".env.example").read_text(encoding="utf-8")
    assert set(re.findall(r"^(PORTAL_\w+)=", text, re.MULTILINE)) == set(meanings())


def test_the_settings_page_says_of_every_variable_what_the_code_says():
    text = (PROJECT_DIR / "docs/settings.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(PORTAL_\w+)` \| (.+?) \| (.+) \|$", text, re.MULTILINE)
    sentences = meanings()
    expected = [
        (name, documented_default(field), sentences[name])
        for field in fields(Environment)
        for name in [f"PORTAL_{field.name.upper()}"]
    ]
    assert rows == expected


def test_only_one_file_reads_the_environment():
    apps = ("core", "sites", "news", "docslib", "workflows", "search")
    allowed = {Path("core/settings/env.py"), Path("core/wsgi.py")}
    # PATH is the operating system's, not a setting of ours.
    pattern = re.compile(r"\bos\.environ\b(?!\.get\(\"PATH\")|\bgetenv\(")
    readers = {
        path.relative_to(PROJECT_DIR)
        for app in apps
        for path in (PROJECT_DIR / app).rglob("*.py")
        if pattern.search(path.read_text(encoding="utf-8"))
    }
    assert readers <= allowed


@pytest.mark.parametrize("missing", sorted(SERVER))
def test_production_refuses_to_start_without_what_only_the_installation_knows(missing):
    # An empty value wins over a developer's own .env file.
    result = manage("check", "--settings", "core.settings.production", **{**SERVER, missing: ""})
    assert result.returncode != 0
    assert missing in result.stderr


def test_production_settings_pass_the_checks_of_django_for_deployment():
    result = manage(
        "check", "--deploy", "--fail-level", "WARNING", "--settings", "core.settings.production", **SERVER
    )
    assert result.returncode == 0, result.stderr


def test_the_internet_process_has_no_admin():
    code = "from core.urls import urlpatterns; print([str(p.pattern) for p in urlpatterns])"
    result = manage("shell", "-v", "0", "-c", code, PORTAL_CHANNEL="internet")
    assert result.returncode == 0, result.stderr
    assert "admin/" not in result.stdout
