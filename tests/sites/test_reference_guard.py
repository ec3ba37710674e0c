"""Row 25 of the leak table: content names only what its author may choose, and no form tells a foreign title (A02)."""

from __future__ import annotations

import json
from typing import Any

import pytest
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from core.reference_forms import FOREIGN
from docslib.models import OfficialDocumentPage, PendingUpload
from docslib.services.documents import DocumentRefused, document_add_file
from news.models import ArticlePage
from sites.roles import Role
from tests.factories import library, make_article, make_document, news_index, submit
from tests.sites.neighbours import MARK, Neighbours, Side

pytestmark = pytest.mark.django_db

TYPED = "Lời đã gõ, không được mất."


def posted(page: ArticlePage, **fields: Any) -> dict[str, Any]:
    """What the editor's form sends."""
    values = {
        "title": page.title,
        "slug": page.slug,
        "channel": page.channel,
        "genre": page.genre,
        "summary": TYPED,
        "body": streamfield([]),
        "authors": inline_formset([]),
        "attachments": inline_formset([]),
        "comments": inline_formset([]),
        "tags": "",
        **fields,
    }
    return nested_form_data(values)


def picture_block(side: Side) -> dict[str, Any]:
    block = {"image": side.picture.pk, "caption": TYPED, "credit": ""}
    return {"body": streamfield([("image", block)])}


def text_block(side: Side) -> dict[str, Any]:
    link = f'<p>{TYPED} <a linktype="page" id="{side.page.pk}">đường dẫn</a></p>'
    return {"body": streamfield([("paragraph", rich_text(link, features=["link", "bold"]))])}


def callout_block(side: Side) -> dict[str, Any]:
    link = f'<p><a linktype="page" id="{side.page.pk}">đường dẫn</a></p>'
    callout = {"title": TYPED, "text": rich_text(link, features=["link", "bold"])}
    return {"body": streamfield([("callout", callout)])}


def file_block(side: Side) -> dict[str, Any]:
    """A link to a file, which the editor does not offer; a crafted form may send it all the same."""
    state = {
        "blocks": [
            {
                "key": "00000",
                "text": f"{TYPED} tệp",
                "type": "unstyled",
                "depth": 0,
                "inlineStyleRanges": [],
                "entityRanges": [{"offset": 0, "length": 4, "key": 0}],
            }
        ],
        "entityMap": {"0": {"type": "DOCUMENT", "mutability": "MUTABLE", "data": {"id": side.file.pk}}},
    }
    return {"body": streamfield([("paragraph", json.dumps(state))])}


def lead_image(side: Side) -> dict[str, Any]:
    return {"lead_image": side.picture.pk}


def attachment(side: Side) -> dict[str, Any]:
    return {"attachments": inline_formset([{"document": side.file.pk, "title": TYPED}])}


PLACES = [picture_block, text_block, callout_block, lead_image, attachment]


def save(neighbours: Neighbours, page: ArticlePage, **fields: Any) -> Any:
    return neighbours.browser().post(f"pages/{page.pk}/edit/", posted(page, **fields))


def refused_fields(form: Any) -> list[str]:
    """Fields of the form and of the rows below it that carry the guard's error."""
    rows = [row for formset in form.formsets.values() for row in formset.forms]
    return [name for place in (form, *rows) for name in place.fields if place.has_error(name, FOREIGN)]


@pytest.mark.parametrize("place", PLACES)
def test_row_25_the_own_picture_page_or_file_is_saved(neighbours, place):
    page = neighbours.own.page
    assert save(neighbours, page, **place(neighbours.own)).status_code == 302
    assert ArticlePage.objects.get(pk=page.pk).get_latest_revision_as_object().summary == TYPED


@pytest.mark.parametrize("place", PLACES)
def test_row_25_a_neighbours_picture_page_or_file_is_refused_and_not_named(neighbours, place):
    page = neighbours.own.page
    answer = save(neighbours, page, **place(neighbours.theirs))
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert refused_fields(answer.context["form"])
    assert TYPED in shown
    for tell_tale in (MARK, neighbours.theirs.page.slug, neighbours.theirs.file.filename):
        assert tell_tale not in shown
    assert ArticlePage.objects.get(pk=page.pk).get_latest_revision_as_object().summary != TYPED


@pytest.mark.parametrize("place", PLACES)
def test_row_25_what_the_form_shows_again_can_be_saved(neighbours, place):
    """The name that was refused is gone from it; sending it once more must not run into the same wall."""
    answer = save(neighbours, neighbours.own.page, **place(neighbours.theirs))
    form = answer.context["form"]
    again = {name: form[name].value() for name in ("lead_image", "summary")}
    assert again == {"lead_image": None, "summary": TYPED}
    assert str(form["body"].value()).count(str(neighbours.theirs.page.slug)) == 0


def test_row_25_a_form_that_is_wrong_otherwise_names_nothing_either(neighbours):
    answer = save(neighbours, neighbours.own.page, title="", **lead_image(neighbours.theirs))
    assert answer.status_code == 200
    assert MARK not in answer.content.decode()


def test_row_25_a_broken_block_does_not_let_its_picture_through(neighbours):
    block = {"image": neighbours.theirs.picture.pk, "caption": "", "credit": ""}
    answer = save(neighbours, neighbours.own.page, body=streamfield([("image", block)]))
    assert MARK not in answer.content.decode()


def test_row_25_a_new_page_is_asked_too(neighbours):
    place = news_index(neighbours.own.site)
    draft = ArticlePage(title="Bài mới", slug="bai-moi")
    path = f"pages/add/news/articlepage/{place.pk}/"
    answer = neighbours.browser().post(path, posted(draft, **lead_image(neighbours.theirs)))
    assert MARK not in answer.content.decode()
    assert not Page.objects.filter(slug="bai-moi").exists()
    assert neighbours.browser().post(path, posted(draft, **lead_image(neighbours.own))).status_code == 302
    assert Page.objects.filter(slug="bai-moi").exists()


def test_row_25_a_preview_shows_nothing_of_a_neighbour(neighbours):
    desk, page = neighbours.browser(), neighbours.own.page
    path = f"pages/{page.pk}/edit/preview/"
    assert desk.post(path, posted(page, **lead_image(neighbours.theirs))).json()["is_valid"] is False
    assert MARK not in desk.get(path).content.decode()
    assert desk.post(path, posted(page, **lead_image(neighbours.own))).json()["is_valid"] is True


def test_row_25_what_the_page_shows_already_stays(neighbours):
    """Somebody who may choose it put it there; the board must be able to go on working on its page."""
    page = make_article(neighbours.own.site, lead_image=neighbours.theirs.picture)
    assert save(neighbours, page, **lead_image(neighbours.theirs)).status_code == 302


def test_row_25_an_old_version_does_not_bring_back_what_was_taken_out(neighbours):
    page = make_article(neighbours.own.site, lead_image=neighbours.theirs.picture)
    old = page.latest_revision_id
    page.lead_image = neighbours.own.picture
    page.save_revision()
    path = f"pages/{page.pk}/revisions/{old}/revert/"
    answer = neighbours.browser().post(path, posted(page, **lead_image(neighbours.theirs)))
    assert MARK not in answer.content.decode()
    draft = ArticlePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert draft.lead_image_id == neighbours.own.picture.pk


def test_row_25_a_page_with_a_neighbours_picture_is_not_copied(neighbours):
    clean = make_article(neighbours.own.site)
    page = make_article(neighbours.own.site, lead_image=neighbours.theirs.picture)
    for source, made in ((clean, True), (page, False)):
        fields = {
            "new_title": "Bản sao",
            "new_slug": f"ban-sao-{source.pk}",
            "new_parent_page": source.get_parent().pk,
        }
        answer = neighbours.browser().post(f"pages/{source.pk}/copy/", fields)
        assert MARK not in answer.content.decode()
        assert Page.objects.filter(slug=fields["new_slug"]).exists() is made


def test_row_25_the_central_board_may_show_what_it_sees(neighbours):
    page = neighbours.own.page
    answer = neighbours.browser(Role.CENTRAL_BOARD).post(
        f"pages/{page.pk}/edit/", posted(page, **lead_image(neighbours.theirs))
    )
    assert answer.status_code == 302


def test_row_25_an_approver_who_edits_in_moderation_is_asked_too(neighbours):
    page = submit(neighbours.own.page, neighbours.own.author)
    answer = neighbours.browser(Role.SECRETARY).post(
        f"pages/{page.pk}/edit/", posted(page, **lead_image(neighbours.theirs))
    )
    assert MARK not in answer.content.decode()
    assert ArticlePage.objects.get(pk=page.pk).get_latest_revision_as_object().lead_image_id is None


def test_row_25_an_upload_for_one_site_is_not_added_to_a_document_of_another(neighbours):
    """Even for somebody who works on both: each board answers for its own files."""
    person = neighbours.own.author
    person.groups.add(*neighbours.theirs.author.groups.all())
    page = make_document(neighbours.own.site, person)
    for side, kept in ((neighbours.theirs, 1), (neighbours.own, 2)):
        pending = PendingUpload.objects.create(document=side.file, library=library(side.site), user=person)
        if kept == 1:
            with pytest.raises(DocumentRefused):
                document_add_file(user=person, page=page, pending=pending)
        else:
            document_add_file(user=person, page=page, pending=pending)
        assert (
            OfficialDocumentPage.objects.get(pk=page.pk).get_latest_revision_as_object().files.count() == kept
        )
