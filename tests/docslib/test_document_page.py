"""The page of a document as readers see it: its facts, its files, what was read of them."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client

from core.channels import Channel
from docslib.enums import LibraryCollection, ReadingState
from docslib.models import FilePage, FileReading, OfficialDocumentFile
from tests.factories import make_area, make_document, make_file, make_site, put_up

HERE = "tuyengiao.test"


@pytest.fixture
def site(db):
    return make_site("tuyengiao")


def body(document, host: str = HERE) -> str:
    response = Client().get("/" + document.url_path.split("/", 2)[2], HTTP_HOST=host)
    assert response.status_code == 200
    return response.content.decode()


def read(document, *pages: str, **fields) -> FileReading:
    """Say what was read of the document's first file."""
    held = document.files.order_by("sort_order").first().document
    values = {"state": ReadingState.DONE, "kind": "pdf", "pages_total": len(pages), **fields}
    reading, _created = FileReading.objects.update_or_create(document=held, defaults=values)
    reading.pages.all().delete()
    for number, text in enumerate(pages, start=1):
        FilePage.objects.create(reading=reading, number=number, text=text)
    return reading


def test_all_that_is_known_of_a_document_stands_on_its_page(site):
    known = {
        "number": "465-QĐ/TU",
        "signer": "Nguyễn Thị Hoa",
        "signer_title": "Phó Bí thư",
        "capacity": "T/M Ban Thường vụ",
        "place": "Bến Ngự",
        "term": "2025 – 2030",
        "recipients": "Các ban đảng\nLưu Văn phòng",
    }
    document = make_document(
        site,
        signed_on=date(2026, 3, 12),
        effective_from=date(2026, 4, 1),
        effective_to=date(2030, 12, 31),
        library_collection=LibraryCollection.CONGRESS,
        subject_area=make_area("Dân vận"),
        further_areas=[make_area("Tổ chức")],
        **known,
    )
    page = body(put_up(document))
    shown = [part for value in known.values() for part in value.split("\n")]
    shown += ["12/03/2026", "01/04/2026", "31/12/2030", "Quyết định", site.organ.name, "Dân vận, Tổ chức"]
    shown.append(str(LibraryCollection.CONGRESS.label))
    assert [part for part in shown if part not in page] == []


def test_what_is_not_known_has_no_line(site):
    document = put_up(make_document(site, issuer=None, signed_on=None))
    facts = re.search(r'<dl class="facts">(.*?)</dl>', body(document), re.DOTALL)[1]
    assert facts.count("<dt>") == 1  # the type


def test_a_pdf_can_be_read_page_by_page_and_without_script_its_text_and_the_file_remain(site):
    document = put_up(make_document(site))
    reading = read(document, "Trang một", "Trang hai")
    page = body(document)
    viewer = re.search(r'<div class="view"[^>]*>', page)[0]
    assert f'data-anchor="tep-{reading.document_id}"' in viewer
    assert viewer.endswith(" data-script hidden>")
    for path in re.findall(r'data-(?:library|worker)="([^"]+)"', viewer):
        assert path.startswith("/static/vendor/pdfjs/")
    assert f'id="tep-{reading.document_id}-trang-2"' in page
    assert re.search(r'class="btn btn--main" href="/tep/\d+/[^"]+\.pdf" download', page)


def test_a_file_that_is_no_pdf_has_no_viewer(site):
    stored = make_file(collection=site.collection)
    stored.file.name = stored.file.name.replace(".pdf", ".docx")
    stored.save()
    assert "data-viewer" not in body(put_up(make_document(site, file=stored)))


def test_a_word_file_is_read_with_its_layout_and_keeps_the_places_of_its_pages(site):
    document = put_up(make_document(site))
    html = '<h4>Phần</h4><p id="dieu-1">Điều 1. Một</p><p id="dieu-2">Điều 2. Hai</p>'
    reading = read(document, "Phần\nĐiều 1. Một\nĐiều 2. Hai", kind="docx", html=html)
    page = body(document)
    assert "<h4>Phần</h4>" in page
    assert page.count('id="dieu-1"') == 1
    assert f'id="tep-{reading.document_id}-trang-1"' in page
    assert 'href="#dieu-2"' in page


def test_articles_of_a_typed_text_can_be_linked_to(site):
    document = put_up(make_document(site))
    read(document, "Điều 5. Ban Biên tập\n1. Họp mỗi quý một lần.\nĐiều 6. Tổ giúp việc")
    page = body(document)
    assert 'id="dieu-5-khoan-1"' in page
    assert re.findall(r'href="#(dieu-\d+)"', page) == ["dieu-5", "dieu-6"]


def test_text_recognised_from_a_scan_is_labelled(site):
    document = put_up(make_document(site))
    read(document, "Chữ nhận ra", is_ocr=True)
    assert "data-scan" in body(document)
    assert "nhận dạng" in body(document)


@pytest.mark.parametrize(
    ("intact", "mark"), [(True, 'class="signed"'), (False, 'class="signed signed--broken"')]
)
def test_a_digital_signature_is_shown_with_its_file(site, intact, mark):
    document = put_up(make_document(site))
    signed = {"signer": "Tỉnh ủy <b>", "organ": "Đảng bộ", "signed_at": "2026-03-12T01:30:00+00:00"}
    read(document, "Chữ", signatures=[{**signed, "intact": intact}])
    page = body(document)
    assert mark in page
    assert "Tỉnh ủy &lt;b&gt;" in page
    assert "08:30, 12/03/2026" in page


def test_a_signature_without_a_name_or_a_time_is_still_shown(site):
    document = put_up(make_document(site))
    read(document, "Chữ", signatures=[{"signer": None, "organ": None, "signed_at": None, "intact": None}])
    assert 'class="signed"' in body(document)


def test_a_page_asks_the_database_no_more_for_several_files_than_for_one(
    site, django_assert_num_queries, django_assert_max_num_queries
):
    document = put_up(make_document(site))
    read(document, "Một", "Hai")
    body(document)
    with django_assert_max_num_queries(45) as counted:
        body(document)
    for order in range(1, 5):
        held = make_file(collection=site.collection)
        OfficialDocumentFile.objects.create(page=document, document=held, sort_order=order)
        FileReading.objects.update_or_create(document=held, defaults={"state": ReadingState.DONE})
    with django_assert_num_queries(len(counted)):
        page = body(document)
    assert page.count("data-viewer=") == 5


def test_a_file_of_the_other_network_is_not_on_the_page(site):
    document = put_up(make_document(site))
    closed = make_file("zzkinzz", collection=site.collection, channel=Channel.WAN)
    OfficialDocumentFile.objects.create(page=document, document=closed)
    assert "zzkinzz" not in body(document)
    assert "zzkinzz" in body(document, "wan-tuyengiao.test")
