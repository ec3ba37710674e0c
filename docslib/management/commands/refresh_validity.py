"""`manage.py refresh_validity`: what is in force changes with the day."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import ngettext

from docslib.services.validity import validity_refresh


class Command(BaseCommand):
    """Computes the validity of every live document anew; a second run changes nothing (G06)."""

    help = "Compute the validity that lists show, for today. Run every night."

    def handle(self, *args: Any, **options: Any) -> None:
        """Say how many documents changed."""
        count = len(validity_refresh())
        self.stdout.write(
            ngettext("%(count)d document changed.", "%(count)d documents changed.", count) % {"count": count}
        )
