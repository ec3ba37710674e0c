"""Pictures of every environment go through this view: the gate is asked before the file (A04, N13)."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import quote

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from core.images import image_is_public
from core.insiders import is_insider
from core.models import PortalImage, PortalRendition

if TYPE_CHECKING:
    from django.db.models.fields.files import FieldFile

FOR_READERS = "public, max-age=60"
"""A minute: what is withdrawn closes everywhere, and a reader who turns pages asks for nothing twice."""
FOR_INSIDERS = "private, no-store"

CONTENT_TYPES = {
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
}
"""Not guessed: what a system knows of endings differs, and nothing else than pictures leaves by this door."""


@require_safe
def picture(request: HttpRequest, path: str) -> HttpResponseBase:
    """Answer `/media/<path>`: sizes of a picture to readers and insiders, originals to insiders; raises Http404."""
    if "\x00" in path:
        raise Http404
    rendition = PortalRendition.objects.select_related("image__collection").filter(file=path).first()
    if rendition is not None and image_is_public(rendition.image, request):
        return _send(request, rendition.file, FOR_READERS)
    image = rendition.image if rendition is not None else _original(request, path)
    if image is None or not is_insider(request, image):
        raise Http404
    return _send(request, rendition.file if rendition is not None else image.file, FOR_INSIDERS)


def _original(request: HttpRequest, path: str) -> PortalImage | None:
    """The picture whose original lies at `path`; not looked for when nobody is logged in."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return None
    return PortalImage.objects.select_related("collection").filter(file=path).first()


def _send(request: HttpRequest, file: FieldFile, cache_control: str) -> HttpResponseBase:
    """The picture, or 304 to who has it; raises Http404 when the folder lacks it or it is no picture."""
    name = str(file.name)
    content_type = CONTENT_TYPES.get(PurePosixPath(name).suffix.lower())
    try:
        found = Path(file.path).stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise Http404 from error
    if content_type is None:
        raise Http404
    modified = int(found.st_mtime)
    # As nginx writes it, so that both recognise what the other one sent.
    etag = quote_etag(f"{modified:x}-{found.st_size:x}")
    unchanged = get_conditional_response(request, etag=etag, last_modified=modified)
    response = unchanged if unchanged is not None else _body(file, name, content_type)
    response["ETag"] = etag
    response["Cache-Control"] = cache_control
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _body(file: FieldFile, name: str, content_type: str) -> HttpResponseBase:
    if settings.PORTAL_MEDIA_ACCEL_URL:
        response = HttpResponse(content_type=content_type)
        response["X-Accel-Redirect"] = settings.PORTAL_MEDIA_ACCEL_URL + quote(name)
        return response
    return FileResponse(file.open("rb"), content_type=content_type)
