"""The screen on which a live page is called back: what goes, why, and the decision."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic.edit import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from sites.report_selectors import Marks
from sites.selectors import portal_site_of
from workflows.forms import WithdrawalForm
from workflows.services.reading import file_rows
from workflows.services.withdrawal import WithdrawalRefused, calls_back, reasons_to_keep, withdraw


class WithdrawView(WagtailAdminTemplateMixin, FormView):
    """Calls one page back; who may not is told so by Wagtail's own refusal."""

    template_name = "workflows/withdraw.html"
    page_title = gettext_lazy("Call back from readers")
    header_icon = "warning"
    form_class = WithdrawalForm
    refused: list[str] = []

    @cached_property
    def page(self) -> Page:
        """The page with everything readers see of it."""
        return get_object_or_404(Page, pk=self.kwargs["page_id"]).specific

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Raise PermissionDenied for who calls back no pages of this site."""
        if not calls_back(request.user, self.page):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        """The title readers see."""
        return str(self.page.title)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way back to the item."""
        life = reverse("moderation:life", args=[self.page.pk])
        return [{"url": life, "label": _("Life of the item")}, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What goes with it, and what stands against it."""
        context = super().get_context_data(**kwargs)
        site = portal_site_of(self.page)
        context.update(
            item_page=self.page,
            mark=Marks([site] if site else []).of(self.page, self.page.title),
            files=file_rows(self.page),
            reasons=self.refused or reasons_to_keep(self.page),
            is_moderated=self.page.current_workflow_state is not None,
            channel=self.page.get_channel_display(),
        )
        return context

    def form_valid(self, form: WithdrawalForm) -> HttpResponse:
        """Call it back, or show why not with everything typed."""
        try:
            withdraw(page=self.page, user=self.request.user, reason=form.cleaned_data["reason"])
        except WithdrawalRefused as refusal:
            self.refused = refusal.reasons
            return self.form_invalid(form)
        messages.success(
            self.request, _("“%(title)s” was called back from readers.") % {"title": self.page.title}
        )
        return redirect("moderation:life", self.page.pk)

    def form_invalid(self, form: WithdrawalForm) -> HttpResponse:
        """The same screen, marked as refused."""
        response: HttpResponse = self.render_to_response(self.get_context_data(form=form), status=422)
        return response
