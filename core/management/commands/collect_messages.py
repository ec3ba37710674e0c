"""Django's makemessages with this project's choices, and a check that nothing is left to do."""

import shutil
import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError, CommandParser
from django.core.management.commands import makemessages
from django.test.utils import override_settings

from core.services.catalogues import catalogues_in, differences, problems_of

DOMAINS = ("django", "djangojs")
NOT_OURS = [".venv", "var", "tests", "bench", "docs", "node_modules", "core/locale", "core/wagtail_locale"]


class Command(makemessages.Command):
    help = "Collect the strings to translate into core/locale; with --check only say what is missing (A11)."
    # A guess by likeness reads like a translation and is often wrong: a new string starts empty.
    msgmerge_options = [*makemessages.Command.msgmerge_options, "--no-fuzzy-matching"]

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="change nothing; fail when something is missing"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        own = Path(settings.LOCALE_PATHS[0])
        if options["check"]:
            self._check(own)
        else:
            self._collect_into(own)

    def _collect_into(self, folder: Path) -> None:
        with override_settings(LOCALE_PATHS=[str(folder)]):
            for domain in DOMAINS:
                super().handle(**self._choices(domain))

    def _choices(self, domain: str) -> dict[str, Any]:
        return {
            "verbosity": 0,
            "domain": domain,
            "extensions": [],
            "locale": [settings.LANGUAGE_CODE],
            "exclude": [],
            "all": False,
            "symlinks": False,
            "ignore_patterns": [*NOT_OURS, *(["static"] if domain == "django" else [])],
            "use_default_ignore_patterns": True,
            "no_wrap": True,
            "no_location": False,
            "add_location": "file",
            "no_obsolete": True,
            "keep_pot": False,
        }

    def _check(self, own: Path) -> None:
        problems = [line for path in catalogues_in(settings.LOCALE_PATHS) for line in problems_of(path)]
        with tempfile.TemporaryDirectory() as folder:
            fresh = Path(folder) / "locale"
            shutil.copytree(own, fresh)
            self._collect_into(fresh)
            for path in catalogues_in([fresh]):
                problems += differences(known=own / path.relative_to(fresh), found=path)
        if problems:
            problems.append(f"{len(problems)} strings to see to: run `make messages`, then translate.")
            raise CommandError("\n".join(problems))
