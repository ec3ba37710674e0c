"""The synonyms in use (từ đồng nghĩa, từ viết tắt): kept by the central board, applied when a question is asked.

No index holds them, so that a change is in force at the next question.
"""

from __future__ import annotations

from functools import lru_cache

from search.analysis.ways import NO_WAYS, Ways
from search.models import SynonymSet


def ways_in_use() -> Ways:
    """The active sets, in one query; they are worked out anew only when a row has changed."""
    written = SynonymSet.objects.filter(is_active=True).order_by("pk").values_list("ways", flat=True)
    return _worked_out(tuple(written))


@lru_cache(maxsize=2)
def _worked_out(written: tuple[str, ...]) -> Ways:
    return Ways([text.splitlines() for text in written]) if written else NO_WAYS
