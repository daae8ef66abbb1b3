"""The days between a lead's arrival and its due time: when each is open, and the time used."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from models.rules.working_time import Hours, open_stretches

DAY_MINUTES = 1_440
MOST_COLUMNS = 5
_LONGEST = timedelta(days=400)

Minutes = tuple[tuple[int, int], ...]
"""Stretches of one day, in minutes since its midnight."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DueDay:
    """One day, or several in a row drawn as one: `first` to `last`.

    `open` are its opening hours, and `used` what of them the promise uses up on the clock on the
    wall; `minutes` are how long that is, which differs where the clock is changed.
    """

    first: date
    last: date
    open: Minutes
    used: Minutes
    minutes: int

    @property
    def is_closed(self) -> bool:
        """True when nobody answers all day."""
        return not self.open

    @property
    def is_folded(self) -> bool:
        """True when it stands for several days."""
        return self.first != self.last


@dataclass(frozen=True, slots=True, kw_only=True)
class DueDays:
    """The whole way from arrival to due time, on the calendar's clocks.

    Every day is drawn from minute `begin` to minute `end`, which hold all opening hours.
    """

    start: datetime
    due: datetime
    days: tuple[DueDay, ...]
    begin: int
    end: int


def due_days(hours: Hours, start: datetime, due: datetime) -> DueDays | None:
    """The days from `start` to `due`, at most five columns; None when they are too far apart."""
    start, due = start.astimezone(hours.zone), due.astimezone(hours.zone)
    if not timedelta(0) <= due - start <= _LONGEST:
        return None
    used: dict[date, list[tuple[int, int]]] = {}
    spent: dict[date, timedelta] = {}
    for opens, closes in open_stretches(hours, start, due):
        first, last = opens.astimezone(hours.zone), closes.astimezone(hours.zone)
        day = first.date()
        end = _minute(last) if last.date() == day else DAY_MINUTES
        used.setdefault(day, []).append((_minute(first), end))
        spent[day] = spent.get(day, timedelta()) + (closes - opens)
    days = [
        DueDay(
            first=day,
            last=day,
            open=hours.on(day),
            used=tuple(used.get(day, ())),
            minutes=spent.get(day, timedelta()) // timedelta(minutes=1),
        )
        for day in _dates(start.date(), due.date())
    ]
    edges = [edge for day in hours.week for window in day for edge in window]
    return DueDays(
        start=start,
        due=due,
        days=tuple(_folded(days)),
        begin=min(edges, default=0),
        end=max(edges, default=DAY_MINUTES),
    )


def _dates(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


def _folded(days: list[DueDay]) -> list[DueDay]:
    """Closed days in a row as one column, then whatever lies in the middle."""
    if len(days) <= MOST_COLUMNS:
        return days
    inner: list[DueDay] = []
    for closed, run in itertools.groupby(days[1:-1], key=_is_closed):
        together = list(run)
        inner += [_joined(together)] if closed else together
    days = [days[0], *inner, days[-1]]
    if len(days) <= MOST_COLUMNS:
        return days
    return [*days[:2], _joined(days[2:-2]), *days[-2:]]


def _joined(days: list[DueDay]) -> DueDay:
    widest = max(days, key=_open_minutes)
    return replace(
        widest,
        first=days[0].first,
        last=days[-1].last,
        used=widest.open if any(day.minutes for day in days) else (),
        minutes=sum(day.minutes for day in days),
    )


def _is_closed(day: DueDay) -> bool:
    return day.is_closed


def _open_minutes(day: DueDay) -> int:
    return sum(b - a for a, b in day.open)


def _minute(moment: datetime) -> int:
    return moment.hour * 60 + moment.minute
