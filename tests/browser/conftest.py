"""Chromium, a server that readers' pages come from, and a small province behind it.

The province is built once for each test file, in a copy of the test database that is dropped at its end.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.core.servers.basehttp import ThreadedWSGIServer
from django.db import connections
from django.test.testcases import QuietWSGIRequestHandler
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.content import DEPARTMENT_HOST, PORTAL_HOST, WAN_HOST, Province, build_province
from tests.browser.desk import Desk, build_desk

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
# Playwright keeps an event loop in this thread; Django would take it for an asynchronous caller.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

OpenPage = Callable[..., Page]


@contextmanager
def database_of_its_own() -> Iterator[None]:
    """A copy of the test database for one file of tests: what its server commits is thrown away with it."""
    connection = connections["default"]
    name = connection.settings_dict["NAME"]
    connection.close()  # PostgreSQL copies only what nobody uses
    connection.creation.clone_test_db(suffix="readers", verbosity=0)
    copy = connection.creation.get_test_db_clone_settings("readers")["NAME"]
    connection.settings_dict["NAME"] = copy
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = name
        connection.creation.destroy_test_db(suffix="readers", verbosity=0)


def start_server() -> ThreadedWSGIServer:
    """A server of pages and static files on a free port."""
    server = ThreadedWSGIServer(("127.0.0.1", 0), QuietWSGIRequestHandler)
    server.set_app(StaticFilesHandler(WSGIHandler()))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


@dataclass(frozen=True)
class Readers:
    """Where readers go: the addresses of the sites, and the paths of their pages."""

    province: Province
    port: int

    def portal(self, name: str = "home") -> str:
        """Address of a page of the portal, by the name of its template, or of a path."""
        return self.address(PORTAL_HOST, self.province.paths.get(name, name))

    def department(self, name: str = "home") -> str:
        """Address of a page of the organ's own site."""
        return self.address(DEPARTMENT_HOST, self.province.department_paths.get(name, name))

    def wan(self, name: str = "home") -> str:
        """Address of a page of the portal on the Party network."""
        return self.address(WAN_HOST, self.province.paths.get(name, name))

    def address(self, host: str, path: str) -> str:
        """Address of a path on a host of the test server."""
        return f"http://{host}:{self.port}{path}"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for the run; all `*.localhost` names lead to this machine.

    Beside Playwright's event loop Django keeps other connections than without it: those of the one side are closed
    before the other side begins, or the test database could be neither copied nor dropped.
    """
    connections.close_all()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--host-resolver-rules=MAP *.localhost 127.0.0.1"],
        )
        yield browser
        browser.close()
        connections.close_all()


@pytest.fixture(scope="module")
def readers(django_db_setup: None, django_db_blocker: Any) -> Iterator[Readers]:
    """A running server with the province, for all tests of a file."""
    with django_db_blocker.unblock(), database_of_its_own():
        server = start_server()
        province = build_province(port=server.server_port)
        call_command("rebuild_search_index", verbosity=0)
        yield Readers(province, server.server_port)
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module")
def desk(django_db_setup: None, django_db_blocker: Any) -> Iterator[Desk]:
    """A running server with two sites and a board."""
    with django_db_blocker.unblock(), database_of_its_own():
        server = start_server()
        yield build_desk(server.server_port)
        server.shutdown()
        server.server_close()


@pytest.fixture
def open_page(chromium: Browser) -> Iterator[OpenPage]:
    """Open an address in a fresh window: `open_page(url, width=390, javascript=False)`."""
    contexts: list[BrowserContext] = []

    def open_(url: str, *, width: int = 1440, height: int = 900, javascript: bool = True) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": height}, locale="vi-VN", java_script_enabled=javascript
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.goto(url)
        page.wait_for_load_state("networkidle")
        return page

    yield open_
    for context in contexts:
        context.close()
