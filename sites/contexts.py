"""What the frame's pages show; templates get it ready and ask the database nothing."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest
from wagtail.models import Page as WagtailPage

from core.cards import NavItem, SectionBlock
from core.feeds import FeedQuery, FeedResult, feeds
from core.managers import visible_pages
from sites.hosts import CurrentHost, host_of
from sites.selectors import board_member_cards, directory_of

STORIES_ON_HOME = 5
DOCUMENTS_ON_HOME = 6
SECTIONS_ON_HOME = 6
STORIES_IN_SECTION_BLOCK = 3
PAGE_SIZE = 20


def _host(request: HttpRequest) -> CurrentHost:
    current = host_of(request)
    if current is None:
        raise Http404
    return current


def _feed(name: str, request: HttpRequest, **query: Any) -> FeedResult:
    return feeds.get(name)(FeedQuery(request=request, **query))


def _home_context(page: WagtailPage, request: HttpRequest, *, whole_portal: bool) -> dict[str, Any]:
    request.portal_page = page  # type: ignore[attr-defined]
    current = _host(request)
    stories = _feed("stories", request, root=None if whole_portal else page, limit=STORIES_ON_HOME).cards
    documents = _feed(
        "documents", request, root=None if whole_portal else page, limit=DOCUMENTS_ON_HOME
    ).cards
    return {
        "lead": stories[0] if stories else None,
        "stories": stories[1:],
        "documents": documents,
        "section_blocks": section_blocks(page, request, current, shown={card.url for card in stories}),
    }


def section_blocks(
    home: WagtailPage, request: HttpRequest, current: CurrentHost, *, shown: set[str]
) -> list[SectionBlock]:
    """The sections of a site that have something to show, each with its newest stories, those that stand above
    on the page left out as long as others remain; constant queries."""
    sections = visible_pages(current.channel).filter(
        path__startswith=home.path, depth=home.depth + 1, sectionpage__on_home=True
    )
    listed = list(sections.order_by("path")[:SECTIONS_ON_HOME])
    found = feeds.get("stories_by_section")(
        FeedQuery(
            request=request,
            root=home,
            limit=STORIES_IN_SECTION_BLOCK + len(shown),
            sections=tuple(listed),
        )
    )
    by_path: dict[str, Any] = dict(found.cards)
    return [
        SectionBlock(
            title=section.title, url=current.url(section), cards=_not_yet_shown(by_path[section.path], shown)
        )
        for section in listed
        if by_path.get(section.path)
    ]


def _not_yet_shown(cards: list[Any], shown: set[str]) -> tuple[Any, ...]:
    fresh = [card for card in cards if card.url not in shown]
    return tuple((fresh or cards)[:STORIES_IN_SECTION_BLOCK])


def portal_home_context(page: WagtailPage, request: HttpRequest) -> dict[str, Any]:
    """Tier-1 home: stories and documents of the whole portal, sections of the portal, directory of sites."""
    return {
        **_home_context(page, request, whole_portal=True),
        "directory": directory_of(_host(request)),
        "notices": [],
    }


def department_home_context(page: WagtailPage, request: HttpRequest) -> dict[str, Any]:
    """Tier-2 home: everything of this organ only, and its board."""
    return {
        **_home_context(page, request, whole_portal=False),
        "board_members": board_member_cards(_host(request).host.portal_site),
    }


def listing_page(paginator: Paginator, request: HttpRequest) -> Any:  # type: ignore[type-arg]  # cards of any kind
    """The page of a list that `?trang=` asks for; raises Http404 for a number out of range or not a number."""
    raw = request.GET.get("trang", "1")
    if not raw.isascii() or not raw.isdigit() or not 1 <= int(raw) <= paginator.num_pages:
        raise Http404
    return paginator.page(int(raw))


class FeedPaginator(Paginator):  # type: ignore[type-arg]  # cards of any kind
    """Pages through a feed without fetching more than one page of it."""

    def __init__(self, name: str, request: HttpRequest, root: WagtailPage, per_page: int = PAGE_SIZE) -> None:
        self._name, self._request, self._root = name, request, root
        first = _feed(name, request, root=root, limit=0, count=True)
        super().__init__(range(first.total), per_page)

    def page(self, number: Any) -> Any:
        """One page whose object list holds cards."""
        number = self.validate_number(number)
        offset = (number - 1) * self.per_page
        cards = _feed(self._name, self._request, root=self._root, limit=self.per_page, offset=offset).cards
        return Page(cards, number, self)


def subsections_of(page: WagtailPage, current: CurrentHost) -> list[NavItem]:
    """Sections and standing pages directly below a section."""
    below = visible_pages(current.channel).filter(path__startswith=page.path, depth=page.depth + 1)
    framed = below.filter(content_type__model__in=("sectionpage", "standardpage")).order_by("path")
    return [NavItem(title=item.title, url=current.url(item)) for item in framed]


def section_context(page: WagtailPage, request: HttpRequest) -> dict[str, Any]:
    """A section: what stands below it and its stories, newest first."""
    request.portal_page = page  # type: ignore[attr-defined]
    return {
        "listing": listing_page(FeedPaginator("stories", request, page), request),
        "subsections": subsections_of(page, _host(request)),
        "document_cards": [],
    }


def standard_context(page: WagtailPage, request: HttpRequest) -> dict[str, Any]:
    """A standing page and its neighbours below."""
    request.portal_page = page  # type: ignore[attr-defined]
    return {"subsections": subsections_of(page, _host(request))}
