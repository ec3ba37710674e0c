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
SUGGESTIONS = "tim-kiem/goi-y/"
API, API_ITEM = "api/v1/", "api/v1/items/<key>"
API_LOOK_UPS = ("items", "documents", "facets")
SEARCH_FEED, KEPT, STILL_SHOWN = "tim-kiem/nguon-tin/", "tim-kiem/da-luu/", "tim-kiem/da-luu/con-hien/"

PUBLIC: dict[str, PublicAddress] = {
    PAGES: PublicAddress("pages of this host, with the directory of sites", NAMES_ONLY),
    FILES: PublicAddress("a file that a page of this host holds"),
    PICTURES: PublicAddress("a size of a picture that a page of this host shows"),
    SEARCH: PublicAddress("the readers' search: of all sites when asked for", PUBLISHED),
    SUGGESTIONS: PublicAddress("titles and numbers that begin as typed, as the search finds them", PUBLISHED),
    "tim-kiem/goi-y-trinh-duyet/": PublicAddress("the same for the search box of a browser", PUBLISHED),
    "tim-kiem/opensearch.xml": PublicAddress("how a browser asks this host's search"),
    API: PublicAddress("the guide to the public API"),
    f"{API}openapi.json": PublicAddress("the description of the public API"),
    **{
        f"{API}{name}": PublicAddress("the readers' search, for programs", PUBLISHED) for name in API_LOOK_UPS
    },
    API_ITEM: PublicAddress("one item that the readers' search finds", PUBLISHED),
    f"{API}<path:path>": PublicAddress("404 in JSON"),
    "tim-kiem/mo/": PublicAddress("counts a result that was opened, answers nothing"),
    FEEDS: PublicAddress("new documents of a library of this host"),
    SEARCH_FEED: PublicAddress("what is newest in a search, as the search page has it", PUBLISHED),
    KEPT: PublicAddress(
        "what the reader keeps: subject areas by name, the account's own list on the Party network"
    ),
    STILL_SHOWN: PublicAddress(
        "which pages named by id are shown on this network, with their titles", PUBLISHED
    ),
    f"{KEPT}luu/": PublicAddress("keeping something with the account, by POST on the Party network"),
    f"{KEPT}sua/": PublicAddress("changing what the account keeps, by POST on the Party network"),
    f"{KEPT}ngung/<uuid:stop_token>/": PublicAddress(
        "stopping the mails of who holds the token; names nothing"
    ),
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
    yield from _searching_asks(by_route, own, foreign)
    for route in ("sitemap.xml", "mau/"):
        if route in by_route:
            yield Ask("GET", f"/{route}", by_route[route])


def _searching_asks(by_route: dict[str, Address], own: Plot, foreign: Plot) -> Iterator[Ask]:
    """The search, on this site, on all and on the other; and every page of both by its key."""
    for scope in ("", "&site=all", f"&site={foreign.portal_site.pk}"):
        yield Ask("GET", f"/tim-kiem/?q={COMMON_WORD}{scope}", by_route[SEARCH])
        yield Ask("GET", f"/{SEARCH_FEED}?q={COMMON_WORD}{scope}", by_route[SEARCH_FEED])
        yield Ask("GET", f"/tim-kiem/goi-y/?q={COMMON_WORD}{scope}", by_route[SUGGESTIONS])
        for name in API_LOOK_UPS:
            yield Ask("GET", f"/{API}{name}?q={COMMON_WORD}{scope}", by_route[f"{API}{name}"])
    yield Ask("GET", f"/{KEPT}", by_route[KEPT])
    for plot in (own, foreign):
        keys = list(_item_keys(plot))
        yield Ask("GET", f"/{STILL_SHOWN}?keys={','.join(keys[:100])}", by_route[STILL_SHOWN])
        for key in keys:
            yield Ask("GET", f"/{API}items/{key}", by_route[API_ITEM])


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


def _item_keys(plot: Plot) -> Iterator[str]:
    """Every page of the site by the key it would have in the public API, drafts included."""
    kinds = {"articlepage": "article", "officialdocumentpage": "document", "sectionpage": "section"}
    pages = Page.objects.filter(path__startswith=plot.portal_site.root_page.path)
    for pk, model in pages.values_list("pk", "content_type__model"):
        yield f"{kinds.get(model, 'page')}:{pk}"


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
