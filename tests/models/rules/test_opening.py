"""The first morning after closed days, and the last lead that waits then."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.agreement.agreement import Agreement
from models.agreement.sections.calendar import Calendar, Holiday, WorkCalendar
from models.agreement.sections.capacity import CapacityAnswers
from models.agreement.sections.funnel import Funnel
from models.agreement.sections.response_tier import ResponseTier
from models.agreement.values import Duration, Unit, Window
from models.rules.capacity import Backlog, backlog
from models.rules.opening import Opening, opening
from tests.builders import filled
from tests.strategies import agreements

NEW_YORK = ZoneInfo("America/New_York")
WEDNESDAY, MONDAY = date(2026, 11, 18), date(2026, 11, 23)
ONE_HOUR = Duration(Decimal(1), Unit.BUSINESS_HOUR)


def waiting(leads: int, reps: int, minutes: int, days: range = range(5)) -> Agreement:
    """Monday to Friday nine to five in New York, Thanksgiving closed."""
    office = filled(
        WorkCalendar,
        id="office",
        zone="America/New_York",
        windows=tuple(Window(day, time(9), time(17)) for day in days),
    )
    hours = filled(
        CapacityAnswers,
        opening_backlog=Decimal(leads),
        reps=Decimal(reps),
        first_touch_minutes=Decimal(minutes),
    )
    closed = filled(Holiday, day=date(2026, 11, 26), calendar="")
    return Agreement(
        calendar=Calendar(calendars=(office,), holidays=(closed,)), funnel=Funnel(capacity=hours)
    )


def tier(within: Duration = ONE_HOUR, runs_on: str = "calendar") -> ResponseTier:
    return filled(ResponseTier, runs_on=runs_on, calendar="office", within=within)


def morning(agreement: Agreement, today: date) -> tuple[Backlog, Opening]:
    found = backlog(agreement, tier())
    assert found is not None
    first = opening(agreement, tier(), found, today)
    assert first is not None
    return found, first


def words(moment: datetime) -> str:
    assert moment.tzinfo == NEW_YORK
    return f"{moment:%a %d %H:%M}"


def test_eleven_leads_for_two_people_are_touched_after_36_minutes() -> None:
    found, first = morning(waiting(11, 2, 6), WEDNESDAY)
    assert (found.minutes, found.fits) == (36, True)
    assert words(first.opens) == "Mon 23 09:00"
    assert words(first.last_touched) == "Mon 23 09:36"
    assert words(first.due) == "Mon 23 10:00"


def test_twenty_five_leads_break_a_promise_of_an_hour() -> None:
    found, first = morning(waiting(25, 2, 10), WEDNESDAY)
    assert (found.minutes, found.fits, found.most) == (130, False, 12)
    assert words(first.last_touched) == "Mon 23 11:10"
    assert words(first.due) == "Mon 23 10:00"


def test_a_holiday_closes_a_day_as_well_as_a_weekend_does() -> None:
    _, first = morning(waiting(11, 2, 6), MONDAY)
    assert words(first.opens) == "Fri 27 09:00"


def test_what_is_not_done_by_closing_time_goes_on_the_next_day() -> None:
    """100 leads for 2 people at 10 minutes are 500 minutes, and a day has 480."""
    _, first = morning(waiting(100, 2, 10), WEDNESDAY)
    assert words(first.last_touched) == "Tue 24 09:20"


def test_a_calendar_without_closed_days_still_has_mornings() -> None:
    agreement = waiting(11, 2, 6, range(7))
    calendar = replace(agreement.calendar, holidays=())
    _, first = morning(replace(agreement, calendar=calendar), WEDNESDAY)
    assert words(first.opens) == "Thu 19 09:00"


@pytest.mark.parametrize(
    "promise",
    [
        tier(runs_on="clock"),
        tier(Duration(Decimal(1), Unit.MONTH)),
        replace(tier(), calendar="gone"),
        replace(tier(), within=None),
    ],
)
def test_without_a_promise_on_a_calendar_there_is_no_morning(promise: ResponseTier) -> None:
    some = Backlog(Fraction(11), Fraction(36), Fraction(60), 20)
    assert opening(waiting(11, 2, 6), promise, some, WEDNESDAY) is None


@pytest.mark.parametrize("today", [date.min, date(1899, 12, 31), date(9000, 1, 1), date.max])
def test_no_day_is_too_far_to_be_asked_about(today: date) -> None:
    some = Backlog(Fraction(11), Fraction(36), Fraction(60), 20)
    assert opening(waiting(11, 2, 6), tier(), some, today) is None


def test_a_backlog_without_end_is_not_counted() -> None:
    some = Backlog(Fraction(10**12), Fraction(10**13), Fraction(60), 20)
    assert opening(waiting(11, 2, 6), tier(), some, WEDNESDAY) is None


@given(agreements(), st.dates())
@settings(max_examples=60)
def test_no_agreement_that_a_file_may_hold_stops_it(agreement: Agreement, today: date) -> None:
    for one in agreement.response.tiers:
        found = backlog(agreement, one)
        if found is not None:
            opening(agreement, one, found, today)
