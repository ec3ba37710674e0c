"""What the library has already of a chunk of lines: asked once for all of them (G07)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from core.vietnamese.numbers import search_key
from docslib.fact_gates import tidy_line, tidy_term
from docslib.models import OfficialDocumentFile, OfficialDocumentPage
from docslib.numbering import series_of
from docslib.services.import_facts import day_of

SeriesKey = tuple[int, str, str, str]
AT_ONCE = 500
"""Values in one query: below what SQLite takes."""


@dataclass
class Known:
    """Documents of the library by the hash of a file (SHA-1, as Wagtail keeps it) and by their place in a series."""

    by_hash: dict[str, int] = field(default_factory=dict)
    by_series: dict[SeriesKey, int] = field(default_factory=dict)

    def look_up(self, hashes: Iterable[str], numbers: Iterable[str]) -> None:
        """Ask for more files and numbers: one query for every AT_ONCE of each."""
        for chunk in _chunks(hashes):
            found = OfficialDocumentFile.objects.filter(document__file_hash__in=chunk)
            self.by_hash |= dict(found.values_list("document__file_hash", "page_id"))
        for chunk in _chunks(search_key(tidy_line(number)) for number in numbers):
            pages = OfficialDocumentPage.objects.filter(number_key__in=chunk).exclude(issuer=None)
            for pk, *key in pages.values_list("pk", "issuer_id", "document_type", "number_key", "series"):
                self.by_series[tuple(key)] = pk  # type: ignore[index]  # four columns, as SeriesKey has them

    def page_like(self, sha1: str, data: dict[str, str]) -> int | None:
        """The document that has this file or these facts."""
        key = series_key(data)
        return self.by_hash.get(sha1) or (self.by_series.get(key) if key else None)

    def add(self, sha1: str, data: dict[str, str], page_id: int) -> None:
        """A document that was made just now."""
        self.by_hash[sha1] = page_id
        if key := series_key(data):
            self.by_series[key] = page_id


def series_key(data: dict[str, Any]) -> SeriesKey | None:
    """Issuer, type, number and series of a posted form; None without a number or an issuer: nothing to compare."""
    number = tidy_line(data.get("number", ""))
    if not search_key(number) or not data.get("issuer"):
        return None
    series = series_of(number, tidy_term(data.get("term", "")), day_of(data.get("signed_on", "")))
    return int(data["issuer"]), data.get("document_type", ""), search_key(number), series


def duplicate_words(page_id: int | None, user: Any) -> tuple[list[str], int | None]:
    """What the report says of a duplicate: which document it is, unless its board alone may know (A02)."""
    page = OfficialDocumentPage.objects.filter(pk=page_id).first()
    if page is not None and (page.live or page.permissions_for_user(user).can_edit()):
        return [_("The library has it already: %(title)s.") % {"title": page.title}], page.pk
    return [_("The library of another board has it already; ask the central editorial board.")], None


def _chunks(values: Iterable[str]) -> Iterable[list[str]]:
    listed = sorted({value for value in values if value})
    return (listed[start : start + AT_ONCE] for start in range(0, len(listed), AT_ONCE))
