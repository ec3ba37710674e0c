"""A small import: files with a number each, the lines that name them, and the run over both."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from core.models.files import private_storage
from docslib.bulk.sheet import Sheet, SheetLine
from docslib.intake import checks
from docslib.models import ImportRow, ImportRun
from docslib.services.import_work import import_check, import_run
from docslib.services.imports import import_begin, import_start
from sites.models import PortalSite
from tests.docslib.files import decision_lines, write_pdf
from tests.factories import library


def write_decision(folder: Path, number: int, *more: str) -> Path:
    """A decision of its own number; `more` lines stand above it."""
    lines = [line.replace("27-QĐ/TU", f"{number}-QĐ/TU") for line in decision_lines()]
    return write_pdf(folder / f"qd-{number}.pdf", [[*more, *lines]])


def line(site: PortalSite, place: int, which: int, **changed: str) -> SheetLine:
    """The line of such a decision; an empty value leaves the cell out."""
    values = {
        "file": f"qd-{which}.pdf",
        "document_type": "Quyết định",
        "number": f"{which}-QĐ/TU",
        "signed_on": "05/06/2025",
        "issuer": site.organ.name,
        "abstract": f"ban hành Quy chế số {which}",
        **changed,
    }
    return SheetLine(place, {name: value for name, value in values.items() if value})


def begin(user: Any, site: PortalSite, folder: Path, lines: list[SheetLine]) -> ImportRun:
    """A run over a folder, checked."""
    run = import_begin(
        user=user, library=library(site), name="bang.xlsx", sheet=Sheet(lines), source=str(folder)
    )
    import_check(run_id=run.pk)
    run.refresh_from_db()
    return run


def carry_out(run: ImportRun) -> ImportRun:
    """Start and run to the end."""
    run.refresh_from_db()
    import_start(user=run.user, run=run)
    import_run(run_id=run.pk)
    run.refresh_from_db()
    return run


def states(run: ImportRun) -> list[str]:
    """What became of each line, in the order of the spreadsheet."""
    return list(ImportRow.objects.filter(run=run).order_by("line").values_list("state", flat=True))


def stored_files() -> list[str]:
    """Names of the files in the private storage."""
    storage = private_storage()
    root = Path(storage.path(""))
    return [str(path.relative_to(root)) for path in root.rglob("*.pdf")]


@pytest.fixture
def own_intake(settings, tmp_path_factory, monkeypatch):
    """An intake of its own; what hides in a file is looked for in processes of their own, which has its own tests."""
    settings.PORTAL_INTAKE_DIR = tmp_path_factory.mktemp("intake") / "own"
    monkeypatch.setattr(checks, "hazards_of", lambda *args, **kwargs: [])


@pytest.fixture
def earlier_files() -> frozenset[str]:
    """What other tests have stored."""
    return frozenset(stored_files())


@pytest.fixture
def three(site, tmp_path):
    """Three decisions and their lines."""
    for number in (1, 2, 3):
        write_decision(tmp_path, number)
    return [line(site, number + 1, number) for number in (1, 2, 3)]
