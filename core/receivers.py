"""What the ground floor listens to."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.apps import apps as current_apps
from django.apps.registry import Apps
from django.core.exceptions import PermissionDenied
from django.db.models.signals import post_delete, post_migrate, post_save, pre_delete, pre_migrate, pre_save
from django.utils.translation import gettext as _
from wagtail.models import Page, PageViewRestriction, ReferenceIndex
from wagtail.signals import page_published, post_page_move

from core.images import image_is_published
from core.models import PortalImage
from core.publishing import refuse_unauthorised_publication
from core.services.exposure import exposure_sync, exposure_sync_tree
from core.services.permission_names import name_permissions


def _sync_exposure(sender: type, instance: object, raw: bool = False, **kwargs: Any) -> None:
    if raw or not isinstance(instance, Page) or type(instance) is Page:
        return
    update_fields = kwargs.get("update_fields")
    if update_fields is None or "channel" in update_fields:
        exposure_sync(page=instance)


def _sync_moved_tree(sender: type, instance: Page, **kwargs: Any) -> None:
    exposure_sync_tree(page=instance)


def _sync_restricted_tree(
    sender: type, instance: PageViewRestriction, raw: bool = False, **kwargs: Any
) -> None:
    """Lists, feeds and the search close with the page: whoever set the restriction meant all of them."""
    page = None if raw else Page.objects.filter(pk=instance.page_id).first()
    if page is not None:
        exposure_sync_tree(page=page)


def _index_references(sender: type, instance: Page, **kwargs: Any) -> None:
    # Wagtail does it in the background, later than the first reader: until then he would find no picture.
    ReferenceIndex.create_or_update_for_object(instance)


def _keep_what_readers_see(sender: type, instance: PortalImage, **kwargs: Any) -> None:
    # The last road to a live page that no approval passes: a picture inside its text is no foreign key that protects.
    if image_is_published(instance):
        raise PermissionDenied(_("A published page shows this picture; take it out of the page first."))


def _name_permissions(sender: AppConfig, using: str, apps: Apps = current_apps, **kwargs: Any) -> None:
    try:
        apps.get_model("auth", "Permission")
    except LookupError:
        return
    name_permissions(app_label=sender.label, using=using)


def _connect_naming(**kwargs: Any) -> None:
    # Only now: receivers are called in the order they connected, and Django's makes the permissions.
    post_migrate.connect(_name_permissions, dispatch_uid="portal-permission-names")


def connect() -> None:
    """Connect the receivers; called once, when the app is ready."""
    pre_save.connect(refuse_unauthorised_publication, dispatch_uid="portal-publication-wall")
    post_save.connect(_sync_exposure, dispatch_uid="portal-exposure")
    pre_migrate.connect(_connect_naming, dispatch_uid="portal-permission-naming")
    for signal in (post_save, post_delete):
        signal.connect(
            _sync_restricted_tree, sender=PageViewRestriction, dispatch_uid="portal-exposure-restricted"
        )
    post_page_move.connect(_sync_moved_tree, dispatch_uid="portal-exposure-move")
    pre_delete.connect(_keep_what_readers_see, sender=PortalImage, dispatch_uid="portal-live-pictures")
    page_published.connect(_index_references, dispatch_uid="portal-references")
