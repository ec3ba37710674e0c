"""What programs are told of one document: what its page shows, by the same selectors (F07, G04)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest

from core.channels import channel_of
from core.item_details import ItemDetails, ItemRelation
from docslib.document_selectors import document_file_cards, facts_of
from docslib.lineage_contexts import lineage_context

if TYPE_CHECKING:
    from docslib.lineage.cards import Lineage
    from docslib.models import OfficialDocumentPage


def document_details(document: OfficialDocumentPage, request: HttpRequest) -> ItemDetails:
    """Facts, force of today, files and relations, for a reader of the request's network (A04)."""
    around = lineage_context(document, request)
    return ItemDetails(
        facts=tuple(facts_of(document)),
        validity=around["validity"],
        files=tuple(document_file_cards(document, channel_of(request))),
        relations=tuple(_relations(around["lineage"])),
    )


def _relations(lineage: Lineage) -> list[ItemRelation]:
    return [
        ItemRelation(group.title, other.number, other.title, other.url, other.signed_on, other.note)
        for group in (*lineage.groups, *lineage.cited)
        for other in group.documents
    ]
