"""Reading the library as a list: what can be chosen, with counts, and the documents that fit (G04)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import urlencode

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext as _

from core.vietnamese.numbers import search_key
from core.vietnamese.text import strip_accents
from docslib.enums import DocumentType, LibraryCollection, LibraryOrder, Validity
from docslib.validity_selectors import in_force_on

if TYPE_CHECKING:
    from docslib.models import OfficialDocumentPage

Documents: TypeAlias = "QuerySet[OfficialDocumentPage]"
Choices = dict[str, list[tuple[str, str]]]
IN_BROWSE = ("loai", "coquan", "nam", "linhvuc", "nhiemky")
SHOWN_IN_BROWSE = 12
"""Of each kind, the values with most documents; years and terms from the latest."""

_SIMPLE = {
    "loai": "document_type",
    "nam": "signed_on__year",
    "coquan": "issuer_id",
    "nhiemky": "term",
    "hieuluc": "validity",
    "tuvankien": "library_collection",
}
_WORDS = {
    "kyhieu": "symbol__icontains",
    "nguoiky": "signer__icontains",
    "noi": "place__icontains",
}


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a filter: what stands in the address, its words, how many documents have it."""

    value: str
    label: str
    count: int

    def query(self, name: str) -> str:
        """The address, relative to the library, of all documents that have it."""
        return "?" + urlencode({name: self.value})


Values = dict[str, list[Value]]


def values_of(documents: Documents) -> Values:
    """The values that occur, by filter, the most frequent first (years and terms: the latest); three queries."""
    rows = (
        documents.order_by()
        .annotate(year=ExtractYear("signed_on"))
        .values_list(
            "document_type", "year", "issuer_id", "issuer__name", "term", "validity", "library_collection"
        )
        .annotate(count=Count("pk"))
    )
    found: dict[str, Counter[Any]] = {name: Counter() for name in _SIMPLE}
    issuers: dict[int, str] = {}
    for kind, year, issuer_id, issuer, term, validity, collection, count in rows:
        issuers[issuer_id] = issuer
        row = {
            "loai": kind,
            "nam": year,
            "coquan": issuer_id,
            "nhiemky": term,
            "hieuluc": validity,
            "tuvankien": collection,
        }
        for name, value in row.items():
            found[name][value] += count
    return {
        "loai": _listed(found["loai"], dict(DocumentType.choices)),
        "coquan": _listed(found["coquan"], issuers),
        "nam": _latest(found["nam"]),
        "linhvuc": _areas(documents),
        "nhiemky": _latest(found["nhiemky"]),
        "hieuluc": _listed(found["hieuluc"], dict(Validity.choices)),
        "tuvankien": _listed(found["tuvankien"], dict(LibraryCollection.choices)),
    }


def _areas(documents: Documents) -> list[Value]:
    """Subject areas, main and further ones, each document once in each; two queries."""
    counts: Counter[int] = Counter()
    names: dict[int, str] = {}
    main = (
        documents.order_by().exclude(subject_area=None).values_list("subject_area_id", "subject_area__name")
    )
    further = (
        documents.model.further_areas.through.objects.filter(officialdocumentpage__in=documents.order_by())
        .exclude(subjectarea_id=F("officialdocumentpage__subject_area_id"))
        .values_list("subjectarea_id", "subjectarea__name")
    )
    for rows in (main, further):
        for area_id, name, count in rows.annotate(count=Count("pk")):
            names[area_id] = name
            counts[area_id] += count
    return _listed(counts, names)


def _listed(counts: Mapping[Any, int], labels: Mapping[Any, Any]) -> list[Value]:
    made = [
        Value(str(value), str(labels.get(value, value)), count) for value, count in counts.items() if value
    ]
    return sorted(made, key=lambda value: (-value.count, value.label))


def _latest(counts: Mapping[Any, int]) -> list[Value]:
    made = [Value(str(value), str(value), count) for value, count in counts.items() if value]
    return sorted(made, key=lambda value: value.value, reverse=True)


def choices_of(values: Values) -> Choices:
    """The same values as a form offers them."""
    return {
        name: [(value.value, f"{value.label} ({value.count})") for value in listed]
        for name, listed in values.items()
    }


@dataclass(frozen=True, slots=True)
class BrowseGroup:
    """A line of the index "browse by": a heading, and links with counts; `rest` counts what is not listed."""

    title: str
    links: tuple[tuple[str, str, int], ...]
    rest: int = 0


def browse_groups(values: Values) -> list[BrowseGroup]:
    """The index of the library, one group for each filter that has anything to choose."""
    titles = {
        "loai": _("By type"),
        "coquan": _("By issuer"),
        "nam": _("By year"),
        "linhvuc": _("By subject area"),
        "nhiemky": _("By term"),
    }
    return [
        BrowseGroup(
            titles[name],
            tuple((value.query(name), value.label, value.count) for value in values[name][:SHOWN_IN_BROWSE]),
            max(len(values[name]) - SHOWN_IN_BROWSE, 0),
        )
        for name in IN_BROWSE
        if values[name]
    ]


def filter_documents(documents: Documents, wanted: Mapping[str, Any]) -> Documents:
    """Apply the values of `LibraryFilterForm` (G04)."""
    chosen = Q(**{field: wanted[name] for name, field in _SIMPLE.items() if wanted.get(name)})
    chosen &= Q(**{field: wanted[name] for name, field in _WORDS.items() if wanted.get(name)})
    if q := wanted.get("q"):
        key = search_key(q)
        by_number = Q(number_key__startswith=key) if key else Q()
        chosen &= by_number | Q(abstract__icontains=q) | Q(title__icontains=q)
    if number := wanted.get("so"):
        # A whole number as its key is written; the beginning of one as it was typed.
        chosen &= Q(number_key__startswith=search_key(number) or "".join(strip_accents(number).split()))
    if wanted.get("tu"):
        chosen &= Q(signed_on__gte=wanted["tu"])
    if wanted.get("den"):
        chosen &= Q(signed_on__lte=wanted["den"])
    if area := wanted.get("linhvuc"):
        # In a subquery: a join with the further areas would show a document twice.
        further = documents.model.further_areas.through.objects.filter(subjectarea_id=area)
        chosen &= Q(subject_area_id=area) | Q(pk__in=further.values("officialdocumentpage_id"))
    found = documents.filter(chosen)
    return in_force_on(found, wanted["ngay"]) if wanted.get("ngay") else found


def in_order(documents: Documents, order: str) -> Documents:
    """The documents in the order chosen, `LibraryOrder`; those without a date come last."""
    newest = (F("signed_on").desc(nulls_last=True), "-pk")
    orders: dict[str, Iterable[Any]] = {
        LibraryOrder.OLDEST: (F("signed_on").asc(nulls_last=True), "pk"),
        LibraryOrder.IN_FORCE: (F("effective_from").desc(nulls_last=True), *newest),
        LibraryOrder.ISSUER: (F("issuer__name").asc(nulls_last=True), *newest),
    }
    return documents.order_by(*orders.get(order, newest))
