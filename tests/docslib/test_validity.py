"""Whether a document is in force on a day: the rules alone, then as the library keeps it (G06)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.core.management import call_command
from hypothesis import given
from hypothesis import strategies as st

from docslib.enums import Extent, RelationKind, Validity
from docslib.lineage.validity import EFFECTIVE_KINDS, Effect, validity_on
from docslib.models import DocumentRelation, OfficialDocumentPage
from docslib.services.validity import validity_refresh
from docslib.validity_selectors import in_force_on, live_documents
from sites.roles import Role
from tests.factories import make_document, make_site, make_user, publish, put_up
from workflows.services.withdrawal import withdraw

NEW_YEAR = date(2026, 1, 1)
ORDER = {
    Validity.NOT_YET: 0,
    Validity.UNKNOWN: 1,
    Validity.IN_FORCE: 1,
    Validity.PARTLY: 2,
    Validity.EXPIRED: 3,
}


@dataclass
class Paper:
    """What a document says of its own force."""

    signed_on: date | None = None
    effective_from: date | None = None
    effective_to: date | None = None


def days(number: int) -> date:
    return NEW_YEAR + timedelta(days=number)


WHOLE = Effect(RelationKind.REPEALS, Extent.WHOLE, days(20))
PART = Effect(RelationKind.REPLACES, Extent.PART, days(10), "khoản 2 Điều 5")
CHANGE = Effect(RelationKind.AMENDS, Extent.WHOLE, days(15))
TABLE = [
    ("nothing said", Paper(), (), 5, Validity.UNKNOWN, None),
    ("before it was signed", Paper(signed_on=days(6)), (), 5, Validity.NOT_YET, None),
    ("signed, no day of force", Paper(signed_on=days(5)), (), 5, Validity.UNKNOWN, None),
    ("the day before", Paper(effective_from=days(6)), (), 5, Validity.NOT_YET, days(6)),
    ("the day itself", Paper(effective_from=days(5)), (), 5, Validity.IN_FORCE, days(5)),
    ("its last day", Paper(None, days(1), days(5)), (), 5, Validity.IN_FORCE, days(1)),
    ("the day after", Paper(None, days(1), days(4)), (), 5, Validity.EXPIRED, days(5)),
    ("before the repeal", Paper(None, days(1)), (WHOLE,), 19, Validity.IN_FORCE, days(1)),
    ("repealed", Paper(None, days(1)), (WHOLE,), 20, Validity.EXPIRED, days(20)),
    ("ended before it was repealed", Paper(None, days(1), days(3)), (WHOLE,), 30, Validity.EXPIRED, days(4)),
    ("repealed before its end", Paper(None, days(1), days(25)), (WHOLE,), 30, Validity.EXPIRED, days(20)),
    ("a part replaced", Paper(None, days(1)), (CHANGE, PART), 10, Validity.PARTLY, days(10)),
    ("a part, then all", Paper(None, days(1)), (PART, WHOLE), 20, Validity.EXPIRED, days(20)),
    ("amended", Paper(None, days(1)), (CHANGE,), 15, Validity.PARTLY, days(15)),
    ("amended, its own day unknown", Paper(days(1)), (CHANGE,), 15, Validity.PARTLY, days(15)),
    ("a basis changes nothing", Paper(None, days(1)), (Effect("based_on"),), 5, Validity.IN_FORCE, days(1)),
    ("repealed, nobody says when", Paper(None, days(1)), (Effect("repeals"),), 5, Validity.EXPIRED, None),
]


@pytest.mark.parametrize(
    ("paper", "effects", "on", "key", "since"), [row[1:] for row in TABLE], ids=[r[0] for r in TABLE]
)
def test_the_force_of_a_document_on_a_day(paper, effects, on, key, since):
    verdict = validity_on(paper, days(on), effects)
    assert (verdict.key, verdict.since) == (key, since)


def test_the_verdict_names_what_ended_the_document_first():
    later = Effect(RelationKind.REPLACES, Extent.WHOLE, days(30), source="B")
    verdict = validity_on(Paper(None, days(1)), days(40), [later, WHOLE, PART])
    assert verdict.effects == (WHOLE, later)


MAYBE = st.none() | st.integers(0, 60).map(days)
EFFECTS = st.lists(
    st.builds(
        Effect,
        kind=st.sampled_from(sorted(RelationKind)),
        extent=st.sampled_from(sorted(Extent)),
        since=MAYBE,
    ),
    max_size=4,
)


@given(st.builds(Paper, MAYBE, MAYBE, MAYBE), EFFECTS, st.integers(0, 60), st.integers(0, 60))
def test_with_the_days_no_force_comes_back(paper, effects, one, other):
    first, second = sorted((one, other))
    before, after = (validity_on(paper, days(day), effects) for day in (first, second))
    assert ORDER[before.key] <= ORDER[after.key]


@given(st.builds(Paper, MAYBE, MAYBE, MAYBE), EFFECTS, st.integers(0, 60))
def test_what_is_said_to_have_begun_has_begun(paper, effects, on):
    verdict = validity_on(paper, days(on), effects)
    if verdict.key != Validity.NOT_YET and verdict.since:
        assert verdict.since <= days(on)
    assert all(effect.kind in EFFECTIVE_KINDS and effect.has_begun(days(on)) for effect in verdict.effects)


@pytest.fixture
def site(db):
    return make_site("tuyengiao")


def valid(page):
    return OfficialDocumentPage.objects.get(pk=page.pk).validity


def in_force(site, number, **fields):
    page = make_document(site, number=number, signed_on=days(0), effective_from=days(0), **fields)
    return publish(page, site)


def repealing(site, old=None, **fields):
    """A draft that repeals `old`, or what `fields` say."""
    page = make_document(site, make_user(Role.EDITOR, site), number="90-QĐ/TU", signed_on=days(40))
    page.relations = [DocumentRelation(kind=RelationKind.REPEALS, target=old, **fields)]
    page.save_revision()
    return page


def test_a_document_is_repealed_as_soon_as_the_other_is_live_and_comes_back_with_its_withdrawal(site):
    old = in_force(site, "12-QĐ/TU")
    assert valid(old) == Validity.IN_FORCE
    draft = repealing(site, old)
    assert valid(old) == Validity.IN_FORCE
    new = publish(draft, site)
    assert valid(old) == Validity.EXPIRED
    withdraw(page=new, user=make_user(Role.CENTRAL_BOARD), reason="Sai số liệu.")
    assert valid(old) == Validity.IN_FORCE


def test_a_number_repeals_the_one_document_that_bears_it(site):
    old = in_force(site, "12-QĐ/TU")
    publish(repealing(site, target_number="12 - QĐ/TU", target_date=days(0)), site)
    assert valid(old) == Validity.EXPIRED


def test_a_number_of_another_day_repeals_nothing(site):
    old = in_force(site, "12-QĐ/TU")
    publish(repealing(site, target_number="12-QĐ/TU", target_date=days(1)), site)
    assert valid(old) == Validity.IN_FORCE


def test_a_number_that_several_documents_bear_repeals_none_of_them(site):
    other = make_site("tochuc")
    old = in_force(site, "12-QĐ/TU", issuer=other.organ, document_type="quyet-dinh")
    in_force(site, "12-QĐ/TU", issuer=other.organ, document_type="quy-dinh")
    publish(repealing(site, target_number="12-QĐ/TU"), site)
    assert valid(old) == Validity.IN_FORCE


def test_the_nightly_command_lets_the_days_pass(site):
    page = put_up(make_document(site, signed_on=days(0), effective_from=days(0), effective_to=days(1)))
    call_command("refresh_validity")
    assert valid(page) == Validity.EXPIRED
    assert validity_refresh() == []


def test_the_library_tells_what_was_in_force_on_any_day(site):
    old, undated = (
        in_force(site, "12-QĐ/TU"),
        put_up(make_document(site, number="13-QĐ/TU", signed_on=days(0))),
    )
    new = publish(repealing(site, old, takes_effect_on=days(50)), site)
    found = {
        day: set(in_force_on(live_documents(), days(day)).values_list("pk", flat=True)) for day in (0, 49, 50)
    }
    assert found == {0: {old.pk}, 49: {old.pk}, 50: set()}
    assert {undated.pk, new.pk} & set().union(*found.values()) == set()


@pytest.mark.parametrize("count", [1, 12])
def test_refreshing_asks_no_more_for_more_documents(site, count, django_assert_max_num_queries):
    for _number in range(count):
        put_up(make_document(site, signed_on=days(0), effective_from=days(0)))
    validity_refresh()
    with django_assert_max_num_queries(5):
        assert validity_refresh() == []
