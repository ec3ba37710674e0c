"""Reading relations for those who write them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from django.apps import apps
from django.db.models import Q

from core.permissions import SITE_PATH_LENGTH
from docslib.enums import RelationKind

if TYPE_CHECKING:
    from docslib.models import OfficialDocumentPage


def leads_back(page: OfficialDocumentPage, target_id: int | None) -> bool:
    """Whether the target, or what it replaces, or what that replaces, replaces `page`. One query.

    Looks at live documents and at those of the page's own site: the answer tells nobody of another board's drafts.
    """
    if page.pk is None or target_id is None:
        return False
    relations = apps.get_model("docslib", "DocumentRelation").objects.filter(kind=RelationKind.REPLACES)
    own_site = Q(page__path__startswith=page.path[:SITE_PATH_LENGTH])
    replaced: dict[int, set[int]] = defaultdict(set)
    for row in relations.filter(own_site | Q(page__live=True)).select_related("page"):
        if row.target_id is not None:
            replaced[row.page_id].add(row.target_id)
        elif row.target_key and row.target_key == page.number_key:
            replaced[row.page_id].add(page.pk)
    seen, waiting = {page.pk}, [target_id]
    while waiting:
        at = waiting.pop()
        if page.pk in replaced[at]:
            return True
        seen.add(at)
        waiting += replaced[at] - seen
    return False
