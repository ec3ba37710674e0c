"""What is only for the Party network does not exist on the Internet (A04)."""

from __future__ import annotations

import pytest
from django.test import Client, override_settings
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import Page, PageViewRestriction

from core.channels import SERVED_CHANNELS, Channel, narrowest, readable_on, within
from core.managers import visible_pages
from core.models import PageExposure
from core.services.exposure import exposure_sync
from news.models import ArticleAttachment
from sites.roles import Role
from tests.factories import (
    log_in,
    make_article,
    make_document,
    make_file,
    make_site,
    make_user,
    news_index,
    publish,
    put_up,
    section,
)

CHANNELS = st.sampled_from(list(Channel))


@given(CHANNELS, CHANNELS)
def test_within_says_that_nothing_is_opened_which_the_outer_closes(inner, outer):
    opened = {served for served in SERVED_CHANNELS if readable_on(inner, served)}
    assert within(inner, outer) == opened.issubset({s for s in SERVED_CHANNELS if readable_on(outer, s)})


@given(st.lists(CHANNELS, min_size=1))
def test_narrowest_is_within_every_channel_given(channels):
    found = narrowest(channels)
    assert found is None or all(within(found, channel) for channel in channels)


@pytest.fixture
def site(db):
    return make_site("tuyengiao")


def get(page, network: str, client: Client | None = None):
    host = {"internet": "tuyengiao.test", "wan": "wan-tuyengiao.test"}[network]
    return (client or Client()).get("/" + page.url_path.split("/", 2)[2], HTTP_HOST=host)


@pytest.mark.parametrize(
    ("channel", "internet", "wan"),
    [(Channel.BOTH, 200, 200), (Channel.WAN, 404, 200), (Channel.INTERNET, 200, 404)],
)
@pytest.mark.sqlite
def test_a_page_is_read_on_its_channel_alone(site, channel, internet, wan):
    page = publish(make_article(site, channel=channel), site)
    assert (get(page, "internet").status_code, get(page, "wan").status_code) == (internet, wan)


def test_an_editor_logged_in_on_the_internet_host_does_not_see_a_wan_page_there(site):
    page = publish(make_article(site, channel=Channel.WAN), site)
    assert get(page, "internet", log_in(make_user(Role.EDITOR, site))).status_code == 404


def test_what_stands_below_a_wan_section_is_not_read_on_the_internet_whatever_it_says(site):
    closed = section(site)
    page = publish(make_article(site, parent=closed, channel=Channel.BOTH), site)
    assert get(page, "internet").status_code == 200
    closed.channel = Channel.WAN
    closed.save_revision(user=make_user(Role.EDITOR, site))
    publish(closed, site)
    assert get(page, "internet").status_code == 404
    assert get(page, "wan").status_code == 200


def test_a_page_without_an_exposure_row_is_read_nowhere(site):
    page = publish(make_article(site), site)
    PageExposure.objects.filter(page=page).delete()
    assert get(page, "wan").status_code == 404


def test_a_draft_of_another_channel_does_not_open_the_live_page(site):
    page = publish(make_article(site, channel=Channel.WAN), site)
    page.channel = Channel.BOTH
    page.save_revision(user=page.owner)
    assert get(page, "internet").status_code == 404


def test_moving_below_a_wan_section_closes_the_page_on_the_internet(site):
    closed = section(site)
    closed.channel = Channel.WAN
    closed.save(update_fields=["channel"])
    draft = make_article(site)
    draft.move(Page.objects.get(pk=closed.pk), pos="last-child")
    assert PageExposure.objects.get(page=draft).on_internet is False


def test_a_restriction_set_by_terminal_closes_the_page_and_what_is_below_it_until_it_goes(site):
    below = put_up(make_article(site, channel=Channel.BOTH))
    restriction = PageViewRestriction.objects.create(
        page=news_index(site), restriction_type=PageViewRestriction.LOGIN
    )
    for channel in SERVED_CHANNELS:
        assert below.pk not in visible_pages(channel).values_list("pk", flat=True)
    restriction.delete()
    assert below.pk in visible_pages(Channel.WAN).values_list("pk", flat=True)


def test_exposure_is_written_once_and_not_again_when_nothing_changed(site, django_assert_num_queries):
    page = news_index(site)
    with django_assert_num_queries(2):
        exposure_sync(page=page)


@pytest.mark.sqlite
def test_lists_home_search_and_sitemap_of_the_internet_say_nothing_of_wan_content(site):
    marker = "zzdienrong"
    publish(
        make_article(site, title=f"Hội nghị {marker}", slug=marker, channel=Channel.WAN, summary=marker), site
    )
    abstract = f"về hội nghị {marker}"
    publish(make_document(site, title=abstract, abstract=abstract, slug=marker, channel=Channel.WAN), site)
    for path in (
        "/",
        "/tin-tuc/",
        "/van-ban/",
        "/sitemap.xml",
        "/tim-kiem/?q=hội nghị",
        "/van-ban/?q=hội nghị",
    ):
        response = Client().get(path, HTTP_HOST="tuyengiao.test")
        assert response.status_code == 200
        assert marker not in response.content.decode(), path


def test_a_wan_page_is_in_the_lists_of_the_wan(site):
    page = publish(make_article(site, channel=Channel.WAN), site)
    assert page.title in Client().get("/tin-tuc/", HTTP_HOST="wan-tuyengiao.test").content.decode()


def test_an_unknown_host_gets_404_and_never_a_default_site(site):
    assert Client().get("/", HTTP_HOST="khac.test").status_code == 404


def test_a_process_of_one_channel_does_not_know_hosts_of_the_other(site):
    with override_settings(PORTAL_CHANNEL="internet"):
        assert Client().get("/", HTTP_HOST="wan-tuyengiao.test").status_code == 404
        assert Client().get("/", HTTP_HOST="tuyengiao.test").status_code == 200


def attach(page, document):
    page.attachments = [ArticleAttachment(document=document)]
    page.save_revision(user=page.owner)
    page.save()
    return page


def fetch(document, network: str, client: Client | None = None):
    host = {"internet": "tuyengiao.test", "wan": "wan-tuyengiao.test"}[network]
    return (client or Client()).get(document.url, HTTP_HOST=host)


def test_a_file_is_private_until_its_page_is_live(site):
    document = make_file(collection=site.collection)
    page = attach(make_article(site), document)
    assert fetch(document, "wan").status_code == 404
    publish(page, site)
    assert fetch(document, "wan").status_code == 200


def test_a_file_of_a_wan_page_is_404_on_the_internet(site):
    document = make_file(collection=site.collection)
    publish(attach(make_article(site, channel=Channel.WAN), document), site)
    assert (fetch(document, "internet").status_code, fetch(document, "wan").status_code) == (404, 200)


def test_a_wan_file_of_a_page_on_both_networks_is_404_on_the_internet(site):
    document = make_file(collection=site.collection, channel=Channel.WAN)
    publish(attach(make_article(site), document), site)
    assert (fetch(document, "internet").status_code, fetch(document, "wan").status_code) == (404, 200)


def test_a_file_is_served_under_its_own_site_alone(site):
    make_site("tochuc")
    document = make_file(collection=site.collection)
    publish(attach(make_article(site), document), site)
    assert Client().get(document.url, HTTP_HOST="tochuc.test").status_code == 404


def test_an_editor_of_the_site_opens_a_private_file_and_one_of_another_site_does_not(site):
    document = make_file(collection=site.collection)
    stranger = make_user(Role.EDITOR, make_site("tochuc"))
    assert fetch(document, "wan", log_in(make_user(Role.EDITOR, site))).status_code == 200
    assert fetch(document, "wan", log_in(stranger)).status_code == 404


def test_the_public_media_folder_holds_no_file_of_the_library(site, settings):
    document = make_file(collection=site.collection)
    assert str(settings.MEDIA_ROOT) not in document.file.path
    assert Client().get(f"/media/{document.file.name}", HTTP_HOST="tuyengiao.test").status_code == 404


def test_links_between_pages_stay_on_the_reader_s_network(site):
    target = publish(make_article(site), site)
    wan_only = publish(make_article(site, channel=Channel.WAN), site)
    text = f'<p><a linktype="page" id="{target.pk}">mở</a> <a linktype="page" id="{wan_only.pk}">kín</a></p>'
    page = publish(make_article(site, body=[("paragraph", text)]), site)
    body = get(page, "internet").content.decode()
    assert f"/tin-tuc/{target.slug}/" in body
    assert wan_only.slug not in body
    assert "wan-tuyengiao" not in body


def test_visible_pages_and_the_managers_of_page_types_agree(site):
    publish(make_article(site, channel=Channel.WAN), site)
    everywhere = set(visible_pages(Channel.WAN).values_list("pk", flat=True))
    from_types = set()
    for model in {page.specific_class for page in Page.objects.filter(depth__gt=1)}:
        from_types |= set(model.objects.visible_in(Channel.WAN).values_list("pk", flat=True))
    assert everywhere == from_types
