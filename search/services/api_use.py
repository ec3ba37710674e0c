"""The log of what programs ask for: counted by program, day and operation (F07)."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from search.models import ApiUse


def note_use(*, program: int, operation: str, refused: bool) -> None:
    """Count one request of the program of that id."""
    counted = {"refused" if refused else "requests": 1}
    day = timezone.localdate()
    row = ApiUse.objects.filter(client_id=program, day=day, operation=operation)
    raised = {name: F(name) + step for name, step in counted.items()}
    if row.update(**raised):
        return
    try:
        with transaction.atomic():
            ApiUse.objects.create(client_id=program, day=day, operation=operation, **counted)
    except IntegrityError:  # the first request of the day came twice at once
        row.update(**raised)
