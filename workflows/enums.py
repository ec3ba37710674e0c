"""Closed lists of moderation."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Step(models.TextChoices):
    """The three steps of every item (tiếp nhận → biên tập → duyệt) (C01)."""

    RECEIVE = "receive", _("Receive")
    EDIT = "edit", _("Edit the text")
    APPROVE = "approve", _("Approve")


class Action(models.TextChoices):
    """What a person may do with an item in hand; the values are Wagtail's."""

    ADVANCE = "approve", _("Pass on")
    RETURN = "reject", _("Return")


ADVANCE_LABELS = {
    Step.RECEIVE: _("Accept and pass to editing"),
    Step.EDIT: _("Finish editing and send for approval"),
    Step.APPROVE: _("Approve and publish"),
}
