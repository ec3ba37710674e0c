"""The log of who opened files that are read on the Party's network alone (G12)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from core.channels import Channel
from docslib.models import FileDownload
from docslib.services import downloads
from sites.models.record import RecordKept
from sites.roles import Role
from tests.answers import words_of
from tests.factories import log_in, make_document, make_file, make_site, make_user, put_up

pytestmark = pytest.mark.django_db

HERE, HERE_WAN = "tuyengiao.test", "wan-tuyengiao.test"
URL = "docslib_admin:downloads"


@pytest.fixture
def site():
    return make_site("tuyengiao")


def wan_file(site, **fields):
    """A file of a published document that is read on the WAN alone."""
    stored = make_file(collection=site.collection, channel=Channel.WAN)
    put_up(make_document(site, file=stored, **fields))
    return stored


def opened(stored, client=None, host=HERE_WAN, **headers):
    """The answer to who opens the file."""
    return (client or Client()).get(stored.url, headers={**headers, "host": host})


def listed(client, **asked):
    """Rows the report shows."""
    response = client.get(reverse(URL), asked, HTTP_HOST=HERE_WAN)
    assert response.status_code == 200
    return list(response.context["object_list"])


def log(site, **fields):
    """A row, written without a request."""
    values = {"name": "a.pdf", "title": "Văn bản", "channel": Channel.WAN, "portal_site": site, **fields}
    return FileDownload.objects.create(**values)


def test_a_wan_file_that_was_opened_leaves_who_when_and_from_where(site):
    stored, person = wan_file(site, number="12-CV/TU", title="Về việc họp"), make_user(Role.EDITOR, site)
    assert opened(stored, log_in(person)).status_code == 200
    row = FileDownload.objects.get()
    assert (row.document_id, row.portal_site, row.user, row.address) == (stored.pk, site, person, "127.0.0.1")
    assert (row.number, row.title, row.channel) == ("12-CV/TU", "Về việc họp", Channel.WAN)
    assert row.name.startswith("12-CV-TU_")
    assert timezone.now() - row.at < timedelta(minutes=1)


def test_a_reader_without_an_account_leaves_a_row_too(site):
    opened(wan_file(site))
    assert FileDownload.objects.get().user is None


def test_a_file_of_a_wan_document_counts_whatever_its_own_channel_says(site):
    stored = make_file(collection=site.collection)
    put_up(make_document(site, file=stored, channel=Channel.WAN))
    opened(stored)
    assert FileDownload.objects.count() == 1


def test_pieces_and_another_look_soon_after_are_the_same_opening(site, monkeypatch):
    stored = wan_file(site)
    for wanted in ("bytes=0-3", "bytes=4-7", ""):
        opened(stored, **({"range": wanted} if wanted else {}))
    assert FileDownload.objects.count() == 1
    later = timezone.now() + timedelta(minutes=11)
    monkeypatch.setattr(downloads.timezone, "now", lambda: later)
    opened(stored, range="bytes=4-7")
    assert FileDownload.objects.count() == 1
    opened(stored)
    assert FileDownload.objects.count() == 2


def test_nobody_gets_round_the_log_by_leaving_out_the_first_byte(site):
    opened(wan_file(site), range="bytes=1-")
    assert FileDownload.objects.count() == 1


def test_a_file_open_on_the_internet_leaves_none(site):
    stored = make_file(collection=site.collection)
    put_up(make_document(site, file=stored))
    assert {opened(stored, host=host).status_code for host in (HERE, HERE_WAN)} == {200}
    assert not FileDownload.objects.exists()


def test_a_refused_request_leaves_none(site):
    stored = wan_file(site)
    assert opened(stored, host=HERE).status_code == 404
    assert opened(stored, range="bytes=900-").status_code == 416
    assert Client().head(stored.url, headers={"host": HERE_WAN}).status_code == 200
    assert not FileDownload.objects.exists()


def test_the_file_is_served_when_the_row_cannot_be_written(site, monkeypatch):
    stored = wan_file(site)

    def fail(**kwargs):
        raise DatabaseError

    monkeypatch.setattr(FileDownload.objects, "create", fail)
    assert opened(stored).status_code == 200


def test_rows_cannot_be_changed_and_outlive_the_file(site):
    stored = make_file(collection=site.collection, channel=Channel.WAN)
    row = log(site, document=stored)
    for change in (row.save, row.delete, FileDownload.objects.all().delete):
        with pytest.raises(RecordKept):
            change()
    with pytest.raises(RecordKept):
        FileDownload.objects.update(name="khac.pdf")
    stored.delete()
    assert listed(log_in(make_user(Role.AUDITOR)))[0].name == row.name


def test_a_board_reads_of_its_own_site_and_leadership_of_all(site):
    other = make_site("tochuc")
    log(site, document_id=1, title="Của mình")
    log(other, document_id=2, title="Của người")
    manager, leader = (log_in(make_user(role, site)) for role in (Role.MANAGER, Role.LEADERSHIP))
    assert [row.item.title for row in listed(manager)] == ["Của mình"]
    assert len(listed(leader)) == 2
    contributor = log_in(make_user(Role.CONTRIBUTOR, site))
    assert contributor.get(reverse(URL), HTTP_HOST=HERE_WAN).status_code == 404


def test_the_filters_keep_one_day_one_person_one_file(site):
    person = make_user(Role.EDITOR, site)
    log(site, document_id=1, title="Một", user=person)
    log(site, document_id=2, title="Hai")
    reader, today = log_in(make_user(Role.MANAGER, site)), timezone.localdate()
    kept = {
        "person": listed(reader, user=person.pk),
        "nobody": listed(reader, user="null"),
        "file": listed(reader, document=2),
        "words": listed(reader, q="mot"),
        "after": listed(reader, at_from=(today + timedelta(days=1)).isoformat()),
        "today": listed(reader, at_from=today.isoformat(), at_to=today.isoformat()),
    }
    titles = {key: sorted(row.item.title for row in rows) for key, rows in kept.items()}
    assert titles == {
        "person": ["Một"],
        "nobody": ["Hai"],
        "file": ["Hai"],
        "words": ["Một"],
        "after": [],
        "today": ["Hai", "Một"],
    }


def test_the_table_is_taken_away_with_the_machine(site):
    log(site, document_id=1, address="10.1.2.3")
    leader = log_in(make_user(Role.LEADERSHIP))
    response = leader.get(reverse(URL), {"export": "csv"}, HTTP_HOST=HERE_WAN)
    assert "10.1.2.3" in words_of(response)


def test_the_report_asks_as_much_for_twenty_rows_as_for_one(site):
    reader = log_in(make_user(Role.LEADERSHIP))

    def asked():
        with CaptureQueriesContext(connection) as queries:
            listed(reader)
        return len(queries)

    log(site, document_id=1, user=make_user())
    listed(reader)  # what a first request of a session asks besides
    before = asked()
    for number in range(19):
        log(site, document_id=number, user=make_user())
    assert asked() == before
