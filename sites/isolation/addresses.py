"""Every address the resolver knows: its name, route, arguments and the model its view works on (A02)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.urls import URLPattern, get_resolver

from sites.access.firewall import ADMIN_ROUTE

CATCH_ALL = "admin/^.*/$"
"""Wagtail's answer to whatever else stands below the admin; asked with an address that nobody has."""


@dataclass(frozen=True)
class Address:
    """One URL pattern."""

    name: str
    """"namespace:name"; empty for a nameless pattern."""
    route: str
    arguments: tuple[str, ...]
    model: type[Model] | None
    """The model that the view was made for, where it says so."""

    @property
    def is_admin(self) -> bool:
        """Whether the firewall stands before it."""
        return self.route.startswith(ADMIN_ROUTE)

    @property
    def namespace(self) -> str:
        """The namespace, without the name."""
        return self.name.rpartition(":")[0]


def all_addresses() -> list[Address]:
    """Every pattern of the project, each once."""
    found = {(address.name, address.route): address for address in _walk(get_resolver().url_patterns)}
    return list(found.values())


def _walk(patterns: Any, route: str = "", namespace: str = "") -> Iterator[Address]:
    for pattern in patterns:
        here = route + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield Address(
                name=":".join(part for part in (namespace, pattern.name) if part),
                route=here,
                arguments=tuple(pattern.pattern.regex.groupindex),
                model=_model_of(pattern.callback),
            )
        else:
            inner = ":".join(part for part in (namespace, pattern.namespace) if part)
            yield from _walk(pattern.url_patterns, here, inner)


def _model_of(view: Any) -> type[Model] | None:
    while hasattr(view, "__wrapped__") and not hasattr(view, "view_class"):
        view = view.__wrapped__
    given = getattr(view, "view_initkwargs", {}).get("model")
    found = given or getattr(getattr(view, "view_class", None), "model", None)
    return found if isinstance(found, type) and issubclass(found, Model) else None


def plain_path(route: str) -> str:
    """The address of a route without arguments, its regular expression taken away."""
    return "/" + re.sub(r"[\^$]|\(\?:.*?\)", "", route)
