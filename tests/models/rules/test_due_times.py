"""Due times of a response promise, its reminder, and the cases shown beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.agreement.agreement import Agreement
from models.agreement.sections.calendar import Calendar, CalendarAnswers, Holiday, WorkCalendar
from models.agreement.sections.response_tier import ResponseTier
from models.agreement.values import Duration, Unit, Window
from models.rules.due_times import due_of, warning_of, worked_examples
from tests.builders import filled
from tests.strategies import agreements, holders

NEW_YORK = ZoneInfo("America/New_York")
FRIDAY = datetime(2026, 11, 20, 16, 30, tzinfo=NEW_YORK)


def an_agreement(zone_rules: str = "rep", **answers: object) -> Agreement:
    office = filled(
        WorkCalendar,
        id="office",
        zone="America/New_York",
        zone_rules=zone_rules,
        windows=tuple(Window(day, time(9), time(17)) for day in range(5)),
    )
    closed = filled(Holiday, day=date(2026, 11, 26), calendar="")
    return Agreement(
        calendar=Calendar(
            answers=filled(CalendarAnswers, **answers), calendars=(office,), holidays=(closed,)
        )
    )


def a_tier(amount: str, unit: Unit, **answers: object) -> ResponseTier:
    given = {"runs_on": "calendar", "calendar": "office", "within": Duration(Decimal(amount), unit)}
    return filled(ResponseTier, **(given | answers))


def new_york(moment: datetime | None) -> str:
    assert moment is not None
    return f"{moment.astimezone(NEW_YORK):%a %d %H:%M}"


@pytest.mark.parametrize(
    ("amount", "unit", "meaning", "expected"),
    [
        ("4", Unit.BUSINESS_HOUR, "hours", "Mon 23 12:30"),
        ("2", Unit.BUSINESS_DAY, "hours", "Tue 24 16:30"),
        ("2", Unit.BUSINESS_DAY, "end_of_day", "Tue 24 17:00"),
        ("0.5", Unit.BUSINESS_DAY, "hours", "Mon 23 12:30"),
        ("45", Unit.MINUTE, "hours", "Mon 23 09:15"),
    ],
)
def test_a_business_day_means_what_the_agreement_says(
    amount: str, unit: Unit, meaning: str, expected: str
) -> None:
    agreement = an_agreement(business_day=meaning, business_day_hours=Decimal(8))
    assert new_york(due_of(agreement, a_tier(amount, unit), FRIDAY)) == expected


def test_time_round_the_clock_does_not_stop_at_night() -> None:
    tier = a_tier("24", Unit.CLOCK_HOUR, runs_on="clock", calendar="")
    assert new_york(due_of(Agreement(), tier, FRIDAY)) == "Sat 21 16:30"
    quarter = a_tier("15", Unit.MINUTE, runs_on="clock", calendar="")
    assert new_york(due_of(Agreement(), quarter, FRIDAY)) == "Fri 20 16:45"


def test_the_lead_s_clocks_count_where_the_calendar_says_so() -> None:
    tier = a_tier("1", Unit.BUSINESS_HOUR)
    morning = datetime(2026, 11, 23, 8, tzinfo=UTC)
    there = due_of(an_agreement("lead"), tier, morning, lead_zone="Europe/Berlin")
    here = due_of(an_agreement("rep"), tier, morning, lead_zone="Europe/Berlin")
    assert there == datetime(2026, 11, 23, 9, tzinfo=UTC)
    assert here == datetime(2026, 11, 23, 15, tzinfo=UTC)


def test_there_is_no_due_time_while_the_promise_is_unfinished() -> None:
    tier = a_tier("4", Unit.BUSINESS_HOUR)
    assert due_of(an_agreement(), replace(tier, within=None), FRIDAY) is None
    assert due_of(an_agreement(), replace(tier, calendar="gone"), FRIDAY) is None
    unknown = an_agreement(business_day="")
    assert due_of(unknown, a_tier("2", Unit.BUSINESS_DAY), FRIDAY) is None


def test_the_owner_is_warned_after_the_agreed_share_of_open_time() -> None:
    tier = a_tier("4", Unit.BUSINESS_HOUR, warning_at=Decimal(75))
    assert new_york(warning_of(an_agreement(), tier, FRIDAY)) == "Mon 23 11:30"
    clock = a_tier("4", Unit.CLOCK_HOUR, runs_on="clock", calendar="", warning_at=Decimal(50))
    assert new_york(warning_of(Agreement(), clock, FRIDAY)) == "Fri 20 18:30"
    assert warning_of(an_agreement(), replace(tier, warning_at=None), FRIDAY) is None


def test_the_cases_shown_are_those_that_people_argue_about() -> None:
    found = worked_examples(an_agreement(), a_tier("4", Unit.BUSINESS_HOUR), date(2026, 11, 18))
    said = [(one.because, new_york(one.start), new_york(one.due)) for one in found]
    assert said == [
        ("late on Friday", "Fri 20 16:30", "Mon 23 12:30"),
        ("before a closed day", "Wed 25 15:00", "Fri 27 11:00"),
        ("exactly at closing", "Fri 20 17:00", "Mon 23 13:00"),
        ("18:30 in Berlin", "Fri 20 12:30", "Fri 20 16:30"),
    ]


def test_no_cases_are_shown_for_a_promise_round_the_clock() -> None:
    tier = a_tier("24", Unit.CLOCK_HOUR, runs_on="clock", calendar="")
    assert worked_examples(an_agreement(), tier, date(2026, 11, 18)) == ()


@settings(max_examples=60, deadline=None)
@given(agreements(), holders(ResponseTier), st.dates(), holders(Calendar), st.booleans())
def test_no_promise_that_a_file_may_hold_stops_the_clock(
    agreement: Agreement,
    tier: ResponseTier,
    today: date,
    calendar: Calendar,
    whose: bool,
) -> None:
    full = replace(agreement, calendar=calendar)
    named = calendar.calendars[0].id if calendar.calendars else ""
    rest = replace(tier, runs_on="calendar", calendar=named) if whose else tier
    for one in worked_examples(full, rest, today):
        assert one.due >= one.start
    warning_of(full, rest, FRIDAY)
