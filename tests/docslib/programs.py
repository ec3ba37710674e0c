"""Pretending that a program is not installed."""

from __future__ import annotations

import pytest

from docslib.reading import programs


def without_programs(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """Let the reader find no program of these names."""
    real = programs.shutil.which
    monkeypatch.setattr(
        programs.shutil, "which", lambda name, **kwargs: None if name in names else real(name, **kwargs)
    )
