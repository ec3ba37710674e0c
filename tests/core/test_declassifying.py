"""What a live page shows is opened to nobody else in the forms of files and pictures (A04, B14)."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from core.channels import Channel
from core.models import PortalDocument, PortalImage
from sites.roles import Role
from tests.factories import (
    log_in,
    make_article,
    make_document,
    make_file,
    make_picture,
    make_site,
    make_user,
    publish,
)

HOST = {"HTTP_HOST": "wan-tuyengiao.test"}


@pytest.fixture
def site(db):
    return make_site("tuyengiao")


def held_picture(site, channel: Channel) -> PortalImage:
    picture = make_picture(site, channel=channel)
    publish(make_article(site, lead_image=picture), site)
    return picture


def held_file(site, channel: Channel) -> PortalDocument:
    document = make_file(collection=site.collection, channel=channel)
    publish(make_document(site, file=document), site)
    return document


HELD = [(held_picture, "wagtailimages:edit"), (held_file, "wagtaildocs:edit")]


def save(held, view: str, site, **fields):
    """Send the form of the picture or file as an editor of its site."""
    posted = {"title": held.title, "collection": held.collection_id, "channel": held.channel, "tags": ""}
    client = log_in(make_user(Role.EDITOR, site))
    response = client.post(reverse(view, args=[held.pk]), {**posted, **fields}, **HOST)
    held.refresh_from_db()
    return response


@pytest.mark.parametrize(("make", "view"), HELD)
@pytest.mark.parametrize("wider", [Channel.BOTH, Channel.INTERNET])
def test_public_channel_of_what_a_live_page_holds_is_not_widened_without_approval(site, make, view, wider):
    held = make(site, Channel.WAN)
    response = save(held, view, site, channel=wider)
    assert response.status_code == 200
    assert list(response.context["form"].errors) == ["channel"]
    assert held.channel == Channel.WAN


@pytest.mark.parametrize(("make", "view"), HELD)
def test_the_channel_of_what_a_live_page_holds_may_be_narrowed(site, make, view):
    held = make(site, Channel.BOTH)
    assert save(held, view, site, channel=Channel.WAN).status_code == 302
    assert held.channel == Channel.WAN


def test_the_channel_of_what_no_live_page_holds_is_free(site):
    picture = make_picture(site, channel=Channel.WAN)
    make_article(site, lead_image=picture)
    assert save(picture, "wagtailimages:edit", site, channel=Channel.BOTH).status_code == 302
    assert picture.channel == Channel.BOTH


@pytest.mark.parametrize(("make", "view"), HELD)
def test_public_file_of_what_a_live_page_holds_is_not_exchanged_without_approval(site, make, view):
    held = make(site, Channel.BOTH)
    before = held.file.name
    name = "khac.pdf" if isinstance(held, PortalDocument) else "khac.png"
    other = make_picture(site).file.read() if name.endswith("png") else b"%PDF-1.4 khac"
    response = save(held, view, site, file=SimpleUploadedFile(name, other))
    assert list(response.context["form"].errors) == ["file"]
    assert held.file.name == before


@pytest.mark.parametrize(("make", "view"), HELD)
def test_the_title_of_what_a_live_page_holds_may_be_corrected(site, make, view):
    held = make(site, Channel.BOTH)
    assert save(held, view, site, title="Tên đã sửa").status_code == 302
    assert held.title == "Tên đã sửa"


@pytest.mark.parametrize("view", ["wagtailadmin_collections:set_privacy", "wagtailadmin_collections:edit"])
def test_public_collection_privacy_is_in_nobody_s_hands(site, view):
    for role in (Role.EDITOR, Role.MANAGER, Role.CENTRAL_BOARD, Role.TECHNICAL_ADMIN):
        client = log_in(make_user(role, site))
        assert client.get(reverse(view, args=[site.collection_id]), **HOST).status_code == 404


def test_public_page_privacy_is_in_nobody_s_hands(site):
    page = publish(make_article(site), site)
    for role in (Role.APPROVER, Role.MANAGER, Role.CENTRAL_BOARD):
        client = log_in(make_user(role, site))
        address = reverse("wagtailadmin_pages:set_privacy", args=[page.pk])
        assert client.get(address, **HOST).status_code == 404


@pytest.mark.parametrize("bulk", [False, True])
def test_a_picture_inside_a_live_text_is_not_deleted_and_a_free_one_is(site, bulk):
    shown, free = make_picture(site), make_picture(site)
    publish(make_article(site, body=[("image", {"image": shown, "caption": "Hội nghị"})]), site)
    client = log_in(make_user(Role.EDITOR, site))
    for picture in (shown, free):
        address = reverse("wagtailimages:delete", args=[picture.pk])
        if bulk:
            address = reverse("wagtail_bulk_action", args=["wagtailimages", "image", "delete"])
            address = address.replace("wagtailimages/image", "core/portalimage") + f"?id={picture.pk}"
        assert client.post(address, **HOST).status_code in {302, 403}
    assert list(PortalImage.objects.values_list("pk", flat=True)) == [shown.pk]
