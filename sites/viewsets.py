"""Admin of organs, boards, subject areas and sites: for the technical administrator (A14, B01, B09)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.permission_policies import ModelPermissionPolicy

from sites.forms import BoardForm
from sites.models import EditorialBoard, Organ, PortalSite, SubjectArea
from sites.views import OpenSiteView


class KeepingPolicy(ModelPermissionPolicy):
    """Nobody deletes, superusers included: organs, boards and sites end by a date and stay findable (B01, G09)."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """As the groups say, without deleting."""
        return action != "delete" and bool(super().user_has_permission(user, action))

    def user_has_any_permission(self, user: Any, actions: list[str]) -> bool:
        """As the groups say, without deleting."""
        kept = [action for action in actions if action != "delete"]
        return bool(kept) and bool(super().user_has_any_permission(user, kept))

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        """The same for every row."""
        return self.user_has_permission(user, action)


class OrganViewSet(ModelViewSet):
    """Organs with the days between which they exist."""

    model = Organ
    icon = "group"
    menu_label = _("Organs")
    add_to_admin_menu = False
    copy_view_enabled = False
    list_display = [
        "name",
        "code",
        Column("get_kind_display", label=_("kind"), sort_key="kind"),
        "starts_on",
        "ends_on",
    ]
    list_filter = ["kind"]
    search_fields = ["name", "short_name", "code"]
    ordering = ["name"]
    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("short_name"), FieldPanel("kind")]),
        FieldRowPanel([FieldPanel("code"), FieldPanel("slug")]),
        FieldPanel("parent"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]), FieldPanel("successor")],
            heading=_("Existence"),
        ),
    ]


class SubjectAreaViewSet(ModelViewSet):
    """Fields of work that route an item to its deputy (B03)."""

    model = SubjectArea
    icon = "tag"
    menu_label = _("Subject areas")
    add_to_admin_menu = False
    copy_view_enabled = False
    list_display = ["name", "slug", "order"]
    search_fields = ["name"]
    panels = [FieldPanel("name"), FieldRowPanel([FieldPanel("slug"), FieldPanel("order")])]


class BoardViewSet(ModelViewSet):
    """Boards with their seats; past boards are kept (B01)."""

    model = EditorialBoard
    icon = "clipboard-list"
    menu_label = _("Editorial boards")
    add_to_admin_menu = False
    copy_view_enabled = False
    list_display = [
        "name",
        Column("portal_site", label=_("site")),
        "decision_number",
        DateColumn("starts_on", label=_("in office from")),
        DateColumn("ends_on", label=_("in office until")),
    ]
    list_filter = ["portal_site"]
    search_fields = ["name", "decision_number"]
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("portal_site"), FieldPanel("name")]),
            FieldRowPanel([FieldPanel("decision_number"), FieldPanel("decision_date")]),
            FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
            InlinePanel(
                "members",
                [
                    FieldRowPanel([FieldPanel("user"), FieldPanel("position")]),
                    FieldPanel("subject_areas", widget=forms.CheckboxSelectMultiple),
                    FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
                ],
                heading=_("Seats"),
                label=_("Seat"),
                help_text=_(
                    "One chief at a time, one deputy for each subject area. Past seats keep their dates."
                ),
            ),
        ],
        base_form_class=BoardForm,
    )


class PortalSiteViewSet(ModelViewSet):
    """Sites: opened by one screen, described here; page tree and collection never change (A01, A09)."""

    model = PortalSite
    icon = "site"
    menu_label = _("Sites")
    add_to_admin_menu = False
    copy_view_enabled = False
    list_display = [
        "name",
        Column("organ", label=_("Organ")),
        Column("get_tier_display", label=_("Tier")),
        Column("get_theme_display", label=_("Colours")),
        BooleanColumn("is_ready_to_open", label=_("Footer complete")),
    ]
    search_fields = ["name", "code"]
    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("short_name")]),
        FieldRowPanel(
            [FieldPanel("organ", read_only=True, heading=_("Organ")), FieldPanel("code", read_only=True)]
        ),
        FieldRowPanel([FieldPanel("theme"), FieldPanel("slogan")]),
        MultiFieldPanel(
            [
                FieldPanel("responsible_person"),
                FieldPanel("licence"),
                FieldPanel("address"),
                FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
            ],
            heading=_("Footer: all of it before readers come"),
        ),
    ]

    @property
    def add_view(self) -> Any:
        """The screen that opens a site stands where a plain form would be."""
        return self.construct_view(OpenSiteView)


class OrganisationGroup(ModelViewSetGroup):
    """One entry of the menu for all four."""

    menu_label = _("Organisation")
    menu_name = "organisation"
    menu_icon = "site"
    menu_order = 700
    items = (PortalSiteViewSet, BoardViewSet, OrganViewSet, SubjectAreaViewSet)


KEPT_MODELS = (PortalSite, EditorialBoard, Organ, SubjectArea)
