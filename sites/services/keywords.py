"""The list of keywords of a site: what stands on it is offered to its writers (từ khóa)."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from taggit.models import Tag
from wagtail.log_actions import log

from sites.models import PortalSite, SiteTag


class KeywordRefused(Exception):
    """The keyword is not taken; `reason` says why."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


@transaction.atomic
def keyword_put(*, row: SiteTag, portal_site: PortalSite, name: str, user: Any) -> SiteTag:
    """Put a keyword on the list of a site, or another one in its place; raises KeywordRefused.

    Words are shared by all sites; who offers them is not. Articles keep what was written on them.
    """
    words = " ".join(name.split())
    if not words or "," in words:
        raise KeywordRefused(_("Write one keyword at a time, without a comma."))
    tag = Tag.objects.filter(name__iexact=words).first() or Tag.objects.create(name=words)
    if SiteTag.objects.filter(portal_site=portal_site, tag=tag).exclude(pk=row.pk).exists():
        raise KeywordRefused(_("“%(name)s” is on the list already.") % {"name": tag.name})
    is_new = row.pk is None
    row.portal_site, row.tag = portal_site, tag
    row.save()
    log(instance=row, action="wagtail.create" if is_new else "wagtail.edit", user=user)
    return row
