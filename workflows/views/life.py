"""The life of an item from draft to withdrawal: one timeline, to read, to print, to take along (H06)."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic.base import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from sites.access.person import Person
from sites.report_selectors import Marks
from sites.report_views import Spreadsheet
from sites.roles import Screen
from sites.selectors import portal_site_of
from workflows.cards import LifeEvent
from workflows.services.life import whole_life_of
from workflows.services.visibility import may_follow
from workflows.services.withdrawal import may_withdraw


class LifeView(Spreadsheet, WagtailAdminTemplateMixin, TemplateView):
    """Who wrote, received, edited, approved and withdrew one page, and when."""

    template_name = "workflows/life.html"
    page_title = gettext_lazy("Life of the item")
    header_icon = "history"
    export_filename = "vong-doi"
    export_headings = {
        "at": gettext_lazy("Time"),
        "label": gettext_lazy("Act"),
        "people": gettext_lazy("Person"),
        "took": gettext_lazy("How long"),
        "comment": gettext_lazy("Comment"),
    }
    list_export = list(export_headings)

    @cached_property
    def page(self) -> Page:
        """The page; raises Http404 when there is none or the person may not follow it (A02)."""
        page = get_object_or_404(Page.objects.select_related("content_type"), pk=self.kwargs["page_id"])
        if page.depth == 1 or not may_follow(self.request.user, page):
            raise Http404
        return page

    @cached_property
    def events(self) -> list[LifeEvent]:
        """What happened, oldest first."""
        return whole_life_of(self.page)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The timeline, or the same as a file."""
        if self.is_export:
            response: HttpResponse = self.as_spreadsheet(self.events, request.GET["export"])
            return response
        return super().get(request, *args, **kwargs)

    def get_filename(self) -> str:
        """The page and the day."""
        return f"{super().get_filename()}-{self.page.slug}"

    def get_page_subtitle(self) -> str:
        """The title of the item."""
        return str(self.page.get_admin_display_title())

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way back to the report, for who reads reports."""
        items = [{"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()}]
        if Person.of(self.request.user).enters(Screen.REPORTS):
            items.insert(0, {"url": reverse("moderation:report"), "label": _("Workflow report")})
        return items

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The events and what may be done from here."""
        context = super().get_context_data(**kwargs)
        site = portal_site_of(self.page)
        context.update(
            item_page=self.page,
            mark=Marks([site] if site else []).of(self.page),
            events=self.events,
            may_withdraw=may_withdraw(self.request.user, self.page),
            may_write=Person.of(self.request.user).enters(Screen.CONTENT),
            csv_url=self.csv_export_url,
            xlsx_url=self.xlsx_export_url,
        )
        return context
