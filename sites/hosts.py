"""Hosts of the portal: which site and network a request reaches, and how pages link to one another there."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Protocol

from django.conf import settings
from django.http import HttpRequest
from django.http.request import split_domain_port

from core.channels import Channel
from core.permissions import SITE_PATH_LENGTH
from sites.models.portal_site import PortalSite, SiteHost


class Placed(Protocol):
    """What has a place in the tree: a page, or a row of one with these columns."""

    @property
    def path(self) -> str: ...
    @property
    def url_path(self) -> str: ...


@dataclass(frozen=True)
class HostMap:
    """Every host of the installation, read once a request."""

    hosts: tuple[SiteHost, ...] = field(default_factory=tuple)

    @classmethod
    def load(cls) -> HostMap:
        """Read all hosts with their sites, organs and home pages, in two queries.

        Hosts of one site share its objects: this runs at every request, and most of its time is making pages.
        """
        sites = PortalSite.objects.select_related("organ", "root_page").in_bulk()
        hosts = tuple(SiteHost.objects.select_related("site").order_by("pk"))
        for host in hosts:
            host.portal_site = sites[host.portal_site_id]
            if host.site.root_page_id == host.portal_site.root_page_id:
                host.site.root_page = host.portal_site.root_page
        return cls(hosts)

    def find(self, request: HttpRequest) -> SiteHost | None:
        """The host this request was sent to; None for a name nobody registered (A08)."""
        name = split_domain_port(request.get_host())[0].lower()
        named = [host for host in self.hosts if host.site.hostname.lower() == name]
        port = str(request.get_port())
        return next((host for host in named if str(host.site.port) == port), named[0] if named else None)

    def for_site(self, portal_site: PortalSite, channel: Channel) -> SiteHost | None:
        """The first host on which `portal_site` is read on `channel`."""
        wanted = [host for host in self.hosts if host.portal_site_id == portal_site.pk]
        return next((host for host in wanted if host.channel == channel.value), None)

    def site_of(self, page: Placed) -> PortalSite | None:
        """The site whose tree holds `page`."""
        top = page.path[:SITE_PATH_LENGTH]
        return next((host.portal_site for host in self.hosts if host.portal_site.root_page.path == top), None)

    def portal_sites(self, channel: Channel) -> list[PortalSite]:
        """All sites that are read on `channel`, each once, tier 1 first."""
        found = {
            host.portal_site_id: host.portal_site for host in self.hosts if host.channel == channel.value
        }
        return sorted(found.values(), key=lambda site: (site.tier != "portal", site.name))


@dataclass(frozen=True)
class CurrentHost:
    """The host in hand, the map it was found in, and how the reader reached it."""

    host: SiteHost
    map: HostMap
    scheme: str = "http"
    port: str = "80"

    @property
    def channel(self) -> Channel:
        """The network of this host."""
        return Channel(self.host.channel)

    def url_parts(self, page: Placed) -> tuple[int, str, str] | None:
        """Wagtail's `(site id, root address, path)` of a page, on this network; None where it has no host here."""
        owner = self.map.site_of(page)
        if owner is None:
            return None
        same = owner.pk == self.host.portal_site_id
        host = self.host if same else self.map.for_site(owner, self.channel)
        if host is None:
            return None
        return host.site_id, self._root_url(host), page.url_path[len(owner.root_page.url_path) - 1 :]

    def _root_url(self, host: SiteHost) -> str:
        """Address of a host. Hosts that are set up alike are reached alike: by the scheme and port of this request,
        which a proxy may have changed."""
        if host.site.port != self.host.site.port:
            return host.site.root_url
        usual = {"http": "80", "https": "443"}.get(self.scheme)
        return f"{self.scheme}://{host.site.hostname}" + ("" if self.port == usual else f":{self.port}")

    def url(self, page: Placed) -> str:
        """Address of `page` for a reader of this host: a path on the same site, else a full address; "" if none."""
        parts = self.url_parts(page)
        if parts is None:
            return ""
        site_id, root_url, path = parts
        return path if site_id == self.host.site_id else root_url + path

    def home_url(self, portal_site: PortalSite) -> str:
        """Address of a site's home page for a reader of this host."""
        return self.url(portal_site.root_page)


_current: ContextVar[CurrentHost | None] = ContextVar("portal_current_host", default=None)


def current_host() -> CurrentHost | None:
    """The host of the request being answered; None outside of requests."""
    return _current.get()


def enter_host(current: CurrentHost | None) -> None:
    """Say which host the request being answered was sent to; called by the middleware."""
    _current.set(current)


def host_of(request: HttpRequest) -> CurrentHost | None:
    """The host `request` was sent to, as the middleware found it."""
    return getattr(request, "portal_host", None)


def wan_origin(request: HttpRequest) -> str:
    """Scheme and host for links in mails: the WAN host of this request, else the admin's own address (N13)."""
    current = host_of(request)
    if current is not None and current.host.channel == Channel.WAN.value:
        return request.build_absolute_uri("/").rstrip("/")
    return str(settings.WAGTAILADMIN_BASE_URL).rstrip("/")
