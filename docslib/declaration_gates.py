"""Two gates of every official document: what two people declared, and what the approved list says (G01, G02, G03)."""

from __future__ import annotations

from core.gates import PublishRequest
from docslib.models import OfficialDocumentPage
from docslib.rule_selectors import listing_of
from docslib.services.declarations import declarations_missing


def document_is_declared(request: PublishRequest) -> list[str]:
    """Two different people declared for exactly the bytes of every file of this version (G01)."""
    page = request.page
    return declarations_missing(page) if isinstance(page, OfficialDocumentPage) else []


def document_is_listed(request: PublishRequest) -> list[str]:
    """An entry of the approved list fits the document and no exclusion does; a refusal cites the clause (G02, G03)."""
    page = request.page
    if not isinstance(page, OfficialDocumentPage):
        return []
    listing = listing_of(page.document_type, page.issuer, page.abstract, page.signed_on)
    return [] if listing.may_be_published else [listing.sentence]
