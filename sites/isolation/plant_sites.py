"""What this app plants on the temporary sites: frame pages, files, pictures, keywords, redirects, log entries."""

from __future__ import annotations

import io

from django.utils import timezone
from PIL import Image as Picture
from taggit.models import Tag
from wagtail.contrib.redirects.models import Redirect
from wagtail.log_actions import log
from wagtail.models import Collection, Comment, Page, UploadedFile

from core.models import PortalDocument, PortalImage
from sites.isolation.markers import Kind
from sites.isolation.registry import TYPED, Plot
from sites.models import SectionPage, SiteTag, StandardPage
from sites.roles import Role


def plant(plot: Plot) -> None:
    """Plant the objects of this app and of Wagtail itself."""
    _plant_pages(plot)
    _plant_files(plot)
    _plant_pictures(plot)
    _plant_words(plot)


def _plant_pages(plot: Plot) -> None:
    editor = plot.people[Role.EDITOR]
    home = Page.objects.get(pk=plot.portal_site.root_page_id)
    section = SectionPage.objects.child_of(home).first()
    draft = StandardPage(
        title=plot.text(Kind.HIDDEN, "Trang nháp"),
        slug=plot.slug(Kind.HIDDEN, "trang-nhap"),
        introduction=plot.text(Kind.HIDDEN),
        body=[("paragraph", f"<p>{plot.text(Kind.HIDDEN)}</p>")],
        search_description=plot.text(Kind.HIDDEN),
        live=False,
        owner=editor,
    )
    home.add_child(instance=draft)
    first = draft.save_revision(user=editor)
    draft.title = plot.text(Kind.HIDDEN, "Trang nháp đã sửa")
    second = draft.save_revision(user=editor)
    locked = StandardPage(
        title=plot.text(Kind.HIDDEN, "Trang khóa"),
        slug=plot.slug(Kind.HIDDEN, "trang-khoa"),
        live=False,
        owner=editor,
        locked=True,
        locked_by=editor,
        locked_at=timezone.now(),
    )
    home.add_child(instance=locked)
    locked.save_revision(user=editor)
    Comment.objects.create(
        page_id=draft.pk, user=editor, text=plot.text(Kind.HIDDEN, "Ý kiến"), contentpath="introduction"
    )
    for page in (draft, locked, section):
        log(instance=page, action="wagtail.edit", user=editor, data={"title": plot.text(Kind.HIDDEN)})
    plot.keep("home", home)
    plot.keep("section", section)
    plot.keep("draft", plot.keep(TYPED, draft))
    plot.show(draft, second, first, section, locked, home)


def _plant_files(plot: Plot) -> None:
    collection = Collection.objects.get(pk=plot.portal_site.collection_id)
    inner = collection.add_child(name=plot.text(Kind.HIDDEN, "Ngăn"))
    name = plot.slug(Kind.HIDDEN, "tep") + ".pdf"
    for number, held in enumerate((collection, inner)):
        document = PortalDocument(
            title=plot.text(Kind.HIDDEN, "Tệp"), collection=held, uploaded_by_user=plot.people[Role.EDITOR]
        )
        body = f"%PDF-1.4 {plot.text(Kind.HIDDEN)} {number}".encode()
        document.file.save(name, plot.content(name, body), save=False)
        document.file_size = len(body)
        document.save()
        document.tags.add(plot.keep("tag", plot.slug(Kind.HIDDEN, "tu-khoa-tep")))
        plot.show(document)
        plot.keep("file", document)
    plot.show(inner, collection)
    half_done = UploadedFile(uploaded_by_user=plot.people[Role.EDITOR])
    half_done.file.save(name, plot.content(name, b"%PDF-1.4"), save=False)
    half_done.save()
    plot.show(half_done)


def _plant_pictures(plot: Plot) -> None:
    for words, kind in (("anh-rieng", Kind.HIDDEN), ("anh-dang", Kind.LIVE)):
        body = io.BytesIO()
        Picture.new("RGB", (48, 32), "#7a1f1f").save(body, "PNG")
        name = plot.slug(kind, words) + ".png"
        image = PortalImage(
            title=plot.text(kind, "Ảnh"),
            caption=plot.text(kind, "Chú thích"),
            credit=plot.text(kind),
            description=plot.text(kind),
            collection=plot.portal_site.collection,
            uploaded_by_user=plot.people[Role.EDITOR],
        )
        image.file.save(name, plot.content(name, body.getvalue()), save=False)
        image.file_size = len(body.getvalue())
        image.save()
        image.tags.add(plot.slug(Kind.HIDDEN, "tu-khoa-anh"))
        image.get_rendition("max-165x165")
        plot.show(image)
        plot.keep("live_image" if kind is Kind.LIVE else "image", image)


def _plant_words(plot: Plot) -> None:
    tag, _created = Tag.objects.get_or_create(name=plot.slug(Kind.HIDDEN, "tu-khoa"))
    plot.show(SiteTag.objects.create(portal_site=plot.portal_site, tag=tag), tag)
    site = plot.portal_site.hosts.select_related("site")[0].site
    plot.show(site)
    plot.show(
        Redirect.objects.create(
            old_path=f"/{plot.slug(Kind.HIDDEN, 'duong-cu')}",
            site=site,
            redirect_page=Page.objects.get(pk=plot.one("draft").pk),
        )
    )
