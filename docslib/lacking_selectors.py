"""Documents whose facts are not complete, and files that were not read (văn bản thiếu thông tin) (G06)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from docslib.enums import DocumentType, ReadingState
from docslib.models import FileReading, OfficialDocumentFile, OfficialDocumentPage
from sites.report_cards import ItemMark
from sites.report_selectors import Marks

TEXTS = ("number", "abstract", "signer", "signer_title", "place", "term")
ENTITIES = ("issuer", "signed_on", "subject_area")
COMPLETE = (*ENTITIES, *TEXTS)
"""Facts a complete entry of the library has; the rest of them many documents rightly lack."""
UNREAD, WAITING = "unread", "waiting"
NO_FILE = "no_file"


@dataclass(frozen=True, slots=True)
class LackingRow:
    """A document that lacks something: which facts, and what is the matter with its files."""

    item: ItemMark
    document: str
    state: str
    lacks: str
    files: str


def label_of(name: str) -> str:
    """A fact as forms name it."""
    return str(capfirst(str(OfficialDocumentPage._meta.get_field(name).verbose_name)))


def lacking_any() -> QuerySet[OfficialDocumentPage]:
    """Documents that lack a fact or whose files were not all read; of drafts the last version counts."""
    wanted = Q(pk__in=[])
    for name in COMPLETE:
        wanted |= lacks(name)
    return with_files(OfficialDocumentPage.objects.all()).filter(wanted | file_trouble())


def lacks(name: str) -> Q:
    """Documents without this fact: as readers see it, or as it stands in the draft."""
    nothing: Any = "" if name in TEXTS else None
    live = Q(**{name: nothing})
    draft = Q(**{f"latest_revision__content__{name}": nothing})
    return (Q(live=True) & live) | (Q(live=False) & draft)


def with_files(pages: QuerySet[OfficialDocumentPage]) -> QuerySet[OfficialDocumentPage]:
    """The documents with what is the matter with their files, in the same query."""
    files = OfficialDocumentFile.objects.filter(page=OuterRef("pk"))
    done = FileReading.objects.filter(document=OuterRef("document_id"), state=ReadingState.DONE)
    waits = FileReading.objects.filter(document=OuterRef("document_id"), state=ReadingState.NEEDS_PROGRAM)
    return pages.annotate(
        has_files=Exists(files),
        has_waiting=Exists(files.filter(Exists(waits))),
        has_unread=Exists(files.exclude(Exists(done)).exclude(Exists(waits))),
    )


def file_trouble(kind: str = "") -> Q:
    """Documents `with_files` whose files were not read, wait for a program or are not there."""
    each = {UNREAD: Q(has_unread=True), WAITING: Q(has_waiting=True), NO_FILE: Q(has_files=False)}
    return each[kind] if kind else each[UNREAD] | each[WAITING] | each[NO_FILE]


def by_site_and_age(pages: QuerySet[OfficialDocumentPage]) -> QuerySet[OfficialDocumentPage]:
    """Live ones first, as readers meet them; then the newest."""
    with_all = pages.select_related("content_type", "issuer", "latest_revision", "subject_area")
    return with_all.order_by("-live", F("signed_on").desc(nulls_first=True), "pk")


def lacking_rows(pages: Sequence[Any], marks: Marks) -> list[LackingRow]:
    """Rows of the given documents, in their order; no query when `by_site_and_age` fetched them."""
    return [
        LackingRow(
            item=marks.of(page),
            document=_named(page),
            state=_("Published") if page.live else _("Draft"),
            lacks="; ".join(label_of(name) for name in COMPLETE if not _value(page, name)),
            files="; ".join(_troubles(page)),
        )
        for page in pages
    ]


def _value(page: Any, name: str) -> Any:
    if page.live or page.latest_revision is None:
        return getattr(page, f"{name}_id" if name in {"issuer", "subject_area"} else name)
    return page.latest_revision.content.get(name)


def _named(page: Any) -> str:
    kind = _value(page, "document_type")
    label = DocumentType(kind).label if kind in DocumentType.values else ""
    return " ".join(part for part in (str(label), _value(page, "number") or "") if part)


def _troubles(page: Any) -> list[str]:
    said = {
        _("no file"): not page.has_files,
        _("a file that was not read"): page.has_unread,
        _("a file that waits for a program"): page.has_waiting,
    }
    return [words for words, is_so in said.items() if is_so]
