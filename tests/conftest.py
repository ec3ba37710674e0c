"""What every test may rely on."""

from __future__ import annotations

from collections.abc import Generator

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from pytest_django.plugin import blocking_manager_key

from core.services.catalogues import compile_catalogues
from core.settings.env import PROJECT_DIR

DATABASE_FIXTURES = {"db", "transactional_db", "live_server"}
NOT_FOR_SQLITE = ("postgres", "browser", "services")


def pytest_configure(config: pytest.Config) -> None:
    """Compile the translations: without them every page under test would be in English."""
    compile_catalogues(folders=[PROJECT_DIR / "core/locale", PROJECT_DIR / "core/wagtail_locale"])


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark for SQLite every test that asks a database, unless it says that it cannot run there.

    The demo and small offices run on SQLite; tests that ask no database would only run twice.
    """
    on_postgresql = "postgresql" in settings.DATABASES["default"]["ENGINE"]
    for item in items:
        # A test that commits empties the database; `pytest_runtest_teardown` needs a copy of what was there first.
        if _empties_database(item):
            item.add_marker(pytest.mark.django_db(transaction=True, serialized_rollback=True), append=False)
        if _asks_database(item) and not any(item.get_closest_marker(name) for name in NOT_FOR_SQLITE):
            item.add_marker("sqlite")
        if item.get_closest_marker("postgres") and not on_postgresql:
            item.add_marker(pytest.mark.skip(reason="needs PostgreSQL: make test-postgres"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(
    item: pytest.Item, nextitem: pytest.Item | None
) -> Generator[None, object, object]:
    """Put back what migrations made (the root of the tree, languages) after a test that empties the database.

    Side by side, tests of one file run before those of the next, so such a test cannot come last.
    """
    result = yield
    if nextitem is not None and _empties_database(item):
        with item.config.stash[blocking_manager_key].unblock():
            connection.creation.deserialize_db_from_string(connection._test_serialized_contents)
            ContentType.objects.clear_cache()
    return result


def _empties_database(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    commits = bool(marker and marker.kwargs.get("transaction"))
    return commits or bool({"transactional_db", "live_server"} & set(getattr(item, "fixturenames", ())))


def _asks_database(item: pytest.Item) -> bool:
    return bool(item.get_closest_marker("django_db")) or bool(
        DATABASE_FIXTURES & set(getattr(item, "fixturenames", ()))
    )
