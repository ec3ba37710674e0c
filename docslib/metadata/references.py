"""The other numbers a text names."""

from __future__ import annotations

from core.vietnamese.numbers import find_numbers, search_key


def find_references(text: str, *, own_number: str | None) -> tuple[str, ...]:
    """Every other number of the text, each once."""
    own = search_key(own_number) if own_number else None
    found: dict[str, str] = {}
    for number in find_numbers(text):
        key = search_key(str(number))
        if key != own:
            found.setdefault(key, str(number))
    return tuple(sorted(found.values()))
