"""Forms of pictures and files in the admin: what a live page shows changes by a new version of the page alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from wagtail.admin.forms.collections import BaseCollectionMemberForm
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm
from wagtail.models import Collection

from core.channels import within
from core.file_checks import Arrival, FileCheck, file_checks, picture_checks, reasons_against
from core.files import file_is_published
from core.images import image_is_published
from core.registry import Registry

if TYPE_CHECKING:

    class _Form(BaseCollectionMemberForm, forms.ModelForm):
        collections: QuerySet[Collection]
else:
    _Form = object


class RefusedField(forms.FileField):
    """Stands in the place of the field of a file that was refused: it says why and opens nothing."""

    def __init__(self, instead_of: forms.Field, reasons: list[str]) -> None:
        super().__init__(label=instead_of.label, widget=instead_of.widget, help_text=instead_of.help_text)
        self.reasons = reasons

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Raise the reasons as ValidationError."""
        raise forms.ValidationError(self.reasons)


class CheckedForm(_Form):
    """Asks the checks about the file before Wagtail's field does, which opens pictures to see what they are (N05)."""

    checks: Registry[FileCheck]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.uploader = kwargs.get("user")
        super().__init__(*args, **kwargs)

    def full_clean(self) -> None:
        """Check the file, then the form."""
        upload = self.files.get(self.add_prefix("file")) if self.is_bound else None
        if upload is not None and "file" in self.fields:
            arrival = Arrival(upload, self.uploader, self._collection())
            if reasons := reasons_against(arrival, self.checks):
                self.fields["file"] = RefusedField(self.fields["file"], reasons)
        super().full_clean()

    def _collection(self) -> Collection | None:
        """Where the file is to go, as far as the form names one that the person may use."""
        allowed: list[Collection] = list(self.collections)
        if len(allowed) == 1:
            return allowed[0]
        asked = str(self.data.get(self.add_prefix("collection")))
        return next((collection for collection in allowed if str(collection.pk) == asked), None)


class PublishedKeptForm(CheckedForm):
    """Refuses to open to more readers, or to exchange, what a live page holds: nobody approved that (A04, B14)."""

    def is_published(self) -> bool:
        """Whether a live page holds the object."""
        raise NotImplementedError

    def clean(self) -> dict[str, Any]:
        """Check both in one query; the errors stand at their fields."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        before = self.initial.get("channel")
        wider = "channel" in cleaned and before is not None and not within(cleaned["channel"], before)
        exchanged = "file" in self.changed_data
        if self.instance.pk and (wider or exchanged) and self.is_published():
            if wider:
                self.add_error("channel", self.wider_message())
            if exchanged:
                self.add_error("file", self.exchanged_message())
        return cleaned

    def wider_message(self) -> str:
        """Why the channel stays, and what to do."""
        return _(
            "A published page holds this, so it cannot be opened to more readers here. Upload it once more with the "
            "new channel, put that into the page and submit the page for approval."
        )

    def exchanged_message(self) -> str:
        """Why the file stays, and what to do."""
        return _(
            "A published page holds this, so its file cannot be exchanged here. Upload the new file beside it, put "
            "that into the page and submit the page for approval."
        )


class ImageForm(PublishedKeptForm, BaseImageForm):
    """A picture."""

    checks = picture_checks

    def is_published(self) -> bool:
        """Whether a live page shows the picture."""
        return image_is_published(self.instance)


class FileForm(PublishedKeptForm, BaseDocumentForm):
    """A file."""

    checks = file_checks

    def is_published(self) -> bool:
        """Whether a live page holds the file."""
        return file_is_published(self.instance)
