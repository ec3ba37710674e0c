"""Taking up an invitation: the person sets his password, and the account opens (N08)."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.views import PasswordResetConfirmView
from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView

from sites.services.grants import PeopleRefused
from sites.services.invitations import INVITATION_LIFE, invitation_tokens
from sites.services.people import take_up_invitation

GONE = 410


@method_decorator(never_cache, name="dispatch")
class InvitationView(PasswordResetConfirmView):
    """Django's page for a new password, with the tokens of invitations: the address with the token is left at once
    for one without it, so that it stands in no history."""

    template_name = "portal_sites/people/invitation.html"
    token_generator = invitation_tokens  # type: ignore[assignment]  # asked for two methods only
    success_url = reverse_lazy("invitation_taken")

    @transaction.atomic
    def form_valid(self, form: Any) -> HttpResponse:
        """Keep the password and open the account; an invitation that was taken back meanwhile opens nothing."""
        try:
            response: HttpResponse = super().form_valid(form)
            take_up_invitation(user=self.user)
        except PeopleRefused as refused:
            transaction.set_rollback(True)
            form.add_error(None, refused.reasons[0])
            return self.form_invalid(form)
        return response

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        """A used or old link is gone, and says so to programs too."""
        if not context.get("validlink"):
            kwargs["status"] = GONE
        return super().render_to_response(context, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """How long links live, for who comes late."""
        person = self.user if isinstance(self.user, get_user_model()) else None
        return {**super().get_context_data(**kwargs), "days": INVITATION_LIFE.days, "person": person}


class InvitationTaken(TemplateView):
    """The password is set: log in."""

    template_name = "portal_sites/people/invitation_taken.html"
