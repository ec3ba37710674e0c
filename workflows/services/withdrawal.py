"""Withdrawal (thu hồi): the one way a live page leaves its readers.

One decision takes one page down: a page with live pages below it is refused, and they are named. Taking a whole
section in one act would let one reason stand for pages nobody looked at.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.log_actions import log
from wagtail.models import Page, WorkflowState

from core.permissions import SITE_DEPTH
from sites.access.person import Person
from sites.models import PortalSite
from sites.roles import RIGHTS
from sites.services.tombstones import tombstone_put
from workflows.enums import WITHDRAWN
from workflows.services.rules import Actor
from workflows.tasks import mail_withdrawal

CHILDREN_NAMED = 5


class WithdrawalRefused(PermissionDenied):
    """The page stays; `reasons` are sentences for the person who tried."""

    def __init__(self, reasons: list[str]) -> None:
        self.reasons = reasons
        super().__init__(" ".join(reasons))


def calls_back(user: Any, page: Page) -> bool:
    """Whether `user` is one who calls back pages of this site: the central board everywhere, the chief on the site
    of his board, nobody else.

    Costs nothing for further pages in the same request, so that lists may ask it of every row.
    """
    return page.path.startswith(_trees_called_back_by(user))


def may_withdraw(user: Any, page: Page) -> bool:
    """Whether a button to call this page back leads anywhere; what stands below it is asked at the act."""
    return page.live and page.depth > SITE_DEPTH and calls_back(user, page)


def _trees_called_back_by(user: Any) -> tuple[str, ...]:
    """Paths of the sites whose pages `user` may call back; read once, remembered on the user for the request."""
    known: tuple[str, ...] | None = getattr(user, "_portal_calls_back", None)
    if known is None:
        person = Person.of(user)
        sites = PortalSite.objects.all()
        if not any(RIGHTS[role].calls_back for role in person.central):
            sites = sites.filter(pk__in=Actor.load(user).chief_of & person.site_ids)
        known = tuple(sites.values_list("root_page__path", flat=True))
        user._portal_calls_back = known
    return known


def reasons_to_keep(page: Page) -> list[str]:
    """Why this page cannot be called back by anybody now; empty when it can."""
    if not page.live:
        return [_("Readers do not see this page; there is nothing to call back.")]
    if page.depth <= SITE_DEPTH:
        return [_("The home page of a site stays as long as the site does.")]
    below = page.get_descendants().filter(live=True).order_by("path")
    titles = list(below.values_list("title", flat=True)[: CHILDREN_NAMED + 1])
    if not titles:
        return []
    named = "; ".join(f"“{title}”" for title in titles[:CHILDREN_NAMED])
    if len(titles) > CHILDREN_NAMED:
        named += " …"
    return [_("Readers still see pages below it. Call those back first: %(titles)s.") % {"titles": named}]


@transaction.atomic
def withdraw(*, page: Page, user: Any, reason: str) -> None:
    """Take a live page away from readers of both networks, at once, and tell its author and board why (H06).

    At its address a notice stays that it was withdrawn, for those who could read it.
    A version in moderation goes back to its author with it: what returns passes all steps anew. Raises
    WithdrawalRefused with every reason when the person, the page or the missing reason forbids it.
    """
    # Rights may have changed since the page was opened: a fresh account remembers nothing.
    person = get_user_model().objects.get(pk=user.pk)
    live = Page.objects.select_for_update().get(pk=page.pk).specific
    reasons = reasons_to_keep(live)
    if not calls_back(person, live):
        reasons = [_("The central board and the chief of the site's own board call pages back.")]
    if not reason.strip():
        reasons.append(_("Say why it is called back: write at least one sentence."))
    if reasons:
        raise WithdrawalRefused(reasons)
    read_until_now = live.live_revision
    _stop_moderation(live, person)
    tombstone_put(page=live)
    UnpublishPageAction(live, user=person, log_action=False).execute(skip_permission_checks=True)
    entry = log(
        instance=live, action=WITHDRAWN, user=person, revision=read_until_now, data={"reason": reason.strip()}
    )
    transaction.on_commit(lambda: mail_withdrawal.enqueue(entry.pk))


def _stop_moderation(page: Page, user: Any) -> None:
    state: WorkflowState | None = page.current_workflow_state
    if state is not None:
        state.cancel(user=user)
