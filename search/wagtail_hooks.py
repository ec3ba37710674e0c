"""Where Wagtail asks the search."""

from __future__ import annotations

from typing import Any

from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from search.pin_viewsets import PinnedResultViewSet
from search.program_viewsets import RENEWED, ProgramGroup, register_policies
from search.synonym_viewsets import SynonymSetViewSet, register_policy
from sites.report_panels import ReportMenuItem


@hooks.register("register_admin_viewset")
def synonym_list() -> SynonymSetViewSet:
    """Abbreviations and synonyms."""
    register_policy()
    return SynonymSetViewSet()


@hooks.register("register_admin_viewset")
def pinned_results() -> PinnedResultViewSet:
    """What boards put first."""
    return PinnedResultViewSet()


@hooks.register("register_admin_viewset")
def connected_programs() -> ProgramGroup:
    """Programs with a token and what they asked for."""
    register_policies()
    return ProgramGroup()


@hooks.register("register_log_actions")
def name_log_actions(actions: Any) -> None:
    """Acts on programs in their history."""
    actions.register_action(RENEWED, _("Issue a new token"), _("Issued a new token; the old one stopped"))


@hooks.register("register_admin_urls")
def question_urls() -> list[URLResolver]:
    """Reports of what readers ask."""
    return [path("search-reports/", include("search.question_urls"))]


@hooks.register("register_reports_menu_item")
def asked_report() -> MenuItem:
    """What readers look for."""
    url = reverse("search_reports:asked")
    return ReportMenuItem(_("Most searched"), url, name="searched-most", icon_name="search", order=70)


@hooks.register("register_reports_menu_item")
def unanswered_report() -> MenuItem:
    """What readers do not find."""
    url = reverse("search_reports:unanswered")
    return ReportMenuItem(_("Searched in vain"), url, name="searched-in-vain", icon_name="help", order=80)
