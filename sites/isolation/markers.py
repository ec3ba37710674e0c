"""Marked text: whatever of a site comes out anywhere can be told by its marker (A02)."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, field
from enum import StrEnum

COMMON_WORD = "chung"
"""Stands in every marked text, so that one search finds both sites' objects without asking for a marker."""


class Side(StrEnum):
    """The two temporary sites: people of A try to reach what is B's."""

    A = "a"
    B = "b"


class Kind(StrEnum):
    """What a marked text is: it decides who may read it."""

    HIDDEN = "h"
    """Never published: drafts, files, pictures, comments, keywords, redirects, log entries."""
    LIVE = "l"
    """Published on both networks."""
    WAN = "w"
    """Published on the Party network only."""
    PERSON = "p"
    """User names, names, addresses of people."""
    DIRECTORY = "d"
    """Names of organs and sites, which every reader may know."""


@dataclass(frozen=True)
class Seen:
    """A marker that was found in an answer."""

    side: Side
    kind: Kind
    context: str


@dataclass(frozen=True)
class Marker:
    """The markers of one run: nothing of an installation, and nothing of an earlier run, looks like them."""

    run: str = field(default_factory=lambda: secrets.token_hex(4))

    def of(self, side: Side, kind: Kind) -> str:
        """The bare marker; small letters and digits, so that it can stand in addresses."""
        return f"zz{side}{kind}{self.run}"

    def text(self, side: Side, kind: Kind, words: str = "") -> str:
        """A title or sentence that carries the marker."""
        return " ".join(part for part in (words, COMMON_WORD, self.of(side, kind).upper()) if part)

    def find(self, body: bytes, *, side: Side, asked: str = "", around: int = 60) -> list[Seen]:
        """Markers of `side` in an answer, each kind once; what merely repeats the address `asked` does not count."""
        if self.run.encode() not in body.lower():
            return []
        text = body.decode("utf-8", "replace")
        for echoed in sorted(re.findall(rf"[^/?=&]*{self.run}[^/?=&]*", asked), key=len, reverse=True):
            text = text.replace(echoed, "")
        found: dict[Kind, Seen] = {}
        for match in re.finditer(rf"zz{side}([hlwpd]){self.run}", text, re.IGNORECASE):
            kind = Kind(match[1].lower())
            context = " ".join(text[max(0, match.start() - around) : match.end() + 20].split())
            found.setdefault(kind, Seen(side, kind, context))
        return list(found.values())
