"""What an editor is offered of a file that has been read, and what he is told while it is not."""

from __future__ import annotations

import datetime
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from core.models import PortalDocument
from docslib.enums import DocumentType, ReadingState
from docslib.metadata.issuer import readable_position
from docslib.models import FilePage, FileReading
from docslib.reading_selectors import (
    file_metadata,
    organ_named,
    reading_card,
    reading_note,
    suggested_fields,
)
from sites.enums import OrganKind
from sites.models import Organ
from tests.docslib.files import decision_lines

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


@pytest.fixture
def document() -> PortalDocument:
    """A file whose reading is done."""
    document = PortalDocument.objects.create(title="Quyết định", file=ContentFile(b"x", "a.txt"))
    FileReading.objects.filter(document=document).update(state=ReadingState.DONE)
    FilePage.objects.create(reading=document.reading, number=1, text="\n".join(decision_lines()))
    return PortalDocument.objects.get()


def organ(name: str, slug: str) -> Organ:
    """An organ of that name."""
    return Organ.objects.create(
        code=slug.upper(), slug=slug, name=name, short_name=name[:80], kind=OrganKind.values[0]
    )


def test_a_read_file_offers_the_fields_of_a_document(document):
    committee = organ("Tỉnh ủy Trường Khê", "tu")
    assert suggested_fields(document) == {
        "document_type": DocumentType.DECISION,
        "number": "27-QĐ/TU",
        "abstract": "ban hành Quy chế sử dụng nhà văn hóa của các đảng bộ cơ sở",
        "issuer": committee,
        "signed_on": datetime.date(2025, 6, 5),
        "place": "Trường Khê",
        "signer": "Lê Thị Hải Yến",
        "signer_title": "Phó Bí thư",
        "recipients": "Như Điều 2\nCác huyện ủy, thành ủy\nLưu Văn phòng Tỉnh ủy",
    }


def test_a_file_that_still_waits_offers_nothing(document):
    FileReading.objects.update(state=ReadingState.QUEUED)
    waiting = PortalDocument.objects.get()
    assert file_metadata(waiting) is None
    assert suggested_fields(waiting) == {}


def test_a_recognised_page_offers_no_number_and_no_date(document):
    FilePage.objects.update(is_ocr=True)
    offered = suggested_fields(document)
    assert "document_type" in offered
    assert "number" not in offered
    assert "signed_on" not in offered


def test_the_issuer_is_the_organ_with_the_longest_matching_name():
    organ("Tỉnh ủy Trường Khê", "tu")
    department = organ("Ban Tổ chức Tỉnh ủy Trường Khê", "btctu")
    assert organ_named("Ban Tổ chức Tỉnh uỷ Trường Khê") == department
    assert organ_named("Sở Giao thông") is None


def test_a_kind_the_library_does_not_list_is_filed_under_the_wider_one(document):
    FilePage.objects.update(text="BỘ LUẬT\nHÀNG HẢI\n-----\nĐiều 1. Nội dung.")
    assert suggested_fields(document)["document_type"] == DocumentType.LAW
    FilePage.objects.update(text="GIẤY MỜI\ndự họp\n-----\nNội dung.")
    assert suggested_fields(PortalDocument.objects.get())["document_type"] == DocumentType.OTHER


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"state": ReadingState.NEEDS_PROGRAM, "missing_package": "antiword"}, "antiword"),
        ({"state": ReadingState.READING, "pages_done": 2, "pages_total": 7}, "7"),
    ],
)
def test_the_note_says_what_to_do_and_how_far_it_is(document, fields, words):
    assert words in reading_note(FileReading(document=document, **fields))


def test_the_note_of_a_scan_says_what_must_be_typed(document):
    plain = FileReading(document=document, state=ReadingState.DONE, pages_total=4)
    scan = FileReading(document=document, state=ReadingState.DONE, pages_total=4, is_ocr=True)
    assert "4" in reading_note(plain)
    assert reading_note(scan).startswith(reading_note(plain))
    assert len(reading_note(scan)) > len(reading_note(plain))


@pytest.mark.parametrize(
    ("state", "minutes", "offered"),
    [
        (ReadingState.READING, 1, False),
        (ReadingState.READING, 11, True),
        (ReadingState.QUEUED, 11, True),
        (ReadingState.NEEDS_PROGRAM, 0, True),
        (ReadingState.FAILED, 0, True),
        (ReadingState.DONE, 60, False),
    ],
)
def test_reading_again_is_offered_when_it_stopped_or_was_left_behind(document, state, minutes, offered):
    FileReading.objects.update(state=state, queued_at=timezone.now() - timedelta(minutes=minutes))
    assert reading_card(FileReading.objects.get()).may_retry is offered


@pytest.mark.parametrize(
    ("capitals", "written"),
    [
        ("PHÓ BÍ THƯ THƯỜNG TRỰC", "Phó Bí thư Thường trực"),
        ("PHÓ CHÁNH VĂN PHÒNG", "Phó Chánh Văn phòng"),
        ("TRƯỞNG BAN", "Trưởng ban"),
    ],
)
def test_a_position_is_offered_as_it_is_written_in_a_sentence(capitals, written):
    assert readable_position(capitals) == written


@pytest.mark.parametrize("error", ["password", "damaged", "unheard-of"])
def test_every_failure_has_a_sentence_of_its_own(document, error):
    assert len(reading_note(FileReading(document=document, state=ReadingState.FAILED, error=error))) > 20
