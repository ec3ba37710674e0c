"""Rows 7 and 8 of the leak table, and the lists of pictures and files: acting on many, filters, usage (A02)."""

from __future__ import annotations

import pytest
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.models import Page

from core.models import PortalDocument, PortalImage
from sites.roles import Role
from tests.factories import make_article, make_picture, news_index
from tests.sites.neighbours import MARK

pytestmark = pytest.mark.django_db

PAGE_ACTS = ("delete", "publish", "unpublish", "move")
MEDIA_ACTS = ("delete", "add_tags", "add_to_collection")


@pytest.mark.parametrize("act", PAGE_ACTS)
def test_row_07_acting_on_all_pages_of_a_neighbours_list_is_refused(neighbours, act):
    desk, path = neighbours.browser(), f"bulk/wagtailcore/page/{act}/"
    own, theirs = news_index(neighbours.own.site), news_index(neighbours.theirs.site)
    assert neighbours.own.page.title in desk.reads(path, {"id": "all", "childOf": own.pk})
    assert desk.is_refused(path, {"id": "all", "childOf": theirs.pk})
    assert desk.is_refused(path, {"id": "all"})
    assert desk.is_refused(path, {"id": neighbours.theirs.page.pk})
    assert desk.is_refused(path, {"id": [neighbours.own.page.pk, neighbours.theirs.page.pk]})


def test_row_07_acting_on_all_pages_below_the_root_takes_only_own_pages(neighbours, rf):
    """The screen itself, asked without the firewall before it."""
    person = neighbours.own.author
    named = take(rf, person, Page, "delete", {"id": "all", "childOf": "1"})
    assert named == {neighbours.own.home.title}


def test_row_07_the_screen_itself_names_no_page_of_a_neighbour(neighbours, rf):
    both = [neighbours.own.page.pk, neighbours.theirs.page.pk]
    named = take(rf, neighbours.own.author, Page, "delete", {"id": both})
    assert named == {neighbours.own.page.title}


def test_row_07_own_pages_that_may_not_be_deleted_are_still_named(neighbours):
    other = make_article(neighbours.own.site, neighbours.own.author, title="Của người khác")
    shown = neighbours.browser(Role.CONTRIBUTOR).reads("bulk/wagtailcore/page/delete/", {"id": other.pk})
    assert other.title in shown


def test_row_07_a_neighbours_pages_are_not_deleted_with_the_own_ones(neighbours):
    both = f"id={neighbours.own.page.pk}&id={neighbours.theirs.page.pk}"
    assert neighbours.browser().post(f"bulk/wagtailcore/page/delete/?{both}").status_code == 404
    assert Page.objects.filter(pk__in=[neighbours.own.page.pk, neighbours.theirs.page.pk]).count() == 2
    assert (
        neighbours.browser().post(f"bulk/wagtailcore/page/delete/?id={neighbours.own.page.pk}").status_code
        == 302
    )
    assert not Page.objects.filter(pk=neighbours.own.page.pk).exists()


def test_row_07_pages_are_not_moved_to_a_neighbour_and_he_is_not_named(neighbours):
    place = news_index(neighbours.theirs.site)
    Page.objects.filter(pk=place.pk).update(title=f"{MARK} tin", draft_title=f"{MARK} tin")
    answer = neighbours.browser().post(
        f"bulk/wagtailcore/page/move/?id={neighbours.own.page.pk}", {"chooser": place.pk}
    )
    assert MARK not in answer.content.decode()
    neighbours.own.page.refresh_from_db()
    assert neighbours.own.page.is_descendant_of(neighbours.own.home)


def take(rf, user, model, act, asked) -> set[str]:
    """Titles that the screen of a bulk action names, of what it would touch and of what it would not."""
    request = rf.get("/admin/", asked)
    request.user = user
    action = bulk_action_registry.get_bulk_action_class(model._meta.app_label, model._meta.model_name, act)
    objects, left_out = action(request, model).get_actionable_objects()
    return {row.title for row in (*objects, *left_out["items_with_no_access"])}


@pytest.mark.parametrize("act", MEDIA_ACTS)
@pytest.mark.parametrize(("app", "kind"), [("image", "picture"), ("document", "file")])
def test_row_08_acting_on_a_neighbours_pictures_and_files_is_refused(neighbours, app, kind, act):
    desk = neighbours.browser()
    own, theirs = getattr(neighbours.own, kind), getattr(neighbours.theirs, kind)
    path = f"bulk/core/portal{app}/{act}/"
    assert own.title in desk.reads(path, {"id": own.pk})
    assert MARK not in desk.reads(path, {"id": "all"})
    assert desk.is_refused(path, {"id": theirs.pk})
    assert desk.is_refused(path, {"id": [own.pk, theirs.pk]})
    assert desk.is_refused(path, {"id": "all", "childOf": neighbours.theirs.site.collection_id})
    assert desk.post(f"{path}?id={theirs.pk}").status_code == 404
    assert type(theirs).objects.filter(pk=theirs.pk).exists()


@pytest.mark.parametrize(("model", "kind"), [(PortalImage, "picture"), (PortalDocument, "file")])
def test_row_08_the_screen_itself_names_no_picture_or_file_of_a_neighbour(neighbours, rf, model, kind):
    both = [getattr(side, kind).pk for side in (neighbours.own, neighbours.theirs)]
    assert take(rf, neighbours.own.author, model, "add_tags", {"id": both}) == {
        getattr(neighbours.own, kind).title
    }


@pytest.mark.parametrize(("path", "kind"), [("images/", "picture"), ("documents/", "file")])
@pytest.mark.parametrize("end", ["", "results/", "chooser/", "chooser/results/"])
def test_lists_of_pictures_and_files_offer_only_own_rows_and_collections(neighbours, path, kind, end):
    desk = neighbours.browser()
    shown = desk.reads(path + end)
    assert getattr(neighbours.own, kind).title in shown
    assert MARK not in shown
    theirs = neighbours.theirs.site.collection_id
    assert desk.is_refused(path + end, {"collection_id": theirs})


def test_a_new_picture_goes_into_the_own_collection_only(neighbours):
    shown = neighbours.browser().reads(f"images/{neighbours.own.picture.pk}/")
    assert MARK not in shown
    answer = neighbours.browser().post(
        f"images/{neighbours.own.picture.pk}/",
        {"title": "Ảnh", "collection": neighbours.theirs.site.collection_id},
    )
    assert answer.status_code == 404
    neighbours.own.picture.refresh_from_db()
    assert neighbours.own.picture.collection_id == neighbours.own.site.collection_id


@pytest.mark.parametrize(("path", "kind"), [("images/usage/{}/", "picture"), ("documents/usage/{}/", "file")])
def test_usage_of_a_neighbours_picture_or_file_does_not_exist(neighbours, path, kind):
    desk = neighbours.browser()
    assert getattr(neighbours.own, kind).title in desk.reads(path.format(getattr(neighbours.own, kind).pk))
    assert desk.is_refused(path.format(getattr(neighbours.theirs, kind).pk))


def test_usage_of_the_own_picture_does_not_name_a_neighbours_page(neighbours):
    """Only the central board can have put it there."""
    picture = make_picture(neighbours.own.site, title="Ảnh chung")
    page = make_article(neighbours.theirs.site, title=f"{MARK} dùng ảnh", lead_image=picture)
    shown = neighbours.browser().reads(f"images/usage/{picture.pk}/")
    assert MARK not in shown
    assert page.slug not in shown
