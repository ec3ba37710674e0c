"""The audit is no audit if it cannot find: each wall taken away shows as findings (A02)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from wagtail.models import Page

from core.models import PortalImage
from core.settings.env import PROJECT_DIR
from sites.access.person import Person
from sites.isolation.actors import Actor, all_actors
from sites.isolation.addresses import Address, all_addresses
from sites.isolation.arguments import Unclassified, fill
from sites.isolation.asking import Ask
from sites.isolation.audit import Audit, plant_plots
from sites.isolation.browser import Browser
from sites.isolation.fingerprint import fingerprint
from sites.isolation.judge import Finding, judge
from sites.isolation.markers import Kind, Marker, Side
from sites.isolation.probe import address_at, at
from sites.isolation.prober import send_probes
from sites.isolation.public_addresses import unlisted
from sites.isolation.registry import Plot
from sites.isolation.sandbox import sandbox
from sites.isolation.walker import Walk

pytestmark = pytest.mark.django_db


@dataclass
class Ground:
    """Two planted sites, and the people who ask."""

    own: Plot
    foreign: Plot
    actors: dict[str, Actor]

    def findings(self, name: str, *paths: str, method: str = "GET", data: Any = None) -> list[Finding]:
        """What is wrong with the answers to one person's requests."""
        actor = self.actors[name]
        browser = Browser(actor, self.foreign, fingerprint(self.foreign))
        found: list[Finding] = []
        for path in paths:
            ask = Ask(method, path, address_at(path.partition("?")[0]), data=data)
            found += judge(self.own.marker, actor, ask, browser.send(ask))
        return found

    def walk(self, name: str, *names: str) -> list[Finding]:
        """What a walk over some addresses finds."""
        addresses = [address for address in all_addresses() if address.name in names]
        audit = Audit(self.own, self.foreign, is_quick=True)
        actor = self.actors[name]
        browser = Browser(actor, self.foreign, fingerprint(self.foreign))
        Walk(actor, self.own, self.foreign, audit.sender(actor, browser)).ask_all(addresses)
        return audit.report.findings

    def probe(self, name: str, *rows: str) -> list[Finding]:
        """What the probes of some rows find."""
        audit = Audit(self.own, self.foreign, is_quick=True)
        actor = self.actors[name]
        browser = Browser(actor, self.foreign, fingerprint(self.foreign))
        send_probes(audit.sender(actor, browser), self.own, self.foreign, rows=rows)
        return audit.report.findings


@pytest.fixture(scope="module")
def ground(django_db_setup: None, django_db_blocker) -> Iterator[Ground]:
    with django_db_blocker.unblock(), sandbox():
        own, foreign = plant_plots()
        yield Ground(own, foreign, {actor.name: actor for actor in all_actors(own)})


@pytest.fixture
def no_firewall(monkeypatch):
    monkeypatch.setattr("sites.access.firewall.pass_through", lambda *args: None)


@pytest.fixture
def no_ownership(monkeypatch):
    """Every person is taken for one who reads every site."""
    monkeypatch.setattr(Person, "reads_every_site", property(lambda person: True))


def kinds(findings: list[Finding]) -> set[str]:
    return {finding.kind for finding in findings}


def rows_of(findings: list[Finding], kind: str = "leak") -> set[str]:
    return {one.route.split(":")[0].removeprefix("row ") for one in findings if one.kind == kind}


@pytest.mark.parametrize("row", ["1", "2", "3", "7", "9", "10", "13", "15"])
def test_without_the_rule_of_ownership_a_row_leaks(ground, no_ownership, row):
    assert row in rows_of(ground.probe("editor", row))


def test_without_either_wall_the_history_of_all_sites_leaks(ground, no_firewall, no_ownership):
    assert "15" in rows_of(ground.probe("editor", "15"))


def test_without_the_firewall_shut_screens_answer(ground, no_firewall):
    found = ground.probe("admin_access_only", "15", "20")
    assert {"15", "20"} <= rows_of(found, "unexpected 200")


def test_a_failing_view_is_found(ground, monkeypatch):
    def fail(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError("planted")

    monkeypatch.setattr("workflows.views.queue.QueueView.get_base_queryset", fail)
    found = ground.walk("editor", "moderation:queue")
    assert "server error" in kinds(found)
    assert any("planted" in finding.detail for finding in found)


def test_a_page_that_writes_when_it_is_looked_at_is_found(ground, monkeypatch):
    def write(*args: Any, **kwargs: Any) -> list[Any]:
        Page.objects.filter(pk=ground.own.one("draft").pk).update(title="x")
        return []

    monkeypatch.setattr("workflows.views.queue.QueueView.get_base_queryset", write)
    assert kinds(ground.walk("editor", "moderation:queue")) == {"write"}


def test_a_change_on_the_other_site_is_found(ground, monkeypatch):
    def write(*args: Any, **kwargs: Any) -> list[Any]:
        PortalImage.objects.filter(pk=ground.foreign.one("image").pk).update(title="x")
        return []

    monkeypatch.setattr("workflows.views.queue.QueueView.get_base_queryset", write)
    found = ground.findings("editor", at("moderation:queue"), method="POST", data={})
    found += ground.findings("editor", at("moderation:queue"))
    assert any("core.PortalImage" in finding.detail for finding in found)


def test_a_file_of_another_site_is_found(ground, monkeypatch):
    monkeypatch.setattr("core.wagtail_hooks.file_is_public", lambda *args: True)
    held = ground.foreign.one("file")
    found = ground.findings("anonymous_internet", f"/tep/{held.pk}/{held.filename}")
    assert "leak" in kinds(found)


def test_what_is_only_for_the_party_network_is_found_on_the_internet(ground, monkeypatch):
    monkeypatch.setattr("core.models.page.channel_of", lambda request: "wan")
    page = ground.own.one("wan")
    path = page.url_path[len(ground.own.portal_site.root_page.url_path) - 1 :]
    found = ground.findings("anonymous_internet", path)
    assert any("WAN" in finding.detail for finding in found)


def test_own_objects_are_reached_where_foreign_ones_are_not(ground):
    for name, kept in (("wagtailadmin_pages:edit", "article"), ("wagtaildocs:edit", "file")):
        browser = Browser(ground.actors["editor"], ground.foreign, {})
        statuses = {
            plot.side: browser.send(
                Ask("GET", at(name, plot.one(kept).pk), address_at(at(name, plot.one(kept).pk))), watch=False
            ).status
            for plot in (ground.own, ground.foreign)
        }
        assert statuses == {Side.A: 200, Side.B: 404}


def test_an_argument_that_nobody_classified_stops_the_audit(ground):
    address = Address("somebody:view", "admin/somebody/<int:thing>/", ("thing",), None)
    with pytest.raises(Unclassified, match="thing"):
        fill(address, ground.own, ground.foreign)


def test_a_public_address_that_nobody_listed_stops_the_audit():
    address = Address("api", "api/v3/", (), None)
    assert unlisted([address]) == ["api/v3/"]


def test_every_public_address_is_listed_and_none_is_listed_in_vain():
    assert unlisted(all_addresses()) == []


def test_a_marker_is_found_in_any_letters_but_not_in_what_repeats_the_address():
    marker = Marker("0abc")
    body = f"... {marker.of(Side.B, Kind.HIDDEN).upper()} ...".encode()
    assert [seen.kind for seen in marker.find(body, side=Side.B)] == [Kind.HIDDEN]
    echoed = f"<p>/x/bai-{marker.of(Side.B, Kind.LIVE)}/</p>".encode()
    assert marker.find(echoed, side=Side.B, asked=f"/x/bai-{marker.of(Side.B, Kind.LIVE)}/") == []


def test_three_places_put_live_content_up_and_one_of_them_is_rolled_back():
    apps = ("core", "sites", "news", "docslib", "workflows", "search")
    holders = {
        str(path.relative_to(PROJECT_DIR))
        for app in apps
        for path in (PROJECT_DIR / app).rglob("*.py")
        if "with publishing_authority(" in (text := path.read_text(encoding="utf-8"))
        or ", publishing_authority(" in text
    }
    assert holders == {
        "core/models/page.py",
        "sites/isolation/registry.py",
        "sites/services/provisioning.py",
    }
