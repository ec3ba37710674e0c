"""The desk of those who oversee the portal: what waits on each site, and the way to the reports (B12, B21, B23)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from wagtail.admin.ui.components import Component

from sites.access.person import Person, sites_open_to
from sites.roles import Screen
from workflows.cards import SiteWork
from workflows.selectors import work_of_sites


def site_work(request: HttpRequest) -> list[SiteWork]:
    """What waits on the sites whose reports the person reads; asked once a request."""
    known: list[SiteWork] | None = getattr(request, "_portal_site_work", None)
    if known is None:
        known = work_of_sites(sites_open_to(Person.of(request.user), Screen.REPORTS))
        request._portal_site_work = known  # type: ignore[attr-defined]
    return known


class SitesPanel(Component):
    """Every site with what waits there; rows lead to the report of the site."""

    template_name = "workflows/home/sites_panel.html"
    order = 30

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """One row a site."""
        return {"rows": site_work(parent_context["request"])}
