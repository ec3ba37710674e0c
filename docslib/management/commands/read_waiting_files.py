"""`manage.py read_waiting_files`: read what a restart or a missing program left unread."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import ngettext

from docslib.services.incoming import intake_sweep, uploads_resume
from docslib.services.reading import readings_resume


class Command(BaseCommand):
    """Read waiting files and judge waiting uploads, one after the other; sweep the intake."""

    help = "Read uploaded files that still wait, for example after a restart of the server."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whether files that lack a program are tried again."""
        parser.add_argument(
            "--missing-programs", action="store_true", help="also try files again that waited for a program"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Read and count."""
        with_missing = options["missing_programs"]
        count = uploads_resume(with_missing_programs=with_missing)
        count += readings_resume(with_missing_programs=with_missing)
        self.stdout.write(ngettext("%(count)d file read.", "%(count)d files read.", count) % {"count": count})
        if swept := intake_sweep():
            self.stdout.write(
                ngettext(
                    "%(count)d upload waited too long and was destroyed.",
                    "%(count)d uploads waited too long and were destroyed.",
                    swept,
                )
                % {"count": swept}
            )
