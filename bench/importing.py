"""Bulk import by the command, killed half-way with SIGKILL and resumed: nothing lost, nothing twice (G07).

`BENCH_IMPORT_FILES` says how many files (2,000). The command runs as on a server, in a process of its own, on the
database of the bench; antivirus is off, for its time is clamd's own.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

import docx
from django.db import connection
from openpyxl import Workbook

from bench.timing import Comparison
from core.models import PortalDocument
from core.settings.env import PROJECT_DIR
from docslib.bulk.headings import COLUMNS
from docslib.enums import ImportRowState
from docslib.models import FileReading, ImportRow, ImportRun, OfficialDocumentPage, PendingUpload
from sites.roles import Role
from tests.docslib.files import decision_lines, write_pdf
from tests.factories import make_site, make_user

FILES = int(os.environ.get("BENCH_IMPORT_FILES", "2000"))
SITE, SYMBOL = "nhaphangloat", "-QĐ/TU"
POLL_SECONDS = 0.2
ONE_DOCX_IN = 10
"""The others are PDF. The pages of a DOCX are counted by LibreOffice, which takes a second and is not measured here."""


def comparisons() -> Iterator[Comparison]:
    """Nothing is compared: the counts hold or the bench fails."""
    with TemporaryDirectory() as folder:
        print(_import_killed_half_way(Path(folder)), flush=True)
    yield from ()


def _import_killed_half_way(folder: Path) -> str:
    site = make_site(SITE)
    user = make_user(Role.EDITOR, site)
    sheet, files = _write_files(folder, site.organ.name)
    start = perf_counter()
    first = _command(folder, "--site", SITE, "--user", user.username, "--sheet", sheet, "--files", files)
    done = _kill_half_way(first)
    killed_at = perf_counter()
    run = ImportRun.objects.get()
    resumed = _command(folder, "--resume", str(run.pk))
    status = resumed.wait()
    end = perf_counter()
    _hold(status == 0, f"the resumed command ended with {status}")
    _hold_counts(run, folder)
    return (
        f"bulk import of {FILES} files: killed with SIGKILL at {done} after {killed_at - start:.0f} s, "
        f"resumed and done after {end - start:.0f} s: {FILES / (end - start):.1f} files a second; "
        "nothing lost, nothing twice"
    )


def _command(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    """The command in a process of its own, with the storage and the intake of this bench."""
    wanted = connection.settings_dict
    address = (
        f"postgres://{wanted['USER']}:{wanted['PASSWORD']}@{wanted['HOST']}:{wanted['PORT']}/{wanted['NAME']}"
    )
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "core.settings.dev",
        "PORTAL_DATABASE_URL": address,
        "PORTAL_VAR_DIR": str(folder / "var"),
        "PORTAL_INTAKE_DIR": str(folder / "intake"),
        "PORTAL_ANTIVIRUS": "off",
    }
    command = [sys.executable, "manage.py", "import_documents", *arguments]
    with (folder / "log").open("ab") as log:
        return subprocess.Popen(command, cwd=PROJECT_DIR, env=environment, stdout=log, stderr=log)


def _kill_half_way(process: subprocess.Popen[bytes]) -> int:
    """Kill the command without warning once half of the lines are drafts; returns how many they were."""
    made = ImportRow.objects.filter(state=ImportRowState.MADE)
    while made.count() < FILES // 2:
        _hold(process.poll() is None, "the command ended before half of the lines were done")
        sleep(POLL_SECONDS)
    process.send_signal(signal.SIGKILL)
    process.wait()
    return made.count()


def _hold_counts(run: ImportRun, folder: Path) -> None:
    """Every line is one draft with one file, the storage has these files and no other, the intake holds none."""
    rows = ImportRow.objects.filter(run=run)
    states = Counter(rows.values_list("state", flat=True))
    _hold(states == Counter({ImportRowState.MADE.value: FILES}), f"lines: {dict(states)}")
    pages = OfficialDocumentPage.objects.filter(number__endswith=SYMBOL)
    numbers = set(pages.values_list("number", flat=True))
    _hold(numbers == {_number(place) for place in range(FILES)}, "numbers of the drafts")
    documents = PortalDocument.objects.filter(official_files__page__in=pages)
    stored = [path for path in (folder / "var").rglob("documents/*/*/*") if path.is_file()]
    counts = {
        "drafts": pages.count(),
        "lines with a draft": rows.values("page").distinct().count(),
        "files": documents.count(),
        "readings": FileReading.objects.filter(document__in=documents).count(),
        "stored files": len(stored),
    }
    _hold(set(counts.values()) == {FILES}, f"of {FILES}: {counts}")
    _hold(not PendingUpload.objects.exists(), "unfinished uploads")
    _hold(not any(path.is_file() for path in (folder / "intake" / "kept").rglob("*")), "files in the intake")


def _write_files(folder: Path, issuer: str) -> tuple[str, str]:
    """PDF and some DOCX, each with its own number; and the spreadsheet that names them."""
    files = folder / "files"
    files.mkdir()
    keys = ("file", "document_type", "number", "signed_on", "issuer", "abstract")
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet()
    sheet.append([column.heading for column in COLUMNS if column.key in keys])
    for place in range(FILES):
        lines = [line.replace("27-QĐ/TU", _number(place)) for line in decision_lines()]
        is_docx = place % ONE_DOCX_IN == 0
        name = f"{place}.docx" if is_docx else f"{place}.pdf"
        if not is_docx:
            write_pdf(files / name, [lines])
        else:
            paper = docx.Document()
            for line in lines:
                paper.add_paragraph(line)
            paper.save(str(files / name))
        sheet.append([name, "Quyết định", _number(place), "05/06/2025", issuer, f"về việc số {place}"])
    workbook.save(folder / "lines.xlsx")
    return str(folder / "lines.xlsx"), str(files)


def _number(place: int) -> str:
    return f"{place + 1}{SYMBOL}"


def _hold(holds: bool, what: str) -> None:
    if not holds:
        raise SystemExit(f"bulk import: {what}")
