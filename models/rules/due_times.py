"""When a response promise falls due: on its calendar or on the clock, with worked examples."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from math import ceil
from zoneinfo import ZoneInfo

from models.agreement.agreement import Agreement
from models.agreement.sections.calendar import CalendarAnswers
from models.agreement.sections.response_tier import ResponseTier
from models.agreement.values import Duration, Unit, time_zones
from models.rules.working_time import (
    SEARCH,
    Hours,
    Pauses,
    due,
    elapsed,
    end_of_working_day,
    find_hours,
    open_stretches,
)

_MINUTES = {
    Unit.MINUTE: 1,
    Unit.BUSINESS_HOUR: 60,
    Unit.CLOCK_HOUR: 60,
    Unit.CALENDAR_DAY: 1_440,
    Unit.WEEK: 10_080,
}
_LONGEST_MINUTES = SEARCH // timedelta(minutes=1)
_FAR_ZONES = ("America/New_York", "Europe/Berlin", "Asia/Singapore")
_LATE = timedelta(minutes=30)
_LOOK_AHEAD = timedelta(days=92)


@dataclass(frozen=True, slots=True)
class Example:
    """A lead that arrives at `start` and is due at `due`, both on the calendar's clocks.

    `because` says in a few words why the case is worth a look; `far` is True for a lead on other
    clocks.
    """

    start: datetime
    due: datetime
    because: str
    far: bool = False


def length_in_minutes(meaning: CalendarAnswers, length: Duration) -> timedelta | None:
    """A duration as time that runs on its clock; `meaning` says what a business day is.

    None for a business day that ends at closing time, for months, and for what is too long.
    """
    minutes: Decimal | int | None = _MINUTES.get(length.unit)
    if length.unit is Unit.BUSINESS_DAY and meaning.business_day == "hours":
        hours = meaning.business_day_hours
        minutes = None if hours is None else hours * 60
    if minutes is None:
        return None
    exact = Fraction(length.amount) * Fraction(minutes)
    if not 0 <= exact <= _LONGEST_MINUTES:
        return None
    return timedelta(microseconds=round(exact * 60_000_000))


def hours_of_tier(agreement: Agreement, tier: ResponseTier) -> Hours | None:
    """The opening hours on which the promise runs; None on the clock or while they are unknown."""
    return find_hours(agreement, tier.calendar) if tier.runs_on == "calendar" else None


def due_of(
    agreement: Agreement,
    tier: ResponseTier,
    start: datetime,
    *,
    lead_zone: str = "",
    pauses: Pauses = (),
) -> datetime | None:
    """When first contact is due for a lead that starts the clock at `start` (with its zone).

    `lead_zone` counts where the calendar goes by the lead's clocks. None while the promise or its
    calendar is unfinished, or when the time lies beyond the search.
    """
    if tier.within is None or tier.within.amount < 0:
        return None
    if not _needs_calendar(tier):
        return _on_the_clock(agreement, tier.within, start)
    hours = _hours_for(agreement, tier, lead_zone)
    if hours is None:
        return None
    return due_within(agreement.calendar.answers, hours, tier.within, start, pauses)


def due_within(
    meaning: CalendarAnswers,
    hours: Hours,
    within: Duration,
    start: datetime,
    pauses: Pauses = (),
) -> datetime | None:
    """When so much business time after `start` is over; None beyond the search."""
    if within.unit is Unit.BUSINESS_DAY and meaning.business_day == "end_of_day":
        days = within.amount
        return end_of_working_day(hours, start, ceil(days)) if days <= SEARCH.days else None
    length = length_in_minutes(meaning, within)
    return None if length is None else due(hours, start, length, pauses)


def warning_of(
    agreement: Agreement, tier: ResponseTier, start: datetime, *, lead_zone: str = ""
) -> datetime | None:
    """When the owner is reminded: after the agreed share of the time from `start` to the due time.

    None while no share is agreed or there is no due time.
    """
    end = due_of(agreement, tier, start, lead_zone=lead_zone)
    share = tier.warning_at
    if end is None or share is None or not 0 <= share <= 100:
        return None
    hours = _hours_for(agreement, tier, lead_zone) if _needs_calendar(tier) else None
    whole = end - start if hours is None else elapsed(hours, start, end)
    part = timedelta(microseconds=round(_micro(whole) * Fraction(share) / 100))
    return (start.astimezone(UTC) + part) if hours is None else due(hours, start, part)


def worked_examples(agreement: Agreement, tier: ResponseTier, today: date) -> tuple[Example, ...]:
    """Cases that show what the promise means: a late Friday, a holiday, closing time, far away.

    No cases while the promise or its calendar is unfinished, or when it runs round the clock.
    """
    hours = hours_of_tier(agreement, tier)
    if hours is None or not 1900 <= today.year < 9000:
        return ()
    found = []
    for moment, because in _cases(hours, today):
        start = moment.astimezone(hours.zone)
        end = due_of(agreement, tier, start)
        if end is not None:
            far = moment.tzinfo is not UTC
            found.append(Example(start, end.astimezone(hours.zone), because, far))
    return tuple(found)


def _cases(hours: Hours, today: date) -> Iterator[tuple[datetime, str]]:
    stretches = list(_days(hours, today))
    if not stretches:
        return
    week_end = _before_a_closed_day(hours, stretches)
    if week_end is not None:
        opens, closes = week_end
        day = opens.astimezone(hours.zone)
        yield max(opens, closes - _LATE), f"late on {day:%A}"
    holiday = _before_a_holiday(hours, stretches)
    if holiday is not None:
        yield max(holiday[0], holiday[1] - timedelta(hours=2)), "before a closed day"
    yield stretches[0][1], "exactly at closing"
    far = _far_away(hours, stretches[0][0])
    if far is not None:
        yield far


def _days(hours: Hours, today: date) -> Iterator[tuple[datetime, datetime]]:
    """First opening and last closing of each working day after today."""
    begin = datetime.combine(today + timedelta(days=1), time(12), UTC)
    first: dict[date, datetime] = {}
    last: dict[date, datetime] = {}
    for opens, closes in open_stretches(hours, begin, begin + _LOOK_AHEAD):
        day = opens.astimezone(hours.zone).date()
        if day > today + timedelta(days=1):
            first.setdefault(day, opens)
            last[day] = closes
    yield from ((first[day], last[day]) for day in first)


def _before_a_closed_day(
    hours: Hours, days: list[tuple[datetime, datetime]]
) -> tuple[datetime, datetime] | None:
    """The first working day whose next weekday is closed in any week."""
    for opens, closes in days:
        following = (opens.astimezone(hours.zone).weekday() + 1) % 7
        if not hours.week[following]:
            return opens, closes
    return None


def _before_a_holiday(
    hours: Hours, days: list[tuple[datetime, datetime]]
) -> tuple[datetime, datetime] | None:
    """The first working day before a holiday that falls on a weekday with opening hours."""
    for opens, closes in days:
        following = opens.astimezone(hours.zone).date() + timedelta(days=1)
        if following in hours.closed and hours.week[following.weekday()]:
            return opens, closes
    return None


def _far_away(hours: Hours, opens: datetime) -> tuple[datetime, str] | None:
    """A lead in another zone that writes in the evening of its own day."""
    for name in _FAR_ZONES:
        zone = ZoneInfo(name)
        wall = opens.astimezone(zone)
        evening = wall.replace(hour=18, minute=30, second=0, microsecond=0, tzinfo=zone)
        if evening.utcoffset() != opens.astimezone(hours.zone).utcoffset():
            city = name.rpartition("/")[2].replace("_", " ")
            return evening, f"{evening:%H:%M} in {city}"
    return None


def _needs_calendar(tier: ResponseTier) -> bool:
    unit = tier.within.unit if tier.within is not None else Unit.MINUTE
    business = unit in (Unit.BUSINESS_HOUR, Unit.BUSINESS_DAY)
    return business or (unit is Unit.MINUTE and tier.runs_on == "calendar")


def _hours_for(agreement: Agreement, tier: ResponseTier, lead_zone: str) -> Hours | None:
    hours = hours_of_tier(agreement, tier)
    if hours is None or lead_zone not in time_zones():
        return hours
    rules = {row.id: row.zone_rules for row in agreement.calendar.calendars}
    return hours.in_zone(lead_zone) if rules.get(tier.calendar) == "lead" else hours


def _on_the_clock(agreement: Agreement, within: Duration, start: datetime) -> datetime | None:
    length = length_in_minutes(agreement.calendar.answers, within)
    if length is None or not 1 <= start.year <= 9900:
        return None
    return start.astimezone(UTC) + length


def _micro(length: timedelta) -> int:
    return length // timedelta(microseconds=1)
