"""A document as machines read it: JSON-LD and Dublin Core, escaped, and nothing the reader may not know."""

from __future__ import annotations

import html
import json
import re
from datetime import date

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from core.channels import Channel
from docslib.enums import RelationKind, Validity
from docslib.markup_cards import json_ld
from docslib.models import DocumentRelation, OfficialDocumentFile
from tests.factories import make_area, make_document, make_file, make_site, put_up

HERE, HERE_WAN = "tuyengiao.test", "wan-tuyengiao.test"
NASTY = "</script><script>alert(1)</script><!-- \u2028 & \"'"


@pytest.fixture
def site(db):
    return make_site("tuyengiao")


def body(document, host: str = HERE) -> str:
    response = Client().get("/" + document.url_path.split("/", 2)[2], HTTP_HOST=host)
    assert response.status_code == 200
    return response.content.decode()


def data_of(document, host: str = HERE) -> dict:
    (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', body(document, host))
    return json.loads(script)


def meta_of(document) -> list[tuple[str, str]]:
    found = re.findall(r'<meta name="(dc\.\w+)" content="([^"]*)">', body(document))
    return [(name, html.unescape(content)) for name, content in found]


def test_a_document_is_described_as_legislation(site):
    document = put_up(
        make_document(
            site,
            number="465-QĐ/TU",
            abstract="Ban hành Quy chế",
            signed_on=date(2026, 3, 12),
            effective_from=date(2026, 4, 1),
            validity=Validity.IN_FORCE,
            subject_area=make_area("Dân vận"),
        )
    )
    data = data_of(document)
    address = f"http://{HERE}/van-ban/{document.slug}/"
    assert (data["@type"], data["inLanguage"], data["url"]) == ("Legislation", "vi", address)
    assert (data["legislationIdentifier"], data["legislationType"]) == ("465-QĐ/TU", "Quyết định")
    assert (data["legislationDate"], data["legislationDateOfApplicability"]) == ("2026-03-12", "2026-04-01")
    assert data["legislationPassedBy"]["name"] == site.organ.name
    assert data["legislationLegalForce"] == "InForce"
    (encoding,) = data["encoding"]
    assert encoding["encodingFormat"] == "application/pdf"
    assert Client().get(encoding["contentUrl"], HTTP_HOST=HERE).status_code == 200


def test_dublin_core_says_the_same(site):
    document = put_up(make_document(site, number="465-QĐ/TU", signed_on=date(2026, 3, 12)))
    assert meta_of(document) == [
        ("dc.title", document.title),
        ("dc.creator", site.organ.name),
        ("dc.date", "2026-03-12"),
        ("dc.description", document.abstract),
        ("dc.publisher", site.name),
        ("dc.identifier", "465-QĐ/TU"),
        ("dc.identifier", f"http://{HERE}/van-ban/{document.slug}/"),
        ("dc.language", "vi"),
        ("dc.type", "Quyết định"),
    ]


def test_no_abstract_can_leave_the_script_or_its_attribute(site):
    document = put_up(make_document(site, abstract=NASTY))
    assert data_of(document)["description"] == NASTY
    assert ("dc.description", NASTY) in meta_of(document)
    assert "<script>alert" not in body(document)


@given(st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_whatever_is_written_comes_out_as_it_was_and_stays_inside(value):
    written = str(json_ld({"value": value}))
    inner = written.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert json.loads(inner) == {"value": value}
    assert not set(inner) & set("<>&\u2028\u2029")


def test_only_changes_of_documents_that_the_reader_may_open_are_named(site):
    seen, hidden = (put_up(make_document(site, channel=channel)) for channel in (Channel.BOTH, Channel.WAN))
    document = make_document(site)
    for target in (seen, hidden):
        document.relations.add(DocumentRelation(kind=RelationKind.AMENDS, target=target))
    put_up(document)
    assert len(data_of(document)["legislationChanges"]) == 1
    assert len(data_of(document, HERE_WAN)["legislationChanges"]) == 2


def test_a_file_of_the_other_network_is_not_named(site):
    document = put_up(make_document(site))
    closed = make_file("zzkinzz", collection=site.collection, channel=Channel.WAN)
    OfficialDocumentFile.objects.create(page=document, document=closed)
    assert "zzkinzz" not in body(document)
    assert len(data_of(document, HERE_WAN)["encoding"]) == 2


def test_what_is_not_known_is_left_out(site):
    document = put_up(make_document(site, issuer=None, signed_on=None, number=""))
    assert not {"legislationIdentifier", "legislationDate", "legislationPassedBy", "about"} & set(
        data_of(document)
    )
