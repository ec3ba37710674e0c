"""Names of permissions in the language of the portal (A11).

Django writes them into the database in English when it migrates; the groups screen prints them from there.
"""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import Permission
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "add": _("add %(things)s"),
    "change": _("change %(things)s"),
    "delete": _("delete %(things)s"),
    "view": _("view %(things)s"),
    "choose": _("choose %(things)s"),
}


def name_permissions(*, app_label: str, using: str) -> int:
    """Translate the names of one app that are still English, on this database; how many there were."""
    renamed = []
    permissions = Permission.objects.using(using).filter(content_type__app_label=app_label)
    with override(settings.LANGUAGE_CODE):
        for permission in permissions.select_related("content_type"):
            name = _name_of(permission)
            if name != permission.name:
                permission.name = name
                renamed.append(permission)
    Permission.objects.using(using).bulk_update(renamed, ["name"])
    return len(renamed)


def _name_of(permission: Permission) -> str:
    """A permission of its own name is translated as it stands; `Can add …` by its action and its model."""
    action, english = permission.codename.split("_")[0], permission.name
    if not english.startswith("Can ") or action not in ACTIONS:
        return gettext(english)[:255]
    model = permission.content_type.model_class()
    things = model._meta.verbose_name if model else permission.content_type.model
    return str(ACTIONS[action] % {"things": things})[:255]
