"""Words that mean the same (từ đồng nghĩa, từ viết tắt), kept by the central board."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class SynonymSet(models.Model):
    """Ways of saying one thing: "BTV" and "Ban Thường vụ". Used when a question is asked, never in an index."""

    ways = models.TextField(
        _("ways of saying it"), help_text=_("One on each line, with accents: BTV, then Ban Thường vụ.")
    )
    is_active = models.BooleanField(_("in use"), default=True)
    note = models.CharField(_("note"), max_length=200, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("abbreviation or synonym")
        verbose_name_plural = _("abbreviations and synonyms")
        ordering = ["ways", "pk"]

    def __str__(self) -> str:
        return " = ".join(self.listed())

    def listed(self) -> tuple[str, ...]:
        """The ways, each once, empty lines left out."""
        return tuple(dict.fromkeys(line.strip() for line in self.ways.splitlines() if line.strip()))
