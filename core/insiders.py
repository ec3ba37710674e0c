"""Who sees an object before readers do: people of the admin, as the app that knows them says (B12, N13)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db.models import Model
from django.http import HttpRequest

from core.channels import Channel
from core.registry import Registry

Insider = Callable[[Any, Model], bool]
"""Given an account and an object, whether the person works with it and so sees it unpublished."""

insiders: Registry[Insider] = Registry("insider")


def is_insider(request: HttpRequest, obj: Model) -> bool:
    """Whether the person behind the request sees `obj` unpublished; nobody does in a process of the Internet."""
    if Channel.INTERNET.value == settings.PORTAL_CHANNEL:
        return False
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return False
    return any(sees(user, obj) for sees in insiders)
