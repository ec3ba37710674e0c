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


STATES = {
    "in_progress": _("Waiting for the board"),
    "needs_changes": _("Returned for changes"),
    "approved": _("Published"),
    "cancelled": _("Withdrawn"),
}
"""What Wagtail calls the ways an item may stand, in the words of the board."""

WITHDRAWN = "portal.withdraw"
"""The act in the log by which a page was called back from readers."""

ADVANCE_LABELS = {
    Step.RECEIVE: _("Accept and pass to editing"),
    Step.EDIT: _("Finish editing and send for approval"),
    Step.APPROVE: _("Approve and publish"),
}
