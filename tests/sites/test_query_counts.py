"""A page with twenty rows asks the database no more than a page with one."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.test import Client
from wagtail.images.tests.utils import get_test_image_file

from core.models import PortalImage
from docslib.models import OfficialDocumentFile
from news.models import ArticleAttachment, ArticleAuthor
from sites.models import PortalSite
from tests.factories import make_article, make_document, make_file, make_site, put_up, section

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]

HOST = "tuyengiao.test"


@pytest.fixture
def site() -> PortalSite:
    return make_site("tuyengiao")


def picture() -> PortalImage:
    return PortalImage.objects.create(title="Ảnh", file=get_test_image_file())


def queries_of(path: str, django_assert_max_num_queries) -> int:
    """Queries of the second visit: the first one draws renditions and fills the caches."""
    client = Client()
    cache.clear()
    assert client.get(path, HTTP_HOST=HOST).status_code == 200
    with django_assert_max_num_queries(60) as captured:
        client.get(path, HTTP_HOST=HOST)
    return len(captured)


def fill_home(site: PortalSite, rows: int) -> str:
    for _number in range(rows):
        put_up(make_article(site, lead_image=picture()))
        put_up(make_article(site, parent=section(site), lead_image=picture()))
        put_up(make_document(site))
    return "/"


def fill_section(site: PortalSite, rows: int) -> str:
    for _number in range(rows):
        put_up(make_article(site, parent=section(site), lead_image=picture()))
    return "/muc/"


def fill_news(site: PortalSite, rows: int) -> str:
    for _number in range(rows):
        put_up(make_article(site, lead_image=picture()))
    return "/tin-tuc/"


def fill_article(site: PortalSite, rows: int) -> str:
    page = make_article(site, lead_image=picture())
    page.authors = [ArticleAuthor(name=f"Tác giả {number}") for number in range(rows)]
    page.attachments = [ArticleAttachment(document=make_file()) for _number in range(rows)]
    put_up(page)
    for _number in range(rows):
        put_up(make_article(site))
    return f"/tin-tuc/{page.slug}/"


def fill_library(site: PortalSite, rows: int) -> str:
    for _number in range(rows):
        put_up(make_document(site))
    return "/van-ban/"


def fill_document(site: PortalSite, rows: int) -> str:
    page = make_document(site)
    page.files = [
        OfficialDocumentFile(document=make_file(collection=site.collection)) for _number in range(rows)
    ]
    put_up(page)
    for _number in range(rows):
        put_up(make_document(site))
    return f"/van-ban/{page.slug}/"


@pytest.mark.parametrize(
    "fill",
    [fill_home, fill_section, fill_news, fill_article, fill_library, fill_document],
    ids=lambda f: f.__name__[5:],
)
def test_twenty_rows_cost_no_more_queries_than_one(site, fill, django_assert_max_num_queries):
    path = fill(site, 2)
    few = queries_of(path, django_assert_max_num_queries)
    path = fill(site, 20)
    assert queries_of(path, django_assert_max_num_queries) == few
