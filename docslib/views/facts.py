"""Step 3 of an upload: the facts the machine read beside the picture of the page (G04, G08)."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from docslib.check_forms import DocumentFactsForm
from docslib.fact_selectors import read_facts, sheets_of
from docslib.incoming_selectors import same_uploads
from docslib.notice_selectors import notices_of
from docslib.services.documents import DocumentRefused, document_create
from docslib.upload_selectors import recent_drafts, unfinished_uploads
from docslib.views.upload import UploadStep

CHECKING_STEP = 3


class CheckView(UploadStep):
    """A person compares each fact with the paper and confirms it; then the draft is made.

    A post with `look` only asks what the library says of the facts as they stand in the form.
    """

    template_name = "docslib/upload/check.html"
    step = CHECKING_STEP

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Somebody else's upload does not exist; one the gate has not cleared waits; raises Http404."""
        self.pending = get_object_or_404(unfinished_uploads(request.user), pk=kwargs["pk"])
        if self.pending.document is None:
            return redirect("docslib_admin:incoming", token=self.pending.token)
        self.document = self.pending.document
        self.reading = getattr(self.document, "reading", None)
        self.found = read_facts(self.reading)
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form, the pages beside it, and what the library says of the facts."""
        context = super().get_context_data(**kwargs)
        form = context.get("form") or self._form()
        return {
            **context,
            "form": form,
            "groups": form.groups(),
            "open_count": len(form.open_names()),
            "pending": self.pending,
            "sheets": sheets_of(self.reading, self.found, "docslib_admin:picture", self.pending.pk),
            "notices": notices_of(
                form.facts_now(), user=self.request.user, file_hash=self.document.file_hash
            ),
            "same": same_uploads(self.pending, user=self.request.user),
            "drafts": recent_drafts(self.request.user),
        }

    def _form(self, data: Any = None) -> DocumentFactsForm:
        is_scan = self.reading is not None and self.reading.is_ocr
        return DocumentFactsForm(data, library=self.pending.library, found=self.found, is_scan=is_scan)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Make the draft of the confirmed facts."""
        form = self._form(request.POST)
        if not form.is_valid() or "look" in request.POST:
            return self.render_to_response(self.get_context_data(form=form))
        try:
            page = document_create(user=request.user, pending=self.pending, facts=form.cleaned_data)
        except DocumentRefused as refused:
            form.add_error(None, refused.reasons)
            return self.render_to_response(self.get_context_data(form=form))
        return redirect("docslib_admin:ready", page_id=page.pk)
