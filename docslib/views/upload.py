"""From a file on somebody's desk to a document before the board: choose, read, check, submit."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from docslib.incoming_selectors import upload_card
from docslib.intake.antivirus import antivirus_is_off
from docslib.intake.checks import ACCEPTED_ENDINGS
from docslib.look_selectors import held_for, looks_anywhere
from docslib.models import PendingUpload, StoppedFile
from docslib.page_pictures import page_picture
from docslib.services.documents import DocumentRefused, document_add_file
from docslib.services.uploads import UploadRefused, UploadStopped, upload_discard, upload_take
from docslib.upload_forms import UploadForm
from docslib.upload_selectors import cleared_uploads, libraries_of, recent_drafts, unfinished_uploads
from sites.access.working_site import sites_to_write_on

STEPS = (
    gettext_lazy("Choose the file"),
    gettext_lazy("The machine reads and looks"),
    gettext_lazy("Check the facts"),
    gettext_lazy("Two people declare"),
    gettext_lazy("Approve, publish"),
)
CHOOSING_STEP, READING_STEP, CHECKING_STEP, DECLARING_STEP, APPROVING_STEP = range(1, 6)


class UploadStep(WagtailAdminTemplateMixin, TemplateView):
    """What the screens of the path share: the title and the row of steps."""

    page_title = gettext_lazy("Upload a document")
    header_icon = "upload"
    step = CHOOSING_STEP
    is_stopped = False

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way back to the first step."""
        return [{"url": reverse("docslib_admin:choose"), "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The row of steps, with the one in hand."""
        numbered = [(number, label) for number, label in enumerate(STEPS, start=1)]
        return super().get_context_data(steps=numbered, step=self.step, is_stopped=self.is_stopped, **kwargs)


class ChooseView(UploadStep):
    """Step 1: drop or choose files; below, what was left unfinished."""

    template_name = "docslib/upload/choose.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Only people with a library; raises PermissionDenied for everybody else."""
        self.libraries = libraries_of(sites_to_write_on(request))
        if not self.libraries:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form and the unfinished uploads."""
        return super().get_context_data(
            form=kwargs.pop("form", None) or UploadForm(libraries=self.libraries),
            unfinished=[(upload, upload_card(upload)) for upload in unfinished_uploads(self.request.user)],
            waiting=held_for(self.request.user).count() if looks_anywhere(self.request.user) else 0,
            drafts=recent_drafts(self.request.user),
            is_unscanned=antivirus_is_off(),
            accepted=",".join(ACCEPTED_ENDINGS),
            kinds=", ".join(ending[1:].upper() for ending in ACCEPTED_ENDINGS),
            **kwargs,
        )

    def post(self, request: HttpRequest) -> HttpResponse:
        """Take the files; each that is refused says why, the others go on."""
        form = UploadForm(request.POST, request.FILES, libraries=self.libraries)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        taken, stopped = self._take(form)
        if stopped:
            return redirect("docslib_admin:stopped", pk=stopped[0].pk)
        if form.errors:
            return self.render_to_response(self.get_context_data(form=form))
        if len(taken) == 1:
            return redirect("docslib_admin:incoming", token=taken[0].token)
        messages.success(request, _("The files are being read; go on with each of them below."))
        return redirect("docslib_admin:choose")

    def _take(self, form: UploadForm) -> tuple[list[PendingUpload], list[StoppedFile]]:
        """What was taken, and what was stopped before and is stopped again; refusals stand on the form."""
        taken, stopped = [], []
        library = form.cleaned_data["library"]
        for upload in form.cleaned_data["files"]:
            try:
                taken.append(upload_take(user=self.request.user, library=library, upload=upload))
            except UploadRefused as refused:
                form.add_error("files", refused.reasons)
            except UploadStopped as known:
                stopped.append(known.stopped)
        return taken, stopped


def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw an unfinished upload of one's own away."""
    pending = get_object_or_404(unfinished_uploads(request.user), pk=pk)
    if request.method == "POST":
        upload_discard(pending=pending)
        messages.success(request, _("The file has been thrown away."))
    return redirect("docslib_admin:choose")


def add_to_draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Put an uploaded file that was cleared beside the files of a draft of one's own."""
    pending = get_object_or_404(cleared_uploads(request.user), pk=pk)
    page = get_object_or_404(recent_drafts(request.user, limit=None), pk=request.POST.get("page") or 0)
    if request.method == "POST":
        try:
            document_add_file(user=request.user, page=page, pending=pending)
        except DocumentRefused as refused:
            messages.error(request, " ".join(refused.reasons))
    return redirect("docslib_admin:ready", page_id=page.pk)


def picture(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One page of an upload that was cleared as a picture, for its uploader alone; raises Http404."""
    pending = get_object_or_404(cleared_uploads(request.user), pk=pk)
    if pending.document is None:
        raise Http404
    response = HttpResponse(page_picture(pending.document, number), content_type="image/png")
    response["Cache-Control"] = "private, max-age=3600"
    return response
