"""Files as readers get them: under a name that says what they are, whole or in pieces."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from core.channels import Channel
from core.views.files import byte_range
from docslib.download_selectors import download_name
from docslib.models import OfficialDocumentFile, OfficialDocumentPage
from sites.roles import Role
from tests.factories import log_in, make_document, make_file, make_site, make_user, put_up

HERE, HERE_WAN = "tuyengiao.test", "wan-tuyengiao.test"
BYTES = b"%PDF-1.4 0123456789"


@pytest.fixture
def site(db):
    return make_site("tuyengiao")


@pytest.fixture
def document(site):
    stored = make_file("Dự thảo lần 3", content=BYTES, collection=site.collection)
    fields = {"number": "465-QĐ/TU", "abstract": "Ban hành Quy chế", "slug": "qd-465"}
    return put_up(make_document(site, file=stored, **fields))


def get(path: str, host: str = HERE, client: Client | None = None, **headers: str):
    return (client or Client()).get(path, headers={**headers, "host": host})


def body_of(response) -> bytes:
    return b"".join(response.streaming_content)


def file_links(document, host: str = HERE) -> list[str]:
    body = get("/" + document.url_path.split("/", 2)[2], host).content.decode()
    return list(dict.fromkeys(re.findall(r"/tep/\d+/[^\"]+", body)))


def address(document) -> str:
    return file_links(document)[0]


@pytest.mark.parametrize(
    ("number", "abstract", "position", "count", "name"),
    [
        ("465-QĐ/TU", "Ban hành Quy chế", 1, 1, "465-QD-TU_quyet-dinh-ban-hanh-quy-che.pdf"),
        ("465-QĐ/TU", "Quyết định ban hành Quy chế", 2, 2, "465-QD-TU_quyet-dinh-ban-hanh-quy-che_2.pdf"),
        ("", "", 1, 1, "quyet-dinh.pdf"),
        ('../"\r\n', "Về việc ☃", 1, 1, "quyet-dinh-ve-viec.pdf"),
    ],
)
def test_a_file_is_named_after_its_document(number, abstract, position, count, name):
    page = OfficialDocumentPage(document_type="quyet-dinh", number=number, abstract=abstract)
    assert download_name(page, "PDF", position, count) == name


def test_a_name_ends_with_a_whole_word():
    page = OfficialDocumentPage(document_type="quyet-dinh", abstract="thành lập " * 20)
    assert download_name(page, "pdf", 1, 1).endswith("-thanh.pdf")


def test_the_page_links_to_the_file_by_that_name_and_the_browser_saves_it_so(document):
    path = address(document)
    assert path.endswith("/465-QD-TU_quyet-dinh-ban-hanh-quy-che.pdf")
    answered = get(path)["Content-Disposition"]
    assert 'filename="465-QD-TU_quyet-dinh-ban-hanh-quy-che.pdf"' in answered
    assert "filename*=UTF-8''465-QD-TU_quyet-dinh-ban-hanh-quy-che.pdf" in answered


def test_the_name_on_the_uploaders_computer_is_told_to_nobody(document):
    stored = document.files.first().document
    assert stored.filename not in get("/" + document.url_path.split("/", 2)[2]).content.decode()
    assert stored.filename not in get(stored.url)["Content-Disposition"]


def test_a_file_has_no_other_names(document):
    path = address(document).rsplit("/", 1)[0]
    assert get(f"{path}/khac.pdf").status_code == 404


def test_several_files_are_numbered_among_those_the_reader_sees(site, document):
    closed = make_file(collection=site.collection, channel=Channel.WAN)
    OfficialDocumentFile.objects.create(page=document, document=closed, sort_order=1)
    OfficialDocumentFile.objects.create(
        page=document, document=make_file(collection=site.collection), sort_order=2
    )
    endings = [path[-6:] for path in file_links(document)]
    assert endings == ["_1.pdf", "_2.pdf"]
    assert [path[-6:] for path in file_links(document, HERE_WAN)] == ["_1.pdf", "_2.pdf", "_3.pdf"]
    assert {get(path).status_code for path in file_links(document)} == {200}


def test_a_piece_of_a_file_is_sent_alone(document):
    response = get(address(document), range="bytes=9-13")
    assert (response.status_code, body_of(response)) == (206, b"01234")
    assert response["Content-Range"] == f"bytes 9-13/{len(BYTES)}"
    assert response["Content-Length"] == "5"


def test_a_piece_of_a_file_that_changed_is_the_whole_new_one(document):
    response = get(address(document), range="bytes=9-13", **{"if-range": '"khac"'})
    assert (response.status_code, body_of(response)) == (200, BYTES)


def test_a_piece_beyond_the_end_is_refused(document):
    assert get(address(document), range="bytes=900-").status_code == 416


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("bytes=0-", (0, 99)),
        ("bytes=-10", (90, 99)),
        ("bytes=-1000", (0, 99)),
        ("bytes=90-1000", (90, 99)),
        ("bytes=-0", (100, 99)),
        ("bytes=5-2", None),
        ("bytes=0-1,5-6", None),
        ("bytes=-", None),
        ("lines=0-1", None),
    ],
)
def test_a_range_is_one_plain_range(header, expected):
    assert byte_range(header, 100) == expected


def test_who_has_the_file_is_not_sent_it_again(document):
    path = address(document)
    assert get(path, **{"if-none-match": get(path)["ETag"]}).status_code == 304


def test_a_draft_file_is_kept_by_nobody_on_the_way(site):
    stored = make_file(collection=site.collection)
    make_document(site, file=stored)
    response = get(stored.url, HERE_WAN, log_in(make_user(Role.EDITOR, site)))
    assert (response.status_code, response["Cache-Control"]) == (200, "private, no-store")
