"""Where Wagtail asks about people: addresses, menu, names of their acts."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

PEOPLE_ACTIONS = {
    "portal.invited": _("Invited"),
    "portal.invitation_taken": _("Invitation taken up"),
    "portal.role_given": _("Role given"),
    "portal.role_taken": _("Role taken"),
    "portal.seat_given": _("Seat on the board given"),
    "portal.seat_ended": _("Seat on the board ended"),
    "portal.account_closed": _("Account closed"),
    "portal.account_reopened": _("Account opened again"),
    "portal.handed_over": _("Handed over to a colleague"),
}


@hooks.register("register_log_actions")
def name_acts_on_people(actions: Any) -> None:
    """Acts on people in the history (B11)."""
    for name, label in PEOPLE_ACTIONS.items():
        actions.register_action(name, label, label)
