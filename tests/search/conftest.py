"""An index of its own for every test."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def search_dir(settings, tmp_path):
    """Indexes in a folder that only this test sees."""
    settings.PORTAL_SEARCH_DIR = tmp_path / "search"
    return settings.PORTAL_SEARCH_DIR
