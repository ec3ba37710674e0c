"""Sites that tests begin with: opened twice in each test process, and put back as rows from then on.

Opening a site asks the database a hundred and twenty times, and two thousand tests begin with one or two: opened
anew for each, they would cost the suite a minute and a half. What `provision_site` wrote the second time is
remembered row by row; when a later test asks for the same site of a database in the same state, the same rows
are written again. Whatever does not fit is opened as ever.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from django.db.models import DateTimeField, F, Model
from django.utils import timezone, translation
from wagtail.models import Collection, Page, Site

from sites.models import Organ, PortalSite
from sites.provisioning import SiteSpec

NOW = object()
"""Stands for every moment that was written: a row put back is as new as one just made."""
VARIANTS = 4
"""States of the database for which one site is remembered: to remember costs more than to open it once."""
Statement = tuple[str, tuple[Any, ...]]
Rows = dict[type[Model], dict[Any, tuple[Any, ...]]]


@dataclass(frozen=True)
class Written:
    """What opening a site wrote, and the state of the database in which it may be written again."""

    before: tuple[Any, ...]
    numbers: dict[str, int]
    """The last id given in each table, where ids are given anew after a rollback (SQLite)."""
    statements: tuple[Statement, ...]
    after_commit: tuple[tuple[Callable[[], Any], bool], ...]
    site_id: int

    def put_back(self) -> PortalSite:
        """Write the rows again; returns the site."""
        now = connection.ops.adapt_datetimefield_value(timezone.now())
        filled = [(sql, [now if one is NOW else one for one in values]) for sql, values in self.statements]
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":  # one journey for all of them
                filled = [
                    (";".join(sql for sql, _ in filled), [one for _, values in filled for one in values])
                ]
            for sql, values in filled:
                cursor.execute(sql, values)
        Page.objects.filter(depth=1).update(numchild=F("numchild") + 1)
        for function, is_robust in self.after_commit:
            transaction.on_commit(function, robust=is_robust)
        Site.clear_site_root_paths_cache()
        return PortalSite.objects.select_related("organ", "root_page", "collection").get(pk=self.site_id)


_written: dict[str, list[Written]] = defaultdict(list)
_asked: Counter[str] = Counter()


def ready_site(spec: SiteSpec, open_: Callable[[], PortalSite]) -> PortalSite:
    """The site of `spec` with its organ, which `open_` makes both; put back when it was opened before."""
    if not connection.in_atomic_block or _is_known(spec):
        return open_()
    key = repr(
        (connection.settings_dict["NAME"], spec, translation.get_language(), settings.PORTAL_SEARCH_ENGINE)
    )
    before, numbers = _places(), _last_numbers()
    for known in _written[key]:
        if known.before == before and all(
            numbers.get(name, 0) == last for name, last in known.numbers.items()
        ):
            return known.put_back()
    _asked[key] += 1
    if _asked[key] == 1 or len(_written[key]) == VARIANTS:
        return open_()  # most sites with a name of their own are asked for once
    rows, waiting = _all_rows(), len(connection.run_on_commit)
    portal_site = open_()
    statements = _statements(rows, _all_rows())
    if statements:
        tables = {table: numbers.get(table, 0) for table in statements if table and numbers}
        after_commit = tuple((call, robust) for _ids, call, robust in connection.run_on_commit[waiting:])
        _written[key].append(
            Written(before, tables, tuple(statements.values()), after_commit, portal_site.pk)
        )
    return portal_site


def _is_known(spec: SiteSpec) -> bool:
    """Whether anything of the site is there already."""
    return (
        Organ.objects.filter(slug=spec.organ.slug).exists()
        or PortalSite.objects.filter(code=spec.code).exists()
    )


def _places() -> tuple[Any, ...]:
    """What says where in the trees a new site will stand."""
    last = Page.objects.filter(depth=2).order_by("-path").values_list("path", flat=True).first()
    return last, tuple(Collection.objects.order_by("pk").values_list())


def _last_numbers() -> dict[str, int]:
    if connection.vendor != "sqlite":
        return {}
    with connection.cursor() as cursor:
        return dict(cursor.execute("SELECT name, seq FROM sqlite_sequence").fetchall())


def _all_rows() -> Rows:
    return {model: _rows(model) for model in apps.get_models(include_auto_created=True) if _is_table(model)}


def _is_table(model: type[Model]) -> bool:
    """Whether rows are written to it: the tables of a full-text index follow by themselves."""
    return model._meta.managed and not model._meta.proxy and not model._meta.db_table.endswith("_fts")


def _rows(model: type[Model]) -> dict[Any, tuple[Any, ...]]:
    place = [field.primary_key for field in model._meta.local_concrete_fields].index(True)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {_columns(model)} FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608
        return {row[place]: tuple(row) for row in cursor.fetchall()}


def _columns(model: type[Model]) -> str:
    return ", ".join(connection.ops.quote_name(field.column) for field in model._meta.local_concrete_fields)


def _statements(before: Rows, after: Rows) -> dict[str, Statement]:
    """What writes the difference, by table; empty when more was changed than the trees must for a new site."""
    statements = {}
    for model, rows in after.items():
        new = {pk: row for pk, row in rows.items() if pk not in before[model]}
        changed = {pk: row for pk, row in before[model].items() if rows.get(pk) != row}
        if model is Collection and new:
            statements[""] = (f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}", ())  # noqa: S608
            new = rows  # they stand by name: a new one moves its neighbours
        elif changed and (model is not Page or list(changed) != [model.get_first_root_node().pk]):
            return {}
        if new:
            statements[model._meta.db_table] = _insert(model, new)
    return statements


def _insert(model: type[Model], rows: dict[Any, tuple[Any, ...]]) -> Statement:
    """One statement for all rows of a table, and its values, moments left open."""
    fields = model._meta.local_concrete_fields
    places = ", ".join([f"({', '.join(['%s'] * len(fields))})"] * len(rows))
    table = connection.ops.quote_name(model._meta.db_table)
    values = tuple(
        NOW if isinstance(field, DateTimeField) and value is not None else value
        for _pk, row in sorted(rows.items(), key=repr)
        for field, value in zip(fields, row, strict=True)
    )
    return f"INSERT INTO {table} ({_columns(model)}) VALUES {places}", values  # noqa: S608
