"""manage.py check_antivirus: does the virus scanner answer, and are its signatures fresh?"""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import timedelta

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from docslib.intake.antivirus import ScannerAway, antivirus_is_off, signatures_made_on

FRESH_DAYS = 7


class Command(BaseCommand):
    """Ends with an error when uploads are refused for want of a scanner, or scanned with old signatures (N05)."""

    help = "Asks the virus scanner whether it runs and of which day its signatures are."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How old signatures may be: a closed network gets them by hand."""
        parser.add_argument(
            "--days", type=int, default=FRESH_DAYS, help="the oldest signatures allowed, in days"
        )

    def handle(self, *, days: int, **options: object) -> None:
        """Say of which day the signatures are; raises CommandError."""
        if antivirus_is_off():
            raise CommandError("PORTAL_ANTIVIRUS is off: nothing is scanned.")
        try:
            made_on = signatures_made_on()
        except ScannerAway as away:
            raise CommandError("The virus scanner does not answer: every upload is refused.") from away
        if made_on is None:
            raise CommandError("The virus scanner has no signatures of ClamAV: see docs/uploads.md.")
        if timezone.localdate() - made_on > timedelta(days=days):
            raise CommandError(
                f"The signatures are of {made_on:%d/%m/%Y}: bring newer ones, see docs/uploads.md."
            )
        self.stdout.write(f"The virus scanner answers; its signatures are of {made_on:%d/%m/%Y}.")
