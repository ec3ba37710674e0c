"""What the search holds of the temporary sites of the isolation audit: an index of its own with their pages (A02)."""

from __future__ import annotations

from collections.abc import Iterator

from core.channels import Channel
from core.search_kinds import IndexEntry, search_kinds
from search.engines.select import engines
from search.models import ApiClient, SynonymSet
from sites.access.ownership import of_sites
from sites.isolation.markers import Side
from sites.isolation.registry import Plot


def plant(plot: Plot) -> None:
    """Index what readers may find of the site; the folder is the sandbox's, so nothing of anybody else is in it."""
    plot.keep("synonyms", SynonymSet.objects.get_or_create(ways="BTV\nBan Thường vụ")[0])
    program = {"name": "Chương trình thử", "contact": "chuong-trinh@truongkhe.example"}
    plot.keep("programs", ApiClient.objects.get_or_create(name=program["name"], defaults=program)[0])
    for engine in engines():
        if plot.side is Side.A:
            engine.rebuild(_entries(plot, engine.channel))
            continue
        with engine.batch() as batch:
            for entry in _entries(plot, engine.channel):
                batch.upsert(entry)


def _entries(plot: Plot, channel: Channel) -> Iterator[IndexEntry]:
    for kind in search_kinds:
        yield from kind.entries(of_sites(kind.visible(channel), [plot.portal_site]))
