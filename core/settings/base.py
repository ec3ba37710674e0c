"""Production settings: secure as they stand; `dev` and `test` loosen them."""

import os
import re
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from core.settings import internet
from core.settings.env import ENV, PROJECT_DIR
from core.settings.wagtail import *

VAR_DIR = Path(ENV.var_dir)

SECRET_KEY = ENV.secret_key
DEBUG = False
ALLOWED_HOSTS = list(ENV.allowed_hosts)
CSRF_TRUSTED_ORIGINS = list(ENV.csrf_trusted_origins)

# Wagtail's apps come after ours, so that our templates and commands of the same name win.
INSTALLED_APPS = [
    "search",
    "workflows",
    "news",
    "docslib",
    "sites",
    "core",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.table_block",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "wagtail_modeladmin",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "sites.middleware.ChannelMiddleware",
    "search.rate_limits.RateLimits",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "sites.access.visits.VisitLog",
    "sites.access.firewall.AdminFirewall",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "sites.middleware.TombstoneMiddleware",
    "sites.redirect_middleware.ReaderRedirectMiddleware",
]

ROOT_URLCONF = "core.urls"
WSGI_APPLICATION = "core.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PROJECT_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "sites.context_processors.portal",
                "docslib.context_processors.library",
                "search.context_processors.keeping",
            ],
        },
    },
]

if not ENV.database_url:
    DATABASES = {}
else:
    DATABASES = {"default": {**environ.Env.db_url_config(ENV.database_url), "CONN_MAX_AGE": 60}}

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "portal_cache"},
}

AUTH_USER_MODEL = "core.User"
AUTHENTICATION_BACKENDS = ["core.backends.PortalBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "wagtailadmin_login"

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Vietnamese"))]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
LOCALE_PATHS = [PROJECT_DIR / "core/locale", PROJECT_DIR / "core/wagtail_locale"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_I18N = True
FORMAT_MODULE_PATH = ["core.formats"]
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
WAGTAIL_DATE_FORMAT = "%d/%m/%Y"
WAGTAIL_DATETIME_FORMAT = "%d/%m/%Y %H:%M"
WAGTAIL_TIME_FORMAT = "%H:%M"

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [PROJECT_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # Official files lie outside MEDIA_ROOT: only the view that asks the gate can reach them.
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": VAR_DIR / "private", "base_url": None},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# Uploads lie in memory until they are judged; a large one is written by Django itself before any view is asked.
_MEMORY = Path("/dev/shm")  # noqa: S108  # `core.intake` refuses a folder that somebody else made there
PORTAL_INTAKE_DIR = Path(
    ENV.intake_dir or (_MEMORY if _MEMORY.is_dir() else VAR_DIR) / f"portal-{os.geteuid()}"
)
PORTAL_INTAKE_BYTES = ENV.intake_megabytes * 1024 * 1024
PORTAL_ANTIVIRUS = ENV.antivirus or "unix:/run/clamav/clamd.ctl"
PORTAL_MAX_SCANNED_PAGES = ENV.max_scanned_pages
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "core.upload_handlers.IntakeUploadHandler",
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

EMAIL_CONFIG = environ.Env.email_url_config(ENV.email_url)
EMAIL_BACKEND = EMAIL_CONFIG["EMAIL_BACKEND"]
EMAIL_HOST = EMAIL_CONFIG.get("EMAIL_HOST") or "localhost"
EMAIL_PORT = EMAIL_CONFIG.get("EMAIL_PORT") or 25
EMAIL_HOST_USER = EMAIL_CONFIG.get("EMAIL_HOST_USER") or ""
EMAIL_HOST_PASSWORD = EMAIL_CONFIG.get("EMAIL_HOST_PASSWORD") or ""
EMAIL_USE_TLS = EMAIL_CONFIG.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = EMAIL_CONFIG.get("EMAIL_USE_SSL", False)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = ENV.email_from

TASKS = {
    "default": {
        "BACKEND": {
            "database": "django_tasks_db.DatabaseBackend",
            "thread": "core.task_backends.ThreadBackend",
            "immediate": "django_tasks.backends.immediate.ImmediateBackend",
        }[ENV.task_backend],
        "QUEUES": [],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": ENV.log_level},
    # One line a task and a page event is noise beside the audit log.
    "loggers": {name: {"level": "WARNING"} for name in ("django_tasks", "wagtail", "elastic_transport")},
}

# Security (N13)
SECURE_SSL_REDIRECT = ENV.https
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENV.https else None
SECURE_HSTS_SECONDS = 31_536_000 if ENV.https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = ENV.https
SECURE_HSTS_PRELOAD = ENV.https
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENV.https
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 8 * 60 * 60
X_FRAME_OPTIONS = "DENY"  # Wagtail allows its own previews one by one.

# The portal
PORTAL_CHANNEL = ENV.channel
PORTAL_SEARCH_DIR = VAR_DIR / "search"
PORTAL_SEARCH_ENGINE = ENV.search_engine
PORTAL_SEARCH_SERVERS = ENV.search_servers
PORTAL_SEARCH_CA = ENV.search_ca
PORTAL_SEARCH_PREFIX = ENV.search_prefix
PORTAL_SEARCH_USERS = {
    "internet_reader": ENV.search_internet_reader,
    "internet_writer": ENV.search_internet_writer,
    "wan_reader": ENV.search_wan_reader,
    "wan_writer": ENV.search_wan_writer,
}
PORTAL_SEARCH_SHARDS = ENV.search_shards
PORTAL_SEARCH_REPLICAS = ENV.search_replicas
PORTAL_SEARCH_TIMEOUT_MS = ENV.search_timeout_ms
PORTAL_OFFICE_MAIL_DOMAINS = tuple(domain.lower() for domain in ENV.office_mail_domains)
PORTAL_PATTERN_LIBRARY = False
PORTAL_MEDIA_ACCEL_URL = ENV.media_accel_url
PORTAL_RATE_LIMIT = ENV.rate_limit
PORTAL_IS_SERVER = False  # `production` says otherwise: some warnings are errors there

if not re.fullmatch(r"off|unix:/.+|tcp:.+:\d{1,5}", PORTAL_ANTIVIRUS):
    raise ImproperlyConfigured("PORTAL_ANTIVIRUS must be unix:/path, tcp:host:port or off.")
if ENV.search_engine not in {"embedded", "cluster"}:
    raise ImproperlyConfigured("PORTAL_SEARCH_ENGINE must be 'embedded' or 'cluster'.")
if ENV.channel not in {"", "wan", "internet"}:
    raise ImproperlyConfigured("PORTAL_CHANNEL must be 'wan', 'internet' or empty.")
if PORTAL_CHANNEL == "internet":
    MIDDLEWARE = internet.for_readers(MIDDLEWARE)
    CACHES = internet.CACHES
    FILE_UPLOAD_HANDLERS = internet.FILE_UPLOAD_HANDLERS
    PORTAL_SEARCH_USERS = internet.readers_of_cluster(PORTAL_SEARCH_USERS)
