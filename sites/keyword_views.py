"""What the keyword field of an editor offers, in place of Wagtail's view that knows every keyword of every site."""

from __future__ import annotations

from django.http import Http404, HttpRequest, JsonResponse
from taggit.models import Tag

from sites.access.person import Person
from sites.keyword_selectors import tags_beginning_with


def autocomplete(request: HttpRequest, app_name: str = "", model_name: str = "") -> JsonResponse:
    """Keywords of the person's sites that begin with `?term=`; raises Http404 for any other kind of tag."""
    if app_name and (app_name, model_name) != (Tag._meta.app_label, Tag._meta.model_name):
        raise Http404
    return JsonResponse(tags_beginning_with(request.GET.get("term", ""), Person.of(request.user)), safe=False)
