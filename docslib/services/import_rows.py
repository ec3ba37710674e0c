"""One line of a bulk import: through the gate, then page and outcome in one transaction (G01, G07).

The file is judged before the transaction begins, for a scan takes minutes. What the transaction writes beside the
database, a stored file, is taken away again when it fails; what a killed process leaves, `import_sweep` finds.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

from django.db import DatabaseError, transaction
from django.utils.translation import gettext as _

from core.models import PortalDocument
from docslib.bulk.source import ArchiveRefused, Source, SourceLost
from docslib.enums import ImportRowState, UploadState
from docslib.fact_selectors import read_facts
from docslib.intake import folder
from docslib.models import DocumentLibraryPage, ImportRow, ImportRun, OfficialDocumentPage, PendingUpload
from docslib.services.admission import Admission, file_judge, judged_store, stopped_sentence
from docslib.services.documents import DocumentRefused, document_create
from docslib.services.import_facts import Words, facts_form, faults_of, fill_from_file, form_data
from docslib.services.import_lookups import Known, duplicate_words
from docslib.tasks import mail_held
from sites.models import PortalSite

logger = logging.getLogger(__name__)

PATH, SHA1 = "_path", "_sha1"
"""What the check notes beside the cells: where the file lies in the source, and its hash as Wagtail keeps it."""
NAME_LENGTH = 255


class RowRefused(Exception):
    """The line cannot be imported as it stands; `reasons` say why."""

    def __init__(self, reasons: list[str]) -> None:
        self.reasons = reasons
        super().__init__(" ".join(reasons))


class RowDuplicate(Exception):
    """The library has the document already."""

    def __init__(self, page_id: int | None) -> None:
        self.page_id = page_id
        super().__init__(str(page_id))


@dataclass(frozen=True)
class Bench:
    """What the lines of a run share while they are worked on."""

    run: ImportRun
    portal_site: PortalSite
    source: Source
    words: Words
    known: Known


def row_import(bench: Bench, row: ImportRow) -> None:
    """Import one line that can be imported; nothing happens when somebody else did it meanwhile.

    Raises DatabaseError and IntakeFull, which stop the run; any other fault of ours refuses the line alone.
    """
    try:
        kept = folder.keep(bench.source.chunks(row.values[PATH]))
    except (SourceLost, ArchiveRefused) as lost:
        _finish(row, ImportRowState.REFUSED, [str(lost)])
        return
    is_held = False
    try:
        is_held = _import_kept(bench, row, kept)
    except RowRefused as refused:
        _finish(row, ImportRowState.REFUSED, refused.reasons)
    except RowDuplicate as duplicate:
        reasons, shown = duplicate_words(duplicate.page_id, bench.run.user)
        _finish(row, ImportRowState.DUPLICATE, reasons, page_id=shown)
    except (DatabaseError, folder.IntakeFull):
        raise
    except Exception as fault:
        # No trace: it may quote what the file says.
        logger.error("Line %s of import %s failed: %s", row.line, row.run_id, type(fault).__name__)
        reason = _("A fault of the portal stopped this line. Tell the technical office.")
        _finish(row, ImportRowState.REFUSED, [reason])
    finally:
        if not is_held:
            folder.destroy(kept.token)


def _import_kept(bench: Bench, row: ImportRow, kept: folder.KeptFile) -> bool:
    """Judge the bytes in the intake and write the outcome; True when they stay there for a second person.

    Raises RowRefused, RowDuplicate.
    """
    name = PurePosixPath(row.values[PATH]).name[:NAME_LENGTH]
    if kept.sha256 != row.sha256:
        raise RowRefused([_("The file has changed since it was checked. Check the import again.")])
    data, faults = form_data(row.values, bench.words, bench.run.library)
    if faults:
        raise RowRefused(faults)
    if twin := bench.known.page_like(row.values[SHA1], data):
        raise RowDuplicate(twin)
    path = folder.path_of(kept.token)
    judged = file_judge(path=path, name=name)
    if judged.outcome == "refused":
        raise RowRefused(judged.reasons)
    if judged.outcome == "held":
        return _hold(bench, row, kept, name, judged)
    if judged.outcome == "stopped":
        _stop(bench, row, path, name, judged)
    else:
        _make(bench, row, path, name, judged, data)
    return False


def _make(
    bench: Bench, row: ImportRow, path: Path, name: str, judged: Admission, data: dict[str, str]
) -> None:
    """The draft with its file, and the line that says so, together or not at all; raises RowRefused, RowDuplicate."""
    stored: list[PortalDocument] = []
    try:
        with transaction.atomic():
            if not _claim(row):
                return
            admission = _store(bench, path, name, judged, data["channel"])
            stored += [admission.document] if admission.document is not None else []
            page, notes = _draft(bench, admission, data)
            _finish(row, ImportRowState.MADE, notes, page_id=page.pk)
    except BaseException:
        _take_away(stored)
        raise
    bench.known.add(row.values[SHA1], data, page.pk)


def _draft(
    bench: Bench, admission: Admission, data: dict[str, str]
) -> tuple[OfficialDocumentPage, list[str]]:
    """Complete the facts from the file, put them before the form, make the draft; raises RowRefused, RowDuplicate."""
    document, run = admission.document, bench.run
    if document is None:
        raise LookupError("A clear file was not stored.")
    notes = fill_from_file(data, read_facts(document.reading), is_scan=document.reading.is_ocr)
    if twin := bench.known.page_like("", data):
        raise RowDuplicate(twin)
    library = DocumentLibraryPage.objects.get(
        pk=run.library_id
    )  # fresh: its count of children moves with each page
    form = facts_form(data, library)
    if not form.is_valid():
        raise _refusal(bench, data, faults_of(form))
    pending = PendingUpload.objects.create(
        document=document, library=library, user=run.user, state=UploadState.CLEARED
    )
    try:
        return document_create(user=run.user, pending=pending, facts=form.cleaned_data), notes
    except DocumentRefused as refused:
        raise _refusal(bench, data, refused.reasons) from refused


def _refusal(bench: Bench, data: dict[str, str], reasons: list[str]) -> Exception:
    """What a refusal means: somebody may have made the document since the chunk was looked up."""
    bench.known.look_up([], [data.get("number", "")])
    twin = bench.known.page_like("", data)
    return RowDuplicate(twin) if twin else RowRefused(reasons)


def _hold(bench: Bench, row: ImportRow, kept: folder.KeptFile, name: str, judged: Admission) -> bool:
    """The file waits in the intake for a second person; the first of a run asks for one by mail."""
    with transaction.atomic():
        if not _claim(row):
            return False
        is_first = not bench.run.rows.filter(state=ImportRowState.HELD).exists()
        marks = judged.verdict.marks if judged.verdict else ()
        pending = PendingUpload.objects.create(
            token=kept.token,
            library=bench.run.library,
            user=bench.run.user,
            name=name,
            size=kept.size,
            sha256=kept.sha256,
            state=UploadState.HELD,
            marks=[
                {"severity": int(mark.severity), "rule": mark.rule, "where": mark.where, "page": mark.page}
                for mark in marks
            ],
        )
        _finish(row, ImportRowState.HELD, judged.reasons)
        if is_first:
            transaction.on_commit(partial(mail_held.enqueue, pending.pk))
    return True


def _stop(bench: Bench, row: ImportRow, path: Path, name: str, judged: Admission) -> None:
    """The record of the stopped file, where these bytes have none yet; the line forgets them (G01, O02)."""
    with transaction.atomic():
        if _claim(row):
            _store(bench, path, name, judged, bench.run.library.channel)
            rows_forget(sha256=row.sha256)


def rows_forget(*, sha256: str) -> None:
    """Lines of stopped bytes, in whatever import, keep neither the file's name nor its words (O02)."""
    rows = ImportRow.objects.filter(sha256=sha256).exclude(state=ImportRowState.MADE)
    rows.update(state=ImportRowState.STOPPED, reasons=[stopped_sentence()], file_name="", values={})


def _store(bench: Bench, path: Path, name: str, judged: Admission, channel: str) -> Admission:
    return judged_store(
        judged, user=bench.run.user, portal_site=bench.portal_site, path=path, name=name, channel=channel
    )


def _claim(row: ImportRow) -> bool:
    """Lock the line for this transaction; False when another process has finished it."""
    ready = ImportRow.objects.filter(pk=row.pk, state=ImportRowState.READY)
    return bool(ready.update(state=ImportRowState.READY))


def _finish(row: ImportRow, state: ImportRowState, reasons: list[str], *, page_id: int | None = None) -> None:
    """Write the outcome of a line that nobody has finished yet."""
    ImportRow.objects.filter(pk=row.pk, state=ImportRowState.READY).update(
        state=state, reasons=reasons, page_id=page_id, file_name=row.file_name, values=row.values
    )


def _take_away(stored: list[PortalDocument]) -> None:
    """Files written by a transaction that failed."""
    for document in stored:
        document.file.storage.delete(str(document.file.name))
