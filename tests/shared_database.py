"""One test database for all processes of a run: the first migrates, the others copy what it made."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, flock
from pathlib import Path

from django.db import connection
from django.test.utils import setup_databases, teardown_databases

COPY = "made"


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """One process at a time."""
    with lock.open("w") as held:
        flock(held, LOCK_EX)
        yield


def leave(made: Path) -> None:
    """Leave a copy of this process's empty database for the others, and say in `made` where it is."""
    if connection.vendor == "postgresql":
        connection.close()  # PostgreSQL copies only what nobody uses
        connection.creation.clone_test_db(suffix=COPY, verbosity=0)
        made.write_text(connection.creation.get_test_db_clone_settings(COPY)["NAME"])
        return
    connection.ensure_connection()
    with sqlite3.connect(made) as copy:
        connection.connection.backup(copy)
    copy.close()


def remove() -> None:
    """Remove the copy, where it is a database of a server."""
    if connection.vendor == "postgresql":
        connection.creation.destroy_test_db(suffix=COPY, verbosity=0)


@contextmanager
def copied(made: Path) -> Iterator[None]:
    """This process's database as a copy of the one that was left."""
    name = connection.creation._get_test_db_name()
    if connection.vendor == "postgresql":
        quoted = [connection.ops.quote_name(one) for one in (name, made.read_text())]
        with connection._nodb_cursor() as cursor:
            cursor.execute("CREATE DATABASE {} TEMPLATE {}".format(*quoted))
        held = None
    else:
        held = sqlite3.connect(name, uri=True)  # in memory: there as long as somebody holds it
        with sqlite3.connect(made) as copy:
            copy.backup(held)
        copy.close()
    configured = setup_databases(verbosity=0, interactive=False, keepdb=True, serialized_aliases=set())
    if held:
        held.close()
    yield
    teardown_databases(configured, verbosity=0)
