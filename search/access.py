"""What the screens of the search open, and to whom (A02)."""

from __future__ import annotations

from django.db.models import Q

from sites.access.doors import declare, own, shut
from sites.access.ownership import Ownership, register_owner
from sites.access.wagtail_doors import PAGE, names
from sites.roles import Screen


def register() -> None:
    """Declare owners and doors; the lists that all sites share are nobody's own, who writes them their policy says."""
    declare(*names("synonyms", "index index_results"), screen=Screen.READING)
    declare(*names("synonyms", "add edit delete history history_results usage"), screen=Screen.CONTENT)
    _declare_questions()
    _declare_programs()


def _declare_questions() -> None:
    """What was asked, and what a site's board puts first for it."""
    by_site = Ownership(lambda sites: Q(site__in=[site.pk for site in sites]), lambda row: row.site_id)
    register_owner("search.AskedQuestion", by_site)
    register_owner("search.PinnedResult", by_site)
    reports = "asked asked_results unanswered unanswered_results"
    declare(*names("search_reports", reports), screen=Screen.REPORTS)
    declare(
        *names("pinned_results", "index index_results add edit delete history history_results usage"),
        screen=Screen.REPORTS,
        ids={"pk": own("search.PinnedResult")},
        asked={"site": own("portal_sites.PortalSite"), "page": PAGE},
    )


def _declare_programs() -> None:
    """Programs belong to no site; their log is written by the API alone."""
    declare(
        *names("api_clients", "index index_results add edit renew history history_results"),
        screen=Screen.INFRASTRUCTURE,
    )
    declare(*names("api_use", "index index_results"), screen=Screen.INFRASTRUCTURE)
    shut(*names("api_clients", "delete usage"))
    shut(*names("api_use", "add edit delete history history_results usage"))
