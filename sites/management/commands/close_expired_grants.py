"""End roles whose time is over; for a timer, every night. Their rights were gone already (B23)."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from sites.services.grants import end_expired


class Command(BaseCommand):
    """Takes people out of groups that they held for a time."""

    help = "End roles whose time is over and take the people out of the groups."

    def handle(self, *args: Any, **options: Any) -> None:
        """Say who was taken out of what."""
        ended = end_expired()
        for grant in ended:
            self.stdout.write(str(grant))
        self.stdout.write(f"{len(ended)} role(s) ended.")
