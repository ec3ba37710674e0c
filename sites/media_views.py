"""Lists of pictures and files whose filters offer only keywords of own pictures and files (A02).

They stand before Wagtail's at the same addresses; all else in them is Wagtail's.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import PopularTagsFilter
from wagtail.admin.utils import set_query_params
from wagtail.documents.views import documents
from wagtail.images import get_image_model
from wagtail.images.views import images
from wagtail.images.views.chooser import ImageChooserViewSet, ImageChooseView

from sites.access.person import Person
from sites.access.working_site import working_site
from sites.keyword_selectors import popular_tags


class OwnKeywords:
    """Replaces the filter of popular tags, which Wagtail counts over all sites."""

    filters: dict[str, Any]
    _meta: Any

    def __init__(self, *args: Any, request: Any, is_searching: bool | None = None, **kwargs: Any) -> None:
        super().__init__(*args, request=request, is_searching=is_searching, **kwargs)  # type: ignore[call-arg]  # the filter set behind
        self.filters.pop("tag", None)
        if found := popular_tags(self._meta.model, Person.of(request.user)):
            self.filters["tag"] = PopularTagsFilter(
                label=_("Keyword"),
                field_name="tags__name",
                choices=[(tag.name, tag.name) for tag in found],
                widget=forms.CheckboxSelectMultiple,
                use_subquery=is_searching,
                help_text=_("The ten most used on your pictures and files."),
            )


class OwnImagesFilterSet(OwnKeywords, images.ImagesFilterSet):
    """Filters of the list of pictures."""


class OwnFilesFilterSet(OwnKeywords, documents.DocumentsFilterSet):
    """Filters of the list of files."""


class IntoSiteInHand:
    """What is added from the list goes into the collection of the site in hand, unless another one is filtered."""

    request: HttpRequest
    current_collection: Any

    def get_add_url(self) -> str | None:
        """The address of the form, with the collection pre-set."""
        url: str | None = super().get_add_url()  # type: ignore[misc]  # of the view behind
        here = working_site(self.request)
        if not url or self.current_collection or here is None:
            return url
        return str(set_query_params(url, {"collection_id": here.collection_id}))


class ImageIndexView(IntoSiteInHand, images.IndexView):
    """The list of pictures."""

    filterset_class = OwnImagesFilterSet


class FileIndexView(IntoSiteInHand, documents.IndexView):
    """The list of files."""

    filterset_class = OwnFilesFilterSet


class OwnImageChooseView(ImageChooseView):
    """The picture chooser."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With keywords of own pictures."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["popular_tags"] = popular_tags(get_image_model(), Person.of(self.request.user))
        return context


class OwnImageChooserViewSet(ImageChooserViewSet):
    """Wagtail's viewset with our first view; only that one is asked for."""

    choose_view_class = OwnImageChooseView
