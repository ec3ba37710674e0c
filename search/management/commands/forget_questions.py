"""`manage.py forget_questions`: every night, forget questions that are old, and those that too few asked."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from search.services.questions import questions_forget


class Command(BaseCommand):
    """Thirteen months, and three times in a month once thirty days have passed."""

    help = "Remove what readers asked more than 13 months ago, and rare questions after 30 days."

    def handle(self, *args: Any, **options: Any) -> None:
        """Say how many went."""
        self.stdout.write(f"questions: {questions_forget(today=timezone.localdate())} forgotten")
