"""Step 3 of an upload: the facts the machine read beside the picture of the page (G04, G08)."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from docslib.enums import UNFINISHED_STATES
from docslib.reading_selectors import reading_card, suggested_fields
from docslib.services.documents import DocumentRefused, document_create
from docslib.upload_forms import DocumentFactsForm
from docslib.upload_selectors import duplicates_of, recent_drafts, unfinished_uploads
from docslib.views.upload import UploadStep

READING_STEP, CHECKING_STEP = 2, 3


class CheckView(UploadStep):
    """Steps 2 and 3: while the file is read, its progress; then the facts beside the paper."""

    template_name = "docslib/upload/check.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Somebody else's upload does not exist; raises Http404."""
        mine = unfinished_uploads(request.user)
        self.pending = get_object_or_404(mine, pk=kwargs["pk"])
        self.reading = self.pending.document.reading
        is_reading = self.reading.state in UNFINISHED_STATES
        waits = is_reading and "type" not in request.GET and request.method == "GET"
        self.step = READING_STEP if waits else CHECKING_STEP
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The reading, and from step 3 on the form and the text of each page."""
        context = super().get_context_data(pending=self.pending, card=reading_card(self.reading), **kwargs)
        if self.step == CHECKING_STEP:
            form = context.get("form") or self._form()
            number = form["number"].value() or ""
            context |= {
                "form": form,
                "pages": list(self.reading.pages.all()),
                "has_pictures": self.reading.kind == "pdf",
                "duplicates": duplicates_of(number, user=self.request.user),
                "drafts": recent_drafts(self.request.user),
            }
        return context

    def _form(self, data: Any = None) -> DocumentFactsForm:
        suggested = suggested_fields(self.pending.document)
        return DocumentFactsForm(data, library=self.pending.library, suggested=suggested)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Make the draft of the confirmed facts."""
        form = self._form(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        try:
            page = document_create(user=request.user, pending=self.pending, facts=form.cleaned_data)
        except DocumentRefused as refused:
            form.add_error(None, refused.reasons)
            return self.render_to_response(self.get_context_data(form=form))
        return redirect("docslib_admin:ready", page_id=page.pk)
