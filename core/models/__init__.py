"""Models every other app builds on."""

# isort: off
# The user first: Wagtail's forms ask for it as soon as they are imported.
from core.models.user import User
from core.models.exposure import PageExposure
from core.models.files import PortalDocument, PortalImage, PortalRendition
from core.models.page import BasePage
from core.models.calendar import CalendarDay
# isort: on

__all__ = [
    "BasePage",
    "CalendarDay",
    "PageExposure",
    "PortalDocument",
    "PortalImage",
    "PortalRendition",
    "User",
]
