"""Two portals in two databases of one cluster: one site with a hundred pages, and forty with four thousand."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.cache import cache
from django.db import connection, connections, transaction
from django.test import override_settings
from django.utils import timezone
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from core.models import User
from news.models import ArticlePage, NewsIndexPage
from sites.models import PortalSite
from sites.roles import Role
from tests.factories import make_article, make_site, make_user, news_index, submit

SITES, PAGES_OF_A_SITE, IN_MODERATION = 40, 100, 3
FIRST = "mot"
"""The site that is looked at; it is the same in both portals."""


class Portal:
    """A database with a portal in it, which every query goes to while the portal is entered."""

    def __init__(self, database: str) -> None:
        self.database = database
        self._wrapper: Any = None

    @classmethod
    def here(cls) -> Portal:
        """The database that the project uses now."""
        return cls(connection.settings_dict["NAME"])

    @contextmanager
    def entered(self) -> Iterator[None]:
        """Let the project's one database be this one, with caches of its own."""
        usual, prefix = connections["default"], cache.key_prefix
        if self._wrapper is None:
            self._wrapper = connections.create_connection("default")
            self._wrapper.settings_dict = {**usual.settings_dict, "NAME": self.database}
        connections["default"], cache.key_prefix = self._wrapper, self.database
        try:
            yield
        finally:
            connections["default"], cache.key_prefix = usual, prefix

    def grow(self, sites: int) -> None:
        """Open sites with their pages until there are so many."""
        with self.entered():
            for number in range(PortalSite.objects.count(), sites):
                _fill(f"trang{number}" if number else FIRST)
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")

    def copy(self) -> Portal:
        """The same portal in a database of its own."""
        self.leave()
        large = f"{self.database}_large"
        with connection.cursor() as cursor:
            cursor.execute(f'CREATE DATABASE "{large}" TEMPLATE "{self.database}"')
        return Portal(large)

    def leave(self) -> None:
        """Close the connection, so that the database can be copied or thrown away."""
        if self._wrapper is not None:
            self._wrapper.close()

    def throw_away(self) -> None:
        """Drop the database."""
        self.leave()
        with connection.cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{self.database}"')


@transaction.atomic
@override_settings(TASKS={"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}})
def _fill(code: str) -> None:
    """A site whose pages are live or drafts, a few in moderation; nothing is done in the background."""
    site = make_site(code)
    writer = make_user(Role.EDITOR, site)
    for _number in range(IN_MODERATION):
        submit(make_article(site, writer), writer)
    stand = Page.objects.descendant_of(site.root_page, inclusive=True).count()
    _add_articles(site, writer, PAGES_OF_A_SITE - stand)


def _add_articles(site: PortalSite, writer: User, count: int) -> None:
    """Rows of articles, written by the table: the tree's own way takes minutes for thousands."""
    index = news_index(site)
    pages = [_article(index, index.numchild + number, writer) for number in range(1, count + 1)]
    rows = [Page(**{field.attname: getattr(page, field.attname) for field in Page._meta.concrete_fields})
            for page in pages]  # fmt: skip
    for page, row in zip(pages, Page.objects.bulk_create(rows), strict=True):
        page.pk = page.page_ptr_id = row.pk
    ArticlePage._base_manager._insert(pages, fields=ArticlePage._meta.local_concrete_fields, using="default")
    Page.objects.filter(pk=index.pk).update(numchild=index.numchild + count)
    get_search_backend().get_index_for_model(ArticlePage).add_items(ArticlePage, pages)


def _article(index: NewsIndexPage, number: int, writer: User) -> ArticlePage:
    page = ArticlePage(
        title=f"Tin thứ {number}", slug=f"tin-{number}", summary="Tóm tắt.", owner=writer, live=number % 3 > 0
    )
    page.draft_title, page.depth = page.title, index.depth + 1
    page.path = ArticlePage._get_path(index.path, page.depth, number)
    page.url_path, page.locale_id = f"{index.url_path}{page.slug}/", index.locale_id
    page.latest_revision_created_at = timezone.now()
    return page
