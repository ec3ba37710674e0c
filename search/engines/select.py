"""Which engine answers for a channel."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from django.conf import settings

from core.channels import SERVED_CHANNELS, Channel
from search.engines.embedded import EmbeddedEngine
from search.engines.protocol import Engine


def engine_for(channel: Channel) -> Engine:
    """The engine that holds the index of `channel` (INTERNET or WAN), one for the life of the process."""
    return _embedded(channel, Path(settings.PORTAL_SEARCH_DIR))


def answering(channel: Channel) -> list[Engine]:
    """The engines that may answer a reader of `channel`, the first that can does."""
    return [engine_for(channel)]


def engines() -> list[Engine]:
    """The engines of all channels this installation serves (A04): an Internet process keeps no WAN index."""
    only = settings.PORTAL_CHANNEL
    return [engine_for(channel) for channel in SERVED_CHANNELS if only in ("", channel.value)]


@cache
def _embedded(channel: Channel, folder: Path) -> EmbeddedEngine:
    return EmbeddedEngine(channel, folder / channel.value)
