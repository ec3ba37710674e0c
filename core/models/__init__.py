"""Models every other app builds on."""

# isort: off
# The user first: Wagtail's forms ask for it as soon as they are imported.
from core.models.user import User
from core.models.exposure import PageExposure
from core.models.files import PortalDocument, PortalImage, PortalRendition
from core.models.page import BasePage
# isort: on

__all__ = ["BasePage", "PageExposure", "PortalDocument", "PortalImage", "PortalRendition", "User"]
