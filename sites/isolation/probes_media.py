"""Probes of pictures, files, the admin's API and keywords (rows 8–10, 13, 25)."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.files.uploadedfile import SimpleUploadedFile

from sites.isolation.asking import Ask
from sites.isolation.probe import Hand, at, probe

IMAGE, FILE, COLLECTION = "core.PortalImage", "core.PortalDocument", "wagtailcore.Collection"
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc000000301"
    "0100c9fe92ef0000000049454e44ae426082"
)
"""The smallest picture."""


@probe("8")
def bulk_media(hand: Hand) -> Iterator[Ask]:
    """Bulk actions on foreign pictures and files, and own ones into a foreign collection."""
    for model, label in (("portalimage", IMAGE), ("portaldocument", FILE)):
        for action in ("delete", "add_tags", "add_to_collection"):
            path = at("wagtail_bulk_action", "core", model, action)
            data = {"tags": "x", "collection": hand.my_id(COLLECTION)}
            yield hand.get(path, {"id": hand.foreign.ids(label)})
            yield hand.post(path, data, query={"id": hand.foreign.ids(label)})
            yield hand.post(path, data, query={"id": [hand.my_id(label), hand.their_id(label)]})
        there = {"collection": hand.their_id(COLLECTION)}
        yield hand.post(
            at("wagtail_bulk_action", "core", model, "add_to_collection"),
            there,
            query={"id": hand.my_id(label)},
        )


@probe("9")
def admin_api(hand: Hand) -> Iterator[Ask]:
    """Lists and details of the admin's API, and its actions."""
    for kind, label in (("documents", FILE), ("images", IMAGE), ("pages", "wagtailcore.Page")):
        for query in ({"fields": "*"}, {"search": "chung"}, {"tags": "zz"}):
            yield hand.get(at(f"wagtailadmin_api:{kind}:listing"), query)
        for pk in hand.foreign.ids(label):
            yield hand.get(at(f"wagtailadmin_api:{kind}:detail", pk), is_foreign=True)
    for action in ("publish", "unpublish", "delete", "copy", "move"):
        for page in (hand.theirs("article"), hand.mine("article")):
            data = {"destination_page_id": hand.theirs("home").pk, "position": "first-child"}
            yield hand.post(at("wagtailadmin_api:pages:action", page.pk, action), data)


@probe("10")
def keywords(hand: Hand) -> Iterator[Ask]:
    """Keywords of other sites, offered while typing and in lists."""
    for term in ("tu", "zz", ""):
        yield hand.get(at("wagtailadmin_tag_autocomplete"), {"term": term})
        yield hand.get(at("wagtailadmin_tag_model_autocomplete", "taggit", "tag"), {"term": term})
    for name in ("wagtailimages:index", "wagtaildocs:index", "wagtailimages_chooser:choose"):
        yield hand.get(at(name), {"tag": hand.their_id("taggit.Tag")})


@probe("13")
def choosers(hand: Hand) -> Iterator[Ask]:
    """What was chosen, by id."""
    for namespace, label in (("wagtailimages_chooser", IMAGE), ("wagtaildocs_chooser", FILE)):
        for pk in hand.foreign.ids(label):
            yield hand.get(at(f"{namespace}:chosen", pk), is_foreign=True)
            yield hand.post(at(f"{namespace}:chosen", pk), is_foreign=True)
        mixed = [hand.my_id(label), *hand.foreign.ids(label)]
        yield hand.get(at(f"{namespace}:chosen_multiple"), {"id": mixed})
        yield hand.get(at(f"{namespace}:choose"), {"collection_id": hand.their_id(COLLECTION)})
    path = at("wagtailimages_chooser:select_format", hand.their_id(IMAGE))
    yield hand.post(path, {"format": "left", "alt_text": "x"}, is_foreign=True)


@probe("25")
def uploads(hand: Hand) -> Iterator[Ask]:
    """Files and pictures into a foreign collection or library, and foreign ones taken over."""
    there = hand.their_id(COLLECTION)
    picture, file = SimpleUploadedFile("x.png", PIXEL), SimpleUploadedFile("x.pdf", b"%PDF-1.4 x")
    common = {"title": "x", "collection": there, "channel": "both"}
    yield hand.post(at("wagtailimages:add"), {**common, "file": picture})
    yield hand.post(at("wagtaildocs:add"), {**common, "file": file})
    yield hand.post(at("wagtailimages:add_multiple"), {**common, "files[]": picture}, xhr=True)
    yield hand.post(at("wagtaildocs:add_multiple"), {**common, "files[]": file}, xhr=True)
    chooser = {f"image-chooser-upload-{name}": value for name, value in {**common, "file": picture}.items()}
    yield hand.post(at("wagtailimages_chooser:create"), chooser)
    chooser = {f"document-chooser-upload-{name}": value for name, value in {**common, "file": file}.items()}
    yield hand.post(at("wagtaildocs_chooser:create"), chooser)


@probe("25")
def single_files(hand: Hand) -> Iterator[Ask]:
    """Every action on one foreign picture or file, and own ones moved into a foreign collection."""
    there = {"title": "x", "collection": hand.their_id(COLLECTION), "channel": "both"}
    for namespace, label in (("wagtailimages", IMAGE), ("wagtaildocs", FILE)):
        theirs = hand.their_id(label)
        for view in ("edit", "delete", "edit_multiple", "delete_multiple"):
            yield hand.post(at(f"{namespace}:{view}", theirs), there, xhr="multiple" in view, is_foreign=True)
        edit = at(f"{namespace}:edit", hand.my_id(label))
        yield hand.post(edit, hand.filled(edit, collection=there["collection"]))
    half_done = hand.their_id("wagtailcore.UploadedFile")
    for namespace, kind in (("wagtailimages", "image"), ("wagtaildocs", "document")):
        yield hand.post(at(f"{namespace}:create_multiple_from_uploaded_{kind}", half_done), there, xhr=True)
        yield hand.post(at(f"{namespace}:delete_upload_multiple", half_done), xhr=True)
