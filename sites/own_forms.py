"""Forms of the screens of the site a person works on."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from sites.models import PortalSite
from sites.services.site_facts import FACT_FIELDS


class SiteFactsForm(forms.ModelForm):
    """The footer of a site; the law asks for all of it, so the form says what is missing and still saves (A09)."""

    class Meta:
        model = PortalSite
        fields = list(FACT_FIELDS)
        help_texts = {
            "responsible_person": _("Name and position, as the decision says."),
            "licence": _("Number, date and who gave it."),
            "phone": _("The number readers may call in office hours."),
        }
