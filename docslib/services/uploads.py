"""Taking a file into the library: looked at by its content, kept private, read in the background (G01, M02)."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from wagtail.permissions import policy_registry

from core.models import PortalDocument
from docslib.models import DocumentLibraryPage, PendingUpload
from docslib.reading.result import FileKind
from docslib.reading.sniff import sniff_kind
from docslib.services.reading import reading_queue
from sites.selectors import portal_site_of

# What each ending promises; a .doc has been many things in twenty years.
_KINDS_BY_ENDING: dict[str, frozenset[FileKind]] = {
    ".pdf": frozenset({FileKind.PDF}),
    ".docx": frozenset({FileKind.DOCX}),
    ".doc": frozenset({FileKind.DOC, FileKind.RTF, FileKind.HTML, FileKind.WORD_XML, FileKind.DOCX}),
    ".rtf": frozenset({FileKind.RTF}),
    ".odt": frozenset({FileKind.ODT}),
}
ACCEPTED_ENDINGS = tuple(_KINDS_BY_ENDING)


class UploadRefused(Exception):
    """The file is not taken; `reasons` say why and what to do."""

    def __init__(self, reasons: list[str]) -> None:
        self.reasons = reasons
        super().__init__(" ".join(reasons))


def upload_take(*, user: Any, library: DocumentLibraryPage, upload: UploadedFile) -> PendingUpload:
    """Store the file in the private place of the library's site and queue its reading.

    Raises UploadRefused when the person may not add to this library, or when the file is not what its name says.
    """
    portal_site = portal_site_of(library)
    if portal_site is None or not may_upload(user, library):
        raise UploadRefused([_("You may not add documents to this library.")])
    if reasons := _reasons_against(upload):
        raise UploadRefused(reasons)
    with transaction.atomic():
        document = PortalDocument(
            title=Path(upload.name or "").stem[:255],
            collection=portal_site.collection,
            uploaded_by_user=user,
            channel=library.channel,
            file_size=upload.size,
        )
        document.file.save(Path(upload.name or "").name, upload, save=False)
        document.save()
        reading_queue(document=document)
        return PendingUpload.objects.create(document=document, library=library, user=user)


def may_upload(user: Any, library: DocumentLibraryPage) -> bool:
    """Whether the person may add pages to the library and files to its site's collection."""
    portal_site = portal_site_of(library)
    policy = policy_registry.get_by_type(PortalDocument)
    return (
        portal_site is not None
        and library.permissions_for_user(user).can_add_subpage()
        and policy.collections_user_has_permission_for(user, "add")
        .filter(pk=portal_site.collection_id)
        .exists()
    )


@transaction.atomic
def upload_discard(*, pending: PendingUpload) -> None:
    """Throw an unfinished upload away, its file with it."""
    pending.document.delete()


def _reasons_against(upload: UploadedFile) -> list[str]:
    name = upload.name or ""
    ending = Path(name).suffix.lower()
    if ending not in _KINDS_BY_ENDING:
        listed = ", ".join(kind[1:].upper() for kind in ACCEPTED_ENDINGS)
        return [
            _("“%(name)s”: this kind of file is not taken. Send %(kinds)s.") % {"name": name, "kinds": listed}
        ]
    limit = settings.WAGTAILDOCS_MAX_UPLOAD_SIZE
    if (upload.size or 0) > limit:
        return [
            _("“%(name)s” is larger than %(limit)s. Split it, or scan it at 200 dots per inch.")
            % {"name": name, "limit": filesizeformat(limit)}
        ]
    if not upload.size:
        return [_("“%(name)s” is empty. Choose the file again.") % {"name": name}]
    if _kind_of(upload) not in _KINDS_BY_ENDING[ending]:
        return [
            _(
                "“%(name)s” is not a %(kind)s file inside. Open it in its program and save it again, then upload it."
            )
            % {"name": name, "kind": ending[1:].upper()}
        ]
    return []


def _kind_of(upload: UploadedFile) -> FileKind:
    with tempfile.NamedTemporaryFile(prefix="portal-upload-") as copy:
        for chunk in upload.chunks():
            copy.write(chunk)
        copy.flush()
        upload.seek(0)
        return sniff_kind(Path(copy.name))
