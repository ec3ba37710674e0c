"""An uploaded file in the place of an old one: of a draft, or of a document that readers have (H05)."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.models import PortalDocument
from docslib.models import OfficialDocumentPage
from docslib.replacing_selectors import documents_to_change
from docslib.services.documents import DocumentRefused, document_replace_file
from docslib.upload_selectors import cleared_uploads
from docslib.views.upload import CHECKING_STEP, UploadStep


class ReplaceView(UploadStep):
    """Find the document, choose which of its files goes; the new version then waits for approval as any other."""

    template_name = "docslib/upload/replace.html"
    page_title = gettext_lazy("Put a new file into a document")
    step = CHECKING_STEP

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Somebody else's upload, or one that was not cleared, does not exist; raises Http404."""
        self.pending = get_object_or_404(cleared_uploads(request.user), pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Documents of the upload's site that fit what was asked, with their files."""
        asked = self.request.GET.get("q", "")
        return super().get_context_data(
            pending=self.pending,
            asked=asked,
            found=documents_to_change(self.pending, asked, user=self.request.user),
            **kwargs,
        )

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Make the new version."""
        page = get_object_or_404(OfficialDocumentPage, pk=request.POST.get("page") or 0)
        old = get_object_or_404(PortalDocument, pk=request.POST.get("old") or 0)
        try:
            document_replace_file(user=request.user, page=page, old=old, pending=self.pending)
        except DocumentRefused as refused:
            messages.error(request, " ".join(refused.reasons))
            return redirect("docslib_admin:replace", pk=pk)
        messages.success(
            request, _("The new file stands in a new version. Readers keep the old one until it is approved.")
        )
        return redirect("docslib_admin:ready", page_id=page.pk)
