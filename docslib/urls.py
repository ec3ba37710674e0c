"""Addresses of the library below the admin."""

from django.urls import include, path

from docslib.views import (
    deadlines,
    declarations,
    downloads,
    facts,
    incoming,
    lacking,
    replacing,
    second_look,
    upload,
)
from docslib.views.reading import reading_retry_view, reading_status

app_name = "docslib_admin"

urlpatterns = [
    path("", upload.ChooseView.as_view(), name="choose"),
    path("<int:pk>/", facts.CheckView.as_view(), name="check"),
    path("incoming/<uuid:token>/", incoming.IncomingView.as_view(), name="incoming"),
    path("incoming/<uuid:token>/status/", incoming.incoming_status, name="incoming_status"),
    path("incoming/<uuid:token>/again/", incoming.incoming_again, name="incoming_again"),
    path("stopped/<int:pk>/", incoming.StoppedView.as_view(), name="stopped"),
    path("looks/", second_look.LooksView.as_view(), name="looks"),
    path("looks/<int:pk>/", second_look.LookView.as_view(), name="look"),
    path("looks/<int:pk>/page/<int:number>.png", second_look.look_picture, name="look_picture"),
    path("<int:pk>/discard/", upload.discard, name="discard"),
    path("<int:pk>/add/", upload.add_to_draft, name="add_to_draft"),
    path("<int:pk>/replace/", replacing.ReplaceView.as_view(), name="replace"),
    path("<int:pk>/page/<int:number>.png", upload.picture, name="picture"),
    path("document/<int:page_id>/", declarations.DeclareView.as_view(), name="ready"),
    path("document/<int:page_id>/second/", declarations.declare_second_view, name="declare_second"),
    path("document/<int:page_id>/decline/", declarations.decline, name="decline"),
    path("document/<int:page_id>/<int:document_id>/<int:number>.png", declarations.sheet, name="sheet"),
    path("readings/<int:document_id>/", reading_status, name="reading_status"),
    path("readings/<int:document_id>/again/", reading_retry_view, name="reading_retry"),
    path("deadlines/", deadlines.DeadlineReport.as_view(), name="deadlines"),
    path("deadlines/results/", deadlines.DeadlineReport.as_view(results_only=True), name="deadlines_results"),
    path("lacking/", lacking.LackingReport.as_view(), name="lacking"),
    path("lacking/results/", lacking.LackingReport.as_view(results_only=True), name="lacking_results"),
    path("downloads/", downloads.DownloadReport.as_view(), name="downloads"),
    path("downloads/results/", downloads.DownloadReport.as_view(results_only=True), name="downloads_results"),
    path("imports/", include("docslib.import_urls")),
]
