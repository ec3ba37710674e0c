"""The isolation audit: two temporary sites, every role, every address, every probe; nothing is left behind (A02)."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from sites.isolation.actors import Actor, all_actors
from sites.isolation.addresses import Address, all_addresses
from sites.isolation.arguments import unclassified
from sites.isolation.asking import Ask, Depth
from sites.isolation.browser import Answer, Browser
from sites.isolation.fingerprint import fingerprint
from sites.isolation.judge import Finding, judge
from sites.isolation.markers import Marker, Side
from sites.isolation.plots import lay_out
from sites.isolation.prober import send_probes
from sites.isolation.public_addresses import unlisted
from sites.isolation.registry import Plot, plant_all
from sites.isolation.sandbox import sandbox
from sites.isolation.walker import Walk

Progress = Callable[[str], None]
Before = Callable[[Plot, Plot], None]

QUICK = {
    "manager": Depth.FULL,
    "admin_access_only": Depth.FULL,
    "technical_admin": Depth.PLAIN,
    "editor": Depth.PLAIN,
}
"""How much a quick run asks as a role, LIGHT unless it says so: most as who sees most of his own site, and as who
should see nothing."""
QUICKLY_PROBED = {*QUICK, "approver", "leadership", "anonymous_wan"}
"""As whom a quick run sends the probes."""


class NotClassified(Exception):
    """Addresses or arguments that nobody has looked at; the audit cannot say anything of them."""

    def __init__(self, names: list[str]) -> None:
        self.names = names
        super().__init__(", ".join(names))


class NoSuchRole(ValueError):
    """A role that the audit does not know."""


@dataclass
class Report:
    """What the audit found, and how much it asked."""

    findings: list[Finding] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    patterns: int = 0
    reached: set[tuple[str, str]] = field(default_factory=set)
    requests: int = 0
    own_seen: int = 0
    """Answers that carried a marker of the person's own site: proof that something was looked at."""
    seconds: float = 0.0
    entered: set[tuple[str, str]] = field(default_factory=set)
    known: set[tuple[str, str]] = field(default_factory=set)

    @property
    def closed(self) -> list[str]:
        """Addresses of the admin that no role asked as may enter: a superuser's alone."""
        return sorted({name or route for name, route in self.known - self.entered})

    @property
    def figures(self) -> dict[str, Any]:
        """The figures, by name."""
        return {
            "patterns": self.patterns,
            "patterns_reached": len(self.reached),
            "closed_to_every_role": len(self.closed),
            "requests": self.requests,
            "roles": len(self.roles),
            "own_markers_seen": self.own_seen,
            "seconds": round(self.seconds, 1),
            "findings": len(self.findings),
        }


@dataclass
class Audit:
    """One run over two planted sites."""

    own: Plot
    foreign: Plot
    is_quick: bool
    report: Report = field(default_factory=Report)

    def run(self, actors: Iterable[Actor], addresses: list[Address], say: Progress) -> None:
        """Walk and probe as each actor."""
        before = fingerprint(self.foreign)
        for actor in actors:
            started, asked = time.perf_counter(), self.report.requests
            browser = Browser(actor, self.foreign, before)
            send = self.sender(actor, browser)
            walk = Walk(actor, self.own, self.foreign, send, self._depth(actor))
            walk.run(addresses)
            if not self.is_quick or actor.name in QUICKLY_PROBED:
                send_probes(send, self.own, self.foreign)
            self.report.reached |= walk.reached
            self.report.entered |= walk.entered
            self.report.roles.append(actor.name)
            count, seconds = self.report.requests - asked, time.perf_counter() - started
            say(f"{actor.name}: {count} requests, {seconds:.1f} s")

    def _depth(self, actor: Actor) -> Depth:
        if not self.is_quick:
            return Depth.THOROUGH
        return QUICK.get(actor.name, Depth.LIGHT)

    def sender(self, actor: Actor, browser: Browser) -> Callable[[Ask], Answer]:
        """What sends as the actor, counts, and judges every answer."""
        marker = self.own.marker

        def send(ask: Ask) -> Answer:
            answer = browser.send(ask)
            self.report.requests += 1
            if marker.find(answer.body, side=Side.A, asked=ask.echoed):
                self.report.own_seen += 1
            self.report.findings.extend(judge(marker, actor, ask, answer))
            return answer

        return send


def plant_plots(marker: Marker | None = None) -> tuple[Plot, Plot]:
    """Both temporary sites with everything planted; call it inside a sandbox."""
    marker = marker or Marker()
    own, foreign = lay_out(marker, Side.A), lay_out(marker, Side.B)
    plant_all([own, foreign])
    return own, foreign


def audit_isolation(
    *, roles: Iterable[str] = (), is_quick: bool = False, say: Progress = lambda line: None
) -> Report:
    """Run the audit in a transaction that is rolled back; raises NotClassified and NoSuchRole."""
    started = time.perf_counter()
    with sandbox():
        own, foreign = plant_plots()
        audit = Audit(own, foreign, is_quick)
        addresses = all_addresses()
        if unknown := [*unclassified(addresses, own, foreign), *unlisted(addresses)]:
            raise NotClassified(unknown)
        audit.run(_chosen(all_actors(own), set(roles)), addresses, say)
    report = audit.report
    report.patterns = len(addresses)
    report.known = {(address.name, address.route) for address in addresses if address.is_admin}
    report.seconds = time.perf_counter() - started
    return report


def _chosen(actors: list[Actor], roles: set[str]) -> list[Actor]:
    unknown = roles - {actor.name for actor in actors}
    if unknown:
        raise NoSuchRole(", ".join(sorted(unknown)))
    return [actor for actor in actors if not roles or actor.name in roles]
