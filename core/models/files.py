"""Pictures and files; both carry the channel they may be read on (A04)."""

from __future__ import annotations

from django.core.files.storage import Storage, storages
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import Document as WagtailDocument
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.images.models import Image as WagtailImage

from core.channels import Channel


def private_storage() -> Storage:
    """Storage outside the public media folder, without addresses of its own."""
    return storages["private"]


class PortalImage(AbstractImage):
    """A picture (ảnh) with its caption and the person who took it."""

    caption = models.CharField(_("caption"), max_length=255, blank=True)
    credit = models.CharField(_("photo by"), max_length=120, blank=True)
    channel = models.CharField(_("channel"), max_length=8, choices=Channel, default=Channel.BOTH)

    admin_form_fields = (*WagtailImage.admin_form_fields, "caption", "credit", "channel")

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")


class PortalRendition(AbstractRendition):
    """One size of a picture."""

    image = models.ForeignKey(PortalImage, related_name="renditions", on_delete=models.CASCADE)

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)
        indexes = [models.Index(fields=["file"], name="rendition_by_file")]


class PortalDocument(AbstractDocument):
    """A file (tệp) in private storage: readers get it only while a page they may read holds it (G01)."""

    file = models.FileField(upload_to="documents/%Y/%m", storage=private_storage, verbose_name=_("file"))
    channel = models.CharField(_("channel"), max_length=8, choices=Channel, default=Channel.BOTH)

    admin_form_fields = (*WagtailDocument.admin_form_fields, "channel")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("file")
        verbose_name_plural = _("files")
