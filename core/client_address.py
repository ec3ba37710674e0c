"""From which machine a request comes."""

from __future__ import annotations

import ipaddress

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str | None:
    """The address of the person's machine; None when none is known.

    Where a trusted proxy stands before the portal it writes the address itself, over whatever a browser claimed.
    """
    behind_proxy = settings.SECURE_PROXY_SSL_HEADER is not None
    claimed = request.headers.get("X-Forwarded-For", "") if behind_proxy else ""
    address = claimed.strip() or request.META.get("REMOTE_ADDR", "")
    try:
        return str(ipaddress.ip_address(address))
    except ValueError:
        return None
