"""Settings of the embedded default: SQLite, search and tasks in this process, mail on the console."""

from pathlib import Path

import environ

from core.settings.base import *
from core.settings.base import PORTAL_ANTIVIRUS, STORAGES, TASKS, VAR_DIR
from core.settings.env import ENV

DEBUG = ENV.debug
SECRET_KEY = ENV.secret_key or "development-only-key-that-no-server-may-use-0123456789abcdef"
ALLOWED_HOSTS = [*ENV.allowed_hosts, ".localhost", "127.0.0.1", "[::1]"]
DATABASES = {
    "default": environ.Env.db_url_config(ENV.database_url or f"sqlite:///{VAR_DIR / 'portal.sqlite3'}"),
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Readers go on while one writer writes; a second writer waits instead of failing.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"}}
TASKS = {"default": {**TASKS["default"], "BACKEND": "core.task_backends.ThreadBackend"}}
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
# Whoever has a clamd running uses it; else nothing is scanned, and the upload screen says so.
if not ENV.antivirus and not Path(PORTAL_ANTIVIRUS.removeprefix("unix:")).exists():
    PORTAL_ANTIVIRUS = "off"

SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
SECURE_HSTS_SECONDS = 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = False
SECURE_PROXY_SSL_HEADER = None

WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
WAGTAILADMIN_BASE_URL = ENV.base_url or "http://wan.truongkhe.localhost:8000"
PORTAL_PATTERN_LIBRARY = True
