"""Counting what readers ask and open: numbers of a day, and nothing of a person, an hour or a machine.

What is not kept cannot be lost, nor asked for.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import F, QuerySet, Sum

from core.channels import Channel
from search.models import AskedQuestion, ChosenHit

KEPT_MONTHS = 13
"""A whole year and the month of the year before, to compare with."""
RARE_DAYS = 30
RARE_TIMES = 3
"""What fewer asked in a month may tell of somebody; after these days it is forgotten."""
AT_ONCE = 500
OPENED_PER_QUESTION = 5
"""Beyond so many openings for each time a question was asked, a program is playing."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A result that a reader opened: which question, which result, at which place (1-based)."""

    channel: Channel
    site_id: int
    words: str
    key: str
    place: int


def question_count(*, day: date, channel: Channel, site_id: int, words: str, found: int) -> None:
    """Add one to the times `words` (of `question_words`) were asked on that day, and keep how much was found last.

    One statement, and two more for the first of the day.
    """
    named = {"day": day, "channel": channel.value, "site_id": site_id, "words": words}
    counted = AskedQuestion.objects.filter(**named)
    with transaction.atomic():
        if not counted.update(times=F("times") + 1, found=found):
            AskedQuestion.objects.bulk_create([AskedQuestion(**named)], ignore_conflicts=True)
            counted.update(times=F("times") + 1, found=found)


def opening_count(*, day: date, opening: Opening) -> bool:
    """Count a result that was opened for a question asked today or yesterday; whether there was such a question.

    A question nobody asked is not made by this, and its openings stay in proportion to the times it was asked.
    """
    asked = AskedQuestion.objects.filter(
        day__gte=day - timedelta(days=1),
        channel=opening.channel.value,
        site=opening.site_id,
        words=opening.words,
        opened__lt=F("times") * OPENED_PER_QUESTION,
    )
    question = asked.order_by("-day").values_list("pk", flat=True).first()
    if question is None:
        return False
    with transaction.atomic():
        AskedQuestion.objects.filter(pk=question).update(opened=F("opened") + 1)
        chosen = ChosenHit.objects.filter(question=question, key=opening.key)
        more = {"times": F("times") + 1, "places": F("places") + opening.place}
        if not chosen.update(**more):
            row = ChosenHit(question_id=question, key=opening.key)
            ChosenHit.objects.bulk_create([row], ignore_conflicts=True)
            chosen.update(**more)
    return True


@transaction.atomic
def questions_forget(*, today: date) -> int:
    """Remove what is older than 13 months, and what was asked fewer than three times in a month once 30 days have
    passed; how many rows went."""
    gone, _by_model = AskedQuestion.objects.filter(day__lt=_months_before(today, KEPT_MONTHS)).delete()
    older = AskedQuestion.objects.filter(day__lt=today - timedelta(days=RARE_DAYS)).order_by()
    for first in older.dates("day", "month"):
        last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
        gone += _forget_rare(older.filter(day__range=(first, last)), first, last)
    return gone


def _forget_rare(older: QuerySet[AskedQuestion], first: date, last: date) -> int:
    """Remove of `older`, rows of one month, what that whole month asked too seldom."""
    whole = AskedQuestion.objects.filter(day__range=(first, last)).order_by()
    asked = whole.values("channel", "site", "words").annotate(asked=Sum("times"))
    rare = set(asked.filter(asked__lt=RARE_TIMES).values_list("channel", "site", "words"))
    rows = older.values_list("pk", "channel", "site", "words")
    going = [pk for pk, *named in rows.iterator() if tuple(named) in rare]
    gone = 0
    for start in range(0, len(going), AT_ONCE):
        gone += AskedQuestion.objects.filter(pk__in=going[start : start + AT_ONCE]).delete()[0]
    return gone


def _months_before(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    month += 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
