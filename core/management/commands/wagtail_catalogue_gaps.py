from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from core.services.catalogue_gaps import dead_entries, gaps


class Command(BaseCommand):
    help = "List what Wagtail, Django and their companions say in English (A11); fail when there is any."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        missing, dead = gaps(), dead_entries(settings.LOCALE_PATHS[1])
        for text in missing:
            self.stdout.write(
                f"{text.package} ({text.domain}): {text.msgid!r}  {' '.join(text.locations[:2])}"
            )
        for msgid in dead:
            self.stdout.write(f"no longer said by any package: {msgid!r}")
        if missing or dead:
            raise CommandError(f"{len(missing)} texts in English, {len(dead)} dead entries")
        self.stdout.write("Every text of the installed packages has a Vietnamese translation.")
