"""Loads the official documents of the demo province with their files; moderation takes them further."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.models import Page

from core.channels import Channel
from core.demo import DemoContext, PlannedItem
from core.models import PortalDocument
from docslib.demo.plan import FILES, DemoDocument, documents
from docslib.enums import RelationKind, Validity
from docslib.metadata.issuer import readable_position
from docslib.models import (
    Declaration,
    DocumentLibraryPage,
    DocumentRelation,
    OfficialDocumentFile,
    OfficialDocumentPage,
)
from docslib.services.declarations import declare_first, declare_second
from docslib.services.reading import readings_resume
from sites.demo.plan import DEMO_DAY, site_plan

TERM = "2025 – 2030"
FIRST_BEFORE, SECOND_BEFORE = timedelta(hours=2), timedelta(minutes=20)
"""How long before a document goes up its two declarations were made."""


def load_documents(context: DemoContext) -> None:
    """Make the documents that are not there yet, the oldest first."""
    listed = sorted(documents(), key=lambda document: document.signed_on)
    made = sum(_ensure_document(context, document) for document in listed)
    context.say(f"  {made} văn bản mới")


def read_files(context: DemoContext) -> None:
    """Read the files now, while somebody waits, and not when the first reader comes."""
    context.say(f"  {readings_resume()} tệp vừa đọc xong")


def _ensure_document(context: DemoContext, document: DemoDocument) -> bool:
    portal_site = context.recall("site", document.item["site"])
    library = DocumentLibraryPage.objects.child_of(portal_site.root_page).get()
    if Page.objects.child_of(library).filter(slug=document.slug).exists():
        return False
    plan = site_plan(document.item["site"])
    clerk = context.recall("user", plan.people["contributor"][-1])
    page = OfficialDocumentPage(slug=document.slug, live=False, owner=clerk, **_facts(context, document))
    file = _store_file(document, page, portal_site.collection, clerk)
    page.files = [OfficialDocumentFile(document=file, sort_order=0)]
    page.relations = list(_relations(document, library))
    library.add_child(instance=page)
    page.save_revision(user=clerk)
    _declare(context, page, document, clerk)
    context.planned.append(
        PlannedItem(
            page=page,
            site=plan.key,
            state=document.item.get("state", "published"),
            written_at=_arrival(document),
            submitted_by=clerk.username,
        )
    )
    return True


def _declare(context: DemoContext, page: OfficialDocumentPage, document: DemoDocument, clerk: Any) -> None:
    """Who brings it declares before it goes to the board; of what is public the secretary of its site declared too."""
    declare_first(user=clerk, page=page, address=None)
    declared = Declaration.objects.filter(page=page)
    declared.update(declared_at=_arrival(document) - FIRST_BEFORE)
    if document.item.get("state", "published") == "published":
        secretary = context.recall("user", site_plan(document.item["site"]).people["receiver"][0])
        declare_second(user=secretary, page=page, address=None, pages_opened=None)
        declared.filter(user=secretary).update(declared_at=_arrival(document) - SECOND_BEFORE)


def _facts(context: DemoContext, document: DemoDocument) -> dict[str, Any]:
    item = document.item
    return {
        "title": _title(document),
        "document_type": item["type"],
        "number": item["number"],
        "abstract": _title(document),
        "issuer": context.recall("organ", item["issuer"]),
        "signed_on": document.signed_on,
        "effective_from": document.signed_on if item.get("validity") == Validity.IN_FORCE else None,
        "effective_to": date.fromisoformat(item["until"]) if item.get("until") else None,
        "signer": item["signer"],
        "signer_title": readable_position(item["title"]),
        "place": item.get("place", "Trường Khê"),
        "term": item.get("term", TERM),
        "recipients": "\n".join(document.recipients),
        "subject_area": context.recall("area", item["area"]),
        "channel": Channel(item.get("channel", "both")).value,
    }


def _relations(document: DemoDocument, library: Page) -> Iterator[DocumentRelation]:
    """A document of the own library is chosen, one of another site is named by its number."""
    named = {other.slug: other for other in documents()}
    own = {page.slug: page for page in OfficialDocumentPage.objects.child_of(library)}
    for kind, slug in document.relations:
        other = named[slug]
        if slug in own:
            yield DocumentRelation(kind=RelationKind(kind), target=own[slug])
        else:
            yield DocumentRelation(
                kind=RelationKind(kind), target_number=other.item["number"], target_date=other.signed_on
            )


def _title(document: DemoDocument) -> str:
    """Type and subject, as people name a document."""
    subject = document.item["abstract"].replace("V/v ", "về việc ").replace("Về việc", "về việc")
    return f"{document.type_name} {subject}"[:255]


def _store_file(
    document: DemoDocument, page: OfficialDocumentPage, collection: Any, clerk: Any
) -> PortalDocument:
    content = (FILES / document.file_name).read_bytes()
    file = PortalDocument(
        title=f"{document.type_name} {document.item['number']}",
        collection=collection,
        channel=page.channel,
        uploaded_by_user=clerk,
        file_size=len(content),
    )
    file.file.save(document.file_name, ContentFile(content), save=False)
    file.save()
    return file


def _arrival(document: DemoDocument) -> datetime:
    """The document goes up the day after it was signed, in the afternoon, and never after the demo's day."""
    day = min(document.signed_on + timedelta(days=1), DEMO_DAY)
    return timezone.make_aware(datetime.combine(day, time(14, 30)))
