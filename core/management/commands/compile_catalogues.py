from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from core.services.catalogues import compile_catalogues


class Command(BaseCommand):
    help = "Compile the translations (.po to .mo) without the gettext programs."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        written = compile_catalogues(folders=settings.LOCALE_PATHS)
        if options["verbosity"] > 0:
            self.stdout.write(f"Translations compiled: {len(written)} of the catalogues had changed.")
