"""Working time: which moments a calendar is open, when a promise is due, how long it has run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from models.agreement.agreement import Agreement
from models.agreement.section import RowId
from models.agreement.sections.calendar import WorkCalendar
from models.agreement.values import DAYS, Window, time_zones

SEARCH = timedelta(days=1100)
"""How far ahead a due time is looked for; what is not due by then has no due time."""
LONGEST = timedelta(days=36_600)
"""The longest stretch that is measured."""
FIRST_YEAR, LAST_YEAR = 1900, 9900
"""The years in which time is counted."""

_DAY = timedelta(days=1)
_MARGIN = timedelta(hours=3)
_NONE = timedelta(0)

Stretch = tuple[datetime, datetime]
"""From one moment up to, and without, another."""
Pauses = Iterable[Stretch]


class NeverOpen(ValueError):
    """A calendar on which no promise could ever fall due."""


@dataclass(frozen=True, slots=True)
class Hours:
    """When somebody answers: minutes of each weekday on the clocks of `zone`.

    Days in `closed` have none. A moment is open when the clock on the wall then shows a time
    inside a window. A window holds its first minute and not its end: closing time is closed.
    """

    zone: tzinfo
    week: tuple[tuple[tuple[int, int], ...], ...]
    closed: frozenset[date] = frozenset()

    def in_zone(self, zone: str) -> Hours:
        """The same hours read on the clocks of another zone."""
        return replace(self, zone=ZoneInfo(zone))

    def on(self, day: date) -> tuple[tuple[int, int], ...]:
        """The open minutes of a day; none when it is closed."""
        return () if day in self.closed else self.week[day.weekday()]

    @property
    def shortest_day(self) -> timedelta:
        """The opening time of the weekday that has the least of it, closed weekdays aside."""
        return timedelta(minutes=min(sum(b - a for a, b in day) for day in self.week if day))

    @property
    def working_days(self) -> int:
        """The weekdays with opening hours."""
        return sum(bool(day) for day in self.week)


def hours_of(agreement: Agreement, calendar: WorkCalendar) -> Hours:
    """The opening hours of a calendar without its holidays. Raises NeverOpen."""
    if calendar.zone not in time_zones():
        raise NeverOpen("The calendar names no time zone.")
    hours = Hours(
        ZoneInfo(calendar.zone),
        week_of(calendar.windows),
        frozenset(
            row.day
            for row in agreement.calendar.holidays
            if row.day is not None and row.calendar in ("", calendar.id)
        ),
    )
    if not any(hours.week):
        raise NeverOpen("The calendar is never open.")
    return hours


def find_hours(agreement: Agreement, calendar_id: RowId) -> Hours | None:
    """The hours of the calendar with this id; None when it is gone or never open."""
    for calendar in agreement.calendar.calendars:
        if calendar.id == calendar_id:
            try:
                return hours_of(agreement, calendar)
            except NeverOpen:
                return None
    return None


def week_of(windows: Iterable[Window]) -> tuple[tuple[tuple[int, int], ...], ...]:
    """Open minutes per weekday, overlaps joined; windows that close before they open left out."""
    days: list[list[tuple[int, int]]] = [[] for _ in DAYS]
    for window in sorted(windows):
        start, end = window.minutes
        if not 0 <= window.day < len(days) or start >= end:
            continue
        day = days[window.day]
        if day and start <= day[-1][1]:
            day[-1] = day[-1][0], max(end, day[-1][1])
        else:
            day.append((start, end))
    return tuple(tuple(day) for day in days)


def due(hours: Hours, start: datetime, length: timedelta, pauses: Pauses = ()) -> datetime | None:
    """The moment at which so much open time has passed since `start`; None beyond the search.

    A due time on closing time stays there and does not move to the next opening.
    """
    begin = _utc(start)
    if begin is None or length > SEARCH:
        return None
    if length <= _NONE:
        return begin
    left = length
    for opens, closes in open_stretches(hours, begin, begin + SEARCH, pauses):
        if closes - opens >= left:
            return opens + left
        left -= closes - opens
    return None


def elapsed(hours: Hours, start: datetime, end: datetime, pauses: Pauses = ()) -> timedelta:
    """The open time from `start` to `end`, pauses left out; nothing when `end` is not later.

    Raises ValueError for a stretch of more than a hundred years.
    """
    first, last = _utc(start), _utc(end)
    if first is None or last is None or last - first > LONGEST:
        raise ValueError("The stretch of time is too long or too far away to be counted.")
    spans = open_stretches(hours, first, last, pauses)
    return sum((closes - opens for opens, closes in spans), _NONE)


def end_of_working_day(hours: Hours, start: datetime, days: int) -> datetime | None:
    """Closing time of the `days`-th working day after the day of `start`.

    None beyond the search. Both days are those of the calendar's zone.
    """
    begin = _utc(start)
    if begin is None:
        return None
    day = begin.astimezone(hours.zone).date()
    left = max(days, 1)
    for _ in range(SEARCH.days if left <= SEARCH.days else 0):
        day += _DAY
        if not hours.on(day):
            continue
        left -= 1
        if left <= 0 and (closing := closing_time(hours, day)) is not None:
            return closing
    return None


def closing_time(hours: Hours, day: date) -> datetime | None:
    """When a day's last opening ends, in UTC; None when it is closed all day."""
    start = datetime(day.year, day.month, day.day, tzinfo=hours.zone).astimezone(UTC)
    around = open_stretches(hours, start - _MARGIN, start + _DAY + _MARGIN)
    ends = [end for start, end in around if start.astimezone(hours.zone).date() == day]
    return max(ends, default=None)


def open_stretches(
    hours: Hours, start: datetime, end: datetime, pauses: Pauses = ()
) -> Iterator[Stretch]:
    """The open stretches between two moments in their order, in UTC, cut at midnight UTC."""
    stops = _ordered(pauses)
    begin = start.astimezone(UTC)
    last = end.astimezone(UTC)
    while begin < last:
        until = min(_midnight_after(begin), last)
        for span in _steady(hours.zone, begin, until):
            for opens, closes in _open_in(hours, *span):
                yield from _without(stops, opens, closes)
        begin = until


def _open_in(hours: Hours, start: datetime, end: datetime, offset: timedelta) -> Iterator[Stretch]:
    """The open stretches of a span during which the zone's clocks are `offset` from UTC."""
    wall = (start + offset).replace(tzinfo=None)
    wall_end = (end + offset).replace(tzinfo=None)
    midnight = wall.replace(hour=0, minute=0, second=0, microsecond=0)
    while midnight < wall_end:
        for first, last in hours.on(midnight.date()):
            opens = max(wall, midnight + timedelta(minutes=first))
            closes = min(wall_end, midnight + timedelta(minutes=last))
            if opens < closes:
                yield start + (opens - wall), start + (closes - wall)
        midnight += _DAY


def _steady(
    zone: tzinfo, start: datetime, end: datetime
) -> Iterator[tuple[datetime, datetime, timedelta]]:
    """The span cut where the zone's clocks change, each part with its offset from UTC."""
    before, after = _offset(zone, start), _offset(zone, end)
    if before == after:
        yield start, end, before
        return
    low, high = start, end
    while high - low > timedelta(seconds=1):
        middle = low + (high - low) / 2
        low, high = (middle, high) if _offset(zone, middle) == before else (low, middle)
    change = high.replace(microsecond=0)
    if start < change:
        yield start, change, before
    yield change, end, after


def _offset(zone: tzinfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or _NONE


def _without(stops: list[Stretch], opens: datetime, closes: datetime) -> Iterator[Stretch]:
    for start, end in stops:
        if end <= opens or start >= closes:
            continue
        if opens < start:
            yield opens, start
        opens = end
    if opens < closes:
        yield opens, closes


def _ordered(pauses: Pauses) -> list[Stretch]:
    """Pauses in UTC and in order; they may overlap, and those that end before they start go."""
    utc = [(start.astimezone(UTC), end.astimezone(UTC)) for start, end in pauses]
    return sorted(pause for pause in utc if pause[0] < pause[1])


def _utc(moment: datetime) -> datetime | None:
    """The moment in UTC; None outside the years in which time is counted."""
    if moment.tzinfo is None:
        raise ValueError("A moment needs its time zone.")
    return moment.astimezone(UTC) if FIRST_YEAR <= moment.year <= LAST_YEAR else None


def _midnight_after(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0) + _DAY
