"""What the document library listens to."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save

from core.models import PortalDocument
from docslib.services.reading import reading_queue


def _queue_reading(sender: type, instance: PortalDocument, raw: bool = False, **kwargs: Any) -> None:
    """Read a new file, and a replaced one; saving a title or a hash alone changes nothing."""
    update_fields = kwargs.get("update_fields")
    if not raw and (update_fields is None or "file" in update_fields):
        reading_queue(document=instance)


def connect() -> None:
    """Connect the receivers; called once, when the app is ready."""
    post_save.connect(_queue_reading, sender=PortalDocument, dispatch_uid="docslib-file-reading")
