"""The page every page type of the portal derives from."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page, Revision

from core.channels import Channel, channel_of
from core.gates import PublishRequest, check_publish
from core.managers import PortalPageManager, visible_pages
from core.page_forms import ChannelPageForm, DraftCopyForm
from core.permissions import PortalPagePermissionTester
from core.publishing import publishing_authority


class BasePage(Page):
    """A page with a channel (kênh) that only the workflow publishes (A04, B14)."""

    channel = models.CharField(
        _("channel"),
        max_length=8,
        choices=Channel,
        default=Channel.BOTH,
        help_text=_(
            "Where this may be read. What is only for the Party network does not exist on the Internet."
        ),
    )

    objects: ClassVar[Any] = PortalPageManager()
    base_form_class = ChannelPageForm
    copy_form_class = DraftCopyForm

    channel_panels = [FieldPanel("channel")]
    promote_panels = [FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description")]
    show_in_menus_default = False

    class Meta:
        abstract = True

    def permissions_for_user(self, user: Any) -> PortalPagePermissionTester:
        """What `user` may do with this page in the admin."""
        return PortalPagePermissionTester(user, self)

    def publish(self, revision: Revision, user: Any = None, **kwargs: Any) -> Any:
        """Put `revision` live when every publish gate is open; raises PublishRefused with the reasons (B14)."""
        check_publish(PublishRequest(page=revision.as_object(), revision=revision, user=user))
        kwargs["skip_permission_checks"] = True
        with transaction.atomic(), publishing_authority("gates"):
            return super().publish(revision, user=user, **kwargs)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer readers of the page's channel; 404 for everybody else (A04)."""
        if not visible_pages(channel_of(request)).filter(pk=self.pk).exists():
            raise Http404
        response: HttpResponse = super().serve(request, *args, **kwargs)
        return response
