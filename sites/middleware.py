"""Every request belongs to one host, one site and one network, or is not answered (A04, A08)."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from core.channels import Channel, set_channel
from core.images import show_pictures_of
from sites.context_processors import ADMIN_PREFIX
from sites.enums import Tier
from sites.hosts import CurrentHost, HostMap, enter_host, host_of
from sites.models.portal_site import PortalSite
from sites.tombstone_selectors import tombstone_at

NOT_FOUND, GONE = 404, 410


class ChannelMiddleware:
    """Finds the host, sets site and channel; unknown hosts and hosts of the other network get 404."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request inside its host."""
        hosts = HostMap.load()
        host = hosts.find(request)
        if host is not None and settings.PORTAL_CHANNEL in {"", host.channel}:
            current = CurrentHost(host, hosts, request.scheme or "http", str(request.get_port()))
            request.portal_host = current  # type: ignore[attr-defined]
            request._wagtail_site = host.site  # type: ignore[attr-defined]  # Wagtail's own per-request memory
            set_channel(request, Channel(host.channel))
            show_pictures_of(request, _pictures_of(host.portal_site))
            enter_host(current)
            try:
                return self.get_response(request)
            finally:
                enter_host(None)
        request._wagtail_site = None  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *args: object) -> None:
        """Refuse a request whose host nobody registered; raises Http404."""
        if not hasattr(request, "portal_host"):
            raise Http404


def _pictures_of(portal_site: PortalSite) -> str:
    """Path of the tree whose pictures a host of the site shows: the portal lists the stories of all sites."""
    home = portal_site.root_page
    return home.path[: home.steplen] if portal_site.tier == Tier.PORTAL else home.path


class TombstoneMiddleware:
    """Where a withdrawn page was, its readers are told so instead of "not found" (H06)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer 410 in place of 404 at the address of a page that was withdrawn on this host's network."""
        response = self.get_response(request)
        current = host_of(request)
        if response.status_code != NOT_FOUND or current is None or request.path.startswith(ADMIN_PREFIX):
            return response
        stone = tombstone_at(request.path, current)
        return response if stone is None else render(request, "410.html", {"stone": stone}, status=GONE)
