"""DOC and its relatives: antiword first (milliseconds), LibreOffice where it refuses and for RTF and ODT.

catdoc is not used: it deletes U+00AD, the letter "ư" of TCVN3 files.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from docslib.reading.programs import ProgramFailed, find_program, run_program, scratch_folder
from docslib.reading.result import (
    FileKind,
    PageText,
    ProgramMissing,
    ReadError,
    ReadProblem,
    ReadResult,
    clean_text,
)

ANTIWORD_PACKAGE = "antiword"
OFFICE_PACKAGE = "libreoffice-writer-nogui"
_ANTIWORD_SECONDS = 30
_OFFICE_SECONDS = 120

# The profile of each run: no macros, nothing linked is fetched from anywhere.
_OFFICE_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""


def read_doc(path: Path, kind: FileKind) -> ReadResult:
    """Read a DOC, RTF, ODT or Word XML file as one run of text; none carries page breaks to rely on.

    Raises ProgramMissing with the package to install, ReadError when no program can open the file.
    """
    text = _antiword(path) if kind == FileKind.DOC else None
    if text is None:
        text = _office_text(path, kind)
    return ReadResult(kind, (PageText(1, clean_text(text)),), has_real_pages=False)


def _antiword(path: Path) -> str | None:
    """Text by antiword, or None when it refuses the file or is absent while LibreOffice is there."""
    try:
        program = find_program("antiword", package=ANTIWORD_PACKAGE)
    except ProgramMissing:
        if has_office():
            return None
        raise
    with scratch_folder() as folder:
        arguments = [program, "-m", "UTF-8.txt", "-w", "0", str(path.resolve())]
        try:
            output = run_program(arguments, folder=folder, timeout=_ANTIWORD_SECONDS)
        except ProgramFailed:
            return None
    return output.decode("utf-8", "replace") if output.strip() else None


def has_office() -> bool:
    """Whether LibreOffice Writer is installed."""
    try:
        find_program("soffice", "libreoffice", package=OFFICE_PACKAGE)
    except ProgramMissing:
        return False
    return True


def _office_text(path: Path, kind: FileKind) -> str:
    with scratch_folder() as folder:
        converted = office_convert(path, kind=kind, target="txt:Text (encoded):UTF8", folder=folder)
        return converted.read_text("utf-8-sig", errors="replace")


def office_convert(path: Path, *, kind: FileKind, target: str, folder: Path) -> Path:
    """Convert a file with LibreOffice inside `folder`, with a profile of its own and no network content.

    Raises ProgramMissing, ReadError(DAMAGED) when nothing came out, ReadError(TIMEOUT).
    """
    program = find_program("soffice", "libreoffice", package=OFFICE_PACKAGE)
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_OFFICE_SETTINGS, "utf-8")
    # The copy has a plain name: no name of an uploaded file ever reaches a command line.
    source = folder / f"source.{'xml' if kind == FileKind.WORD_XML else kind.value}"
    shutil.copyfile(path, source)
    output = folder / "out"
    arguments = [
        *(program, "--headless", "--norestore", "--nologo", "--nolockcheck", "--nodefault"),
        *(
            f"-env:UserInstallation={profile.as_uri()}",
            "--convert-to",
            target,
            "--outdir",
            str(output),
            str(source),
        ),
    ]
    try:
        run_program(arguments, folder=folder, timeout=_OFFICE_SECONDS)
    except ProgramFailed as error:
        raise ReadError(ReadProblem.DAMAGED) from error
    converted = next(iter(output.glob("source.*")), None) if output.exists() else None
    if converted is None:
        raise ReadError(ReadProblem.DAMAGED)
    return converted
