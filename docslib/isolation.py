"""What the document library plants on the temporary sites of the isolation audit (A02)."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from core.channels import Channel
from core.models import PortalDocument
from docslib.enums import DocumentType, ReadingState, UploadState
from docslib.models import (
    DocumentLibraryPage,
    FileDownload,
    FilePage,
    FileReading,
    OfficialDocumentFile,
    OfficialDocumentPage,
    PendingUpload,
)
from docslib.upload_isolation import plant as plant_uncleared
from sites.isolation.asking import Ask
from sites.isolation.judge import organ_forms
from sites.isolation.markers import Kind
from sites.isolation.probe import Hand, at, points_there, probe
from sites.isolation.registry import TYPED, Plot
from sites.roles import Role

organ_forms.add("docslib_admin:check")


def plant(plot: Plot) -> None:
    """A draft and a live document with their files and readings, and an upload that nobody finished."""
    library = DocumentLibraryPage.objects.child_of(plot.one("home")).first()
    draft = _document(plot, library, Kind.HIDDEN, "van-ban-nhap")
    live = _document(plot, library, Kind.LIVE, "van-ban-dang")
    plot.put_up(live)
    file = _file(plot, Kind.HIDDEN, "tep-dang-do")
    upload = PendingUpload.objects.create(
        document=file,
        library=library,
        user=plot.people[Role.EDITOR],
        state=UploadState.CLEARED,
    )
    _opened(plot, file)
    plot.keep("document", plot.keep(TYPED, draft))
    plot.keep("live document", live)
    plot.keep("library", library)
    plot.models |= {
        "docslib_admin:pk": "docslib.PendingUpload",
        "docslib_admin:ready:page_id": "docslib.OfficialDocumentPage",
        "library": "docslib.DocumentLibraryPage",
    }
    plot.show(draft, live, upload, file, library)
    plant_uncleared(plot)


def _document(plot: Plot, library: DocumentLibraryPage, kind: Kind, slug: str) -> OfficialDocumentPage:
    page = OfficialDocumentPage(
        title=plot.text(kind, "Văn bản"),
        slug=plot.slug(kind, slug),
        document_type=DocumentType.DECISION,
        number=plot.text(kind),
        abstract=plot.text(kind, "về việc"),
        issuer=plot.portal_site.organ,
        signed_on=timezone.localdate(),
        signer=plot.text(kind),
        signer_title=plot.text(kind),
        place=plot.text(kind),
        recipients=plot.text(kind),
        live=False,
        owner=plot.people[Role.EDITOR],
    )
    held = _file(plot, kind, slug)
    page.files = [OfficialDocumentFile(document=held, title=plot.text(kind))]
    library.add_child(instance=page)
    page.save_revision(user=page.owner)
    plot.keep(f"file of {slug}", held)
    return page


def _file(plot: Plot, kind: Kind, slug: str) -> PortalDocument:
    name = plot.slug(kind, slug) + ".pdf"
    document = PortalDocument(
        title=plot.text(kind, "Tệp"),
        collection=plot.portal_site.collection,
        uploaded_by_user=plot.people[Role.EDITOR],
    )
    body = f"%PDF-1.4 {plot.text(kind)}".encode()
    document.file.save(name, plot.content(name, body), save=False)
    document.file_size = len(body)
    document.save()
    reading, _created = FileReading.objects.update_or_create(
        document=document,
        defaults={"state": ReadingState.DONE, "kind": "pdf", "pages_total": 1, "pages_done": 1},
    )
    FilePage.objects.update_or_create(reading=reading, number=1, defaults={"text": plot.text(kind)})
    plot.show(document)
    return document


def _opened(plot: Plot, file: PortalDocument) -> None:
    row = FileDownload.objects.create(
        document=file,
        portal_site=plot.portal_site,
        name=file.filename,
        number=plot.text(Kind.HIDDEN),
        title=plot.text(Kind.HIDDEN, "Văn bản"),
        user=plot.people[Role.EDITOR],
        channel=Channel.WAN,
    )
    plot.show(row)


@probe("25")
def uploads(hand: Hand) -> Iterator[Ask]:
    """Files into a foreign library, foreign uploads and readings taken over, foreign files in own documents."""
    file = SimpleUploadedFile("x.pdf", b"%PDF-1.4 x")
    yield hand.post(at("docslib_admin:choose"), {"library": hand.theirs("library").pk, "files": file})
    for view in ("reading_retry", "reading_status"):
        yield hand.post(at(f"docslib_admin:{view}", hand.their_id("core.PortalDocument")), is_foreign=True)
    upload = hand.their_id("docslib.PendingUpload")
    for view in ("check", "discard", "add_to_draft"):
        path = at(f"docslib_admin:{view}", upload)
        yield hand.post(path, {"page": hand.mine("document").pk}, is_foreign=True)
    page = hand.mine("document")
    edit = at("wagtailadmin_pages:edit", page.pk)
    changed = hand.filled(edit, files__0__document=hand.theirs("file").pk)
    yield hand.post(edit, changed, wrong=points_there(hand, page))
    yield hand.post(at("wagtailadmin_pages:preview_on_edit", page.pk), changed)
