"""The second declaration on the board's own screen: asked beside the decision, kept in its transaction (G01)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.action_menu import ActionMenuItem

from core.approvals import ApprovalPart, ApprovalQuestion, Asking
from core.gates import PublishRefused
from docslib.declaration_forms import DeclarationForm
from docslib.declaration_selectors import desk_of
from docslib.models import OfficialDocumentPage
from docslib.services.declarations import DeclarationRefused, declare_second, needs_second


def _ask(asking: Asking) -> ApprovalQuestion | None:
    if not isinstance(asking.page, OfficialDocumentPage):
        return None
    desk = desk_of(asking.page, asking.user, data=asking.data, may_approve=asking.may_approve)
    answers_with_approval = desk.asks_second and asking.may_approve
    return ApprovalQuestion(
        template="docslib/declarations/at_approval.html",
        context={"desk": desk},
        is_oath=answers_with_approval,
        label=_("Declare, approve and publish") if answers_with_approval else "",
    )


def _take(asking: Asking) -> None:
    if not isinstance(asking.page, OfficialDocumentPage) or not needs_second(asking.page):
        return
    form = DeclarationForm(asking.data)
    if not form.is_valid():
        raise PublishRefused(form.reasons())
    try:
        declare_second(user=asking.user, page=asking.page, address=asking.address, pages_opened=form.opened)
    except DeclarationRefused as refused:
        raise PublishRefused(refused.reasons) from refused


SECOND_DECLARATION = ApprovalPart(_ask, _take)


class DeclareMenuItem(ActionMenuItem):
    """In the page editor, the way to the declaration that hands the document to the board."""

    name = "portal-declare"
    label = gettext_lazy("Declare and submit")
    icon_name = "upload"

    def __init__(self, page_id: int) -> None:
        super().__init__()
        self.page_id = page_id

    def get_url(self, parent_context: Mapping[str, Any]) -> str:
        """The screen of the two declarations."""
        return reverse("docslib_admin:ready", args=[self.page_id])
