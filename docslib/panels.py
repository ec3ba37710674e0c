"""Panels of the library's editing forms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.formats import date_format
from django.utils.text import capfirst
from wagtail.admin.panels import Panel

from core.models import PortalDocument
from core.reference_guard import foreign_among, target_of
from docslib.cards import RelationSuggestion, Suggestion
from docslib.enums import ReadingState
from docslib.models.reading import FileReading
from docslib.reading_selectors import reading_card, suggested_fields
from docslib.relation_selectors import suggested_relations


class FileReadingPanel(Panel):
    """The files of a document: how far they are read, and what the first read one says of the document (G07, G08)."""

    class BoundPanel(Panel.BoundPanel):
        """The panel in one form."""

        template_name = "docslib/reading_panel.html"

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            """Readings of the files in the version being edited, and suggestions for its fields."""
            context = super().get_context_data(parent_context)
            readings = self._readings()
            return {
                **context,
                "readings": [reading_card(reading) for reading in readings],
                "suggestions": list(self._suggestions(readings)),
                "relations": list(self._relations(readings)),
            }

        def _readings(self) -> list[FileReading]:
            ids = self._file_ids()
            readings = FileReading.objects.filter(document_id__in=ids).select_related("document")
            return sorted(readings, key=lambda reading: ids.index(reading.document_id))

        def _file_ids(self) -> list[int]:
            """Files of the version in the form; of a form that is shown again, none that its author may not choose:
            what was posted is in the form, whether it was refused or not (A02)."""
            ids = [row.document_id for row in self.instance.files.all()]
            if self.form is None or not self.form.is_bound:
                return ids
            foreign = foreign_among(self.request.user, [target_of(PortalDocument, pk) for pk in ids])
            return [pk for pk in ids if target_of(PortalDocument, pk) not in foreign]

        def _relations(self, readings: list[FileReading]) -> Iterator[RelationSuggestion]:
            if self.form is None or "relations" not in getattr(self.form, "formsets", {}):
                return iter(())
            done = [reading for reading in readings if reading.state == ReadingState.DONE]
            return suggested_relations(self.instance, done)

        def _suggestions(self, readings: list[FileReading]) -> Iterator[Suggestion]:
            read = next((reading for reading in readings if reading.state == ReadingState.DONE), None)
            if read is None or self.form is None:
                return
            for name, value in suggested_fields(read.document).items():
                if name in self.form.fields and getattr(self.instance, name) != value:
                    yield _suggestion(self.form[name], value)


def _suggestion(field: Any, value: Any) -> Suggestion:
    """A value for a bound form field, as its widget would write it."""
    plain = getattr(value, "pk", value)
    choices = dict(getattr(field.field, "choices", None) or ())
    shown = value if not hasattr(value, "isoformat") else date_format(value, "SHORT_DATE_FORMAT")
    return Suggestion(
        field_id=field.auto_id,
        label=capfirst(str(field.label)),
        value=str(field.field.widget.format_value(plain) if not choices else plain),
        shown=str(choices.get(plain, shown)),
    )
