"""Probes of screens about a whole site: snippets, reports, redirects, settings, people (rows 11, 12, 15–18, 20–27)."""

from __future__ import annotations

from collections.abc import Iterator

from sites.isolation.asking import Ask
from sites.isolation.probe import Hand, at, probe
from sites.roles import Role


@probe("12")
def model_views(hand: Hand) -> Iterator[Ask]:
    """Screens of one model each: what is site B's is neither shown, changed nor deleted."""
    for namespace, label in (
        ("site_keywords", "portal_sites.SiteTag"),
        ("site_redirects", "wagtailredirects.Redirect"),
        ("editorialboard", "portal_sites.EditorialBoard"),
    ):
        for view in ("edit", "delete"):
            yield hand.post(at(f"{namespace}:{view}", hand.their_id(label)), {"name": "x"}, is_foreign=True)
    data = {"portal_site": hand.foreign.portal_site.pk, "keyword": "x"}
    yield hand.post(at("site_keywords:add"), data)


@probe("15")
def history_report(hand: Hand) -> Iterator[Ask]:
    """Who did what: neither rows nor the names to choose from are site B's."""
    user = hand.foreign.people[Role.EDITOR].pk
    for name in ("site_reports:history", "wagtailadmin_reports:site_history"):
        for query in ({}, {"user": user}, {"export": "csv"}, {"export": "xlsx"}):
            yield hand.get(at(name), query)


@probe("16")
def workflow_reports(hand: Hand) -> Iterator[Ask]:
    """What waits where."""
    query = {"site": hand.foreign.portal_site.pk, "requested_by": hand.foreign.people[Role.EDITOR].pk}
    for name in ("wagtailadmin_reports:workflow", "wagtailadmin_reports:workflow_tasks"):
        for more in ({}, query, {"export": "csv"}, {"export": "xlsx"}):
            yield hand.get(at(name), more)


@probe("17")
def other_reports(hand: Hand) -> Iterator[Ask]:
    """Page types and ages."""
    for name in (
        "wagtailadmin_reports:page_types_usage",
        "wagtailadmin_reports:aging_pages",
        "site_reports:age",
    ):
        for more in ({}, {"site": hand.foreign.portal_site.pk}, {"export": "csv"}):
            yield hand.get(at(name), more)


@probe("18")
def locked_pages(hand: Hand) -> Iterator[Ask]:
    """What is locked, and by whom."""
    for name in ("site_reports:locked", "wagtailadmin_reports:locked_pages"):
        for more in ({}, {"locked_by": hand.foreign.people[Role.EDITOR].pk}, {"export": "xlsx"}):
            yield hand.get(at(name), more)


@probe("20")
def task_chooser(hand: Hand) -> Iterator[Ask]:
    """Names of all tasks and workflows."""
    for name in ("task_chooser", "task_chooser_results"):
        yield hand.get(at(f"wagtailadmin_workflows:{name}"), {"q": "chung"})
    yield hand.get(at("wagtailadmin_workflows:task_chosen", hand.their_id("wagtailcore.Task")))


@probe("21")
def privacy(hand: Hand) -> Iterator[Ask]:
    """Who may read a page or collection is set by nobody here."""
    data = {"restriction_type": "none"}
    for collection in (hand.their_id("wagtailcore.Collection"), hand.my_id("wagtailcore.Collection")):
        path = at("wagtailadmin_collections:set_privacy", collection)
        yield hand.get(path)
        yield hand.post(path, data)


@probe("22")
def redirects(hand: Hand) -> Iterator[Ask]:
    """Redirects for site B, for all sites, to site B's draft."""
    add = at("site_redirects:add")
    their_site, my_site = hand.their_id("wagtailcore.Site"), hand.my_id("wagtailcore.Site")
    draft = hand.theirs("draft").pk
    common = {"old_path": "/x", "target_path": "/tin-tuc/", "is_permanent": "on"}
    for changes in (
        {"site": their_site},
        {"site": ""},
        {"site": my_site, "redirect_page": draft, "target_path": ""},
        {"site": my_site, "target_path": "https://xa.example/"},
    ):
        yield hand.post(add, hand.filled(add, **{**common, **changes}))
    for view in ("add", "start_import", "process_import"):
        data = {"old_path": "/x", "site": their_site, "redirect_link": "https://xa.example/"}
        yield hand.post(at(f"wagtailredirects:{view}"), data)
    yield hand.get(at("site_redirects:index"), {"site": their_site, "export": "csv"})


@probe("23")
def settings(hand: Hand) -> Iterator[Ask]:
    """What a site says of itself, and on which site one works."""
    site = hand.foreign.portal_site.pk
    switch = at("own_site:switch", site)
    yield hand.post(switch, {"next": "https://xa.example/"}, is_foreign=True)
    facts = at("own_site:facts")
    yield hand.get(facts, {"site": site})
    yield hand.post(facts, hand.filled(facts, name="x", phone="1"), query={"site": site})
    yield hand.post(at("portalsite:edit", site), {"name": "x"}, is_foreign=True)


@probe("26")
def people(hand: Hand) -> Iterator[Ask]:
    """People of site B, roles on site B and on the whole portal, Wagtail's own screens of users and groups."""
    theirs = hand.foreign.people[Role.EDITOR].pk
    data = {"reason": "x", "role": Role.EDITOR.value, "portal_site": hand.foreign.portal_site.pk}
    for view in ("person", "close", "reopen"):
        yield hand.post(at(f"people:{view}", theirs), {**data, "action": "give"}, is_foreign=True)
    mine = at("people:person", hand.own.people[Role.EDITOR].pk)
    invite = at("people:invite")
    names = {"full_name": "x", "email": "x@example.invalid", "job_title": "x", "username": "x"}
    for role in (Role.EDITOR, Role.MANAGER, Role.CENTRAL_BOARD, Role.TECHNICAL_ADMIN):
        given = {**data, "role": role.value}
        yield hand.post(invite, hand.filled(invite, **{**names, **given}))
        yield hand.post(mine, hand.filled(mine, **given))
    for view in ("edit", "delete", "copy"):
        data = {"password1": "x", "password2": "x", "is_superuser": "on", "username": "x"}
        yield hand.post(at(f"wagtailusers_users:{view}", theirs), data)
    for action in ("delete", "assign_role", "set_active_state"):
        path = at("wagtail_bulk_action", "core", "user", action)
        yield hand.get(path, {"id": hand.foreign.ids("core.User")})
        yield hand.post(
            path, {"role": "1", "mark_as_active": "on"}, query={"id": hand.foreign.ids("core.User")}
        )


@probe("27")
def workflow_screens(hand: Hand) -> Iterator[Ask]:
    """Workflows and tasks of site B, should their screens ever be opened."""
    workflow, task = hand.their_id("wagtailcore.Workflow"), hand.their_id("wagtailcore.Task")
    for view in ("edit", "disable", "enable", "usage"):
        yield hand.post(at(f"wagtailadmin_workflows:{view}", workflow), {"name": "x"})
    for view in ("edit_task", "disable_task", "enable_task"):
        yield hand.post(at(f"wagtailadmin_workflows:{view}", task), {"name": "x"})
    yield hand.post(at("wagtailadmin_workflows:remove", hand.theirs("home").pk))


@probe("11, 24")
def absent_apps(hand: Hand) -> Iterator[Ask]:
    """What is not installed answers nobody: snippets of sites, promoted results, API tokens."""
    for path in ("/admin/snippets/", "/admin/searchpicks/", "/admin/api/v3/", "/admin/forms/"):
        yield hand.get(path)
