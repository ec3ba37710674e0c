"""What the admin's frame says of whoever is logged in."""

from __future__ import annotations

from django import template
from django.template import Context

from workflows.selectors import seats_of

register = template.Library()


@register.simple_tag(takes_context=True)
def my_seats(context: Context) -> list[str]:
    """The person's roles with their sites, in words."""
    request = context.get("request")
    return seats_of(request.user) if request is not None and request.user.is_authenticated else []
