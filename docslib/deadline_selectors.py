"""Which documents were published within their term, and which are overdue (tiến độ công bố văn bản) (D03).

The clock starts on the day of signing. A document without such a day, or signed before the first row of terms, has
no term: what is brought in from earlier years is not late.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.permissions import SITE_PATH_LENGTH
from core.working_days import WorkingCalendar
from docslib.enums import DayCount, DocumentType, Timeliness
from docslib.models import DocumentDeadline, OfficialDocumentPage
from sites.models import PortalSite
from sites.report_cards import ItemMark
from sites.report_selectors import Marks


@dataclass(frozen=True, slots=True)
class Term:
    """A document's term: from which day to which, by which row, how it was kept, and by how many days it was missed."""

    signed_on: date
    due_on: date
    rule: DocumentDeadline
    kept: Timeliness
    days_over: int


@dataclass(frozen=True, slots=True)
class DeadlineRow:
    """A line of the report."""

    item: ItemMark
    document: str
    issuer: str
    signed_on: str
    due_on: str
    state: str
    rule: str


@dataclass(frozen=True)
class Terms:
    """The rows in force and the calendar, read once for a report."""

    rules: Sequence[DocumentDeadline]
    calendar: WorkingCalendar
    today: date

    @classmethod
    def current(cls) -> Terms:
        """As they stand today; two queries."""
        return cls(
            list(DocumentDeadline.objects.order_by("-starts_on", "pk")),
            WorkingCalendar.current(),
            timezone.localdate(),
        )

    def of(self, *, site_id: int, signed_on: date, published_on: date | None) -> Term | None:
        """The term of a document of that site; None when no row speaks of the day it was signed."""
        rule = self._rule(site_id, signed_on)
        if rule is None:
            return None
        due_on = self._last_day(rule, signed_on)
        over = ((published_on or self.today) - due_on).days
        if published_on is None:
            kept = Timeliness.OVERDUE if over > 0 else Timeliness.WAITING
        else:
            kept = Timeliness.LATE if over > 0 else Timeliness.ON_TIME
        return Term(signed_on, due_on, rule, kept, max(over, 0))

    def _rule(self, site_id: int, signed_on: date) -> DocumentDeadline | None:
        in_force = [
            rule
            for rule in self.rules
            if rule.portal_site_id in (site_id, None)
            and rule.starts_on <= signed_on
            and (rule.ends_on is None or signed_on <= rule.ends_on)
        ]
        return next((rule for rule in in_force if rule.portal_site_id), next(iter(in_force), None))

    def _last_day(self, rule: DocumentDeadline, signed_on: date) -> date:
        if rule.counted_in == DayCount.WORKING:
            return self.calendar.after(signed_on, rule.days)
        return signed_on + timedelta(days=rule.days)


def terms_of(pages: QuerySet[OfficialDocumentPage]) -> dict[int, Term]:
    """The terms of those of `pages` that have one, by page id; four queries whatever their number."""
    terms = Terms.current()
    sites = dict(PortalSite.objects.values_list("root_page__path", "pk"))
    facts = pages.order_by().values_list(
        "pk", "path", "live", "signed_on", "first_published_at", F("latest_revision__content__signed_on")
    )
    found: dict[int, Term] = {}
    for pk, path, live, signed, published, drafted in facts:
        signed_on = signed if live else _day(drafted) or signed
        site_id = sites.get(path[:SITE_PATH_LENGTH])
        if signed_on is None or site_id is None:
            continue
        published_on = timezone.localtime(published).date() if published else None
        if term := terms.of(site_id=site_id, signed_on=signed_on, published_on=published_on):
            found[pk] = term
    return found


def by_issuer(pages: QuerySet[OfficialDocumentPage]) -> QuerySet[OfficialDocumentPage]:
    """What is not published first, then by who issued it, the oldest first."""
    with_all = pages.select_related("content_type", "issuer")
    return with_all.order_by(F("first_published_at").asc(nulls_first=True), "issuer__name", "signed_on", "pk")


def deadline_rows(pages: Iterable[Any], terms: Mapping[int, Term], marks: Marks) -> list[DeadlineRow]:
    """Rows of the given documents, in their order; no query when `by_issuer` fetched them."""
    return [
        DeadlineRow(
            item=marks.of(page),
            document=f"{DocumentType(page.document_type).label} {page.number}".strip(),
            issuer=page.issuer.name if page.issuer else _("No issuer yet"),
            signed_on=date_format(terms[page.pk].signed_on, "SHORT_DATE_FORMAT"),
            due_on=date_format(terms[page.pk].due_on, "SHORT_DATE_FORMAT"),
            state=_state(terms[page.pk]),
            rule=str(terms[page.pk].rule),
        )
        for page in pages
    ]


def _state(term: Term) -> str:
    if not term.days_over:
        return str(term.kept.label)
    days = ngettext("by %(days)s day", "by %(days)s days", term.days_over) % {"days": term.days_over}
    return f"{term.kept.label} {days}"


def _day(value: object) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) and value else None
