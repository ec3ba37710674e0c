"""Who asks: every role on site A, every role on the whole portal, people with next to nothing, and nobody (A02)."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from django.utils import timezone

from core.channels import Channel
from core.models import User
from sites.access.person import Person
from sites.isolation.markers import Kind
from sites.isolation.plots import central_people, host, person
from sites.isolation.registry import Plot
from sites.models import RoleGrant
from sites.roles import RIGHTS, Role

EVERYTHING = frozenset(Kind)
PEOPLE_AND_NAMES = frozenset({Kind.PERSON, Kind.DIRECTORY})
NOTHING: frozenset[Kind] = frozenset()


@dataclass(frozen=True)
class Actor:
    """Somebody who asks, where he asks, and what of site B may come back to him."""

    name: str
    hostname: str
    user: User | None = None
    may_read: frozenset[Kind] = NOTHING
    may_write_there: bool = False
    """Whether site B is his work too: the central board, and for people and sites the technical administrator."""

    @property
    def only_reads(self) -> bool:
        """Whether nothing he sends may change anything."""
        return self.user is not None and Person.of(self.user).only_reads

    @property
    def reads_everything(self) -> bool:
        """Whether drafts of every site are open to his eyes."""
        return self.may_read == EVERYTHING

    @property
    def is_on_internet(self) -> bool:
        """Whether he asks from outside."""
        return f".{Channel.INTERNET.value}." in self.hostname

    @property
    def is_of_site(self) -> bool:
        """Whether what is B's does not exist for him at all."""
        return self.user is not None and self.may_read == NOTHING


def all_actors(own: Plot) -> list[Actor]:
    """Everybody who asks; the people are made on the way."""
    wan = host(own, Channel.WAN)
    actors = [Actor(role.value, wan, user) for role, user in own.people.items()]
    for role, user in central_people(own).items():
        rights = RIGHTS[role]
        if rights.time_boxed:
            _give_time(user, role)
        actors.append(
            Actor(
                role.value,
                wan,
                user,
                may_read=EVERYTHING if rights.reads_every_site else PEOPLE_AND_NAMES,
                may_write_there=not rights.only_reads,
            )
        )
    actors.append(Actor("admin_access_only", wan, _with_access_only(own)))
    actors.append(Actor("nothing", wan, person(own, "khong-quyen")))
    actors.append(Actor("anonymous_internet", host(own, Channel.INTERNET)))
    actors.append(Actor("anonymous_wan", wan))
    return actors


def _with_access_only(own: Plot) -> User:
    """Somebody who may open the admin and holds no role: the case that Wagtail shows most to (row 1)."""
    user = person(own, "chi-vao")
    group = Group.objects.create(name=f"kiem-tra {own.marker.run}")
    group.permissions.add(
        Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    )
    user.groups.add(group)
    return user


def _give_time(user: User, role: Role) -> None:
    """A stay that ends: an auditor without an end holds nothing."""
    until = timezone.now() + datetime.timedelta(days=1)
    RoleGrant.objects.filter(user=user, role=role).update(valid_until=until)
    User.objects.filter(pk=user.pk).update(valid_until=until)


def fresh(actor: Actor) -> User | None:
    """The person read anew: nothing remembered from an earlier request."""
    return User.objects.get(pk=actor.user.pk) if actor.user else None
