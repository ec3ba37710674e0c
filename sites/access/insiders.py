"""Who works with pictures and files, and so sees them before readers do (A02, B12, B21, B23)."""

from __future__ import annotations

from typing import Any

from django.db.models import Model

from core.insiders import insiders
from sites.access.ownership import sees
from sites.access.person import Person
from sites.roles import Screen


def reads_drafts_of_its_site(user: Any, obj: Model) -> bool:
    """Whether a role of the person opens drafts, and the object is of a site of his or he is invited to it."""
    person = Person.of(user)
    return person.enters(Screen.READING) and sees(person, obj)


def register() -> None:
    """Tell the gates of pictures and files; called once, when the app is ready."""
    insiders.register("sites.people", reads_drafts_of_its_site)
