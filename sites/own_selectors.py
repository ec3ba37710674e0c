"""Reading what was changed on a site by its own people."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from wagtail.models import ModelLogEntry

from sites.models import PortalSite
from sites.services.site_facts import FACTS_CHANGED


@dataclass(frozen=True)
class FactChange:
    """One field of the footer, before and after."""

    label: str
    old: str
    new: str


@dataclass(frozen=True)
class FactsChange:
    """One act of changing the footer."""

    who: str
    when: datetime.datetime
    changes: tuple[FactChange, ...]


def changes_in_words(entry: ModelLogEntry) -> tuple[FactChange, ...]:
    """What a log entry's data say, with the names of the fields as people know them."""
    meta = entry.content_type.model_class()._meta
    return tuple(
        FactChange(str(meta.get_field(field).verbose_name), old, new)
        for field, (old, new) in entry.data["changes"].items()
    )


def facts_history(portal_site: PortalSite, *, limit: int = 10) -> list[FactsChange]:
    """The last changes of the site's footer, newest first; one query."""
    entries = ModelLogEntry.objects.for_instance(portal_site).filter(action=FACTS_CHANGED)
    return [
        FactsChange(entry.user_display_name, entry.timestamp, changes_in_words(entry))
        for entry in entries.select_related("user", "content_type")[:limit]
    ]
