"""How relations and validity are said, from the side of the document being read (G06)."""

from __future__ import annotations

from datetime import date

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from docslib.enums import Extent, RelationKind, Validity

OUTGOING = {
    RelationKind.REPLACES: gettext_lazy("Replaces"),
    RelationKind.REPEALS: gettext_lazy("Repeals"),
    RelationKind.AMENDS: gettext_lazy("Amends"),
    RelationKind.BASED_ON: gettext_lazy("Based on"),
    RelationKind.GUIDES: gettext_lazy("Guides the carrying out of"),
    RelationKind.ANSWERS: gettext_lazy("Answers"),
    RelationKind.ATTACHED_TO: gettext_lazy("Attached to"),
}
INCOMING = {
    RelationKind.REPLACES: gettext_lazy("Replaced by"),
    RelationKind.REPEALS: gettext_lazy("Repealed by"),
    RelationKind.AMENDS: gettext_lazy("Amended by"),
    RelationKind.BASED_ON: gettext_lazy("Is the basis of"),
    RelationKind.GUIDES: gettext_lazy("Guided by"),
    RelationKind.ANSWERS: gettext_lazy("Answered by"),
    RelationKind.ATTACHED_TO: gettext_lazy("Documents attached to it"),
}


def heading(kind: str, *, is_incoming: bool) -> str:
    """What stands over relations of a kind."""
    return str((INCOMING if is_incoming else OUTGOING)[RelationKind(kind)])


def note_of(extent: str, provision: str, since: date | None) -> str:
    """What is added to a relation: the provision, or that only a part is meant, and the day it counts from."""
    parts = [provision or (_("a part") if extent == Extent.PART else "")]
    if since:
        parts.append(_("with effect from %(day)s") % {"day": shown(since)})
    return ", ".join(part for part in parts if part)


def validity_title(key: Validity, since: date | None) -> str:
    """The force of a document in one line; the day where it adds something."""
    if since is None or key in {Validity.IN_FORCE, Validity.UNKNOWN}:
        return str(key.label)
    said = {
        Validity.NOT_YET: _("Not yet in force; in force from %(day)s"),
        Validity.PARTLY: _("Partly in force since %(day)s"),
        Validity.EXPIRED: _("No longer in force since %(day)s"),
    }[key]
    return said % {"day": shown(since)}


def shown(day: date) -> str:
    """A day as readers of the portal write it."""
    return formats.date_format(day, "SHORT_DATE_FORMAT")
