"""A reader of the Party network without a browser: what mails name is what anybody reads there (A04, A10)."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest

from core.channels import Channel, set_channel
from sites.enums import Tier
from sites.hosts import CurrentHost, HostMap
from sites.models import SiteHost

USUAL_PORTS = {"http": "80", "https": "443"}


def wan_reader() -> HttpRequest | None:
    """A request as nobody in particular sends it to the portal's WAN host, at the scheme and port of the admin's
    address (`WAGTAILADMIN_BASE_URL`); None where no site is read on the Party network.
    """
    hosts = HostMap.load()
    base = urlsplit(str(settings.WAGTAILADMIN_BASE_URL))
    host = _host(hosts, base.hostname or "")
    if host is None:
        return None
    scheme = base.scheme or "http"
    port = str(base.port or USUAL_PORTS.get(scheme, host.site.port))
    request = HttpRequest()
    request.method = "GET"
    request.portal_host = CurrentHost(host, hosts, scheme, port)  # type: ignore[attr-defined]  # as the middleware does
    set_channel(request, Channel.WAN)
    return request


def _host(hosts: HostMap, named: str) -> SiteHost | None:
    """The host of that name, else the portal's first, else any, on the Party network."""
    on_wan = [host for host in hosts.hosts if host.channel == Channel.WAN.value]
    of_portal = (host for host in on_wan if host.portal_site.tier == Tier.PORTAL)
    same = (host for host in on_wan if host.site.hostname.lower() == named.lower())
    return next(same, None) or next(of_portal, None) or next(iter(on_wan), None)
