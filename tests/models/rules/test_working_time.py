"""Working time: due times and elapsed times as the table of cases has them, and by counting."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from models.agreement.agreement import Agreement
from models.agreement.sections.calendar import Calendar, Holiday, WorkCalendar
from models.agreement.values import Window
from models.rules.working_time import (
    SEARCH,
    Hours,
    NeverOpen,
    closing_time,
    due,
    elapsed,
    end_of_working_day,
    find_hours,
    hours_of,
    week_of,
)
from tests.builders import filled

NEW_YORK = ZoneInfo("America/New_York")
OFFICE = tuple(Window(day, time(9), time(17)) for day in range(5))
ALWAYS = tuple(Window(day, time(0), time(0)) for day in range(7))
HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)


def office(zone: str = "America/New_York", windows: tuple[Window, ...] = OFFICE) -> Hours:
    """Monday to Friday, nine to five, closed on 26 November 2026."""
    return Hours(ZoneInfo(zone), week_of(windows), frozenset({date(2026, 11, 26)}))


def at(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=NEW_YORK)


@pytest.mark.parametrize(
    ("start", "hours", "expected"),
    [
        (at(11, 20, 16, 30), 4, at(11, 23, 12, 30)),
        (at(11, 25, 15), 8, at(11, 27, 15)),
        (at(11, 23, 17), 1, at(11, 24, 10)),
        (at(11, 18, 10), 24, at(11, 23, 10)),
        (at(11, 23, 12, 30), 1, at(11, 23, 13, 30)),
        (at(11, 20, 16, 30), 16, at(11, 24, 16, 30)),
    ],
    ids=[
        "a late Friday",
        "over a holiday",
        "exactly at closing time",
        "24 business hours are not a day",
        "a lead in Berlin at half past six in the evening",
        "two business days as 16 hours",
    ],
)
def test_a_promise_is_due_when_its_open_time_has_passed(
    start: datetime, hours: int, expected: datetime
) -> None:
    assert due(office(), start, hours * HOUR) == expected
    assert elapsed(office(), start, expected) == hours * HOUR


def test_the_zone_of_the_lead_does_not_matter_to_the_due_time() -> None:
    berlin = at(11, 23, 12, 30).astimezone(ZoneInfo("Europe/Berlin"))
    assert (berlin.hour, berlin.minute) == (18, 30)
    assert due(office(), berlin, HOUR) == at(11, 23, 13, 30)


def test_a_night_with_a_clock_change_is_counted_by_its_real_hours() -> None:
    round_the_clock = Hours(NEW_YORK, week_of(ALWAYS))
    start = at(3, 7, 20)
    found = due(round_the_clock, start, 8 * HOUR)
    assert found is not None
    assert found.astimezone(NEW_YORK).replace(tzinfo=None) == datetime(2026, 3, 8, 5)
    day = elapsed(round_the_clock, at(3, 8, 0), at(3, 9, 0))
    longer = elapsed(round_the_clock, at(11, 1, 0), at(11, 2, 0))
    assert (day, longer) == (23 * HOUR, 25 * HOUR)
    assert elapsed(office(), at(3, 8, 0), at(3, 10, 0)) == 8 * HOUR


def test_time_in_a_pause_does_not_count() -> None:
    pause = (at(11, 23, 13), at(11, 24, 9, 30))
    start, end = at(11, 23, 10), at(11, 24, 11)
    assert elapsed(office(), start, end, [pause]) == 270 * MINUTE
    assert due(office(), start, 270 * MINUTE, [pause]) == end
    twice = [pause, (at(11, 23, 14), at(11, 23, 16)), (end, start)]
    assert elapsed(office(), start, end, twice) == 270 * MINUTE


def test_a_due_time_on_closing_time_stays_there() -> None:
    assert due(office(), at(11, 23, 9), 8 * HOUR) == at(11, 23, 17)
    assert due(office(), at(11, 23, 3), 8 * HOUR) == at(11, 23, 17)


def test_contact_while_closed_costs_no_time() -> None:
    assert elapsed(office(), at(11, 20, 17), at(11, 23, 8, 59)) == timedelta(0)


def test_nothing_has_passed_when_the_end_is_not_later() -> None:
    assert elapsed(office(), at(11, 23, 12), at(11, 23, 10)) == timedelta(0)
    assert due(office(), at(11, 22, 12), timedelta(0)) == at(11, 22, 12)


@pytest.mark.parametrize(
    ("start", "days", "expected"),
    [
        (at(11, 20, 16, 30), 2, at(11, 24, 17)),
        (at(11, 21, 12), 1, at(11, 23, 17)),
        (at(11, 25, 9), 1, at(11, 27, 17)),
        (at(11, 23, 3), 1, at(11, 24, 17)),
    ],
)
def test_the_day_of_arrival_is_no_working_day_that_counts(
    start: datetime, days: int, expected: datetime
) -> None:
    assert end_of_working_day(office(), start, days) == expected


def test_a_day_that_closes_in_the_hour_the_clocks_skip_ends_when_they_skip() -> None:
    night = Hours(NEW_YORK, week_of((Window(6, time(0), time(2, 30)),)))
    assert closing_time(night, date(2026, 3, 8)) == datetime(2026, 3, 8, 7, tzinfo=UTC)
    assert closing_time(night, date(2026, 3, 9)) is None


def test_a_calendar_that_never_opens_is_refused() -> None:
    calendar = filled(WorkCalendar, id="never", windows=(Window(0, time(17), time(9)),))
    agreement = Agreement(calendar=Calendar(calendars=(calendar,)))
    with pytest.raises(NeverOpen):
        hours_of(agreement, calendar)
    assert find_hours(agreement, "never") is None
    with pytest.raises(NeverOpen):
        hours_of(agreement, filled(WorkCalendar, zone="Mars/Base"))


def test_only_holidays_of_the_calendar_and_of_all_calendars_close_it() -> None:
    mine, other = filled(WorkCalendar, id="mine"), filled(WorkCalendar, id="other")
    rows = (
        filled(Holiday, day=date(2026, 12, 24), calendar="mine"),
        filled(Holiday, day=date(2026, 12, 25), calendar=""),
        filled(Holiday, day=date(2026, 12, 31), calendar="other"),
    )
    agreement = Agreement(calendar=Calendar(calendars=(mine, other), holidays=rows))
    assert hours_of(agreement, mine).closed == {date(2026, 12, 24), date(2026, 12, 25)}


def test_the_search_for_a_due_time_ends() -> None:
    once = Hours(UTC, week_of((Window(0, time(9), time(9, 1)),)))
    assert due(once, at(11, 23, 3), timedelta(days=30)) is None
    assert due(once, at(11, 23, 3), SEARCH + MINUTE) is None
    assert end_of_working_day(once, at(11, 23, 3), 10**9) is None


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        due(office(), datetime(2026, 11, 23, 9), HOUR)
    with pytest.raises(ValueError, match="too long"):
        elapsed(office(), at(1, 1, 0), datetime(2900, 1, 1, tzinfo=UTC))


def test_overlapping_windows_count_once() -> None:
    twice = (*OFFICE, Window(0, time(8), time(12)), Window(0, time(12), time(13)))
    assert week_of(twice)[0] == ((480, 1020),)


# By counting minutes

ZONES = (
    "America/New_York",
    "Europe/Berlin",
    "Australia/Lord_Howe",
    "Africa/Cairo",
    "America/Sao_Paulo",
    "Asia/Kathmandu",
    "Pacific/Apia",
    "UTC",
)
windows = st.builds(
    lambda day, start, length: Window(
        day,
        time(start // 60, start % 60),
        time((start + length) % 1440 // 60, (start + length) % 60),
    ),
    st.integers(0, 6),
    st.integers(0, 1439),
    st.integers(1, 900),
)
calendars = st.builds(
    lambda zone, week, closed: Hours(ZoneInfo(zone), week_of(week), frozenset(closed)),
    st.sampled_from(ZONES),
    st.lists(windows, min_size=1, max_size=8),
    st.lists(st.dates(date(2026, 10, 20), date(2026, 11, 10)), max_size=3),
).filter(lambda hours: any(hours.week))
moments = st.one_of(
    st.integers(0, 14 * 1440).map(lambda n: datetime(2026, 10, 23, tzinfo=UTC) + n * MINUTE),
    st.integers(0, 14 * 1440).map(lambda n: datetime(2026, 3, 3, tzinfo=UTC) + n * MINUTE),
    st.integers(0, 6 * 1440).map(lambda n: datetime(2011, 12, 28, tzinfo=UTC) + n * MINUTE),
    st.integers(0, 6 * 1440).map(lambda n: datetime(2018, 11, 1, tzinfo=UTC) + n * MINUTE),
)


def open_by_the_clock(hours: Hours, moment: datetime) -> bool:
    """What a person sees who looks at the clock on the wall and at the sign on the door."""
    wall = moment.astimezone(hours.zone)
    minute = wall.hour * 60 + wall.minute
    day = () if wall.date() in hours.closed else hours.week[wall.weekday()]
    return any(start <= minute < end for start, end in day)


def counted(hours: Hours, start: datetime, end: datetime) -> int:
    """Open minutes, one by one."""
    minutes = int((end - start) / MINUTE)
    return sum(open_by_the_clock(hours, start + n * MINUTE) for n in range(minutes))


@settings(max_examples=60, deadline=None)
@given(calendars, moments, st.integers(0, 3 * 1440))
def test_elapsed_time_is_what_counting_minutes_gives(
    hours: Hours, start: datetime, minutes: int
) -> None:
    end = start + minutes * MINUTE
    assert elapsed(hours, start, end) == counted(hours, start, end) * MINUTE


@settings(max_examples=60, deadline=None)
@given(calendars, moments, st.integers(1, 1500))
def test_a_due_time_is_the_first_moment_at_which_the_minutes_have_passed(
    hours: Hours, start: datetime, minutes: int
) -> None:
    found = due(hours, start, minutes * MINUTE)
    assume(found is not None and found - start < timedelta(days=20))
    assert found is not None
    assert counted(hours, start, found) == minutes
    assert counted(hours, start, found - MINUTE) == minutes - 1


@settings(max_examples=100, deadline=None)
@given(calendars, moments, st.integers(1, 10**6), st.integers(0, 10**5))
def test_due_and_elapsed_agree_on_what_is_late(
    hours: Hours, start: datetime, seconds: int, later: int
) -> None:
    length, contact = timedelta(seconds=seconds), start + later * MINUTE
    found = due(hours, start, length)
    assume(found is not None)
    assert found is not None
    assert elapsed(hours, start, found) == length
    if contact <= found:
        assert elapsed(hours, start, contact) <= length
    if elapsed(hours, start, contact) < length:
        assert contact < found
