"""What a document's page says of its validity, its relations and the numbers it cites (G06)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.http import HttpRequest

from core.cards import Validity, ValidityKey
from docslib.lineage.cards import Lineage

if TYPE_CHECKING:
    from docslib.models import OfficialDocumentPage


def lineage_context(document: OfficialDocumentPage, request: HttpRequest) -> dict[str, Any]:
    """Context of `components/lineage/lineage.html` and of the banner; a constant number of queries.

    `validity`: of today, for the banner; `lineage`: relations, falsy when there are none; `citation_links`: what
    the filter `linked_numbers` needs; `day`: the answer to `?ngay=dd/mm/yyyy`.
    """
    return {
        "validity": Validity(cast("ValidityKey", document.validity), document.get_validity_display()),
        "lineage": Lineage(()),
        "citation_links": {},
        "day": None,
    }
