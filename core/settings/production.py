"""What a server runs: the base, refusing to start without what only the installation can know."""

from django.core.exceptions import ImproperlyConfigured

from core.settings.base import *
from core.settings.base import PORTAL_ANTIVIRUS, PORTAL_CHANNEL
from core.settings.env import ENV

_missing = [name for name in ("secret_key", "database_url", "allowed_hosts") if not getattr(ENV, name)]
if _missing:
    _names = ", ".join(f"PORTAL_{name.upper()}" for name in _missing)
    raise ImproperlyConfigured(f"Set {_names} in the environment or in .env; see .env.example.")
if PORTAL_ANTIVIRUS == "off" and PORTAL_CHANNEL != "internet":
    raise ImproperlyConfigured("PORTAL_ANTIVIRUS is off: a server scans every upload; see docs/uploads.md.")
PORTAL_IS_SERVER = True
