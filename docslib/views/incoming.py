"""Step 2 of an upload: the machine reads and looks through; where the file is stopped or held, why (G01)."""

from __future__ import annotations

import dataclasses
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from docslib.enums import UploadState
from docslib.incoming_selectors import marks_shown, same_bytes, stopped_at, upload_at, upload_card
from docslib.intake import folder
from docslib.intake.antivirus import antivirus_is_off
from docslib.look_selectors import people_who_look, stopped_for
from docslib.secrecy.verdict import Where
from docslib.services.admission import file_hash_of, mark_in_words
from docslib.services.incoming import site_of
from docslib.services.uploads import upload_again
from docslib.views.upload import READING_STEP, UploadStep

OTHER_SCREENS = {UploadState.HELD: "docslib/upload/held.html"}


class IncomingView(UploadStep):
    """How far the file is; a held one says why and who looks, a stopped one leads to its record."""

    template_name = "docslib/upload/incoming.html"
    step = READING_STEP

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The screen of the file's state; raises Http404 for somebody else's."""
        upload = upload_at(request.user, kwargs["token"])
        if upload is None:
            return _to_stopped(request, kwargs["token"])
        if upload.state == UploadState.CLEARED:
            return redirect("docslib_admin:check", pk=upload.pk)
        self.template_name = OTHER_SCREENS.get(UploadState(upload.state), self.template_name)
        return self.render_to_response(self.get_context_data(upload=upload, **self._shown(upload)))

    def _shown(self, upload: Any) -> dict[str, Any]:
        shown: dict[str, Any] = {
            "card": upload_card(upload),
            "status_url": _status_url(upload.token),
            "is_unscanned": antivirus_is_off(),
        }
        try:
            file_hash = file_hash_of(folder.path_of(upload.token))
        except folder.IntakeLost:
            return shown
        shown["same"] = same_bytes(upload, user=self.request.user, file_hash=file_hash)
        if upload.state == UploadState.HELD:
            shown["marks"] = marks_shown(upload)
            shown["people"] = people_who_look(site_of(upload), uploader=upload.user)
        return shown


@require_GET
@never_cache
def incoming_status(request: HttpRequest, token: UUID) -> JsonResponse:
    """How far an upload of one's own is, and which screen follows; raises Http404."""
    upload = upload_at(request.user, token)
    if upload is not None:
        return JsonResponse(dataclasses.asdict(upload_card(upload)))
    if stopped_at(request.user, token) is None:
        raise Http404
    return JsonResponse({"is_finished": True, "then": reverse("docslib_admin:incoming", args=[token])})


@require_POST
def incoming_again(request: HttpRequest, token: UUID) -> HttpResponse:
    """Read a file once more that could not be read; raises Http404."""
    upload = upload_at(request.user, token)
    if upload is None:
        raise Http404
    upload_again(pending=upload)
    return redirect("docslib_admin:incoming", token=token)


class StoppedView(UploadStep):
    """The record of a stopped file: what the machine saw and where, what is kept, what to do now. No way past."""

    template_name = "docslib/upload/stopped.html"
    step = READING_STEP
    is_stopped = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The record, for its uploader, for who approves on the site and for the central board."""
        stopped = get_object_or_404(stopped_for(self.request.user), pk=self.kwargs["pk"])
        return super().get_context_data(
            stopped=stopped,
            mark=mark_in_words(stopped.rule, stopped.where, stopped.page),
            is_paper=stopped.page is not None and stopped.where == Where.TEXT,
            **kwargs,
        )


def _to_stopped(request: HttpRequest, token: UUID) -> HttpResponse:
    stopped = stopped_at(request.user, token)
    if stopped is None:
        raise Http404
    return redirect("docslib_admin:stopped", pk=stopped.pk)


def _status_url(token: UUID) -> str:
    return reverse("docslib_admin:incoming_status", args=[token])
