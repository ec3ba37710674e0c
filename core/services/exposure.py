"""Keeps `PageExposure` true: a page is read only where it and every page above it may be read (A04)."""

from __future__ import annotations

from collections.abc import Container, Mapping

from django.db import transaction
from wagtail.models import Page, PageViewRestriction

from core.channels import Channel, readable_on
from core.models.exposure import PageExposure
from core.permissions import SITE_DEPTH
from core.signals import exposure_changed

Flags = tuple[bool, bool]
"""(on_internet, on_wan)"""

NOWHERE: Flags = (False, False)
EVERYWHERE: Flags = (True, True)


def own_flags(page: Page, closed: Container[int]) -> Flags:
    """What the page's own channel opens; a page without a channel field opens nothing, the tree root everything.

    Pages of `closed` open nothing: readers have no account to get past a view restriction with.
    """
    if page.depth == 1:
        return EVERYWHERE
    if page.pk in closed:
        return NOWHERE
    channel = getattr(page, "channel", None)
    if channel is None:
        return NOWHERE
    return readable_on(channel, Channel.INTERNET), readable_on(channel, Channel.WAN)


def _closed_below(page: Page) -> set[int]:
    """The page and pages below it that have a view restriction of their own, which only a terminal can set."""
    restrictions = PageViewRestriction.objects.filter(page__path__startswith=page.path)
    return set(restrictions.values_list("page_id", flat=True))


def _within(own: Flags, above: Flags) -> Flags:
    return own[0] and above[0], own[1] and above[1]


def _known_flags(page: Page) -> tuple[Flags | None, Flags]:
    """What the page's row holds, and what the pages above it leave open."""
    above = page.path[: -page.steplen]
    rows = PageExposure.objects.filter(page__path__in=[page.path, above])
    known = {
        path: (on_internet, on_wan)
        for path, on_internet, on_wan in rows.values_list("page__path", "on_internet", "on_wan")
    }
    return known.get(page.path), EVERYWHERE if page.depth <= SITE_DEPTH else known.get(above, NOWHERE)


@transaction.atomic(savepoint=False)
def exposure_sync(*, page: Page) -> None:
    """Write the page's row and, when it changed, the rows of all pages below it; three queries for a new page."""
    closed = _closed_below(page)
    held, left_open = _known_flags(page)
    flags = _within(own_flags(page, closed), left_open)
    if held != flags:
        _write({page: flags, **(_flags_below(page, flags, closed) if page.numchild else {})})


@transaction.atomic
def exposure_sync_tree(*, page: Page) -> None:
    """Write the rows of the page and of everything below it, whatever they held; for moves and repair."""
    closed = _closed_below(page)
    flags = _within(own_flags(page.specific_deferred, closed), _known_flags(page)[1])
    _write({page: flags, **_flags_below(page, flags, closed)})


def _flags_below(top: Page, flags: Flags, closed: Container[int]) -> dict[Page, Flags]:
    known = {top.path: flags}
    below = Page.objects.filter(path__startswith=top.path).exclude(pk=top.pk).order_by("path").specific()
    found = {}
    for page in below:
        own = _within(own_flags(page, closed), known[page.path[: -page.steplen]])
        known[page.path] = found[page] = own
    return found


def _write(rows: Mapping[Page, Flags]) -> None:
    PageExposure.objects.bulk_create(
        [
            PageExposure(page_id=page.pk, on_internet=flags[0], on_wan=flags[1])
            for page, flags in rows.items()
        ],
        update_conflicts=True,
        unique_fields=["page"],
        update_fields=["on_internet", "on_wan"],
    )
    for page in rows:
        exposure_changed.send(sender=page.specific_class, page_id=page.pk)
