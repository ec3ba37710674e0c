"""Catalogues are compiled without gettext's programs, and what is wrong with them is named."""

from __future__ import annotations

import gettext
import os
from contextlib import suppress
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from core.services.catalogues import compile_catalogues, differences, problems_of
from tests.programs import require

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: nplurals=1; plural=0;\\n"\n'


def write_catalogue(folder: Path, body: str) -> Path:
    path = folder / "vi/LC_MESSAGES/django.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{HEAD}\n{body}\n", encoding="utf-8")
    return path


def test_a_compiled_catalogue_translates(tmp_path):
    write_catalogue(tmp_path, 'msgid "Save"\nmsgstr "Lưu"')
    (written,) = compile_catalogues(folders=[tmp_path])
    with written.open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Save") == "Lưu"


def test_a_catalogue_that_did_not_change_is_not_compiled_again(tmp_path):
    write_catalogue(tmp_path, 'msgid "Save"\nmsgstr "Lưu"')
    compile_catalogues(folders=[tmp_path])
    assert compile_catalogues(folders=[tmp_path]) == []


def test_a_changed_catalogue_is_compiled_again(tmp_path):
    source = write_catalogue(tmp_path, 'msgid "Save"\nmsgstr "Lưu"')
    (written,) = compile_catalogues(folders=[tmp_path])
    later = written.stat().st_mtime_ns + 1_000_000_000
    os.utime(source, ns=(later, later))
    assert compile_catalogues(folders=[tmp_path]) == [written]


def test_a_fuzzy_translation_is_not_shown_to_anybody(tmp_path):
    write_catalogue(tmp_path, '#, fuzzy\nmsgid "Save"\nmsgstr "Lưu"')
    (written,) = compile_catalogues(folders=[tmp_path])
    with written.open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Save") == "Save"


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ('msgid "Save"\nmsgstr ""', "no translation"),
        ('#, fuzzy\nmsgid "Save"\nmsgstr "Lưu"', "fuzzy"),
        ('#, python-format\nmsgid "%(n)s files"\nmsgstr "%(m)s tệp"', "placeholders differ"),
    ],
)
def test_each_fault_of_a_catalogue_is_named(tmp_path, body, problem):
    (line,) = problems_of(write_catalogue(tmp_path, body))
    assert problem in line


def test_a_plural_may_leave_out_the_number_of_its_singular(tmp_path):
    body = (
        '#, python-format\nmsgid "One file of %(who)s"\nmsgid_plural "%(n)s files of %(who)s"\n'
        'msgstr[0] "%(n)s tệp của %(who)s"'
    )
    assert problems_of(write_catalogue(tmp_path, body)) == []


def test_a_string_that_was_not_collected_is_named(tmp_path):
    known = write_catalogue(tmp_path / "known", 'msgid "Save"\nmsgstr "Lưu"')
    found = write_catalogue(tmp_path / "found", 'msgid "Send"\nmsgstr ""')
    assert differences(known=known, found=found) == ["not collected: 'Send'", "no longer used: 'Save'"]


@pytest.mark.services
def test_the_check_changes_nothing_in_the_project(settings):
    require("xgettext")
    before = {path: path.read_bytes() for path in Path(settings.LOCALE_PATHS[0]).rglob("*.po")}
    with suppress(CommandError):  # whether all is translated is asked elsewhere
        call_command("collect_messages", "--check")
    assert {path: path.read_bytes() for path in Path(settings.LOCALE_PATHS[0]).rglob("*.po")} == before
