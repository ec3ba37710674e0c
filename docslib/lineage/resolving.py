"""Which document a printed number means (G06, G08): one of those that bear it, or none; never a guess."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol, TypeVar

from docslib.enums import DocumentType


class Bearer(Protocol):
    """A document that bears the number."""

    document_type: Any
    signed_on: date | None
    issuer_id: int | None


@dataclass(frozen=True, slots=True)
class Mention:
    """What is said around a number: its key, the day and type of the document, and who says so when.

    A document names nothing that was signed after itself.
    """

    key: str
    dated_on: date | None = None
    document_type: str = ""
    said_on: date | None = None
    said_by: int | None = None


Found = TypeVar("Found", bound=Bearer)


def meant_by(mention: Mention, bearers: Iterable[Found]) -> tuple[Found, ...]:
    """Of the documents that bear the number, those that may be meant; one means certainty, several that nobody knows.

    What is said must agree. Where that leaves several, the speaker means a document of his own organ.
    """
    agreeing = tuple(bearer for bearer in bearers if _agrees(mention, bearer))
    if len(agreeing) < 2 or mention.said_by is None:  # noqa: PLR2004  several
        return agreeing
    own = tuple(bearer for bearer in agreeing if bearer.issuer_id == mention.said_by)
    return own if len(own) == 1 else agreeing


def _agrees(mention: Mention, bearer: Bearer) -> bool:
    if mention.dated_on and bearer.signed_on and bearer.signed_on != mention.dated_on:
        return False
    if mention.said_on and bearer.signed_on and bearer.signed_on > mention.said_on:
        return False
    # Kinds the library files under a wider type say nothing here.
    said = mention.document_type if mention.document_type in DocumentType.values else ""
    return not said or bearer.document_type in {said, DocumentType.OTHER}
