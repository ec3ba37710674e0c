"""Telling readers by mail what is new in the searches they saved and in what they follow (A10).

At most one mail a day for each, and none when nothing is new. What is new was published since the last look, and
anybody on the Party network may read it. A mail that cannot be sent leaves its news for the next day.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from smtplib import SMTPException

from django.core.exceptions import BadRequest
from django.db import models
from django.http import HttpRequest, QueryDict
from django.utils import timezone

from core.channels import Channel
from core.search_kinds import entry_key
from search.engines.protocol import NEWEST, EngineError
from search.followed_selectors import FreshPage, published_between
from search.kept_cards import KeptItem
from search.kept_selectors import AREA, follow_key, search_base, shown
from search.models import Follow, OutboxEntry, SavedSearch
from search.params import SearchParams, parse_params
from search.selectors import found
from search.services.alert_mail import AlertNews, alert_mail
from search.services.drain import outbox_drain
from search.services.wan_reader import wan_reader
from sites.hosts import host_of

logger = logging.getLogger(__name__)

MOST_HITS = 5_000
"""Of one search, newest day first: what is new is looked for among so many."""
PATIENCE = timedelta(days=2)
MAIL_FAILURES = (SMTPException, OSError, ValueError)
"""The server refuses, is not there, or an address is none."""
Alert = SavedSearch | Follow


@dataclass(frozen=True, slots=True)
class AlertReport:
    """What a run did: alerts looked at, mails sent, mails or searches that failed and are tried again."""

    looked_at: int = 0
    sent: int = 0
    failed: int = 0


def readers_tell() -> AlertReport:
    """Send what is new to whoever asked to be told; a second run on the same day sends nothing twice."""
    request = wan_reader()
    if request is None:
        return AlertReport()
    alerts = list(_due())
    if not alerts:
        return AlertReport()
    until, fresh = _indexed_since(min(alert.told_until for alert in alerts))
    sent = failed = 0
    for alert in alerts:
        try:
            told = _tell(alert, [page for page in fresh if page.since > alert.told_until], request)
        except (EngineError, *MAIL_FAILURES) as error:
            failed += 1
            # Neither address nor search: both are the reader's own.
            logger.error(
                "Alert %s %s was not sent: %s", alert._meta.model_name, alert.pk, type(error).__name__
            )
            continue
        sent += told
        if until > alert.told_until:
            _unchanged(alert).update(told_until=until)
    return AlertReport(len(alerts), sent, failed)


def _indexed_since(told_until: datetime) -> tuple[datetime, list[FreshPage]]:
    """What was published since, and up to when all of it is in the indexes.

    A page that still waits to be indexed is told of when it has arrived, not passed over, nor is what came after
    it. After PATIENCE the others wait no longer: the row of one page may fail for ever.
    """
    now = timezone.now()
    outbox_drain()
    fresh = published_between(Channel.WAN, told_until, now)
    waiting = {entry_key(kind, pk) for kind, pk in OutboxEntry.objects.values_list("kind", "object_id")}
    late = [page.since for page in fresh if page.key in waiting and page.since > now - PATIENCE]
    until = min(late) - timedelta(microseconds=1) if late else now
    return until, [page for page in fresh if page.since <= until]


def _due() -> Iterator[Alert]:
    """The alerts of people who still have an account, not looked at today."""
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    wanted = {"tells_by_mail": True, "user__is_active": True, "told_until__lt": today}
    for rows in (
        SavedSearch.objects.filter(**wanted).select_related("user", "home_site__root_page"),
        Follow.objects.filter(**wanted).select_related("user", "section"),
    ):
        yield from rows.exclude(user__email="").order_by("pk")


def _tell(alert: Alert, fresh: Sequence[FreshPage], request: HttpRequest) -> int:
    """Send the mail of one alert; returns 0 when nothing is new for it. Raises EngineError, MAIL_FAILURES."""
    keys = _of_search(alert, fresh) if isinstance(alert, SavedSearch) else _of_follow(alert, fresh)
    if not keys:
        return 0
    source = _source(alert, request)
    items = shown(keys, request)
    news = tuple(items[key] for key in keys if key in items)
    if source is None or not news or not _unchanged(alert).exists():
        return 0
    return alert_mail(AlertNews(alert, source, news), request).send()


def _unchanged(alert: Alert) -> models.QuerySet:
    """The row of `alert` while it is as it was read: its reader did not stop it, another run did not send it.

    A run takes minutes where many want to be told.
    """
    wanted = {"pk": alert.pk, "tells_by_mail": True, "told_until": alert.told_until}
    return type(alert)._default_manager.filter(**wanted)


def _of_search(alert: SavedSearch, fresh: Sequence[FreshPage]) -> list[str]:
    try:
        params = parse_params(QueryDict(alert.address), home_site=alert.home_site_id)
    except BadRequest:
        return []  # a filter that this version of the portal has no longer; the search page refuses it too
    return _found_among(fresh, params)


def _of_follow(alert: Follow, fresh: Sequence[FreshPage]) -> list[str]:
    if alert.section is not None:
        path = alert.section.path
        return [page.key for page in _newest_first(fresh) if page.path.startswith(path) and page.path != path]
    return _found_among(fresh, SearchParams(chosen=((AREA, (str(alert.area_id),)),)))


def _found_among(fresh: Sequence[FreshPage], params: SearchParams) -> list[str]:
    """Which of `fresh` the search finds, through the same pipeline as the page; the last published first."""
    if not fresh:
        return []
    asked = replace(params, sort=NEWEST, page=1)
    hits = {hit.key for hit in found(Channel.WAN, asked, limit=MOST_HITS).hits}
    return [page.key for page in _newest_first(fresh) if page.key in hits]


def _newest_first(fresh: Sequence[FreshPage]) -> list[FreshPage]:
    return sorted(fresh, key=lambda page: (page.since, page.key), reverse=True)


def _source(alert: Alert, request: HttpRequest) -> KeptItem | None:
    """What the mail is about and where it is read; None when that may no longer be named."""
    current = host_of(request)
    if isinstance(alert, Follow):
        return shown([follow_key(alert)], request).get(follow_key(alert))
    base = search_base(alert.home_site, current) if current else ""
    return KeptItem(f"search:{alert.pk}", alert.name, f"{base}?{alert.address}") if base else None
