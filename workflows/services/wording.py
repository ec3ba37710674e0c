"""Times in the words of the working screens."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

LATE_AFTER = timedelta(days=1)
"""An item that waited longer stands first, whatever its step."""


def span_in_words(span: timedelta) -> str:
    """A length of time in its two largest units: "2 ngày 3 giờ", "3 giờ 20 phút", "12 phút"."""
    minutes = max(0, int(span.total_seconds() // 60))
    days, rest = divmod(minutes, 24 * 60)
    hours, left = divmod(rest, 60)
    parts = [
        (days, ngettext("%(count)d day", "%(count)d days", days)),
        (hours, ngettext("%(count)d hour", "%(count)d hours", hours)),
        (0 if days else left, ngettext("%(count)d minute", "%(count)d minutes", left)),
    ]
    named = [text % {"count": count} for count, text in parts if count]
    return " ".join(named) or _("under a minute")


def waited_in_words(since: datetime) -> str:
    """How long something has waited since `since`."""
    return span_in_words(timezone.now() - since)


def is_late(since: datetime) -> bool:
    """Whether something has waited for more than a day."""
    return timezone.now() - since > LATE_AFTER
