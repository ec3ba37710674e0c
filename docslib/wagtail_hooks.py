"""Where Wagtail asks the document library."""

from __future__ import annotations

from django.templatetags.static import static
from django.urls import URLResolver, include, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks


@hooks.register("register_admin_urls")
def reading_urls() -> list[URLResolver]:
    """Progress of readings; Wagtail lets nobody here who may not enter the admin."""
    return [path("readings/", include("docslib.urls"))]


@hooks.register("insert_global_admin_css")
def reading_styles() -> SafeString:
    """The panel of a document's files."""
    return format_html('<link rel="stylesheet" href="{}">', static("admin/readings.css"))


@hooks.register("insert_editor_js")
def reading_script() -> SafeString:
    """Progress without loading the page again."""
    return format_html('<script type="module" src="{}"></script>', static("admin/readings.js"))
