"""The site a person works on just now: kept in the session, checked against his sites at every request (A02)."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest

from sites.access.person import Person, sites_open_to
from sites.models.portal_site import PortalSite
from sites.roles import Screen

SESSION_KEY = "working_site"


def sites_of(request: HttpRequest) -> list[PortalSite]:
    """The sites the person may work on, tier 1 first; one query a request, however many menu items ask."""
    asked: Any = request
    if not hasattr(asked, "_portal_sites"):
        asked._portal_sites = sites_open_to(Person.of(request.user))
    found: list[PortalSite] = asked._portal_sites
    return found


def working_site(request: HttpRequest) -> PortalSite | None:
    """The site chosen last if it still is one of the person's, else his first; None for who has no site."""
    sites = sites_of(request)
    session = getattr(request, "session", None)
    chosen = session.get(SESSION_KEY) if session is not None else None
    return next((site for site in sites if site.pk == chosen), sites[0] if sites else None)


def work_on(request: HttpRequest, pk: int) -> PortalSite:
    """Choose the site for all requests to come; raises Http404 when it is not one of the person's."""
    site = next((site for site in sites_of(request) if site.pk == pk), None)
    if site is None:
        raise Http404
    request.session[SESSION_KEY] = site.pk
    return site


def sites_in_hand(request: HttpRequest, screen: Screen) -> list[PortalSite]:
    """The sites whose `screen` the person opens, the one he works on before the others."""
    person = Person.of(request.user)
    open_ids = person.sites_where(screen)
    whole = person.everywhere(screen)
    return _working_site_first(request, [site for site in sites_of(request) if whole or site.pk in open_ids])


def sites_to_write_on(request: HttpRequest) -> list[PortalSite]:
    """The sites on which the person may begin an item, the one he works on before the others."""
    person = Person.of(request.user)
    return _working_site_first(request, [site for site in sites_of(request) if person.writes_on(site.pk)])


def _working_site_first(request: HttpRequest, sites: list[PortalSite]) -> list[PortalSite]:
    here = working_site(request)
    return sorted(sites, key=lambda site: site != here)
