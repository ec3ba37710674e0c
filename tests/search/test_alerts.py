"""Mails and feeds of what is new in what readers keep (A10)."""

from __future__ import annotations

from datetime import date, timedelta
from smtplib import SMTPException
from xml.etree import ElementTree

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client
from django.utils import timezone

from core.channels import Channel
from search.models import Follow, OutboxEntry, SavedSearch
from search.services.alerts import AlertReport, readers_tell
from search.services.drain import outbox_drain
from sites.enums import Tier
from tests.factories import make_site, make_user, section
from tests.search.factories import live_article, live_document, take_down

HERE, WAN = {"host": "portal.test"}, {"host": "wan-portal.test"}
FEED = "/tim-kiem/nguon-tin/"
ATOM = "{http://www.w3.org/2005/Atom}"

pytestmark = pytest.mark.django_db


@pytest.fixture
def site():
    make_site("portal", tier=Tier.PORTAL)
    return make_site("tuyengiao")


def saved(address: str = "q=nhuận+bút", **fields) -> SavedSearch:
    """A search whose reader wants mails and was told until yesterday."""
    row = SavedSearch.objects.create(
        **{"user": make_user(), "name": "Nhuận bút", "address": address, "tells_by_mail": True, **fields}
    )
    return a_day_ago(row)


def a_day_ago(row):
    type(row).objects.filter(pk=row.pk).update(told_until=timezone.now() - timedelta(days=1))
    return row


def stop_path(message) -> str:
    return "/" + message.extra_headers["List-Unsubscribe"].strip("<>").split("/", 3)[3]


class Flaky(EmailBackend):
    """A mail server that takes no letter for people of bad luck."""

    def send_messages(self, messages):
        if any("xui" in address for message in messages for address in message.to):
            raise SMTPException("no")
        return super().send_messages(messages)


class Meanwhile(EmailBackend):
    """A mail server so slow that behind each letter all other readers stop theirs."""

    def send_messages(self, messages):
        SavedSearch.objects.exclude(user__email__in=messages[0].to).update(tells_by_mail=False)
        return super().send_messages(messages)


class Twin(EmailBackend):
    """A mail server beside which another run sends everything else."""

    def send_messages(self, messages):
        SavedSearch.objects.exclude(user__email__in=messages[0].to).update(told_until=timezone.now())
        return super().send_messages(messages)


@pytest.mark.parametrize("server", ["Meanwhile", "Twin"])
def test_what_was_stopped_or_sent_since_the_run_began_is_not_sent(site, settings, server):
    settings.EMAIL_BACKEND = f"{__name__}.{server}"
    live_document(site, abstract="Mới về nhuận bút")
    saved()
    saved()
    assert readers_tell() == AlertReport(looked_at=2, sent=1)
    assert len(mail.outbox) == 1


def test_a_reader_is_told_once_of_what_is_new_and_not_of_what_was_there(site):
    live_document(site, abstract="Cũ về nhuận bút", first_published_at=timezone.now() - timedelta(days=9))
    live_document(site, abstract="Mới về nhuận bút", number="12-QĐ/TU")
    live_document(site, abstract="Mới về việc khác")
    saved()
    assert readers_tell() == AlertReport(looked_at=1, sent=1, failed=0)
    assert readers_tell() == AlertReport()
    (message,) = mail.outbox
    html = message.alternatives[0][0]
    for text in (message.body, html):
        assert "Mới về nhuận bút" in text
        assert "12-QĐ/TU" in text
        assert "Cũ về nhuận bút" not in text
        assert "việc khác" not in text
        assert "://wan-tuyengiao.test" in text
    assert message.subject == "1 nội dung mới: Nhuận bút"
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_a_reader_is_not_written_to_when_nothing_is_new(site):
    live_document(site, abstract="Về việc khác")
    saved()
    assert readers_tell() == AlertReport(looked_at=1)
    assert mail.outbox == []


def test_no_mail_names_what_the_party_network_does_not_show_to_anybody(site):
    live_document(site, abstract="Nhuận bút chỉ ở Internet", channel=Channel.INTERNET)
    take_down(live_document(site, abstract="Nhuận bút đã thu hồi"))
    saved()
    assert readers_tell().sent == 0


def test_people_who_left_and_people_without_an_address_get_no_mail(site):
    live_document(site, abstract="Mới về nhuận bút")
    saved(user=make_user(is_active=False))
    saved(user=make_user(email=""))
    saved(tells_by_mail=False)
    assert readers_tell() == AlertReport()


def test_a_search_of_one_site_tells_of_that_site_only(site):
    live_document(make_site("tochuc"), abstract="Nhuận bút của trang khác")
    saved(home_site=site)
    assert readers_tell().sent == 0


def test_a_mail_that_fails_stops_no_other_and_its_news_comes_the_next_time(site, settings):
    settings.EMAIL_BACKEND = f"{__name__}.Flaky"
    live_document(site, abstract="Mới về nhuận bút")
    unlucky = saved(user=make_user(email="xui@truongkhe.example"))
    saved()
    assert readers_tell() == AlertReport(looked_at=2, sent=1, failed=1)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert readers_tell() == AlertReport(looked_at=1, sent=1)
    assert mail.outbox[-1].to == [unlucky.user.email]


def test_what_the_index_has_not_got_yet_is_told_of_when_it_has(site, monkeypatch):
    row = saved()
    monkeypatch.setattr("search.services.alerts.outbox_drain", lambda: None)
    late = live_document(site, abstract="Mới về nhuận bút")
    OutboxEntry.objects.create(kind="document", object_id=late.pk)
    assert readers_tell().sent == 0
    row.refresh_from_db()
    assert row.told_until < late.first_published_at


def test_followers_of_a_section_are_told_of_what_appears_in_it(site):
    live_article(site, "Tin trong mục", parent=section(site))
    live_article(site, "Tin ngoài mục")
    a_day_ago(Follow.objects.create(user=make_user(), section=section(site), tells_by_mail=True))
    assert readers_tell().sent == 1
    assert "Tin trong mục" in mail.outbox[0].body
    assert "Tin ngoài mục" not in mail.outbox[0].body


def test_looking_at_the_stop_link_stops_nothing_and_one_click_without_cookie_stops_it(site):
    live_document(site, abstract="Mới về nhuận bút")
    row = saved()
    readers_tell()
    path = stop_path(mail.outbox[0])
    strict = Client(enforce_csrf_checks=True)
    assert strict.get(path, headers=WAN).status_code == 200
    row.refresh_from_db()
    assert row.tells_by_mail
    page = strict.post(path, {"List-Unsubscribe": "One-Click"}, headers=WAN)
    row.refresh_from_db()
    assert (page.status_code, row.tells_by_mail) == (200, False)
    assert "Nhuận bút" not in page.content.decode()
    assert strict.post(path, headers=HERE).status_code == 404


def entries(response) -> list[str]:
    assert response.status_code == 200
    feed = ElementTree.fromstring(response.content)  # noqa: S314  # our own
    return [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")]


def test_the_feed_of_a_search_is_its_newest_on_this_network(site):
    live_document(site, abstract="Nhuận bút cũ", number="1-QĐ/TU", signed_on=date(2024, 1, 2))
    live_document(site, abstract="Nhuận bút mới", number="2-QĐ/TU", signed_on=date(2026, 1, 2))
    live_document(
        site, abstract="Nhuận bút nội bộ", number="3-QĐ/TU", channel=Channel.WAN, signed_on=date(2025, 1, 2)
    )
    gone = live_document(site, abstract="Nhuận bút thu hồi")
    outbox_drain()
    take_down(gone)
    shown = entries(Client().get(FEED, {"q": "nhuận bút"}, headers=HERE))
    assert [title.split(": ")[1] for title in shown] == ["Nhuận bút mới", "Nhuận bút cũ"]
    assert len(entries(Client().get(FEED, {"q": "nhuận bút"}, headers=WAN))) == 3


def test_a_feed_that_did_not_change_is_not_sent_again(site):
    live_document(site, abstract="Về nhuận bút")
    outbox_drain()
    first = Client().get(FEED, {"q": "nhuận bút"}, headers=HERE)
    assert first["Last-Modified"]
    assert "max-age" in first["Cache-Control"]
    again = Client().get(FEED, {"q": "nhuận bút"}, headers={**HERE, "if-none-match": first["ETag"]})
    assert again.status_code == 304


def test_a_feed_of_nothing_or_with_a_filter_that_cannot_be_is_refused(site):
    for bad in ({}, {"q": "a", "sort": "odd"}, {"q": "a", "page": "x"}):
        assert Client().get(FEED, bad, headers=HERE).status_code == 400
