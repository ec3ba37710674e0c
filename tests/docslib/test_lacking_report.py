"""The report of documents that lack facts, and of files that were not read (G06)."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from docslib.enums import ReadingState
from docslib.models import FileReading
from sites.roles import Role
from tests.answers import rows_of
from tests.factories import log_in, make_area, make_document, make_site, make_user, put_up

pytestmark = pytest.mark.django_db

HOST = "wan-tuyengiao.test"
URL = "docslib_admin:lacking"
WHOLE = {
    "signer": "Lê Thị Hải Yến",
    "signer_title": "Phó Bí thư",
    "place": "Trường Khê",
    "term": "2025 – 2030",
}


@pytest.fixture
def site():
    return make_site("tuyengiao")


@pytest.fixture
def reader():
    return log_in(make_user(Role.LEADERSHIP))


def make_whole(site, **fields):
    """A document with every fact, its file read."""
    page = put_up(make_document(site, subject_area=make_area(), **{**WHOLE, **fields}))
    read(page)
    return page


def read(page, state=ReadingState.DONE):
    """Its files are in that state of reading."""
    for row in page.files.all():
        FileReading.objects.update_or_create(document=row.document, defaults={"state": state})


def titles(client, **asked):
    """Titles the report lists."""
    response = client.get(reverse(URL), asked, HTTP_HOST=HOST)
    assert response.status_code == 200
    return {row.item.title for row in response.context["object_list"]}


def test_a_complete_document_whose_file_was_read_is_not_listed(site, reader):
    make_whole(site)
    assert titles(reader) == set()


def test_a_document_is_listed_with_each_fact_it_lacks(site, reader):
    make_whole(site, title="Thiếu người ký", signer="")
    row = reader.get(reverse(URL), HTTP_HOST=HOST).context["object_list"][0]
    assert row.item.title == "Thiếu người ký"
    assert ";" not in row.lacks
    assert row.lacks


def test_of_a_draft_its_last_version_counts(site, reader):
    page = make_document(site, title="Bản thảo", subject_area=make_area(), **{**WHOLE, "signer": ""})
    read(page)
    assert titles(reader) == {"Bản thảo"}
    page.signer = "Lê Thị Hải Yến"
    page.save_revision()
    assert titles(reader) == set()


def test_files_that_wait_for_a_program_are_told_apart_from_unread_ones(site, reader):
    read(make_whole(site, title="Chờ"), ReadingState.NEEDS_PROGRAM)
    read(make_whole(site, title="Hỏng"), ReadingState.FAILED)
    assert titles(reader, files="waiting") == {"Chờ"}
    assert titles(reader, files="unread") == {"Hỏng"}


def test_the_filters_keep_what_lacks_one_fact_and_what_is_a_draft(site, reader):
    make_whole(site, title="Không nơi", place="")
    make_whole(site, title="Không nhiệm kỳ", term="")
    read(make_document(site, title="Nháp", subject_area=make_area(), **{**WHOLE, "term": ""}))
    assert titles(reader, lacks="term") == {"Không nhiệm kỳ", "Nháp"}
    assert titles(reader, lacks="term", state="draft") == {"Nháp"}
    assert titles(reader, lacks="place") == {"Không nơi"}


def test_a_board_reads_of_its_own_site_and_the_central_board_of_all(site, reader):
    make_whole(site, title="Của mình", term="")
    make_whole(make_site("tochuc"), title="Của người", term="")
    assert titles(reader) == {"Của mình", "Của người"}
    own = log_in(make_user(Role.MANAGER, site)).get(reverse(URL), HTTP_HOST=HOST)
    assert [row.item.title for row in own.context["object_list"]] == ["Của mình"]


def test_the_spreadsheet_has_the_same_rows(site, reader):
    make_whole(site, title="Thiếu nơi", place="")
    response = reader.get(reverse(URL), {"export": "xlsx"}, HTTP_HOST=HOST)
    rows = rows_of(response)
    assert len(rows) == 2
    assert rows[1][0] == "Thiếu nơi"


def test_the_report_asks_as_much_for_twenty_documents_as_for_one(site, reader):
    def asked():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            titles(reader)
        return len(queries)

    make_whole(site, term="")
    titles(reader)  # what a first request of a session asks besides
    before = asked()
    for _number in range(5):
        make_whole(site, term="")
        make_document(site)
    assert asked() == before
