"""Pages in the database for all that the index holds, so that hits pass the same check as on the search page."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import connection
from django.db.models import Model
from wagtail.models import Page

from core.models import PageExposure
from sites.models import PortalSite
from tests.factories import make_article, make_document, publish

MAKERS = (
    (make_article, 1, {"page_ptr_id": "pk"}),
    (make_document, 2, {"page_ptr_id": "pk", "number_key": "pk::text"}),
)
"""What makes one of a kind, the first id of its like, and what differs in its own table."""
FREE_STEP = 64
"""Below it stand the pages that the site was opened with."""
WANTED = """
    CREATE TEMPORARY TABLE wanted AS SELECT pk FROM generate_series(%s::int, %s, 2) pk
    WHERE pk NOT IN (SELECT id FROM wagtailcore_page)
"""
OF_PAGES = {
    "id": "pk",
    "path": f"left(made.path, -4) || upper(lpad(to_hex(pk / 2 + {FREE_STEP}), 4, '0'))",
    "slug": "'tim-' || pk",
    "url_path": "made.url_path || pk || '/'",
    "title": "made.title || ' ' || pk",
    "draft_title": "made.title || ' ' || pk",
    "translation_key": "gen_random_uuid()",
    "latest_revision_id": "NULL",
    "live_revision_id": "NULL",
}
"""What differs from page to page in the tree, by column; `pk` is the id of the new one."""


def add_rows(site: PortalSite, count: int) -> None:
    """Live pages of `site` under the ids of `bench.library.entries(count)`, but for the few that are taken.

    Written by the tables, for the tree takes a second each. PostgreSQL only.
    """
    made = [(publish(make(site), site), first, own) for make, first, own in MAKERS]
    with connection.cursor() as cursor:
        for page, first, own in made:
            cursor.execute(WANTED, [first, count])
            tables = ((Page, OF_PAGES), (type(page), own), (PageExposure, {"page_id": "pk"}))
            for model, columns in tables:
                cursor.execute(_copies(model, columns, page.pk))
            cursor.execute("DROP TABLE wanted")
        cursor.execute("ANALYZE")  # a server in use does so by itself; those of tests are told not to


def _copies(model: type[Model], own: Mapping[str, str], made: int) -> str:
    """The statement that copies the row of the page `made` for every number of `wanted`."""
    columns = [field.column for field in model._meta.local_concrete_fields]
    values = [own.get(column, f'made."{column}"') for column in columns]
    names = ", ".join(f'"{column}"' for column in columns)
    table, key = model._meta.db_table, model._meta.pk.column
    source = f"SELECT {', '.join(values)} FROM {table} made, wanted WHERE made.{key} = {made}"  # noqa: S608  # own names
    return f"INSERT INTO {table} ({names}) {source}"
