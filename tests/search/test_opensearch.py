"""A browser can take each site's search among its own."""

from __future__ import annotations

import pytest
from django.test import Client
from lxml import etree as ElementTree

from search.services.drain import outbox_drain
from search.views.opensearch import shortened
from sites.enums import Tier
from tests.factories import make_site
from tests.search.factories import live_article

pytestmark = pytest.mark.django_db
NAMES = {"o": "http://a9.com/-/spec/opensearch/1.1/"}


def get(path: str, host: str):
    return Client().get(path, headers={"host": host})


def test_each_site_describes_its_own_search_and_its_pages_say_where():
    make_site("portal", tier=Tier.PORTAL)
    make_site("tuyengiao", name="Trang của <Ban> Tuyên giáo và Dân vận", short_name="Tuyên giáo Trường Khê")
    answer = get("/tim-kiem/opensearch.xml", "tuyengiao.test")
    assert answer["Content-Type"].startswith("application/opensearchdescription+xml")
    told = ElementTree.fromstring(answer.content)
    assert told.findtext("o:ShortName", "", NAMES) == "Tuyên giáo Trường"[:16].rsplit(" ", 1)[0]
    assert told.findtext("o:LongName", "", NAMES) == "Trang của <Ban> Tuyên giáo và Dân vận"
    templates = [url.get("template") for url in told.findall("o:Url", NAMES)]
    assert templates[0] == "http://tuyengiao.test/tim-kiem/?q={searchTerms}"
    assert templates[1] == "http://tuyengiao.test/tim-kiem/goi-y-trinh-duyet/?q={searchTerms}"
    assert 'href="/tim-kiem/opensearch.xml"' in get("/tim-kiem/", "tuyengiao.test").content.decode()


def test_the_browser_gets_titles_and_addresses_in_its_own_form():
    portal = make_site("portal", tier=Tier.PORTAL)
    page = live_article(portal, "Nhuận bút trên cổng")
    outbox_drain()
    answer = get("/tim-kiem/goi-y-trinh-duyet/?q=nhuận", "portal.test")
    assert answer["Content-Type"] == "application/x-suggestions+json"
    assert answer.json() == ["nhuận", ["Nhuận bút trên cổng"], [""], [page.full_url]]


def test_a_name_is_cut_between_words():
    assert shortened("Cổng thông tin điện tử", 16) == "Cổng thông tin"
    assert shortened("Tuyên giáo", 16) == "Tuyên giáo"
    assert shortened("Khôngcókhoảngtrắngnào", 16) == "Khôngcókhoảngtrắ"
