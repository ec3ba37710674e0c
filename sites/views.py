"""Screens of the sites app that are more than a form of one model."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin
from wagtail.permissions import policy_registry

from sites.forms import SiteOpeningForm
from sites.models import PortalSite
from sites.selectors import site_overview
from sites.services.boards import site_board_problems
from sites.services.provisioning import ProvisioningError, open_site


class SiteScreen(PermissionCheckedMixin, WagtailAdminTemplateMixin):
    """What the screens of a site have in common: the right, the icon, the way back."""

    permission_required = "add"
    header_icon = "site"

    @property
    def permission_policy(self) -> Any:
        """The policy of sites, as every other screen of theirs asks it."""
        return policy_registry.get_by_type(PortalSite)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way back to the list of sites."""
        return [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": reverse("portalsite:index"), "label": _("Sites")},
            {"url": "", "label": str(self.page_title)},
        ]


class OpenSiteView(SiteScreen, FormView):
    """ "Mở trang mới": one form, one service, every reason told at once and nothing typed lost (A01)."""

    form_class = SiteOpeningForm
    template_name = "portal_sites/open_site.html"
    page_title = gettext_lazy("Open a new site")

    def form_valid(self, form: SiteOpeningForm) -> HttpResponse:
        """Open the site, or show the form again with every reason against it."""
        try:
            portal_site = open_site(organ=form.organ_in_hand, spec=form.spec)
        except ProvisioningError as error:
            for reason in error.reasons:
                form.add_error(None, reason)
            return self.form_invalid(form)
        return redirect("portal_site_opened", portal_site.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form in three groups."""
        context = super().get_context_data(**kwargs)
        form = context["form"]
        context["groups"] = [
            (_("Organ"), form.group("organ")),
            (_("A new organ"), form.group("organ_name", "organ_short_name", "organ_code", "organ_kind")),
            (_("Site"), form.group("name", "short_name", "code", "tier", "theme")),
            (_("Addresses and sections"), form.group("hosts", "sections")),
        ]
        return context


class SiteOpenedView(SiteScreen, TemplateView):
    """What stands of a site, and what is missing before readers come (A09)."""

    template_name = "portal_sites/site_opened.html"
    page_title = gettext_lazy("What stands of the site")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The site, its parts, its gaps."""
        portal_site = get_object_or_404(PortalSite.objects.select_related("organ"), pk=self.kwargs["pk"])
        return {
            **super().get_context_data(**kwargs),
            "site": portal_site,
            "overview": site_overview(portal_site),
            "missing": portal_site.missing_before_opening,
            "board_problems": site_board_problems(portal_site),
        }
