"""The screen on which a person checks the facts of an upload beside its pages (G04, G07, G08)."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.urls import reverse

from core.models import PortalDocument
from docslib.enums import ReadingState, RuleKind, UploadState
from docslib.models import FilePage, FileReading, OfficialDocumentPage, PendingUpload, PublicationRule
from docslib.page_pictures import places_of
from docslib.services.documents import DocumentRefused, document_create
from sites.roles import Role
from tests.docslib.files import decision_lines, write_pdf
from tests.factories import (
    library,
    log_in,
    make_area,
    make_document,
    make_file,
    make_organ,
    make_site,
    make_user,
    put_up,
)

pytestmark = pytest.mark.django_db

HOST = "wan-tuyengiao.test"
CLEAR = ["clear", "issuer", "recipients"]


@pytest.fixture
def site():
    return make_site("tuyengiao", organ=make_organ("TU", name="Tỉnh ủy Trường Khê"))


@pytest.fixture
def editor(site):
    return make_user(Role.EDITOR, site)


def upload(site, user, *, content: bytes = b"PK", kind: str = "docx", is_ocr: bool = False) -> PendingUpload:
    """An upload that the gate has cleared and that was read."""
    file = make_file("quyet-dinh", content=content, collection=site.collection)
    reading, _made = FileReading.objects.update_or_create(
        document=file, defaults={"state": ReadingState.DONE, "kind": kind, "is_ocr": is_ocr, "pages_total": 1}
    )
    FilePage.objects.create(reading=reading, number=1, text="\n".join(decision_lines()), is_ocr=is_ocr)
    return PendingUpload.objects.create(
        document=PortalDocument.objects.get(pk=file.pk),
        library=library(site),
        user=user,
        state=UploadState.CLEARED,
    )


def screen(user, pending, data: dict[str, Any] | None = None):
    """What the person is shown; with `data`, what he is answered."""
    client = log_in(user)
    url = reverse("docslib_admin:check", args=[pending.pk])
    return client.get(url, HTTP_HOST=HOST) if data is None else client.post(url, data, HTTP_HOST=HOST)


def facts(site, **changed):
    """The facts of the decision as posted."""
    return {
        "sure": CLEAR,
        "document_type": "quyet-dinh",
        "number": "27-QĐ/TU",
        "signed_on": "05/06/2025",
        "issuer": str(site.organ_id),
        "abstract": "ban hành Quy chế sử dụng nhà văn hóa của các đảng bộ cơ sở",
        "signer": "Lê Thị Hải Yến",
        "signer_title": "Phó Bí thư",
        "capacity": "T/M BAN THƯỜNG VỤ",
        "place": "Trường Khê",
        "recipients": "Như Điều 2\nCác huyện ủy, thành ủy\nLưu Văn phòng Tỉnh ủy",
        "channel": "both",
        **changed,
    }


def test_each_fact_stands_in_its_field_with_its_page_and_a_tick(site, editor):
    page = screen(editor, upload(site, editor))
    form = page.context["form"]
    assert form["number"].value() == "27-QĐ/TU"
    assert str(form["issuer"].value()) == str(site.organ_id)
    assert 'data-field="number" data-page="1"' in page.content.decode()


def test_the_line_of_a_fact_is_marked_in_the_text_of_a_file_without_pictures(site, editor):
    body = screen(editor, upload(site, editor)).content.decode()
    assert re.search(r'<mark class="b-hl" data-place="number">Số 27-QĐ/TU</mark>', body)


def test_the_place_of_a_fact_is_drawn_on_the_picture_of_a_pdf(site, editor, tmp_path):
    content = write_pdf(tmp_path / "a.pdf", [decision_lines()]).read_bytes()
    body = screen(editor, upload(site, editor, content=content, kind="pdf")).content.decode()
    assert re.search(r'data-place="number"><rect x="[\d.]+"', body)


def test_a_place_is_found_in_its_line_and_nowhere_when_the_page_lacks_it(tmp_path):
    path = write_pdf(tmp_path / "a.pdf", [["Số 27-QĐ/TU", "Quyết định số 27-QĐ/TU"]])
    file = PortalDocument(file=ContentFile(path.read_bytes(), "a.pdf"))
    found = places_of(
        file,
        [
            ("number", 1, "Quyết định số 27-QĐ/TU", ["27-QĐ/TU"]),
            ("signer", 1, "không có", ["không có"]),
            ("place", 7, "Số", ["Số"]),
        ],
    )
    assert list(found) == ["number"]
    assert found["number"][0].y > 8


def test_a_scan_gives_no_number_and_every_other_fact_waits_for_a_word(site, editor):
    form = screen(editor, upload(site, editor, is_ocr=True)).context["form"]
    assert not form["number"].value()
    assert form.clear_count() == 0


def test_confirmed_facts_become_the_draft_with_all_that_was_added(site, editor):
    made = screen(
        editor,
        upload(site, editor),
        facts(site, term="2025-2030", library_collection="guidance", further_areas=[make_area().pk]),
    )
    page = OfficialDocumentPage.objects.get()
    assert made.url == reverse("docslib_admin:ready", args=[page.pk])
    assert (page.term, page.library_collection) == ("2025 – 2030", "guidance")
    assert page.capacity == "T/M BAN THƯỜNG VỤ"
    assert list(page.further_areas.all()) == [make_area()]


def test_unconfirmed_facts_make_no_draft_and_lose_nothing(site, editor):
    answer = screen(editor, upload(site, editor), facts(site, sure=[], term="2025-2030"))
    assert "number" in answer.context["form"].errors
    assert 'value="2025-2030"' in answer.content.decode()
    assert not OfficialDocumentPage.objects.exists()


def test_looking_it_up_again_makes_no_draft(site, editor):
    screen(editor, upload(site, editor), facts(site, look="1"))
    assert not OfficialDocumentPage.objects.exists()


def test_a_document_of_the_same_facts_is_shown_beside_with_the_differences(site, editor):
    put_up(
        make_document(
            site, number="27-QĐ/TU", signed_on=date(2025, 6, 5), abstract="về việc khác", title="Bản cũ"
        )
    )
    notices = screen(editor, upload(site, editor)).context["notices"]
    (twin,) = notices.twins.same
    assert twin.title == "Bản cũ"
    assert [pair.differs for pair in twin.pairs].count(True) == 1


def test_the_same_file_is_told_whatever_its_facts_are(site, editor):
    pending = upload(site, editor, content=b"%PDF-1.4 mot")
    put_up(make_document(site, number="9-NQ/TU", file=make_file(content=b"%PDF-1.4 mot")))
    (twin,) = screen(editor, pending).context["notices"].twins.same
    assert twin.is_same_file


def test_a_draft_of_another_board_is_counted_and_not_named(site, editor):
    other = make_site("tochuc", organ=make_organ("TCTU"))
    make_document(other, number="27-QĐ/TU", issuer=site.organ, signed_on=date(2025, 6, 5), title="ZZBimat")
    page = screen(editor, upload(site, editor))
    assert page.context["notices"].twins.hidden == 1
    assert "ZZBimat" not in page.content.decode()


def test_a_near_number_is_a_hint_and_refuses_nothing(site, editor):
    put_up(make_document(site, number="27-QĐ/TU", signed_on=date(2019, 1, 2), term="2015 – 2020"))
    pending = upload(site, editor)
    twins = screen(editor, pending).context["notices"].twins
    assert (len(twins.near), len(twins.same)) == (1, 0)
    assert screen(editor, pending, facts(site, term="2025-2030")).status_code == 302


def test_before_anybody_signs_the_approved_list_is_told(site, editor):
    PublicationRule.objects.all().delete()
    assert not screen(editor, upload(site, editor)).context["notices"].listing.may_be_published
    PublicationRule.objects.create(kind=RuleKind.LISTED, decision="88-TB/TU", clause="Mục 3")
    page = screen(editor, upload(site, editor))
    assert page.context["notices"].listing.may_be_published
    assert "88-TB/TU" in page.content.decode()


def test_whoever_comes_second_with_a_document_is_refused_by_the_database_too(site, editor):
    values = {
        "number": "27-QĐ/TU",
        "document_type": "quyet-dinh",
        "issuer": site.organ,
        "term": "2025 – 2030",
    }
    make_document(site, **values)
    with pytest.raises(IntegrityError), transaction.atomic():
        make_document(site, **values)
    with pytest.raises(DocumentRefused):
        document_create(user=editor, pending=upload(site, editor), facts={**values, "abstract": "x"})


def test_the_editors_form_holds_the_same_rules_and_loses_nothing(site, editor):
    page = make_document(site, owner=editor)
    client = log_in(editor)
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    posted = {
        "title": page.title,
        "slug": page.slug,
        "document_type": "quyet-dinh",
        "number": page.number,
        "signed_on": "05/06/2025",
        "abstract": "đã gõ",
        "issuer": site.organ_id,
        "effective_to": "01/01/2020",
        "channel": "both",
        "term": "2025-2030",
        **{
            f"{name}-{part}": "0"
            for name in ("files", "relations")
            for part in ("TOTAL_FORMS", "INITIAL_FORMS")
        },
    }
    answer = client.post(url, posted, HTTP_HOST=HOST)
    assert "effective_to" in answer.context["form"].errors
    assert "đã gõ" in answer.content.decode()
