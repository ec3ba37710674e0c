"""What a document states about others: what may stand, what is offered, whose documents can be chosen (G06, A02)."""

from __future__ import annotations

import json
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.urls import reverse

from docslib.enums import Extent, ReadingState, RelationKind
from docslib.models import DocumentRelation, FilePage, FileReading, OfficialDocumentPage
from docslib.relation_selectors import leads_back
from sites.isolation.forms import form_in
from sites.roles import Role
from tests.factories import log_in, make_document, make_site, make_user, put_up

pytestmark = pytest.mark.django_db
HOST = "wan-tuyengiao.test"


@pytest.fixture
def site():
    return make_site("tuyengiao")


@pytest.fixture
def page(site):
    return make_document(site, make_user(Role.EDITOR, site), number="90-QĐ/TU", signed_on=date(2024, 3, 4))


def address(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def save(page, *rows):
    """The page's editor saves it with these relations; the answer."""
    client = log_in(page.owner)
    shown = client.get(address(page), HTTP_HOST=HOST).content
    sent = {**form_in(shown), "relations-TOTAL_FORMS": str(len(rows))}
    for place, row in enumerate(rows):
        values = {"kind": "amends", "extent": "whole", "ORDER": str(place), **row}
        sent |= {f"relations-{place}-{name}": str(value) for name, value in values.items()}
    return client.post(address(page), sent, HTTP_HOST=HOST)


def draft(page):
    return OfficialDocumentPage.objects.get(pk=page.pk).get_latest_revision_as_object()


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({}, "target_number"),
        ({"target_number": " – "}, "target_number"),
        ({"target_number": "12-QĐ/TU", "extent": Extent.PART}, "provision"),
    ],
)
def test_a_relation_names_one_document_and_a_part_its_provision(fields, wrong):
    with pytest.raises(ValidationError) as refused:
        DocumentRelation(kind=RelationKind.AMENDS, **fields).clean()
    assert set(refused.value.message_dict) == {wrong}


def test_a_relation_does_not_choose_and_write_a_document(page, site):
    other = make_document(site, number="12-QĐ/TU")
    with pytest.raises(ValidationError):
        DocumentRelation(kind=RelationKind.AMENDS, target=other, target_number="12-QĐ/TU").clean()


def test_the_key_of_the_number_follows_it(page, site):
    row = DocumentRelation.objects.create(page=page, kind=RelationKind.AMENDS, target_number="08 - QC/TU")
    assert row.target_key == "8 qc tu"
    row.target, row.target_number = make_document(site, number="12-QĐ/TU"), ""
    row.save()
    assert row.target_key == ""


def test_the_editor_saves_relations_to_own_documents_and_to_numbers(page, site):
    other = make_document(site, number="12-QĐ/TU")
    assert save(page, {"target": other.pk}, {"target_number": "42/2022/NĐ-CP"}).status_code == 302
    assert [row.target_id for row in draft(page).relations.all()] == [other.pk, None]


def test_a_document_of_another_site_cannot_be_chosen(page):
    other = put_up(make_document(make_site("tochuc"), number="12-QĐ/TU", title="Văn bản của cơ quan khác"))
    answer = save(page, {"target": other.pk})
    assert answer.status_code == 200
    assert other.title not in answer.content.decode()
    assert not draft(page).relations.all()


@pytest.mark.parametrize("row", [{"target_number": "90-QĐ/TU"}, {"target": "own"}])
def test_a_document_does_not_relate_to_itself(page, row):
    row = {name: page.pk if value == "own" else value for name, value in row.items()}
    assert save(page, row).status_code == 200


def test_the_same_is_not_said_twice(page):
    rows = [{"target_number": "12-QĐ/TU"}, {"target_number": "12 - QĐ/TU"}]
    assert save(page, *rows).status_code == 200
    assert save(page, rows[0], {**rows[1], "kind": "based_on"}).status_code == 302


def test_documents_do_not_replace_each_other_in_a_ring(page, site):
    one, two = make_document(site, number="12-QĐ/TU"), make_document(site, number="13-QĐ/TU")
    DocumentRelation.objects.create(page=one, kind=RelationKind.REPLACES, target=two)
    DocumentRelation.objects.create(page=two, kind=RelationKind.REPLACES, target_number="90-QĐ/TU")
    assert leads_back(page, one.pk)
    assert save(page, {"kind": "replaces", "target": one.pk}).status_code == 200
    assert save(page, {"kind": "amends", "target": one.pk}).status_code == 302


def test_the_validity_is_not_typed(page):
    shown = log_in(page.owner).get(address(page), HTTP_HOST=HOST).content.decode()
    assert 'name="validity"' not in shown


def read_as(page, text, *, is_ocr=False):
    file = page.files.get().document
    reading, _created = FileReading.objects.update_or_create(
        document=file, defaults={"state": ReadingState.DONE, "kind": "pdf", "pages_total": 1}
    )
    FilePage.objects.update_or_create(reading=reading, number=1, defaults={"text": text, "is_ocr": is_ocr})


def offered(page):
    shown = log_in(page.owner).get(address(page), HTTP_HOST=HOST).content.decode()
    buttons = BeautifulSoup(shown, "html.parser").select("[data-relation]")
    return [json.loads(button["data-relation"]) for button in buttons]


REPLACING = (
    "Điều 2. Quyết định này thay thế Quyết định số 12-QĐ/TU, ngày 05/9/2019 của Ban Thường vụ Tỉnh ủy."
)


def test_what_the_file_states_is_offered_until_it_stands_in_the_form(page):
    read_as(page, REPLACING)
    (found,) = offered(page)
    assert (found["kind"], found["target_number"], found["target_date"]) == (
        "replaces",
        "12-QĐ/TU",
        "05/09/2019",
    )
    assert save(page, found).status_code == 302
    assert offered(page) == []


def test_a_scan_offers_no_relation(page):
    read_as(page, REPLACING, is_ocr=True)
    assert offered(page) == []
