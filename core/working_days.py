"""Working days in Vietnam (ngày làm việc): public holidays and swapped days included (D03).

The holidays are a library's; what was announced after it, or what it has wrong, is a row of `CalendarDay`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

import holidays

from core.models.calendar import CalendarDay

LONGEST_BREAK_DAYS = 30
"""No break is as long as that: a search for a working day that passes it has gone wrong."""


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """The calendar with its exceptions (whether a working day, by day)."""

    exceptions: Mapping[date, bool] = field(default_factory=dict)

    @classmethod
    def current(cls) -> WorkingCalendar:
        """The calendar with the exceptions known now; one query."""
        return cls(dict(CalendarDay.objects.values_list("day", "is_working")))

    def is_working_day(self, day: date) -> bool:
        """Whether offices work on `day`."""
        known = self.exceptions.get(day)
        return _formula().is_working_day(day) if known is None else known

    def after(self, day: date, working_days: int) -> date:
        """The last day of a term of that many working days that begins on the day after `day`.

        Raises ValueError for a term of less than one day or a calendar without working days.
        """
        if working_days < 1:
            raise ValueError("A term has at least one day.")
        idle = 0
        while working_days:
            day += timedelta(days=1)
            is_working = self.is_working_day(day)
            idle = 0 if is_working else idle + 1
            if idle > LONGEST_BREAK_DAYS:
                raise ValueError("The calendar has no working days.")
            working_days -= is_working
        return day


@cache
def _formula() -> holidays.HolidayBase:
    """The public holidays of the country; years are added as they are asked for."""
    return holidays.country_holidays("VN")
