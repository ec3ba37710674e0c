"""Pictures of items of other sites that a board is asked to decide on: it sees the whole item (X7)."""

from __future__ import annotations

from django.db.models import Model

from core.models import PortalImage, User
from core.reference_guard import references_of, target_of
from sites.access.ownership import invitations, site_id_of
from sites.access.person import Person
from workflows.services.items import board_states, items_of
from workflows.services.visibility import may_see


def in_an_item_he_may_see(person: Person, obj: Model) -> bool:
    """Whether `obj` is a picture in the version in hand of an item that the person may open; asked only for pictures
    of sites on which he has no role."""
    if not isinstance(obj, PortalImage) or person.user_id is None:
        return False
    user = User.objects.get(pk=person.user_id)
    waiting = board_states().filter(task__boardtask__portal_site=site_id_of(obj))
    target = target_of(PortalImage, obj.pk)
    return any(
        may_see(user, item) and target in references_of(item.page.get_latest_revision_as_object())
        for item in items_of(waiting)
    )


def register() -> None:
    """Tell the gate of pictures; called once, when the app is ready."""
    invitations.register("workflows.pictures", in_an_item_he_may_see)
