"""Nothing of another site comes out, whoever asks for whatever address (A02, B11–B13, B21, B23, N13)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.files.storage import storages
from django.core.management import CommandError, call_command

from sites.isolation.audit import Report, audit_isolation
from sites.roles import Role

pytestmark = [pytest.mark.django_db, pytest.mark.long]

PATTERNS, REACHED, REQUESTS = 270, 150, 4_000
"""Below these the audit would have looked at too little to say anything."""


def rows() -> dict[str, int]:
    return {
        model._meta.label: model._base_manager.count() for model in apps.get_models(include_auto_created=True)
    }


def files() -> set[str]:
    folders = [settings.MEDIA_ROOT, storages["private"].location, settings.PORTAL_SEARCH_DIR]
    return {str(path) for folder in folders for path in Path(folder).rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def database(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    """One database for the whole module: the audit takes back all it does."""
    with django_db_blocker.unblock():
        yield


@pytest.fixture(scope="module")
def whole(database: None) -> tuple[Report, dict, dict, set, set]:
    before, files_before = rows(), files()
    report = audit_isolation(is_quick=True)
    return report, before, rows(), files_before, files()


def test_nobody_gets_anything_of_another_site(whole):
    report = whole[0]
    assert [(one.kind, one.role, one.method, one.url, one.detail) for one in report.findings] == []


def test_the_audit_asks_as_every_role_and_as_people_without_one(whole):
    without = {"admin_access_only", "nothing", "anonymous_internet", "anonymous_wan"}
    assert set(whole[0].roles) == {role.value for role in Role} | without


def test_the_audit_looks_at_every_address(whole):
    figures = whole[0].figures
    assert figures["patterns"] >= PATTERNS
    assert figures["patterns_reached"] >= REACHED
    assert figures["requests"] >= REQUESTS
    assert figures["own_markers_seen"] >= REQUESTS // 8


def test_what_only_superusers_open_is_told(whole):
    closed = set(whole[0].closed)
    assert {"wagtailusers_users:edit", "wagtailadmin_workflows:edit", "wagtailredirects:add"} <= closed
    assert not closed & {"wagtailadmin_home", "wagtailadmin_pages:edit", "portalsite:index"}


def test_the_audit_leaves_no_row_and_no_file(whole):
    _report, before, after, files_before, files_after = whole
    assert after == before
    assert files_after == files_before


def test_the_command_prints_for_a_machine_and_ends_well_without_findings(database, capsys):
    call_command("audit_isolation", "--json", "--quick", "--roles", "nothing", verbosity=0)
    result = json.loads(capsys.readouterr().out)
    assert result["findings"] == []
    assert result["roles"] == ["nothing"]
    assert result["figures"]["patterns"] >= PATTERNS


def test_the_command_refuses_a_role_it_does_not_know(database):
    with pytest.raises(CommandError, match="khong-co"):
        call_command("audit_isolation", "--quick", "--roles", "khong-co", verbosity=0)


def test_the_command_refuses_to_run_where_there_is_no_admin(settings):
    settings.PORTAL_CHANNEL = "internet"
    with pytest.raises(CommandError):
        call_command("audit_isolation", verbosity=0)
