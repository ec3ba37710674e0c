"""What a person may put into content of his: pages, pictures and files of his sites (A02)."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from core.reference_guard import choosable
from sites.access.ownership import scoped
from sites.access.person import Person

GUARDED = ("wagtailcore.page", "core.portalimage", "core.portaldocument")


def own(user: Any, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Rows of the person's sites; of all sites for who reads them all."""
    return scoped(rows, Person.of(user))


def register() -> None:
    """Tell the reference guard; called once when the app is ready."""
    for label in GUARDED:
        choosable.register(label, own)
