"""Form of every page in the admin."""

from __future__ import annotations

from itertools import chain, count
from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.pages import CopyForm, WagtailAdminPageForm
from wagtail.models import Page

from core.channels import Channel, narrowest
from core.reference_forms import keep_to_own, refuse_foreign_references
from core.reference_guard import foreign_among, references_of
from core.vietnamese.text import strip_accents


def free_slug(title: str, parent: Page | None, page: Page) -> str:
    """The short name that `title` makes below `parent`, without accents, numbered when another page has it."""
    base = slugify(strip_accents(title)) or "trang"
    numbered = (f"{base}-{number}" for number in count(2))
    return next(name for name in chain([base], numbered) if Page._slug_is_available(name, parent, page))


class ChannelPageForm(WagtailAdminPageForm):
    """Page form whose channel stays within what the pages above it open (A04), and whose references stay within
    what the author may choose (A02)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            # Filled from the title by a script; whoever types before it has loaded is not sent back for it.
            self.fields["slug"].required = False

    def _post_clean(self) -> None:
        super()._post_clean()
        refuse_foreign_references(self)

    def clean(self) -> dict[str, Any]:
        """Give an item without a short name in its address the one its title makes (A08)."""
        if self.cleaned_data.get("title") and not self.cleaned_data.get("slug", "given"):
            self.cleaned_data["slug"] = free_slug(self.cleaned_data["title"], self.parent_page, self.instance)
        cleaned: dict[str, Any] = super().clean()
        return cleaned

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
        keep_to_own(self.fields["new_parent_page"], self.user)

    def clean(self) -> dict[str, Any]:
        """Refuse to spread what the person might not choose himself; raises ValidationError (A02)."""
        pages = [self.page]
        if self.cleaned_data.get("copy_subpages"):
            pages += self.page.get_descendants()
        named = {target for page in pages for target in references_of(page.get_latest_revision_as_object())}
        if foreign_among(self.user, named):
            raise forms.ValidationError(
                _("What you copy shows something of another site. Take it out before copying, or write anew.")
            )
        cleaned: dict[str, Any] = super().clean()
        return cleaned
