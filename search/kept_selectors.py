"""Reading what readers keep: nothing is named that this network does not show now (A10, A04)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from core.cards import DocumentCard
from core.channels import Channel, channel_of
from core.models import User
from core.search_kinds import Card, entry_key, ids_by_kind, kind_of, search_kinds, visible_by_kind
from search.engines.protocol import NEWEST
from search.kept_cards import KeepButton, Keeping, KeptItem, KeptLists, KeptRow
from search.models import Follow, SavedPage, SavedSearch
from search.params import SearchParams
from sites.hosts import CurrentHost, host_of
from sites.models import PortalSite, SubjectArea

AREA = "area"
FOLLOWED_KIND = "section"
"""The kind of page one follows; every other kind is kept."""


def reader_of(request: HttpRequest) -> User | None:
    """Who is signed in, on the Party network; nobody is on the Internet, whatever a cookie says (N13)."""
    if channel_of(request) is not Channel.WAN:
        return None
    user = getattr(request, "user", None)
    return user if isinstance(user, User) and user.is_active else None


def shown(keys: Iterable[str], request: HttpRequest) -> dict[str, KeptItem]:
    """Which of these keys the request's network shows now, with their present titles; the rest is left out.

    One question to the database for each kind among them, and what its cards need.
    """
    wanted = list(keys)
    of_areas = ids_by_kind(wanted).get(AREA)
    found = {item.key: item for item in areas(request, of_areas)} if of_areas else {}
    for kind, pages in visible_by_kind(wanted, channel_of(request)):
        for pk, card in kind.cards(pages, request).items():
            key = entry_key(kind.name, pk)
            found[key] = _item(key, card)
    return found


def areas(request: HttpRequest, wanted: Collection[int] | None = None) -> list[KeptItem]:
    """Subject areas that something readable on this network bears, in their order; of `wanted` when given.

    The name of an area nobody can read about is not told (A04).
    """
    rows = SubjectArea.objects.all() if wanted is None else SubjectArea.objects.filter(pk__in=wanted)
    ids = [str(pk) for pk in rows.values_list("pk", flat=True)]
    names: dict[str, str] = {}
    for kind in search_kinds if ids else ():
        labels = kind.facet_labels({AREA: ids}, channel_of(request)).get(AREA, {})
        names |= {value: str(label) for value, label in labels.items() if value in ids}
    return [
        KeptItem(
            entry_key(AREA, int(value)),
            names[value],
            f"{reverse('search:results')}?{_area_query(value)}",
            note=_("Subject area"),
        )
        for value in ids
        if value in names
    ]


def _area_query(value: str) -> str:
    return urlencode({AREA: value, "sort": NEWEST})


def _item(key: str, card: Card) -> KeptItem:
    if isinstance(card, DocumentCard):
        note = " ".join(part for part in (card.type_label, card.number) if part)
        return KeptItem(key, card.abstract or card.number, card.url, note, card.signed_on)
    return KeptItem(key, card.title, card.url, card.section_title, card.date)


def kept_by(user: User, request: HttpRequest) -> KeptLists:
    """The reader's own lists, in a constant number of queries."""
    searches = list(SavedSearch.objects.filter(user=user).select_related("home_site__root_page"))
    follows = list(Follow.objects.filter(user=user))
    pages = list(SavedPage.objects.filter(user=user).select_related("page"))
    keys = [*map(follow_key, follows), *map(page_key, pages)]
    items = shown(keys, request)
    return KeptLists(
        searches=tuple(_search_row(row, request) for row in searches),
        follows=tuple(
            KeptRow(row.pk, "follow", items.get(follow_key(row)), tells_by_mail=row.tells_by_mail)
            for row in follows
        ),
        pages=tuple(KeptRow(row.pk, "page", items.get(page_key(row))) for row in pages),
    )


def follow_key(row: Follow) -> str:
    """The key of what is followed."""
    return entry_key(AREA, row.area_id) if row.area_id else entry_key(FOLLOWED_KIND, row.section_id or 0)


def page_key(row: SavedPage) -> str:
    """The key of a saved page; "" of a kind that readers can no longer find."""
    model = row.page.cached_content_type.model_class()
    kind = kind_of(model) if model else None
    return entry_key(kind.name, row.page_id) if kind else ""


def _search_row(row: SavedSearch, request: HttpRequest) -> KeptRow:
    current = host_of(request)
    base = search_base(row.home_site, current) if current else ""
    item = KeptItem(f"search:{row.pk}", row.name, f"{base}?{row.address}") if base else None
    feed = (
        f"{base}{reverse('search:feed').removeprefix(reverse('search:results'))}?{row.address}"
        if base
        else ""
    )
    return KeptRow(row.pk, "search", item, row.name, feed, row.tells_by_mail)


def search_base(site: PortalSite | None, current: CurrentHost) -> str:
    """The address of the search page of `site` (None: the portal's) for a reader of `current`; "" where none is."""
    sites = current.map.portal_sites(current.channel)
    owner = site or (sites[0] if sites else None)
    home = current.home_url(owner) if owner else ""
    return home.rstrip("/") + reverse("search:results") if home else ""


def search_button(request: HttpRequest, params: SearchParams) -> KeepButton | None:
    """What the search page offers for keeping `params`; None while nothing is asked."""
    if not params.q and not params.is_filtered:
        return None
    address = params.url().removeprefix("?")
    user, row = reader_of(request), 0
    if user is not None:
        kept = SavedSearch.objects.filter(user=user, address=address, home_site=params.home_site)
        row = kept.values_list("pk", flat=True).first() or 0
    feed = f"{reverse('search:feed')}{params.url(sort=NEWEST)}"
    return KeepButton(_where(user), "search", address=address, feed_url=feed, row=row)


def page_button(request: HttpRequest) -> KeepButton | None:
    """What the page being shown offers for keeping it; None on pages that readers do not search."""
    page = getattr(request, "portal_page", None)
    kind = kind_of(type(page)) if page is not None else None
    if page is None or kind is None or getattr(request, "is_preview", False):
        return None
    user, row = reader_of(request), 0
    follows = kind.name == FOLLOWED_KIND
    if user is not None:
        mine = (
            Follow.objects.filter(user=user, section_id=page.pk)
            if follows
            else SavedPage.objects.filter(user=user, page_id=page.pk)
        )
        row = mine.values_list("pk", flat=True).first() or 0
    what = "follow" if follows else "page"
    return KeepButton(_where(user), what, key=entry_key(kind.name, page.pk), row=row)


def _where(user: User | None) -> Keeping:
    return Keeping.BROWSER if user is None else Keeping.ACCOUNT
