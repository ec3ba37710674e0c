"""What a document has to do with others: stated relations, and numbers its text cites (G06)."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from core.vietnamese.numbers import search_key
from docslib.enums import Extent, RelationKind


class DocumentRelation(Orderable):
    """This document replaces, amends, repeals … another one: a document of the own library, or a number as printed.

    A number finds its document when one is live, whenever it came, on whatever site.
    """

    page = ParentalKey("docslib.OfficialDocumentPage", on_delete=models.CASCADE, related_name="relations")
    kind = models.CharField(_("relation"), max_length=12, choices=RelationKind)
    extent = models.CharField(_("extent"), max_length=8, choices=Extent, default=Extent.WHOLE)
    target = models.ForeignKey(
        "docslib.OfficialDocumentPage",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="related_from",
        verbose_name=_("document in the library"),
    )
    target_number = models.CharField(
        _("or its number and symbol"),
        max_length=60,
        blank=True,
        help_text=_("For a document that is not in this library."),
    )
    target_key = models.CharField(max_length=80, blank=True, editable=False, db_index=True)
    target_date = models.DateField(_("signed on"), null=True, blank=True)
    provision = models.CharField(
        _("provision"), max_length=160, blank=True, help_text=_("Clause 2, Article 5.")
    )
    takes_effect_on = models.DateField(
        _("with effect from"), null=True, blank=True, help_text=_("Empty: with this document.")
    )

    panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("extent")]),
        FieldPanel("target"),
        FieldRowPanel([FieldPanel("target_number"), FieldPanel("target_date")]),
        FieldRowPanel([FieldPanel("provision"), FieldPanel("takes_effect_on")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("relation to a document")
        verbose_name_plural = _("relations to documents")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.target or self.target_number}"

    def clean(self) -> None:
        """One document, chosen or named by its number; a part is named by its provision. Raises ValidationError."""
        super().clean()
        errors: dict[str, Any] = {}
        if self.target_id and self.target_number:
            errors["target_number"] = _("Choose the document or write its number, not both.")
        elif not self.target_id and not search_key(self.target_number):
            errors["target_number"] = _("Choose the document in the library, or write its number and symbol.")
        if self.extent == Extent.PART and not self.provision.strip():
            errors["provision"] = _("Say which provision it is: a part is meant.")
        if errors:
            raise ValidationError(errors)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the key of the number true, then save as usual."""
        self.target_key = "" if self.target_id else search_key(self.target_number)
        super().save(*args, **kwargs)


class Citation(models.Model):
    """A number that the text of a document cites (viện dẫn); it becomes a link once a document of it may be read."""

    page = models.ForeignKey(
        "docslib.OfficialDocumentPage",
        models.CASCADE,
        related_name="citations",
        verbose_name=_("official document"),
    )
    # Readers of a network who may not open the file are not told what it cites.
    document = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL, models.CASCADE, related_name="+", verbose_name=_("file")
    )
    number_key = models.CharField(max_length=80, db_index=True)
    printed = models.CharField(_("number as printed"), max_length=60)
    document_type = models.CharField(_("type"), max_length=16, blank=True)
    dated_on = models.DateField(_("signed on"), null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        ordering = ["page", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["page", "document", "number_key"], name="citation_once_in_a_file")
        ]

    def __str__(self) -> str:
        return self.printed
