"""Bulk imports in the admin: begin, look at the check, start, follow, correct, keep the report (G07)."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from docslib.bulk.sheet import SheetRefused
from docslib.bulk.template import template_workbook
from docslib.enums import ImportRowState
from docslib.import_forms import ImportFilesForm, ImportForm
from docslib.import_selectors import line_cards, lines_of, run_cards, runs_of
from docslib.services.import_facts import template_choices
from docslib.services.import_intake import import_send, import_send_again
from docslib.services.imports import (
    ImportRefused,
    import_enqueue,
    import_start,
    import_stop,
)
from docslib.upload_selectors import libraries_of
from sites.access.working_site import sites_to_write_on
from sites.report_views import Spreadsheet

PAGE_SIZE = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class ImportScreen(WagtailAdminTemplateMixin, TemplateView):
    """What the screens of imports share; raises PermissionDenied for who has no library to add to."""

    page_title = gettext_lazy("Bulk import")
    header_icon = "upload"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Only people with a library."""
        self.libraries = libraries_of(sites_to_write_on(request))
        if not self.libraries:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way back to the list."""
        return [
            {"url": reverse("docslib_admin:choose"), "label": _("Upload a document")},
            {"url": reverse("docslib_admin:imports"), "label": self.page_title},
        ]


class ImportsView(ImportScreen):
    """The imports of the person's sites, newest first."""

    template_name = "docslib/imports/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """One page of cards."""
        page = Paginator(runs_of(self.request.user), PAGE_SIZE).get_page(self.request.GET.get("p"))
        cards = run_cards(list(page.object_list), self.request.user)
        return super().get_context_data(runs=cards, listing=page, **kwargs)


class ImportNewView(ImportScreen):
    """Spreadsheet and files; then the check begins."""

    template_name = "docslib/imports/new.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form."""
        form = kwargs.pop("form", None) or ImportForm(libraries=self.libraries)
        return super().get_context_data(form=form, **kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Keep the files and begin; a spreadsheet that cannot be read says why."""
        form = ImportForm(request.POST, request.FILES, libraries=self.libraries)
        if form.is_valid():
            try:
                run = import_send(user=request.user, **form.cleaned_data)
            except (SheetRefused, ImportRefused) as refused:
                form.add_error("sheet", refused.reasons)
            else:
                return redirect("docslib_admin:import_run", run_id=run.pk)
        return self.render_to_response(self.get_context_data(form=form))


class ImportRunView(ImportScreen):
    """One import: what the check found, how far it is, every line; and the form that goes on with it."""

    template_name = "docslib/imports/run.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """An import of another site does not exist; raises Http404."""
        self.run = get_object_or_404(runs_of(request.user), pk=kwargs["run_id"])
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The run, and one page of its lines, of all states or one."""
        state = self.request.GET.get("state", "")
        page = Paginator(lines_of(self.run, state), PAGE_SIZE).get_page(self.request.GET.get("p"))
        return super().get_context_data(
            run=run_cards([self.run], self.request.user)[0],
            state=state if state in ImportRowState.values else "",
            listing=page,
            lines=line_cards(page.object_list),
            form=kwargs.pop("form", None) or ImportFilesForm(),
            **kwargs,
        )

    def post(self, request: HttpRequest, run_id: int) -> HttpResponse:
        """Go on with a corrected spreadsheet, other files, or both."""
        form = ImportFilesForm(request.POST, request.FILES)
        if form.is_valid():
            try:
                import_send_again(user=request.user, run=self.run, **form.cleaned_data)
            except (SheetRefused, ImportRefused) as refused:
                form.add_error("sheet", refused.reasons)
            else:
                return redirect("docslib_admin:import_run", run_id=run_id)
        return self.render_to_response(self.get_context_data(form=form))


@require_POST
def import_go(request: HttpRequest, run_id: int) -> HttpResponse:
    """Start an import of one's own, or let it go on; raises Http404 for another site's."""
    run = get_object_or_404(runs_of(request.user), pk=run_id)
    try:
        import_start(user=request.user, run=run)
        import_enqueue(run=run)
    except ImportRefused as refused:
        messages.error(request, " ".join(refused.reasons))
    return redirect("docslib_admin:import_run", run_id=run_id)


@require_POST
def import_halt(request: HttpRequest, run_id: int) -> HttpResponse:
    """Stop an import of one's own after the line in hand; raises Http404 for another site's."""
    run = get_object_or_404(runs_of(request.user), pk=run_id)
    try:
        import_stop(user=request.user, run=run)
    except ImportRefused as refused:
        messages.error(request, " ".join(refused.reasons))
    return redirect("docslib_admin:import_run", run_id=run_id)


class ImportReport(Spreadsheet, View):
    """Every line of an import as a workbook or CSV."""

    list_export = ["line", "file", "number", "title", "state_label", "said"]
    export_headings = {
        "line": gettext_lazy("Line"),
        "file": gettext_lazy("File"),
        "number": gettext_lazy("Number and symbol"),
        "title": gettext_lazy("Abstract"),
        "state_label": gettext_lazy("State"),
        "said": gettext_lazy("What to know"),
    }
    export_filename = "nhap-hang-loat"

    def get(self, request: HttpRequest, run_id: int, kind: str) -> HttpResponse:
        """The file; raises Http404 for another site's import."""
        run = get_object_or_404(runs_of(request.user), pk=run_id)
        rows = lines_of(run, request.GET.get("state", ""))
        response: HttpResponse = self.as_spreadsheet(line_cards(rows.iterator(chunk_size=500)), kind)
        return response


@require_GET
def import_template(request: HttpRequest) -> HttpResponse:
    """The spreadsheet to fill in, with the types and issuers of this portal to choose from."""
    content = template_workbook(template_choices())
    name = f"mau-nhap-hang-loat-{timezone.localdate():%Y-%m-%d}.xlsx"
    return HttpResponse(
        content, content_type=XLSX, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
