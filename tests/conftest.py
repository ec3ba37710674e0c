"""What every test may rely on."""

from __future__ import annotations

import os
from contextlib import ExitStack

import pytest
from django.conf import settings
from django.core.cache import cache

from core.services.catalogues import compile_catalogues
from core.settings.env import ENV, PROJECT_DIR
from tests import shared_database

DATABASE_FIXTURES = {"db", "transactional_db", "live_server"}
NOT_FOR_SQLITE = ("postgres", "browser", "services", "long", "cluster")
# Who may see what is decided in Python; of the sites' tests only these ask something of the database itself.
SITES_ON_BOTH = frozenset(
    {"test_provisioning", "test_site_pages", "test_roots", "test_query_counts"}
    | {"test_redirects", "test_reports"}
)

# What the search reads and shows is made in Python of the same rows; these ask something of the database itself.
SEARCH_ON_BOTH = frozenset(
    {"test_search_page", "test_sync", "test_search_leaks", "test_two_engines", "test_search_facets"}
    | {"test_kept", "test_alerts", "test_questions", "test_pins", "test_synonyms"}
)
# The demo runs on SQLite, and the browser tests load it into PostgreSQL anyway; loading it once more takes a minute.
ONLY_ON_SQLITE = "demo"


def pytest_configure(config: pytest.Config) -> None:
    """Compile the translations: without them every page under test would be in English."""
    compile_catalogues(folders=[PROJECT_DIR / "core/locale", PROJECT_DIR / "core/wagtail_locale"])


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark for SQLite every test that asks a database, unless it says that it cannot run there.

    The demo and small offices run on SQLite; tests that ask no database would only run twice.
    """
    # Begun last, a file of minutes would keep one process busy while the others have nothing left.
    items.sort(key=lambda item: item.get_closest_marker("long") is None)
    on_postgresql = "postgresql" in settings.DATABASES["default"]["ENGINE"]
    if on_postgresql:
        _leave_out(config, items, [item for item in items if item.path.parent.name == ONLY_ON_SQLITE])
    for item in items:
        if _asks_database(item) and _runs_on_both(item):
            item.add_marker("sqlite")
        if item.get_closest_marker("cluster") and not (ENV.search_servers or os.environ.get("CI")):
            item.add_marker(pytest.mark.skip(reason="needs the three nodes: make test-cluster"))
        if item.get_closest_marker("postgres") and not on_postgresql:
            item.add_marker(pytest.mark.skip(reason="needs PostgreSQL: make test-postgres"))


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    """The cache holds pictures and root paths by id, and on SQLite every test gives the same ids again."""
    cache.clear()


@pytest.fixture(scope="session")
def django_db_setup(
    request, tmp_path_factory, django_test_environment, django_db_blocker, django_db_modify_db_settings
):
    """The test database; where processes run side by side, only the first of them migrates it."""
    if not hasattr(request.config, "workerinput") or request.getfixturevalue("django_db_keepdb"):
        yield request.getfixturevalue("django_db_setup")
        return
    made = tmp_path_factory.getbasetemp().parent / "made-database"
    with ExitStack() as stack:
        with shared_database.alone(made.with_suffix(".lock")), django_db_blocker.unblock():
            is_first = not made.exists()
            if is_first:
                request.getfixturevalue("django_db_setup")
                shared_database.leave(made)
            else:
                stack.enter_context(shared_database.copied(made))
        yield
        with django_db_blocker.unblock():
            stack.close()
            if is_first:
                shared_database.remove()


def _leave_out(config: pytest.Config, items: list[pytest.Item], unwanted: list[pytest.Item]) -> None:
    """Take tests out of this run, and say how many."""
    if unwanted:
        config.hook.pytest_deselected(items=unwanted)
        items[:] = [item for item in items if item not in unwanted]


def _runs_on_both(item: pytest.Item) -> bool:
    """Whether the test says something about SQLite that it has not said about PostgreSQL."""
    both = {"sites": SITES_ON_BOTH, "search": SEARCH_ON_BOTH}.get(item.path.parent.name)
    is_told = both is not None and item.path.stem not in both
    return not is_told and not any(item.get_closest_marker(name) for name in NOT_FOR_SQLITE)


def _asks_database(item: pytest.Item) -> bool:
    return bool(item.get_closest_marker("django_db")) or bool(
        DATABASE_FIXTURES & set(getattr(item, "fixturenames", ()))
    )
