"""The life of a bulk import: it is moved by its owner alone, stopped, corrected, resumed; a ZIP lives as long (G07)."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from docslib.bulk.sheet import Sheet
from docslib.enums import ImportRowState, ImportState
from docslib.intake import folder
from docslib.models import OfficialDocumentPage
from docslib.services import import_rows
from docslib.services.import_sweep import IN_INTAKE
from docslib.services.import_work import import_check, import_run
from docslib.services.imports import ImportRefused, import_begin, import_renew, import_start, import_stop
from sites.models import PortalSite
from sites.roles import Role
from tests.docslib.imports import begin, carry_out, line, states, write_decision
from tests.docslib.test_import_sheet import write_zip
from tests.factories import library, make_site, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_intake")]

A_LINE, A_RUN = 190, 60
"""Queries of one line that becomes a draft, and of a run beside its lines; neither grows with either."""


@pytest.fixture
def site() -> PortalSite:
    return make_site("tuyengiao")


@pytest.fixture
def editor(site):
    return make_user(Role.EDITOR, site)


def test_a_run_that_lives_is_taken_by_nobody_and_one_left_behind_is(site, editor, tmp_path, three):
    run = begin(editor, site, tmp_path, three)
    import_start(user=editor, run=run)
    with pytest.raises(ImportRefused):
        import_start(user=editor, run=run)
    run.beat_at = timezone.now() - timedelta(hours=1)
    run.save()
    import_start(user=editor, run=run)


def test_nobody_moves_the_import_of_somebody_else(site, editor, tmp_path, three):
    run = begin(editor, site, tmp_path, three)
    for act in (import_start, import_stop):
        with pytest.raises(ImportRefused):
            act(user=make_user(Role.EDITOR, site), run=run)


def test_a_stopped_run_ends_after_the_line_in_hand_and_goes_on_later(
    site, editor, tmp_path, three, monkeypatch
):
    run = begin(editor, site, tmp_path, three)
    real = import_rows.file_judge

    def stops(**kwargs):
        import_stop(user=editor, run=run)
        return real(**kwargs)

    monkeypatch.setattr(import_rows, "file_judge", stops)
    assert carry_out(run).state == ImportState.PAUSED
    assert states(run) == [ImportRowState.MADE, ImportRowState.READY, ImportRowState.READY]
    monkeypatch.undo()
    assert states(carry_out(run)) == [ImportRowState.MADE] * 3


def test_who_may_no_longer_add_to_the_library_imports_nothing_more(site, editor, tmp_path, three):
    run = begin(editor, site, tmp_path, three)
    import_start(user=editor, run=run)
    editor.groups.clear()
    import_run(run_id=run.pk)
    run.refresh_from_db()
    assert run.state == ImportState.FAILED
    assert not OfficialDocumentPage.objects.exists()


def test_a_corrected_spreadsheet_goes_on_with_the_same_run(site, editor, tmp_path, three):
    wrong = line(site, 3, 2, signed_on="32/13/2025")
    run = carry_out(begin(editor, site, tmp_path, [three[0], wrong, three[2]]))
    assert states(run) == [ImportRowState.MADE, ImportRowState.REFUSED, ImportRowState.MADE]
    moved = Sheet([line(site, 2, 2), line(site, 3, 3)])
    import_renew(user=editor, run=run, sheet=moved, source=run.source)
    import_check(run_id=run.pk)
    assert states(carry_out(run)) == [ImportRowState.MADE] * 3
    assert run.rows.get(line=2).page.number == "2-QĐ/TU"
    assert OfficialDocumentPage.objects.count() == 3


def test_a_zip_stays_in_the_intake_until_the_run_ends(site, editor, tmp_path, three):
    content = {
        f"van-ban/qd-{number}.pdf": (tmp_path / f"qd-{number}.pdf").read_bytes() for number in (1, 2, 3)
    }
    path = write_zip(tmp_path / "a.zip", **content)
    kept = folder.keep([path.read_bytes()])
    run = begin(editor, site, Path(f"{IN_INTAKE}{kept.token.hex}"), three)
    assert folder.path_of(kept.token).exists()
    assert states(carry_out(run)) == [ImportRowState.MADE] * 3
    assert not list(folder._files())


def test_a_hostile_zip_is_destroyed_and_the_run_says_so(site, editor, three):
    kept = folder.keep([b"PK\x03\x04 hong"])
    run = begin(editor, site, Path(f"{IN_INTAKE}{kept.token.hex}"), three)
    assert run.state == ImportState.FAILED
    assert run.note
    assert not list(folder._files())


def test_only_who_may_add_to_the_library_begins_an_import(site, three):
    with pytest.raises(ImportRefused):
        import_begin(
            user=make_user(Role.EDITOR, make_site("dangxem")),
            library=library(site),
            name="x.xlsx",
            sheet=Sheet(three),
            source="/",
        )


def test_a_line_asks_a_constant_number_of_queries(site, editor, tmp_path):
    counts = []
    for numbers in (range(1, 2), range(2, 5)):
        lines = [line(site, number, number) for number in numbers]
        for number in numbers:
            write_decision(tmp_path, number)
        run = begin(editor, site, tmp_path, lines)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            carry_out(run)
        counts.append(len(queries))
    a_line = (counts[1] - counts[0]) / 2
    assert a_line <= A_LINE
    assert counts[0] - a_line <= A_RUN
