"""Pages of a PDF as pictures, so that a person compares what the machine read with the paper."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pypdfium2
from django.http import Http404

if TYPE_CHECKING:
    from core.models import PortalDocument

SCALE = 1.4
"""About 100 dots per inch: legible beside a form, light on the line."""


def page_picture(document: PortalDocument, number: int) -> bytes:
    """Page `number` (from 1) as PNG; raises Http404 when the file is no PDF or has no such page."""
    try:
        with document.open_file() as source:
            pdf = pypdfium2.PdfDocument(source.read())
    except (pypdfium2.PdfiumError, OSError) as error:
        raise Http404 from error
    with pdf:
        if not 1 <= number <= len(pdf):
            raise Http404
        drawn = io.BytesIO()
        pdf[number - 1].render(scale=SCALE).to_pil().save(drawn, format="PNG", optimize=True)
    return drawn.getvalue()
