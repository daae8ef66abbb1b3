"""The first morning after closed days: when the last waiting lead is touched, and its due time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from models.agreement.agreement import Agreement
from models.agreement.sections.response_tier import ResponseTier
from models.rules.capacity import Backlog
from models.rules.due_times import due_of, hours_of_tier
from models.rules.working_time import Hours, due, open_stretches

_AHEAD = timedelta(days=21)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """One morning, on the calendar's clocks."""

    opens: datetime
    last_touched: datetime
    due: datetime


def opening(
    agreement: Agreement, tier: ResponseTier, waiting: Backlog, today: date
) -> Opening | None:
    """The next morning after a closed day; None when the calendar or the promise gives none."""
    hours = hours_of_tier(agreement, tier)
    if hours is None or not 1900 <= today.year < 9000:
        return None
    opens = _first_morning(hours, today)
    if opens is None:
        return None
    minutes = waiting.minutes
    length = timedelta(seconds=round(minutes * 60)) if minutes < 1_000_000 else timedelta.max
    last, end = due(hours, opens, length), due_of(agreement, tier, opens)
    if last is None or end is None:
        return None
    zone = hours.zone
    return Opening(
        opens=opens.astimezone(zone),
        last_touched=last.astimezone(zone),
        due=end.astimezone(zone),
    )


def _first_morning(hours: Hours, today: date) -> datetime | None:
    begin = datetime.combine(today + timedelta(days=1), time(12), UTC)
    first = None
    seen: set[date] = set()
    for opens, _ in open_stretches(hours, begin, begin + _AHEAD):
        local = opens.astimezone(hours.zone)
        day = local.date()
        if day in seen or opens == begin:
            seen.add(day)
            continue
        seen.add(day)
        first = first or opens
        if not hours.on(day - timedelta(days=1)):
            return opens
    return first
