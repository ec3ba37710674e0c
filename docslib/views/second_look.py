"""The second person's screens: held files, their pages, three answers (người xem thứ hai) (G01)."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from docslib.enums import SecondLook
from docslib.incoming_selectors import marks_shown
from docslib.intake import folder
from docslib.intake.pages import held_page_picture, held_pages
from docslib.look_forms import SecondLookForm
from docslib.look_selectors import held_for, looks_anywhere
from docslib.services.second_look import LookRefused, look_answer

_SAID = {
    SecondLook.NO_MARK: gettext_lazy("The file goes on; its uploader is told."),
    SecondLook.UNCLEAR: gettext_lazy("The bytes are destroyed; its uploader is asked to scan it again."),
    SecondLook.MARK: gettext_lazy("The file is stopped and destroyed; its uploader and the board are told."),
}


class LooksView(WagtailAdminTemplateMixin, TemplateView):
    """Held files that wait for the person, oldest first."""

    template_name = "docslib/upload/looks.html"
    page_title = gettext_lazy("Files that wait for a look")
    header_icon = "view"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Only people who receive or approve somewhere; raises PermissionDenied for everybody else."""
        if not looks_anywhere(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The list itself."""
        return [{"url": reverse("docslib_admin:looks"), "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The rows with what the machine saw."""
        rows = [(upload, marks_shown(upload)) for upload in held_for(self.request.user)]
        return super().get_context_data(rows=rows, **kwargs)


class LookView(LooksView):
    """One held file: its pages, what the machine saw, three answers."""

    template_name = "docslib/upload/look.html"
    page_title = gettext_lazy("Look at a held file")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Never cached: what is shown here has not been cleared."""
        response = super().dispatch(request, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The file as it lies in the intake; raises Http404 for who may not look at it, or when it is gone."""
        upload = get_object_or_404(held_for(self.request.user), pk=self.kwargs["pk"])
        try:
            pages = held_pages(folder.path_of(upload.token))
        except folder.IntakeLost as lost:
            raise Http404 from lost
        return super().get_context_data(
            upload=upload,
            marks=marks_shown(upload),
            pages=pages,
            form=kwargs.pop("form", None) or SecondLookForm(),
            **kwargs,
        )

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take the answer; a mark of secrecy has to be confirmed."""
        form = SecondLookForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        answer = SecondLook(form.cleaned_data["answer"])
        try:
            look_answer(user=request.user, upload_id=pk, answer=answer)
        except LookRefused as refused:
            messages.error(request, " ".join(refused.reasons))
        else:
            messages.success(request, _SAID[answer])
        return redirect("docslib_admin:looks")


@never_cache
def look_picture(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One page, or one picture, of a held file, for who may look at it; raises Http404."""
    upload = get_object_or_404(held_for(request.user), pk=pk)
    try:
        content = held_page_picture(folder.path_of(upload.token), number)
    except folder.IntakeLost as lost:
        raise Http404 from lost
    response = HttpResponse(content, content_type="image/png")
    response["Cache-Control"] = "no-store"
    return response
