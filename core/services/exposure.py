"""Keeps `PageExposure` true: a page is read only where it and every page above it may be read (A04)."""

from __future__ import annotations

from collections.abc import Container

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


def _flags_of_parent(page: Page) -> Flags:
    if page.depth <= SITE_DEPTH:
        return EVERYWHERE
    row = PageExposure.objects.filter(page__path=page.path[: -page.steplen]).first()
    return (row.on_internet, row.on_wan) if row else NOWHERE


@transaction.atomic
def exposure_sync(*, page: Page) -> None:
    """Write the page's row and, when it changed, the rows of all pages below it."""
    closed = _closed_below(page)
    flags = _within(own_flags(page, closed), _flags_of_parent(page))
    row = PageExposure.objects.filter(page_id=page.pk).first()
    if row is not None and (row.on_internet, row.on_wan) == flags:
        return
    _write(page.pk, flags)
    if page.numchild:
        _sync_descendants(page, flags, closed)


@transaction.atomic
def exposure_sync_tree(*, page: Page) -> None:
    """Write the rows of the page and of everything below it, whatever they held; for moves and repair."""
    closed = _closed_below(page)
    flags = _within(own_flags(page.specific_deferred, closed), _flags_of_parent(page))
    _write(page.pk, flags)
    _sync_descendants(page, flags, closed)


def _sync_descendants(top: Page, flags: Flags, closed: Container[int]) -> None:
    known = {top.path: flags}
    below = Page.objects.filter(path__startswith=top.path).exclude(pk=top.pk).order_by("path").specific()
    for page in below:
        own = _within(own_flags(page, closed), known[page.path[: -page.steplen]])
        known[page.path] = own
        _write(page.pk, own)


def _write(page_id: int, flags: Flags) -> None:
    PageExposure.objects.update_or_create(
        page_id=page_id, defaults={"on_internet": flags[0], "on_wan": flags[1]}
    )
    exposure_changed.send(sender=PageExposure, page_id=page_id)
