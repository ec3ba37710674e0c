"""Plants the pages a site begins with: siblings all at once, saved one by one so that every receiver hears of them."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import F
from django.utils import timezone
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page, PageLogEntry
from wagtail.signal_handlers import disable_reference_index_auto_update

from core.models import BasePage

OF_THE_TREE = {"path", "depth", "numchild", "locale", "translation_key", "content_type"}
"""Fields nobody filled in: the tree and the page's class give them."""


def ensure_pages(parent: Page, pages: Sequence[BasePage]) -> list[BasePage]:
    """Each of the unsaved `pages` as it stands below `parent`: one of its type and slug is left as it is, else it is
    put up behind what stands there. Raises ValidationError.

    Needs a publishing authority: these pages are a site's skeleton, empty of anybody's text.
    """
    parent.refresh_from_db(from_queryset=Page.objects.select_for_update())
    standing = Page.objects.child_of(parent).filter(slug__in=[page.slug for page in pages]).specific()
    found = {(type(page), page.slug): page for page in standing}
    missing = []
    for page in pages:
        if found.setdefault((type(page), page.slug), page) is page:
            missing.append(page)
    if missing:
        _plant(parent, missing)
        _log(missing)
    return [found[type(page), page.slug] for page in pages]


def _plant(parent: Page, pages: Sequence[BasePage]) -> None:
    """What `add_child` does for each, with one look at the tree for all."""
    last = parent.get_last_child()
    path = last._inc_path() if last else Page._get_path(parent.path, parent.depth + 1, 1)
    # They hold no text yet, so there is nothing they could refer to.
    with disable_reference_index_auto_update():
        for page in pages:
            page.path, page.depth, page.locale_id = path, parent.depth + 1, parent.locale_id
            page._cached_parent_obj = parent
            page.full_clean(exclude=OF_THE_TREE)
            page.save(clean=False, log_action=None)
            parent.numchild += 1
            path = page._inc_path()
    Page.objects.filter(pk=parent.pk).update(numchild=F("numchild") + len(pages))


def _log(pages: Sequence[BasePage]) -> None:
    """Of each page what Wagtail notes of every new one, and that it came with its site."""
    act = get_active_log_context()
    PageLogEntry.objects.bulk_create(
        PageLogEntry(
            page=page,
            content_type=page.cached_content_type,
            label=page.get_admin_display_title(),
            action=action,
            data=data,
            content_changed=is_text,
            timestamp=timezone.now(),
            user=act.user,
            uuid=act.uuid,
        )
        for page in pages
        for action, data, is_text in (
            ("wagtail.create", {}, True),
            ("portal.provision", {"slug": page.slug}, False),
        )
    )
