"""A row whose words stand in pages takes them along: organs, keywords and files are renamed (G04, A04)."""

from __future__ import annotations

import pytest
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from taggit.models import Tag

from news.models import ArticleAttachment
from search.models import OutboxEntry
from search.services.drain import outbox_drain
from tests.factories import make_file, make_organ, make_site
from tests.search.factories import go_live, live_article, live_document, search

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]

OLD, NEW = "Ban Khảo cứu", "Viện Đồ bản"


@pytest.fixture
def site():
    made = make_site("tuyengiao")
    outbox_drain()
    return made


@pytest.fixture
def organ():
    return make_organ("BKC", name=OLD)


@pytest.fixture
def tagged(site):
    article = live_article(site, "Tin vắn")
    article.tags.add(OLD)
    return go_live(article)


def found(words: str) -> set[str]:
    """What all words as typed find; without them all the page shows what has a part of them."""
    results = search(Client(), words, host="tuyengiao.test")
    return {hit.key for hit in results.hits} if results.exact_total else set()


def goes_over_to_the_new_name(row: Model, field: str, keys: set[str]) -> None:
    """Found by the old name until `row` bears the new one, then by that alone."""
    assert found(OLD) == keys
    setattr(row, field, NEW)
    row.save()
    assert (found(NEW), found(OLD)) == (keys, set())


def waiting() -> set[tuple[str, int]]:
    return set(OutboxEntry.objects.values_list("kind", "object_id"))


def test_what_a_renamed_organ_issued_or_supplied_is_found_by_its_new_name(site, organ):
    document = live_document(site, issuer=organ)
    article = live_article(site, "Tin vắn", supplying_organ=organ)
    goes_over_to_the_new_name(organ, "name", {f"document:{document.pk}", f"article:{article.pk}"})


def test_an_article_is_found_by_the_new_name_of_its_keyword(tagged):
    goes_over_to_the_new_name(Tag.objects.get(name=OLD), "name", {f"article:{tagged.pk}"})


def test_an_article_is_no_longer_found_by_a_keyword_that_was_deleted(tagged):
    assert found(OLD) == {f"article:{tagged.pk}"}
    Tag.objects.get(name=OLD).delete()
    assert found(OLD) == set()


def test_an_article_is_found_by_the_new_name_of_its_file(site):
    article = live_article(site, "Tin vắn")
    file = make_file(OLD, collection=site.collection)
    ArticleAttachment.objects.create(article=article, document=file)
    go_live(article)
    goes_over_to_the_new_name(file, "title", {f"article:{article.pk}"})


def test_a_row_just_made_queues_nothing(site):
    make_organ("MOI", name=NEW)
    Tag.objects.create(name=NEW)
    make_file(NEW, collection=site.collection)
    assert waiting() == set()


def test_a_row_no_page_names_queues_nothing(site, organ):
    organ.name = NEW
    organ.save()
    assert waiting() == set()


def test_a_page_that_names_a_row_twice_waits_once(site):
    article = live_article(site, "Tin vắn")
    file = make_file(OLD, collection=site.collection)
    for title in ("Một", "Hai"):
        ArticleAttachment.objects.create(article=article, document=file, title=title)
    outbox_drain()
    file.save()
    assert waiting() == {("article", article.pk)}
    assert OutboxEntry.objects.count() == 1


def test_renaming_an_organ_costs_the_same_queries_for_one_page_and_for_twenty(site, organ):
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            organ.save()
        return len(queries)

    live_article(site, "Tin 0", supplying_organ=organ)
    one = cost()
    for number in range(1, 20):
        live_article(site, f"Tin {number}", supplying_organ=organ)
    outbox_drain()
    assert cost() == one
    assert len(waiting()) == 20
