"""Reading who opened files of the Party's network (lượt tải văn bản WAN) (G12)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _

from docslib.models import FileDownload
from sites.report_cards import ItemMark
from sites.report_selectors import matches


@dataclass(frozen=True, slots=True)
class DownloadRow:
    """One opening: when, who, from which machine, which file."""

    at: datetime
    person: str
    address: str
    item: ItemMark
    name: str
    channel: str


def downloads_newest_first() -> QuerySet[FileDownload]:
    """All openings with what their rows show."""
    return FileDownload.objects.select_related("user", "portal_site").order_by("-at", "-pk")


def downloads_called(rows: QuerySet[FileDownload], query: str) -> QuerySet[FileDownload]:
    """Openings of files with such a title, number or name; folded here, as no database folds Vietnamese alike."""
    names = rows.order_by().values_list("document_id", "number", "title", "name").distinct()
    return rows.filter(document_id__in={pk for pk, *words in names if matches(" ".join(words), query)})


def files_among(rows: QuerySet[FileDownload]) -> list[tuple[str, str]]:
    """Each file of these openings once, as a choice: its id and what it was called last."""
    names = rows.order_by().values_list("document_id", "number", "title").annotate(last=Max("at"))
    last = {pk: _called(number, title) for pk, number, title, _at in names.order_by("last")}
    return sorted(((str(pk), title) for pk, title in last.items()), key=lambda choice: choice[1])


def download_rows(found: Iterable[Any]) -> list[DownloadRow]:
    """Rows of the given openings, in their order; no query when `downloads_newest_first` fetched them."""
    return [
        DownloadRow(
            at=row.at,
            person=str(row.user) if row.user else _("Reader without an account"),
            address=row.address or "",
            item=ItemMark(
                title=_called(row.number, row.title),
                site=row.portal_site.short_name if row.portal_site else "",
                theme=row.portal_site.theme if row.portal_site else "",
            ),
            name=row.name,
            channel=row.get_channel_display(),
        )
        for row in found
    ]


def _called(number: str, title: str) -> str:
    return f"{number} – {title}" if number and number not in title else title
