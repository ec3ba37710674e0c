"""What an official document must carry before it goes live."""

from __future__ import annotations

from django.utils.translation import gettext as _

from core.gates import PublishRequest
from docslib.models import OfficialDocumentPage

_REQUIRED = ("document_type", "abstract", "issuer", "signed_on")


def document_is_complete(request: PublishRequest) -> list[str]:
    """A document goes live with its facts and at least one file (G04)."""
    page = request.page
    if not isinstance(page, OfficialDocumentPage):
        return []
    missing = [str(page._meta.get_field(name).verbose_name) for name in _REQUIRED if not getattr(page, name)]
    reasons = [_("Fill in: %(fields)s.") % {"fields": ", ".join(missing)}] if missing else []
    if not page.files.all():
        reasons.append(_("Add at least one file."))
    return reasons
