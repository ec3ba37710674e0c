"""`manage.py tell_readers`: every morning, the mails that readers asked for."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.services.alerts import readers_tell


class Command(BaseCommand):
    """Sends nothing twice: a second run on the same day looks only at what the first could not send (A10)."""

    help = "Mail readers what is new in the searches they saved and in what they follow."

    def handle(self, *args: Any, **options: Any) -> None:
        """Say how many mails went out; ends with an error when one could not be sent."""
        report = readers_tell()
        self.stdout.write(f"{report.looked_at} looked at, {report.sent} sent, {report.failed} failed")
        if report.failed:
            raise CommandError("Some mails were not sent; the next run tries again.")
