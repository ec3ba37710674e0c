"""Redirects of own sites, for the site's manager (row 22 of Wagtail's open doors: one list for all sites)."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.contrib.redirects.models import Redirect

from sites.access.viewsets import SiteOwnedViewSet
from sites.models import SiteHost
from sites.redirect_forms import SiteRedirectForm
from sites.roles import Screen
from sites.services.redirects import RedirectRefused, redirect_add, redirect_change


def network_of(row: Redirect) -> str:
    """The network that the host of the row serves."""
    host: SiteHost = row.site.portal_host
    return str(host.get_channel_display())


def how_made(row: Redirect) -> str:
    """By a person, or by the portal when a page got another address."""
    return gettext("by itself, when a page moved") if row.automatically_created else gettext("by hand")


def where_to(row: Redirect) -> str:
    """Where a row leads; a page that left the site is not named."""
    page = row.redirect_page
    if page is None:
        return row.redirect_link
    return page.title if page.path.startswith(row.site.root_page.path) else "–"


class RedirectIndexView(generic.IndexView):
    """The list, with its targets in one query."""

    table_classname = "listing b-own-list"

    def get_base_queryset(self) -> Any:
        """With what the columns show."""
        return (
            super()
            .get_base_queryset()
            .select_related("site__portal_host__site", "site__root_page", "redirect_page")
        )


class RefusalInForm:
    """Shows the service's reasons beside the fields they are about."""

    form: Any

    def form_valid(self, form: SiteRedirectForm) -> HttpResponse:
        """Save, or show the form again with every reason against it."""
        try:
            response: HttpResponse = super().form_valid(form)  # type: ignore[misc]  # of the view behind
        except RedirectRefused as refused:
            for field, reason in refused.reasons.items():
                form.add_error(field, reason)
            self.produced_error_message = self.get_error_message()  # type: ignore[attr-defined]
            return self.form_invalid(form)  # type: ignore[attr-defined, no-any-return]
        return response


class RedirectAddView(RefusalInForm, generic.CreateView):
    """One form for all hosts of the site."""

    def save_instance(self) -> Redirect:
        """Make it on every host chosen; raises RedirectRefused."""
        made = redirect_add(hosts=self.form.hosts, spec=self.form.spec, user=self.request.user)
        return next(row for row in made if row.site_id == self.form.cleaned_data["site"].pk)


class RedirectEditView(RefusalInForm, generic.EditView):
    """One host's redirect."""

    def save_instance(self) -> Redirect:
        """Change it; raises RedirectRefused."""
        return redirect_change(
            redirect=self.form.instance,
            host=self.form.cleaned_data["site"],
            spec=self.form.spec,
            user=self.request.user,
        )


class SiteRedirectViewSet(SiteOwnedViewSet):
    """Old paths of own sites that lead on."""

    model = Redirect
    screen = Screen.SITE
    site_field = "site"
    name = "site_redirects"
    url_prefix = "site-redirects"
    icon = "redirect"
    menu_label = _("Redirects")
    copy_view_enabled = False
    add_to_reference_index = False
    index_view_class = RedirectIndexView
    add_view_class = RedirectAddView
    edit_view_class = RedirectEditView
    ordering = ["old_path", "site"]
    list_display = [
        "old_path",
        Column("target", label=_("Leads to"), accessor=where_to),
        Column("network", label=_("Network"), accessor=network_of),
        Column("host", label=_("Host"), accessor="site.hostname"),
        Column("made", label=_("How made"), accessor=how_made),
    ]
    list_filter = ["site", "automatically_created"]
    search_fields = ["old_path"]

    def get_form_class(self, for_update: bool = False) -> type[SiteRedirectForm]:
        """Own form: Wagtail's offers every site, no site, and addresses outside."""
        return SiteRedirectForm
