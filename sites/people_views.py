"""Screens of people: the list, and the invitation of a new person (B11, B12).

Every screen reads people through `people_of`: what the viewer does not look after does not exist here.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin.views.generic.base import BaseListingView, WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton

from core.models import User
from sites.access.person import Person
from sites.hosts import wan_origin
from sites.people_cards import PersonRow, State
from sites.people_forms import InviteForm, PeopleFilterSet
from sites.people_selectors import in_state, matching, people_of, person_rows, sites_of_people
from sites.roles import Role, Screen
from sites.services.grants import PeopleRefused
from sites.services.people import Newcomer, invite


class PeopleScreen(WagtailAdminTemplateMixin):
    """What all screens of people have in common: who looks, and the way back."""

    request: HttpRequest
    kwargs: dict[str, Any]
    header_icon = "group"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Raise Http404 for whoever looks after nobody."""
        if not Person.of(request.user).enters(Screen.PEOPLE):
            raise Http404
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc, no-any-return]  # View's own

    @property
    def viewer(self) -> Person:
        """Who looks."""
        return Person.of(self.request.user)

    @cached_property
    def person(self) -> User:
        """The person in the address; raises Http404 for anybody whom the viewer does not look after."""
        return get_object_or_404(people_of(self.viewer), pk=self.kwargs["pk"])

    @cached_property
    def row(self) -> PersonRow:
        """The person as the list shows him."""
        return person_rows(self.viewer, [self.person])[0]

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way back to the list."""
        return [
            {"url": reverse("people:index"), "label": _("People")},
            {"url": "", "label": str(self.get_page_title())},
        ]


class PeopleIndex(PeopleScreen, BaseListingView):
    """Own people: who works, who was invited, who left (B12)."""

    template_name = "portal_sites/people/index.html"
    results_template_name = "portal_sites/people/results.html"
    page_title = gettext_lazy("People")
    index_url_name = "people:index"
    index_results_url_name = "people:index_results"
    is_searchable = True
    filterset_class = PeopleFilterSet
    paginate_by = 50

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """One level: the list itself."""
        return [{"url": "", "label": str(self.get_page_title())}]

    @cached_property
    def header_buttons(self) -> list[Any]:
        """The way to the one act that begins everything."""
        return [HeaderButton(_("Invite a person"), url=reverse("people:invite"), icon_name="circle-plus")]

    def get_base_queryset(self) -> QuerySet[User]:
        """Everybody whom the viewer looks after."""
        return people_of(self.viewer).order_by("full_name", "pk")

    def order_queryset(self, queryset: QuerySet[User]) -> QuerySet[User]:
        """By name."""
        return queryset

    def get_filterset_kwargs(self) -> dict[str, Any]:
        """The filters offer only what the viewer looks after."""
        return {
            **super().get_filterset_kwargs(),
            "viewer": self.viewer,
            "queryset": self.get_base_queryset(),
        }

    def search_queryset(self, queryset: QuerySet[User]) -> QuerySet[User]:
        """Words of name, post, user name or address."""
        return matching(queryset, self.search_query) if self.search_query else queryset

    @property
    def chosen_state(self) -> str:
        """The tab in hand."""
        asked = self.request.GET.get("state", "")
        return asked if asked in State.values else ""

    def filter_queryset(self, queryset: QuerySet[User]) -> QuerySet[User]:
        """Filters and tab."""
        found = super().filter_queryset(queryset)
        return in_state(found, self.chosen_state) if self.chosen_state else found

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Rows of this page, tabs with their counts."""
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        everybody = self.get_base_queryset()
        counts = [(state, in_state(everybody, state).count()) for state in State]
        sites = sites_of_people(self.viewer)
        context.update(
            rows=person_rows(self.viewer, list(context["object_list"])),
            total=everybody.count(),
            tabs=[(state, count) for state, count in counts if count],
            chosen_state=self.chosen_state,
            only_site=sites[0] if len(sites) == 1 else None,
            many_sites=len(sites) > 1,
        )
        return context


class PeopleForm(PeopleScreen, FormView):
    """A form behind which one service stands; its reasons are told all at once, and nothing typed is lost."""

    def act(self, form: Any) -> str:
        """Ask the service; returns what to tell; raises PeopleRefused."""
        raise NotImplementedError

    def form_valid(self, form: Any) -> HttpResponse:
        """Act, or show every reason against it."""
        try:
            messages.success(self.request, self.act(form))
        except PeopleRefused as refused:
            for reason in refused.reasons:
                form.add_error(None, reason)
            return self.form_invalid(form)
        return redirect("people:index")


class InviteView(PeopleForm):
    """A new account with its role and seat."""

    form_class = InviteForm
    template_name = "portal_sites/people/invite.html"
    page_title = gettext_lazy("Invite a person")

    def get_form_kwargs(self) -> dict[str, Any]:
        """The form offers what the viewer may give."""
        return {**super().get_form_kwargs(), "viewer": self.viewer}

    def act(self, form: InviteForm) -> str:
        """Invite."""
        asked = form.cleaned_data
        plain = {name: asked[name] for name in ("full_name", "email", "username", "job_title", "reason")}
        newcomer = Newcomer(
            role=Role(asked["role"]),
            portal_site=asked["portal_site"],
            valid_until=form.end,
            position=form.seat,
            areas=tuple(asked["areas"]),
            **plain,
        )
        person = invite(newcomer=newcomer, by=self.request.user, origin=wan_origin(self.request))
        return _("Invitation sent to %(name)s, %(email)s.") % {"name": person, "email": person.email}
