"""What every test may rely on."""

from __future__ import annotations

import pytest

from core.services.catalogues import compile_catalogues
from core.settings.env import PROJECT_DIR


def pytest_configure(config: pytest.Config) -> None:
    """Compile the translations: without them every page under test would be in English."""
    compile_catalogues(folders=[PROJECT_DIR / "core/locale", PROJECT_DIR / "core/wagtail_locale"])
