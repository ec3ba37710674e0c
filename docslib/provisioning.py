"""What the document library adds to a new site."""

from collections.abc import Iterable

from wagtail.models import Page

from docslib.models import DocumentLibraryPage
from sites.models import PortalSite
from sites.provisioning import SiteSpec


def library(spec: SiteSpec) -> DocumentLibraryPage:
    """The library of the site's official documents."""
    return DocumentLibraryPage(
        slug="van-ban", title="Văn bản", channel=spec.channel.value, show_in_menus=True
    )


def library_of(portal_site: PortalSite) -> Iterable[Page]:
    """The library: its documents come checked by machine, by a clerk and by two declarations (G01)."""
    return DocumentLibraryPage.objects.child_of(portal_site.root_page)
