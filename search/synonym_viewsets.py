"""Abbreviations and synonyms: kept by the central board, read by who writes (M04)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import register_permission_policy

from docslib.rule_viewsets import ListPolicy, PrintableIndexView
from search.models import SynonymSet
from search.synonym_forms import SynonymSetForm


class SynonymSetViewSet(ModelViewSet):
    """What readers may write for what."""

    model = SynonymSet
    name = "synonyms"
    url_prefix = "synonyms"
    icon = "openquote"
    menu_label = _("Abbreviations and synonyms")
    menu_order = 630
    add_to_admin_menu = True
    copy_view_enabled = False
    add_to_reference_index = False
    index_view_class = PrintableIndexView
    list_display = [
        Column("__str__", label=_("Ways of saying it")),
        BooleanColumn("is_active", label=_("In use"), sort_key="is_active"),
        "note",
    ]
    list_filter = ["is_active"]
    list_per_page = 50
    ordering = ["ways", "pk"]
    search_fields = ["ways", "note"]
    search_backend_name = None
    panels = [FieldPanel("ways"), FieldPanel("is_active"), FieldPanel("note")]

    def get_form_class(self, for_update: bool = False) -> type[SynonymSetForm]:
        """The form that lets no way stand in two sets."""
        return SynonymSetForm


def register_policy() -> None:
    """Put the model under the policy of the central board's lists; before anybody asks for it."""
    register_permission_policy(SynonymSet, ListPolicy(SynonymSet), exact_class=True)
