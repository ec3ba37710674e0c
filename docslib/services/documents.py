"""Making a document of an uploaded file, and handing it to the board (G04, C01)."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.models import Page

from core.channels import within
from core.models import PortalDocument
from core.vietnamese.text import strip_accents
from docslib.enums import DocumentType
from docslib.models import DocumentLibraryPage, OfficialDocumentFile, OfficialDocumentPage, PendingUpload
from docslib.twin_selectors import same_in_series
from sites.selectors import portal_site_of

TITLE_LENGTH = 200
SLUG_LENGTH = 80


class DocumentRefused(Exception):
    """The document cannot be made or submitted; `reasons` say why."""

    def __init__(self, reasons: list[str]) -> None:
        self.reasons = reasons
        super().__init__(" ".join(reasons))


@transaction.atomic
def document_create(*, user: Any, pending: PendingUpload, facts: dict[str, Any]) -> OfficialDocumentPage:
    """Make a draft of the uploaded file with the facts a person has confirmed; the upload is then finished.

    Raises DocumentRefused when the person may not add to the library or the channel is wider than the library's.
    """
    library: DocumentLibraryPage = pending.library
    reasons = []
    if not library.permissions_for_user(user).can_add_subpage():
        reasons.append(_("You may not add documents to this library."))
    if not within(facts.get("channel", library.channel), library.channel):
        reasons.append(_("The library is for a narrower channel; choose that one."))
    if reasons:
        raise DocumentRefused(reasons)
    title = title_of(facts)
    page = OfficialDocumentPage(
        title=title, slug=_free_slug(library, facts, title), owner=user, live=False, **facts
    )
    page.files = [OfficialDocumentFile(document=pending.document)]
    try:
        with transaction.atomic():
            library.add_child(instance=page)
    except (IntegrityError, ValidationError) as error:
        # Somebody else was quicker between the form's look and this moment.
        if (known := same_in_series(facts).first()) is None:
            raise
        raise DocumentRefused([_known_already(known, user)]) from error
    page.save_revision(user=user, log_action=True)
    pending.delete()
    return page


@transaction.atomic
def document_add_file(*, user: Any, page: OfficialDocumentPage, pending: PendingUpload) -> None:
    """Add another uploaded file (a Word copy, an annex) to a draft of the same site (A02); raises DocumentRefused
    when it may not."""
    _refuse_other_hands(user, page, pending)
    draft = page.get_latest_revision_as_object()
    draft.files.add(OfficialDocumentFile(document=pending.document))
    draft.save_revision(user=user, log_action=True)
    pending.delete()


@transaction.atomic
def document_replace_file(
    *, user: Any, page: OfficialDocumentPage, old: PortalDocument, pending: PendingUpload
) -> None:
    """Put an uploaded file in the place of an old one, in a new version that goes through approval.

    Readers keep the old file until then; its row and its bytes stay, as older versions hold it (H05). Raises
    DocumentRefused when the person may not edit the document now, or the latest version no longer has the old file.
    """
    _refuse_other_hands(user, page, pending)
    current = OfficialDocumentPage.objects.select_for_update(of=("self",)).get(pk=page.pk)
    draft = current.get_latest_revision_as_object()
    rows = list(draft.files.all())
    place = next((place for place, row in enumerate(rows) if row.document_id == old.pk), None)
    if place is None:
        raise DocumentRefused([_("The latest version no longer has this file. Choose again.")])
    rows[place] = OfficialDocumentFile(document=pending.document, title=rows[place].title)
    rows.insert(0, rows.pop(place))
    for order, row in enumerate(rows):
        row.sort_order = order
    draft.files.set(rows)
    draft.save_revision(user=user, log_action=True)
    pending.delete()


def _refuse_other_hands(user: Any, page: OfficialDocumentPage, pending: PendingUpload) -> None:
    if pending.document is None:
        raise DocumentRefused([_("The file has not been let through yet.")])
    if not page.permissions_for_user(user).can_edit() or page.workflow_in_progress:
        raise DocumentRefused([_("You may not edit this document now.")])
    if portal_site_of(page) != portal_site_of(pending.library):
        raise DocumentRefused(
            [_("This file was uploaded for another site. Upload it for the document's own.")]
        )


def _known_already(known: OfficialDocumentPage, user: Any) -> str:
    """The document that is there, with a way to it for who may see it; its title for nobody else."""
    if known.live or known.permissions_for_user(user).can_edit():
        return format_html(
            _(
                'The library has this document already: <a href="{}">{}</a>. If it is the same, throw this file away.'
            ),
            reverse("wagtailadmin_pages:edit", args=[known.pk]),
            known.title,
        )
    return _(
        "Another board is preparing a document of this issuer, type and number. Ask the central editorial board "
        "before you go on."
    )


@transaction.atomic
def document_submit(*, user: Any, page: OfficialDocumentPage) -> None:
    """Hand the draft to the board of its site, a returned one to the step that returned it; raises DocumentRefused
    when it already waits or may not be edited."""
    workflow = page.get_workflow()
    if workflow is None:
        raise DocumentRefused([_("This library has no board; ask the technical office to set one up.")])
    if page.workflow_in_progress:
        raise DocumentRefused([_("This document already waits for the board.")])
    if not page.permissions_for_user(user).can_edit():
        raise DocumentRefused([_("You may not edit this document now.")])
    returned = page.current_workflow_state
    if returned is not None:
        returned.resume(user)
    else:
        workflow.start(page, user)


def title_of(facts: dict[str, Any]) -> str:
    """Title of a document's page: type, number and abstract, as people cite it."""
    kind = DocumentType(facts["document_type"]).label
    title = " ".join(str(part) for part in (kind, facts.get("number"), facts.get("abstract")) if part)
    return title if len(title) <= TITLE_LENGTH else title[:TITLE_LENGTH].rsplit(" ", 1)[0]


def _free_slug(library: Page, facts: dict[str, Any], title: str) -> str:
    """An address within the library that nobody has: the number, else the title, and a counter if need be."""
    words = facts.get("number") or title
    base = slugify(strip_accents(words).replace("/", "-"))[:SLUG_LENGTH].strip("-") or "van-ban"
    taken = set(library.get_children().filter(slug__startswith=base).values_list("slug", flat=True))
    candidates = (base, *(f"{base}-{number}" for number in range(2, len(taken) + 3)))
    return next(slug for slug in candidates if slug not in taken)
