"""Terms of publication, counted from the day of signing (D03)."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from core.working_days import WorkingCalendar
from docslib.deadline_selectors import Terms, terms_of
from docslib.enums import DayCount, Timeliness
from docslib.models import DocumentDeadline, OfficialDocumentPage
from sites.roles import Role
from tests.factories import log_in, make_document, make_site, make_user, put_up

pytestmark = pytest.mark.django_db

HOST = "wan-tuyengiao.test"
FRIDAY = date(2026, 3, 6)


@pytest.fixture
def site():
    return make_site("tuyengiao")


def rule(**fields):
    """Five working days, from March 2026."""
    return DocumentDeadline.objects.create(
        **{"days": 5, "decision": "97-QĐ/TU", "clause": "9.2", "starts_on": date(2026, 3, 1), **fields}
    )


def term(site, *, signed=FRIDAY, published=None, today=date(2026, 6, 1)):
    """The term of a document as the rows in the database have it."""
    terms = Terms(list(DocumentDeadline.objects.order_by("-starts_on")), WorkingCalendar.current(), today)
    return terms.of(site_id=site.pk, signed_on=signed, published_on=published)


def published(site, on, **fields):
    """A live document first published on that day."""
    page = put_up(make_document(site, **fields))
    at = timezone.make_aware(datetime.combine(on, datetime.min.time()).replace(hour=9))
    OfficialDocumentPage.objects.filter(pk=page.pk).update(first_published_at=at)
    return page


def test_working_days_and_calendar_days_end_on_other_days(site):
    row = rule()
    assert term(site).due_on == date(2026, 3, 13)
    row.counted_in = DayCount.CALENDAR
    row.save()
    assert term(site).due_on == date(2026, 3, 11)


def test_the_own_row_of_a_site_goes_before_the_row_for_all(site):
    rule(starts_on=date(2026, 3, 5))
    rule(portal_site=site, days=2)
    assert term(site).due_on == date(2026, 3, 10)
    assert term(make_site("xuanlinh")).due_on == date(2026, 3, 13)


def test_a_document_signed_before_the_first_row_has_no_term(site):
    rule()
    assert term(site, signed=date(2019, 5, 1)) is None


def test_what_was_signed_after_the_end_of_a_row_is_judged_by_the_next(site):
    rule(ends_on=date(2026, 3, 31))
    rule(days=1, starts_on=date(2026, 4, 1))
    assert term(site).rule.days == 5
    assert term(site, signed=date(2026, 4, 2)).rule.days == 1


@pytest.mark.parametrize(
    ("on", "today", "kept", "over"),
    [
        (None, date(2026, 3, 13), Timeliness.WAITING, 0),
        (None, date(2026, 3, 14), Timeliness.OVERDUE, 1),
        (date(2026, 3, 13), date(2026, 6, 1), Timeliness.ON_TIME, 0),
        (date(2026, 3, 16), date(2026, 6, 1), Timeliness.LATE, 3),
    ],
)
def test_the_last_day_still_counts(site, on, today, kept, over):
    rule()
    found = term(site, published=on, today=today)
    assert (found.kept, found.days_over) == (kept, over)


def test_a_draft_is_judged_by_the_day_its_editor_typed(site):
    rule()
    page = make_document(site, signed_on=date(2019, 1, 1))
    page.signed_on = FRIDAY
    page.save_revision()
    assert terms_of(OfficialDocumentPage.objects.all())[page.pk].kept == Timeliness.OVERDUE


def test_the_report_lists_what_is_overdue_of_an_issuer(site):
    rule()
    late = published(site, date(2026, 4, 1), number="1-QĐ/TU", signed_on=FRIDAY)
    published(site, date(2026, 3, 9), number="2-QĐ/TU", signed_on=FRIDAY)
    rows = listed(log_in(make_user(Role.LEADERSHIP)), kept="late", issuer=late.issuer_id)
    assert [row.document.split()[-1] for row in rows] == ["1-QĐ/TU"]


def test_a_board_reads_of_its_own_site_alone(site):
    rule()
    other = make_site("xuanlinh")
    published(other, date(2026, 4, 1), signed_on=FRIDAY)
    assert listed(log_in(make_user(Role.EDITOR, site))) == []


def test_the_report_asks_as_often_for_twenty_documents_as_for_one(site):
    rule()
    client = log_in(make_user(Role.LEADERSHIP))
    published(site, date(2026, 4, 1), number="1-QĐ/TU", signed_on=FRIDAY)
    listed(client)
    with CaptureQueriesContext(
        connection,
    ) as one:
        listed(client)
    for number in range(2, 21):
        published(site, date(2026, 4, 1), number=f"{number}-QĐ/TU", signed_on=FRIDAY)
    with CaptureQueriesContext(connection) as twenty:
        assert len(listed(client)) == 20
    assert len(twenty) <= len(one)


def test_only_the_central_board_changes_terms(site):
    chief = log_in(make_user(Role.MANAGER, site))
    assert chief.get(reverse("document_deadlines:add"), HTTP_HOST=HOST).status_code != 200
    central = log_in(make_user(Role.CENTRAL_BOARD))
    assert central.get(reverse("document_deadlines:add"), HTTP_HOST=HOST).status_code == 200


def listed(client, **asked):
    """The rows the report shows."""
    response = client.get(reverse("docslib_admin:deadlines"), asked, HTTP_HOST=HOST)
    assert response.status_code == 200
    return list(response.context["object_list"])
