"""Whether anything of a site has changed: every row that is the site's, or hangs on one that is (A02)."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.contrib.auth.models import Group
from django.db import connection
from django.db.models import ForeignKey, Model, Q, QuerySet

from core.models import User
from sites.access.ownership import is_owned, of_sites
from sites.isolation.registry import Plot
from sites.models import RoleGroup

DERIVED = frozenset(
    [
        "core.portalrendition",
        "wagtailcore.referenceindex",
        "wagtailadmin.editingsession",
        "portal_sites.visit",
        "sessions.session",
        "wagtailusers.userprofile",
        "wagtailcore.pagesubscription",
    ]
)
"""Rows that looking at something writes, or that follow from others."""

WRITES = ("INSERT", "UPDATE", "DELETE")
QUIET_TABLES = frozenset(
    [
        "core_portalrendition",
        "wagtailcore_referenceindex",
        "wagtailadmin_editingsession",
        "portal_sites_visit",
        "wagtailusers_userprofile",
        "wagtailcore_pagesubscription",
        "django_session",
    ]
)
"""Tables that looking at something may write."""


@contextmanager
def written_tables() -> Iterator[set[str]]:
    """Collects the tables that are written while the block runs."""
    tables: set[str] = set()

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if str(sql).lstrip()[:6].upper() in WRITES:
            named = str(sql).replace("`", '"').split('"')
            tables.add(named[1] if len(named) > 1 else str(sql)[:60])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield tables


def fingerprint(plot: Plot) -> dict[str, str]:
    """A digest of the site's rows for each model that has any."""
    people = [user.pk for user in plot.people.values()]
    held: dict[type[Model], list[Any]] = {
        User: people,
        Group: list(RoleGroup.objects.filter(portal_site=plot.portal_site).values_list("group", flat=True)),
    }
    owned = [model for model in _models() if is_owned(model)]
    for model in owned:
        own = of_sites(model._base_manager.all(), [plot.portal_site])
        held[model] = list(own.values_list("pk", flat=True))
    digests = {}
    for model in _models():
        rows = _rows(model, held)
        if rows is not None:
            digests[model._meta.label] = _digest(rows)
    return digests


def changed(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """Models whose rows differ."""
    return sorted(label for label in before.keys() | after.keys() if before.get(label) != after.get(label))


def _models() -> list[type[Model]]:
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if not model._meta.proxy and model._meta.managed and model._meta.label_lower not in DERIVED
    ]


def _rows(model: type[Model], held: dict[type[Model], list[Any]]) -> QuerySet[Model] | None:
    """The site's rows of a model: its own, or those that point to one of its own."""
    if model in held:
        return model._base_manager.filter(pk__in=held[model])
    wanted: dict[str, list[Any]] = defaultdict(list)
    for field in model._meta.local_fields:
        if isinstance(field, ForeignKey) and field.related_model in held:
            wanted[field.attname] = held[field.related_model]
    if not wanted:
        return None
    condition = Q(pk__in=[])
    for name, ids in wanted.items():
        condition |= Q(**{f"{name}__in": ids})
    return model._base_manager.filter(condition)


def _digest(rows: QuerySet[Model]) -> str:
    fields = rows.model._meta.concrete_fields
    listed = sorted(
        repr([field.get_prep_value(value) for field, value in zip(fields, row, strict=True)])
        for row in rows.order_by().values_list(*(field.attname for field in fields))
    )
    return hashlib.sha256("\n".join(listed).encode()).hexdigest()
