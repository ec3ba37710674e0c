"""Parts the reports are made of: columns that stay readable on a telephone, entries of the menu."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column

from sites.access.person import Person
from sites.roles import Screen


class TextColumn(Column):
    """A cell that carries its heading, for screens too narrow to have a head row."""

    cell_template_name = "portal_sites/reports/cell.html"

    def __init__(
        self, name: str, *, label: Any, note: Callable[[Any], str] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(name, label=label, **kwargs)
        self._note = note

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        """The value, and a smaller line below it."""
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        context["note"] = self._note(instance) if self._note else ""
        return context


class TimeColumn(TextColumn):
    """A day and an hour."""

    cell_template_name = "portal_sites/reports/time_cell.html"


class ItemColumn(TextColumn):
    """A page: its title as the way to its life, its site, its kind."""

    cell_template_name = "portal_sites/reports/item_cell.html"


class ReportMenuItem(MenuItem):
    """A report in the menu of who may read reports."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Asked of the table of roles."""
        return Person.of(request.user).enters(Screen.REPORTS)
