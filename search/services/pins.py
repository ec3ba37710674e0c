"""Pinned results (kết quả ghim): a page of a site stands first for a question on the site's own search."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page

from core.channels import SERVED_CHANNELS
from core.search_kinds import kind_of
from search.analysis.chain import terms_of
from search.models import PinnedResult
from sites.access.ownership import site_id_of


class PinRefused(Exception):
    """The page is not pinned; `reasons` say why, by field of the form."""

    def __init__(self, reasons: dict[str, str]) -> None:
        self.reasons = reasons
        super().__init__(" ".join(reasons.values()))


@dataclass(frozen=True)
class PinSpec:
    """The words as a reader types them, the page that shall stand first, the last day on which it does."""

    words: str
    page: Page
    until: date | None = None


def folded_words(words: str) -> str:
    """Words as pins compare them: no accents, no capitals, no punctuation."""
    return " ".join(term.folded for term in terms_of(words))


@transaction.atomic
def pin_put(*, row: PinnedResult, spec: PinSpec, user: Any) -> PinnedResult:
    """Pin a page of a site for a question, or change a pin; raises PinRefused. The page says which site's search.

    Whether `user` may do so on that site the caller has asked; who did it is kept, and every change logged.
    """
    site_id, folded = site_id_of(spec.page), folded_words(spec.words)
    reasons = _reasons(spec, site_id, folded, row)
    if reasons or site_id is None:
        raise PinRefused(reasons)
    is_new = row.pk is None
    row.site_id, row.folded, row.page_id = site_id, folded, spec.page.pk
    row.words, row.until = " ".join(spec.words.split()), spec.until
    if is_new:
        row.created_by = user
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:  # somebody else pinned it since `_reasons` looked
        raise PinRefused({"page": _pinned_already()}) from error
    log(instance=row, action="wagtail.create" if is_new else "wagtail.edit", user=user)
    return row


def _reasons(spec: PinSpec, site_id: int | None, folded: str, row: PinnedResult) -> dict[str, str]:
    reasons = {}
    if not folded:
        reasons["words"] = _("Write the words that readers type.")
    if site_id is None or not _is_read(spec.page):
        reasons["page"] = _("Readers cannot find this page now. Choose a page that is live.")
    elif PinnedResult.objects.filter(site=site_id, folded=folded, page=spec.page).exclude(pk=row.pk).exists():
        reasons["page"] = _pinned_already()
    if spec.until is not None and spec.until < timezone.localdate():
        reasons["until"] = _("This day is over. Choose today or a later day, or leave it empty.")
    return reasons


def _pinned_already() -> str:
    return _("This page is pinned for these words already.")


def _is_read(page: Page) -> bool:
    """Whether readers of any network can find the page."""
    kind = kind_of(page.specific_class) if page.specific_class is not None else None
    return kind is not None and any(
        kind.visible(channel).filter(pk=page.pk).exists() for channel in SERVED_CHANNELS
    )
