"""`manage.py read_waiting_files`: read what a restart or a missing program left unread."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import ngettext

from docslib.services.reading import readings_resume


class Command(BaseCommand):
    """Read waiting files in the foreground, one after the other."""

    help = "Read uploaded files that still wait, for example after a restart of the server."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whether files that lack a program are tried again."""
        parser.add_argument(
            "--missing-programs", action="store_true", help="also try files again that waited for a program"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Read and count."""
        count = readings_resume(with_missing_programs=options["missing_programs"])
        self.stdout.write(ngettext("%(count)d file read.", "%(count)d files read.", count) % {"count": count})
