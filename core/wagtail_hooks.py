"""Where Wagtail asks the ground floor."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from wagtail import hooks
from wagtail.permissions import policy_registry

from core.files import file_is_public
from core.models import PortalDocument


@hooks.register("before_serve_document", order=-100)
def hide_files_nobody_published(document: PortalDocument, request: HttpRequest) -> None:
    """Raise Http404 unless the reader, or an editor with a right to this file, may have it (A04, G01)."""
    if file_is_public(document, request):
        return
    user = getattr(request, "user", None)
    if user is not None and user.is_authenticated:
        policy = policy_registry.get_by_type(PortalDocument)
        if policy.user_has_any_permission_for_instance(user, ["choose", "change"], document):
            return
    raise Http404
