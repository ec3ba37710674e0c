"""Two sites side by side: ours and a neighbour's, whose every object carries the mark `ZZBANLA`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django.test import Client
from wagtail.models import Page

from core.models import PortalDocument, PortalImage, User
from news.models import ArticlePage
from sites.models import PortalSite
from sites.roles import Role
from tests.factories import log_in, make_article, make_file, make_picture, make_site, make_user

MARK = "ZZBANLA"  # long enough that the random letters of a form's token never spell it
HOST = "wan-tuyengiao.test"


@dataclass
class Side:
    """One site with one of everything."""

    site: PortalSite
    author: User
    page: ArticlePage
    picture: PortalImage
    file: PortalDocument

    @property
    def home(self) -> Page:
        return self.site.root_page


@dataclass
class Neighbours:
    """Ours and theirs."""

    own: Side
    theirs: Side

    def browser(self, role: Role = Role.EDITOR) -> Desk:
        """A person of our site at the admin."""
        return Desk(log_in(make_user(role, self.own.site)))


@dataclass
class Desk:
    """A browser at our site's admin."""

    client: Client

    def get(self, path: str, data: Any = None, **headers: Any) -> Any:
        return self.client.get(f"/admin/{path}", data, HTTP_HOST=HOST, **headers)

    def post(self, path: str, data: Any = None, **headers: Any) -> Any:
        return self.client.post(f"/admin/{path}", data or {}, HTTP_HOST=HOST, **headers)

    def reads(self, path: str, data: Any = None) -> str:
        """The text of a screen that must open."""
        answer = self.get(path, data)
        assert answer.status_code == 200, (path, answer.status_code)
        if answer["Content-Type"].startswith("application/json"):
            return json.dumps(answer.json(), ensure_ascii=False)
        return answer.content.decode()

    def is_refused(self, path: str, data: Any = None, *, mark: str = MARK) -> bool:
        """Whether the address does not exist for this person, and names nothing of the object."""
        answer = self.get(path, data)
        return answer.status_code == 404 and mark not in answer.content.decode()


def make_side(code: str, mark: str) -> Side:
    """A site all of whose things are called by `mark`."""
    site = make_site(code, name=f"{mark} trang", short_name=mark)
    Page.objects.filter(pk=site.root_page_id).update(
        title=f"{mark} trang chủ", draft_title=f"{mark} trang chủ"
    )
    site.root_page.refresh_from_db()
    author = make_user(Role.EDITOR, site, full_name=f"{mark} người viết")
    return Side(
        site,
        author,
        make_article(site, author, title=f"{mark} bài nháp"),
        make_picture(site, title=f"{mark} ảnh"),
        make_file(f"{mark} tệp", collection=site.collection),
    )


def make_neighbours() -> Neighbours:
    """Both sites."""
    return Neighbours(make_side("tuyengiao", "NHÀ"), make_side("tochuc", MARK))
