"""Forms of pictures and files in the admin: what a live page shows changes by a new version of the page alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from core.channels import within
from core.files import file_is_published
from core.images import image_is_published

if TYPE_CHECKING:
    _Form = forms.ModelForm
else:
    _Form = object


class PublishedKeptForm(_Form):
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

    def is_published(self) -> bool:
        """Whether a live page shows the picture."""
        return image_is_published(self.instance)


class FileForm(PublishedKeptForm, BaseDocumentForm):
    """A file."""

    def is_published(self) -> bool:
        """Whether a live page holds the file."""
        return file_is_published(self.instance)
