"""What is asked of every file and picture uploaded through Wagtail's own forms, before it is stored (N05, G01)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from wagtail.models import Collection

from core.registry import Registry


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file that somebody sends into a collection; the collection is unknown where the form names none he may use."""

    upload: UploadedFile
    user: Any
    collection: Collection | None


FileCheck = Callable[[Arrival], list[str]]
"""The reasons against taking what arrives; none when it may be stored."""

file_checks: Registry[FileCheck] = Registry("check of an uploaded file")
picture_checks: Registry[FileCheck] = Registry("check of an uploaded picture")


def reasons_against(arrival: Arrival, checks: Registry[FileCheck]) -> list[str]:
    """The reasons of the first check that has any: what it refuses the next one does not open. The upload is left at
    its beginning, for who stores it reads it from there."""
    for check in checks:
        arrival.upload.seek(0)
        reasons = check(arrival)
        arrival.upload.seek(0)
        if reasons:
            return reasons
    return []
