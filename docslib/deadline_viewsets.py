"""Terms of publication and the exceptions of the calendar: kept by the central board (D03)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.viewsets.model import ModelViewSet

from core.models import CalendarDay
from docslib.models import DocumentDeadline
from docslib.rule_viewsets import PrintableIndexView, day_column


class DocumentDeadlineViewSet(ModelViewSet):
    """How soon documents must be published, by site and day of signing."""

    model = DocumentDeadline
    name = "document_deadlines"
    url_prefix = "document-deadlines"
    icon = "time"
    menu_label = gettext_lazy("Terms of publication")
    copy_view_enabled = False
    add_to_reference_index = False
    index_view_class = PrintableIndexView
    list_display = [
        Column("__str__", label=gettext_lazy("Term and clause")),
        Column("portal_site", label=gettext_lazy("Site"), sort_key="portal_site__name"),
        day_column("starts_on", gettext_lazy("Signed from")),
        day_column("ends_on", gettext_lazy("Signed until")),
    ]
    list_filter = ["counted_in"]
    search_fields = ["decision", "clause"]
    search_backend_name = None
    panels = [
        FieldPanel("portal_site"),
        FieldRowPanel([FieldPanel("days"), FieldPanel("counted_in")]),
        FieldRowPanel([FieldPanel("decision"), FieldPanel("clause")]),
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
    ]


class CalendarDayViewSet(ModelViewSet):
    """Days that are worked or free against the usual calendar."""

    model = CalendarDay
    name = "calendar_days"
    url_prefix = "calendar-days"
    icon = "date"
    menu_label = gettext_lazy("Exceptions in the calendar")
    copy_view_enabled = False
    add_to_reference_index = False
    index_view_class = PrintableIndexView
    list_display = [
        day_column("day", gettext_lazy("Day")),
        BooleanColumn("is_working", label=gettext_lazy("A working day"), sort_key="is_working"),
        Column("source", label=gettext_lazy("By which notice")),
    ]
    list_filter = ["is_working"]
    search_fields = ["source"]
    search_backend_name = None
    panels = [FieldRowPanel([FieldPanel("day"), FieldPanel("is_working")]), FieldPanel("source")]
