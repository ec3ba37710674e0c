"""Forms of the upload path."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from core.channels import Channel, within
from docslib.enums import DocumentType
from docslib.models import DocumentLibraryPage
from sites.models import Organ, SubjectArea


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


class DocumentFactsForm(forms.Form):
    """Third step: the facts of the document, as the machine read them and a person confirms them (G04)."""

    document_type = forms.ChoiceField(label=_("Type"), choices=[("", "—"), *DocumentType.choices])
    number = forms.CharField(label=_("Number and symbol"), required=False, max_length=60)
    signed_on = forms.DateField(
        label=_("Date signed"),
        widget=forms.DateInput(attrs={"placeholder": _("dd/mm/yyyy"), "inputmode": "numeric"}),
        error_messages={"invalid": _("Write the date as day/month/year, for example 07/03/2026.")},
    )
    issuer = forms.ModelChoiceField(label=_("Issuer"), queryset=Organ.objects.order_by("name"))
    abstract = forms.CharField(label=_("Abstract"), widget=forms.Textarea(attrs={"rows": 3}))
    subject_area = forms.ModelChoiceField(
        label=_("Subject area"), queryset=SubjectArea.objects.all(), required=False
    )
    signer = forms.CharField(label=_("Signer"), required=False, max_length=120)
    signer_title = forms.CharField(label=_("Signer's title"), required=False, max_length=160)
    place = forms.CharField(label=_("Place"), required=False, max_length=80)
    recipients = forms.CharField(
        label=_("Recipients"), required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    channel = forms.ChoiceField(label=_("Channel"), choices=Channel.choices)

    def __init__(
        self, *args: Any, library: DocumentLibraryPage, suggested: dict[str, Any], **kwargs: Any
    ) -> None:
        kwargs["initial"] = {"channel": library.channel, **suggested}
        super().__init__(*args, **kwargs)
        self.suggested = frozenset(suggested)
        choices = [(value, label) for value, label in Channel.choices if within(value, library.channel)]
        self.fields["channel"] = forms.ChoiceField(label=_("Channel"), choices=choices)

    def rows(self) -> list[tuple[forms.BoundField, bool]]:
        """Every field, with whether the machine filled it."""
        return [(self[name], name in self.suggested) for name in self.fields]
