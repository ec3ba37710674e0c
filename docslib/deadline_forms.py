"""The filter of the report of terms."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from docslib.deadline_selectors import terms_of
from docslib.enums import DocumentType, Timeliness
from docslib.models import OfficialDocumentPage
from sites.models import Organ
from sites.report_forms import ReportFilterSet


class DeadlineFilterSet(ReportFilterSet):
    """How the term was kept, by whom the document was issued, of which type."""

    kept = django_filters.ChoiceFilter(
        label=_("How the term is kept"), method="keep_kept", choices=Timeliness.choices
    )
    issuer = django_filters.ModelChoiceFilter(label=_("Issuer"), queryset=Organ.objects.none())
    document_type = django_filters.ChoiceFilter(label=_("Type"), choices=DocumentType.choices)

    class Meta:
        model = OfficialDocumentPage
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        issuers = self.queryset.order_by().values("issuer") if self.queryset is not None else []
        self.filters["issuer"].queryset = Organ.objects.filter(pk__in=issuers).order_by("name")

    def keep_kept(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Documents that kept their term so."""
        return rows.filter(pk__in=[pk for pk, term in terms_of(rows).items() if term.kept == value])
