"""The form of a page does not send people back for what it can work out itself."""

from __future__ import annotations

import pytest
from django.urls import reverse

from news.models import ArticlePage, NewsIndexPage
from sites.roles import Role
from tests.factories import log_in, make_site, make_user

pytestmark = pytest.mark.django_db


def write(title: str) -> ArticlePage:
    site = make_site("tuyengiao")
    index = NewsIndexPage.objects.descendant_of(site.root_page).get()
    client = log_in(make_user(Role.EDITOR, site))
    address = reverse("wagtailadmin_pages:add", args=["news", "articlepage", index.pk])
    form = client.get(address, HTTP_HOST="wan-tuyengiao.test").context["form"]
    values = {name: "" if value is None else value for name, value in form.initial.items()}
    empty = {
        "body-count": 0,
        "slug": "",
        "title": title,
        "summary": "Tóm tắt.",
        "channel": "both",
        "genre": "news",
    }
    for prefix in form.formsets:
        empty |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    client.post(address, {**values, **empty, "action-submit": "1"}, HTTP_HOST="wan-tuyengiao.test")
    return ArticlePage.objects.get(title=title)


def test_an_article_sent_before_the_script_filled_its_address_gets_one_from_its_title():
    assert write("Đảng bộ phường họp đúng giờ").slug == "dang-bo-phuong-hop-dung-gio"


def test_a_second_article_of_the_same_title_gets_a_number_in_its_address():
    first = write("Họp chi bộ")
    assert first.slug == "hop-chi-bo"
    first.title = "Bài đã đổi tên"
    first.save(update_fields=["title"])
    assert write("Họp chi bộ").slug == "hop-chi-bo-2"
