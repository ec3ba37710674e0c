"""Old addresses that lead on (chuyển hướng): from a host of a site to a page or a path of the same site (A02, A04)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from wagtail.contrib.redirects.models import Redirect
from wagtail.log_actions import log
from wagtail.models import Page, Site

from sites.access.ownership import site_id_of

REDIRECT_CHANGED = "portal.redirect_changed"

RESERVED = frozenset({"admin", "static", "media", "tep", "mau", "tim-kiem", "sitemap.xml"})
"""First parts of addresses that are no page's."""


class RedirectRefused(Exception):
    """The redirect is not made; `reasons` say why, by field of the form."""

    def __init__(self, reasons: dict[str, str]) -> None:
        self.reasons = reasons
        super().__init__(" ".join(reasons.values()))


@dataclass(frozen=True)
class RedirectSpec:
    """Where an old address leads: to a page, or to a path of the same site."""

    old_path: str
    page: Page | None
    path: str
    is_permanent: bool


@transaction.atomic
def redirect_add(*, hosts: Sequence[Site], spec: RedirectSpec, user: Any) -> list[Redirect]:
    """Make the redirect on each of the hosts, which are of one site; raises RedirectRefused."""
    _check(hosts, spec)
    return [_write(Redirect(site=host), spec, user) for host in hosts]


@transaction.atomic
def redirect_change(*, redirect: Redirect, host: Site, spec: RedirectSpec, user: Any) -> Redirect:
    """Change one redirect; it counts as made by hand from now on. Raises RedirectRefused."""
    _check([host], spec, but=redirect.pk)
    stored = Redirect.objects.select_for_update().get(pk=redirect.pk)
    stored.site, stored.automatically_created = host, False
    return _write(stored, spec, user)


def _write(row: Redirect, spec: RedirectSpec, user: Any) -> Redirect:
    is_new = row.pk is None
    before = None if is_new else target_words(row)
    row.old_path = Redirect.normalise_path(spec.old_path)
    row.redirect_page, row.redirect_link = spec.page, spec.path
    row.redirect_page_route_path = ""
    row.is_permanent = spec.is_permanent
    row.save()
    if is_new:
        log(instance=row, action="wagtail.create", user=user, data={"to": target_words(row)})
    else:
        changes = {"redirect_link": [before, target_words(row)]}
        log(instance=row, action=REDIRECT_CHANGED, user=user, data={"changes": changes})
    return row


def target_words(row: Redirect) -> str:
    """Where the row leads, in words for the log."""
    return row.redirect_page.title if row.redirect_page else row.redirect_link


def _check(hosts: Sequence[Site], spec: RedirectSpec, *, but: int | None = None) -> None:
    reasons = {**_against_old_path(hosts, spec, but), **_against_target(hosts, spec)}
    if reasons:
        raise RedirectRefused(reasons)


def _against_old_path(hosts: Sequence[Site], spec: RedirectSpec, but: int | None) -> dict[str, str]:
    old = Redirect.normalise_path(spec.old_path)
    if not is_own_path(spec.old_path) or old == "/" or _first_part(old) in RESERVED:
        return {"old_path": _("Write the path of an old page, from the first slash on: /tin-cu/ten-bai/.")}
    taken = Redirect.objects.filter(old_path=old, site__in=hosts, automatically_created=False).exclude(pk=but)
    if names := list(taken.values_list("site__hostname", flat=True)):
        return {
            "old_path": _("This path already leads on at %(hosts)s. Change that redirect instead.")
            % {"hosts": ", ".join(sorted(names))}
        }
    Redirect.objects.filter(old_path=old, site__in=hosts, automatically_created=True).exclude(pk=but).delete()
    return {}


def _against_target(hosts: Sequence[Site], spec: RedirectSpec) -> dict[str, str]:
    if bool(spec.page) == bool(spec.path):
        return {"redirect_page": _("Choose one target: a page, or a path of the same site.")}
    if spec.page is not None:
        owners = {site_id_of(host) for host in hosts}
        if not spec.page.live or owners != {site_id_of(spec.page)}:
            return {"redirect_page": _("Choose a live page of the same site.")}
        return {}
    reason = _against_target_path(hosts, spec)
    return {"target_path": reason} if reason else {}


def _against_target_path(hosts: Sequence[Site], spec: RedirectSpec) -> str:
    target = Redirect.normalise_path(spec.path)
    if not is_own_path(spec.path) or _first_part(target) == "admin":
        return _("Write a path of the same site, from the first slash on, without a host name.")
    if target == Redirect.normalise_path(spec.old_path):
        return _("This leads back to where it came from.")
    if Redirect.objects.filter(old_path=target, site__in=hosts).exists():
        return _("This path leads on itself. Write where it ends.")
    return ""


def is_own_path(path: str) -> bool:
    """Whether `path` stays on the host it is read on: one slash, no scheme, no other host."""
    return path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None)


def _first_part(path: str) -> str:
    return path.lstrip("/").split("/", 1)[0].split("?", 1)[0]
