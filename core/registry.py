"""The registry that lower apps own and upper apps fill: no duplicates, no unknown names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, TypeVar

Item = TypeVar("Item")


class RegistryError(Exception):
    """A name was registered twice, or asked for and never registered."""


class Registry(Generic[Item]):
    """Named items in the order they were registered."""

    def __init__(self, what: str) -> None:
        self.what = what
        self._items: dict[str, Item] = {}

    def register(self, name: str, item: Item) -> Item:
        """Add `item` under `name`; raises RegistryError when the name is taken by another item."""
        if name in self._items:
            raise RegistryError(f"{self.what} '{name}' is registered twice.")
        self._items[name] = item
        return item

    def get(self, name: str) -> Item:
        """Return the item of `name`; raises RegistryError when there is none."""
        try:
            return self._items[name]
        except KeyError as error:
            known = ", ".join(self._items) or "none"
            raise RegistryError(f"No {self.what} is named '{name}'; known: {known}.") from error

    def names(self) -> list[str]:
        """All names, in the order of registration."""
        return list(self._items)

    def __iter__(self) -> Iterator[Item]:
        return iter(self._items.values())

    def __contains__(self, name: str) -> bool:
        return name in self._items

    def __len__(self) -> int:
        return len(self._items)
