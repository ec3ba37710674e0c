"""Keywords of own sites, for the site's manager (row 10 of Wagtail's open doors: one list for all sites)."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic

from sites.access.viewsets import SiteOwnedViewSet
from sites.keyword_forms import SiteTagForm
from sites.models import SiteTag
from sites.roles import Screen
from sites.services.keywords import KeywordRefused, keyword_put


class KeywordIndexView(generic.IndexView):
    """The list."""

    page_title = _("Keywords")
    add_item_label = _("Add a keyword")
    verbose_name_plural = _("keywords")
    table_classname = "listing b-own-list"

    def get_base_queryset(self) -> Any:
        """With what the columns show."""
        return super().get_base_queryset().select_related("tag", "portal_site")


class KeywordInForm:
    """Saves through the service and shows its reason beside the field."""

    form: Any
    request: Any

    def save_instance(self) -> SiteTag:
        """Put the keyword on the list; raises KeywordRefused."""
        data = self.form.cleaned_data
        return keyword_put(
            row=self.form.instance,
            portal_site=data["portal_site"],
            name=data["keyword"],
            user=self.request.user,
        )

    def form_valid(self, form: SiteTagForm) -> HttpResponse:
        """Save, or show the form again with the reason against it."""
        try:
            response: HttpResponse = super().form_valid(form)  # type: ignore[misc]  # of the view behind
        except KeywordRefused as refused:
            form.add_error("keyword", refused.reason)
            self.produced_error_message = self.get_error_message()  # type: ignore[attr-defined]
            return self.form_invalid(form)  # type: ignore[attr-defined, no-any-return]
        return response


class KeywordAddView(KeywordInForm, generic.CreateView):
    """One more keyword."""


class KeywordEditView(KeywordInForm, generic.EditView):
    """Another word in its place."""


class KeywordDeleteView(generic.DeleteView):
    """Takes a keyword off the list."""

    @property
    def confirmation_message(self) -> Any:
        """What is lost and what stays."""
        return _("It is no longer offered to writers of the site. Articles, pictures and files keep it.")


class SiteKeywordViewSet(SiteOwnedViewSet):
    """What writers of a site are offered as keywords."""

    model = SiteTag
    screen = Screen.SITE
    name = "site_keywords"
    url_prefix = "site-keywords"
    icon = "tag"
    menu_label = _("Keywords")
    copy_view_enabled = False
    add_to_reference_index = False
    index_view_class = KeywordIndexView
    add_view_class = KeywordAddView
    edit_view_class = KeywordEditView
    delete_view_class = KeywordDeleteView
    ordering = ["tag__name"]
    list_display = ["__str__", Column("portal_site", label=_("Site"), accessor="portal_site.short_name")]
    list_filter = ["portal_site"]
    search_fields = ["tag__name"]

    def get_form_class(self, for_update: bool = False) -> type[SiteTagForm]:
        """The word is typed, not chosen among all words of the portal."""
        return SiteTagForm
