"""Lists of pages in the admin: filters offer only people and sites that the viewer may know (A02)."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import MultipleUserFilter
from wagtail.admin.views.pages.listing import (
    EditedByFilter,
    ExplorableIndexView,
    GenericPageFilterSet,
    SiteFilter,
)
from wagtail.admin.views.pages.search import SearchView
from wagtail.admin.views.pages.usage import ContentTypeUseView
from wagtail.models import Page, PageLogEntry, Site

from sites.access.ownership import scoped
from sites.access.person import Person


def _people(ids: QuerySet[Any]) -> QuerySet[Any]:
    return get_user_model()._default_manager.filter(pk__in=ids.order_by().distinct())


def owners_of_own_pages(request: HttpRequest) -> QuerySet[Any]:
    """Owners of pages that the viewer may see."""
    return _people(scoped(Page.objects.all(), Person.of(request.user)).values("owner_id"))


def editors_of_own_pages(request: HttpRequest) -> QuerySet[Any]:
    """People who edited pages that the viewer may see."""
    edits = PageLogEntry.objects.filter(action="wagtail.edit")
    return _people(scoped(edits, Person.of(request.user)).values("user_id"))


def own_sites(request: HttpRequest) -> QuerySet[Site]:
    """Hosts of the sites that the viewer may see."""
    return scoped(Site.objects.all(), Person.of(request.user))


class OwnPageFilterSet(GenericPageFilterSet):
    """Wagtail's filters; who worked on other sites is on no list."""

    owner = MultipleUserFilter(label=_("Owner"), queryset=owners_of_own_pages, widget=CheckboxSelectMultiple)
    edited_by = EditedByFilter(
        label=_("Edited by"), queryset=editors_of_own_pages, widget=CheckboxSelectMultiple
    )
    site = SiteFilter(label=_("Site"), queryset=own_sites, widget=CheckboxSelectMultiple)

    class Meta(GenericPageFilterSet.Meta):
        pass


class NoActionsForReaders:
    """Without boxes to tick and acts below them for those who change nothing: both are closed to them."""

    request: HttpRequest
    template_name: str
    results_only: bool

    def get_table(self, object_list: Any) -> Any:
        """The table, without its first column for who only reads."""
        table = super().get_table(object_list)  # type: ignore[misc]  # of the view beside it
        if Person.of(self.request.user).only_reads:
            table.columns.pop("bulk_actions", None)
        return table

    def get_template_names(self) -> list[str]:
        """Wagtail's template, or the same without the acts."""
        if Person.of(self.request.user).only_reads and not self.results_only:
            return ["portal_sites/listing_to_read.html"]
        return super().get_template_names()  # type: ignore[misc, no-any-return]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the name of Wagtail's template, which ours is drawn over."""
        return super().get_context_data(listing_template=self.template_name, **kwargs)  # type: ignore[misc, no-any-return]


class ExplorerView(NoActionsForReaders, ExplorableIndexView):
    """Pages below a page."""


class PagesOfTypeView(NoActionsForReaders, ContentTypeUseView):
    """Pages of one kind."""

    def get_add_url(self) -> str | None:
        """Where to write another; nowhere for who only reads."""
        return None if Person.of(self.request.user).only_reads else super().get_add_url()

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The explorer above, in place of the shut report of kinds."""
        explorer = {"url": reverse("wagtailadmin_explore_root"), "label": _("Pages")}
        return [*self.breadcrumbs_items, explorer, super().get_breadcrumbs_items()[-1]]


class PageSearchView(NoActionsForReaders, SearchView):
    """Search among pages."""
