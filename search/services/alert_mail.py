"""The mail that tells a reader what is new: words, addresses, and the ways of stopping it (A10)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from django.core.mail import EmailMultiAlternatives
from django.http import Http404, HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse

from search.kept_cards import KeptItem
from search.models import Follow, SavedSearch
from sites.hosts import host_of

MOST_NAMED = 20
"""In one mail; the rest is counted, and stands at the address of the search."""


@dataclass(frozen=True, slots=True)
class AlertNews:
    """An alert, what it is about, and what is new in it, the last published first."""

    alert: SavedSearch | Follow
    source: KeptItem
    items: tuple[KeptItem, ...]


def alert_mail(news: AlertNews, request: HttpRequest) -> EmailMultiAlternatives:
    """The mail, as text and as HTML, ready to send. Stopping takes one click (RFC 8058) and no account."""
    origin = _origin(request)
    stop = urljoin(origin, reverse("search:stop_alert", args=[news.alert.stop_token]))
    context: dict[str, Any] = {
        "person": news.alert.user,
        "is_search": isinstance(news.alert, SavedSearch),
        "name": news.source.title,
        "address": urljoin(origin, news.source.url),
        "items": [(item, urljoin(origin, item.url)) for item in news.items[:MOST_NAMED]],
        "count": len(news.items),
        "more": max(0, len(news.items) - MOST_NAMED),
        "stop_address": stop,
        "kept_address": urljoin(origin, reverse("search:kept")),
    }
    subject = " ".join(render_to_string("mails/alert_subject.txt", context).split())
    mail = EmailMultiAlternatives(
        subject,
        render_to_string("mails/alert.txt", context).strip() + "\n",
        to=[news.alert.user.email],
        headers={
            "List-Unsubscribe": f"<{stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
        },
    )
    mail.attach_alternative(render_to_string("mails/alert.html", context), "text/html")
    return mail


def _origin(request: HttpRequest) -> str:
    """Scheme and host of the WAN host the mail leads to; raises Http404 when the request has none."""
    current = host_of(request)
    parts = current.url_parts(current.host.portal_site.root_page) if current else None
    if parts is None:
        raise Http404
    return parts[1] + "/"
