"""The admin of one site among forty with four thousand pages, against the same site alone (A02, N05)."""

from __future__ import annotations

from collections.abc import Iterator
from http import HTTPStatus

from django.test import Client
from wagtail.models import Page

from bench.portals import FIRST, SITES, Portal
from bench.timing import Act, Comparison
from news.models import ArticlePage
from sites.models import PortalSite
from sites.roles import Role
from tests.factories import log_in, make_user
from tests.screens import screens, sql_of

HOST = f"wan-{FIRST}.test"
AT_MOST = {Role.SECRETARY: 2.0, Role.EDITOR: 2.0, Role.MANAGER: 2.0, Role.CENTRAL_BOARD: 6.0}
"""The central board sees forty boards' work where it saw one's; the others must not notice their neighbours."""
ROUNDS = 7
NOT_TIMED = {"page editor", "use of a page", "what I sent", "pictures", "picture chooser", "files"}
"""Screens about one page or one site's files; the tests count their queries."""


def comparisons() -> Iterator[Comparison]:
    """Every screen for everybody who opens it; both portals exist until the last was measured."""
    small = Portal.here()
    small.grow(1)
    with small.entered():
        site = PortalSite.objects.get(code=FIRST)
        page = ArticlePage.objects.descendant_of(site.root_page).filter(latest_revision__isnull=False).first()
        people = [(role, log_in(make_user(role, site))) for role in AT_MOST]
        addresses = screens(site, page)
    large = small.copy()
    try:
        large.grow(SITES)
        for role, client in people:
            for name, path in addresses.items():
                if name in NOT_TIMED:
                    continue
                yield _comparison(f"{role}: {name}", client, path, (small, large), AT_MOST[role])
    finally:
        small.leave()
        large.throw_away()


def _comparison(
    name: str, client: Client, path: str, portals: tuple[Portal, Portal], at_most: float
) -> Comparison:
    acts = [_visit(client, path, portal) for portal in portals]
    labels = [_label(client, path, portal) for portal in portals]
    return Comparison(name, labels[0], acts[0], labels[1], acts[1], at_most=at_most, rounds=ROUNDS)


def _visit(client: Client, path: str, portal: Portal) -> Act:
    def visit() -> None:
        with portal.entered():
            response = client.get(path, follow=True, HTTP_HOST=HOST)
        assert response.status_code == HTTPStatus.OK, (path, response.status_code)

    return visit


def _label(client: Client, path: str, portal: Portal) -> str:
    with portal.entered():
        queries = len(sql_of(client, path, HOST))
        return f"{PortalSite.objects.count()} sites, {Page.objects.count()} p., {queries} q."
