"""Logging in, and staying logged in: asked on every request, so that a closed account is out at once (B11, B23)."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import ModelBackend


class PortalBackend(ModelBackend):
    """Accounts whose time is over are closed accounts."""

    def user_can_authenticate(self, user: Any) -> bool:
        """Whether the account is open now."""
        return bool(user.is_open)
