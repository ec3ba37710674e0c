"""Catalogues of translations: compiled without the gettext programs, and judged (A11)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import polib

PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")

Key = tuple[str | None, str]


def catalogues_in(folders: Iterable[Path | str]) -> Iterator[Path]:
    """Every `.po` file of these locale folders, in order."""
    for folder in folders:
        yield from sorted(Path(folder).glob("*/LC_MESSAGES/*.po"))


def compile_catalogues(*, folders: Iterable[Path | str]) -> list[Path]:
    """Write the `.mo` file beside each `.po` file that is newer, and return those written.

    A clean machine has no msgfmt, so polib does it.
    """
    written = []
    for source in catalogues_in(folders):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns > source.stat().st_mtime_ns:
            continue
        # Written aside first: a server that starts meanwhile never reads half a file.
        part = target.with_suffix(".mo.part")
        polib.pofile(str(source)).save_as_mofile(str(part))
        part.replace(target)
        written.append(target)
    return written


def differences(*, known: Path, found: Path) -> list[str]:
    """What the catalogue in use lacks or still holds, against one collected just now, a line each."""
    ours, fresh = _keys_of(known), _keys_of(found)
    return [f"not collected: {text!r}" for _, text in sorted(fresh - ours, key=str)] + [
        f"no longer used: {text!r}" for _, text in sorted(ours - fresh, key=str)
    ]


def problems_of(catalogue: Path) -> list[str]:
    """What is wrong with the translations of one catalogue: missing, fuzzy, placeholders changed."""
    problems = []
    for entry in polib.pofile(str(catalogue)):
        if entry.obsolete:
            continue
        if entry.fuzzy:
            problems.append(f"{catalogue}:{entry.linenum}: fuzzy: {entry.msgid!r}")
        elif not entry.translated():
            problems.append(f"{catalogue}:{entry.linenum}: no translation: {entry.msgid!r}")
        elif not _same_placeholders(entry):
            problems.append(f"{catalogue}:{entry.linenum}: placeholders differ: {entry.msgid!r}")
    return problems


def _keys_of(catalogue: Path) -> set[Key]:
    if not catalogue.exists():
        return set()
    return {(entry.msgctxt, entry.msgid) for entry in polib.pofile(str(catalogue)) if not entry.obsolete}


def _same_placeholders(entry: polib.POEntry) -> bool:
    """Whether the translation keeps the placeholders; of a plural it may take those of either form."""
    if not {"python-format", "python-brace-format"} & set(entry.flags):
        return True
    allowed = set(PLACEHOLDER.findall(entry.msgid + entry.msgid_plural))
    if entry.msgid_plural:
        return all(set(PLACEHOLDER.findall(text)) <= allowed for text in entry.msgstr_plural.values())
    return set(PLACEHOLDER.findall(entry.msgstr)) == allowed
