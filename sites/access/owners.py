"""To which site Wagtail's own objects and those of this app belong."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Model, Q
from django.db.models.functions import Cast
from django.db.models.signals import pre_save
from wagtail.models import Collection, Page, PageLogEntry

from core.permissions import SITE_PATH_LENGTH
from sites.access.ownership import Ownership, register_owner, site_id_of
from sites.models.portal_site import PortalSite

COLLECTION_PATH_LENGTH = 2 * Collection.steplen
"""Collections of sites are siblings under the root collection, as the sites' pages are."""


def page_site_id(page: Page) -> int | None:
    """The site whose tree holds the page; the tree root is nobody's."""
    top = page.path[:SITE_PATH_LENGTH]
    return PortalSite.objects.filter(root_page__path=top).values_list("pk", flat=True).first()


def collection_site_id(collection: Collection) -> int | None:
    """The site whose collection this is or lies in; the root collection is nobody's."""
    top = collection.path[:COLLECTION_PATH_LENGTH]
    return PortalSite.objects.filter(collection__path=top).values_list("pk", flat=True).first()


def below(field: str, tree: str) -> Callable[[Iterable[PortalSite]], Q]:
    """Rows whose tree path `field` lies at or below the sites' `tree` ("root_page" or "collection")."""

    def rows(sites: Iterable[PortalSite]) -> Q:
        found = Q(pk__in=[])
        for site in sites:
            found |= Q(**{f"{field}__startswith": getattr(site, tree).path})
        return found

    return rows


def through(name: str, prefix: str, tree: str, find: Callable[[Any], int | None]) -> Ownership:
    """Owned through a relation `name` to a page or collection, whose path is `prefix`path."""
    return Ownership(below(f"{prefix}path", tree), lambda obj: find(getattr(obj, name)))


def _page_ids(sites: Iterable[PortalSite]) -> Any:
    """Ids of the sites' pages as text, as generic relations keep them."""
    pages = Page.objects.filter(below("path", "root_page")(sites)).order_by()
    return pages.annotate(text_id=Cast("pk", CharField())).values("text_id")


def _generic_rows(prefix: str = "") -> Callable[[Iterable[PortalSite]], Q]:
    """Rows whose generic relation (base content type and object id) leads to a page of the sites."""

    def rows(sites: Iterable[PortalSite]) -> Q:
        page_type = ContentType.objects.get_for_model(Page).pk
        return Q(
            **{f"{prefix}base_content_type": page_type, f"{prefix}object_id__in": _page_ids(list(sites))}
        )

    return rows


def _entry_rows(sites: Iterable[PortalSite]) -> Q:
    """Acts on pages of the sites, and on pages that were deleted there: their last entry keeps the site."""
    listed = list(sites)
    deleted = PageLogEntry.objects.filter(deleted=True, data__portal_site__in=[site.pk for site in listed])
    # Not by a join: the relation of an entry may lead to a page that is gone, and a join would lose the entry.
    here = Page.objects.filter(below("path", "root_page")(listed)).order_by()
    return Q(page_id__in=here.values("pk")) | Q(page_id__in=deleted.order_by().values("page_id"))


def _entry_site_id(entry: PageLogEntry) -> int | None:
    page = Page.objects.filter(pk=entry.page_id).first()
    if page is not None:
        return page_site_id(page)
    last = PageLogEntry.objects.filter(page=entry.page_id, deleted=True).values_list(
        "data__portal_site", flat=True
    )
    return last.first()


def remember_site_of_deleted(sender: type, instance: Model, **kwargs: Any) -> None:
    """Before the entry of a deletion is written: note the site, since the page's own path goes with it (H06)."""
    if isinstance(instance, PageLogEntry) and instance.deleted and "portal_site" not in instance.data:
        instance.data = {**instance.data, "portal_site": page_site_id(instance.page)}


def _content_site_id(state: Any) -> int | None:
    """The site of what a revision or a workflow state is about; snippets and vanished pages are nobody's."""
    content: Model | None = state.content_object
    return site_id_of(content) if isinstance(content, Page) else None


def register() -> None:
    """Say whose everything is; called once when the app is ready."""
    pre_save.connect(remember_site_of_deleted, sender=PageLogEntry, dispatch_uid="portal-site-of-deleted")
    register_owner("wagtailcore.Page", Ownership(below("path", "root_page"), page_site_id))
    register_owner("wagtailcore.Collection", Ownership(below("path", "collection"), collection_site_id))
    collected = through("collection", "collection__", "collection", collection_site_id)
    register_owner("core.PortalImage", collected)
    register_owner("core.PortalDocument", collected)
    register_owner(
        "core.PortalRendition",
        Ownership(
            below("image__collection__path", "collection"),
            lambda row: collection_site_id(row.image.collection),
        ),
    )
    register_owner("wagtailcore.PageLogEntry", Ownership(_entry_rows, _entry_site_id))
    register_owner("wagtailcore.Comment", through("page", "page__", "root_page", page_site_id))
    register_owner("wagtailcore.Revision", Ownership(_generic_rows(), _content_site_id))
    register_owner("wagtailcore.WorkflowState", Ownership(_generic_rows(), _content_site_id))
    register_owner(
        "wagtailcore.TaskState",
        Ownership(_generic_rows("workflow_state__"), lambda row: _content_site_id(row.workflow_state)),
    )
    _register_own_models()


def _register_own_models() -> None:
    by_site = Ownership(
        lambda sites: Q(portal_site__in=[site.pk for site in sites]), lambda row: row.portal_site_id
    )
    for model in ("SiteHost", "RoleGroup", "RoleGrant", "EditorialBoard", "SiteTag"):
        register_owner(f"portal_sites.{model}", by_site)
    register_owner(
        "portal_sites.PortalSite",
        Ownership(lambda sites: Q(pk__in=[site.pk for site in sites]), lambda row: row.pk),
    )
    by_host = Ownership(
        lambda sites: Q(portal_host__portal_site__in=[site.pk for site in sites]),
        lambda row: row.portal_host.portal_site_id if hasattr(row, "portal_host") else None,
    )
    register_owner("wagtailcore.Site", by_host)
    register_owner(
        "wagtailredirects.Redirect",
        Ownership(
            lambda sites: Q(site__portal_host__portal_site__in=[site.pk for site in sites]),
            lambda row: by_host.site_id(row.site) if row.site_id else None,
        ),
    )
