"""Every admin view was looked at: it has a door, or it is shut (A02)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver

from sites.access.doors import DoorDeclaredTwice, declare, declared_names
from sites.roles import Role, Screen
from tests.factories import log_in, make_site, make_user

NAMELESS = {"admin/test404/", "admin/^.*/$"}
"""Views without a name: they answer 404 whoever asks."""


def admin_views(patterns: Any = None, route: str = "", namespace: str = "") -> Iterator[tuple[str, str]]:
    """(name, route) of every admin address."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        here = route + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            if here.startswith("admin/") and here not in NAMELESS:
                yield ":".join(part for part in (namespace, pattern.name) if part), here
        else:
            inner = ":".join(part for part in (namespace, pattern.namespace) if part)
            yield from admin_views(pattern.url_patterns, here, inner)


def test_every_admin_view_has_a_door_or_is_shut():
    assert {route for name, route in admin_views() if name not in declared_names()} == set()


def test_no_door_is_declared_for_a_view_that_does_not_exist():
    assert declared_names() - {name for name, _route in admin_views()} == set()


def test_a_view_gets_one_door():
    with pytest.raises(DoorDeclaredTwice):
        declare("wagtailadmin_home", screen=Screen.ANYBODY)


@pytest.mark.django_db
@pytest.mark.parametrize("role", list(Role))
def test_a_view_that_nobody_declared_is_closed_to_every_role(role, monkeypatch):
    client: Client = log_in(make_user(role, make_site("tuyengiao")))
    monkeypatch.delitem(__import__("sites.access.doors", fromlist=["_doors"])._doors, "wagtailadmin_home")
    assert client.get("/admin/", HTTP_HOST="wan-tuyengiao.test").status_code == 404
