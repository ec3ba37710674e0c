"""All lists of the library that the central board keeps, in one place of the menu (G02, G03, G08, D03)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy
from wagtail.admin.viewsets.model import ModelViewSetGroup
from wagtail.permissions import register_permission_policy

from core.models import CalendarDay
from docslib.deadline_viewsets import CalendarDayViewSet, DocumentDeadlineViewSet
from docslib.models import DocumentDeadline, PublicationRule, TypeList
from docslib.rule_viewsets import ListPolicy, PublicationRuleViewSet, TypeListViewSet


class PublicationGroup(ModelViewSetGroup):
    """The lists under one item of the menu."""

    menu_label = gettext_lazy("What may be published")
    menu_name = "publication-lists"
    menu_icon = "clipboard-list"
    menu_order = 620
    items = (PublicationRuleViewSet, TypeListViewSet, DocumentDeadlineViewSet, CalendarDayViewSet)


def register_policies() -> None:
    """Put the models under the policy of the lists; before anybody asks for it."""
    for model in (PublicationRule, TypeList, DocumentDeadline, CalendarDay):
        register_permission_policy(model, ListPolicy(model), exact_class=True)
