"""Files that several tests of the library read."""

from __future__ import annotations

from pathlib import Path

import pytest

from docslib.reading import paginate
from docslib.reading.doc import office_convert
from docslib.reading.result import FileKind
from tests.docslib.clamd import antivirus, clamd_socket
from tests.docslib.files import write_docx
from tests.docslib.imports import earlier_files, own_intake, three
from tests.programs import require

__all__ = ["antivirus", "clamd_socket", "earlier_files", "own_intake", "three"]


@pytest.fixture(autouse=True)
def no_layout(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Finding real pages starts LibreOffice for every DOCX and DOC; only tests that ask for `layout` need that."""
    if "layout" not in request.fixturenames:
        monkeypatch.setattr(paginate, "has_office", lambda: False)


@pytest.fixture
def layout() -> None:
    """Lets the test find real pages by LibreOffice."""


@pytest.fixture
def decision_docx(tmp_path: Path) -> Path:
    """The invented decision as DOCX."""
    return write_docx(tmp_path / "quyet-dinh.docx")


@pytest.fixture(scope="session")
def office_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The same decision as LibreOffice saves it: DOC, RTF and ODT, made once."""
    require("soffice")
    folder = tmp_path_factory.mktemp("office")
    source = write_docx(folder / "quyet-dinh.docx")
    files = {}
    for target in ("doc", "rtf", "odt"):
        scratch = folder / target
        scratch.mkdir()
        files[target] = office_convert(source, kind=FileKind.DOCX, target=target, folder=scratch)
    return files
