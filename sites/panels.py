"""Panels of the admin's home that this app brings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component

from sites.access.person import Person
from sites.infrastructure_selectors import to_put_right


class InfrastructurePanel(Component):
    """What the technical administrator has to put right."""

    name = "infrastructure"
    template_name = "portal_sites/home_infrastructure.html"
    order = 40

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Sites that cannot open yet, invitations nobody has taken up, roles that end soon."""
        return {"waiting": to_put_right(Person.of(parent_context["request"].user))}
