"""Form of a pinned result."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.models import Page

from search.models import PinnedResult
from search.services.pins import PinSpec
from sites.access.ownership import of_sites
from sites.access.person import Person, sites_open_to
from sites.access.policy import may_on
from sites.redirect_forms import OwnPageChooser
from sites.roles import Screen


class PinForm(WagtailAdminModelForm):
    """The words, the page, the last day. The page says on which site's search it stands."""

    class Meta:
        model = PinnedResult
        fields = ["words", "page", "until"]
        help_texts = {
            "page": _(
                "It stands first on the search page of its own site, on networks where readers may open it."
            ),
            "until": _("The last day on which it stands first. Empty: until it is taken off."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        person = Person.of(self.for_user)
        sites = [
            site
            for site in sites_open_to(person, Screen.REPORTS)
            if may_on(person, Screen.REPORTS, site.pk, "change")
        ]
        field: Any = self.fields["page"]
        field.queryset = of_sites(Page.objects.filter(live=True), sites)
        field.widget = OwnPageChooser(field.queryset)
        field.error_messages["invalid_choice"] = _("Choose a live page of your own site.")

    def validate_unique(self) -> None:
        """The service says it in better words."""

    @property
    def spec(self) -> PinSpec:
        """What the service is asked to write."""
        data = self.cleaned_data
        return PinSpec(data["words"], data["page"], data.get("until"))
