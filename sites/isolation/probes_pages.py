"""Probes of pages: choosers, actions, bulk actions, workflow, content that points elsewhere (rows 1–7, 14, 19, 25)."""

from __future__ import annotations

from collections.abc import Iterator

from wagtail.models import Page

from core.channels import Channel
from sites.isolation.asking import Ask
from sites.isolation.plots import host
from sites.isolation.probe import Hand, at, probe
from sites.isolation.registry import TYPED

PAGE = "wagtailcore.Page"


@probe("1")
def page_chooser(hand: Hand) -> Iterator[Ask]:
    """Browsing to a foreign page, and choosing among targets that are foreign."""
    yield hand.get(at("wagtailadmin_choose_page_child", hand.theirs("home").pk), is_foreign=True)
    yield hand.get(at("wagtailadmin_choose_page"), {"target_pages[]": hand.their_id(PAGE)})
    yield hand.get(at("wagtailadmin_choose_page"), {"page_type": "wagtailcore.page", "user_perms": "copy_to"})


@probe("2")
def page_chooser_search(hand: Hand) -> Iterator[Ask]:
    """Searching the whole tree."""
    yield hand.get(at("wagtailadmin_choose_page_search"), {"q": "chung"})


@probe("3")
def chosen_multiple(hand: Hand) -> Iterator[Ask]:
    """Titles by id, own and foreign ones mixed."""
    yield hand.get(
        at("wagtailadmin_choose_page_chosen_multiple"), {"id": [hand.my_id(PAGE), *hand.foreign.ids(PAGE)]}
    )


@probe("4")
def external_link(hand: Hand) -> Iterator[Ask]:
    """An address of site B must not become the page behind it."""
    path = at("wagtailadmin_choose_page_external_link")
    for page in hand.foreign.kept[TYPED]:
        inside = page.url_path[len(hand.foreign.portal_site.root_page.url_path) - 1 :]
        url = f"http://{host(hand.foreign, Channel.WAN)}{inside}"
        names = {"external-link-chooser-url": url, "external-link-chooser-link_text": "x"}
        yield hand.post(path, names, query={"link_text": "x"})


@probe("5")
def move_confirm(hand: Hand) -> Iterator[Ask]:
    """Moving to site B, from it, and inside it."""
    mine, theirs = hand.mine("draft").pk, hand.theirs("draft").pk
    for page, place in ((mine, hand.theirs("home").pk), (theirs, hand.mine("home").pk), (theirs, theirs)):
        path = at("wagtailadmin_pages:move_confirm", page, place)
        yield hand.get(path, is_foreign=True)
        yield hand.post(path, is_foreign=True)


@probe("6")
def workflow_cancel(hand: Hand) -> Iterator[Ask]:
    """What waits on site B is neither named nor cancelled."""
    path = at("wagtailadmin_pages:confirm_workflow_cancellation", hand.theirs("waiting").pk)
    yield hand.get(path, is_foreign=True)
    edit = at("wagtailadmin_pages:edit", hand.theirs("waiting").pk)
    yield hand.post(edit, {"action-cancel-workflow": "1"}, is_foreign=True)


@probe("7")
def bulk_pages(hand: Hand) -> Iterator[Ask]:
    """Bulk actions on foreign pages, alone, mixed with own ones, and as children of a foreign page."""
    ids = hand.foreign.ids(PAGE)
    for action in ("delete", "move", "publish", "unpublish"):
        path = at("wagtail_bulk_action", "wagtailcore", "page", action)
        data = {"chooser": hand.mine("home").pk, "include_descendants": "on"}
        for query in ({"id": ids}, {"id": [hand.my_id(PAGE), *ids]}):
            yield hand.post(path, data, query={**query, "next": "https://xa.example/"})
        yield hand.get(path, {"id": "all", "childOf": hand.theirs("home").pk})
        yield hand.post(path, data, query={"id": "all", "childOf": hand.theirs("home").pk})
    place = {"chooser": hand.theirs("home").pk}
    yield hand.post(
        at("wagtail_bulk_action", "wagtailcore", "page", "move"), place, query={"id": hand.my_id(PAGE)}
    )


@probe("14")
def editing_sessions(hand: Hand) -> Iterator[Ask]:
    """Who is editing site B's pages, files and pictures."""
    for theirs in (*hand.foreign.kept[TYPED], hand.theirs("image"), hand.theirs("file")):
        names = theirs._meta.app_label, theirs._meta.model_name
        path = at("wagtailadmin_editing_sessions:ping", *names, theirs.pk, 1)
        yield hand.post(path, is_foreign=True)


@probe("19")
def listing_filters(hand: Hand) -> Iterator[Ask]:
    """Filters of the explorer with foreign people and sites."""
    query = {"owner": hand.foreign.ids("core.User"), "site": hand.foreign.ids("wagtailcore.Site", 1)}
    yield hand.get(at("wagtailadmin_explore", hand.mine("home").pk), query)
    for mine in hand.own.kept[TYPED]:
        names = mine._meta.app_label, mine._meta.model_name
        yield hand.get(at("wagtailadmin_pages:type_use", *names), query)
    yield hand.get(at("wagtailadmin_explore_root"), query)


@probe("25")
def foreign_places(hand: Hand) -> Iterator[Ask]:
    """Copying pages into site B, and taking site B's pages over; making pages of every type below site B's home."""
    copy = {"new_title": "x", "new_slug": "x", "copy_subpages": "on"}
    own_copy = at("wagtailadmin_pages:copy", hand.mine("draft").pk)
    yield hand.post(own_copy, {**copy, "new_parent_page": hand.theirs("home").pk})
    for theirs in hand.foreign.kept[TYPED]:
        data = {**copy, "new_parent_page": hand.mine("home").pk}
        yield hand.post(at("wagtailadmin_pages:copy", theirs.pk), data, is_foreign=True)
        names = theirs._meta.app_label, theirs._meta.model_name
        add = at("wagtailadmin_pages:add", *names, theirs.get_parent().pk)
        own_add = at("wagtailadmin_pages:add", *names, _same(hand, theirs).get_parent().pk)
        yield hand.post(add, hand.filled(own_add, title="x", slug="x"), is_foreign=True)
        choose = at("wagtailadmin_pages:choose_parent", *names)
        yield hand.post(choose, {"parent_page": theirs.get_parent().pk})


def _same(hand: Hand, theirs: Page) -> Page:
    """The page of site A of the same type."""
    return next(page for page in hand.own.kept[TYPED] if type(page) is type(theirs))


@probe("28")
def single_pages(hand: Hand) -> Iterator[Ask]:
    """Every action on one foreign page."""
    for page in hand.foreign.kept[TYPED]:
        for view in ("edit", "delete", "lock", "unlock", "unpublish", "set_privacy", "convert_alias"):
            data = {"title": "x", "slug": "x", "next": "https://xa.example/"}
            yield hand.post(at(f"wagtailadmin_pages:{view}", page.pk), data, is_foreign=True)
    revision = hand.their_id("wagtailcore.Revision")
    for page in (hand.mine("draft"), hand.theirs("draft")):
        for view in ("revisions_revert", "revisions_unschedule", "revisions_view"):
            yield hand.post(at(f"wagtailadmin_pages:{view}", page.pk, revision), is_foreign=True)
    yield hand.post(at("wagtailadmin_pages:set_page_position", hand.theirs("draft").pk), is_foreign=True)


@probe("28")
def workflow_actions(hand: Hand) -> Iterator[Ask]:
    """Steps of site B through pages of site A, and the other way round (the first upstream hole)."""
    pairs = (("waiting", hand.mine, hand.theirs), ("waiting", hand.theirs, hand.mine))
    for _kept, pages, states in (*pairs, ("waiting", hand.theirs, hand.theirs)):
        page, state = pages("waiting"), states("task state")
        for action in ("approve", "reject"):
            for view in ("workflow_action", "collect_workflow_action_data"):
                path = at(f"wagtailadmin_pages:{view}", page.pk, action, state.pk)
                yield hand.post(path, {"comment": "x"}, is_foreign=True)


@probe("29")
def next_addresses(hand: Hand) -> Iterator[Ask]:
    """What is done may lead back, but to no other host."""
    for place in ("https://xa.example/", "//xa.example/"):
        for view in ("lock", "unlock", "delete", "copy"):
            path = at(f"wagtailadmin_pages:{view}", hand.mine("draft").pk)
            yield hand.post(path, hand.filled(path, next=place), query={"next": place})
        path = at("wagtail_bulk_action", "wagtailcore", "page", "delete")
        yield hand.post(path, {"next": place}, query={"next": place, "id": hand.my_id(PAGE)})
