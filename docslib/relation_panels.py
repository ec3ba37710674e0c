"""The panel of a document's relations."""

from __future__ import annotations

from typing import Any

from wagtail.admin.panels import InlinePanel

from docslib.relation_forms import RelationFormSet


class RelationsPanel(InlinePanel):
    """Rows of relations that are also looked at together (G06)."""

    def get_form_options(self) -> dict[str, Any]:
        """The options of an inline panel, with the formset that knows the rules between rows."""
        options: dict[str, Any] = super().get_form_options()
        options["formsets"][self.relation_name]["formset"] = RelationFormSet
        return options
