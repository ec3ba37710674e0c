"""Screens of the site a person works on: choosing it, and what its footer says."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import FormView, TemplateView
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from core.vietnamese.text import strip_accents
from sites.access.working_site import sites_in_hand, sites_of, work_on, working_site
from sites.own_forms import SiteFactsForm
from sites.own_selectors import facts_history
from sites.roles import Screen
from sites.services.site_facts import site_facts_change


@require_POST
def switch_site(request: HttpRequest, pk: int) -> HttpResponse:
    """Work on another of one's sites from now on; raises Http404 for a site of others (A02)."""
    site = work_on(request, pk)
    messages.success(request, _("You now work on: %(site)s.") % {"site": site.name})
    return redirect(get_valid_next_url_from_request(request) or reverse("wagtailadmin_home"))


def _way_home(title: Any, subtitle: str = "") -> list[dict[str, Any]]:
    here = {"url": "", "label": str(title), "sublabel": subtitle}
    return [{"url": reverse("wagtailadmin_home"), "label": _("Home")}, here]


class ChooseSiteView(WagtailAdminTemplateMixin, TemplateView):
    """All sites of the person in one list that can be searched: a sidebar is too narrow for forty."""

    template_name = "portal_sites/choose_site.html"
    page_title = gettext_lazy("Choose the site to work on")
    header_icon = "site"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way home."""
        return _way_home(self.page_title)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The sites whose name or organ holds the words asked for, with or without accents."""
        asked = self.request.GET.get("q", "").strip()
        words = strip_accents(asked).lower().split()
        sites = [
            site
            for site in sites_of(self.request)
            if all(word in strip_accents(f"{site.name} {site.organ.name}").lower() for word in words)
        ]
        return super().get_context_data(
            sites=sites,
            here=working_site(self.request),
            asked=asked,
            next=get_valid_next_url_from_request(self.request),
            **kwargs,
        )


class OwnSiteFactsView(WagtailAdminTemplateMixin, FormView):
    """ "Thông tin trang": the footer of the site in hand, and who changed it (A09)."""

    template_name = "portal_sites/site_facts.html"
    page_title = gettext_lazy("Site information")
    header_icon = "info-circle"
    form_class = SiteFactsForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """For managers; raises Http404 for who manages no site."""
        managed = sites_in_hand(request, Screen.SITE)
        if not managed:
            raise Http404
        self.portal_site = managed[0]
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        """Which site."""
        return self.portal_site.name

    def get_form_kwargs(self) -> dict[str, Any]:
        """The form of the site in hand."""
        return {**super().get_form_kwargs(), "instance": self.portal_site}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way home."""
        return _way_home(self.page_title, self.get_page_subtitle())

    def form_valid(self, form: SiteFactsForm) -> HttpResponse:
        """Write and log what differs."""
        changed = site_facts_change(
            portal_site=self.portal_site, facts=form.cleaned_data, user=self.request.user
        )
        if changed:
            messages.success(self.request, _("Saved. Readers see it from now on."))
        else:
            messages.info(self.request, _("Nothing was different, nothing was saved."))
        return redirect("own_site:facts")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form, what is missing, the last changes."""
        return super().get_context_data(
            site=self.portal_site,
            missing=self.portal_site.missing_before_opening,
            history=facts_history(self.portal_site),
            **kwargs,
        )
