"""Terms in working days (D03)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.models import CalendarDay
from core.working_days import WorkingCalendar

PLAIN = WorkingCalendar()


def test_a_term_begins_on_the_day_after():
    assert PLAIN.after(date(2026, 3, 2), 1) == date(2026, 3, 3)


def test_weekends_are_not_counted():
    assert PLAIN.after(date(2026, 3, 6), 5) == date(2026, 3, 13)


def test_public_holidays_are_not_counted_the_new_ones_included():
    assert PLAIN.after(date(2026, 11, 20), 2) == date(2026, 11, 25)


def test_a_swapped_saturday_is_a_working_day_and_its_monday_is_not():
    assert PLAIN.is_working_day(date(2026, 8, 22))
    assert not PLAIN.is_working_day(date(2026, 8, 31))


def test_the_long_break_of_tet_is_passed_over():
    assert PLAIN.after(date(2026, 2, 13), 1).month == 2
    assert PLAIN.after(date(2026, 2, 13), 1) > date(2026, 2, 20)


@pytest.mark.django_db
def test_the_swap_that_the_calendar_does_not_know_is_kept_from_the_start():
    calendar = WorkingCalendar.current()
    assert not calendar.is_working_day(date(2026, 1, 2))
    assert calendar.is_working_day(date(2026, 1, 10))


@pytest.mark.django_db
def test_an_exception_moves_the_last_day():
    CalendarDay.objects.create(day=date(2026, 3, 3), is_working=False, source="TB")
    assert WorkingCalendar.current().after(date(2026, 3, 2), 1) == date(2026, 3, 4)


def test_a_term_of_no_days_and_a_calendar_of_no_work_are_refused():
    with pytest.raises(ValueError, match="one day"):
        PLAIN.after(date(2026, 3, 2), 0)
    idle = WorkingCalendar({date.fromordinal(date(2026, 3, 1).toordinal() + n): False for n in range(60)})
    with pytest.raises(ValueError, match="no working days"):
        idle.after(date(2026, 3, 2), 1)


@given(st.dates(date(2000, 1, 1), date(2040, 1, 1)), st.integers(1, 30))
def test_a_longer_term_ends_later_and_on_a_working_day(day, days):
    last = PLAIN.after(day, days)
    assert PLAIN.is_working_day(last)
    assert PLAIN.after(day, days + 1) > last
