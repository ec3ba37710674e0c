"""The metadata of one document."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from docslib.document_types import DocumentKind


class NumberSource(StrEnum):
    """Where the number stood. The number of an annex is its parent's and is offered as such."""

    HEADER = "header"
    ANNEX = "annex"


class Hint(models.TextChoices):
    """What a person is told beside an offered fact, or why nothing is offered."""

    PARENTS = "parents", _("This is the number of the document it is attached to.")
    PARENTS_DATE = "parents_date", _("This is the date of the document it is attached to.")
    ATTACHED_LINE = (
        "attached_line",
        _("Taken from the line of its attached part; its own header does not say it."),
    )
    BLANK = "blank", _("Left blank in the file, as in a draft.")
    RECOGNISED = "recognised", _("Read from a scan: type it from the paper.")
    MISREAD = "misread", _("Read from a scan: letters may be misread.")
    ADOPTED = "adopted", _("The day of adoption; the file states no other date.")
    IN_TITLE = "in_title", _("Stands in the title.")
    NO_TITLE = "no_title", _("There is no title; recognised as a letter by its addressee.")
    BY_SIGNATURE = "by_signature", _("Put together from the signature and the names in the text.")
    FROM_SIGNING = "from_signing", _("In force from the day of signing.")
    DAYS_AFTER_SIGNING = "days_after_signing", _("Counted from the day of signing.")
    FROM_ADOPTION = "from_adoption", _("In force from the day of adoption.")
    DAY_UNKNOWN = "day_unknown", _("In force from the day of signing, which the file does not state.")
    OFFICIAL_GAZETTE = (
        "official_gazette",
        _("Counted from publication in the official gazette: look the day up."),
    )
    WITH_EXCEPTIONS = "with_exceptions", _("Some provisions take effect on another day.")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a fact was found: lines counted from 0, and how sure the machine is, from 0 to 1."""

    first: int
    last: int
    confidence: float
    hint: Hint | None = None


@dataclass(frozen=True, slots=True)
class DocumentMetadata:
    """Everything found; a field is None when the document does not say it: citations are no source.

    `evidence` holds, by the name of the field, where each fact stands; a field without a value may have one too,
    which says why nothing is offered.
    """

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
    effective_from: datetime.date | None = None
    term: str | None = None
    evidence: Mapping[str, Evidence] = field(default_factory=dict, compare=False, repr=False)

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
            "effective_from": self.effective_from.isoformat() if self.effective_from else None,
            "term": self.term,
        }
