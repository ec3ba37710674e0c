"""manage.py load_demo: the province of Trường Khê; what exists already stays as it was edited."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from core.demo import DemoContext, steps_in_order


class Command(BaseCommand):
    """Loads the demo in one transaction; a second run adds only what is missing."""

    help = "Load the demo province. A second run adds what is missing and changes nothing that exists."

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the registered steps."""
        context = DemoContext(say=self.stdout.write if options["verbosity"] else lambda line: None)
        with transaction.atomic():
            for step in steps_in_order(afterwards=False):
                step(context)
        for step in steps_in_order(afterwards=True):
            step(context)
