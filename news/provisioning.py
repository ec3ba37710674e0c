"""What the news app adds to a new site."""

from news.models import NewsIndexPage
from sites.provisioning import SiteSpec


def news_index(spec: SiteSpec) -> NewsIndexPage:
    """The list of the site's news."""
    return NewsIndexPage(slug="tin-tuc", title="Tin tức", channel=spec.channel.value, show_in_menus=True)
