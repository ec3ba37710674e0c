"""Writing what the texts of documents cite (viện dẫn) (G06)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from docslib.enums import ReadingState
from docslib.metadata.citations import Cited, find_citations
from docslib.models.document import OfficialDocumentFile, OfficialDocumentPage
from docslib.models.reading import FilePage
from docslib.models.relation import Citation

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_KEY = 80
LONGEST_NUMBER = 60


@transaction.atomic
def citations_store(page: OfficialDocumentPage) -> int:
    """Store anew the numbers that each read file of `page` cites, each once a file; returns how many (G06).

    Files are those of the stored page: what a draft adds is read when the draft goes live.
    """
    files = OfficialDocumentFile.objects.filter(page=page).values("document_id")
    texts = FilePage.objects.filter(
        reading__document_id__in=files, reading__state=ReadingState.DONE
    ).order_by("reading_id", "number")
    found: dict[tuple[int, str], Citation] = {}
    for document_id, text in texts.values_list("reading__document_id", "text"):
        for cited in _cited_by(page, text):
            known = found.setdefault((document_id, cited.key), Citation(page=page, document_id=document_id))
            _learn(known, cited)
    page.citations.all().delete()
    Citation.objects.bulk_create(found.values())
    return len(found)


def citations_store_of_file(*, document_id: int) -> None:
    """The same for every page that holds the file: its reading is done."""
    for page in OfficialDocumentPage.objects.filter(files__document_id=document_id).distinct():
        citations_store(page)


def _cited_by(page: OfficialDocumentPage, text: str) -> Iterable[Cited]:
    return (
        cited
        for cited in find_citations(text)
        if cited.key != page.number_key
        and len(cited.key) <= LONGEST_KEY
        and len(cited.number) <= LONGEST_NUMBER
    )


def _learn(citation: Citation, cited: Cited) -> None:
    """The first mention gives the number; kind and day come from the first that says them."""
    citation.number_key = cited.key
    citation.printed = citation.printed or cited.number
    citation.document_type = citation.document_type or cited.type_slug or ""
    citation.dated_on = citation.dated_on or cited.date
