"""The pages a site begins with are what saving them one by one would have made (A01)."""

from __future__ import annotations

import pytest
from wagtail.log_actions import LogContext
from wagtail.models import Page, PageLogEntry, ReferenceIndex
from wagtail.search.backends import get_search_backend

from core.channels import Channel
from core.models import PageExposure
from news.models import NewsIndexPage
from search.models import OutboxEntry
from sites.models import Organ, PortalSite, SectionPage
from sites.provisioning import HostSpec, SectionSpec, SiteSpec
from sites.services.provisioning import ProvisioningError, provision_site
from tests.factories import make_organ, make_site, make_user

pytestmark = pytest.mark.django_db
QUERIES = 130


def a_spec(organ: Organ | None = None, **fields) -> SiteSpec:
    values = {
        "organ": organ or make_organ("BTCTU"),
        "code": "tochuc",
        "name": "Trang Ban Tổ chức",
        "short_name": "Ban Tổ chức",
        "hosts": (HostSpec("tochuc.test", Channel.INTERNET), HostSpec("wan-tochuc.test", Channel.WAN)),
        "sections": (SectionSpec("Tin", "tin"),),
        **fields,
    }
    return SiteSpec(**values)


def pages_of(site: PortalSite):
    return Page.objects.descendant_of(site.root_page, inclusive=True)


def test_the_tree_is_sound_and_its_addresses_follow_it():
    make_site("tuyengiao")
    site = provision_site(a_spec(sections=(SectionSpec("Tin", "tin"), SectionSpec("Bài", "bai"))))
    assert Page.find_problems() == ([], [], [], [], [])
    below = pages_of(site).values_list("slug", "url_path")
    assert list(below)[1:] == [(slug, f"/tochuc/{slug}/") for slug in ("tin-tuc", "van-ban", "tin", "bai")]
    assert site.root_page.numchild == 4


def test_each_page_is_on_record_twice_in_the_name_of_whoever_opened_the_site():
    user = make_user()
    with LogContext(user=user):
        site = provision_site(a_spec())
    entries = PageLogEntry.objects.filter(page__in=pages_of(site))
    assert set(entries.values_list("action", "user_id")) == {
        ("wagtail.create", user.pk),
        ("portal.provision", user.pk),
    }
    assert entries.count() == 2 * pages_of(site).count()


def test_each_page_is_read_where_its_channel_and_those_above_it_allow():
    site = provision_site(
        a_spec(channel=Channel.INTERNET, sections=(SectionSpec("Tin", "tin", Channel.WAN),))
    )
    rows = PageExposure.objects.filter(page__in=pages_of(site))
    read = {row.page.slug: (row.on_internet, row.on_wan) for row in rows.select_related("page")}
    assert read.pop("tin") == (False, False)
    assert set(read.values()) == {(True, False)}
    assert len(read) == 3


def test_the_search_is_told_of_a_section():
    site = provision_site(a_spec())
    section = SectionPage.objects.descendant_of(site.root_page).get()
    assert OutboxEntry.objects.filter(object_id=section.pk).exists()


def test_the_admin_finds_a_new_page():
    provision_site(a_spec(sections=(SectionSpec("Học tập", "hoc-tap"),)))
    found = get_search_backend().search("Học tập", SectionPage.objects.all())
    assert [page.slug for page in found] == ["hoc-tap"]


def test_the_index_of_references_lacks_nothing_of_a_new_site():
    organ = make_organ("BTCTU")
    sections = (SectionSpec("Tin", "tin", owners=(organ.slug,), introduction="Tin của Ban."),)
    site = provision_site(a_spec(organ, sections=sections))
    known = ReferenceIndex.objects.count()
    for page in pages_of(site).specific():
        ReferenceIndex.create_or_update_for_object(page)
    assert ReferenceIndex.objects.count() == known


def test_a_section_given_twice_is_made_once():
    site = provision_site(a_spec(sections=(SectionSpec("Tin", "tin"), SectionSpec("Tin khác", "tin"))))
    assert SectionPage.objects.descendant_of(site.root_page).get().title == "Tin"


def test_a_section_at_the_address_of_the_news_list_is_refused_with_a_reason():
    with pytest.raises(ProvisioningError, match="tin-tuc"):
        provision_site(a_spec(sections=(SectionSpec("Tin", "tin-tuc"),)))
    assert not NewsIndexPage.objects.exists()


def test_a_site_is_opened_and_looked_after_with_few_queries(django_assert_max_num_queries):
    spec = a_spec()
    with django_assert_max_num_queries(QUERIES):
        provision_site(spec)
    with django_assert_max_num_queries(QUERIES // 5):
        provision_site(spec)
