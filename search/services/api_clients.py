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
def create_client(*, name: str, contact: str, per_minute: int) -> tuple[ApiClient, str]:
    """A new program and its token. The token is not kept: who loses it gets another."""
    token = new_token()
    client = ApiClient(name=name, contact=contact, per_minute=per_minute, token_hash=token_hash(token))
    client.full_clean()
    client.save()
    return client, token


def new_token() -> str:
    """A token nobody can guess."""
    return PREFIX + secrets.token_urlsafe(TOKEN_BYTES)


@transaction.atomic
def renew_token(*, client: ApiClient) -> str:
    """Another token in place of the one the program had, which is worth nothing from now on."""
    token = new_token()
    client.token_hash = token_hash(token)
    client.save(update_fields=["token_hash"])
    return token


@transaction.atomic
def set_client_state(*, client: ApiClient, is_active: bool) -> None:
    """Take the token back, or let the program connect again."""
    client.is_active = is_active
    client.save(update_fields=["is_active"])
