"""Sends a request as somebody, inside a savepoint that is taken back, and keeps what came of it (A02)."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.cookies import SimpleCookie
from typing import Any

from django.core import mail
from django.core.signals import got_request_exception
from django.test import Client, RequestFactory
from django.test.client import ClientHandler

from core.models import User
from sites.isolation.actors import Actor, fresh
from sites.isolation.asking import Ask
from sites.isolation.fingerprint import QUIET_TABLES, changed, fingerprint, written_tables
from sites.isolation.registry import Plot
from sites.isolation.sandbox import rolled_back

ZIP = b"PK\x03\x04"


@dataclass(frozen=True)
class Answer:
    """What came back, and what the request did."""

    status: int
    body: bytes
    """Body, headers and mails sent on the way, tables of a workbook unpacked."""
    written: frozenset[str]
    """Tables written, those left out that looking at something may write."""
    changed_there: tuple[str, ...] = ()
    """Models whose rows of site B differ afterwards."""
    raised: str = ""
    """What was raised, for an answer of 500."""
    wrong: str = ""
    """What the request's own check says."""
    location: str = ""


class _Sender(RequestFactory):
    """Django's test client without what it keeps of every template that was rendered."""

    def __init__(self, hostname: str, user: User | None) -> None:
        super().__init__(HTTP_HOST=hostname)
        self.handler = ClientHandler(enforce_csrf_checks=False)
        self.session = SimpleCookie()
        if user is not None:
            client = Client(HTTP_HOST=hostname)
            client.force_login(user, backend="core.backends.PortalBackend")
            self.session = client.cookies

    def request(self, **request: Any) -> Any:
        """Answer as a server would; every request starts from the session as it was at the log-in."""
        self.cookies = SimpleCookie({name: morsel.value for name, morsel in self.session.items()})
        return self.handler(self._base_environ(**request))  # type: ignore[attr-defined]  # the stubs leave it out


class Browser:
    """One person's browser."""

    def __init__(self, actor: Actor, foreign: Plot, before: dict[str, str]) -> None:
        self.foreign = foreign
        self.before = before
        self.sender = _Sender(actor.hostname, fresh(actor))

    def send(self, ask: Ask, *, watch: bool = True) -> Answer:
        """Send the request and take back what it did; with `watch` site B is looked over when it wrote anything."""
        mail.outbox = []
        with rolled_back(), written_tables() as tables, _raised() as raised:
            response = self._request(ask)
            body = _body(response)
            written = frozenset(tables - QUIET_TABLES)
            wrong = ask.wrong() if ask.wrong is not None else ""
            differing = changed(self.before, fingerprint(self.foreign)) if written and watch else []
        return Answer(
            status=response.status_code,
            body=body,
            written=written,
            changed_there=tuple(differing),
            raised=" ".join(raised),
            wrong=wrong,
            location=response.headers.get("Location", ""),
        )

    def _request(self, ask: Ask) -> Any:
        headers = {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"} if ask.xhr else {}
        send = getattr(self.sender, ask.method.lower())
        return send(ask.path, data=ask.data, **headers) if ask.data is not None else send(ask.path, **headers)


@contextmanager
def _raised() -> Iterator[list[str]]:
    """Collects what views raise and nobody catches."""
    raised: list[str] = []

    def note(**kwargs: Any) -> None:
        raised.append(repr(sys.exc_info()[1])[:200])

    got_request_exception.connect(note)
    try:
        yield raised
    finally:
        got_request_exception.disconnect(note)


def _body(response: Any) -> bytes:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    if content.startswith(ZIP):
        with suppress(zipfile.BadZipFile), zipfile.ZipFile(io.BytesIO(content)) as archive:
            content = b"\n".join(archive.read(name) for name in archive.namelist())
    headers = "\n".join(
        f"{name}: {value}"
        for name, value in response.headers.items()
        if name in {"Location", "Content-Disposition"}
    )
    letters = "\n".join(f"{letter.subject}\n{letter.body}\n{letter.to}" for letter in mail.outbox)
    return b"\n".join((content, headers.encode(), letters.encode()))
