"""What a response promise still lacks before its due times can be worked out."""

from __future__ import annotations

from dataclasses import dataclass

from models.agreement.agreement import Agreement
from models.agreement.path import Path
from models.agreement.sections.calendar import WorkCalendar
from models.agreement.sections.response_tier import ResponseTier
from models.agreement.values import Unit, time_zones
from models.rules.working_time import week_of

BUSINESS = (Unit.BUSINESS_HOUR, Unit.BUSINESS_DAY)


@dataclass(frozen=True, slots=True)
class Lacking:
    """An answer that is missing: what to say, in a few words, and where it stands."""

    words: str
    path: Path


def lacking(agreement: Agreement, tier: ResponseTier) -> Lacking | None:
    """The first answer that is missing before a due time can be told; None when none is."""
    where = ("response", "tiers", tier.id)
    if tier.within is None or tier.within.amount < 0:
        return Lacking("Say within how long", (*where, "within"))
    business = tier.within.unit in BUSINESS
    if business and tier.runs_on != "calendar":
        return Lacking("Say on which calendar the hours run", (*where, "runs_on"))
    if tier.runs_on != "calendar" or not (business or tier.within.unit is Unit.MINUTE):
        return None
    calendars = agreement.calendar.calendars
    calendar = next((one for one in calendars if one.id == tier.calendar), None)
    if calendar is None:
        return Lacking("Say on which calendar the hours run", (*where, "calendar"))
    return _of_calendar(calendar) or _of_business_days(agreement, tier.within.unit)


def _of_calendar(calendar: WorkCalendar) -> Lacking | None:
    where = ("calendar", "calendars", calendar.id)
    name = calendar.name or "the calendar"
    if calendar.zone not in time_zones():
        return Lacking(f"Say in which time zone {name} is kept", (*where, "zone"))
    if not any(week_of(calendar.windows)):
        return Lacking(f"Say when {name} is open", (*where, "windows"))
    return None


def _of_business_days(agreement: Agreement, unit: Unit) -> Lacking | None:
    answers, where = agreement.calendar.answers, ("calendar", "answers")
    if unit is not Unit.BUSINESS_DAY or answers.business_day == "end_of_day":
        return None
    if answers.business_day != "hours":
        return Lacking("Say what a business day is", (*where, "business_day"))
    if answers.business_day_hours is None:
        return Lacking("Say how many hours a business day has", (*where, "business_day_hours"))
    return None
