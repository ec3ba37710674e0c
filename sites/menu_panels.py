"""Items of the sidebar that follow the site a person works on."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import (
    ActionMenuItem,
    LinkMenuItem,
    PageExplorerMenuItem,
    SubMenuItem,
)

from sites.access.person import Person
from sites.access.working_site import sites_of, working_site
from sites.models import PortalSite
from sites.roles import Screen

SITES_BEFORE_SEARCH = 8
"""From this many sites on, the submenu begins with the way to the list that can be searched."""


class WorkingSiteMenuItem(MenuItem):
    """ "Đang làm ở …": first in the sidebar; with several sites, the way to the others (A02)."""

    def is_shown(self, request: HttpRequest) -> bool:
        """For people who have a site."""
        return working_site(request) is not None

    def render_component(self, request: HttpRequest) -> Any:
        """The name of the site in hand, read for each request; choosing another one is a POST."""
        here = working_site(request)
        if here is None:
            return super().render_component(request)
        # Two lines; the style sheet keeps the break, a screen reader reads one sentence.
        look = {
            "icon_name": self.icon_name,
            "classname": self.classname,
            "attrs": {"data-theme-colour": here.theme, "title": here.name},
        }
        label = _("Working on") + "\n" + here.short_name
        sites = sites_of(request)
        if len(sites) == 1:
            return LinkMenuItem(self.name, label, reverse("wagtailadmin_home"), **look)
        return SubMenuItem(self.name, label, self._choices(sites, here), **look)

    def _choices(self, sites: list[PortalSite], here: PortalSite) -> list[Any]:
        choices: list[Any] = [
            ActionMenuItem(
                f"work-on-{site.code}",
                site.short_name,
                reverse("own_site:switch", args=[site.pk]),
                icon_name=self.icon_name,
                classname=f"b-choice b-choice--{site.theme}" + (" is-current" if site == here else ""),
            )
            for site in sites
        ]
        if len(sites) > SITES_BEFORE_SEARCH:
            search = reverse("own_site:choose")
            choices.insert(0, LinkMenuItem("find-site", _("Find a site"), search, icon_name="search"))
        return choices


class OwnTreeMenuItem(MenuItem):
    """Wagtail's page explorer, opened at the home page of the site in hand and not at the root of all sites."""

    def is_shown(self, request: HttpRequest) -> bool:
        """For people who read pages and have a site."""
        return Person.of(request.user).enters(Screen.READING) and working_site(request) is not None

    def render_component(self, request: HttpRequest) -> Any:
        """The start page is read for each request."""
        here = working_site(request)
        if here is None:
            return super().render_component(request)
        start = here.root_page_id
        url = reverse("wagtailadmin_explore", args=[start])
        return PageExplorerMenuItem(self.name, self.label, url, start, icon_name=self.icon_name)


def replace_explorer(items: list[MenuItem]) -> None:
    """Put the own tree where Wagtail's explorer stands, in a list of menu items."""
    for number, item in enumerate(items):
        if item.name == "explorer" and not isinstance(item, OwnTreeMenuItem):
            items[number] = OwnTreeMenuItem(
                item.label, item.url, name=item.name, icon_name=item.icon_name, order=item.order
            )
