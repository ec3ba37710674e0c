"""The two networks of the portal (kênh): who may see what is asked here and nowhere else (A04)."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    """Where content may be read: the Internet, the Party's wide-area network, or both."""

    INTERNET = "internet", _("Internet")
    WAN = "wan", _("Party network (WAN)")
    BOTH = "both", _("Internet and Party network")


SERVED_CHANNELS = (Channel.INTERNET, Channel.WAN)
"""What a host may belong to: a request is read on exactly one network."""

_ALLOWED: dict[Channel, frozenset[str]] = {
    Channel.INTERNET: frozenset({Channel.INTERNET.value, Channel.BOTH.value}),
    Channel.WAN: frozenset({Channel.WAN.value, Channel.BOTH.value}),
}


def values_readable_on(channel: Channel) -> frozenset[str]:
    """The channel values of content that may be read on `channel` (INTERNET or WAN)."""
    return _ALLOWED[channel]


def readable_on(content_channel: str, channel: Channel) -> bool:
    """Whether content marked `content_channel` may be read on `channel`."""
    return content_channel in _ALLOWED[channel]


def within(inner: str, outer: str) -> bool:
    """Whether everything that `inner` opens is open in `outer` too: a child never opens what its parent closes."""
    return all(readable_on(outer, served) for served in SERVED_CHANNELS if readable_on(inner, served))


def narrowest(channels: Iterable[str]) -> str | None:
    """The widest channel within all of `channels`; None when they have nothing in common."""
    listed = list(channels)
    common = [served for served in SERVED_CHANNELS if all(readable_on(one, served) for one in listed)]
    if len(common) == len(SERVED_CHANNELS):
        return Channel.BOTH.value
    return common[0].value if common else None


def set_channel(request: HttpRequest, channel: Channel) -> None:
    """Say on which network `request` is read; called once, by the middleware that knows the host."""
    request.portal_channel = channel  # type: ignore[attr-defined]


def channel_of(request: HttpRequest) -> Channel:
    """The network this request is read on; raises Http404 when nobody said, because unknown means closed."""
    channel = getattr(request, "portal_channel", None)
    if channel is None:
        raise Http404
    return Channel(channel)
