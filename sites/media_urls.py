"""Stands before Wagtail's own addresses of lists of pictures and files."""

from django.urls import path
from wagtail.images import get_image_model

from sites.media_views import FileIndexView, ImageIndexView, OwnImageChooserViewSet

chooser = OwnImageChooserViewSet(
    "wagtailimages_chooser", model=get_image_model(), url_prefix="images/chooser"
)

app_name = "own_media"
urlpatterns = [
    path("images/", ImageIndexView.as_view(), name="images"),
    path("images/results/", ImageIndexView.as_view(results_only=True), name="image_results"),
    path("images/chooser/", chooser.choose_view, name="choose_image"),
    path("documents/", FileIndexView.as_view(), name="files"),
    path("documents/results/", FileIndexView.as_view(results_only=True), name="file_results"),
]
