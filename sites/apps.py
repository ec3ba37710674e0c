"""Organs, boards, page trees, branding: who owns what is published."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SitesConfig(AppConfig):
    """The label leaves `sites` to django.contrib.sites, should a package ever need it."""

    name = "sites"
    label = "portal_sites"
    verbose_name = _("Sites and organs")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say whose everything is and who may enter where; make the frame's pages searchable; begin the demo."""
        import_module("sites.access.owners").register()
        import_module("sites.access.insiders").register()
        import_module("sites.access.page_policy").register()
        import_module("sites.access.choosing").register()
        import_module("sites.access.wagtail_doors").declare_doors()
        import_module("sites.access.doors_of_sites").declare_doors()
        import_module("sites.access.doors_of_own_site").declare_doors()
        import_module("sites.receivers").connect()
        import_module("sites.people_wagtail_hooks")
        import_module("sites.own_wagtail_hooks")
        import_module("sites.search_kind").register()
        import_module("sites.demo.registration").register()
        import_module("sites.isolation.registration").register()
