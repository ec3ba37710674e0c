"""The filter of the report of documents that lack something."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from docslib.enums import DocumentType
from docslib.lacking_selectors import COMPLETE, NO_FILE, UNREAD, WAITING, file_trouble, label_of, lacks
from docslib.models import OfficialDocumentPage
from sites.report_forms import ReportFilterSet

_label = lazy(label_of, str)


class LackingFilterSet(ReportFilterSet):
    """What is lacking, of which type, published or not."""

    lacks = django_filters.ChoiceFilter(
        label=_("Lacks"), method="keep_lacking", choices=[(name, _label(name)) for name in COMPLETE]
    )
    files = django_filters.ChoiceFilter(
        label=_("Files"),
        method="keep_troubled",
        choices=[
            (UNREAD, _("A file that was not read")),
            (WAITING, _("A file that waits for a program")),
            (NO_FILE, _("No file")),
        ],
    )
    document_type = django_filters.ChoiceFilter(label=_("Type"), choices=DocumentType.choices)
    state = django_filters.ChoiceFilter(
        label=_("State"), method="keep_state", choices=[("live", _("Published")), ("draft", _("Draft"))]
    )

    class Meta:
        model = OfficialDocumentPage
        fields: list[str] = []

    def keep_lacking(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Documents without that fact."""
        return rows.filter(lacks(value))

    def keep_troubled(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Documents with that trouble in their files."""
        return rows.filter(file_trouble(value))

    def keep_state(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Published documents, or drafts."""
        return rows.filter(live=value == "live")
