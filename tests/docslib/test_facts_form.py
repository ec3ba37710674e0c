"""The rules of the facts: who could issue when, which types, which days, what a person must confirm (G04, G08, G09)."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.http import QueryDict

from docslib.cards import ReadFact
from docslib.check_forms import DocumentFactsForm
from docslib.enums import DocumentType
from docslib.fact_gates import issuer_fault, tidy_term, type_warning
from docslib.models import TypeList, TypeListEntry
from tests.factories import library, make_document, make_organ, make_site

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]

DAY = datetime.date(2025, 6, 5)


@pytest.fixture
def site():
    return make_site("tuyengiao")


def fact(name: str, value: Any, *, single: bool = False) -> ReadFact:
    """A fact as the machine read it."""
    return ReadFact(name, value, 97, "high", "rõ", single, page=1, quote="dòng")


def form(site, *, found=(), sure=(), is_scan=False, **typed):
    """The form as somebody posted it, every required field filled."""
    posted = QueryDict(mutable=True)
    values = {
        "document_type": "quyet-dinh",
        "number": "27-QĐ/TU",
        "signed_on": "05/06/2025",
        "issuer": site.organ_id,
        "abstract": "ban hành Quy chế",
        "channel": "both",
        **typed,
    }
    for name, value in values.items():
        posted[name] = value
    posted.setlist("sure", list(sure))
    facts = {one.name: one for one in found}
    return DocumentFactsForm(posted, library=library(site), found=facts, is_scan=is_scan)


def type_list(**fields):
    """The only list of types there is: dated, with decisions and nothing else."""
    TypeList.objects.all().delete()
    made = TypeList.objects.create(name="Danh mục", basis="66-QĐ/TW", **fields)
    TypeListEntry.objects.create(type_list=made, document_type=DocumentType.DECISION)


def test_an_organ_that_has_ended_is_refused_and_its_successor_named():
    new = make_organ("MOI", name="Ban Tuyên giáo và Dân vận Tỉnh ủy")
    old = make_organ("CU", ends_on=datetime.date(2025, 2, 14), successor=new)
    assert new.name in issuer_fault(old, DAY)
    assert issuer_fault(old, datetime.date(2025, 2, 14)) == ""


def test_an_organ_that_did_not_exist_yet_is_refused_and_its_predecessors_named():
    new = make_organ("MOI", starts_on=datetime.date(2025, 7, 1))
    for code in ("CU1", "CU2"):
        make_organ(code, successor=new)
    said = issuer_fault(new, DAY)
    assert "Cơ quan CU1" in said
    assert "Cơ quan CU2" in said


def test_the_form_puts_the_refusal_on_the_issuer_and_keeps_what_was_typed(site):
    site.organ.starts_on = datetime.date(2025, 7, 1)
    site.organ.save()
    posted = form(site, signer="Lê Thị Hải Yến")
    assert list(posted.errors) == ["issuer"]
    assert posted["signer"].value() == "Lê Thị Hải Yến"


def test_a_type_outside_the_list_of_its_day_is_a_warning_with_the_decision_and_no_refusal(site):
    type_list(starts_on=datetime.date(2018, 1, 1), ends_on=datetime.date(2026, 1, 31))
    assert "66-QĐ/TW" in type_warning("du-an", "5-DA/TU", DAY)
    assert type_warning("quyet-dinh", "5-QĐ/TU", DAY) == ""
    assert type_warning("du-an", "5-DA/TU", datetime.date(2026, 2, 1)) == ""
    assert form(site, document_type="du-an").is_valid()


def test_the_list_of_the_party_says_nothing_of_a_number_of_the_state():
    type_list(is_party=True)
    assert type_warning("nghi-dinh", "42/2022/NĐ-CP", DAY) == ""


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("2025-2030", "2025 – 2030"),
        ("nhiệm kỳ 2025 - 2030", "2025 – 2030"),
        ("khóa  XVIII", "khóa XVIII"),
    ],
)
def test_the_term_is_kept_as_officials_write_it(typed, kept):
    assert tidy_term(typed) == kept


def test_years_that_are_no_term_and_an_end_before_the_beginning_are_refused(site):
    posted = form(site, term="2030-2025", effective_to="04/06/2025")
    assert set(posted.errors) == {"term", "effective_to"}


def test_the_number_is_stored_in_composed_letters(site):
    posted = form(site, number="27-QĐ/TU")
    assert posted.is_valid()
    assert posted.cleaned_data["number"] == "27-QĐ/TU"


def test_a_second_document_of_the_same_series_is_refused_and_one_of_another_term_is_not(site):
    make_document(site, number="27-QĐ/TU", term="2025 – 2030")
    assert list(form(site, term="2025-2030").errors) == ["number"]
    assert form(site, term="2020-2025").is_valid()


def test_clear_facts_are_confirmed_together_and_doubtful_ones_one_by_one(site):
    found = [fact("number", "27-QĐ/TU"), fact("abstract", "ban hành Quy chế", single=True)]
    assert form(site, found=found).open_names() == ["number", "abstract"]
    assert form(site, found=found, sure=["clear"]).open_names() == ["abstract"]
    assert form(site, found=found, sure=["clear", "abstract"]).is_valid()


def test_what_nobody_confirmed_is_refused_at_its_field(site):
    assert list(form(site, found=[fact("number", "27-QĐ/TU")]).errors) == ["number"]


def test_a_corrected_field_needs_no_other_word(site):
    assert form(site, found=[fact("number", "21-QĐ/TU", single=True)]).is_valid()


def test_a_scan_asks_for_its_number_or_for_the_word_that_it_has_none(site):
    assert list(form(site, is_scan=True, number="").errors) == ["number"]
    assert form(site, is_scan=True, number="", sure=["number"]).is_valid()
    assert form(site, is_scan=True).is_valid()


def test_types_of_the_list_in_force_stand_before_all_others(site):
    type_list()
    offered = form(site, found=[fact("signed_on", DAY)]).fields["document_type"].choices
    assert [value for value, _label in offered[1][1]] == ["quyet-dinh"]
    assert len(offered[2][1]) == len(DocumentType.choices) - 1
