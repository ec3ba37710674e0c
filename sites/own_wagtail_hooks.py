"""Where Wagtail asks about the site a person works on: addresses, menu, names of acts."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.model import ModelViewSetGroup
from wagtail.log_actions import LogFormatter

from sites.access.person import Person
from sites.keyword_viewsets import SiteKeywordViewSet
from sites.menu_panels import WorkingSiteMenuItem, replace_explorer
from sites.own_selectors import changes_in_words
from sites.redirect_viewsets import SiteRedirectViewSet
from sites.roles import Screen
from sites.services.redirects import REDIRECT_CHANGED
from sites.services.site_facts import FACTS_CHANGED

BEFORE_WAGTAIL = -100
AFTER_WAGTAIL = 900
WAGTAIL_SETTINGS_SHUT = frozenset({"redirects"})
"""Items of Wagtail's settings menu whose screens are shut; ours take their place."""


class OwnSiteGroup(ModelViewSetGroup):
    """What a manager keeps in order on his site."""

    menu_label = _("Manage the site")
    menu_name = "own-site"
    menu_icon = "cogs"
    menu_order = 650
    submenu_hook = "register_own_site_menu_item"
    items = (SiteKeywordViewSet, SiteRedirectViewSet)


class FactsMenuItem(MenuItem):
    """The footer."""

    def is_shown(self, request: HttpRequest) -> bool:
        """For managers."""
        return bool(Person.of(request.user).enters(Screen.SITE))


@hooks.register("register_admin_viewset")
def own_site_screens() -> OwnSiteGroup:
    """Keywords and redirects."""
    return OwnSiteGroup()


@hooks.register("register_own_site_menu_item")
def facts_menu_item() -> MenuItem:
    """First in its group."""
    return FactsMenuItem(
        _("Site information"), reverse("own_site:facts"), name="site-facts", icon_name="info-circle", order=0
    )


@hooks.register("register_icons")
def icons(known: list[str]) -> list[str]:
    """The house of an organ, and a printer, which Wagtail has none of."""
    return [*known, "portal_sites/icons/institution.svg", "portal_sites/icons/print.svg"]


@hooks.register("register_admin_menu_item")
def working_site_item() -> MenuItem:
    """First in the sidebar."""
    return WorkingSiteMenuItem(
        "", "", name="working-site", icon_name="institution", classname="b-here", order=1
    )


@hooks.register("construct_main_menu", order=AFTER_WAGTAIL)
def open_the_own_tree(request: HttpRequest, items: list[MenuItem]) -> None:
    """The page explorer opens at the site in hand."""
    replace_explorer(items)


@hooks.register("construct_settings_menu", order=AFTER_WAGTAIL)
def hide_shut_settings(request: HttpRequest, items: list[MenuItem]) -> None:
    """Nobody is shown the way to a screen that is shut."""
    items[:] = [item for item in items if item.name not in WAGTAIL_SETTINGS_SHUT]


@hooks.register("register_admin_urls")
def own_urls() -> list[URLResolver]:
    """Choosing the site, its footer."""
    return [path("site/", include("sites.own_urls"))]


@hooks.register("register_admin_urls", order=BEFORE_WAGTAIL)
def own_media_urls() -> list[URLResolver]:
    """Lists of pictures and files at Wagtail's addresses."""
    return [path("", include("sites.media_urls"))]


@hooks.register("register_log_actions")
def name_changes(actions: Any) -> None:
    """Changes of what readers see, with old and new."""

    class Changed(LogFormatter):
        label = _("Changed")

        def format_message(self, entry: Any) -> str:
            return "; ".join(
                f"{change.label}: “{change.old}” → “{change.new}”" for change in changes_in_words(entry)
            )

    for action in (FACTS_CHANGED, REDIRECT_CHANGED):
        actions.register_action(action)(Changed)
