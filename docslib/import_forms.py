"""Forms of bulk imports."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from docslib.models import DocumentLibraryPage
from docslib.upload_forms import LibraryChoiceField


class ImportFilesForm(forms.Form):
    """A corrected spreadsheet, or other files, for an import that was begun."""

    sheet = forms.FileField(
        label=_("Spreadsheet"),
        required=False,
        help_text=_("XLSX or CSV, up to 10 MB."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )
    archive = forms.FileField(
        label=_("ZIP of the files"),
        required=False,
        help_text=_("One ZIP without a password, up to 100 MB. More files: several imports."),
        widget=forms.FileInput(attrs={"accept": ".zip"}),
    )

    def clean(self) -> dict[str, Any]:
        """At least one of the two."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not cleaned.get("sheet") and not cleaned.get("archive"):
            self.add_error("sheet", _("Choose the corrected spreadsheet, a new ZIP, or both."))
        return cleaned


class ImportForm(ImportFilesForm):
    """A new import: the library, the spreadsheet and the files."""

    def __init__(self, *args: Any, libraries: list[DocumentLibraryPage], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sheet"].required = self.fields["archive"].required = True
        self.fields["library"] = LibraryChoiceField(libraries)
        self.fields["library"].initial = libraries[0].pk
        self.has_choice = len(libraries) > 1
        if not self.has_choice:
            self.fields["library"].widget = forms.HiddenInput()
