"""The official document: a page, so that tree rights, workflow, revisions and addresses come with it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable
from wagtail.search import index

from core.vietnamese.numbers import search_key
from docslib.contexts import document_context
from docslib.enums import DocumentType, LibraryCollection, Validity
from docslib.fact_forms import OfficialDocumentForm
from docslib.numbering import series_of, symbol_of
from docslib.panels import FileReadingPanel
from docslib.relation_panels import RelationsPanel
from sites.models import SitePage


class OfficialDocumentPage(SitePage):
    """One official, non-secret document (văn bản) with its metadata and files (G04)."""

    document_type = models.CharField(_("type"), max_length=16, choices=DocumentType)
    number = models.CharField(
        _("number and symbol"), max_length=60, blank=True, help_text=_("As printed, for example 465-QĐ/TU.")
    )
    number_key = models.CharField(max_length=80, blank=True, editable=False, db_index=True)
    abstract = models.TextField(
        _("abstract"), blank=True, help_text=_("The subject line (trích yếu), whole.")
    )
    issuer = models.ForeignKey(
        "portal_sites.Organ",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="issued_documents",
        verbose_name=_("issuer"),
    )
    signed_on = models.DateField(_("signed on"), null=True, blank=True, db_index=True)
    effective_from = models.DateField(_("in force from"), null=True, blank=True)
    effective_to = models.DateField(
        _("in force until"),
        null=True,
        blank=True,
        help_text=_("Only where the document itself or its issuer ends it."),
    )
    signer = models.CharField(_("signer"), max_length=120, blank=True)
    signer_title = models.CharField(_("signer's title"), max_length=160, blank=True)
    capacity = models.CharField(
        _("signed in the name of"), max_length=160, blank=True, help_text=_("T/M, K/T, T/L …, as printed.")
    )
    place = models.CharField(_("place"), max_length=80, blank=True)
    term = models.CharField(
        _("term"), max_length=20, blank=True, help_text=_("Years of the committee: 2025 – 2030.")
    )
    validity = models.CharField(
        _("validity"), max_length=8, choices=Validity, default=Validity.UNKNOWN, db_index=True
    )
    # Both are computed, for lists and for readers who may not be told why (`docslib/services/validity.py`).
    validity_since = models.DateField(null=True, blank=True, editable=False)
    recipients = models.TextField(_("recipients"), blank=True, help_text=_("One on each line."))
    library_collection = models.CharField(
        _("library collection"), max_length=12, choices=LibraryCollection, blank=True, db_index=True
    )
    further_areas = ParentalManyToManyField(
        "portal_sites.SubjectArea", blank=True, related_name="+", verbose_name=_("further subject areas")
    )
    symbol = models.CharField(_("symbol"), max_length=40, blank=True, editable=False, db_index=True)
    series = models.CharField(max_length=20, blank=True, editable=False)

    base_form_class = OfficialDocumentForm
    template = "pages/document.html"
    parent_page_types: ClassVar[list[str]] = ["docslib.DocumentLibraryPage"]
    subpage_types: ClassVar[list[str]] = []
    page_description = _("An official document with its files")
    content_panels = [
        *SitePage.content_panels,
        InlinePanel("files", heading=_("Files"), label=_("File")),
        FileReadingPanel(heading=_("Read from the files")),
        FieldRowPanel([FieldPanel("document_type"), FieldPanel("number"), FieldPanel("signed_on")]),
        FieldPanel("abstract"),
        FieldRowPanel([FieldPanel("issuer"), FieldPanel("subject_area")]),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("signer"), FieldPanel("signer_title")]),
                FieldRowPanel([FieldPanel("capacity"), FieldPanel("place")]),
                FieldRowPanel([FieldPanel("effective_from"), FieldPanel("effective_to")]),
                FieldPanel("term"),
                FieldPanel("recipients"),
            ],
            heading=_("Signature and validity"),
        ),
        MultiFieldPanel(
            [FieldPanel("library_collection"), FieldPanel("further_areas", widget=CheckboxSelectMultiple)],
            heading=_("Place in the library"),
        ),
        RelationsPanel("relations", heading=_("Relations to other documents"), label=_("Relation")),
        *SitePage.channel_panels,
    ]
    search_fields = [
        *SitePage.search_fields,
        index.SearchField("number"),
        index.SearchField("abstract"),
        index.FilterField("document_type"),
    ]

    class Meta:
        verbose_name = _("official document")
        verbose_name_plural = _("official documents")
        constraints = [
            models.UniqueConstraint(
                fields=["issuer", "document_type", "number_key", "series"],
                condition=~Q(number_key="") & ~Q(issuer=None),
                name="document_once_in_its_series",
                violation_error_message=_("The library has this document already."),
            )
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep what follows from the number true, then save as usual."""
        self.number_key = search_key(self.number)
        self.symbol, self.series = symbol_of(self.number), series_of(self.number, self.term, self.signed_on)
        super().save(*args, **kwargs)

    def withdrawn_as(self) -> tuple[str, str]:
        """Its type and number; the abstract goes with the document."""
        return self.get_document_type_display(), self.number

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """What the template shows."""
        return {**super().get_context(request, *args, **kwargs), **document_context(self, request)}


class OfficialDocumentFile(Orderable):
    """A file of the document: the signed text, a Word copy, an annex."""

    page = ParentalKey(OfficialDocumentPage, on_delete=models.CASCADE, related_name="files")
    document = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        models.PROTECT,
        related_name="official_files",
        verbose_name=_("file"),
    )
    title = models.CharField(_("name shown"), max_length=200, blank=True)

    panels = [FieldPanel("document"), FieldPanel("title")]

    class Meta(Orderable.Meta):
        verbose_name = _("file of a document")
        verbose_name_plural = _("files of a document")
        constraints = [models.UniqueConstraint(fields=["page", "document"], name="file_in_a_document_once")]
