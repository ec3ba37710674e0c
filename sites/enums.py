"""Closed lists of the sites app."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Tier(models.TextChoices):
    """Level of a site (cấp 1, cấp 2)."""

    PORTAL = "portal", _("Provincial portal (tier 1)")
    DEPARTMENT = "department", _("Organ's own site (tier 2)")


class OrganKind(models.TextChoices):
    """Kinds of organ (cơ quan, đơn vị) that publish or issue documents (G09)."""

    CENTRAL = "central", _("Central organ")
    COMMITTEE = "committee", _("Provincial Party committee")
    STANDING = "standing", _("Standing board of a committee")
    OFFICE = "office", _("Party committee office")
    DEPARTMENT = "department", _("Advisory department")
    INSPECTION = "inspection", _("Inspection commission")
    LOCAL_COMMITTEE = "local_committee", _("Subordinate Party committee")
    SCHOOL = "school", _("Political school")
    STATE = "state", _("State organ")
    UNION = "union", _("Front or mass organisation")


class Position(models.TextChoices):
    """Seats on an editorial board (B01)."""

    CHIEF = "chief", _("Chief of the board")
    DEPUTY = "deputy", _("Deputy chief of the board")
    MEMBER = "member", _("Member of the board")


class Theme(models.TextChoices):
    """Colours of a site; grid, type and components never change."""

    SON = "son", _("Vermilion")
    CHAM = "cham", _("Indigo")
    TRAM = "tram", _("Forest green")
    NAU = "nau", _("Brown")
    TIM = "tim", _("Violet")
