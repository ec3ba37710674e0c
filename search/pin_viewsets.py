"""Pinned results of own sites, for their boards (M04).

Who reads the reports of a site and does not only read keeps its pins: editors, secretary, approvers and manager of
the site, and the central board. Contributors do not; leadership and auditors look.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic

from docslib.rule_viewsets import PrintableIndexView
from search.models import PinnedResult
from search.pin_forms import PinForm
from search.services.pins import PinRefused, pin_put
from sites.access.viewsets import SiteOwnedViewSet
from sites.roles import Screen

MAX_WORDS = 200


def page_title(row: PinnedResult) -> str:
    """The page, as readers see it; one that left the site is not named."""
    return row.page.title if row.page.path.startswith(row.site.root_page.path) else "–"


def state(row: PinnedResult) -> str:
    """Whether it stands first now."""
    if not row.page.live:
        return gettext("the page was withdrawn")
    if row.until is None:
        return gettext("in use")
    day = date_format(row.until, "SHORT_DATE_FORMAT")
    over = row.until < timezone.localdate()
    return (gettext("over since %(day)s") if over else gettext("in use until %(day)s")) % {"day": day}


class PinIndexView(PrintableIndexView):
    """The list."""

    page_title = _("Pinned results")
    add_item_label = _("Pin a page")
    verbose_name_plural = _("pinned results")

    def get_base_queryset(self) -> Any:
        """With what the columns show."""
        return super().get_base_queryset().select_related("site__root_page", "page", "created_by")


class PinInForm:
    """Saves through the service and shows its reasons beside the fields."""

    form: Any
    request: Any

    def save_instance(self) -> PinnedResult:
        """Pin it; raises PinRefused."""
        return pin_put(row=self.form.instance, spec=self.form.spec, user=self.request.user)

    def form_valid(self, form: PinForm) -> HttpResponse:
        """Save, or show the form again with every reason against it."""
        try:
            response: HttpResponse = super().form_valid(form)  # type: ignore[misc]  # of the view behind
        except PinRefused as refused:
            for field, reason in refused.reasons.items():
                form.add_error(field, reason)
            self.produced_error_message = self.get_error_message()  # type: ignore[attr-defined]
            return self.form_invalid(form)  # type: ignore[attr-defined, no-any-return]
        return response


class PinAddView(PinInForm, generic.CreateView):
    """One more pin; a report of questions gives the words along."""

    def get_initial(self) -> dict[str, Any]:
        """The words of the question."""
        return {**super().get_initial(), "words": self.request.GET.get("words", "")[:MAX_WORDS]}


class PinEditView(PinInForm, generic.EditView):
    """Other words, another page, another day."""


class PinnedResultViewSet(SiteOwnedViewSet):
    """What stands first on the search of own sites."""

    model = PinnedResult
    screen = Screen.REPORTS
    site_field = "site"
    name = "pinned_results"
    url_prefix = "pinned-results"
    icon = "thumbtack"
    menu_label = _("Pinned results")
    menu_order = 635
    add_to_admin_menu = True
    copy_view_enabled = False
    add_to_reference_index = False
    index_view_class = PinIndexView
    add_view_class = PinAddView
    edit_view_class = PinEditView
    ordering = ["words", "pk"]
    list_display = [
        "words",
        Column("page_title", label=_("Page"), accessor=page_title),
        Column("site", label=_("Site"), accessor="site.short_name"),
        Column("state", label=_("State"), accessor=state),
        Column("created_by", label=_("Pinned by")),
    ]
    list_filter = ["site"]
    search_fields = ["words"]

    def get_form_class(self, for_update: bool = False) -> type[PinForm]:
        """Own pages only."""
        return PinForm
