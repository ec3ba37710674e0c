"""Form of every page in the admin."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.pages import CopyForm, WagtailAdminPageForm

from core.channels import Channel, narrowest


class ChannelPageForm(WagtailAdminPageForm):
    """Page form whose channel stays within what the pages above it open (A04)."""

    def clean_channel(self) -> str:
        """Refuse a channel that a page above closes; raises ValidationError."""
        channel: str = self.cleaned_data["channel"]
        above = self.parent_page.specific_deferred if self.parent_page is not None else None
        allowed = getattr(above, "channel", Channel.BOTH.value)
        if narrowest([channel, allowed]) != channel:
            raise forms.ValidationError(
                _("The page above is only for “%(channel)s”; choose that channel here too."),
                params={"channel": Channel(allowed).label},
            )
        return channel


class DraftCopyForm(CopyForm):
    """Copies are drafts: no "publish the copies", no alias that follows its source to the public (B14)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("publish_copies", None)
        self.fields.pop("alias", None)
