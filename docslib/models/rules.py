"""Which documents may be published, and which types exist when: dated rows, never constants (G02, G03, G08)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from docslib.enums import DocumentType, RuleKind


class PublicationRule(models.Model):
    """An entry of the approved list (danh mục công bố) or of what is excluded from it, with the clause it comes from.

    Empty fields fit every document. A document goes live when a rule lists it and none excludes it.
    """

    kind = models.CharField(_("rule"), max_length=8, choices=RuleKind, default=RuleKind.LISTED)
    decision = models.CharField(
        _("decision"),
        max_length=200,
        help_text=_("Number, date and organ: 88-TB/TU, 12/05/2026, Standing Committee."),
    )
    clause = models.CharField(_("clause"), max_length=80, help_text=_("Item 3; Article 6.2."))
    document_type = models.CharField(_("type"), max_length=16, choices=DocumentType, blank=True)
    issuer = models.ForeignKey(
        "portal_sites.Organ",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("issuer"),
    )
    words = models.TextField(
        _("words in the abstract"), blank=True, help_text=_("One group of words on each line; any of them.")
    )
    signed_from = models.DateField(_("signed from"), null=True, blank=True)
    signed_until = models.DateField(_("signed until"), null=True, blank=True)

    class Meta:
        verbose_name = _("publication rule")
        verbose_name_plural = _("publication rules")
        ordering = ["kind", "decision", "clause", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(signed_from=None) | Q(signed_until=None) | Q(signed_until__gte=F("signed_from")),
                name="publication_rule_ends_after_it_starts",
                violation_error_message=_("The last day cannot come before the first."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.decision}, {self.clause}"


class TypeList(ClusterableModel):
    """A list of document types in force between two days (danh mục thể loại văn bản); it changed in 2018 and 2026."""

    name = models.CharField(_("name"), max_length=120)
    basis = models.CharField(_("decision"), max_length=120)
    is_party = models.BooleanField(_("of the Party"), default=True)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("list of types")
        verbose_name_plural = _("lists of types")
        ordering = ["-is_party", "starts_on"]

    def __str__(self) -> str:
        return self.name


class TypeListEntry(models.Model):
    """One type of such a list with the abbreviation it carries in numbers."""

    type_list = ParentalKey(TypeList, on_delete=models.CASCADE, related_name="entries")
    document_type = models.CharField(_("type"), max_length=16, choices=DocumentType)
    abbreviation = models.CharField(_("abbreviation"), max_length=8, blank=True)

    panels = [FieldRowPanel([FieldPanel("document_type"), FieldPanel("abbreviation")])]

    class Meta:
        verbose_name = _("type of a list")
        verbose_name_plural = _("types of a list")
        ordering = ["type_list", "document_type"]
        constraints = [
            models.UniqueConstraint(fields=["type_list", "document_type"], name="type_once_in_a_list")
        ]

    def __str__(self) -> str:
        return self.get_document_type_display()
