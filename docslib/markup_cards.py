"""A document as machines read it: JSON-LD `Legislation` of schema.org, and Dublin Core (G04).

Both say only what the page says to its readers: of other documents those they may open, of files those they may have.
"""

from __future__ import annotations

import json
import mimetypes
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from core.reading_cards import FileCard
from docslib.document_selectors import area_names
from docslib.enums import Validity

if TYPE_CHECKING:
    from docslib.models import OfficialDocumentPage

Absolute = Callable[[str], str]
"""Makes a full address of one within the site."""

_LEGAL_FORCE = {
    Validity.IN_FORCE: "InForce",
    Validity.PARTLY: "PartiallyInForce",
    Validity.EXPIRED: "NotInForce",
    Validity.NOT_YET: "NotInForce",
}
# Whatever stands in an abstract, nothing in it may end the script element or begin a comment.
_IN_SCRIPT = str.maketrans({char: f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"})


def legislation(
    document: OfficialDocumentPage,
    files: Iterable[FileCard],
    *,
    url: str,
    publisher: str,
    changes: Iterable[str],
    absolute: Absolute,
) -> dict[str, Any]:
    """The document as schema.org's Legislation. `changes` are the addresses of documents that it amends, replaces or
    repeals and that its readers may open."""
    known = {
        "name": document.title,
        "description": document.abstract,
        "legislationIdentifier": document.number,
        "legislationType": document.get_document_type_display(),
        "legislationDate": _day(document.signed_on),
        "legislationDateOfApplicability": _day(document.effective_from),
        "legislationPassedBy": _organisation(document.issuer.name if document.issuer else ""),
        "legislationLegalForce": _LEGAL_FORCE.get(Validity(document.validity), ""),
        "legislationChanges": [{"@type": "Legislation", "@id": absolute(changed)} for changed in changes],
        "about": area_names(document),
        "publisher": _organisation(publisher),
        "encoding": [_encoding(file, absolute) for file in files],
    }
    return {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "@id": url,
        "url": url,
        "inLanguage": "vi",
        **{name: value for name, value in known.items() if value},
    }


def json_ld(data: dict[str, Any]) -> SafeString:
    """`data` in a script element that no value in it can leave."""
    written = json.dumps(data, ensure_ascii=False).translate(_IN_SCRIPT)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(written))  # noqa: S308 - escaped


def dublin_core(document: OfficialDocumentPage, *, url: str, publisher: str) -> list[tuple[str, str]]:
    """Names and contents of the page's Dublin Core; what is not known is left out."""
    pairs = [
        ("dc.title", document.title),
        ("dc.creator", document.issuer.name if document.issuer else ""),
        ("dc.date", _day(document.signed_on)),
        ("dc.description", document.abstract),
        ("dc.publisher", publisher),
        ("dc.identifier", document.number),
        ("dc.identifier", url),
        ("dc.language", "vi"),
        *(("dc.subject", area) for area in area_names(document)),
        ("dc.type", str(document.get_document_type_display())),
    ]
    return [(name, content) for name, content in pairs if content]


def _day(day: Any) -> str:
    return day.isoformat() if day else ""


def _organisation(name: str) -> dict[str, str]:
    return {"@type": "Organization", "name": name} if name else {}


def _encoding(file: FileCard, absolute: Absolute) -> dict[str, str]:
    media_type = mimetypes.guess_type(file.url)[0] or "application/octet-stream"
    return {
        "@type": "LegislationObject",
        "name": file.title,
        "contentUrl": absolute(file.url),
        "encodingFormat": media_type,
    }
