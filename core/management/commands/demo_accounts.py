"""manage.py demo_accounts [--json]: addresses of the demo's sites and a user for every role."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.module_loading import import_string

from core.demo import demo_listing


class Command(BaseCommand):
    """Prints the listing that an upper app registered."""

    help = "Print the demo's addresses and accounts, for people or, with --json, for programs."

    def add_arguments(self, parser: CommandParser) -> None:
        """Add --json."""
        parser.add_argument("--json", action="store_true", help="Print JSON.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print."""
        if options["json"]:
            data = import_string(demo_listing.get("data"))()
            self.stdout.write(json.dumps(data, ensure_ascii=False, indent=2))
        else:
            self.stdout.write(import_string(demo_listing.get("text"))())
