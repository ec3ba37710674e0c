"""The process that serves the Internet, inside a test."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.test import override_settings
from django.urls import clear_url_caches

from core import urls
from core.settings import base, internet


@contextmanager
def internet_process(**settings: Any) -> Iterator[None]:
    """Addresses, middleware and channel of a process started with `PORTAL_CHANNEL=internet`."""
    started = {
        "PORTAL_CHANNEL": "internet",
        "MIDDLEWARE": internet.for_readers(base.MIDDLEWARE),
        "CACHES": internet.CACHES,
        **settings,
    }
    try:
        with override_settings(**started):
            _load_addresses()
            yield
    finally:
        _load_addresses()


def _load_addresses() -> None:
    importlib.reload(urls)
    clear_url_caches()
