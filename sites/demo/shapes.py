"""What the demo plan is made of: sections, boards and sites as plain data."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

DOMAIN = "truongkhe.localhost"


@dataclass(frozen=True, slots=True)
class DemoSection:
    """A section of a site; `organs` are the codes of the organs in charge."""

    slug: str
    title: str
    intro: str = ""
    organs: tuple[str, ...] = ()
    channel: str = "both"


@dataclass(frozen=True, slots=True)
class DemoBoard:
    """The editorial board (Ban Biên tập) of a site; deputies and members are (user name, areas)."""

    decision: str
    decided_on: date
    chief: str
    deputies: tuple[tuple[str, tuple[str, ...]], ...]
    members: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class DemoSite:
    """One site; `people` maps a role key to the user names that hold it."""

    key: str
    organ: str
    name: str
    tier: int
    theme: str
    licence: str
    licensed_on: date
    address: str
    phone: str
    responsible: str
    slogan: str
    sections: tuple[DemoSection, ...]
    board: DemoBoard
    people: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def short_name(self) -> str:
        """The name without what all sites share."""
        return self.name.removeprefix("Cổng thông tin điện tử ").removeprefix("Trang thông tin ")

    @property
    def email(self) -> str:
        """Mail address of the board."""
        return f"banbientap.{self.key}@truongkhe.example"

    @property
    def internet_host(self) -> str:
        """Host name on the Internet channel."""
        return DOMAIN if self.tier == 1 else f"{self.key}.{DOMAIN}"

    @property
    def wan_host(self) -> str:
        """Host name on the Party's wide area network."""
        return f"wan.{DOMAIN}" if self.tier == 1 else f"wan-{self.key}.{DOMAIN}"
