"""Models of sites and organs."""

from sites.models.board import BoardMember, EditorialBoard, SubjectArea
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

__all__ = [
    "BoardMember",
    "DepartmentHomePage",
    "EditorialBoard",
    "Organ",
    "PortalHomePage",
    "PortalSite",
    "RoleGroup",
    "SectionOwner",
    "SectionPage",
    "SiteHost",
    "SitePage",
    "StandardPage",
    "SubjectArea",
]
