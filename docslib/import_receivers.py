"""What bulk imports forget when a file is stopped, by whomever and however late (G01, O02)."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save

from docslib.models import StoppedFile
from docslib.services.import_rows import rows_forget


def connect() -> None:
    """Listen; called once when the app is ready."""
    post_save.connect(_forget, sender=StoppedFile, dispatch_uid="docslib-imports-forget-stopped")


def _forget(sender: type, instance: StoppedFile, created: bool, **kwargs: Any) -> None:
    """A held file that a second person stopped leaves its name and words in no line."""
    if created:
        rows_forget(sha256=instance.sha256)
