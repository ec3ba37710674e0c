"""What hides in Word 97–2003 files and in the text formats saved under their name: macros, passwords, objects."""

from __future__ import annotations

import re
from pathlib import Path

import olefile

from docslib.intake.hazard import Hazard, Hazards

_MACRO_STORAGES = frozenset({"macros", "vba", "_vba_project", "_vba_project_cur"})
_LOCKED_STREAMS = frozenset({"encryptedpackage", "encryptioninfo"})
_ENCRYPTED = 0x0100
_FLAGS_AT = 0x0A
"""Where the head of a Word document says that it is encrypted."""
_OBJECTS = re.compile(rb"\\obj(?:data|update|autlink|link|class\s+package)\b", re.IGNORECASE)
_TEMPLATE = re.compile(rb"\\\*\\template\s+(?:https?:|\\\\\\\\|//)", re.IGNORECASE)
_MACROS_IN_XML = (b"editdata.mso", b"ActiveMime")
_TAIL = 64


def look(path: Path, most_scans: int) -> Hazards:
    """What is wrong with a file of Word 97–2003, or with a new one that lies encrypted in the same wrapping."""
    try:
        with olefile.OleFileIO(str(path)) as file:
            entries = [[part.lower() for part in entry] for entry in file.listdir()]
            if any(entry[0] in _LOCKED_STREAMS for entry in entries):
                yield Hazard.PASSWORD, 0
            if any(_MACRO_STORAGES & set(entry) for entry in entries):
                yield Hazard.MACROS, 0
            if file.exists("WordDocument"):
                flags = file.openstream("WordDocument").read(_FLAGS_AT + 2)[_FLAGS_AT:]
                if int.from_bytes(flags, "little") & _ENCRYPTED:
                    yield Hazard.PASSWORD, 0
    except (OSError, ValueError, IndexError):
        yield Hazard.BROKEN, 0


def look_into_text(path: Path, most_scans: int) -> Hazards:
    """What is wrong with RTF, HTML or Word XML."""
    content = path.read_bytes()
    if any(word in content for word in _MACROS_IN_XML):
        yield Hazard.MACROS, 0
    if b"<!ENTITY" in content:
        yield Hazard.BOMB, 0
    if not content.lstrip().startswith(b"{\\rtf"):
        return
    if _OBJECTS.search(content):
        yield Hazard.ATTACHED, 0
    if _TEMPLATE.search(content):
        yield Hazard.REMOTE, 0
    if b"}" not in content[-_TAIL:]:
        yield Hazard.BROKEN, 0
