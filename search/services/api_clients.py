"""Programs that connect by a token: drawn once, shown once, taken back at any time (F07)."""

from __future__ import annotations

import secrets

from django.db import transaction

from search.api_selectors import token_hash
from search.models import ApiClient

TOKEN_BYTES = 32
PREFIX = "cong_"
"""By which a token is known when it is found where it should not be."""


@transaction.atomic
def create_client(
    *, name: str, contact: str, per_minute: int, is_active: bool = True
) -> tuple[ApiClient, str]:
    """A new program and its token, which is not kept. Raises ValidationError for a name that is taken."""
    token = _drawn()
    client = ApiClient(
        name=name,
        contact=contact,
        per_minute=per_minute,
        is_active=is_active,
        token_hash=token_hash(token),
    )
    client.full_clean()
    client.save()
    return client, token


@transaction.atomic
def renew_token(*, client: ApiClient) -> str:
    """Another token for the program, which is not kept; the one it had stops at once. Whether it may connect stays
    as it is.
    """
    token = _drawn()
    client.token_hash = token_hash(token)
    client.save(update_fields=["token_hash"])
    return token


def _drawn() -> str:
    return PREFIX + secrets.token_urlsafe(TOKEN_BYTES)
