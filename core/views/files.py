"""Files of every environment go through this view: the gate is asked before the bytes (A04, G01).

It stands in the place of Wagtail's own, which knows neither names for readers nor ranges: the page viewer asks for
a long file piece by piece.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import quote

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe
from wagtail import hooks
from wagtail.documents.models import document_served

from core.files import file_is_public, names_of
from core.models import PortalDocument
from core.views.images import FOR_INSIDERS, FOR_READERS

if TYPE_CHECKING:
    from django.db.models.fields.files import FieldFile

_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")
_CHUNK = 64 * 1024


@require_safe
def file(request: HttpRequest, document_id: str, name: str) -> HttpResponseBase:
    """Answer `/tep/<id>/<name>`, whole or the one range asked for; raises Http404 unless the reader may have the
    file and `name` is one of its names."""
    document = get_object_or_404(PortalDocument, pk=document_id)
    for hook in hooks.get_hooks("before_serve_document"):
        answer = hook(document, request)
        if isinstance(answer, HttpResponse):
            return answer
    is_public = file_is_public(document, request)
    names = names_of(document, request if is_public else None)
    if name != document.filename and name not in names:
        raise Http404
    shown_name = name if name in names else next(iter(names), document.filename)
    response = _send(request, document, shown_name, FOR_READERS if is_public else FOR_INSIDERS)
    if response.status_code < HTTPStatus.BAD_REQUEST:
        document_served.send(sender=PortalDocument, instance=document, request=request, name=shown_name)
    return response


def _send(request: HttpRequest, document: PortalDocument, name: str, cache_control: str) -> HttpResponseBase:
    """The bytes, or 304 to who has them; raises Http404 when the storage lacks them."""
    try:
        size = document.file.size
        modified = int(document.file.storage.get_modified_time(str(document.file.name)).timestamp())
    except FileNotFoundError as error:
        raise Http404 from error
    etag = quote_etag(f"{modified:x}-{size:x}")
    unchanged = get_conditional_response(request, etag=etag, last_modified=modified)
    response = unchanged if unchanged is not None else _body(request, document, size, etag)
    ascii_name = name.encode("ascii", "ignore").decode().replace('"', "")
    response["Content-Disposition"] = (
        f"{document.content_disposition}; filename=\"{ascii_name}\"; filename*=UTF-8''{quote(name, safe='')}"
    )
    response["ETag"] = etag
    response["Accept-Ranges"] = "bytes"
    response["Cache-Control"] = cache_control
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'"
    return response


def _body(request: HttpRequest, document: PortalDocument, size: int, etag: str) -> HttpResponseBase:
    wanted = request.headers.get("Range", "")
    if not wanted or request.headers.get("If-Range", etag) != etag:
        return FileResponse(document.file.open("rb"), content_type=document.content_type)
    bounds = byte_range(wanted, size)
    if bounds is None:  # not one plain range: the whole file is always a right answer
        return FileResponse(document.file.open("rb"), content_type=document.content_type)
    first, last = bounds
    if first >= size:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    piece = _piece(document.file, first, last - first + 1)
    response = StreamingHttpResponse(piece, status=206, content_type=document.content_type)
    response["Content-Range"] = f"bytes {first}-{last}/{size}"
    response["Content-Length"] = str(last - first + 1)
    return response


def byte_range(header: str, size: int) -> tuple[int, int] | None:
    """First and last byte that a `Range` header asks for, of a file of `size` bytes; None when it is not one plain
    range. A first byte beyond the file is handed back as it is."""
    match = _RANGE.fullmatch(header.strip())
    if match is None or match.groups() == ("", ""):
        return None
    start, end = match.groups()
    if not start:
        return max(size - int(end), 0) if int(end) else size, size - 1
    last = min(int(end), size - 1) if end else size - 1
    return (int(start), last) if int(start) <= last or int(start) >= size else None


def _piece(stored: FieldFile, first: int, length: int) -> Iterator[bytes]:
    with stored.open("rb") as source:
        source.seek(first)
        while length > 0 and (chunk := source.read(min(_CHUNK, length))):
            length -= len(chunk)
            yield chunk
