"""What the library says of a newcomer before anybody signs: copies, approved list, list of types (G02, G07, G08)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docslib.fact_gates import type_warning
from docslib.rule_selectors import ListingVerdict, listing_of
from docslib.twin_selectors import Twins, twins_of

_LISTED_BY = ("document_type", "issuer", "signed_on", "abstract")


@dataclass(frozen=True, slots=True)
class Notices:
    """`listing` is None while a fact the approved list asks for is missing."""

    twins: Twins
    listing: ListingVerdict | None
    type_warning: str


def notices_of(facts: dict[str, Any], *, user: Any, file_hash: str) -> Notices:
    """What a person should know of these facts; it refuses nothing."""
    kind, signed_on = facts.get("document_type") or "", facts.get("signed_on")
    is_complete = all(facts.get(name) for name in _LISTED_BY)
    return Notices(
        twins=twins_of(facts, user=user, file_hash=file_hash),
        listing=listing_of(kind, facts["issuer"], facts["abstract"], signed_on) if is_complete else None,
        type_warning=type_warning(kind, facts.get("number") or "", signed_on),
    )
