"""The factory of screens for objects that belong to a site: every view of it knows the site (A02).

Wagtail's generic views check rights for the model and show, change and delete every row of it. Here each view,
those included that a later Wagtail adds, is wrapped: a foreign object does not exist, lists, exports, searches and
filters hold own rows only, and a form puts an object on an own site.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from django.contrib.admin.utils import unquote
from django.db.models import Model, QuerySet
from django.forms import BaseForm, HiddenInput
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import policy_registry, register_permission_policy

from sites.access.ownership import is_owned, of_sites
from sites.access.policy import ScreenPolicy
from sites.access.working_site import sites_in_hand
from sites.roles import Screen

_ALL_ACTIONS = ("view", "add", "change", "delete")


class OwnedView:
    """Put in front of any of Wagtail's generic views."""

    request: HttpRequest
    model: type[Model]
    screen: Screen | None = None
    site_field = ""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Look at the object of the address before the view does; raises Http404 when it is of a site on which the
        person does not hold this screen."""
        self.policy = policy_registry.get_by_type(self.model)
        self.owned: Model | None = None
        if "pk" in kwargs:
            self.owned = get_object_or_404(self.model, pk=unquote(str(kwargs["pk"])))
            if not self.policy.user_has_any_permission_for_instance(request.user, _ALL_ACTIONS, self.owned):
                raise Http404
        super().setup(request, *args, **kwargs)  # type: ignore[misc]  # of the view behind

    def user_has_permission(self, permission: str) -> bool:
        """Asked of the object where there is one: the manager of one site may be a reader of another."""
        user = self.request.user
        if self.owned is None:
            return bool(self.policy.user_has_permission(user, permission))
        return bool(self.policy.user_has_permission_for_instance(user, permission, self.owned))

    def user_has_any_permission(self, permissions: Iterable[str]) -> bool:
        """As `user_has_permission`."""
        return any(self.user_has_permission(permission) for permission in permissions)

    def get_queryset(self) -> Any:
        """Own rows."""
        return self._own(super().get_queryset())  # type: ignore[misc]

    def get_base_queryset(self) -> Any:
        """Own rows, before they are searched; history lists log entries of the object that `setup` looked at."""
        return self._own(super().get_base_queryset())  # type: ignore[misc]

    def get_form(self, *args: Any, **kwargs: Any) -> Any:
        """The form, with its site limited to own sites and asked for."""
        form: BaseForm = super().get_form(*args, **kwargs)  # type: ignore[misc]
        field: Any = form.fields.get(self.site_field)
        if field is not None:
            sites = sites_in_hand(self.request, self._screen)
            field.queryset = of_sites(field.queryset, sites)
            field.required, field.empty_label = True, None
            if field.queryset.count() == 1:  # nothing to choose
                field.widget = HiddenInput()
            if sites and not form.is_bound and form.instance.pk is None:  # type: ignore[attr-defined]
                field.initial = of_sites(field.queryset, sites[:1]).first()
                form.initial[self.site_field] = field.initial
        return form

    @property
    def filters(self) -> Any:
        """The filters, which offer nothing of other sites."""
        if "_own_filters" not in self.__dict__:
            found = super().filters  # type: ignore[misc]
            for field in found.form.fields.values() if found else ():
                if hasattr(field, "queryset"):
                    field.queryset = self._own(field.queryset)
            self.__dict__["_own_filters"] = found
        return self.__dict__["_own_filters"]

    @property
    def _screen(self) -> Screen:
        if self.screen is None:
            raise TypeError(f"{type(self).__name__} is used outside of a SiteOwnedViewSet.")
        return self.screen

    def _own(self, rows: Any) -> Any:
        if not isinstance(rows, QuerySet) or not is_owned(rows.model):
            return rows
        return of_sites(rows, sites_in_hand(self.request, self._screen))


class SiteOwnedViewSet(ModelViewSet):
    """A `ModelViewSet` of a model whose objects belong to sites; it needs a registered owner.

    `site_field` names the field of the form that says to which site (or host) an object belongs.
    """

    screen: ClassVar[Screen]
    site_field: ClassVar[str] = "portal_site"
    search_backend_name = None
    """A search engine cannot filter by owner; the lists of one site are short."""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Register the policy with the class: once somebody asked for the model's policy it would be too late."""
        super().__init_subclass__(**kwargs)
        register_permission_policy(cls.model, ScreenPolicy(cls.model, cls.screen), exact_class=True)

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Tell every view whose it is."""
        own = {"screen": self.screen, "site_field": self.site_field}
        return super().get_common_view_kwargs(**own, **kwargs)

    def construct_view(self, view_class: type, **kwargs: Any) -> Any:
        """The view behind the wall of `OwnedView`."""
        owned = type(view_class.__name__, (OwnedView, view_class), {"__module__": view_class.__module__})
        return super().construct_view(owned, **kwargs)
