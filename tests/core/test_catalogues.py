"""The Vietnamese catalogues are whole, faithful to their originals and alive (A11)."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.utils.translation import gettext, ngettext, override

from core.services.catalogue_gaps import dead_entries, gaps
from core.services.catalogues import catalogues_in

CATALOGUES = list(catalogues_in(settings.LOCALE_PATHS))
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sdr]|\{\w*\}")
TAG = re.compile(r"</?[a-z][^>]*>")
# Placeholders left out on purpose; the catalogue says why beside each.
SHORTENED = {
    "Submit to %(workflow_name)s",
    "%(start_index)s-%(end_index)s of %(items_count)s %(model_name)s",
}
# Vietnamese as the house writes it: respectful, and the tone mark where the Party's papers put it.
NOT_HOUSE_STYLE = re.compile(
    r"\bbạn\b(?! đọc| muốn tìm)|uỷ|thuý|xoá|khoá|huỷ|\bhoà\b|\bclick\b", re.IGNORECASE
)

EDITOR_TEXTS = {
    "Save draft": "Lưu nháp",
    "Submit for moderation": "Trình duyệt",
    "Publish": "Đăng",
    "Unpublish": "Gỡ",
    "Approve": "Duyệt",
    "Request changes": "Trả lại",
    "Pages": "Trang",
    "Images": "Ảnh",
    "Documents": "Tệp",
    "Dashboard": "Bàn làm việc",
    "Forgotten password?": "Quên mật khẩu?",
    "Keyboard shortcuts": "Phím tắt",
    "Choose an image": "Chọn ảnh",
    "This field is required.": "Chưa nhập mục này.",
}


def texts_of(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def entries(path: Path) -> list[polib.POEntry]:
    return [entry for entry in polib.pofile(str(path)) if not entry.obsolete]


def translations_in(folder: Path) -> dict[tuple[str | None, str], list[str]]:
    """What each text of the `django` catalogue is translated to."""
    path = folder / "vi" / "LC_MESSAGES" / "django.po"
    return {(entry.msgctxt, entry.msgid): texts_of(entry) for entry in entries(path)}


@pytest.mark.parametrize("path", CATALOGUES, ids=str)
class TestEveryCatalogue:
    def test_translates_every_entry_for_certain(self, path: Path) -> None:
        assert [entry.msgid for entry in entries(path) if entry.fuzzy or not entry.translated()] == []

    def test_keeps_every_placeholder(self, path: Path) -> None:
        changed = [
            entry.msgid
            for entry in entries(path)
            for text in texts_of(entry)
            if set(PLACEHOLDER.findall(text)) != set(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
        ]
        assert set(changed) <= SHORTENED

    def test_keeps_every_tag(self, path: Path) -> None:
        changed = [
            entry.msgid
            for entry in entries(path)
            for text in texts_of(entry)
            if sorted(TAG.findall(text)) != sorted(TAG.findall(entry.msgid_plural or entry.msgid))
        ]
        assert changed == []

    def test_is_written_in_house_style(self, path: Path) -> None:
        texts = [text for entry in entries(path) for text in texts_of(entry)]
        assert [text for text in texts if NOT_HOUSE_STYLE.search(text)] == []
        assert [text for text in texts if unicodedata.normalize("NFC", text) != text] == []

    def test_has_one_plural_form_as_django_has(self, path: Path) -> None:
        # Another rule would make Django keep the catalogue apart, and lose what it overrides.
        assert polib.pofile(str(path)).metadata["Plural-Forms"] == "nplurals=1; plural=0;"


def test_no_text_of_an_installed_package_is_left_in_english() -> None:
    assert gaps() == []


def test_no_translation_outlives_the_text_it_translates() -> None:
    assert dead_entries(Path(settings.LOCALE_PATHS[1])) == []


@pytest.mark.parametrize(("english", "vietnamese"), EDITOR_TEXTS.items())
def test_editors_read_the_house_words(english: str, vietnamese: str) -> None:
    with override("vi"):
        assert gettext(english) == vietnamese


def test_one_english_text_has_one_vietnamese_text() -> None:
    own, packages = (translations_in(Path(folder)) for folder in settings.LOCALE_PATHS)
    assert {key: own[key] for key in own.keys() & packages.keys() if own[key] != packages[key]} == {}


def test_numbers_of_things_are_counted_in_one_form() -> None:
    with override("vi"):
        text = ngettext("Delete 1 page", "Delete %(counter)s pages", 3) % {"counter": 3}
    assert text == "Xóa 3 trang"
