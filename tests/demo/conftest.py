"""The demo is loaded once for all tests of this folder and rolled back after them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker


@pytest.fixture(scope="package")
def demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The province of Trường Khê; the tests that use it ask for the database too, or none is set up.

    No program reads scans and lays out Word files here: that takes half a minute and has tests of its own.
    """
    with django_db_blocker.unblock(), transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        patch.setattr("docslib.reading.programs._PATH", "/nowhere")
        call_command("load_demo", verbosity=0)
        yield
        transaction.set_rollback(True)
