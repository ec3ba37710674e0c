"""What the ground floor listens to."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save, pre_save
from wagtail.models import Page
from wagtail.signals import post_page_move

from core.publishing import refuse_unauthorised_publication
from core.services.exposure import exposure_sync, exposure_sync_tree


def _sync_exposure(sender: type, instance: object, raw: bool = False, **kwargs: Any) -> None:
    if raw or not isinstance(instance, Page) or type(instance) is Page:
        return
    update_fields = kwargs.get("update_fields")
    if update_fields is None or "channel" in update_fields:
        exposure_sync(page=instance)


def _sync_moved_tree(sender: type, instance: Page, **kwargs: Any) -> None:
    exposure_sync_tree(page=instance)


def connect() -> None:
    """Connect the receivers; called once, when the app is ready."""
    pre_save.connect(refuse_unauthorised_publication, dispatch_uid="portal-publication-wall")
    post_save.connect(_sync_exposure, dispatch_uid="portal-exposure")
    post_page_move.connect(_sync_moved_tree, dispatch_uid="portal-exposure-move")
