"""What the search listens to: every change that may change what readers find.

Receivers hear all senders and ask the registry whether the page is of a kind, or its words stand in pages of one:
kinds are registered after this app is ready. Moves, closed sections and channels arrive as exposure changes, one for
each page below.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_delete

from core.search_kinds import content_changed, kind_of, search_kinds
from core.signals import exposure_changed
from search.services.outbox import outbox_add

BOOKKEEPING = frozenset(
    {"latest_revision", "latest_revision_created_at", "draft_title", "has_unpublished_changes", "numchild"}
    | {"locked", "locked_at", "locked_by", "approved_go_live_at", "expire_at", "go_live_at"}
)
"""Fields that saving a draft writes on the page itself: readers see none of them."""


def connect() -> None:
    """Connect the receivers; called once, when the app is ready."""
    post_save.connect(_saved, dispatch_uid="search-saved")
    pre_delete.connect(_to_be_deleted, dispatch_uid="search-to-be-deleted")
    post_delete.connect(_deleted, dispatch_uid="search-deleted")
    exposure_changed.connect(_exposure_changed, dispatch_uid="search-exposure")
    content_changed.connect(_content_changed, dispatch_uid="search-content")


def _saved(
    sender: type[Model],
    instance: Model,
    created: bool,
    raw: bool = False,
    update_fields: Any = None,
    **kwargs: Any,
) -> None:
    if raw or (update_fields and BOOKKEEPING.issuperset(update_fields)):
        return
    _note(sender, instance.pk)
    if not created:  # what was just made stands in no page yet
        _note_pages_worded_by(instance)


def _to_be_deleted(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    """What names a row is known before it is gone; both happen in one transaction."""
    _note_pages_worded_by(instance)


def _deleted(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    _note(sender, instance.pk)


def _content_changed(sender: type[Model], pk: int, **kwargs: Any) -> None:
    _note(sender, pk)


def _exposure_changed(sender: type[Model] | None, page_id: int, **kwargs: Any) -> None:
    if sender is not None:
        _note(sender, page_id)


def _note(model: type[Model], pk: int) -> None:
    kind = kind_of(model)
    if kind is not None:
        outbox_add(kind=kind.name, pks=[pk])


def _note_pages_worded_by(row: Model) -> None:
    for kind in search_kinds:
        if (pages := kind.pages_worded_by(row)) is not None:
            outbox_add(kind=kind.name, pks=pages.order_by().values_list("pk", flat=True).distinct())
