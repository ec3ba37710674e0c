"""A place to try things on a real installation: nothing written here outlives it (A02, N13)."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.apps import apps
from django.core.files.base import File
from django.core.files.storage import FileSystemStorage, Storage
from django.db import transaction
from django.db.models import FileField
from django.test import override_settings


class OverlayStorage(FileSystemStorage):
    """Writes and deletes in a temporary folder only; reads what is not there from the storage it covers."""

    def __init__(self, location: Path, covered: Storage) -> None:
        super().__init__(location=location, base_url=getattr(covered, "base_url", None))
        self.covered = covered

    def _open(self, name: str, mode: str = "rb") -> File[Any]:
        if super().exists(name) or "w" in mode:
            return super()._open(name, mode)  # type: ignore[misc]  # the stubs leave it out
        return self.covered.open(name, mode)

    def exists(self, name: str) -> bool:
        """Whether either storage holds the file."""
        return super().exists(name) or self.covered.exists(name)

    def size(self, name: str) -> int:
        """Size of the file, wherever it is."""
        return super().size(name) if super().exists(name) else self.covered.size(name)

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:  # type: ignore[override]  # stubs say less
        """Tasks name a storage by what made it: they get a temporary one, never the covered one."""
        path = "django.core.files.storage.FileSystemStorage"
        return path, [], {"location": str(self.location)}


@contextmanager
def overlaid_files(folder: Path) -> Iterator[None]:
    """Lay a temporary folder over the storage of every file field."""
    fields = [
        field
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.local_fields
        if isinstance(field, FileField)
    ]
    before = [(field, field.storage) for field in fields]
    overlays: dict[int, OverlayStorage] = {}
    try:
        for field, storage in before:
            number = id(storage)
            overlays.setdefault(number, OverlayStorage(folder / f"files{len(overlays)}", storage))
            field.storage = overlays[number]
        yield
    finally:
        for field, storage in before:
            field.storage = storage


def settings_for(folder: Path) -> dict[str, Any]:
    """Settings that keep mails, tasks, sessions, caches, uploads and the search index inside."""
    return {
        "ALLOWED_HOSTS": ["*"],
        "CACHES": {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}},
        "EMAIL_BACKEND": "django.core.mail.backends.locmem.EmailBackend",
        "PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher"],
        "FILE_UPLOAD_TEMP_DIR": folder / "intake" / "uploads",
        "PORTAL_CHANNEL": "",
        "PORTAL_INTAKE_DIR": folder / "intake",
        "PORTAL_SEARCH_DIR": folder / "search",
        "PORTAL_SEARCH_ENGINE": "embedded",  # the cluster's index is the installation's own
        "SECURE_SSL_REDIRECT": False,
        "SESSION_ENGINE": "django.contrib.sessions.backends.signed_cookies",
        "TASKS": {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": []}},
    }


@contextmanager
def sandbox() -> Iterator[Path]:
    """A transaction that is always rolled back, with every way out of the database closed; gives its folder."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="portal-audit-")))
        stack.enter_context(override_settings(**settings_for(folder)))
        stack.enter_context(overlaid_files(folder))
        stack.enter_context(_quiet())
        stack.enter_context(rolled_back())
        yield folder


@contextmanager
def rolled_back() -> Iterator[None]:
    """A transaction, or a savepoint inside one, that leaves nothing whatever happens in it."""
    with transaction.atomic():
        try:
            yield
        finally:
            transaction.set_rollback(True)


@contextmanager
def _quiet() -> Iterator[None]:
    """Thousands of refusals are what is wanted here: they belong in no log."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(before)
