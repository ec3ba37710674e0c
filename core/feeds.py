"""What lower pages show of upper apps: a home page asks for "stories" without knowing who writes them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from wagtail.models import Page

from core.channels import Channel, channel_of
from core.registry import Registry


@dataclass(frozen=True)
class FeedQuery:
    """Cards wanted: below `root` (None: the whole portal), readable by whoever sent `request`, newest first."""

    request: HttpRequest
    root: Page | None = None
    limit: int = 10
    offset: int = 0
    count: bool = False
    """Whether the total is wanted; home pages do without."""
    exclude: Sequence[int] = ()
    """Page ids already shown elsewhere on the page."""

    sections: Sequence[Page] = ()
    """For `stories_by_section`: the sections asked about; `limit` counts in each of them."""

    @property
    def channel(self) -> Channel:
        """The network the request is read on."""
        return channel_of(self.request)


@dataclass(frozen=True)
class FeedResult:
    """Cards of one feed, and how many there are in all."""

    cards: list[Any] = field(default_factory=list)
    total: int = 0


Feed = Callable[[FeedQuery], FeedResult]

feeds: Registry[Feed] = Registry("feed")
"""Known names: `stories` and `stories_by_section` (news), `documents` (docslib).

`stories_by_section` answers `(section path, cards)` pairs, all sections in a constant number of queries.
"""
