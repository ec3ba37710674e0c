"""The whole gate in one place: what happens to bytes before they may become a file of the library (G01, M02, N05).

The order is the law: antivirus, kind and hostile content, text, marks. Only what passes all of it is stored, and
what was read on the way is stored with it, so that no file is read twice.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from django.core.files import File
from django.core.files.storage import Storage
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.utils.file import hash_filelike

from core.channels import Channel
from core.models import PortalDocument
from docslib.intake.checks import reasons_against
from docslib.models import StoppedFile
from docslib.reading.reader import read_file
from docslib.reading.result import ProgressCallback, ReadResult
from docslib.secrecy.gate import judge
from docslib.secrecy.verdict import Rule, Severity, Verdict, Where
from docslib.services.reading import reading_store
from sites.models import PortalSite

Outcome = Literal["clear", "held", "stopped", "refused"]
TITLE_LENGTH = 255


@dataclass(frozen=True, slots=True)
class Admission:
    """What the gate decided of a file; `document` is there when it is clear, `reasons` when it is not."""

    outcome: Outcome
    document: PortalDocument | None = None
    reasons: list[str] = field(default_factory=list)
    result: ReadResult | None = None
    verdict: Verdict | None = None


def file_judge(*, path: Path, name: str) -> Admission:
    """What the gate says of one file, which may take minutes; nothing is written, so that no transaction is held."""
    if was_stopped_before(sha256_of(path)):
        return Admission("stopped", reasons=[stopped_sentence()])
    if reasons := reasons_against(path, name):
        return Admission("refused", reasons=reasons)
    result, verdict = examine(path, name)
    if reasons := reasons_unread(result):
        return Admission("refused", reasons=reasons, result=result, verdict=verdict)
    if verdict.severity == Severity.BLOCK:
        return Admission("stopped", reasons=[stopped_sentence()], result=result, verdict=verdict)
    if verdict.severity == Severity.REVIEW:
        return Admission("held", reasons=marks_in_words(verdict), result=result, verdict=verdict)
    return Admission("clear", result=result, verdict=verdict)


@transaction.atomic
def judged_store(
    judged: Admission, *, user: Any, portal_site: PortalSite, path: Path, name: str, channel: Channel | str
) -> Admission:
    """Write down what the gate said: the record of a stopped file, or the document of a clear one.

    `path` stays the caller's: it must lie in the intake, and of every outcome but "held" the caller destroys it.
    """
    if judged.outcome == "stopped" and judged.verdict is not None:
        file_stop(user=user, portal_site=portal_site, sha256=sha256_of(path), verdict=judged.verdict)
    if judged.outcome != "clear" or judged.result is None:
        return judged
    document = document_store(
        user=user, portal_site=portal_site, path=path, name=name, channel=channel, result=judged.result
    )
    return replace(judged, document=document)


def examine(path: Path, name: str, on_page: ProgressCallback | None = None) -> tuple[ReadResult, Verdict]:
    """Read a file that antivirus and checks have passed, and judge it; never raises for what the file is."""
    result = read_file(path, on_page=on_page)
    return result, judge(path, result, name=name)


@transaction.atomic
def document_store(
    *,
    user: Any,
    portal_site: PortalSite,
    path: Path,
    name: str,
    channel: Channel | str,
    result: ReadResult,
) -> PortalDocument:
    """Make a private file of bytes the gate has cleared, with the text that was read of them."""
    document = PortalDocument(
        title=Path(name).stem[:TITLE_LENGTH],
        collection=portal_site.collection,
        uploaded_by_user=user,
        channel=channel,
        file_size=path.stat().st_size,
    )
    with path.open("rb") as source:
        document.file.save(Path(name).name, File(source), save=False)
    document.save()
    reading_store(document=document, result=result)
    return document


def file_stop(
    *,
    user: Any,
    portal_site: PortalSite,
    sha256: str,
    verdict: Verdict,
    second_user: Any = None,
    token: Any = None,
) -> StoppedFile:
    """Record that a file was stopped: who, when, its hash, the rule and the place; nothing of the file (G01, O02).

    `second_user` found the mark in a held file. `token` is the upload's, so that its address still answers.
    """
    worst = verdict.marks[0]
    known = {"token": token} if token is not None else {}
    return StoppedFile.objects.create(
        user=user,
        portal_site=portal_site,
        sha256=sha256,
        rule=worst.rule,
        where=worst.where,
        page=worst.page,
        second_user=second_user,
        **known,
    )


def was_stopped_before(sha256: str) -> bool:
    """Whether these very bytes were stopped once, on whatever site: they stay stopped."""
    return StoppedFile.objects.filter(sha256=sha256).exists()


def sha256_of(path: Path) -> str:
    """SHA-256 of a file, read in pieces."""
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def stored_sha256(storage: Storage, name: str) -> str:
    """SHA-256 of a stored file, read in pieces."""
    with storage.open(name, "rb") as stored:
        return hashlib.file_digest(stored, "sha256").hexdigest()


def file_hash_of(path: Path) -> str:
    """The hash by which the library knows its files (SHA-1, as Wagtail keeps it of each)."""
    with path.open("rb") as source:
        return hash_filelike(source)


def reasons_unread(result: ReadResult) -> list[str]:
    """Why a file that could not be read whole goes nowhere: what was not read was not judged either (G01)."""
    if result.error:
        return [str(result.error.label)]
    if result.missing:
        return [
            _(
                "The server cannot read this kind of file yet: %(packages)s must be installed. Tell the "
                "technical office."
            )
            % {"packages": result.missing}
        ]
    return []


def marks_in_words(verdict: Verdict) -> list[str]:
    """The marks of a verdict as people read them, worst first: the rule, the part of the file, the page."""
    return [mark_in_words(mark.rule, mark.where, mark.page) for mark in verdict.marks]


def mark_in_words(rule: str, where: str, page: int | None) -> str:
    """One mark as people read it; it names the rule and the place, never the words of the file."""
    kind = Rule(rule).label if rule in Rule.values else rule
    part = Where(where).label if where in Where.values else where
    if page is None:
        return _("%(rule)s (%(part)s).") % {"rule": kind, "part": part}
    return _("%(rule)s (%(part)s, page %(page)d).") % {"rule": kind, "part": part, "page": page}


def stopped_sentence() -> str:
    """What the person is told of a stopped file; no name, no words of it."""
    return _(
        "Stopped: the file carries a mark of secrecy. Do not send it again by any way; tell the cipher and IT office."
    )
