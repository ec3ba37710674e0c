"""Mails of the sites app, sent behind the request."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django_tasks import task

from sites.services.invitations import INVITATION_LIFE, invitation_path, is_invited


@task()
def mail_invitation(user_id: int, by_id: int, origin: str) -> int:
    """Send the person the link at which he sets his password; returns how many mails were sent.

    The link is made here, so that it waits in no table of tasks.
    """
    users = get_user_model().objects
    person, inviter = users.get(pk=user_id), users.get(pk=by_id)
    if not is_invited(person) or not person.email:
        return 0
    context = {
        "person": person,
        "inviter": inviter,
        "roles": person.role_grants.open().select_related("portal_site"),
        "address": origin.rstrip("/") + invitation_path(person),
        "days": INVITATION_LIFE.days,
    }
    subject = render_to_string("mails/invitation_subject.txt", context).strip()
    return send_mail(subject, render_to_string("mails/invitation.txt", context), None, [person.email])
