"""The addresses readers reach, what each serves, and what of another site it may show (A02, A04)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wagtail.models import Page

from sites.isolation.addresses import Address
from sites.isolation.asking import Ask
from sites.isolation.markers import COMMON_WORD, Kind
from sites.isolation.registry import Plot

NAMES_ONLY = frozenset({Kind.DIRECTORY})
PUBLISHED = frozenset({Kind.DIRECTORY, Kind.LIVE, Kind.WAN})


@dataclass(frozen=True)
class PublicAddress:
    """A public pattern that somebody looked at."""

    serves: str
    of_others: frozenset[Kind] = frozenset()
    """What of other sites it may show: names in the directory of sites; what is published, in a search of all."""


FEEDS = r"^((?:[\w\-]+/)+)atom\.xml$"
PAGES, FILES, PICTURES, SEARCH = r"^((?:[\w\-]+/)*)$", r"^tep/(\d+)/(.*)$", "media/<path:path>", "tim-kiem/"

PUBLIC: dict[str, PublicAddress] = {
    PAGES: PublicAddress("pages of this host, with the directory of sites", NAMES_ONLY),
    FILES: PublicAddress("a file that a page of this host holds"),
    PICTURES: PublicAddress("a size of a picture that a page of this host shows"),
    SEARCH: PublicAddress("the readers' search: of all sites when asked for", PUBLISHED),
    "tim-kiem/mo/": PublicAddress("counts a result that was opened, answers nothing"),
    FEEDS: PublicAddress("new documents of a library of this host"),
    "sitemap.xml": PublicAddress("the pages of this host"),
    "mau/": PublicAddress("the pattern library, in development only", NAMES_ONLY),
}


def shows_other_sites(route: str, kind: Kind, *, on_internet: bool) -> bool:
    """Whether this public address may show text of this kind of another site."""
    if kind is Kind.WAN and on_internet:
        return False
    known = PUBLIC.get(route)
    return known is not None and kind in known.of_others


def unlisted(addresses: list[Address]) -> list[str]:
    """Public patterns that nobody has looked at."""
    return [address.route for address in addresses if not address.is_admin and address.route not in PUBLIC]


def public_asks(addresses: list[Address], own: Plot, foreign: Plot) -> Iterator[Ask]:
    """Requests of a reader who stands on a host of site A: its own pages, and everything of site B by path."""
    by_route = {address.route: address for address in addresses}
    mine = set(_paths(own))
    for path in sorted(mine):
        yield Ask("GET", path, by_route[PAGES])
    for path in sorted({*_paths(foreign), *_whole_paths(foreign)} - mine):
        yield Ask("GET", path, by_route[PAGES], is_foreign=True)
    own_feeds = set(_feed_paths(own))
    for path in sorted(own_feeds | set(_feed_paths(foreign))):
        yield Ask("GET", path, by_route[FEEDS], is_foreign=path not in own_feeds)
    for plot in (own, foreign):
        for path in _file_paths(plot):
            yield Ask("GET", path, by_route[FILES], is_foreign=plot is foreign)
        for path in _picture_paths(plot):
            yield Ask("GET", path, by_route[PICTURES], is_foreign=plot is foreign)
    yield Ask("HEAD", next(_file_paths(foreign)), by_route[FILES], is_foreign=True)
    for scope in ("", "&site=all", f"&site={foreign.portal_site.pk}"):
        yield Ask("GET", f"/tim-kiem/?q={COMMON_WORD}{scope}", by_route[SEARCH])
    for route in ("sitemap.xml", "mau/"):
        if route in by_route:
            yield Ask("GET", f"/{route}", by_route[route])


def _paths(plot: Plot) -> Iterator[str]:
    """Paths of the site's pages as readers of its own hosts write them."""
    root = plot.portal_site.root_page
    for url_path in Page.objects.filter(path__startswith=root.path).values_list("url_path", flat=True):
        yield "/" + url_path[len(root.url_path) :]


def _whole_paths(plot: Plot) -> Iterator[str]:
    """Paths that would lead through the tree root, were a host's root not the site's own."""
    for path in _paths(plot):
        yield f"/{plot.portal_site.root_page.slug}{path}"


def _feed_paths(plot: Plot) -> Iterator[str]:
    """Every page directly below the home is asked, as if it were a library."""
    root = plot.portal_site.root_page
    for url_path in Page.objects.child_of(root).values_list("url_path", flat=True):
        yield "/" + url_path[len(root.url_path) :] + "atom.xml"


def _file_paths(plot: Plot) -> Iterator[str]:
    for name in plot.kept:
        if name.startswith("file"):
            for held in plot.kept[name]:
                yield f"/tep/{held.pk}/{held.filename}"


def _picture_paths(plot: Plot) -> Iterator[str]:
    for image in (plot.one("image"), plot.one("live_image")):
        yield f"/media/{image.file.name}"
        for rendition in image.renditions.all():
            yield f"/media/{rendition.file.name}"
