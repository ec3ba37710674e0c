"""Reading relations for those who write them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from django.apps import apps
from django.db.models import Q
from django.utils.text import capfirst

from core.permissions import SITE_PATH_LENGTH
from core.vietnamese.numbers import search_key
from docslib.cards import RelationSuggestion
from docslib.enums import RelationKind
from docslib.lineage.wording import heading, note_of
from docslib.metadata.relations import StatedRelation, find_relations

if TYPE_CHECKING:
    from docslib.models import FileReading, OfficialDocumentPage


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


def suggested_relations(
    page: OfficialDocumentPage, readings: Iterable[FileReading]
) -> Iterator[RelationSuggestion]:
    """What the typed files of `page` state about other documents and its form does not say yet (G06, G08).

    Recognised pages suggest nothing: a number read from a scan is typed by a person. Two queries and one a file.
    """
    known = _stated(page)
    for reading in readings:
        typed = [found.text for found in reading.pages.all() if not found.is_ocr]
        for stated in find_relations("\n".join(typed)):
            key = search_key(stated.number)
            if (stated.kind, key) not in known and key != page.number_key:
                known.add((stated.kind, key))
                yield _suggestion(stated)


def _stated(page: OfficialDocumentPage) -> set[tuple[str, str]]:
    """Kind and number of the relations in the version being edited."""
    rows = list(page.relations.all())
    pages = apps.get_model("docslib", "OfficialDocumentPage").objects
    chosen = {row.target_id for row in rows if row.target_id}
    keys = dict(pages.filter(pk__in=chosen).values_list("pk", "number_key")) if chosen else {}
    return {(row.kind, keys.get(row.target_id) or search_key(row.target_number)) for row in rows}


def _suggestion(stated: StatedRelation) -> RelationSuggestion:
    values = {
        "kind": stated.kind,
        "extent": stated.extent,
        "target_number": stated.number,
        "target_date": f"{stated.date:%d/%m/%Y}" if stated.date else "",
        "provision": stated.provision,
    }
    note = note_of(stated.extent, stated.provision, None)
    shown = f"{heading(stated.kind, is_incoming=False)} {stated.number}" + (f" ({note})" if note else "")
    return RelationSuggestion(json.dumps(values, ensure_ascii=False), capfirst(shown))
