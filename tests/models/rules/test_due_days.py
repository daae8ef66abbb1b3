"""The days between arrival and due time, column by column."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.rules.due_days import MOST_COLUMNS, DueDays, due_days
from models.rules.working_time import Hours, due

NEW_YORK, BERLIN = ZoneInfo("America/New_York"), ZoneInfo("Europe/Berlin")
OFFICE = Hours(NEW_YORK, (((540, 1020),),) * 5 + ((), ()), frozenset([date(2026, 11, 26)]))
ALWAYS = Hours(NEW_YORK, (((0, 1440),),) * 7)


def at(day: int, hour: int, minute: int = 0, zone: ZoneInfo = NEW_YORK) -> datetime:
    """A time of November 2026."""
    return datetime(2026, 11, day, hour, minute, tzinfo=zone)


def way(hours: Hours, start: datetime, length: timedelta) -> DueDays:
    """From `start` until so much open time has passed."""
    end = due(hours, start, length)
    assert end is not None
    found = due_days(hours, start, end)
    assert found is not None
    return found


def test_late_on_friday_four_hours_reach_monday_half_past_twelve() -> None:
    found = way(OFFICE, at(20, 16, 30), timedelta(hours=4))
    assert found.due == at(23, 12, 30)
    assert [day.first.day for day in found.days] == [20, 21, 22, 23]
    assert [day.is_closed for day in found.days] == [False, True, True, False]
    assert [day.used for day in found.days] == [((990, 1020),), (), (), ((540, 750),)]
    assert [day.minutes for day in found.days] == [30, 0, 0, 210]
    assert (found.begin, found.end) == (540, 1020)


def test_a_holiday_between_two_days_is_a_closed_column() -> None:
    found = way(OFFICE, at(25, 15), timedelta(hours=8))
    assert found.due == at(27, 15)
    assert [day.minutes for day in found.days] == [120, 0, 360]
    assert [day.is_closed for day in found.days] == [False, True, False]
    assert found.days[1].open == ()


def test_a_lead_exactly_at_closing_uses_nothing_of_its_day() -> None:
    found = way(OFFICE, at(23, 17), timedelta(hours=1))
    assert found.due == at(24, 10)
    assert [day.minutes for day in found.days] == [0, 60]
    assert not found.days[0].is_closed


def test_a_lead_from_elsewhere_stands_on_the_calendars_clocks() -> None:
    found = way(OFFICE, at(23, 18, 30, BERLIN), timedelta(hours=1))
    assert found.start == at(23, 12, 30)
    assert found.start.tzinfo is NEW_YORK
    assert [day.used for day in found.days] == [((750, 810),)]


def test_a_weekend_is_one_column_where_six_days_would_be_too_many() -> None:
    """24 business hours from Wednesday ten o'clock are over on Monday at ten."""
    found = way(OFFICE, at(18, 10), timedelta(hours=24))
    assert found.due == at(23, 10)
    assert [day.minutes for day in found.days] == [420, 480, 480, 0, 60]
    weekend = found.days[3]
    assert (weekend.first, weekend.last) == (date(2026, 11, 21), date(2026, 11, 22))
    assert weekend.is_folded
    assert weekend.is_closed


def test_still_longer_ways_fold_their_middle_and_lose_no_minute() -> None:
    found = way(OFFICE, at(2, 9), timedelta(hours=80))
    assert found.due == at(13, 17)
    assert len(found.days) == MOST_COLUMNS
    assert sum(day.minutes for day in found.days) == 80 * 60
    middle = found.days[2]
    assert (middle.first.day, middle.last.day) == (4, 11)
    assert middle.minutes == 6 * 480


def test_the_night_on_which_the_clock_goes_forward_has_an_hour_less() -> None:
    """Eight hours from Saturday eight in the evening: four, and four that end at five."""
    start = datetime(2026, 3, 7, 20, tzinfo=NEW_YORK)
    found = way(ALWAYS, start, timedelta(hours=8))
    assert found.due == datetime(2026, 3, 8, 5, tzinfo=NEW_YORK)
    assert [day.used for day in found.days] == [((1200, 1440),), ((0, 180), (180, 300))]
    assert [day.minutes for day in found.days] == [240, 240]


@pytest.mark.parametrize("away", [timedelta(minutes=-1), timedelta(days=401)])
def test_no_way_is_drawn_backwards_or_over_more_than_a_year(away: timedelta) -> None:
    assert due_days(OFFICE, at(23, 12), at(23, 12) + away) is None


@given(st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)), st.integers(1, 200 * 60))
@settings(max_examples=200)
def test_the_columns_are_few_and_hold_the_whole_promise(start: datetime, minutes: int) -> None:
    found = way(
        OFFICE, start.replace(second=0, microsecond=0, tzinfo=UTC), timedelta(minutes=minutes)
    )
    assert 1 <= len(found.days) <= MOST_COLUMNS
    assert sum(day.minutes for day in found.days) == minutes
    assert found.days[0].first == found.start.date()
    assert found.days[-1].last == found.due.date()
    for before, after in zip(found.days, found.days[1:], strict=False):
        assert before.last + timedelta(days=1) == after.first
