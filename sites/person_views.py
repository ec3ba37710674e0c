"""One person: roles, seats, invitation, and the record of all of it (B11, B12)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from sites.account_forms import ResendForm
from sites.hosts import wan_origin
from sites.people_cards import State
from sites.people_forms import RoleForm, SeatForm, TakeRoleForm
from sites.people_selectors import grants_seen_by, sites_of_people
from sites.people_views import PeopleScreen
from sites.roles import Role
from sites.services.granting import reasons_against_touching
from sites.services.grants import PeopleRefused, give_role
from sites.services.people import resend_invitation
from sites.services.seats import set_seat, take_role_with_seat

Act = Callable[[Any], str]


class PersonView(PeopleScreen, TemplateView):
    """Everything about one person; each small form on the page names its act."""

    template_name = "portal_sites/people/person.html"

    def get_page_title(self) -> str:
        """The name."""
        return self.person.get_full_name()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do the act that the form names, or show the page again with every reason against it."""
        form, act = self._asked()
        if form.is_valid():
            try:
                messages.success(request, act(form))
            except PeopleRefused as refused:
                for reason in refused.reasons:
                    form.add_error(None, reason)
            else:
                return redirect("people:person", self.person.pk)
        return self.render_to_response(self.get_context_data(bound=form))

    def _asked(self) -> tuple[forms.Form, Act]:
        data = self.request.POST
        made: dict[str, tuple[Callable[[], forms.Form], Act]] = {
            "give": (lambda: RoleForm(data, viewer=self.viewer, prefix="give"), self._give),
            "take": (lambda: TakeRoleForm(data, prefix="take"), self._take),
            "seat": (lambda: SeatForm(data, prefix="seat"), self._seat),
            "resend": (lambda: ResendForm(data, prefix="resend"), self._resend),
        }
        if data.get("act") not in made:
            raise Http404
        make, act = made[data["act"]]
        return make(), act

    def _give(self, form: RoleForm) -> str:
        grant = give_role(
            user=self.person,
            role=Role(form.cleaned_data["role"]),
            portal_site=form.cleaned_data["portal_site"],
            by=self.request.user,
            reason=form.cleaned_data["reason"],
            valid_until=form.end,
        )
        return _("%(name)s has the role “%(role)s”.") % {
            "name": self.person,
            "role": grant.get_role_display(),
        }

    def _take(self, form: forms.Form) -> str:
        seen = grants_seen_by(self.viewer).filter(user=self.person)
        grant = get_object_or_404(seen, pk=form.cleaned_data["grant"])
        take_role_with_seat(grant=grant, by=self.request.user, reason=form.cleaned_data["reason"])
        return _("%(name)s no longer has the role “%(role)s”.") % {
            "name": self.person,
            "role": grant.get_role_display(),
        }

    def _seat(self, form: SeatForm) -> str:
        own = {site.pk: site for site in sites_of_people(self.viewer)}
        if form.cleaned_data["site"] not in own:
            raise Http404
        set_seat(
            user=self.person,
            portal_site=own[form.cleaned_data["site"]],
            position=form.seat,
            areas=form.cleaned_data["areas"],
            by=self.request.user,
            reason=form.cleaned_data["reason"],
        )
        return _("The seat on the board was changed.")

    def _resend(self, form: forms.Form) -> str:
        email = form.cleaned_data["email"]
        resend_invitation(
            user=self.person, by=self.request.user, origin=wan_origin(self.request), email=email
        )
        return _("Invitation sent to %(name)s, %(email)s.") % {"name": self.person, "email": email}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The person, his forms, the record."""
        bound: forms.Form | None = kwargs.pop("bound", None)
        row = self.row
        context = super().get_context_data(**kwargs)
        context.update(
            row=row,
            person=self.person,
            refusals=reasons_against_touching(self.viewer, self.person),
            is_closed=row.state == State.CLOSED,
            is_invited=row.state == State.INVITED,
            give=bound if isinstance(bound, RoleForm) else RoleForm(viewer=self.viewer, prefix="give"),
            take=bound if isinstance(bound, TakeRoleForm) else None,
            seats=self._seat_forms(bound),
            resend=self._resend_form(bound),
            history=grants_seen_by(self.viewer).filter(user=self.person).exclude(ended_at=None),
        )
        return context

    def _resend_form(self, bound: forms.Form | None) -> forms.Form:
        if isinstance(bound, ResendForm):
            return bound
        return ResendForm(prefix="resend", initial={"email": self.person.email})

    def _seat_forms(self, bound: forms.Form | None) -> list[tuple[Any, Any, SeatForm]]:
        """(site, seat now, form) of every own site on which the person works."""
        works_on = {role.site_id for role in self.row.roles}
        seats = {seat.site_id: seat for seat in self.row.seats}
        found = []
        for site in sites_of_people(self.viewer):
            if site.pk not in works_on:
                continue
            seat = seats.get(site.pk)
            form = SeatForm(prefix="seat", initial=self._seat_now(site.pk, seat), auto_id=f"id_{site.pk}_%s")
            if isinstance(bound, SeatForm) and bound.data.get("seat-site") == str(site.pk):
                form = bound
            found.append((site, seat, form))
        return found

    @staticmethod
    def _seat_now(site_id: int, seat: Any) -> dict[str, Any]:
        if seat is None:
            return {"site": site_id}
        return {"site": site_id, "position": seat.position, "areas": list(seat.area_ids)}
