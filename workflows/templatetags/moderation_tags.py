"""What the admin's frame says of whoever is logged in."""

from __future__ import annotations

from django import template
from django.template import Context

from sites.access.person import Person
from sites.roles import Screen
from workflows.selectors import seats_of

register = template.Library()


@register.simple_tag(takes_context=True)
def my_seats(context: Context) -> list[str]:
    """The person's roles with their sites, in words."""
    request = context.get("request")
    return seats_of(request.user) if request is not None and request.user.is_authenticated else []


@register.simple_tag(takes_context=True)
def reads_pages(context: Context) -> bool:
    """Whether the person opens lists of pages at all; who keeps accounts and sites does not (B13)."""
    return Person.of(context["request"].user).enters(Screen.READING)
