"""What the reports of questions show: frozen rows."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.formats import number_format


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question of one site and network: how often it was asked, what it found last, what was opened of it."""

    words: str
    site_id: int
    site: str
    theme: str
    network: str
    asked: int
    found: int
    opened: int
    place: float | None
    """Mean place of the results that were opened, 1 for the first."""
    pin_url: str = ""
    synonym_url: str = ""
    """Where the person may answer the question: empty where he may not."""

    @property
    def place_label(self) -> str:
        """The mean place with one decimal; empty where nothing was opened."""
        return "" if self.place is None else str(number_format(self.place, 1))
