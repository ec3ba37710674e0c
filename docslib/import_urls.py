"""Addresses of bulk imports, below those of the library."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from docslib.views import imports


class ReportKind(StringConverter):
    """What a report is saved as."""

    regex = "xlsx|csv"


register_converter(ReportKind, "import_report")

urlpatterns = [
    path("", imports.ImportsView.as_view(), name="imports"),
    path("new/", imports.ImportNewView.as_view(), name="import_new"),
    path("template.xlsx", imports.import_template, name="import_template"),
    path("<int:run_id>/", imports.ImportRunView.as_view(), name="import_run"),
    path("<int:run_id>/go/", imports.import_go, name="import_go"),
    path("<int:run_id>/halt/", imports.import_halt, name="import_halt"),
    path("<int:run_id>/report.<import_report:kind>", imports.ImportReport.as_view(), name="import_report"),
]
