"""Mails about uploaded files; none names a file that has not been cleared, none holds a word of one (G01)."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django_tasks import task

from core.models import User
from docslib.look_selectors import people_who_approve, people_who_look
from docslib.models import PendingUpload, StoppedFile
from sites.selectors import portal_site_of


@task()
def mail_held(upload_id: int) -> int:
    """Ask the people who may look at a held file to do so; returns how many mails were sent."""
    upload = PendingUpload.objects.select_related("user", "library").filter(pk=upload_id).first()
    site = portal_site_of(upload.library) if upload is not None else None
    if upload is None or site is None:
        return 0
    address = _address("docslib_admin:look", upload.pk)
    people = people_who_look(site, uploader=upload.user)
    return sum(
        _send("held", {"person": person, "upload": upload, "site": site, "address": address}, person)
        for person in people
    )


@task()
def mail_answer(upload_id: int) -> int:
    """Tell the uploader what became of a file that did not go through by itself; returns how many mails were sent."""
    upload = PendingUpload.objects.select_related("user").filter(pk=upload_id).first()
    if upload is None:
        return 0
    address = _address("docslib_admin:incoming", upload.token)
    return _send("upload_answer", {"person": upload.user, "upload": upload, "address": address}, upload.user)


@task()
def mail_stopped(stopped_id: int) -> int:
    """Tell the uploader and who approves on the site that a file was stopped; returns how many mails were sent."""
    stopped = StoppedFile.objects.select_related("user", "portal_site").get(pk=stopped_id)
    address = _address("docslib_admin:stopped", stopped.pk)
    told = [stopped.user, *people_who_approve(stopped.portal_site, but=stopped.user)]
    return sum(
        _send("stopped_file", {"person": person, "stopped": stopped, "address": address}, person)
        for person in told
    )


def _address(name: str, argument: object) -> str:
    return settings.WAGTAILADMIN_BASE_URL + reverse(name, args=[argument])


def _send(name: str, context: dict[str, object], to: User) -> int:
    if not to.email:
        return 0
    subject = render_to_string(f"mails/{name}_subject.txt", context).strip()
    return send_mail(subject, render_to_string(f"mails/{name}.txt", context), None, [to.email])
