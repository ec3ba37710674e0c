"""The metadata of one document."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from docslib.document_types import DocumentKind


class NumberSource(StrEnum):
    """Where the number stood. The number of an annex is its parent's and is offered as such."""

    HEADER = "header"
    ANNEX = "annex"


@dataclass(frozen=True, slots=True)
class DocumentMetadata:
    """Everything found; a field is None when the document does not say it: citations are no source."""

    type: DocumentKind | None = None
    number: str | None = None
    number_source: NumberSource | None = None
    place: str | None = None
    date: datetime.date | None = None
    abstract: str | None = None
    capacity: str | None = None
    signer_title: str | None = None
    signer: str | None = None
    recipients: tuple[str, ...] = ()
    party: bool = False
    issuer: str | None = None
    replaces: tuple[str, ...] = ()
    references: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Plain values under short names, the kind in capitals as it stands on paper."""
        return {
            "type": self.type.name.upper() if self.type else None,
            "number": self.number,
            "number_source": self.number_source.value if self.number_source else None,
            "place": self.place,
            "date": self.date.isoformat() if self.date else None,
            "abstract": self.abstract,
            "capacity": self.capacity,
            "signer_title": self.signer_title,
            "signer": self.signer,
            "recipients": list(self.recipients),
            "party": self.party,
            "issuer": self.issuer,
            "replaces": list(self.replaces),
            "refs": list(self.references),
        }
