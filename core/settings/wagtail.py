"""Wagtail as the portal wants it: its own models and forms, nothing asked outside the house."""

from __future__ import annotations

from core.settings.env import ENV

WAGTAIL_SITE_NAME = "Trường Khê"
WAGTAILADMIN_BASE_URL = ENV.base_url or "http://localhost:8000"
WAGTAILIMAGES_IMAGE_MODEL = "core.PortalImage"
WAGTAILDOCS_DOCUMENT_MODEL = "core.PortalDocument"
WAGTAILIMAGES_IMAGE_FORM_BASE = "core.file_forms.ImageForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "core.file_forms.FileForm"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
# What the gate can read and so judge; nothing else is stored (G01).
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "doc", "rtf", "odt"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 100 * 1024 * 1024
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
# Drawn at full size a picture takes four bytes of memory a pixel.
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 60_000_000
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAIL_I18N_ENABLED = False
WAGTAIL_WORKFLOW_ENABLED = True
WAGTAIL_FINISH_WORKFLOW_ACTION = "workflows.services.finish.publish_approved_revision"
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = False
WAGTAIL_AUTOSAVE_INTERVAL = 0
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAILADMIN_EXTERNAL_LINK_CONVERSION = "off"
WAGTAILADMIN_USER_LOGIN_FORM = "core.forms.LoginForm"
WAGTAILADMIN_COMMENTS_ENABLED = True
# Addresses without diacritics: they are read out, typed and printed (A08).
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
# No request leaves the house (A07).
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
TAGGIT_CASE_INSENSITIVE = True
