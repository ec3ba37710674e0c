"""Where Wagtail asks the ground floor."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest
from wagtail import hooks
from wagtail.models import Page

from core.files import file_is_public
from core.insiders import is_insider
from core.models import PortalDocument


@hooks.register("before_serve_document", order=-100)
def hide_files_nobody_published(document: PortalDocument, request: HttpRequest) -> None:
    """Raise Http404 unless the reader, or a person who works with this file, may have it (A04, G01)."""
    if document.collection.get_view_restrictions().exists():
        raise Http404
    if not file_is_public(document, request) and not is_insider(request, document):
        raise Http404


@hooks.register("on_serve_page", order=-100)
def hide_restricted_pages(serve: Callable[..., Any]) -> Callable[..., Any]:
    """Answer 404 for a page with a view restriction, which only a terminal can set: Wagtail would offer a log-in,
    and so tell that there is something (A04, N13)."""

    def inner(page: Page, request: HttpRequest, args: Any, kwargs: Any) -> Any:
        if page.get_view_restrictions().exists():
            raise Http404
        return serve(page, request, args, kwargs)

    return inner
