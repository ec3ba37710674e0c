"""Programs that connect by a token, and what they ask for: the technical administrator's screens (F07)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import transaction
from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import log
from wagtail.permission_policies import BasePermissionPolicy
from wagtail.permissions import register_permission_policy

from docslib.rule_viewsets import day_column
from search.models import ApiClient, ApiUse
from search.services.api_clients import create_client, renew_token
from sites.access.person import Person
from sites.report_views import Spreadsheet
from sites.roles import Screen

RENEWED = "search.token_renewed"


class ProgramPolicy(BasePermissionPolicy):
    """The technical administrator's; nobody deletes: a token is taken back, and what was asked stays on record."""

    actions = frozenset({"view", "add", "change"})

    def user_has_permission(self, user: Any, action: str) -> bool:
        """By the table of roles."""
        return action in self.actions and Person.of(user).enters(Screen.INFRASTRUCTURE)

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        """The same for every row."""
        return self.user_has_permission(user, action)


class UsePolicy(ProgramPolicy):
    """A record is read."""

    actions = frozenset({"view"})


class ProgramIndexView(generic.IndexView):
    """The programs, with how much they asked for in all."""

    add_item_label = _("Add")  # beside the title, which fills a telephone's line
    table_classname = "listing b-own-list"

    def get_base_queryset(self) -> Any:
        """With the sum of the log."""
        return super().get_base_queryset().annotate(asked=Sum("uses__requests"))


class ProgramCreateView(generic.CreateView):
    """A new program; its token is shown in the answer to this form and never again."""

    def form_valid(self, form: forms.ModelForm) -> HttpResponse:
        """Draw the token and show it."""
        told = {name: form.cleaned_data[name] for name in ("name", "contact", "per_minute", "is_active")}
        program, token = create_client(**told)
        log(instance=program, action="wagtail.create")
        return shown_once(self.request, self.get_context_data(form=form), program, token)


class ProgramEditView(generic.EditView):
    """The program, with the way to another token."""

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """A new token beside what Wagtail offers."""
        url = reverse("api_clients:renew", args=[self.object.pk])
        renewing = Button(_("Issue a new token"), url=url, icon_name="key", priority=15)
        return [*super().header_more_buttons, renewing]


class ProgramRenewView(generic.InspectView):
    """Another token for the program; asked for once more, because the old one stops at once."""

    any_permission_required = ("change",)
    template_name = "search/renew.html"
    page_title = _("Issue a new token")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The program and where to go back to."""
        back = reverse("api_clients:edit", args=[self.object.pk])
        return {**super().get_context_data(**kwargs), "program": self.object, "back_url": back}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Draw the token and show it."""
        with transaction.atomic():
            token = renew_token(client=self.object)
            log(instance=self.object, action=RENEWED)
        return shown_once(request, self.get_context_data(), self.object, token)


def shown_once(request: HttpRequest, context: dict[str, Any], program: ApiClient, token: str) -> HttpResponse:
    """The page with the token; the admin keeps no page anywhere."""
    return TemplateResponse(request, "search/token.html", {**context, "program": program, "token": token})


class ProgramViewSet(ModelViewSet):
    """Who may ask more often than anybody."""

    model = ApiClient
    name = "api_clients"
    url_prefix = "api-clients"
    icon = "key"
    menu_label = _("Connected programs")
    copy_view_enabled = False
    add_to_reference_index = False
    index_view_class = ProgramIndexView
    add_view_class = ProgramCreateView
    edit_view_class = ProgramEditView
    list_display = [
        "name",
        "contact",
        Column("per_minute", label=_("Requests a minute"), sort_key="per_minute"),
        Column("asked", label=_("Requests so far"), accessor=lambda program: program.asked or 0),
        BooleanColumn("is_active", label=_("May connect"), sort_key="is_active"),
    ]
    list_filter = ["is_active"]
    search_fields = ["name", "contact"]
    search_backend_name = None
    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("contact"), FieldPanel("per_minute")]),
        FieldPanel("is_active"),
    ]

    def get_urlpatterns(self) -> list[URLPattern]:
        """With the address for another token."""
        renewing = self.construct_view(ProgramRenewView)
        return [*super().get_urlpatterns(), path("renew/<int:pk>/", renewing, name="renew")]


class UseIndexView(Spreadsheet, generic.IndexView):
    """The log, newest first; it can be taken away as a table."""

    export_filename = "nhat-ky-ket-noi"

    def get_base_queryset(self) -> Any:
        """With the names of the programs."""
        return super().get_base_queryset().select_related("client")


class UseViewSet(ModelViewSet):
    """What each program asked for on each day, by operation."""

    model = ApiUse
    name = "api_use"
    url_prefix = "api-use"
    icon = "history"
    menu_label = _("Log of connections")
    copy_view_enabled = False
    add_to_reference_index = False
    index_view_class = UseIndexView
    list_display = [
        day_column("day", _("Day")),
        Column("client", label=_("Program"), sort_key="client__name"),
        Column("operation", label=_("Operation"), sort_key="operation"),
        Column("requests", label=_("Answered"), sort_key="requests"),
        Column("refused", label=_("Refused"), sort_key="refused"),
    ]
    list_export = ["day", "client", "operation", "requests", "refused"]
    list_filter = ["client", "operation", "day"]
    ordering = ["-day", "client__name", "operation"]
    list_per_page = 100
    search_backend_name = None
    panels = [FieldPanel("operation", read_only=True)]


class ProgramGroup(ModelViewSetGroup):
    """One entry of the menu for both."""

    menu_label = _("Data connections")
    menu_name = "connections"
    menu_icon = "link"
    menu_order = 705
    items = (ProgramViewSet, UseViewSet)


def register_policies() -> None:
    """Put the models under their policies, before anybody asks for them."""
    register_permission_policy(ApiClient, ProgramPolicy(ApiClient), exact_class=True)
    register_permission_policy(ApiUse, UsePolicy(ApiUse), exact_class=True)
