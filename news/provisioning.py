"""What the news app adds to a new site."""

from news.models import NewsIndexPage
from sites.models import PortalSite
from sites.provisioning import SiteSpec
from sites.services.provisioning import ensure_page


def ensure_news_index(portal_site: PortalSite, spec: SiteSpec) -> None:
    """The list of the site's news."""
    ensure_page(
        portal_site.root_page,
        NewsIndexPage,
        slug="tin-tuc",
        title="Tin tức",
        channel=spec.channel.value,
        show_in_menus=True,
    )
