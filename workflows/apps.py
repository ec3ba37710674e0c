"""The editorial law: steps, routing, approval."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkflowsConfig(AppConfig):
    """Registers the publish gate and the workflow of new sites."""

    name = "workflows"
    verbose_name = _("Moderation")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Fill the registries of lower apps."""
        import_module("workflows.registration").register()
