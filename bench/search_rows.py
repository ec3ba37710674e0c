"""Pages in the database for what an engine found, so that hits pass the same check as on the search page."""

from __future__ import annotations

import copy
import uuid
from collections.abc import Collection, Mapping

from wagtail.models import Page

from core.models import PageExposure
from docslib.models import OfficialDocumentPage
from sites.models import PortalSite
from tests.factories import make_article, make_document, publish

MAKERS = {"article": make_article, "document": make_document}


def make_templates(site: PortalSite) -> dict[str, Page]:
    """A live page of `site` of each kind, made before `add_rows` takes ids that come later."""
    return {kind: publish(make(site), site) for kind, make in MAKERS.items()}


def add_rows(templates: Mapping[str, Page], found: Mapping[str, set[int]]) -> None:
    """Live pages under the ids `found`, by kind; written by the table, for the tree takes a second each."""
    taken = set(Page.objects.values_list("pk", flat=True))
    for kind, pks in found.items():
        _clone(templates[kind], pks - taken)


def _clone(template: Page, pks: Collection[int]) -> None:
    parent = template.get_parent(update=True)
    pages = [
        _copy(template, parent, pk, place) for place, pk in enumerate(sorted(pks), start=parent.numchild + 1)
    ]
    rows = [Page(**{field.attname: getattr(page, field.attname) for field in Page._meta.concrete_fields})
            for page in pages]  # fmt: skip
    Page.objects.bulk_create(rows)
    model = type(template)
    model._base_manager._insert(pages, fields=model._meta.local_concrete_fields, using="default")
    PageExposure.objects.bulk_create(
        PageExposure(page_id=page.pk, on_internet=True, on_wan=True) for page in pages
    )
    Page.objects.filter(pk=parent.pk).update(numchild=parent.numchild + len(pages))


def _copy(template: Page, parent: Page, pk: int, place: int) -> Page:
    page = copy.copy(template)
    page.pk = page.id = page.page_ptr_id = pk
    page.path = type(template)._get_path(parent.path, template.depth, place)
    page.slug, page.translation_key = f"tim-{pk}", uuid.uuid4()
    page.url_path = f"{parent.url_path}{page.slug}/"
    page.title = page.draft_title = f"{template.title} {pk}"
    page.latest_revision_id = page.live_revision_id = None
    if isinstance(page, OfficialDocumentPage):
        page.number_key = str(pk)
    return page
