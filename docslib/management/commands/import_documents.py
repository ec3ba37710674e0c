"""`manage.py import_documents`: a bulk import from a folder or ZIP of the server; the only way that names a path."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from core.models import User
from docslib.bulk.sheet import SheetRefused, read_sheet
from docslib.enums import ImportState
from docslib.import_selectors import line_cards, lines_of, run_cards
from docslib.intake.checks import virus_reason
from docslib.models import DocumentLibraryPage, ImportRun
from docslib.services.import_work import import_check, import_run
from docslib.services.imports import ImportRefused, import_begin, import_start
from sites.models import PortalSite

SECONDS = 20.0
"""How often the progress is told."""


class Command(BaseCommand):
    """Check, then import line after line; killed at any moment, `--resume` goes on where it stopped."""

    help = "Import many documents: a spreadsheet (XLSX, CSV) and a folder or ZIP with the files it names."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """A new import, or one to resume."""
        parser.add_argument("--site", help="code of the site whose library takes the documents")
        parser.add_argument("--user", help="user name in whose name the drafts are made")
        parser.add_argument("--sheet", type=Path, help="spreadsheet, XLSX or CSV")
        parser.add_argument("--files", type=Path, help="folder or ZIP with the files")
        parser.add_argument("--dry-run", action="store_true", help="check and report, import nothing")
        parser.add_argument("--resume", type=int, metavar="RUN", help="go on with this import")
        parser.add_argument("--report", action="store_true", help="print every line that was not imported")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it; raises CommandError with the reason when the import cannot begin or go on."""
        is_real = not options["dry_run"]
        try:
            run = self._resumed(options) if options["resume"] else self._begun(options)
            if options["resume"] and is_real:
                import_start(user=run.user, run=run, is_killed=True)
            import_check(run_id=run.pk)
            run.refresh_from_db()
            if is_real and run.state == ImportState.CHECKED:
                import_start(user=run.user, run=run)
        except (ImportRefused, SheetRefused) as refused:
            raise CommandError(" ".join(refused.reasons)) from refused
        if is_real:
            self._carry_out(run)
        self._tell(run, with_lines=options["report"] or options["dry_run"])
        run.refresh_from_db()
        if run.state == ImportState.FAILED:
            raise CommandError(run.note)

    def _begun(self, options: dict[str, Any]) -> ImportRun:
        missing = [name for name in ("site", "user", "sheet", "files") if not options[name]]
        if missing:
            raise CommandError(
                _("Give --site, --user, --sheet and --files, or --resume with the number of an import.")
            )
        sheet_path: Path = options["sheet"]
        if not sheet_path.is_file() or not options["files"].exists():
            raise CommandError(_("The spreadsheet or the files are not there."))
        if reason := virus_reason(sheet_path, sheet_path.name):
            raise CommandError(reason)
        run = import_begin(
            user=_user(options["user"]),
            library=_library(options["site"]),
            name=sheet_path.name,
            sheet=read_sheet(sheet_path, sheet_path.name),
            source=str(options["files"].resolve()),
        )
        self.stdout.write(_("Import %(run)d.") % {"run": run.pk})
        return run

    def _resumed(self, options: dict[str, Any]) -> ImportRun:
        run = ImportRun.objects.select_related("library", "user").filter(pk=options["resume"]).first()
        if run is None:
            raise CommandError(_("There is no import %(run)d.") % {"run": options["resume"]})
        return run

    def _carry_out(self, run: ImportRun) -> None:
        left: list[str] | None = None
        while (left := import_run(run_id=run.pk, seconds=SECONDS, left_behind=left)) is not None:
            self._tell(run)
            if run.state != ImportState.RUNNING:
                break

    def _tell(self, run: ImportRun, *, with_lines: bool = False) -> None:
        run.refresh_from_db()
        card = run_cards([run], run.user)[0]
        counted = "; ".join(f"{count.label}: {count.count}" for count in card.counts)
        self.stdout.write(f"{card.done}/{card.total} – {card.state_label} – {counted}")
        if with_lines:
            for shown in line_cards(lines_of(run).exclude(reasons=[])):
                self.stdout.write(f"  {shown.line or '–'}\t{shown.file}\t{shown.state_label}\t{shown.said}")


def _user(name: str) -> User:
    user = User.objects.filter(username=name, is_active=True).first()
    if user is None:
        raise CommandError(_("There is no open account “%(name)s”.") % {"name": name})
    return user


def _library(code: str) -> DocumentLibraryPage:
    site = PortalSite.objects.select_related("root_page").filter(code=code).first()
    library = DocumentLibraryPage.objects.descendant_of(site.root_page).first() if site is not None else None
    if library is None:
        raise CommandError(_("There is no library on a site “%(code)s”.") % {"code": code})
    return library
