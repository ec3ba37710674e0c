"""The dry run: every line is looked at, nothing is written but the lines of the report (G07)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from django.db import transaction
from django.utils.translation import gettext as _

from docslib.bulk.source import FileFinder, Source, digests_of
from docslib.enums import ImportRowState
from docslib.models import ImportRow, ImportRun, StoppedFile
from docslib.services.admission import stopped_sentence
from docslib.services.import_facts import Words, facts_form, faults_of, form_data, missing_in
from docslib.services.import_lookups import Known, SeriesKey, duplicate_words, series_key
from docslib.services.import_rows import PATH, SHA1

CHUNK = 200
"""Lines looked up and written together."""
NO_LINE = 1_000_000
"""Files that no line names are listed in the report under numbers above this one."""
AWAY = 10_000_000
"""Lines above this number were done from an earlier spreadsheet and stand in none now."""
MOST_WITHOUT_LINE = 500
_FIELDS = ["state", "reasons", "sha256", "values", "file_name", "page"]

Beat = Callable[[], bool]
"""A sign of life; False when somebody stopped the run."""


class CheckStopped(Exception):
    """Somebody stopped the check."""


@dataclass
class Checker:
    """One dry run: what the lines looked at so far have taken."""

    run: ImportRun
    source: Source
    beat: Beat
    words: Words = field(default_factory=Words.read)
    known: Known = field(default_factory=Known)
    lines_by_hash: dict[str, int] = field(default_factory=dict)
    lines_by_series: dict[SeriesKey, int] = field(default_factory=dict)

    def check(self) -> None:
        """Look at every line that is not done; raises CheckStopped, SourceLost, ArchiveRefused."""
        finder = FileFinder(self.source.names)
        self.run.rows.filter(line__gt=NO_LINE, line__lt=AWAY).delete()
        while rows := list(self.run.rows.filter(state=ImportRowState.WAITING).order_by("line")[:CHUNK]):
            for row in rows:
                if not self.beat():
                    raise CheckStopped
                self._find(row, finder)
            self._judge(rows)
        self._tell_files_without_line()

    def _find(self, row: ImportRow, finder: FileFinder) -> None:
        """The file of a line and its hashes, or why there is none."""
        row.values = {name: value for name, value in row.values.items() if name not in (PATH, SHA1)}
        row.reasons, row.sha256 = [], ""
        found = finder.find(row.file_name)
        if len(found) != 1:
            row.state = ImportRowState.REFUSED
            row.reasons = [_file_fault(row.file_name, found)]
            return
        digests = digests_of(self.source, found[0])
        row.sha256 = digests.sha256
        row.values |= {PATH: found[0], SHA1: digests.sha1}

    def _judge(self, rows: list[ImportRow]) -> None:
        self.known.look_up(
            (row.values.get(SHA1, "") for row in rows), (row.values.get("number", "") for row in rows)
        )
        hashes = {row.sha256 for row in rows if row.sha256}
        stopped = set(StoppedFile.objects.filter(sha256__in=hashes).values_list("sha256", flat=True))
        for row in rows:
            if row.sha256 in stopped:
                # The record of the stopping stands by itself; the line forgets what it knew of the file (O02).
                row.state, row.reasons = ImportRowState.STOPPED, [stopped_sentence()]
                row.file_name, row.values = "", {}
            elif row.state == ImportRowState.WAITING:
                self._judge_facts(row)
        with transaction.atomic():
            again = [row.pk for row in rows]
            self.run.rows.filter(state=ImportRowState.STOPPED, sha256__in=stopped).exclude(
                pk__in=again
            ).delete()
            ImportRow.objects.bulk_update(rows, _FIELDS)

    def _judge_facts(self, row: ImportRow) -> None:
        library = self.run.library
        data, faults = form_data(row.values, self.words, library)
        if page_id := self.known.page_like(row.values[SHA1], data):
            row.state = ImportRowState.DUPLICATE
            row.reasons, row.page_id = duplicate_words(page_id, self.run.user)
            return
        if other := self._same_in_sheet(row, data):
            row.state = ImportRowState.REFUSED
            row.reasons = [
                _("Line %(line)d says the same, or names the same file. Keep one of them.") % {"line": other}
            ]
            return
        form = facts_form(data, library)
        if not form.is_valid():
            # A fault that names the words of the line already says more than "required".
            faults += faults_of(form, but_missing=True)
        missing = missing_in(data)
        notes = [_("Left to the file: %(columns)s.") % {"columns": ", ".join(missing)}] if missing else []
        row.state = ImportRowState.REFUSED if faults else ImportRowState.READY
        row.reasons = faults or notes

    def _same_in_sheet(self, row: ImportRow, data: dict[str, str]) -> int | None:
        key = series_key(data)
        earlier = self.lines_by_hash.get(row.sha256) or (self.lines_by_series.get(key) if key else None)
        if earlier is None:
            self.lines_by_hash[row.sha256] = row.line
            if key:
                self.lines_by_series[key] = row.line
        return earlier

    def _tell_files_without_line(self) -> None:
        """One line of the report for every file that the spreadsheet forgot."""
        named = set(
            self.run.rows.exclude(**{f"values__{PATH}": None}).values_list(f"values__{PATH}", flat=True)
        )
        forgotten = [name for name in self.source.names if name not in named and not _is_sheet(name)]
        ImportRow.objects.bulk_create(
            ImportRow(
                run=self.run,
                line=NO_LINE + place,
                file_name=name[-255:],
                state=ImportRowState.REFUSED,
                reasons=[_("No line of the spreadsheet names this file.")],
            )
            for place, name in enumerate(self._never_stopped(forgotten[:MOST_WITHOUT_LINE]), start=1)
        )

    def _never_stopped(self, names: list[str]) -> Iterable[str]:
        """A stopped file's line has forgotten its name, which must not come back this way."""
        hashes = {name: digests_of(self.source, name).sha256 for name in names}
        stopped = set(StoppedFile.objects.filter(sha256__in=hashes.values()).values_list("sha256", flat=True))
        return [name for name in names if hashes[name] not in stopped]


def _is_sheet(name: str) -> bool:
    """The spreadsheet itself often lies beside the files."""
    return PurePosixPath(name).suffix.lower() in {".xlsx", ".xls", ".csv", ".ods"}


def _file_fault(written: str, found: list[str]) -> str:
    if not written:
        return _("The line names no file.")
    if not found:
        return _("“%(name)s” is not among the files. Add it, or correct its name in the line.") % {
            "name": PurePosixPath(written).name
        }
    return _("Several files are called “%(name)s”: write the folder before the name.") % {"name": written}
