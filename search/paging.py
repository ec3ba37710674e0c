"""Pages of results."""

from __future__ import annotations

import math

from django.core.exceptions import BadRequest

from search.params import MAX_PAGE, SearchParams
from search.query import PAGE_SIZE
from search.results import PageLink, Paging

NEIGHBOURS = 2


def build_paging(params: SearchParams, total: int) -> Paging:
    """Links for `total` results; raises BadRequest for a page beyond the last."""
    count = min(max(1, math.ceil(total / PAGE_SIZE)), MAX_PAGE)
    here = params.page
    if here > count:
        raise BadRequest("Bad page.")
    return Paging(
        number=here,
        count=count,
        previous_url=params.url(page=here - 1) if here > 1 else "",
        next_url=params.url(page=here + 1) if here < count else "",
        links=_links(params, count),
    )


def _links(params: SearchParams, count: int) -> tuple[PageLink, ...]:
    """First, last, and what lies round the current page; gaps between."""
    near = range(params.page - NEIGHBOURS, params.page + NEIGHBOURS + 1)
    shown = sorted({number for number in (1, *near, count) if 1 <= number <= count})
    links: list[PageLink] = []
    for number in shown:
        if links and number - links[-1].number > 1:
            links.append(PageLink(0, ""))
        links.append(PageLink(number, params.url(page=number), number == params.page))
    return tuple(links)
