"""Forms of the people's screens: they offer only what the person in front of them may choose (B11, B12)."""

from __future__ import annotations

import datetime
from typing import Any

import django_filters
from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.widgets import AdminDateInput

from core.models import User
from sites.access.person import Person
from sites.enums import Position
from sites.models import PortalSite, SubjectArea
from sites.people_selectors import in_role, on_site, sites_of_people
from sites.roles import RIGHTS, Role
from sites.services.granting import LONGEST_STAY, roles_to_give

ROLE_NOTES = {
    Role.CONTRIBUTOR: gettext_lazy("writes and submits own items"),
    Role.EDITOR: gettext_lazy("edits what was received; approves nothing"),
    Role.SECRETARY: gettext_lazy("receives what was sent; approves nothing"),
    Role.APPROVER: gettext_lazy("approves in own subject areas, never own items"),
    Role.MANAGER: gettext_lazy("looks after people and settings of the site; approves nothing"),
    Role.CENTRAL_BOARD: gettext_lazy("moderates and reads on every site"),
    Role.TECHNICAL_ADMIN: gettext_lazy(
        "looks after sites and accounts; sees no content, holds no other role"
    ),
    Role.LEADERSHIP: gettext_lazy("reads everything, changes nothing"),
    Role.AUDITOR: gettext_lazy("reads everything for a limited time, every step is recorded"),
}
"""What a role means, in the words of who gives it."""


def reason_field() -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=280,
        help_text=gettext_lazy("The decision or assignment, with its number and day. It stays on record."),
        error_messages={"required": gettext_lazy("Write why: the decision, the assignment.")},
    )


def office_address(address: str) -> str:
    """The address in small letters; raises ValidationError for one that is not the office's, where the installation
    says which those are (N08)."""
    allowed = settings.PORTAL_OFFICE_MAIL_DOMAINS
    if allowed and address.lower().rpartition("@")[2] not in allowed:
        raise forms.ValidationError(
            _("An office address is needed, ending in %(domains)s. Ask the technical office for one first.")
            % {"domains": ", ".join(allowed)}
        )
    return address.lower()


class SeatFields(forms.Form):
    """A seat on a board with its subject areas."""

    position = forms.ChoiceField(
        label=gettext_lazy("Seat on the board"),
        required=False,
        choices=[("", gettext_lazy("No seat on the board")), *Position.choices],
    )
    areas = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Subject areas"),
        queryset=SubjectArea.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("A deputy chief approves items of these areas."),
    )

    @property
    def seat(self) -> Position | None:
        """The position chosen."""
        chosen = self.cleaned_data["position"]
        return Position(chosen) if chosen else None


class RoleForm(forms.Form):
    """A role, where it holds, until when, and why."""

    role = forms.ChoiceField(label=gettext_lazy("Role"), widget=forms.RadioSelect)
    portal_site = forms.ModelChoiceField(
        label=gettext_lazy("Site"), queryset=PortalSite.objects.none(), required=False
    )
    valid_until = forms.DateField(
        label=gettext_lazy("Last day"),
        required=False,
        widget=AdminDateInput,
        help_text=gettext_lazy("For inspections only: at most 90 days ahead."),
    )
    reason = reason_field()

    def __init__(self, *args: Any, viewer: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sites = sites_of_people(viewer)
        offered = {role for site in sites[:1] for role in roles_to_give(viewer, site.pk)}
        offered |= set(roles_to_give(viewer, None))
        role, place = self.fields["role"], self.fields["portal_site"]
        role.choices = [  # type: ignore[attr-defined]  # a plain field to the stubs
            (one.value, _("%(role)s: %(note)s") % {"role": one.label, "note": ROLE_NOTES[one]})
            for one in Role
            if one in offered
        ]
        place.queryset = PortalSite.objects.filter(pk__in=[site.pk for site in sites])  # type: ignore[attr-defined]
        if len(sites) == 1:
            place.initial, place.widget = sites[0].pk, forms.HiddenInput()
        if not any(RIGHTS[one].time_boxed for one in offered):
            del self.fields["valid_until"]

    def clean(self) -> dict[str, Any]:
        """A role of a site names its site; a role of the whole portal names none."""
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("role"):
            return cleaned
        if RIGHTS[Role(cleaned["role"])].central:
            cleaned["portal_site"] = None
        elif cleaned.get("portal_site") is None and "portal_site" not in self.errors:
            self.add_error("portal_site", _("Choose the site on which the role holds."))
        return cleaned

    @property
    def end(self) -> datetime.datetime | None:
        """The end of the last day; never more than the longest stay, which a whole day could pass by some hours."""
        day = self.cleaned_data.get("valid_until")
        if day is None:
            return None
        midnight = datetime.datetime.combine(day + datetime.timedelta(days=1), datetime.time())
        ends = timezone.make_aware(midnight)
        longest = timezone.now() + LONGEST_STAY
        return min(ends, longest) if ends - longest < datetime.timedelta(days=1) else ends


class InviteForm(RoleForm, SeatFields):
    """A new account."""

    full_name = forms.CharField(label=gettext_lazy("Full name"), max_length=120)
    email = forms.EmailField(
        label=gettext_lazy("Office e-mail"), help_text=gettext_lazy("The invitation goes there.")
    )
    username = forms.CharField(
        label=gettext_lazy("User name"),
        max_length=150,
        required=False,
        validators=[User.username_validator],
        help_text=gettext_lazy("Left empty, it is made of the e-mail address."),
    )
    job_title = forms.CharField(label=gettext_lazy("Job title"), max_length=160, required=False)
    field_order = [
        "full_name",
        "job_title",
        "email",
        "username",
        "portal_site",
        "role",
        "valid_until",
        "position",
        "areas",
        "reason",
    ]

    def clean_email(self) -> str:
        """As `office_address` says."""
        return office_address(self.cleaned_data["email"])


class TakeRoleForm(forms.Form):
    """Which role ends, and why."""

    grant = forms.IntegerField(widget=forms.HiddenInput)
    reason = reason_field()


class SeatForm(SeatFields):
    """The seat on the board of one site."""

    site = forms.IntegerField(widget=forms.HiddenInput)
    reason = reason_field()


class PeopleFilterSet(WagtailFilterSet):
    """Filters of the list: by role, and by site where there are several."""

    site = django_filters.ModelChoiceFilter(label=gettext_lazy("Site"), method="of_site")
    role = django_filters.ChoiceFilter(label=gettext_lazy("Role"), choices=Role.choices, method="of_role")

    class Meta:
        model = User
        fields: list[str] = []

    def __init__(self, *args: Any, viewer: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.viewer = viewer
        sites = sites_of_people(viewer)
        if len(sites) > 1:
            own = PortalSite.objects.filter(pk__in=[site.pk for site in sites])
            self.filters["site"].extra["queryset"] = own
        else:
            del self.filters["site"]

    def of_site(self, people: QuerySet[User], name: str, value: PortalSite) -> QuerySet[User]:
        """People who work for the site."""
        return on_site(people, value)

    def of_role(self, people: QuerySet[User], name: str, value: str) -> QuerySet[User]:
        """People who hold the role on a site that the viewer looks after."""
        return in_role(people, self.viewer, value)
