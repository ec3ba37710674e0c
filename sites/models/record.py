"""Rows of evidence: written once, read by who may, changed by nobody (B23, G12)."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db import models

Row = TypeVar("Row", bound="models.Model")


class RecordKept(Exception):
    """Somebody tried to change or delete what was recorded."""


class KeptQuerySet(models.QuerySet[Row]):
    """Rows are added and read."""

    def update(self, **kwargs: Any) -> int:
        """Raise RecordKept."""
        raise RecordKept

    def delete(self) -> tuple[int, dict[str, int]]:
        """Raise RecordKept."""
        raise RecordKept


class KeptRecord(models.Model):
    """A row that is added and never changed, superusers included."""

    objects = KeptQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write a new row; raises RecordKept for one that is written already."""
        if self.pk is not None:
            raise RecordKept
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Raise RecordKept."""
        raise RecordKept
