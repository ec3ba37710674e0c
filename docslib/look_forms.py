"""The form of the second person."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from docslib.enums import SecondLook


class SecondLookForm(forms.Form):
    """What the second person says of a held file; that it is secret is said twice."""

    answer = forms.ChoiceField(
        label=_("What do you see?"),
        choices=SecondLook.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the three answers.")},
    )
    is_sure = forms.BooleanField(label=_("I am sure: destroy the file and write the record."), required=False)

    def clean(self) -> dict[str, Any]:
        """A mark of secrecy destroys the file, so it is confirmed."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("answer") == SecondLook.MARK and not cleaned.get("is_sure"):
            self.add_error("is_sure", _("Tick this line too: the file cannot be brought back."))
        return cleaned
