"""What hangs on an item under review: the decision's own address, its files, how readers will see it."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from workflows.services.reading import files_of
from workflows.views.review import ReviewView, visible_item


class ActView(ReviewView):
    """Takes the decision; opened by hand it leads back to the item."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Lead back to the review screen; raises Http404 for an item of other boards, as that screen does."""
        visible_item(request.user, self.kwargs["task_state_id"])
        return redirect("moderation:review", self.kwargs["task_state_id"])


@require_GET
def item_file(request: HttpRequest, task_state_id: int, document_id: int) -> FileResponse:
    """A file of the version in hand, for whoever may see the item; raises Http404 for any other file (G01)."""
    item = visible_item(request.user, task_state_id)
    for document, _title in files_of(item.page.latest_revision.as_object()):
        if document.pk == document_id:
            response = FileResponse(
                document.file.open("rb"), filename=document.filename, content_type=document.content_type
            )
            response["Cache-Control"] = "private, no-store"
            return response
    raise Http404


@require_GET
def item_preview(request: HttpRequest, task_state_id: int) -> HttpResponse:
    """The version in hand in the readers' own page, for whoever may see the item."""
    item = visible_item(request.user, task_state_id)
    page = item.page.latest_revision.as_object()
    response: HttpResponse = page.make_preview_request(request, page.default_preview_mode)
    response["Cache-Control"] = "private, no-store"
    return response
