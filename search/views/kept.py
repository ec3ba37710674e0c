"""What a reader keeps: the list, and every change of it (A10).

On the Internet, and for who is not signed in, the browser keeps it: the server then only says what may still be
shown. On the Party network the account keeps it; without JavaScript too.
"""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.cards import Crumb
from core.channels import Channel, channel_of
from core.models import User
from core.views.images import FOR_READERS
from search.followed_selectors import followed_by
from search.kept_forms import MAX_KEY_LETTERS, ChangeForm, KeepForm
from search.kept_selectors import areas, kept_by, reader_of, shown
from search.models import Follow, SavedPage, SavedSearch
from search.selectors import home_site_of
from search.services import keeping
from search.services.keeping import MAX_KEPT, KeepingRefused, NotKept
from sites.hosts import CurrentHost, host_of

PRIVATE = "private, no-store"
MODELS: dict[str, type[SavedSearch] | type[Follow] | type[SavedPage]] = {
    "search": SavedSearch,
    "follow": Follow,
    "page": SavedPage,
}
CONFLICT = 409


@require_safe
def kept(request: HttpRequest) -> HttpResponse:
    """GET /tim-kiem/da-luu/: the account's list, or the page on which the browser shows its own."""
    return _page(request)


@require_safe
def still_shown(request: HttpRequest) -> HttpResponse:
    """GET …/con-hien/?keys=document:12,section:4: which of them this network shows now, with title and address.

    What is not named in the answer may not be shown (any more), for whatever reason. BadRequest for more than
    MAX_KEPT keys. Nothing of the reader is asked for or kept.
    """
    host_here(request)
    asked = request.GET.get("keys", "")
    keys = list(dict.fromkeys(key for key in asked[: (MAX_KEPT + 1) * MAX_KEY_LETTERS].split(",") if key))
    if len(keys) > MAX_KEPT or len(asked) > MAX_KEPT * MAX_KEY_LETTERS:
        raise BadRequest("Too many keys.")
    items = shown(keys, request)
    listed = {
        key: {
            "title": item.title,
            "note": item.note,
            "url": item.url,
            "on": f"{item.on:%d/%m/%Y}" if item.on else "",
        }
        for key, item in items.items()
    }
    return JsonResponse({"shown": listed}, headers={"Cache-Control": FOR_READERS})


@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """POST …/luu/: keep a page, a search, or follow a section or subject; back to where the reader stood."""
    form = KeepForm(request.POST)
    current, user = _of_account(request)
    if user is None:
        return redirect_to_login(reverse("search:kept"))
    if not form.is_valid():
        raise BadRequest("Bad form.")
    wanted = form.cleaned_data
    try:
        if wanted["what"] == "search":
            site = current.host.portal_site if home_site_of(current) else None
            keeping.search_keep(user=user, address=wanted["address"], home_site=site)
        elif wanted["what"] == "follow":
            keeping.follow_begin(user=user, key=wanted["key"])
        else:
            keeping.page_keep(user=user, key=wanted["key"])
    except KeepingRefused as refused:
        return _page(request, refusal=str(refused))
    return _back(request, wanted["back"])


@require_POST
def change(request: HttpRequest) -> HttpResponse:
    """POST …/sua/: rename, begin or end mails, remove; raises Http404 for a row of somebody else or of nobody."""
    form = ChangeForm(request.POST)
    _current, user = _of_account(request)
    if user is None:
        return redirect_to_login(reverse("search:kept"))
    if not form.is_valid():
        raise BadRequest("Bad form.")
    try:
        _change(user, **{name: form.cleaned_data[name] for name in ("what", "row", "act", "name")})
    except KeepingRefused as refused:
        return _page(request, refusal=str(refused))
    except NotKept as error:
        raise Http404 from error
    return _back(request, form.cleaned_data["back"])


@csrf_exempt  # a mail program stops mails with one POST and no cookie (RFC 8058); the token is the right to do so
@require_http_methods(["GET", "HEAD", "POST"])
def stop_alert(request: HttpRequest, stop_token: uuid.UUID) -> HttpResponse:
    """…/ngung/<token>/: GET asks, so that whoever scans links stops nothing; POST stops the mails."""
    if channel_of(request) is not Channel.WAN or keeping.alert_of(stop_token) is None:
        raise Http404
    stopped = request.method == "POST" and keeping.alert_stop(stop_token)
    response = render(request, "pages/stop_alert.html", {"stopped": stopped})
    response["Cache-Control"] = PRIVATE
    response["X-Robots-Tag"] = "noindex"
    # The token stands in the address: it goes to no other page.
    response["Referrer-Policy"] = "no-referrer"
    return response


def host_here(request: HttpRequest) -> CurrentHost:
    """The host of the request; raises Http404 on one nobody registered."""
    current = host_of(request)
    if current is None:
        raise Http404
    return current


def _of_account(request: HttpRequest) -> tuple[CurrentHost, User | None]:
    """Host and reader; raises Http404 on the Internet, where no account is."""
    current = host_here(request)
    if current.channel is not Channel.WAN:
        raise Http404
    return current, reader_of(request)


def _change(user: User, *, what: str, row: int, act: str, name: str) -> None:
    model = MODELS[what]
    if act == "remove":
        keeping.kept_remove(user=user, model=model, pk=row)
    elif act == "rename" and what == "search":
        keeping.search_rename(user=user, pk=row, name=name)
    elif act in ("mail", "quiet") and not issubclass(model, SavedPage):
        keeping.alert_set(user=user, model=model, pk=row, on=act == "mail")
    else:
        raise BadRequest("Bad form.")


def _page(request: HttpRequest, *, refusal: str = "") -> HttpResponse:
    current = host_here(request)
    user = reader_of(request)
    home = current.home_url(current.host.portal_site)
    areas_here = areas(request)
    context: dict[str, Any] = {
        "reader": user,
        "areas": areas_here,
        "refusal": refusal,
        "search_url": reverse("search:results"),
        "limit": MAX_KEPT,
        "breadcrumbs": (
            Crumb(_("Home page"), home),
            Crumb(_("Search"), reverse("search:results")),
            Crumb(_("What you keep")),
        ),
    }
    if user is not None:
        lists = kept_by(user, request)
        held = {row.item.key for row in lists.follows if row.item}
        offered = [area for area in areas_here if area.key not in held]
        context |= {"lists": lists, "followed": followed_by(user, request), "areas": offered}
    response = render(request, "pages/kept.html", context, status=CONFLICT if refusal else None)
    response["Cache-Control"] = PRIVATE if user is not None else FOR_READERS
    return response


def _back(request: HttpRequest, back: str) -> HttpResponse:
    """To the page the reader stood on, of this host only; else to the list."""
    safe = back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    return redirect(back if safe else reverse("search:kept"))
