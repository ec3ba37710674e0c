"""Pictures are private until a page that the reader may see shows them (A04, N13)."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from wagtail.models import Page

from core.channels import Channel
from sites.enums import Tier
from sites.models import SectionOwner
from sites.roles import Role
from tests.factories import (
    log_in,
    make_article,
    make_file,
    make_picture,
    make_site,
    make_user,
    publish,
    section,
    submit,
)

HOSTS = {"internet": "tuyengiao.test", "wan": "wan-tuyengiao.test"}


@pytest.fixture
def site(db):
    return make_site("tuyengiao")


def address(picture) -> str:
    return picture.get_rendition("fill-240x160").url


def get(path: str, host: str = "tuyengiao.test", client: Client | None = None, **headers):
    return (client or Client()).get(path, HTTP_HOST=host, **headers)


def status(picture, host: str = "tuyengiao.test", client: Client | None = None) -> int:
    return get(address(picture), host, client).status_code


@pytest.mark.sqlite
def test_public_picture_is_private_until_its_page_is_live(site):
    picture = make_picture(site)
    page = make_article(site, lead_image=picture)
    assert status(picture) == 404
    publish(page, site)
    assert status(picture) == 200


def test_public_picture_inside_the_text_is_private_until_its_page_is_live(site):
    picture = make_picture(site)
    page = make_article(site, body=[("image", {"image": picture, "caption": "Hội nghị"})])
    assert status(picture) == 404
    publish(page, site)
    assert status(picture) == 200


def test_public_picture_that_no_page_shows_is_404(site):
    assert status(make_picture(site)) == 404


def test_public_picture_closes_the_moment_its_page_is_withdrawn(site):
    picture = make_picture(site)
    page = publish(make_article(site, lead_image=picture), site)
    Page.objects.filter(pk=page.pk).update(live=False)
    assert status(picture) == 404


def test_public_picture_in_a_newer_draft_of_a_live_page_is_404(site):
    shown, drafted = make_picture(site), make_picture(site)
    page = publish(make_article(site, lead_image=shown), site)
    page.lead_image = drafted
    page.save_revision(user=page.owner)
    assert (status(shown), status(drafted)) == (200, 404)


def test_public_picture_that_a_new_version_took_out_is_404(site):
    old, new = make_picture(site), make_picture(site)
    page = publish(make_article(site, make_user(Role.EDITOR, site), lead_image=old), site)
    page.lead_image = new
    page.save_revision(user=page.owner)
    publish(page, site)
    assert (status(old), status(new)) == (404, 200)


def test_public_picture_is_there_with_the_article_though_no_worker_runs(site, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend", "QUEUES": []}}
    picture = make_picture(site)
    publish(make_article(site, lead_image=picture), site)
    assert status(picture) == 200


@pytest.mark.parametrize("network", ["internet", "wan"])
def test_public_original_is_never_given_to_readers(site, network):
    picture = make_picture(site)
    publish(make_article(site, lead_image=picture), site)
    assert get(picture.file.url, HOSTS[network]).status_code == 404


def test_public_picture_of_a_wan_page_is_404_on_the_internet(site):
    picture = make_picture(site)
    publish(make_article(site, lead_image=picture, channel=Channel.WAN), site)
    assert (status(picture, HOSTS["internet"]), status(picture, HOSTS["wan"])) == (404, 200)


def test_public_wan_picture_of_a_page_on_both_networks_is_404_on_the_internet(site):
    picture = make_picture(site, channel=Channel.WAN)
    publish(make_article(site, lead_image=picture), site)
    assert (status(picture, HOSTS["internet"]), status(picture, HOSTS["wan"])) == (404, 200)


def test_public_picture_is_404_on_the_host_of_another_site(site):
    make_site("tochuc")
    picture = make_picture(site)
    publish(make_article(site, lead_image=picture), site)
    assert status(picture, "tochuc.test") == 404


def test_public_picture_is_shown_by_the_portal_which_lists_the_stories_of_all_sites(site):
    make_site("cong", tier=Tier.PORTAL)
    open_one, closed = make_picture(site), make_picture(site)
    publish(make_article(site, lead_image=open_one), site)
    publish(make_article(site, lead_image=closed, channel=Channel.WAN), site)
    assert (status(open_one, "cong.test"), status(closed, "cong.test")) == (200, 404)


def test_public_picture_is_404_on_an_unknown_host(site):
    picture = make_picture(site)
    publish(make_article(site, lead_image=picture), site)
    assert status(picture, "khac.test") == 404


@pytest.mark.parametrize(
    ("role", "own", "expected"),
    [
        (Role.CONTRIBUTOR, True, 200),
        (Role.EDITOR, True, 200),
        (Role.EDITOR, False, 404),
        (Role.MANAGER, False, 404),
        (Role.CENTRAL_BOARD, False, 200),
        (Role.LEADERSHIP, False, 200),
        (Role.AUDITOR, False, 200),
        (Role.TECHNICAL_ADMIN, False, 404),
    ],
)
def test_unpublished_pictures_are_seen_by_those_who_read_the_site_s_drafts(site, role, own, expected):
    picture = make_picture(site)
    client = log_in(make_user(role, site if own else make_site("tochuc")))
    assert status(picture, HOSTS["wan"], client) == expected
    assert get(picture.file.url, HOSTS["wan"], client).status_code == expected


def test_a_board_sees_the_pictures_of_an_item_that_its_section_s_site_asks_it_to_decide_on(site):
    led, other = section(site), make_site("tochuc")
    SectionOwner.objects.create(section=led, organ=other.organ)
    asked, beside = make_picture(site), make_picture(site)
    page = make_article(site, make_user(Role.EDITOR, site), parent=led, lead_image=asked)
    client = log_in(make_user(Role.SECRETARY, other))
    assert status(asked, HOSTS["wan"], client) == 404
    submit(page, page.owner)
    assert (status(asked, HOSTS["wan"], client), status(beside, HOSTS["wan"], client)) == (200, 404)


def test_public_process_of_the_internet_shows_nobody_an_unpublished_picture(site, settings):
    picture, client = make_picture(site), log_in(make_user(Role.EDITOR, site))
    settings.PORTAL_CHANNEL = "internet"
    assert status(picture, HOSTS["internet"], client) == 404


def test_public_picture_may_be_kept_for_a_minute_and_a_private_one_not_at_all(site):
    shown, private = make_picture(site), make_picture(site)
    publish(make_article(site, lead_image=shown), site)
    assert get(address(shown))["Cache-Control"] == "public, max-age=60"
    editor = log_in(make_user(Role.EDITOR, site))
    assert get(address(private), HOSTS["wan"], editor)["Cache-Control"] == "private, no-store"


def test_public_picture_is_not_sent_twice_to_who_has_it(site):
    picture = make_picture(site)
    page = publish(make_article(site, lead_image=picture), site)
    first = get(address(picture))
    assert first["Content-Type"] == "image/png"
    assert first["X-Content-Type-Options"] == "nosniff"
    again = get(address(picture), HTTP_IF_NONE_MATCH=first["ETag"])
    assert (again.status_code, again["Cache-Control"]) == (304, "public, max-age=60")
    Page.objects.filter(pk=page.pk).update(live=False)
    assert get(address(picture), HTTP_IF_NONE_MATCH=first["ETag"]).status_code == 404


def test_public_picture_costs_four_queries(site, django_assert_num_queries):
    picture = make_picture(site)
    publish(make_article(site, lead_image=picture), site)
    path = address(picture)
    get(path)
    with django_assert_num_queries(4):
        assert get(path).status_code == 200


def test_a_server_lets_nginx_send_the_picture_from_an_internal_address(site, settings):
    settings.PORTAL_MEDIA_ACCEL_URL = "/_pictures/"
    picture = make_picture(site)
    page = publish(make_article(site, lead_image=picture), site)
    rendition = picture.get_rendition("fill-240x160")
    response = get(rendition.url)
    assert response["X-Accel-Redirect"] == f"/_pictures/{rendition.file.name}"
    assert (response.content, response["Content-Type"]) == (b"", "image/png")
    Page.objects.filter(pk=page.pk).update(live=False)
    assert "X-Accel-Redirect" not in get(rendition.url)


@pytest.mark.parametrize(
    "path",
    ["../portal.sqlite3", "images/../../private/x.pdf", "%2e%2e/%2e%2e/etc/passwd", "x%00.png", "images/"],
)
def test_public_media_addresses_lead_only_to_pictures_of_the_database(site, path):
    assert get(f"/media/{path}").status_code == 404


def test_public_media_folder_gives_no_file_that_lies_there_by_accident(site, settings):
    for name in ("documents/mat.pdf", "avatar_images/nguoi.png", "images/khong-ai-biet.png"):
        stray = Path(settings.MEDIA_ROOT, name)
        stray.parent.mkdir(parents=True, exist_ok=True)
        stray.write_bytes(b"%PDF-1.4")
        for client in (Client(), log_in(make_user(Role.LEADERSHIP))):
            assert get(f"/media/{name}", HOSTS["wan"], client).status_code == 404


def test_public_media_address_never_gives_a_document(site):
    document = make_file(collection=site.collection)
    for client in (Client(), log_in(make_user(Role.EDITOR, site))):
        assert get(f"/media/{document.file.name}", HOSTS["wan"], client).status_code == 404


def test_a_picture_whose_file_is_gone_is_404_and_no_fault(site):
    picture = make_picture(site)
    publish(make_article(site, lead_image=picture), site)
    rendition = picture.get_rendition("fill-240x160")
    rendition.file.storage.delete(rendition.file.name)
    assert get(rendition.url).status_code == 404
