"""The outbox (hộp gửi đi) of the portal index."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class OutboxEntry(models.Model):
    """One page whose place in the indexes of one engine may have changed, saved in the transaction that changed it.

    The row says which page, never what to write: whoever empties the outbox looks at the database as it is
    then. So rows may come twice, late or in any order, and a crash loses nothing. Each engine has rows of its own:
    what waits for a cluster that is down is not written to the embedded index again and again.
    """

    engine = models.CharField(_("engine"), max_length=20, default="embedded")

    kind = models.CharField(_("kind"), max_length=40)
    object_id = models.BigIntegerField(_("page"))
    created_at = models.DateTimeField(_("since"), auto_now_add=True)
    attempts = models.PositiveIntegerField(_("failed attempts"), default=0)
    last_error = models.TextField(_("last error"), blank=True)

    # A queue, not content: Wagtail's reference index need not follow it.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("change to be indexed")
        verbose_name_plural = _("changes to be indexed")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.kind}:{self.object_id}"
