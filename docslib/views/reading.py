"""The editor's view of a reading: how far it is, and one click to read again."""

from __future__ import annotations

import dataclasses

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET, require_POST
from wagtail.permissions import policy_registry

from core.models import PortalDocument
from docslib.models import FileReading
from docslib.reading_selectors import reading_card
from docslib.services.reading import reading_retry

_RIGHTS = ["choose", "change"]
"""Who may use a file may see how its reading goes and start it again: nothing is shown or changed but that."""


@require_GET
def reading_status(request: HttpRequest, document_id: int) -> JsonResponse:
    """How far the reading of a file is."""
    return JsonResponse(dataclasses.asdict(reading_card(_reading(request, document_id))))


@require_POST
def reading_retry_view(request: HttpRequest, document_id: int) -> JsonResponse:
    """Read the file once more."""
    reading = reading_retry(reading=_reading(request, document_id))
    reading.refresh_from_db()
    return JsonResponse(dataclasses.asdict(reading_card(reading)))


def _reading(request: HttpRequest, document_id: int) -> FileReading:
    reading = get_object_or_404(FileReading.objects.select_related("document"), document_id=document_id)
    policy = policy_registry.get_by_type(PortalDocument)
    if not policy.user_has_any_permission_for_instance(request.user, _RIGHTS, reading.document):
        raise PermissionDenied
    return reading
