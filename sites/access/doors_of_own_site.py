"""What the screens of the site a person works on open."""

from __future__ import annotations

from sites.access.doors import declare, own
from sites.access.wagtail_doors import COLLECTION, PAGE, names
from sites.roles import Screen


def declare_doors() -> None:
    """The choice of the site; redirects, keywords and footer; lists of pictures and files in place of Wagtail's."""
    site = own("portal_sites.PortalSite")
    declare("own_site:choose", screen=Screen.READING)
    declare("own_site:switch", screen=Screen.READING, ids={"pk": site}, harmless=True)
    declare("own_site:facts", screen=Screen.SITE)
    listing = "index index_results add edit delete history history_results usage"
    declare(
        *names("site_redirects", listing),
        screen=Screen.SITE,
        ids={"pk": own("wagtailredirects.Redirect")},
        asked={"site": own("wagtailcore.Site"), "redirect_page": PAGE},
    )
    declare(
        *names("site_keywords", listing),
        screen=Screen.SITE,
        ids={"pk": own("portal_sites.SiteTag")},
        asked={"portal_site": site},
    )
    declare(
        *names("own_media", "images image_results choose_image files file_results"),
        screen=Screen.CONTENT,
        asked={"collection_id": COLLECTION, "collection": COLLECTION},
    )
