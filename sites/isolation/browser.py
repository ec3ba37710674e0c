"""Sends a request as somebody, inside a savepoint that is taken back, and keeps what came of it (A02)."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from dataclasses import dataclass
from http.cookies import SimpleCookie
from typing import Any

from django.core import mail
from django.test import Client

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


class Browser:
    """One person's browser; every request starts from the same session."""

    def __init__(self, actor: Actor, foreign: Plot, before: dict[str, str]) -> None:
        self.actor = actor
        self.foreign = foreign
        self.before = before
        self.client = Client(raise_request_exception=False, HTTP_HOST=actor.hostname)
        user = fresh(actor)
        if user is not None:
            self.client.force_login(user, backend="core.backends.PortalBackend")
        self.cookies = self.client.cookies.output(header="", sep=";")

    def send(self, ask: Ask, *, watch: bool = True) -> Answer:
        """Send the request and take back what it did; with `watch` site B is looked over when it wrote anything."""
        self.client.cookies = SimpleCookie(self.cookies)
        mail.outbox = []
        with rolled_back(), written_tables() as tables:
            response = self._request(ask)
            body = _body(response)
            written = frozenset(tables - QUIET_TABLES)
            wrong = ask.wrong() if ask.wrong is not None else ""
            differing = changed(self.before, fingerprint(self.foreign)) if written and watch else []
        raised = getattr(response, "exc_info", None)
        return Answer(
            status=response.status_code,
            body=body,
            written=written,
            changed_there=tuple(differing),
            raised=repr(raised[1])[:200] if raised else "",
            wrong=wrong,
            location=response.headers.get("Location", ""),
        )

    def _request(self, ask: Ask) -> Any:
        headers = {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"} if ask.xhr else {}
        send = getattr(self.client, ask.method.lower())
        return send(ask.path, data=ask.data, **headers) if ask.data is not None else send(ask.path, **headers)


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
