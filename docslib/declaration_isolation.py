"""What declarations and the approved list plant on the temporary sites of the isolation audit (A02)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from core.models import CalendarDay
from docslib.models import DocumentDeadline, PublicationRule
from docslib.services.declarations import declare_first
from sites.isolation.asking import Ask
from sites.isolation.judge import organ_forms
from sites.isolation.probe import Hand, at, probe
from sites.isolation.registry import Plot

# The list names the organs whose documents it speaks of, as every reader's directory does.
organ_forms.update(
    f"{lists}:{view}"
    for lists in ("publication_rules", "document_deadlines")
    for view in ("index", "index_results", "add", "edit", "delete", "usage")
)


def plant(plot: Plot) -> None:
    """A draft that its writer declared, and an entry of the list, which is no site's own."""
    draft = plot.one("document")
    declare_first(user=draft.owner, page=draft, address=None)
    plot.keep("deadline", _deadline())
    plot.keep("free_day", CalendarDay.objects.get_or_create(day=date(2026, 1, 2))[0])
    plot.keep("rule", PublicationRule.objects.create(decision="1-TB/TU", clause="1"))
    document = "docslib.OfficialDocumentPage"
    views = ("declare_second", "decline", "sheet")
    plot.models |= {f"docslib_admin:{view}:page_id": document for view in views}


def _deadline() -> DocumentDeadline:
    """A term for all sites."""
    return DocumentDeadline.objects.create(days=5, decision="1-TB/TU", clause="2", starts_on=date(2026, 1, 1))


@probe("25")
def declarations(hand: Hand) -> Iterator[Ask]:
    """Foreign documents declared for, stopped, looked at page by page."""
    page = hand.theirs("document")
    both = {"not_secret": "1", "not_personal": "1"}
    for view in ("ready", "declare_second", "decline"):
        yield hand.post(at(f"docslib_admin:{view}", page.pk), both, is_foreign=True)
    held = page.files.all()[0].document_id
    yield hand.get(at("docslib_admin:sheet", page.pk, held, 1), is_foreign=True)
    mine = hand.mine("document")
    yield hand.get(at("docslib_admin:sheet", mine.pk, held, 1), is_foreign=True)
