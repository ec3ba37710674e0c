"""The form of a declaration: two lines, each ticked by itself (G01)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class DeclarationForm(forms.Form):
    """What a person declares, and how many pages his browser had on screen."""

    not_secret = forms.BooleanField(
        label=_("I declare: this document is not secret"),
        error_messages={"required": _("Tick that the document is not secret, or say that you cannot.")},
    )
    not_personal = forms.BooleanField(
        label=_("I declare: this document is not about one person"),
        error_messages={
            "required": _("Tick that the document is not about one person, or say that you cannot.")
        },
    )
    pages_opened = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput())

    def reasons(self) -> list[str]:
        """What is wrong with what was sent, as sentences."""
        return [str(message) for messages in self.errors.values() for message in messages]

    @property
    def opened(self) -> Any:
        """Pages on screen as the browser reports it; None where it reports nothing."""
        return self.cleaned_data.get("pages_opened")
