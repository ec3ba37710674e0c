"""Numbers that texts cite: stored when a file has been read, made links without harm to the text (G06)."""

from __future__ import annotations

import html
import re

import pytest
from django.utils.html import escape
from django.utils.safestring import SafeString
from hypothesis import given
from hypothesis import strategies as st

from docslib.enums import ReadingState
from docslib.lineage.linking import CitedLink, linked_numbers
from docslib.lineage.resolving import Mention, meant_by
from docslib.models import Citation, FilePage, FileReading
from docslib.services.lineage import citations_store
from tests.factories import make_document, make_site

LINKS = {"12 qd tu": CitedLink("/van-ban/12/", 'về "việc" <chung>')}
NUMBERS = st.sampled_from(["12-QĐ/TU", "13-QĐ/TU", "42/2022/NĐ-CP", "12 - QĐ/TU", "Số 12-QĐ/TU,"])
PIECES = st.lists(st.text(alphabet="abc <>&\"'/-1ộ\n", max_size=12) | NUMBERS, max_size=8).map(" ".join)


def without_tags(markup):
    return html.unescape(re.sub(r"<[^>]*>", "", markup))


@given(PIECES)
def test_no_letter_of_the_text_is_added_or_lost(text):
    assert without_tags(linked_numbers(text, LINKS)) == text


@given(PIECES)
def test_nothing_of_the_text_becomes_markup(text):
    tags = set(re.findall(r"<[^>]*>", linked_numbers(text, LINKS)))
    link = '<a class="nowrap" href="/van-ban/12/" title="về &quot;việc&quot; &lt;chung&gt;">'
    assert tags <= {link, "</a>", '<span class="nowrap">', "</span>"}


@given(PIECES)
def test_safe_markup_keeps_its_tags_and_its_own_links(text):
    body = f'<p>{escape(text)}</p><a href="/x">12-QĐ/TU</a>'
    shown = linked_numbers(SafeString(body), LINKS)
    assert shown.endswith('<a href="/x"><span class="nowrap">12-QĐ/TU</span></a>')
    assert without_tags(shown) == f"{text}12-QĐ/TU"


def test_a_known_number_is_a_link_and_another_is_kept_on_one_line():
    shown = linked_numbers("12-QĐ/TU và 13-QĐ/TU", LINKS)
    assert shown.startswith('<a class="nowrap" href="/van-ban/12/"')
    assert shown.endswith('<span class="nowrap">13-QĐ/TU</span>')


def test_nothing_is_shown_for_nothing():
    assert linked_numbers(None, LINKS) == ""


class Paper:
    """A document that bears a number."""

    def __init__(self, document_type="quyet-dinh", signed_on=1, issuer_id=1):
        self.document_type, self.signed_on, self.issuer_id = document_type, signed_on, issuer_id


@pytest.mark.parametrize(
    ("said", "papers", "meant"),
    [
        ({}, [Paper()], [0]),
        ({}, [Paper(), Paper("quy-dinh")], [0, 1]),
        ({"document_type": "quy-dinh"}, [Paper(), Paper("quy-dinh")], [1]),
        ({"document_type": "dieu-le"}, [Paper()], [0]),  # a kind that the library files under a wider type
        ({"dated_on": 2}, [Paper(), Paper(signed_on=2)], [1]),
        ({"said_on": 5}, [Paper(), Paper(signed_on=6)], [0]),
        ({"said_by": 2}, [Paper(), Paper(issuer_id=2)], [1]),
        ({"said_by": 3}, [Paper(), Paper(issuer_id=2)], [0, 1]),
        ({"said_by": 2}, [Paper()], [0]),
    ],
)
def test_which_document_a_number_means(said, papers, meant):
    assert meant_by(Mention("12 qd tu", **said), papers) == tuple(papers[place] for place in meant)


@pytest.fixture
def page(db):
    return make_document(make_site("tuyengiao"), number="90-QĐ/TU")


TEXT = "Căn cứ 12-QĐ/TU; Quyết định số 12 - QĐ/TU ngày 05/9/2019; Số 90-QĐ/TU; Quy chế 04-QC/TU."


def read_as(page, *texts):
    """Let the file of the page have been read, as the service stores it: pages first, then the state."""
    reading, _created = FileReading.objects.get_or_create(document=page.files.get().document)
    reading.pages.all().delete()
    for number, text in enumerate(texts, start=1):
        FilePage.objects.create(reading=reading, number=number, text=text)
    reading.state = ReadingState.DONE
    reading.save()


def test_a_file_that_has_been_read_leaves_each_number_once_with_what_is_said_of_it(page):
    read_as(page, TEXT, TEXT)
    found = {row.number_key: row for row in Citation.objects.filter(page=page)}
    assert set(found) == {"12 qd tu", "4 qc tu"}
    twelve = found["12 qd tu"]
    assert (twelve.document_type, f"{twelve.dated_on}") == ("quyet-dinh", "2019-09-05")
    assert twelve.document == page.files.get().document


def test_reading_a_file_again_leaves_no_old_number(page):
    read_as(page, TEXT)
    read_as(page, "Căn cứ 13-QĐ/TU.")
    assert [row.number_key for row in Citation.objects.all()] == ["13 qd tu"]
    assert citations_store(page) == 1
