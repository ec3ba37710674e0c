"""Closing an account and opening it again: what is held passes on first, nothing is deleted (B12, H06)."""

from __future__ import annotations

from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from sites.account_forms import CloseForm, ReopenForm
from sites.hosts import wan_origin
from sites.people_selectors import sites_of_people
from sites.people_views import PeopleForm
from sites.roles import Role, Screen
from sites.services.granting import reasons_against_touching
from sites.services.holdings import counts_of, things_of
from sites.services.people import close_account, last_roles, reopen_account, successors


class CloseView(PeopleForm):
    """ "Khóa tài khoản": hand over first, then close (B12)."""

    form_class = CloseForm
    template_name = "portal_sites/people/close.html"

    def get_page_title(self) -> str:
        """Whose account it is."""
        return _("Close the account of %(name)s") % {"name": self.person}

    @cached_property
    def held(self) -> int:
        """How many things must pass to a colleague."""
        return counts_of([self.person.pk], sites_of_people(self.viewer))[self.person.pk]

    def get_form_kwargs(self) -> dict[str, Any]:
        """The colleagues who can take over."""
        colleagues = successors(user=self.person, by=self.request.user) if self.held else []
        return {**super().get_form_kwargs(), "colleagues": colleagues, "must_hand_over": bool(self.held)}

    def act(self, form: CloseForm) -> str:
        """Close."""
        closed = close_account(
            user=self.person, by=self.request.user, reason=form.reason, to=form.cleaned_data.get("to")
        )
        if closed:
            return _("The account of %(name)s is closed; open sessions end at the next click.") % {
                "name": self.person
            }
        return _("%(name)s has no role on your site any more.") % {"name": self.person}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What passes on; titles only for who may read the items (B13)."""
        things = things_of(self.person, sites_of_people(self.viewer)) if self._reads else []
        return {
            **super().get_context_data(**kwargs),
            "row": self.row,
            "held": self.held,
            "things": things,
            "refusals": reasons_against_touching(self.viewer, self.person),
        }

    @property
    def _reads(self) -> bool:
        return self.viewer.enters(Screen.READING)


class ReopenView(PeopleForm):
    """A closed account gets roles again; its owner sets a new password."""

    form_class = ReopenForm
    template_name = "portal_sites/people/reopen.html"

    def get_page_title(self) -> str:
        """Whose account it is."""
        return _("Open the account of %(name)s again") % {"name": self.person}

    @cached_property
    def former(self) -> list[Any]:
        """Roles held when the account was closed; those given for a time are given anew by hand."""
        return [grant for grant in last_roles(self.person, self.request.user) if grant.valid_until is None]

    def get_form_kwargs(self) -> dict[str, Any]:
        """The former roles."""
        return {**super().get_form_kwargs(), "grants": self.former}

    def act(self, form: ReopenForm) -> str:
        """Reopen."""
        chosen = [grant for grant in self.former if str(grant.pk) in form.cleaned_data["grants"]]
        reopen_account(
            user=self.person,
            by=self.request.user,
            roles=[(Role(grant.role), grant.portal_site) for grant in chosen],
            reason=form.cleaned_data["reason"],
            origin=wan_origin(self.request),
        )
        return _("Invitation sent to %(name)s, %(email)s.") % {
            "name": self.person,
            "email": self.person.email,
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The person as the list shows him."""
        return {**super().get_context_data(**kwargs), "row": self.row, "former": self.former}
