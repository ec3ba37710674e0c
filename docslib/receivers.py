"""What the document library listens to."""

from __future__ import annotations

import logging
from typing import Any

from django.db import DatabaseError
from django.db.models.signals import post_save
from django.http import HttpRequest
from wagtail.documents.models import document_served
from wagtail.signals import page_published, page_unpublished

from core.models import PortalDocument
from docslib.enums import ReadingState
from docslib.models import FileReading, OfficialDocumentPage
from docslib.services.downloads import download_record
from docslib.services.lineage import citations_store, citations_store_of_file
from docslib.services.reading import reading_queue
from docslib.services.validity import validity_refresh_around

logger = logging.getLogger(__name__)


def _queue_reading(sender: type, instance: PortalDocument, raw: bool = False, **kwargs: Any) -> None:
    """Read a new file, and a replaced one; saving a title or a hash alone changes nothing."""
    update_fields = kwargs.get("update_fields")
    if not raw and (update_fields is None or "file" in update_fields):
        reading_queue(document=instance)


def _store_citations(sender: type, instance: FileReading, raw: bool = False, **kwargs: Any) -> None:
    """What a file cites is known when it has been read."""
    if not raw and instance.state == ReadingState.DONE:
        citations_store_of_file(document_id=instance.document_id)


def _has_come(sender: type, instance: OfficialDocumentPage, **kwargs: Any) -> None:
    """In the transaction that publishes: what it replaces is no longer in force for its next reader (G06)."""
    citations_store(instance)
    validity_refresh_around(page=instance)


def _is_leaving(sender: type, instance: OfficialDocumentPage, **kwargs: Any) -> None:
    validity_refresh_around(page=instance, is_leaving=True)


def _write_down(
    sender: type, instance: PortalDocument, request: HttpRequest, name: str, **kwargs: Any
) -> None:
    """The reader gets the file also where the row cannot be written; the log of errors says so (G12)."""
    try:
        download_record(document=instance, request=request, name=name)
    except DatabaseError:
        logger.exception("The opening of file %s was not written down.", instance.pk)


def connect() -> None:
    """Connect the receivers; called once, when the app is ready."""
    post_save.connect(_queue_reading, sender=PortalDocument, dispatch_uid="docslib-file-reading")
    post_save.connect(_store_citations, sender=FileReading, dispatch_uid="docslib-citations")
    page_published.connect(_has_come, sender=OfficialDocumentPage, dispatch_uid="docslib-lineage-come")
    page_unpublished.connect(_is_leaving, sender=OfficialDocumentPage, dispatch_uid="docslib-lineage-leave")
    document_served.connect(_write_down, sender=PortalDocument, dispatch_uid="docslib-downloads")
