"""The list of a library: filters, orders, the index to browse by; its address is its state."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client

from core.channels import Channel
from docslib.enums import DocumentType, LibraryCollection, Validity
from docslib.forms import PartialDateField
from docslib.models import OfficialDocumentFile
from tests.factories import make_area, make_document, make_file, make_organ, make_site, put_up

HERE, HERE_WAN = "tuyengiao.test", "wan-tuyengiao.test"


@pytest.fixture
def site(db):
    return make_site("tuyengiao")


@pytest.fixture
def documents(site):
    """An old directive and a new decision that differ in everything."""
    old = make_document(
        site,
        number="1-CT/TU",
        document_type=DocumentType.DIRECTIVE,
        issuer=make_organ("VPTU"),
        signed_on=date(2019, 5, 31),
        effective_from=date(2021, 1, 1),
        term="2015 – 2020",
        validity=Validity.EXPIRED,
        signer="Nguyễn Thị Hoa",
        place="Bến Ngự",
        abstract="về công tác thư viện",
        subject_area=make_area("Dân vận"),
        library_collection=LibraryCollection.CONGRESS,
    )
    new = make_document(
        site,
        number="2-QĐ/TU",
        signed_on=date(2026, 3, 12),
        effective_from=date(2020, 1, 1),
        subject_area=make_area("Tuyên giáo"),
        further_areas=[make_area("Tổ chức")],
    )
    return put_up(old), put_up(new)


def get(query: str = "", host: str = HERE):
    return Client().get(f"/van-ban/{query}", HTTP_HOST=host)


def numbers(query: str = "", host: str = HERE) -> list[str]:
    response = get(query, host)
    assert response.status_code == 200
    return [card.number for card in response.context["listing"].object_list]


def test_every_filter_narrows_the_list(documents):
    old, _new = documents
    queries = {
        "?loai=chi-thi": ["1-CT/TU"],
        f"?coquan={old.issuer_id}": ["1-CT/TU"],
        "?nam=2026": ["2-QĐ/TU"],
        f"?linhvuc={old.subject_area_id}": ["1-CT/TU"],
        f"?linhvuc={make_area('Tổ chức').pk}": ["2-QĐ/TU"],
        "?nhiemky=2015+–+2020": ["1-CT/TU"],
        "?hieuluc=gone": ["1-CT/TU"],
        "?tuvankien=congress": ["1-CT/TU"],
        "?so=2-qđ/tu": ["2-QĐ/TU"],
        "?so=1": ["1-CT/TU"],
        "?kyhieu=ct": ["1-CT/TU"],
        "?nguoiky=hoa": ["1-CT/TU"],
        "?noi=Bến": ["1-CT/TU"],
        "?q=thư+viện": ["1-CT/TU"],
        "?q=2-QĐ/TU": ["2-QĐ/TU"],
        "?tu=2020": ["2-QĐ/TU"],
        "?den=5/2019": ["1-CT/TU"],
        "?tu=31/05/2019&den=11/3/2026": ["1-CT/TU"],
        "?loai=chi-thi&nam=2026": [],
        "": ["2-QĐ/TU", "1-CT/TU"],
    }
    assert {query: numbers(query) for query in queries} == queries


def test_a_document_of_two_chosen_areas_stands_once(site):
    area = make_area("Tuyên giáo")
    put_up(
        make_document(site, number="7-QĐ/TU", subject_area=area, further_areas=[area, make_area("Dân vận")])
    )
    assert numbers(f"?linhvuc={area.pk}") == ["7-QĐ/TU"]
    assert '>Tuyên giáo</a> <span class="hint">1</span>' in get().content.decode()


def test_the_list_can_be_put_in_order(documents):
    orders = {value: numbers(f"?sapxep={value}") for value in ("moi", "cu", "hieu-luc", "co-quan")}
    assert orders == {
        "moi": ["2-QĐ/TU", "1-CT/TU"],
        "cu": ["1-CT/TU", "2-QĐ/TU"],
        "hieu-luc": ["1-CT/TU", "2-QĐ/TU"],
        "co-quan": ["2-QĐ/TU", "1-CT/TU"],
    }


def test_a_document_without_a_date_comes_last_in_both_orders(site, documents):
    put_up(make_document(site, number="9-QĐ/TU", signed_on=None))
    assert numbers()[-1] == numbers("?sapxep=cu")[-1] == "9-QĐ/TU"


def test_what_cannot_be_is_said_and_shows_nothing(documents):
    for query in ("?tu=hom-qua", "?den=31/2/2026", "?tu=2026&den=2019", "?loai=khong-co", "?sapxep=x"):
        response = get(query)
        assert (response.status_code, response.context["listing"].paginator.count) == (200, 0), query
        assert response.context["form"].errors
        assert response.context["feed_url"] == "/van-ban/atom.xml"
        assert 'role="alert"' in response.content.decode()


def test_a_page_that_is_not_there_is_404(documents):
    pages = ("0", "2", "x", "-1", "1.0", "")
    assert {page: get(f"?trang={page}").status_code for page in pages} == dict.fromkeys(pages, 404)


def test_each_filter_in_use_can_be_taken_off_and_the_rest_stays(documents):
    response = get("?loai=chi-thi&nam=2019&sapxep=cu&trang=1&tu=")
    assert {chip.remove_url for chip in response.context["active_filters"]} == {
        "?nam=2019&sapxep=cu",
        "?loai=chi-thi&sapxep=cu",
    }


def test_the_index_leads_to_every_type_issuer_year_area_and_term(documents):
    groups = get().context["browse"]
    links = [query for group in groups for query, _label, _count in group.links]
    assert len(groups) == 5
    assert {len(numbers(query)) for query in links} == {1}
    assert [count for group in groups for _query, _label, count in group.links] == [1] * len(links)


def test_the_index_gives_way_to_a_filtered_list(documents):
    assert get("?nam=2026").context["browse"] == []


def test_filters_offer_only_what_the_reader_may_see(site, documents):
    put_up(make_document(site, document_type=DocumentType.PLAN, channel=Channel.WAN))
    assert "ke-hoach" not in get().content.decode()
    assert "ke-hoach" in get(host=HERE_WAN).content.decode()


def test_an_empty_library_says_so(site):
    response = get()
    assert response.context["browse"] == []
    assert 'class="empty"' in response.content.decode()


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("12/03/2026", date(2026, 3, 12), date(2026, 3, 12)),
        ("2/2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("12-2024", date(2024, 12, 1), date(2024, 12, 31)),
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        (" ", None, None),
    ],
)
def test_a_date_may_be_a_month_or_a_year(written, first, last):
    assert (PartialDateField().clean(written), PartialDateField(is_end=True).clean(written)) == (first, last)


def test_a_list_asks_the_database_no_more_for_twenty_documents_than_for_one(
    site, django_assert_num_queries, django_assert_max_num_queries
):
    put_up(make_document(site))
    get()
    with django_assert_max_num_queries(25) as counted:
        get()
    for number in range(4):
        put_up(
            make_document(
                site, issuer=make_organ(f"CQ{number}"), subject_area=make_area(f"Lĩnh vực {number}")
            )
        )
    with django_assert_num_queries(len(counted)):
        body = get().content.decode()
    assert len(re.findall(r'class="doc ', body)) == 5


def test_a_file_closed_to_the_network_is_not_counted(client, site):
    document = make_document(site)
    for channel in (Channel.BOTH, Channel.WAN):
        OfficialDocumentFile.objects.create(page=document, document=make_file(channel=channel))
    put_up(document)
    labels = {
        host: client.get("/van-ban/", headers={"host": host}).context["listing"].object_list[0].files_label
        for host in (HERE, HERE_WAN)
    }
    assert labels == {HERE: "2 tệp", HERE_WAN: "3 tệp"}
