"""Forms of the upload path."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from docslib.models import DocumentLibraryPage


class SeveralFilesInput(forms.FileInput):
    """A file chooser that takes several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One or several files in one field."""

    widget = SeveralFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        """The files as a list; raises ValidationError when there is none. Empty ones are judged with the others."""
        listed = data if isinstance(data, list | tuple) and data else [data]
        return [super(FilesField, self).clean(one, initial) for one in listed]


class LibraryChoiceField(forms.ModelChoiceField):
    """A library, named by its site."""

    def __init__(self, libraries: list[DocumentLibraryPage]) -> None:
        queryset = DocumentLibraryPage.objects.filter(pk__in=[library.pk for library in libraries])
        super().__init__(label=_("Library"), queryset=queryset.order_by("path"), empty_label=None)

    def label_from_instance(self, library: Any) -> str:
        """The site's name before the library's."""
        return f"{library.get_parent().title} – {library.title}"


class UploadForm(forms.Form):
    """First step of an upload: the files, and the library where there is a choice."""

    files = FilesField(  # type: ignore[assignment]  # a declared field: the form takes it off its class
        label=_("Files"),
        allow_empty_file=True,
        error_messages={"required": _("Choose at least one file.")},
    )

    def __init__(self, *args: Any, libraries: list[DocumentLibraryPage], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["library"] = LibraryChoiceField(libraries)
        self.fields["library"].initial = libraries[0].pk
        self.has_choice = len(libraries) > 1
        if not self.has_choice:
            self.fields["library"].widget = forms.HiddenInput()
