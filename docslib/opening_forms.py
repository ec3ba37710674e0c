"""The filter of the report of downloads."""

from __future__ import annotations

from typing import Any

import django_filters
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget

from docslib.models import FileDownload
from docslib.opening_selectors import files_among
from sites.report_forms import ReportFilterSet, people_among


class DownloadFilterSet(ReportFilterSet):
    """Which day, who, which file."""

    at = django_filters.DateFromToRangeFilter(label=_("Day"), widget=DateRangePickerWidget)
    user = django_filters.ModelChoiceFilter(label=_("Opened by"), null_label=_("Reader without an account"))
    document = django_filters.ChoiceFilter(label=_("File"), field_name="document_id")

    class Meta:
        model = FileDownload
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["user"].extra["queryset"] = people_among(self.queryset.values("user_id"))
        self.filters["document"].extra["choices"] = files_among(self.queryset)
