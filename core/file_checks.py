"""What is asked of every file and picture uploaded through Wagtail's own forms, before it is stored (N05, G01)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from core.registry import Registry

FileCheck = Callable[[UploadedFile, Any], list[str]]
"""Given an uploaded file and who uploads it, the reasons against taking it; none when it may be stored."""

file_checks: Registry[FileCheck] = Registry("check of an uploaded file")
picture_checks: Registry[FileCheck] = Registry("check of an uploaded picture")


def reasons_against(checks: Registry[FileCheck], upload: UploadedFile, user: Any) -> list[str]:
    """The reasons of the first check that has any: what is refused is not opened by the next one. The upload is left
    at its beginning, for what refused or stores it reads it from there."""
    for check in checks:
        upload.seek(0)
        reasons = check(upload, user)
        upload.seek(0)
        if reasons:
            return reasons
    return []
