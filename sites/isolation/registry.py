"""Planters: every app plants marked objects on the two temporary sites, and shows which of them to ask for (A02)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.core.files.base import ContentFile
from django.db.models import Model
from django.utils import timezone
from django.utils.module_loading import import_string
from wagtail.models import Page

from core.models import User
from core.publishing import publishing_authority
from core.registry import Registry
from sites.access.ownership import is_owned, of_sites
from sites.isolation.markers import Kind, Marker, Side
from sites.models import PortalSite
from sites.roles import Role

TYPED = "typed"
"""One draft page of each type worth asking for is kept under this name."""
MAX_IDS = 5
"""Ids tried for one argument: enough for every kind of object that a planter shows."""


@dataclass
class Plot:
    """One of the two temporary sites while it is planted, and what stands on it afterwards."""

    side: Side
    marker: Marker
    portal_site: PortalSite
    people: dict[Role, User]
    shown: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    kept: dict[str, list[Any]] = field(default_factory=lambda: defaultdict(list))
    """What one planter leaves for a later one, and for the probes."""

    given: dict[str, list[str]] = field(default_factory=dict)
    """Values of single arguments, by "view:argument", where the ids of a model would not fit together."""
    models: dict[str, str] = field(default_factory=dict)
    """Models that arguments and filters of an upper app's addresses name, as in `sites.isolation.arguments`."""
    _ids: dict[tuple[str, int], list[str]] = field(default_factory=dict)

    def text(self, kind: Kind, words: str = "") -> str:
        """A marked title or sentence."""
        return self.marker.text(self.side, kind, words)

    def slug(self, kind: Kind, words: str) -> str:
        """A marked word for addresses, file names and user names."""
        return f"{words}-{self.marker.of(self.side, kind)}"

    def content(self, name: str, body: bytes) -> ContentFile[bytes]:
        """A file of this site."""
        return ContentFile(body, name=name)

    def show(self, *objects: Model) -> None:
        """Name objects to be asked for first, wherever an address takes an id of their model."""
        for obj in objects:
            for model in (type(obj), *obj._meta.get_parent_list()):
                self.shown[model._meta.label_lower].append(str(obj.pk))

    def ids(self, label: str, limit: int = MAX_IDS) -> list[str]:
        """Ids of this site's objects of `label` ("app.Model"): spread over those shown, then any others.

        Asked when everything is planted; the answers are remembered.
        """
        if (label, limit) not in self._ids:
            self._ids[label, limit] = self._find_ids(label, limit)
        return self._ids[label, limit]

    def _find_ids(self, label: str, limit: int) -> list[str]:
        known = list(dict.fromkeys(self.shown.get(label.lower(), [])))
        if len(known) > limit:
            return [known[place * len(known) // limit] for place in range(limit)]
        model = apps.get_model(label)
        if len(known) < limit and is_owned(model):
            rows = of_sites(model._default_manager.all(), [self.portal_site]).exclude(pk__in=known)
            known += [
                str(pk) for pk in rows.order_by("-pk").values_list("pk", flat=True)[: limit - len(known)]
            ]
        return known[:limit]

    def keep(self, name: str, value: Any) -> Any:
        """Leave something for a later planter or a probe, and return it."""
        self.kept[name].append(value)
        return value

    def one(self, name: str) -> Any:
        """The first object that was kept under `name`; raises IndexError when no planter kept one."""
        return self.kept[name][0]

    def put_up(self, page: Page) -> Page:
        """Make the page live without a board: only here, on a site that nobody ever reads, in a transaction that
        is rolled back."""
        page.live, page.has_unpublished_changes = True, False
        page.first_published_at = page.last_published_at = timezone.now()
        with publishing_authority("isolation audit"):
            page.save()
        return page


@dataclass(frozen=True)
class Planter:
    """Plants objects of one app; planters run by rising `order`, each on site A and then on site B.

    A planter names its function by a dotted path, so that no server ever imports what only the audit needs.
    """

    order: int
    path: str

    def __call__(self, plot: Plot) -> None:
        """Import and run the function."""
        import_string(self.path)(plot)


planters: Registry[Planter] = Registry("planter")


def plant_all(plots: list[Plot]) -> None:
    """Run every planter on every plot."""
    for planter in sorted(planters, key=lambda planter: planter.order):
        for plot in plots:
            planter(plot)
