"""The ground floor: mechanisms that every other app uses and that know none of them."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    """Users, channels, gates, registries, Vietnamese text."""

    name = "core"
    verbose_name = _("Foundation")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put up the checks, the wall before publication and the upkeep of page exposure."""
        import_module("core.checks")
        import_module("core.receivers").connect()
