"""What the footer of a site says: changed by the site's manager, each change kept with old and new (A09)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from sites.models import PortalSite

FACT_FIELDS = ("responsible_person", "licence", "address", "phone", "email")
"""Fields a site's manager may change; name, code, colours and hosts are the technical administrator's."""

FACTS_CHANGED = "portal.site_facts"


class NotAFact(ValueError):
    """A field was named that is no fact of the footer."""


@transaction.atomic
def site_facts_change(
    *, portal_site: PortalSite, facts: Mapping[str, str], user: Any
) -> dict[str, list[str]]:
    """Write the facts that differ and log them as {field: [old, new]}, which is returned; raises NotAFact."""
    if strangers := set(facts) - set(FACT_FIELDS):
        raise NotAFact(", ".join(sorted(strangers)))
    stored = PortalSite.objects.select_for_update().get(pk=portal_site.pk)
    changes = {
        field: [getattr(stored, field), value]
        for field, value in facts.items()
        if getattr(stored, field) != value
    }
    if changes:
        for field, (_old, new) in changes.items():
            setattr(stored, field, new)
        stored.save(update_fields=list(changes))
        log(instance=stored, action=FACTS_CHANGED, user=user, data={"changes": changes})
    return changes
