"""Form of a keyword of a site."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag
from wagtail.admin.forms import WagtailAdminModelForm

from sites.models import SiteTag


class SiteTagForm(WagtailAdminModelForm):
    """A word, and the site whose writers are offered it."""

    keyword = forms.CharField(
        label=_("Keyword"),
        max_length=Tag._meta.get_field("name").max_length,
        help_text=_("As readers would search for it: kết nạp đảng viên mới."),
    )

    class Meta:
        model = SiteTag
        fields = ["portal_site"]

    field_order = ["keyword", "portal_site"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["keyword"] = self.instance.tag.name
