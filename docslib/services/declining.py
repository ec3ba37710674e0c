"""A person who cannot declare stops the document, without being asked why (G01)."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from docslib.declaration_tasks import mail_declined
from docslib.models import Declaration, OfficialDocumentPage
from docslib.services.declarations import DeclarationRefused, files_in_hand, second_refused, version_in_hand

DECLINED = "portal.declined"
"""The act in the log by which a person said that he cannot declare."""


@transaction.atomic
def declaration_decline(*, user: Any, page: OfficialDocumentPage, address: str | None) -> None:
    """Stop the document: back to who brought it with this fact alone, its declarations void, the chief told.

    Whoever could declare may decline: at the first seat who may edit the draft, then the second person. Raises
    DeclarationRefused for anybody else.
    """
    waits = page.workflow_in_progress
    if waits and (reasons := second_refused(user, page)):
        raise DeclarationRefused(reasons)
    if not waits and not page.permissions_for_user(user).can_edit():
        raise DeclarationRefused([_("You may not edit this document now.")])
    hashes = [file.sha256 for file in files_in_hand(version_in_hand(page))]
    # What was declared stays in the log; the rows go, so that nobody publishes on the strength of them.
    Declaration.objects.filter(page=page, sha256__in=hashes).delete()
    entry = log(instance=page, action=DECLINED, user=user, data={"files": hashes, "address": address})
    state = page.current_workflow_task_state
    if waits and state is not None:
        state.reject(user=user, comment=_("I cannot declare for this document."))
    transaction.on_commit(lambda: mail_declined.enqueue(entry.pk))
