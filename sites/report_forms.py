"""Filters of the reports; their choices come from rows that the person may see, and from nothing else (A02)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import django_filters
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import ContentTypeFilter, DateRangePickerWidget, WagtailFilterSet
from wagtail.log_actions import registry as log_actions
from wagtail.models import Page, PageLogEntry

from core.models import User
from sites.access.ownership import of_sites
from sites.models.portal_site import PortalSite

AGES = ((90, _("3 months")), (180, _("6 months")), (365, _("1 year")), (730, _("2 years")))
"""After how many days a page may need another look."""


def people_among(ids: QuerySet[Any]) -> QuerySet[User]:
    """The people with these ids, by name."""
    return get_user_model().objects.filter(pk__in=ids.order_by()).order_by("full_name", "username")


class ReportFilterSet(WagtailFilterSet):
    """One site among those the person may read; not asked where there is only one."""

    site = django_filters.ChoiceFilter(label=_("Site"), method="keep_site", empty_label=_("All"))

    def __init__(self, *args: Any, sites: Sequence[PortalSite], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._sites = {str(site.pk): site for site in sites}
        if len(sites) > 1:
            self.filters["site"].extra["choices"] = [
                (pk, site.short_name) for pk, site in self._sites.items()
            ]
        else:
            del self.filters["site"]

    def keep_site(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Rows of that site."""
        return of_sites(rows, [self._sites[value]])


class HistoryFilterSet(ReportFilterSet):
    """Who, what, when."""

    user = django_filters.ModelChoiceFilter(label=_("Person"))
    action = django_filters.ChoiceFilter(label=_("Act"))
    timestamp = django_filters.DateFromToRangeFilter(label=_("Day"), widget=DateRangePickerWidget)

    class Meta:
        model = PageLogEntry
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["user"].extra["queryset"] = people_among(self.queryset.values("user_id"))
        done = self.queryset.get_actions()
        self.filters["action"].extra["choices"] = [
            choice for choice in log_actions.get_choices() if choice[0] in done
        ]


class LockFilterSet(ReportFilterSet):
    """Who holds it."""

    locked_by = django_filters.ModelChoiceFilter(label=_("Locked by"))

    class Meta:
        model = Page
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["locked_by"].extra["queryset"] = people_among(self.queryset.values("locked_by_id"))


class AgeFilterSet(ReportFilterSet):
    """How old, and what kind."""

    age = django_filters.ChoiceFilter(label=_("Not renewed for"), choices=AGES, method="keep_older")
    content_type = ContentTypeFilter(label=_("Kind"))

    class Meta:
        model = Page
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        used = self.queryset.order_by().values("content_type_id").distinct()
        self.filters["content_type"].extra["queryset"] = ContentType.objects.filter(pk__in=used)

    def keep_older(self, rows: QuerySet[Page], name: str, value: str) -> QuerySet[Page]:
        """Pages last put up so long ago."""
        return rows.filter(last_published_at__lte=timezone.now() - timedelta(days=int(value)))
