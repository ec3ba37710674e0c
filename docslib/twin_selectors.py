"""Documents that a newcomer may be a copy of (trùng): the same facts, the same file, the same number (G04, G07)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import capfirst

from core.vietnamese.numbers import search_key
from docslib.numbering import series_of

_COMPARED = ("document_type", "number", "issuer", "signed_on", "term", "abstract", "signer", "signer_title")
MOST_NEAR = 5
"""So many documents of the same number are named; with more, the number alone says little."""
MOST_LOOKED_AT = 12


@dataclass(frozen=True, slots=True)
class FactPair:
    """One fact of the newcomer and of the document that is there already."""

    label: str
    mine: str
    theirs: str

    @property
    def differs(self) -> bool:
        """Whether the two say different things; what one does not say is no difference."""
        return bool(self.mine and self.theirs) and search_key(self.mine) != search_key(self.theirs)


@dataclass(frozen=True, slots=True)
class Twin:
    """A document that is there already: `is_same` by its facts or its file, else only of the same number.

    `is_same_number` means issuer, type and series too: the library takes no second one.
    """

    title: str
    address: str
    is_live: bool
    is_same: bool
    is_same_file: bool
    is_same_number: bool
    pairs: tuple[FactPair, ...] = ()


@dataclass(frozen=True, slots=True)
class Twins:
    """What the library knows of a newcomer. `hidden` twins are of boards the person does not belong to."""

    same: tuple[Twin, ...] = ()
    near: tuple[Twin, ...] = ()
    hidden: int = 0

    def __bool__(self) -> bool:
        return bool(self.same or self.near or self.hidden)


def same_in_series(facts: dict[str, Any], *, exclude: int | None = None) -> QuerySet[Any]:
    """Documents of the same issuer, type, number and series: the library has each once; none without a number."""
    key, issuer = search_key(facts.get("number") or ""), facts.get("issuer")
    model = apps.get_model("docslib", "OfficialDocumentPage")
    if not key or issuer is None:
        return model.objects.none()
    return model.objects.filter(
        issuer=issuer,
        document_type=facts.get("document_type") or "",
        number_key=key,
        series=series_of(facts["number"], facts.get("term") or "", _as_date(facts.get("signed_on"))),
    ).exclude(pk=exclude)


def twins_of(facts: dict[str, Any], *, user: Any, file_hash: str = "", exclude: int | None = None) -> Twins:
    """Documents of the same facts, file or number; what the person may not see is counted and not named."""
    same_number = set(same_in_series(facts, exclude=exclude).values_list("pk", flat=True))
    model = apps.get_model("docslib", "OfficialDocumentPage")
    by_file = Q(files__document__file_hash=file_hash) if file_hash else Q(pk=None)
    same_file = set(model.objects.filter(by_file).exclude(pk=exclude).values_list("pk", flat=True))
    same = same_number | same_file | _same_day(facts, exclude)
    key = search_key(facts.get("number") or "")
    same_pages = model.objects.filter(pk__in=same)
    near_pages = model.objects.filter(number_key=key) if key else model.objects.none()
    near_pages = near_pages.exclude(pk__in=same).exclude(pk=exclude)
    found = [
        *same_pages.select_related("issuer").order_by("-signed_on", "pk"),
        *near_pages.select_related("issuer").order_by("-live", "-signed_on", "pk")[:MOST_LOOKED_AT],
    ]
    seen: list[Twin] = []
    hidden = 0
    for page in found:
        may_edit = page.permissions_for_user(user).can_edit()
        if page.live or may_edit:
            seen.append(
                Twin(
                    title=page.title,
                    address=_address(page, may_edit=may_edit),
                    is_live=page.live,
                    is_same=page.pk in same,
                    is_same_file=page.pk in same_file,
                    is_same_number=page.pk in same_number,
                    pairs=tuple(_pair(page, name, facts.get(name)) for name in _COMPARED),
                )
            )
        elif page.pk in same:
            hidden += 1
    beside = tuple(twin for twin in seen if twin.is_same)
    return Twins(beside, tuple(twin for twin in seen if not twin.is_same)[:MOST_NEAR], hidden)


def _same_day(facts: dict[str, Any], exclude: int | None) -> set[int]:
    """Documents of the same issuer, type, number and day: the term may be missing on one of the two."""
    key, issuer, signed_on = (
        search_key(facts.get("number") or ""),
        facts.get("issuer"),
        facts.get("signed_on"),
    )
    if not key or issuer is None or not isinstance(signed_on, date):
        return set()
    found = apps.get_model("docslib", "OfficialDocumentPage").objects.filter(
        number_key=key,
        issuer=issuer,
        signed_on=signed_on,
        document_type=facts.get("document_type") or "",
    )
    return set(found.exclude(pk=exclude).values_list("pk", flat=True))


def _address(page: Any, *, may_edit: bool) -> str:
    """The editor for whom it is open, else the page readers see."""
    return reverse("wagtailadmin_pages:edit", args=[page.pk]) if may_edit else page.full_url or ""


def _pair(page: Any, name: str, mine: Any) -> FactPair:
    field = page._meta.get_field(name)
    choices = dict(field.flatchoices)
    theirs = getattr(page, name)
    return FactPair(
        capfirst(str(field.verbose_name)),
        _in_words(choices.get(mine, mine)),
        _in_words(choices.get(theirs, theirs)),
    )


def _in_words(value: Any) -> str:
    if isinstance(value, date):
        return date_format(value, "SHORT_DATE_FORMAT")
    return str(value) if value else ""


def _as_date(value: Any) -> date | None:
    return value if isinstance(value, date) else None
