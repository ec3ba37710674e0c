"""Reading what was asked, what found nothing and what was opened; constant queries for any number of rows (M04)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, F, Max, Q, QuerySet, Sum, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from core.channels import Channel
from search.models import AskedQuestion, ChosenHit
from search.question_cards import QuestionRow
from search.services.questions import RARE_DAYS, RARE_TIMES
from sites.models import PortalSite
from sites.report_selectors import matches

QUESTION = ("site_id", "channel", "words")


def questions_like(rows: QuerySet[AskedQuestion], query: str) -> QuerySet[AskedQuestion]:
    """The questions that hold all words of `query`, with or without accents."""
    asked = rows.order_by().values_list("words", flat=True).distinct()
    return rows.filter(words__in=[words for words in asked if matches(words, query)])


def by_question(rows: QuerySet[AskedQuestion], today: date) -> QuerySet[Any]:
    """One row for each question of a site and network, most asked first.

    Of days more than 30 back only what was asked three times counts, for the night may not have forgotten yet
    what fewer asked.
    """
    is_older = Q(day__lt=today - timedelta(days=RARE_DAYS))
    return (
        rows.order_by()
        .values(*QUESTION)
        .annotate(
            fresh=Coalesce(Sum("times", filter=~is_older), 0),
            older=Coalesce(Sum("times", filter=is_older), 0),
            most=Max("found"),
            opened_times=Sum("opened"),
        )
        .annotate(asked=F("fresh") + Case(When(older__gte=RARE_TIMES, then=F("older")), default=0))
        .filter(asked__gt=0)
        .order_by("-asked", *QUESTION)
    )


def question_rows(
    found: Sequence[dict[str, Any]], rows: QuerySet[AskedQuestion], sites: Iterable[PortalSite]
) -> list[QuestionRow]:
    """What a table shows of the groups found, counted among `rows`; two queries."""
    names = {site.pk: site for site in sites}
    kept = rows.filter(words__in={group["words"] for group in found}).order_by()
    latest = {
        named: count
        for *named_list, count in kept.order_by("day").values_list(*QUESTION, "found")
        for named in [tuple(named_list)]
    }
    places = _places(kept)
    return [_row(group, latest, places, names) for group in found]


def _places(kept: QuerySet[AskedQuestion]) -> dict[tuple[Any, ...], float]:
    """Mean place of what was opened, by question."""
    chosen = ChosenHit.objects.filter(question__in=kept.values("pk")).order_by()
    sums: dict[tuple[Any, ...], list[int]] = defaultdict(lambda: [0, 0])
    for *named, times, places in chosen.values_list(
        *(f"question__{name}" for name in QUESTION), "times", "places"
    ):
        sums[tuple(named)][0] += times
        sums[tuple(named)][1] += places
    return {named: places / times for named, (times, places) in sums.items() if times}


def _row(
    group: dict[str, Any],
    latest: dict[tuple[Any, ...], int],
    places: dict[tuple[Any, ...], float],
    names: dict[int, PortalSite],
) -> QuestionRow:
    named = tuple(group[name] for name in QUESTION)
    site = names.get(group["site_id"])
    return QuestionRow(
        words=group["words"],
        site_id=group["site_id"],
        site=site.short_name if site else _("a site that is gone"),
        theme=site.theme if site else "",
        network=str(Channel(group["channel"]).label),
        asked=group["asked"],
        found=latest.get(named, group["most"]),
        opened=group["opened_times"],
        place=places.get(named),
    )
