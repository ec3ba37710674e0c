"""Readers' pages with one row and with twenty: what a full page costs more than a bare one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from http import HTTPStatus

from django.test import Client

from bench.timing import Comparison
from sites.models import PortalSite
from tests.factories import library, make_article, make_document, make_site, publish

FEW, MANY = 1, 20


def comparisons() -> Iterator[Comparison]:
    bare, full = _site("motbai", FEW), _site("haimuoi", MANY)
    for name, path_of in (("home page", _home), ("library", _library)):
        yield Comparison(
            f"{name} of a site",
            f"{FEW} of each kind",
            _visit(bare, path_of(bare)),
            f"{MANY} of each kind",
            _visit(full, path_of(full)),
            at_most=4.0,
        )


def _site(code: str, rows: int) -> PortalSite:
    portal_site = make_site(code)
    for _row in range(rows):
        publish(make_article(portal_site), portal_site)
        publish(make_document(portal_site), portal_site)
    return portal_site


def _home(_portal_site: PortalSite) -> str:
    return "/"


def _library(portal_site: PortalSite) -> str:
    page = library(portal_site)
    return page.url_path.removeprefix(portal_site.root_page.url_path.rstrip("/"))


def _visit(portal_site: PortalSite, path: str) -> Callable[[], None]:
    client = Client(headers={"host": f"{portal_site.code}.test"})

    def visit() -> None:
        response = client.get(path)
        assert response.status_code == HTTPStatus.OK, (path, response.status_code)

    return visit
