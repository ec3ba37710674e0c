"""Settings of the test run: PostgreSQL when `PORTAL_DATABASE_URL` names one, else SQLite; tasks at once."""

import tempfile
from pathlib import Path

from core.settings.dev import *
from core.settings.dev import STORAGES

_VAR = Path(tempfile.mkdtemp(prefix="portal-test-"))

DEBUG = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
ALLOWED_HOSTS = ["*"]
MEDIA_ROOT = _VAR / "media"
STORAGES = {
    **STORAGES,
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": _VAR / "private", "base_url": None},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": []}}
# Tests that need the scanner start one of their own.
PORTAL_ANTIVIRUS = "off"
# All tests come from one address.
PORTAL_RATE_LIMIT = 0
PORTAL_INTAKE_DIR = _VAR / "intake"
# Tests hold nothing secret, and a folder in memory would outlive them.
SILENCED_SYSTEM_CHECKS = ["portal.W001"]
PORTAL_SEARCH_DIR = _VAR / "search"
PORTAL_SEARCH_ENGINE = "embedded"
# Each test's client would look through all static files before it asks for anything.
WHITENOISE_AUTOREFRESH = True
WAGTAILADMIN_BASE_URL = "http://testserver"
