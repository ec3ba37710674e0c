"""Where Wagtail asks about people: addresses, menu, names of their acts."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLResolver, include, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail_modeladmin.options import modeladmin_register

from sites.access.person import Person
from sites.roles import Screen
from sites.visit_viewsets import VisitAdmin

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


@hooks.register("register_admin_urls")
def people_urls() -> list[URLResolver]:
    """Screens of people."""
    return [path("people/", include("sites.people_urls"))]


class PeopleMenuItem(MenuItem):
    """ "Người dùng", for whoever looks after people."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Managers and the technical administrator."""
        return Person.of(request.user).enters(Screen.PEOPLE)


@hooks.register("register_admin_menu_item")
def people_menu() -> MenuItem:
    """Own people."""
    return PeopleMenuItem(_("People"), reverse("people:index"), name="people", icon_name="group", order=690)


@hooks.register("insert_global_admin_css")
def people_styles() -> SafeString:
    """The people's screens."""
    return format_html('<link rel="stylesheet" href="{}">', static("admin/people.css"))


modeladmin_register(VisitAdmin)
