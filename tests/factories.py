"""Small makers of real objects: sites by the provisioning service, items by the workflow's own services."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import Any

from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page

from core.channels import Channel
from core.models import PortalDocument, PortalImage, User
from core.publishing import publishing_authority
from docslib.enums import DocumentType
from docslib.models import (
    DocumentLibraryPage,
    OfficialDocumentFile,
    OfficialDocumentPage,
    PublicationRule,
)
from docslib.services.declarations import declare_first, declare_second
from news.models import ArticlePage, NewsIndexPage
from sites.enums import OrganKind, Position, Tier
from sites.models import BoardMember, EditorialBoard, Organ, PortalSite, SectionPage, SubjectArea
from sites.provisioning import HostSpec, SectionSpec, SiteSpec
from sites.roles import CENTRAL_ROLES, Role
from sites.services.provisioning import provision_site
from sites.services.roles import assign_role, sync_central_groups
from tests.ready_sites import ready_site
from workflows.enums import Action, Step
from workflows.services.acting import item_act, item_submit

_HOLDERS = {Step.RECEIVE: Role.SECRETARY, Step.EDIT: Role.EDITOR, Step.APPROVE: Role.APPROVER}
PASSWORD = "mat-khau-thu-nghiem-1"
_count = itertools.count(10_001)
"""Five figures each: no name is the beginning of another, and no number reads as a year."""


def make_organ(code: str = "BTGDVTU", **fields: Any) -> Organ:
    """An organ; the same code gives the same organ."""
    values = {
        "code": code,
        "name": f"Cơ quan {code}",
        "short_name": code,
        "kind": OrganKind.DEPARTMENT,
        **fields,
    }
    organ, _created = Organ.objects.get_or_create(slug=code.lower(), defaults=values)
    return organ


def make_site(code: str = "tuyengiao", *, tier: str = Tier.DEPARTMENT, **fields: Any) -> PortalSite:
    """A site on the hosts `<code>.test` (Internet) and `wan-<code>.test` (WAN), with one section `muc`."""
    organ = fields.pop("organ", None)
    spec = SiteSpec(
        **{
            "organ": organ or Organ(slug=f"{code}tu".lower()),
            "code": code,
            "name": f"Trang {code}",
            "short_name": code,
            "tier": Tier(tier),
            "hosts": (
                HostSpec(f"{code}.test", Channel.INTERNET),
                HostSpec(f"wan-{code}.test", Channel.WAN),
            ),
            "sections": (SectionSpec(title="Chuyên mục", slug="muc"),),
            **fields,
        }
    )
    if organ is not None:
        return provision_site(spec)
    return ready_site(spec, lambda: provision_site(replace(spec, organ=make_organ(f"{code.upper()}TU"))))


def make_user(role: Role | None = None, portal_site: PortalSite | None = None, **fields: Any) -> User:
    """A person; with a role, a member of its group."""
    number = next(_count)
    values = {"username": f"nguoi{number}", "full_name": f"Người Thứ {number}", **fields}
    values.setdefault("email", f"{values['username']}@truongkhe.example")
    user: User = User.objects.create_user(password=PASSWORD, **values)
    if role is not None:
        if role in CENTRAL_ROLES:
            sync_central_groups()
        assign_role(user=user, role=role, portal_site=None if role in CENTRAL_ROLES else portal_site)
    return user


def make_area(name: str = "Tuyên giáo") -> SubjectArea:
    """A subject area."""
    area, _created = SubjectArea.objects.get_or_create(
        slug=f"area-{abs(hash(name)) % 10**8}", defaults={"name": name}
    )
    return area


def seat(
    user: User, portal_site: PortalSite, position: str = Position.DEPUTY, *areas: SubjectArea
) -> BoardMember:
    """Give `user` a seat on the board of the site."""
    today = timezone.localdate()
    board, _created = EditorialBoard.objects.get_or_create(
        portal_site=portal_site, ends_on=None, defaults={"name": "Ban Biên tập", "starts_on": today}
    )
    member = BoardMember.objects.create(board=board, user=user, position=position, starts_on=today)
    member.subject_areas.set(areas)
    member.save()
    return member


def news_index(portal_site: PortalSite) -> NewsIndexPage:
    """The news list of the site."""
    return NewsIndexPage.objects.descendant_of(portal_site.root_page).get()


def library(portal_site: PortalSite) -> DocumentLibraryPage:
    """The library of the site."""
    return DocumentLibraryPage.objects.descendant_of(portal_site.root_page).get()


def section(portal_site: PortalSite) -> SectionPage:
    """The first section of the site."""
    return SectionPage.objects.descendant_of(portal_site.root_page).first()


def make_article(
    portal_site: PortalSite, owner: User | None = None, *, parent: Page | None = None, **fields: Any
) -> ArticlePage:
    """A draft article with one saved version."""
    number = next(_count)
    values = {"title": f"Bài số {number}", "slug": f"bai-{number}", "summary": "Tóm tắt.", **fields}
    values.setdefault("body", [("paragraph", "<p>Nội dung bài.</p>")])
    page = ArticlePage(live=False, owner=owner, **values)
    (parent or news_index(portal_site)).add_child(instance=page)
    page.save_revision(user=owner)
    return page


def make_file(title: str = "Tệp", *, content: bytes = b"%PDF-1.4 thu", **fields: Any) -> PortalDocument:
    """A stored file; give `collection` to put it into a site's collection."""
    document = PortalDocument(title=title, **fields)
    document.file.save(f"tep-{next(_count)}.pdf", ContentFile(content), save=False)
    document.file_size = len(content)
    document.save()
    return document


def make_picture(portal_site: PortalSite, **fields: Any) -> PortalImage:
    """A picture in the collection of the site."""
    values = {"title": "Ảnh", "collection": portal_site.collection, **fields}
    picture: PortalImage = PortalImage.objects.create(file=get_test_image_file(), **values)
    return picture


def make_document(portal_site: PortalSite, owner: User | None = None, **fields: Any) -> OfficialDocumentPage:
    """A complete draft document with one file."""
    number = next(_count)
    stored = fields.pop("file", None) or make_file(collection=portal_site.collection)
    values = {
        "title": f"Văn bản {number}",
        "slug": f"van-ban-{number}",
        "document_type": DocumentType.DECISION,
        "number": f"{number}-QĐ/TU",
        "abstract": "về việc thử nghiệm",
        "issuer": portal_site.organ,
        "signed_on": timezone.localdate(),
        **fields,
    }
    page = OfficialDocumentPage(live=False, owner=owner, **values)
    page.files = [OfficialDocumentFile(document=stored)]
    library(portal_site).add_child(instance=page)
    page.save_revision(user=owner)
    return page


def submit(page: Page, user: User) -> Page:
    """Submit the page as `user`."""
    item_submit(page=page, user=user)
    return Page.objects.get(pk=page.pk).specific


def advance(page: Page, user: User) -> Page:
    """Pass the page on as `user`."""
    fresh = Page.objects.get(pk=page.pk).specific
    item_act(task_state=fresh.current_workflow_task_state, user=user, action=Action.ADVANCE)
    return Page.objects.get(pk=page.pk).specific


def send_back(page: Page, user: User, comment: str = "Cần sửa lại số liệu.") -> Page:
    """Return the page as `user`."""
    fresh = Page.objects.get(pk=page.pk).specific
    item_act(task_state=fresh.current_workflow_task_state, user=user, action=Action.RETURN, comment=comment)
    return Page.objects.get(pk=page.pk).specific


def bring_to(page: Page, portal_site: PortalSite, step: Step | None) -> Page:
    """Submit and pass the page on, by fresh people of the site, until it waits at `step`; None: until it is live.

    A document gets its two declarations on the way, and a rule that lists it when there is none at all.
    """
    author = page.owner or make_user(Role.EDITOR, portal_site)
    if isinstance(page, OfficialDocumentPage):
        declare(page, portal_site, author)
    page = submit(page, author)
    while page.workflow_in_progress:
        at = Step(page.current_workflow_task_state.task.specific.step)
        if at == step:
            break
        page = advance(page, make_user(_HOLDERS[at], portal_site))
    return page


def publish(page: Page, portal_site: PortalSite) -> Page:
    """Bring the page through every step of its board."""
    return bring_to(page, portal_site, None)


def declare(page: OfficialDocumentPage, portal_site: PortalSite, first: User) -> None:
    """Both declarations of a document, by `first` and by a fresh secretary; and a rule where there is none."""
    if not PublicationRule.objects.exists():
        make_rule()
    declare_first(user=first, page=page, address=None)
    second = make_user(Role.SECRETARY, portal_site)
    declare_second(user=second, page=page, address=None, pages_opened=None)


def make_rule(**fields: Any) -> PublicationRule:
    """An entry of the approved list; with no more said it lists every document."""
    return PublicationRule.objects.create(
        **{"decision": "12-TB/TU ngày 05/01/2026", "clause": "Mục 1", **fields}
    )


def log_in(user: User) -> Client:
    """A browser of `user`."""
    client = Client()
    client.force_login(user)
    return client


def put_up(page: Page) -> Page:
    """Make the page live without a board: for lists, whose tests need many live pages and no workflow."""
    page.live, page.has_unpublished_changes = True, False
    page.first_published_at = page.last_published_at = timezone.now()
    with publishing_authority("test"):
        page.save()
    return page
