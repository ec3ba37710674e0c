"""Models of sites and organs."""

from sites.models.board import BoardMember, EditorialBoard, SubjectArea
from sites.models.grants import RoleGrant
from sites.models.organ import Organ
from sites.models.pages import (
    DepartmentHomePage,
    PortalHomePage,
    SectionOwner,
    SectionPage,
    SitePage,
    StandardPage,
)
from sites.models.portal_site import PortalSite, RoleGroup, SiteHost
from sites.models.tags import SiteTag
from sites.models.tombstone import Tombstone
from sites.models.visits import Visit

__all__ = [
    "BoardMember",
    "DepartmentHomePage",
    "EditorialBoard",
    "Organ",
    "PortalHomePage",
    "PortalSite",
    "RoleGrant",
    "RoleGroup",
    "SectionOwner",
    "SectionPage",
    "SiteHost",
    "SitePage",
    "SiteTag",
    "StandardPage",
    "SubjectArea",
    "Tombstone",
    "Visit",
]
