"""Writing what documents have to do with one another: citations of their texts, and the validity shown in lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from docslib.enums import ReadingState
from docslib.metadata.citations import find_citations
from docslib.models.reading import FilePage
from docslib.models.relation import Citation

if TYPE_CHECKING:
    from docslib.models import OfficialDocumentPage


@transaction.atomic
def citations_store(page: OfficialDocumentPage) -> int:
    """Store the numbers that the read files of `page` cite, each once; returns how many (G06)."""
    texts = FilePage.objects.filter(
        reading__document__official_files__page=page, reading__state=ReadingState.DONE
    ).order_by("reading_id", "number")
    found: dict[str, Citation] = {}
    for text in texts.values_list("text", flat=True):
        for cited in find_citations(text):
            if cited.key == page.number_key or cited.key in found:
                continue
            found[cited.key] = Citation(
                page=page,
                number_key=cited.key[:80],
                printed=cited.number[:60],
                document_type=cited.type_slug or "",
                dated_on=cited.date,
            )
    page.citations.all().delete()
    Citation.objects.bulk_create(found.values())
    return len(found)
