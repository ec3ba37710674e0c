"""The link of an invitation: made for one person, used once, dead after a week or when another one is sent (N08)."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.signing import BadSignature, TimestampSigner
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

INVITATION_LIFE = datetime.timedelta(days=7)
_SALT = "portal_sites.invitation"


class InvitationTokens:
    """As Django's makers of tokens are asked, with a salt and a life of its own.

    The signature covers the unusable password, which is another one with each sending and each use.
    """

    def make_token(self, user: Any) -> str:
        """The token of the account as it stands."""
        return _signer(user).sign(str(user.pk)).partition(":")[2]

    def check_token(self, user: Any, token: str | None) -> bool:
        """Whether the token was made for the account as it stands, less than a week ago."""
        if user is None or not token or not is_invited(user):
            return False
        try:
            _signer(user).unsign(f"{user.pk}:{token}", max_age=INVITATION_LIFE)
        except BadSignature:
            return False
        return True


def is_invited(user: Any) -> bool:
    """Whether the account waits for its owner to set a password."""
    waits = not user.is_active and not user.has_usable_password()
    return waits and user.role_grants.open().exists()


def invitation_path(user: Any) -> str:
    """Address, on any WAN host of the portal, at which the person sets his password."""
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    return reverse("invitation", args=[uid, invitation_tokens.make_token(user)])


def _signer(user: Any) -> TimestampSigner:
    return TimestampSigner(salt=f"{_SALT}:{user.password}")


invitation_tokens = InvitationTokens()
