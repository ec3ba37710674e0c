"""What must be true of an installation before uploads are safe (G12)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register

from core.channels import Channel
from core.intake import folder_problem

IN_MEMORY = frozenset({"tmpfs", "ramfs"})
_MOUNTS = Path("/proc/mounts")


@register(Tags.security)
def intake_is_safe(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    """Uploads not yet judged lie in memory, and no other account reads them."""
    if Channel.INTERNET.value == settings.PORTAL_CHANNEL:  # takes no uploads
        return []
    folder: Path = settings.PORTAL_INTAKE_DIR
    messages: list[CheckMessage] = []
    if filesystem_of(folder) not in IN_MEMORY:
        messages.append(
            _message(
                f"{folder} does not lie in memory: uploads that turn out to be secret would be written to a disk.",
                hint="Set PORTAL_INTAKE_DIR to a folder on a tmpfs, see docs/uploads.md.",
                id="portal.W001",
            )
        )
    if folder.exists() and (problem := folder_problem(folder)):
        messages.append(_message(problem, id="portal.W002"))
    return messages


def filesystem_of(folder: Path) -> str:
    """Kind of the file system that a folder lies on, or will lie on when it is made; "" where the system does not
    say."""
    if not _MOUNTS.exists():
        return ""
    real = folder.resolve()
    found, kind = Path("/"), ""
    for line in _MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines():
        _device, place, system, *_rest = line.split(" ")
        mounted = Path(place.encode().decode("unicode_escape"))
        # A later line hides an earlier one of the same place.
        if real.is_relative_to(mounted) and len(mounted.parts) >= len(found.parts):
            found, kind = mounted, system
    return kind


def _message(text: str, *, id: str, hint: str | None = None) -> CheckMessage:
    """An error on a server, a warning where people develop."""
    kind = Error if settings.PORTAL_IS_SERVER else Warning
    return kind(text, hint=hint, id=id)
