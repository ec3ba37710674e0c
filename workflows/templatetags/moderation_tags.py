"""What the admin's frame says of whoever is logged in."""

from __future__ import annotations

from django import template
from django.template import Context

from workflows.selectors import seats_of, site_name_of

register = template.Library()


@register.simple_tag(takes_context=True)
def my_site_name(context: Context) -> str:
    """The site the person works for; nothing for those who work for several or for none."""
    request = context.get("request")
    return site_name_of(request.user) if request is not None and request.user.is_authenticated else ""


@register.simple_tag(takes_context=True)
def my_seats(context: Context) -> list[str]:
    """The person's roles with their sites, in words."""
    request = context.get("request")
    return seats_of(request.user) if request is not None and request.user.is_authenticated else []
