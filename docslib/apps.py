"""Official documents and their files."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocslibConfig(AppConfig):
    """Registers what lower pages, the gate and the files ask of documents."""

    name = "docslib"
    verbose_name = _("Document library")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Fill the registries of lower apps and listen to uploads."""
        import_module("docslib.registration").register()
        import_module("docslib.receivers").connect()
