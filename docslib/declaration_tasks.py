"""The mail to the chief when somebody could not declare for a document (G01)."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django_tasks import task
from wagtail.models import Page, PageLogEntry

from core.models import User
from docslib.look_selectors import people_who_approve
from sites.enums import Position
from sites.models import BoardMember, EditorialBoard
from sites.selectors import portal_site_of


@task()
def mail_declined(entry_id: int) -> int:
    """Tell the chief of the site's board that a document was stopped; returns how many mails were sent."""
    entry = PageLogEntry.objects.select_related("user").get(pk=entry_id)
    page = Page.objects.filter(pk=entry.page_id).first()
    if page is None or entry.user is None:
        return 0
    address = settings.WAGTAILADMIN_BASE_URL + reverse("docslib_admin:ready", args=[page.pk])
    sent = 0
    for person in _chiefs(page, but=entry.user):
        context = {"person": person, "title": entry.label, "who": entry.user, "address": address}
        subject = render_to_string("mails/declined_subject.txt", context).strip()
        sent += send_mail(subject, render_to_string("mails/declined.txt", context), None, [person.email])
    return sent


def _chiefs(page: Page, *, but: User) -> list[User]:
    """The chief in office, or who approves there where no chief has an address."""
    site, today = portal_site_of(page), timezone.localdate()
    if site is None:
        return []
    boards = EditorialBoard.objects.in_force(on=today).filter(portal_site=site)
    seats = BoardMember.objects.in_force(on=today).filter(board__in=boards, position=Position.CHIEF)
    people = get_user_model().objects.filter(pk__in=seats.values("user_id"), is_active=True).exclude(email="")
    return list(people.order_by("pk")) or people_who_approve(site, but=but)
