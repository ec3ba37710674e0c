"""Form of a redirect of an own site."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminPageChooser
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from sites.access.ownership import of_sites
from sites.access.person import Person, sites_open_to
from sites.models import SiteHost
from sites.roles import Screen
from sites.services.redirects import RedirectSpec


class HostChoiceField(forms.ModelChoiceField):
    """A host, with its network beside it."""

    def label_from_instance(self, host: Any) -> str:
        """Name and network."""
        return str(host.portal_host)


class OwnPageChooser(AdminPageChooser):
    """A page chooser that shows no title of a page which may not be chosen, whatever id was posted (A02)."""

    def __init__(self, pages: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.pages = pages

    def get_instance(self, value: Any) -> Any:
        """The page if it may be chosen."""
        pk = value.pk if isinstance(value, Page) else value
        known = str(pk).isdecimal() and self.pages.filter(pk=pk).exists()
        return super().get_instance(value) if known else None


class SiteRedirectForm(WagtailAdminModelForm):
    """An old path, and where it leads; on both networks at once unless the person says otherwise."""

    site = HostChoiceField(
        label=_("Host"),
        queryset=Site.objects.none(),
        help_text=_("A host of the site; with the tick above, its other hosts too."),
    )
    target_path = forms.CharField(
        label=_("or a path of the same site"),
        required=False,
        max_length=255,
        help_text=_("From the first slash on: /gioi-thieu/. Never another host."),
    )
    every_host = forms.BooleanField(
        label=_("On all hosts of this site, both networks"), required=False, initial=True
    )

    class Meta:
        model = Redirect
        fields = ["old_path", "site", "redirect_page", "is_permanent"]
        labels = {"old_path": _("Old path"), "redirect_page": _("Leads to the page")}
        help_texts = {
            "old_path": _("What stood after the host name: /tin-cu/ten-bai/."),
            "redirect_page": _("Readers of a network on which the page is not shown get “not found”."),
            "is_permanent": _("Browsers and search engines remember the new address."),
        }

    field_order = ["old_path", "redirect_page", "target_path", "every_host", "site", "is_permanent"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = sites_open_to(Person.of(self.for_user), Screen.SITE)
        hosts = of_sites(Site.objects.select_related("portal_host"), own)
        self.fields["site"].queryset = hosts.order_by("portal_host__portal_site__name", "pk")  # type: ignore[attr-defined]  # a model choice
        pages = of_sites(Page.objects.filter(live=True), own)
        field: Any = self.fields["redirect_page"]
        field.queryset = pages
        field.widget = OwnPageChooser(pages)
        field.error_messages["invalid_choice"] = _("Choose a live page of the same site.")
        if self.instance.pk:
            del self.fields["every_host"]
            self.fields["site"].help_text = ""
            self.initial["target_path"] = self.instance.redirect_link

    def validate_unique(self) -> None:
        """The service says it in better words, and for every host."""

    @property
    def hosts(self) -> list[Site]:
        """The hosts chosen."""
        chosen: Site = self.cleaned_data["site"]
        if not self.cleaned_data.get("every_host"):
            return [chosen]
        rows = SiteHost.objects.filter(portal_site=chosen.portal_host.portal_site_id)
        return [row.site for row in rows.select_related("site").order_by("pk")]

    @property
    def spec(self) -> RedirectSpec:
        """What the service is asked to write."""
        data = self.cleaned_data
        return RedirectSpec(
            data["old_path"].strip(),
            data.get("redirect_page"),
            data["target_path"].strip(),
            data["is_permanent"],
        )
