"""Keeping, renaming and letting go of a reader's own things (A10).

The owner is always the signed-in user that the view passes in; nothing in a request names him. Only the link in a mail
stops that mail without one: its token is the right to do so.
"""

from __future__ import annotations

import uuid

from django.core.exceptions import BadRequest
from django.db import models, transaction
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from core.channels import Channel
from core.models import User
from core.search_kinds import read_key, visible_by_kind
from search.kept_selectors import AREA, FOLLOWED_KIND
from search.models import Follow, SavedPage, SavedSearch
from search.params import parse_params
from sites.models import PortalSite, SubjectArea

MAX_KEPT = 100
"""Of each: more than anybody goes through, few enough for one page and one question a night."""
ADDRESS_LETTERS = SavedSearch._meta.get_field("address").max_length or 0
NAME_LETTERS = SavedSearch._meta.get_field("name").max_length or 0
ALERTS: tuple[type[SavedSearch] | type[Follow], ...] = (SavedSearch, Follow)


class KeepingRefused(ValueError):
    """What was asked cannot be kept or changed; the text says why and what to do, for the reader."""


class NotKept(LookupError):
    """The reader keeps no such thing."""


@transaction.atomic
def search_keep(*, user: User, address: str, home_site: PortalSite | None) -> SavedSearch:
    """Keep the search at `address` of the search page; raises KeepingRefused."""
    try:
        params = parse_params(QueryDict(address), home_site=home_site.pk if home_site else None)
    except BadRequest as error:
        raise KeepingRefused(
            _("This search cannot be kept: its address is not one of this portal.")
        ) from error
    if not params.q and not params.is_filtered:
        raise KeepingRefused(
            _("Nothing is searched for yet. Type some words or choose a filter, then keep it.")
        )
    wanted = params.url().removeprefix("?")
    if len(wanted) > ADDRESS_LETTERS:
        raise KeepingRefused(_("This search is too long to be kept. Take off some filters and try again."))
    mine = _mine(SavedSearch, user)
    if mine.filter(address=wanted, home_site=home_site).exists():
        raise KeepingRefused(_("This search is kept already: it stands in the list below."))
    name = params.q[:NAME_LETTERS] or _("Search by filters")
    return SavedSearch.objects.create(user=user, name=name, address=wanted, home_site=home_site)


@transaction.atomic
def page_keep(*, user: User, key: str) -> SavedPage:
    """Keep the page of this index key ("document:12"), which the Party network shows; raises KeepingRefused."""
    page = _visible(key)
    if page is None:
        raise KeepingRefused(_("This page can no longer be read on this network, so it cannot be kept."))
    mine = _mine(SavedPage, user)
    if mine.filter(page=page).exists():
        raise KeepingRefused(_("This page is kept already: it stands in the list below."))
    return SavedPage.objects.create(user=user, page=page)


@transaction.atomic
def follow_begin(*, user: User, key: str) -> Follow:
    """Follow the section ("section:4") or subject area ("area:5") of this key; raises KeepingRefused."""
    section = _visible(key) if key.startswith(f"{FOLLOWED_KIND}:") else None
    area = _area(key) if key.startswith(f"{AREA}:") else None
    if section is None and area is None:
        raise KeepingRefused(
            _("This section can no longer be read on this network, so it cannot be followed.")
        )
    mine = _mine(Follow, user)
    if mine.filter(section=section, area=area).exists():
        raise KeepingRefused(_("This is followed already: it stands in the list below."))
    return Follow.objects.create(user=user, section=section, area=area)


@transaction.atomic
def search_rename(*, user: User, pk: int, name: str) -> None:
    """Give a saved search another name; raises KeepingRefused for an empty one, NotKept for what is not the user's."""
    wanted = " ".join(name.split())[:NAME_LETTERS]
    if not wanted:
        raise KeepingRefused(_("Give the search a name of at least one letter."))
    if not SavedSearch.objects.filter(user=user, pk=pk).update(name=wanted):
        raise NotKept


@transaction.atomic
def alert_set(*, user: User, model: type[SavedSearch] | type[Follow], pk: int, on: bool) -> None:
    """Begin or end mails; what is new counts from now. Raises KeepingRefused without an address, NotKept."""
    if on and not user.email:
        raise KeepingRefused(_("Your account has no mail address. Ask the technical office to enter one."))
    if not model.objects.filter(user=user, pk=pk).update(tells_by_mail=on, told_until=timezone.now()):
        raise NotKept


@transaction.atomic
def kept_remove(*, user: User, model: type[models.Model], pk: int) -> None:
    """Let go of a thing the user keeps; raises NotKept."""
    deleted, _each = model._default_manager.filter(user=user, pk=pk).delete()
    if not deleted:
        raise NotKept


def alert_of(token: uuid.UUID) -> SavedSearch | Follow | None:
    """The alert whose mails carry this token; None when there is none (any more)."""
    rows = (model.objects.filter(stop_token=token).first() for model in ALERTS)
    return next((row for row in rows if row is not None), None)


@transaction.atomic
def alert_stop(token: uuid.UUID) -> bool:
    """End the mails that carry this token, whoever holds it; False when it belongs to nothing (any more)."""
    return any(model.objects.filter(stop_token=token).update(tells_by_mail=False) for model in ALERTS)


def _mine(model: type[models.Model], user: User) -> models.QuerySet:
    """The user's rows, while there is room for one more; raises KeepingRefused when there is none.

    The user's own row is locked: two tabs together do not pass the limit.
    """
    User.objects.select_for_update().get(pk=user.pk)
    rows = model._default_manager.filter(user=user)
    if rows.count() >= MAX_KEPT:
        raise KeepingRefused(
            _("You keep %(count)d of these already, which is the limit. Remove some, then try again.")
            % {"count": MAX_KEPT}
        )
    return rows


def _visible(key: str) -> Page | None:
    return next((pages.first() for _kind, pages in visible_by_kind([key], Channel.WAN)), None)


def _area(key: str) -> SubjectArea | None:
    _name, pk = read_key(key) or ("", 0)
    return SubjectArea.objects.filter(pk=pk).first()
