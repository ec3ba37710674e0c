"""The log of auditors' visits: read, filtered, taken away as a table; changed by nobody (B23)."""

from __future__ import annotations

import datetime
from typing import Any

from django.contrib.admin import SimpleListFilter
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail_modeladmin.helpers import PermissionHelper
from wagtail_modeladmin.options import ModelAdmin
from wagtail_modeladmin.views import IndexView

from sites.access.person import Person
from sites.models import Visit
from sites.roles import Screen

DAYS_OFFERED = 31


class VisitPermissions(PermissionHelper):
    """Who may read the log; nobody writes in it, superusers included."""

    def user_can_list(self, user: Any) -> bool:
        """Central board, leadership, technical administrator: as the table of roles says."""
        return Person.of(user).enters(Screen.VISITS)

    def user_can_create(self, user: Any) -> bool:
        """Nobody."""
        return False

    def user_can_inspect_obj(self, user: Any, obj: Any) -> bool:
        """Nobody: the list shows the whole row."""
        return False

    def user_can_edit_obj(self, user: Any, obj: Any) -> bool:
        """Nobody."""
        return False

    def user_can_delete_obj(self, user: Any, obj: Any) -> bool:
        """Nobody."""
        return False


class PersonFilter(SimpleListFilter):
    """By person: only those who were here."""

    title = _("Person")
    parameter_name = "person"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Everybody with a visit."""
        people = get_user_model().objects.filter(pk__in=Visit.objects.values("user")).order_by("full_name")
        return [(str(person.pk), person.get_full_name()) for person in people]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Visit]) -> QuerySet[Visit]:
        """The visits of one person."""
        value = self.value()
        return queryset.filter(user=int(value)) if value and value.isdecimal() else queryset


class DayFilter(SimpleListFilter):
    """By day: the last days on which somebody was here."""

    title = _("Day")
    parameter_name = "day"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Days with visits, the latest first."""
        days = Visit.objects.order_by().datetimes("at", "day", order="DESC")[:DAYS_OFFERED]
        return [(day.date().isoformat(), date_format(day, "SHORT_DATE_FORMAT")) for day in days]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Visit]) -> QuerySet[Visit]:
        """The visits of one day."""
        try:
            day = datetime.date.fromisoformat(self.value() or "")
        except ValueError:
            return queryset
        begins = timezone.make_aware(datetime.datetime.combine(day, datetime.time()))
        return queryset.filter(at__gte=begins, at__lt=begins + datetime.timedelta(days=1))


class VisitList(IndexView):
    """The list under the name that its menu entry has."""

    page_title = _("Log of inspections")

    def get_page_title(self) -> str:
        """One name for one thing."""
        return str(self.page_title)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The whole list in place of a filter that there is not."""
        try:
            response: HttpResponse = super().dispatch(request, *args, **kwargs)
        except IncorrectLookupParameters:
            return redirect(self.index_url)
        return response


class VisitAdmin(ModelAdmin):
    """ "Nhật ký kiểm tra"."""

    model = Visit
    base_url_path = "visits"
    menu_label = _("Log of inspections")
    menu_item_name = "visits"
    menu_icon = "history"
    menu_order = 695
    permission_helper_class = VisitPermissions
    index_view_class = VisitList
    list_display = ("moment", "user", "method", "address", "view_name", "status")
    list_filter = (PersonFilter, DayFilter)
    list_export = ("at", "user", "method", "address", "view_name", "status")
    list_per_page = 100
    list_select_related = ("user",)
    search_fields = ("address", "view_name")
    export_filename = "nhat-ky-kiem-tra"
    inspect_view_enabled = False
    history_view_enabled = False
    index_view_extra_css = ["admin/visits.css"]

    def moment(self, visit: Visit) -> str:
        """To the second, as one reads a log."""
        return date_format(timezone.localtime(visit.at), "H:i:s d/m/Y")

    moment.short_description = Visit._meta.get_field("at").verbose_name  # type: ignore[attr-defined]  # Django's way
    moment.admin_order_field = "at"  # type: ignore[attr-defined]  # of describing a column
