"""What is new in the sections and subjects a reader follows (A10)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import reduce
from operator import or_

from django.db.models import Q
from django.http import HttpRequest
from wagtail.models import Page

from core.channels import Channel, channel_of
from core.models import User
from core.search_kinds import entry_key, search_kinds
from search.engines.protocol import NEWEST, EngineError
from search.kept_cards import Followed
from search.kept_selectors import AREA, follow_key, shown
from search.models import Follow
from search.params import SearchParams
from search.selectors import found

NEWEST_SHOWN = 8
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class FreshPage:
    """A page that readers of a channel can find, where it stands in the tree and since when."""

    key: str
    path: str
    since: datetime


def followed_by(user: User, request: HttpRequest) -> Followed:
    """The names of what the reader follows and its newest pages, in a constant number of queries."""
    follows = list(Follow.objects.filter(user=user).select_related("section"))
    if not follows:
        return Followed()
    channel = channel_of(request)
    items = shown(map(follow_key, follows), request)
    open_now = [row for row in follows if follow_key(row) in items]
    sections = [row.section for row in open_now if row.section is not None]
    pages = in_sections(channel, sections) + in_areas(
        channel, [row.area_id for row in open_now if row.area_id]
    )
    keys = [page.key for page in sorted(set(pages), key=lambda page: (page.since, page.key), reverse=True)]
    newest = shown(keys[:NEWEST_SHOWN], request)
    return Followed(
        names=tuple(items[follow_key(row)] for row in open_now),
        newest=tuple(newest[key] for key in keys[:NEWEST_SHOWN] if key in newest),
    )


def in_sections(channel: Channel, sections: Sequence[Page]) -> list[FreshPage]:
    """The newest pages below these sections."""
    if not sections:
        return []
    below = reduce(or_, (Q(path__startswith=section.path, depth__gt=section.depth) for section in sections))
    return [page for name in search_kinds.names() for page in _newest(name, channel, below)]


def in_areas(channel: Channel, area_ids: Sequence[int]) -> list[FreshPage]:
    """The newest pages of these subject areas, as the index knows them; none while it cannot answer."""
    if not area_ids:
        return []
    params = SearchParams(chosen=((AREA, tuple(map(str, area_ids))),), sort=NEWEST)
    try:
        hits = found(channel, params, limit=NEWEST_SHOWN).hits
    except EngineError:
        return []
    kinds = {hit.kind for hit in hits}
    by_kind = ((name, Q(pk__in=[hit.pk for hit in hits if hit.kind == name])) for name in sorted(kinds))
    return [page for name, among in by_kind for page in _newest(name, channel, among)]


def published_between(channel: Channel, since: datetime, until: datetime) -> list[FreshPage]:
    """What readers of `channel` can find and could not before `since`; one query for each kind."""
    between = Q(first_published_at__gt=since, first_published_at__lte=until)
    return [page for name in search_kinds.names() for page in _of_kind(name, channel, between)]


def _newest(name: str, channel: Channel, among: Q) -> list[FreshPage]:
    return list(_of_kind(name, channel, among, limit=NEWEST_SHOWN))


def _of_kind(name: str, channel: Channel, among: Q, *, limit: int | None = None) -> Iterable[FreshPage]:
    pages = search_kinds.get(name).visible(channel).filter(among).order_by("-first_published_at", "-pk")
    for pk, path, since in pages.values_list("pk", "path", "first_published_at")[:limit]:
        yield FreshPage(entry_key(name, pk), path, since or LONG_AGO)
