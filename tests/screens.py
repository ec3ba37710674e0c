"""Addresses of the admin's screens about one site: what a board has open all day."""

from __future__ import annotations

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page

from sites.models import PortalSite
from tests.factories import news_index


def screens(site: PortalSite, page: Page) -> dict[str, str]:
    """Screens that list pages of `site`, or show `page`; every role that works with content opens them."""
    index = news_index(site).pk
    pages, words = "wagtailadmin_pages", "?q=tin"
    return {
        "home": reverse("wagtailadmin_home"),
        "my work": reverse("moderation:queue"),
        "what I sent": reverse("moderation:sent"),
        "explorer": reverse("wagtailadmin_explore", args=[index]),
        "explorer, first page": reverse("wagtailadmin_explore_root"),
        "explorer in the sidebar": reverse("wagtailadmin_api:pages:listing") + f"?child_of={index}",
        "page search": reverse(f"{pages}:search") + words,
        "history of a page": reverse(f"{pages}:history", args=[page.pk]),
        "use of a page": reverse(f"{pages}:usage", args=[page.pk]),
        "page editor": reverse(f"{pages}:edit", args=[page.pk]),
        "page chooser": reverse("wagtailadmin_choose_page"),
        "page chooser in the site": reverse("wagtailadmin_choose_page_child", args=[index]),
        "page chooser, search": reverse("wagtailadmin_choose_page_search") + words,
        "pictures": reverse("wagtailimages:index"),
        "picture chooser": reverse("wagtailimages_chooser:choose"),
        "files": reverse("wagtaildocs:index"),
        "report: workflow": reverse("moderation:report"),
        "report: history": reverse("site_reports:history"),
        "report: locked pages": reverse("site_reports:locked"),
        "report: old pages": reverse("site_reports:age"),
    }


def sql_of(client: Client, path: str, host: str) -> list[str]:
    """SQL of a visit that ends with an answer; the visit before fills the caches."""
    client.get(path, follow=True, HTTP_HOST=host)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(path, follow=True, HTTP_HOST=host)
    assert response.status_code == 200, (path, response.status_code)
    return [query["sql"] for query in captured]
