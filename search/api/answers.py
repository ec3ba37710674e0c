"""From what the search page and an item's page show to what programs are answered. Asks the database nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from urllib.parse import urljoin

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from core.cards import DocumentCard
from core.item_details import ItemDetails, ItemRelation
from core.reading_cards import FileCard
from core.search_kinds import Card
from search.api import schemas
from search.results import Choice, Facet, FacetOption, Parts, SearchHit, SearchResults

Absolute = Callable[[str], str]


def found(results: SearchResults, request: HttpRequest, kind_label: str) -> schemas.Found:
    """One page of results; addresses are whole."""
    paging = results.paging

    def beside(url: str) -> str | None:
        return request.build_absolute_uri(request.path + url) if url else None

    return schemas.Found(
        total=results.total,
        page=paging.number,
        pages=paging.count,
        next=beside(paging.next_url),
        previous=beside(paging.previous_url),
        relaxed=results.relaxed,
        accents_ignored=results.accents_ignored,
        items=[_hit(hit, request.build_absolute_uri) for hit in (*results.pinned, *results.hits)],
        facets=facets(results, kind_label),
    )


def facets(results: SearchResults, kind_label: str) -> list[schemas.FacetFound]:
    """The kinds first, then the facets of the page."""
    kinds = schemas.FacetFound(
        name="kind", label=kind_label, values=[_value(tab) for tab in results.tabs if tab.value]
    )
    return [kinds, *(_facet(facet) for facet in results.facets)]


def item(
    card: Card, details: ItemDetails, request: HttpRequest, *, key: str, kind: str, kind_label: str, site: str
) -> schemas.ItemTold:
    """One item with its details; files lie on the host of its page."""
    base = request.build_absolute_uri(card.url)
    return schemas.ItemTold(
        **_item(card, request.build_absolute_uri, key=key, kind=kind, kind_label=kind_label, site=site),
        facts=[
            schemas.FactTold(
                name=fact.name,
                label=str(fact.label),
                value=str(fact.value),
                date=_day(fact.on),
                note=fact.note,
            )
            for fact in details.facts
        ],
        validity=schemas.ValidityTold(key=details.validity.key, label=str(details.validity.label))
        if details.validity
        else None,
        files=[_file(file, base) for file in details.files],
        relations=[_relation(other, request.build_absolute_uri) for other in details.relations],
    )


def _file(file: FileCard, base: str) -> schemas.FileTold:
    return schemas.FileTold(
        title=file.title,
        url=urljoin(base, file.url),
        type=file.kind_label,
        size=file.size_label,
        pages=file.pages,
    )


def _relation(other: ItemRelation, absolute: Absolute) -> schemas.RelationTold:
    return schemas.RelationTold(
        group=str(other.group),
        number=other.number,
        title=other.title,
        url=absolute(other.url) if other.url else None,
        signed_on=other.signed_on,
        note=other.note,
    )


def _hit(hit: SearchHit, absolute: Absolute) -> schemas.ItemFound:
    return schemas.ItemFound(
        **_item(
            hit.card, absolute, key=hit.key, kind=hit.kind, kind_label=hit.kind_label, site=hit.site_name
        ),
        snippet=_parts(hit.snippet),
        files=[
            schemas.FileFound(
                title=file.title,
                is_ocr=file.is_ocr,
                pages=[schemas.PageOfFile(number=page.number, url=absolute(page.url)) for page in file.pages],
                snippet=_parts(file.snippet),
            )
            for file in hit.files
        ],
    )


def _item(
    card: Card, absolute: Absolute, *, key: str, kind: str, kind_label: str, site: str
) -> dict[str, Any]:
    is_document = isinstance(card, DocumentCard)
    return {
        "key": key,
        "kind": kind,
        "kind_label": kind_label,
        "url": absolute(card.url),
        "api_url": absolute(reverse("search_api:item", kwargs={"key": key})),
        "title": card.abstract if isinstance(card, DocumentCard) else card.title,
        "summary": "" if isinstance(card, DocumentCard) else card.summary,
        "date": _day(card.signed_on if isinstance(card, DocumentCard) else card.date),
        "site": site,
        "document": _document(card) if is_document else None,
    }


def _document(card: Card) -> schemas.DocumentFacts | None:
    if not isinstance(card, DocumentCard):
        return None
    return schemas.DocumentFacts(
        number=card.number,
        type=str(card.type_label),
        issuer=card.issuer,
        signed_on=card.signed_on,
        validity=card.validity_key,
        validity_label=str(card.validity_label),
    )


def _facet(facet: Facet) -> schemas.FacetFound:
    return schemas.FacetFound(
        name=facet.name, label=str(facet.label), values=[_value(option) for option in facet.options]
    )


def _value(option: FacetOption | Choice) -> schemas.FacetValue:
    return schemas.FacetValue(
        value=option.value, label=str(option.label), count=option.count or 0, selected=option.selected
    )


def _parts(parts: Parts) -> list[schemas.Part]:
    return [schemas.Part(text=part.text, is_hit=part.is_hit) for part in parts]


def _day(moment: date | datetime | None) -> date | None:
    return timezone.localtime(moment).date() if isinstance(moment, datetime) else moment
