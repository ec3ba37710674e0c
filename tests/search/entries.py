"""Entries to search in, made in memory: no database, no app loaded."""

from __future__ import annotations

from datetime import date
from typing import Any

from core.search_kinds import FileText, IndexEntry


def make_entry(pk: int = 1, **changes: Any) -> IndexEntry:
    """An entry open on both networks; `changes` replace its fields."""
    fields: dict[str, Any] = {
        "kind": "document",
        "pk": pk,
        "site_id": 1,
        "on_internet": True,
        "on_wan": True,
        "title": f"Quy chế số {pk} về chế độ nhuận bút",
        "date": date(2026, 3, 12),
        "facets": {"type": ("quy-che",), "year": ("2026",)},
    }
    return IndexEntry(**{**fields, **changes})


def make_text(*pages: str, **changes: Any) -> FileText:
    """The text of a file of those pages, open on both networks."""
    fields: dict[str, Any] = {"document_id": 7, "title": "quy-che.pdf", "pages": pages}
    return FileText(**{**fields, **changes})
