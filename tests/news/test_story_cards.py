"""Cards of articles: complete, and only as many queries as there are kinds of things on them."""

from __future__ import annotations

import pytest
from django.test import Client

from core.channels import Channel
from core.feeds import FeedQuery
from news.models import ArticleAuthor
from news.selectors import articles_visible_in, for_cards, stories_by_section_feed, story_cards
from sites.models import SubjectArea
from tests.factories import make_article, make_picture, make_site, news_index, publish, section


@pytest.fixture
def site(db):
    return make_site("tuyengiao")


@pytest.fixture
def request_(site):
    return Client(headers={"host": "wan-tuyengiao.test"}).get("/tim-kiem/").wsgi_request


def test_a_card_shows_what_the_article_says_of_itself(site, request_, django_assert_num_queries):
    area = SubjectArea.objects.create(name="Báo chí", slug="bao-chi")
    picture = make_picture(site)
    for _times in range(2):
        article = publish(
            make_article(site, channel=Channel.WAN, lead_image=picture, subject_area=area, genre="study"),
            site,
        )
        for place, name in ((1, "Hà Thị Xuân"), (0, "Đỗ Văn An")):
            ArticleAuthor.objects.create(article=article, name=name, sort_order=place)
    picture.get_rendition("fill-240x160")

    with django_assert_num_queries(5):
        card = story_cards(for_cards(articles_visible_in(Channel.WAN)), request_.portal_host)[0]
        card.image.get_rendition("fill-240x160")

    parent = article.get_parent()
    assert (card.title, card.summary, card.url) == (article.title, article.summary, article.get_url(request_))
    assert (card.section_title, card.section_url) == (parent.title, parent.get_url(request_))
    assert (card.byline, card.image, card.plate) == ("Đỗ Văn An, Hà Thị Xuân", picture, "bao-chi")
    assert card.genre_label == article.get_genre_display()
    assert card.channel_note == article.get_channel_display()


def test_the_newest_stories_come_by_section(site, request_):
    sections = [section(site), news_index(site)]
    published = {
        part.path: [publish(make_article(site, parent=part), site) for _times in range(3)]
        for part in sections
    }
    query = FeedQuery(request_, site.root_page, limit=2, sections=sections)
    for path, cards in stories_by_section_feed(query).cards:
        newest = [article.title for article in reversed(published[path])]
        assert [card.title for card in cards] == newest[:2]
