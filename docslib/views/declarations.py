"""Step 4 of an upload, the two declarations, and what a second person does beside the board's decision (G01)."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from core.client_address import client_address
from docslib.declaration_forms import DeclarationForm
from docslib.declaration_selectors import desk_of
from docslib.models import OfficialDocumentPage
from docslib.page_pictures import page_picture
from docslib.services.declarations import (
    DeclarationRefused,
    declare_and_submit,
    declare_second,
    second_refused,
)
from docslib.services.declining import declaration_decline
from docslib.services.documents import DocumentRefused
from docslib.views.upload import APPROVING_STEP, DECLARING_STEP, UploadStep


class DeclareView(UploadStep):
    """The draft stands: who brings it declares and hands it to the board in one act, or goes on working on it."""

    template_name = "docslib/upload/ready.html"
    form: DeclarationForm | None = None
    refused: list[str] = []

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """A document the person may not edit does not exist; raises Http404."""
        self.document = get_object_or_404(OfficialDocumentPage, pk=kwargs["page_id"])
        self.step = APPROVING_STEP if self.document.workflow_in_progress else DECLARING_STEP
        if not self.document.permissions_for_user(request.user).can_edit():
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The draft as it stands, and what is declared of it."""
        draft = self.document.get_latest_revision_as_object()
        return super().get_context_data(
            document=draft,
            waits=self.document.workflow_in_progress,
            desk=desk_of(draft, self.request.user),
            form=self.form or DeclarationForm(),
            refused=self.refused,
            **kwargs,
        )

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """Declare and submit to the board; on refusal the same screen with the reasons and the ticks."""
        self.form = DeclarationForm(request.POST)
        if self.form.is_valid():
            try:
                declare_and_submit(user=request.user, page=self.document, address=client_address(request))
            except (DeclarationRefused, DocumentRefused) as refused:
                self.refused = refused.reasons
            else:
                messages.success(
                    request, _("“%(title)s” now waits for the board.") % {"title": self.document.draft_title}
                )
                return redirect("docslib_admin:choose")
        response: HttpResponse = self.render_to_response(self.get_context_data(), status=422)
        return response


@require_POST
def declare_second_view(request: HttpRequest, page_id: int) -> HttpResponse:
    """The declaration of a second person who does not approve the document himself."""
    page = _for_second(request, page_id)
    form = DeclarationForm(request.POST)
    try:
        if not form.is_valid():
            raise DeclarationRefused(form.reasons())
        declare_second(
            user=request.user, page=page, address=client_address(request), pages_opened=form.opened
        )
    except DeclarationRefused as refused:
        messages.error(request, " ".join(refused.reasons))
        return redirect("wagtailadmin_home")
    messages.success(
        request,
        _("You have declared for “%(title)s”; who approves it sees your name.") % {"title": page.draft_title},
    )
    return redirect("wagtailadmin_home")


@require_POST
def decline(request: HttpRequest, page_id: int) -> HttpResponse:
    """A person cannot declare: the document stops, and nobody asks why."""
    page = get_object_or_404(OfficialDocumentPage, pk=page_id)
    try:
        declaration_decline(user=request.user, page=page, address=client_address(request))
    except DeclarationRefused as refused:
        messages.error(request, " ".join(refused.reasons))
    else:
        messages.success(
            request,
            _("“%(title)s” is stopped; the chief of the board has been told.") % {"title": page.draft_title},
        )
    return redirect("wagtailadmin_home")


@require_GET
def sheet(request: HttpRequest, page_id: int, document_id: int, number: int) -> HttpResponse:
    """One page of a file of the version in hand as a picture, for who edits it or may be its second person; raises
    Http404 for anybody else and for any other file."""
    page = get_object_or_404(OfficialDocumentPage, pk=page_id)
    if not page.permissions_for_user(request.user).can_edit() and second_refused(request.user, page):
        raise Http404
    for row in page.get_latest_revision_as_object().files.all():
        if row.document_id == document_id:
            response = HttpResponse(page_picture(row.document, number), content_type="image/png")
            response["Cache-Control"] = "private, no-store"
            return response
    raise Http404


def _for_second(request: HttpRequest, page_id: int) -> OfficialDocumentPage:
    """A document that waits for its board; raises Http404 for any other and for who cannot be its second person."""
    page: OfficialDocumentPage = get_object_or_404(OfficialDocumentPage, pk=page_id)
    if not page.workflow_in_progress or second_refused(request.user, page):
        raise Http404
    return page
