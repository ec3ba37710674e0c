"""The approved list and the lists of types: kept by the central board, read by who uploads (G02, G03, G08)."""

from __future__ import annotations

from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import HeaderButton
from wagtail.permission_policies import BasePermissionPolicy

from docslib.models import DocumentDeadline, PublicationRule, TypeList
from sites.access.person import Person
from sites.roles import Screen

KEEPING_STEP = "approve"
"""Whoever approves on every site keeps the lists: what may be published is no board's own affair."""


class ListPolicy(BasePermissionPolicy):
    """Everybody who reads drafts may look; only the central board writes."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """By the table of roles."""
        person = Person.of(user)
        if person.is_superuser or KEEPING_STEP in person.steps_on(None):
            return True
        return action == "view" and person.enters(Screen.READING)

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        """The same for every row."""
        return self.user_has_permission(user, action)


class PrintableIndexView(generic.IndexView):
    """A list that can be printed as it stands, filters included."""

    add_item_label = gettext_lazy("Add")  # beside the title, which fills a telephone's line
    table_classname = "listing b-own-list"

    @property
    def header_buttons(self) -> list[HeaderButton]:
        """Printing beside adding."""
        printing = HeaderButton(_("Print"), url="#", icon_name="print", attrs={"data-print": ""})
        return [*super().header_buttons, printing]

    def get_base_queryset(self) -> Any:
        """With what the columns show."""
        rows = super().get_base_queryset()
        named = {PublicationRule: "issuer", DocumentDeadline: "portal_site"}.get(self.model)
        return rows.select_related(named) if named else rows


def day_column(name: str, label: Any) -> Column:
    """A day as it is written; Wagtail's own column says how long ago it was."""
    return Column(
        name,
        label=label,
        sort_key=name,
        accessor=lambda row: date_format(day, "SHORT_DATE_FORMAT") if (day := getattr(row, name)) else "",
    )


def _in_one_line(rule: PublicationRule) -> str:
    """The groups of words, which stand one on each line, told apart in a cell."""
    return "; ".join(rule.words.splitlines())


class PublicationRuleViewSet(ModelViewSet):
    """What may be published, and what must not be."""

    model = PublicationRule
    name = "publication_rules"
    url_prefix = "publication-rules"
    icon = "clipboard-list"
    menu_label = gettext_lazy("Approved list")
    copy_view_enabled = False
    add_to_reference_index = False
    index_view_class = PrintableIndexView
    list_display = [
        Column("__str__", label=gettext_lazy("Decision and clause")),
        Column("get_kind_display", label=gettext_lazy("Rule"), sort_key="kind"),
        Column("get_document_type_display", label=gettext_lazy("Type"), sort_key="document_type"),
        Column("issuer", label=gettext_lazy("Issuer"), sort_key="issuer__name"),
        Column("words", label=gettext_lazy("Words in the abstract"), accessor=_in_one_line),
        day_column("signed_from", gettext_lazy("Signed from")),
        day_column("signed_until", gettext_lazy("Signed until")),
    ]
    list_filter = ["kind", "document_type", "issuer"]
    ordering = ["kind", "decision", "pk"]
    search_fields = ["decision", "clause", "words"]
    search_backend_name = None
    panels = [
        FieldPanel("kind"),
        FieldRowPanel([FieldPanel("decision"), FieldPanel("clause")]),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("document_type"), FieldPanel("issuer")]),
                FieldPanel("words"),
                FieldRowPanel([FieldPanel("signed_from"), FieldPanel("signed_until")]),
            ],
            heading=gettext_lazy("Which documents it fits; what is left empty fits all"),
        ),
    ]


class TypeListViewSet(ModelViewSet):
    """The lists of types with the days between which they are in force."""

    model = TypeList
    name = "type_lists"
    url_prefix = "type-lists"
    icon = "list-ul"
    menu_label = gettext_lazy("Lists of types")
    copy_view_enabled = False
    add_to_reference_index = False
    index_view_class = PrintableIndexView
    list_display = [
        "name",
        "basis",
        BooleanColumn("is_party", label=gettext_lazy("Of the Party"), sort_key="is_party"),
        day_column("starts_on", gettext_lazy("First day")),
        day_column("ends_on", gettext_lazy("Last day")),
    ]
    list_filter = ["is_party"]
    search_fields = ["name", "basis"]
    search_backend_name = None
    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("basis"), FieldPanel("is_party")]),
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
        InlinePanel("entries", heading=gettext_lazy("Types"), label=gettext_lazy("Type")),
    ]
