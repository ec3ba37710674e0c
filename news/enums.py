"""Closed lists of the news app."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Genre(models.TextChoices):
    """Genre of an item (thể loại); drives deadline, checklist and royalty (E13)."""

    NEWS = "news", _("News item")
    ARTICLE = "article", _("Article")
    STUDY = "study", _("Study")
    REPORTAGE = "reportage", _("Reportage")
    INTERVIEW = "interview", _("Interview")
    REPUBLISHED = "republished", _("Taken from another source")
    PHOTO = "photo", _("Photo story")
    VIDEO = "video", _("Video")
    AUDIO = "audio", _("Audio")
