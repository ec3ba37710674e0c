"""One test for each row of the public side: what readers of one site and network can reach (A02, A04, A07, N13)."""

from __future__ import annotations

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.urls import NoReverseMatch, reverse
from wagtail.models import CollectionViewRestriction, PageViewRestriction

from core.channels import Channel
from core.models import PortalDocument
from docslib.models import OfficialDocumentPage
from news.models import ArticleAttachment
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
from tests.readers import internet_process

HERE, HERE_WAN, THERE = "tuyengiao.test", "wan-tuyengiao.test", "tochuc.test"
MARKER = "zzmatmarker"


@pytest.fixture
def site(db):
    make_site("tochuc")
    return make_site("tuyengiao")


def get(path: str, host: str = HERE, client: Client | None = None, **extra):
    return (client or Client()).get(path, HTTP_HOST=host, **extra)


def published_file(site, **fields) -> PortalDocument:
    """A file that a live document of the site holds."""
    document = make_file(MARKER, collection=site.collection, **fields)
    publish(make_document(site, file=document), site)
    return document


def test_public_document_is_404_on_the_host_of_another_site(site):
    document = published_file(site)
    assert get(document.url).status_code == 200
    response = get(document.url, THERE)
    assert response.status_code == 404
    assert MARKER not in response.content.decode()


def test_public_document_is_404_on_an_unknown_host(site):
    assert get(published_file(site).url, "khac.test").status_code == 404


def test_public_document_is_404_on_the_network_it_is_closed_to(site):
    document = published_file(site, channel=Channel.WAN)
    assert (get(document.url).status_code, get(document.url, HERE_WAN).status_code) == (404, 200)


def test_public_document_that_no_page_holds_is_404(site):
    assert get(make_file(collection=site.collection).url).status_code == 404


def test_public_document_may_not_be_run_inside_a_page_nor_guessed_at(site):
    response = get(published_file(site).url)
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'"


@pytest.mark.parametrize(("role", "expected"), [(Role.LEADERSHIP, 200), (Role.TECHNICAL_ADMIN, 404)])
def test_unpublished_documents_open_to_leadership_and_not_to_the_technical_administrator(
    site, role, expected
):
    document = make_file(collection=site.collection)
    assert get(document.url, HERE_WAN, log_in(make_user(role))).status_code == expected


def test_public_unknown_host_never_gets_the_default_site(site):
    response = get("/", "khac.test")
    assert response.status_code == 404
    assert site.name not in response.content.decode()


def test_public_host_that_the_process_does_not_answer_gets_400(site, settings):
    settings.ALLOWED_HOSTS = [HERE]
    assert get("/", "khac.test").status_code == 400


def test_public_forwarded_host_is_not_believed(site):
    page = publish(make_article(site, title=MARKER, channel=Channel.WAN), site)
    path = "/" + page.url_path.split("/", 2)[2]
    response = get(path, HERE, HTTP_X_FORWARDED_HOST=HERE_WAN, HTTP_X_FORWARDED_PORT="8080")
    assert response.status_code == 404
    assert get(path, THERE, HTTP_X_FORWARDED_HOST=HERE_WAN).status_code == 404


@pytest.mark.parametrize("name", ["TuyenGiao.TEST", "tuyengiao.test:9999", "tuyengiao.test."])
def test_public_spellings_of_a_host_reach_the_same_site_and_network(site, name):
    page = publish(make_article(site, channel=Channel.WAN), site)
    assert get("/", name).status_code == 200
    assert get("/" + page.url_path.split("/", 2)[2], name).status_code == 404


@pytest.mark.parametrize("name", ["tuyengiao.test@tochuc.test", "tuyengiao.test/../tochuc.test", "", "[::"])
def test_public_malformed_host_is_answered_by_no_site(site, name):
    assert get("/", name).status_code in {400, 404}


def test_public_process_of_the_internet_does_not_know_the_name_of_the_other_network(site):
    with internet_process():
        assert get("/", HERE).status_code == 200
        assert get("/", HERE_WAN).status_code == 404
        assert get("/", HERE_WAN.upper() + ".:443").status_code == 404


@pytest.mark.parametrize(
    "path", ["/api/v2/pages/", "/api/v3/pages/", "/api/v3/openapi.json", "/images/x/1/y/z/"]
)
def test_public_api_is_not_there(site, path):
    assert get(path).status_code == 404
    assert not [app for app in django_settings.INSTALLED_APPS if "api" in app.split(".")]


def text(markup: str) -> list[tuple[str, str]]:
    return [("paragraph", f"<p>{markup}</p>")]


def shown(page, host: str = HERE) -> str:
    response = get("/" + page.url_path.split("/", 2)[2], host)
    assert response.status_code == 200
    return response.content.decode()


def test_public_text_links_to_a_file_only_for_who_may_have_it(site):
    open_one, closed = published_file(site), make_file(collection=site.collection)
    links = "".join(f'<a linktype="document" id="{file.pk}">tệp</a>' for file in (open_one, closed))
    body = shown(publish(make_article(site, body=text(links)), site))
    assert open_one.url in body
    assert closed.filename not in body


def test_public_text_of_one_network_does_not_name_a_file_of_the_other(site):
    closed = published_file(site, channel=Channel.WAN)
    page = publish(make_article(site, body=text(f'<a linktype="document" id="{closed.pk}">tệp</a>')), site)
    assert closed.filename not in shown(page)
    assert closed.url in shown(page, HERE_WAN)


def test_public_text_shows_no_picture_that_the_reader_may_not_see(site):
    closed = make_picture(site, title=MARKER, channel=Channel.WAN)
    embed = f'<embed embedtype="image" id="{closed.pk}" format="left" alt="{MARKER}"/>'
    page = publish(make_article(site, body=text(embed)), site)
    assert MARKER not in shown(page)
    assert "<img" in shown(page, HERE_WAN)


@pytest.mark.parametrize("kind", [PageViewRestriction.PASSWORD, PageViewRestriction.LOGIN])
def test_public_page_with_a_view_restriction_is_404_and_asks_for_no_password(site, kind):
    page = publish(make_article(site), site)
    PageViewRestriction.objects.create(page=page, restriction_type=kind, password="mat-khau")
    assert get("/" + page.url_path.split("/", 2)[2]).status_code == 404


@pytest.mark.parametrize("kind", [PageViewRestriction.PASSWORD, PageViewRestriction.LOGIN])
def test_public_document_in_a_restricted_collection_is_404_and_asks_for_no_password(site, kind):
    document = published_file(site)
    CollectionViewRestriction.objects.create(
        collection=site.collection, restriction_type=kind, password="mat-khau"
    )
    assert get(document.url).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/_util/login/",
        "/_util/authenticate_with_password/1/1/",
        "/tep/authenticate_with_password/1/",
        "/accounts/login/",
        "/login/",
    ],
)
def test_public_log_in_and_password_pages_are_not_there(site, path):
    assert get(path).status_code == 404
    assert Client().post(path, {"password": "x"}, HTTP_HOST=HERE).status_code == 404


def test_public_process_of_the_internet_has_no_admin_and_begins_no_session(site):
    client = log_in(make_user(Role.EDITOR, site))
    with internet_process():
        for path in ("/admin/", "/admin/login/", "/_util/login/"):
            assert get(path, client=client).status_code == 404
        with pytest.raises(NoReverseMatch):
            reverse("wagtailadmin_home")
        response = get("/", client=client)
        assert (response.status_code, dict(response.cookies)) == (200, {})
        assert "Cookie" not in response.get("Vary", "")


def test_public_process_of_the_internet_gives_an_editor_no_draft_file(site):
    document, client = make_file(collection=site.collection), log_in(make_user(Role.EDITOR, site))
    assert get(document.url, client=client).status_code == 200
    with internet_process():
        assert get(document.url, client=client).status_code == 404


def test_public_sitemap_names_pages_of_its_own_site_and_network(site):
    make_article_on = publish(make_article(site, slug="cua-trang-nay"), site)
    publish(make_article(site, slug=MARKER, channel=Channel.WAN), site)
    other = publish(make_article(make_site("kiemtra"), slug="cua-trang-khac"), make_site("kiemtra"))
    body = get("/sitemap.xml").content.decode()
    assert make_article_on.slug in body
    assert MARKER not in body
    assert other.slug not in body


def test_public_pages_carry_no_bar_of_the_admin_for_who_is_logged_in(site):
    page = publish(make_article(site), site)
    response = get("/" + page.url_path.split("/", 2)[2], HERE_WAN, log_in(make_user(Role.EDITOR, site)))
    assert "wagtail-userbar" not in response.content.decode()


def test_the_admin_asks_nobody_outside_the_house():
    assert django_settings.WAGTAIL_GRAVATAR_PROVIDER_URL is None
    assert django_settings.WAGTAIL_ENABLE_UPDATE_CHECK is False
    assert django_settings.WAGTAIL_ENABLE_WHATS_NEW_BANNER is False
    assert django_settings.WAGTAILEMBEDS_FINDERS == []


def test_public_attachment_of_a_draft_of_a_live_article_is_404(site):
    page = publish(make_article(site), site)
    document = make_file(collection=site.collection)
    page.attachments = [ArticleAttachment(document=document)]
    page.save_revision(user=page.owner)
    assert get(document.url).status_code == 404


def test_public_document_of_a_withdrawn_page_is_404(site):
    document = published_file(site)
    OfficialDocumentPage.objects.filter(files__document=document).update(live=False)
    assert get(document.url).status_code == 404
