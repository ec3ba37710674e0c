"""What must not come of a request: a foreign marker, an answer where there is nothing, a fault, a change (A02)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from urllib.parse import urlsplit

from django.db import models
from django.urls import Resolver404, resolve
from django.utils.translation import gettext_lazy as _

from sites.access.doors import Door, door_of
from sites.access.person import Person
from sites.isolation.actors import Actor
from sites.isolation.asking import Ask
from sites.isolation.browser import Answer
from sites.isolation.markers import Kind, Marker, Side
from sites.isolation.public_addresses import shows_other_sites
from sites.roles import Screen

OK, FORBIDDEN, NOT_FOUND, NOT_ALLOWED, SERVER_ERROR = 200, 403, 404, 405, 500
SAFE = frozenset({"GET", "HEAD"})
PERSONAL = frozenset({Screen.PEOPLE, Screen.INFRASTRUCTURE, Screen.VISITS, Screen.ANYBODY})
PEOPLE_MODELS = frozenset(
    [
        "core.User",
        "core.User_groups",
        "portal_sites.RoleGrant",
        "portal_sites.PortalSite",
        "portal_sites.EditorialBoard",
        "portal_sites.BoardMember",
        "portal_sites.BoardMember_subject_areas",
        "portal_sites.Organ",
        "auth.Group",
        "wagtailcore.Site",
        "portal_sites.SiteHost",
        "wagtailcore.ModelLogEntry",
    ]
)
"""What the technical administrator's work changes (B13)."""


organ_forms = {"wagtailadmin_pages:add", "wagtailadmin_pages:edit", "wagtailadmin_pages:revisions_revert"}
"""Forms in which a writer names an organ: which organs there are, every reader knows. Upper apps add theirs."""


class Fault(models.TextChoices):
    """Kinds of findings."""

    LEAK = "leak", _("shows what belongs to another site")
    UNEXPECTED_200 = "unexpected 200", _("answers where there should be nothing")
    UNEXPECTED_ANSWER = "unexpected answer", _("says that something is there")
    SERVER_ERROR = "server error", _("fails")
    WRITE = "write", _("changes what it must not")


@dataclass(frozen=True)
class Finding:
    """One thing to put right."""

    role: str
    method: str
    url: str
    kind: str
    route: str
    detail: str = ""

    def as_dict(self) -> dict[str, str]:
        """The finding for a machine."""
        return asdict(self)

    @property
    def group(self) -> tuple[str, ...]:
        """What findings of one cause have in common."""
        return (self.kind, self.route, self.method, self.detail[:12])


def judge(marker: Marker, actor: Actor, ask: Ask, answer: Answer) -> Iterator[Finding]:
    """Everything that is wrong with an answer."""

    def finding(fault: Fault, detail: str) -> Finding:
        route = ask.label or ask.address.name or ask.address.route
        return Finding(actor.name, ask.method, ask.path, fault.value, route, detail)

    if answer.status >= SERVER_ERROR:
        yield finding(Fault.SERVER_ERROR, f"{answer.status} {answer.raised}")
    for seen in marker.find(answer.body, side=Side.B, asked=ask.echoed):
        if not _may_read(actor, ask, seen.kind):
            yield finding(Fault.LEAK, f"{seen.kind.name}: {seen.context}")
    if actor.user is None:
        for seen in marker.find(answer.body, side=Side.A, asked=ask.echoed):
            if seen.kind in _never_public(actor):
                yield finding(Fault.LEAK, f"own {seen.kind.name}: {seen.context}")
    yield from (finding(*wrong) for wrong in _wrong_status(actor, ask, answer))
    if answer.wrong:
        yield finding(Fault.WRITE, answer.wrong)
    if _leads_away(actor, ask, answer):
        yield finding(Fault.UNEXPECTED_ANSWER, f"leads to {answer.location}")
    yield from (finding(Fault.WRITE, detail) for detail in _wrong_writes(actor, ask, answer))


def _may_read(actor: Actor, ask: Ask, kind: Kind) -> bool:
    if kind in actor.may_read or (
        ask.address.is_admin and kind is Kind.DIRECTORY and ask.address.name in organ_forms
    ):
        return True
    return not ask.address.is_admin and shows_other_sites(
        ask.address.route, kind, on_internet=actor.is_on_internet
    )


def _never_public(actor: Actor) -> set[Kind]:
    """What of site A itself a reader of this host must not get."""
    return {Kind.HIDDEN, Kind.WAN} if actor.is_on_internet else {Kind.HIDDEN}


def _leads_away(actor: Actor, ask: Ask, answer: Answer) -> bool:
    """Whether the admin sends somebody to another host."""
    host = urlsplit(answer.location).netloc.partition(":")[0]
    return ask.address.is_admin and host not in {"", actor.hostname}


def _wrong_status(actor: Actor, ask: Ask, answer: Answer) -> Iterator[tuple[Fault, str]]:
    if not ask.address.is_admin and ask.is_foreign and answer.status == OK and actor.may_read == set():
        yield Fault.UNEXPECTED_200, "an object of another site"
    if actor.user is None or not ask.address.is_admin or answer.status >= SERVER_ERROR:
        return
    screen = _screen(ask.path)
    if answer.status == OK and not may_enter(actor, ask.path):
        yield Fault.UNEXPECTED_200, f"{screen or 'no door'}"
        return
    if not ask.is_foreign or (not actor.is_of_site and screen in PERSONAL) or actor.reads_everything:
        return
    if answer.status == OK:
        yield Fault.UNEXPECTED_200, "an id of another site"
    elif answer.status not in {NOT_FOUND, NOT_ALLOWED}:
        yield Fault.UNEXPECTED_ANSWER, f"{answer.status} for an id of another site"


def _wrong_writes(actor: Actor, ask: Ask, answer: Answer) -> Iterator[str]:
    if ask.method in SAFE and answer.written:
        yield f"{ask.method} wrote {', '.join(sorted(answer.written))}"
    elif actor.only_reads and answer.written and not _is_harmless(ask):
        yield f"who only reads wrote {', '.join(sorted(answer.written))}"
    there = set(answer.changed_there)
    if actor.may_write_there:
        there = there - PEOPLE_MODELS if Kind.HIDDEN not in actor.may_read else set()
    if there:
        yield f"changed {', '.join(sorted(there))}"


def may_enter(actor: Actor, path: str) -> bool:
    """Whether a role of the person opens the address at all."""
    screen = _screen(path)
    return actor.user is not None and screen is not None and Person.of(actor.user).enters(screen)


def _door(path: str) -> Door | None:
    try:
        return door_of(resolve(path.partition("?")[0]))
    except Resolver404:
        return None


def _screen(path: str) -> Screen | None:
    door = _door(path)
    return door.screen if door else None


def _is_harmless(ask: Ask) -> bool:
    door = _door(ask.path)
    return bool(door and door.harmless)
