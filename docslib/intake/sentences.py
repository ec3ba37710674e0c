"""What the uploader is told of a hazard: what the file has, and what to do."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from docslib.intake.antivirus import Silence
from docslib.intake.hazard import MAX_PAGES, Hazard

_HAZARDS = {
    Hazard.PROGRAM: _(
        "“%(name)s” is a program under the name of a document and was destroyed. Do not open it; tell the technical "
        "unit where it came from."
    ),
    Hazard.ARCHIVE: _(
        "“%(name)s” is an archive. Unpack it and upload the documents themselves; many at once go through the bulk "
        "import."
    ),
    Hazard.BROKEN: _(
        "“%(name)s” is damaged or incomplete. Open it where it was made, save it again and upload that file."
    ),
    Hazard.PASSWORD: _(
        "“%(name)s” is protected by a password, so nobody can check it. Save it without a password and upload that "
        "file."
    ),
    Hazard.BOMB: _(
        "“%(name)s” unpacks to far more than a document holds, as files made to harm servers do. Open it in its "
        "program, save it again and upload that file."
    ),
    Hazard.NESTED: _(
        "“%(name)s” has an archive or a program packed inside. Take it out, save the document and upload it again."
    ),
    Hazard.MACROS: _(
        "“%(name)s” carries macros. Save it as PDF, or as a Word document without macros (.docx), and upload that file."
    ),
    Hazard.SCRIPT: _(
        "“%(name)s” carries a script or a form that runs one. Print it to a new PDF and upload that file."
    ),
    Hazard.LAUNCH: _(
        "“%(name)s” starts programs or sends data when it is opened. Print it to a new PDF and upload that file."
    ),
    Hazard.ATTACHED: _(
        "“%(name)s” has other files packed inside, which nobody would check. Upload each of them by itself, and this "
        "one without them."
    ),
    Hazard.REMOTE: _(
        "“%(name)s” fetches a template or an object from elsewhere when it is opened. Save it as PDF, or without that "
        "link, and upload that file."
    ),
    Hazard.TOO_MANY_PAGES: _(
        "“%(name)s” has more than %(pages)s pages. Split it into volumes and upload each of them."
    ),
    Hazard.HUGE_PAGE: _(
        "Page %(number)s of “%(name)s” is larger than any paper. Scan or print it again at a usual size and upload "
        "that file."
    ),
    Hazard.TOO_MANY_SCANS: _(
        "“%(name)s” has %(number)s scanned pages; up to %(scans)s are read at once. Split it into parts and upload "
        "each of them."
    ),
    Hazard.UNBEARABLE: _(
        "“%(name)s” takes more memory or time to open than any document needs. Save it again or print it to a new "
        "PDF, and upload that file."
    ),
}

_SILENCES = {
    Silence.AWAY: _(
        "“%(name)s” was not taken: the virus scanner does not answer. Tell the technical unit, and upload the file "
        "again when the scanner runs."
    ),
    Silence.TIMEOUT: _(
        "“%(name)s” was not taken: the virus scanner took too long. Upload the file again in a few minutes; if it "
        "happens once more, tell the technical unit."
    ),
    Silence.TOO_BIG: _(
        "“%(name)s” was not taken: it is larger than the virus scanner looks through. Split it, or ask the technical "
        "unit to raise the scanner's limit."
    ),
    Silence.ODD: _(
        "“%(name)s” was not taken: the virus scanner could not look through it. Tell the technical unit."
    ),
}


def hazard_sentence(hazard: Hazard, number: int, name: str) -> str:
    """The sentence about a hazard; `number` is the one found with it."""
    numbers = {"number": number, "pages": MAX_PAGES, "scans": settings.PORTAL_MAX_SCANNED_PAGES}
    return _HAZARDS[hazard] % {"name": name, **numbers}


def silence_sentence(why: Silence, name: str) -> str:
    """The sentence about a scanner that gave no verdict."""
    return _SILENCES[why] % {"name": name}
