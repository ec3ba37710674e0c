"""Reading the notices of withdrawn pages."""

from __future__ import annotations

from core.channels import Channel
from sites.hosts import CurrentHost
from sites.models.tombstone import Tombstone

_FLAG = {Channel.INTERNET: "on_internet", Channel.WAN: "on_wan"}


def tombstone_at(path: str, current: CurrentHost) -> Tombstone | None:
    """The notice at an address of the host in hand, for readers of its network; the last stroke may be missing."""
    if "\0" in path:
        return None  # no page has such an address, and PostgreSQL cannot even be asked
    at = path if path.endswith("/") else f"{path}/"
    stones = Tombstone.objects.filter(portal_site=current.host.portal_site, path=at)
    return stones.filter(**{_FLAG[current.channel]: True}).first()
