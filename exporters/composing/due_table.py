"""When first contact is due for a few leads, worked out on the calendar of the promise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from math import ceil
from typing import Final

from exporters.blocks import Cell, Column, Inlines, Run, Table, TableRow
from exporters.composing.forms import lowered
from exporters.composing.material import Material
from models.agreement import kinds
from models.agreement.references import present_name
from models.agreement.sections.response_tier import END_EVENTS, ResponseTier
from models.agreement.values import DAY_NAMES, Unit
from models.agreement.words import day_in_words, listed
from models.rules.due_times import due_of, hours_of_tier, length_in_minutes
from models.rules.working_time import Hours, closing_time, open_stretches

KEY: Final = "response:due"
_MOST: Final = 6
_LONGEST_HEAD: Final = 24
_MOST_NAMED: Final = 3
_SEARCHED: Final = 366
_WEEK: Final = 7
_YEARS: Final = range(1900, 9000)
_DAY: Final = timedelta(days=1)
_LATE: Final = timedelta(minutes=30)
_EARLIER: Final = timedelta(hours=2)
_ORDINALS: Final = ("next", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
_NO_FIRST: Final = "meeting"
"""What cannot be called the first of its kind in the head of a column."""


@dataclass(frozen=True, slots=True)
class _Case:
    """A lead of one tier: when its clock starts, when it is due, and why then.

    Both moments are on the clocks of the calendar; `kind` tells the cases of a tier apart.
    """

    tier: ResponseTier
    kind: str
    start: datetime
    due: datetime
    because: str


def due_table(material: Material, tiers: Iterable[ResponseTier]) -> Table | None:
    """Three moments for the first tier, and one for each other way in which a tier counts.

    None while no promise runs on a printed calendar, or the agreement names no day to count from.
    The days follow the agreement's first one, so that a version says the same whenever it is made.
    """
    header = material.agreement.parties.answers
    first_day = header.effective_from or header.period_start
    if first_day is None or first_day.year not in _YEARS:
        return None
    cases = list(_cases(material, tiers, first_day))[:_MOST]
    return _table(material, cases) if cases else None


def _cases(material: Material, tiers: Iterable[ResponseTier], first_day: date) -> Iterator[_Case]:
    """Every case of the first tier; then one for each further unit of time or calendar."""
    ways: set[tuple[Unit | None, str]] = set()
    for tier in tiers:
        hours = _hours(material, tier)
        way = (tier.within.unit if tier.within else None, tier.calendar)
        if hours is None or way in ways:
            continue
        found = _of_tier(material, tier, hours, first_day)
        if ways:
            found = found[:1]
        if found:
            ways.add(way)
        yield from found


def _hours(material: Material, tier: ResponseTier) -> Hours | None:
    """The opening hours that a promise runs on, when the document prints them."""
    units = (Unit.MINUTE, Unit.BUSINESS_HOUR, Unit.BUSINESS_DAY)
    if tier.within is None or tier.within.unit not in units or tier.within.amount <= 0:
        return None
    if material.reason_left_out((*kinds.CALENDARS, tier.calendar)) is not None:
        return None
    return hours_of_tier(material.agreement, tier)


def _of_tier(material: Material, tier: ResponseTier, hours: Hours, first_day: date) -> list[_Case]:
    """An afternoon that runs over closing time, a day before a closed one, and closing time."""
    assert tier.within is not None
    length = length_in_minutes(material.agreement.calendar.answers, tier.within)
    found = []
    for kind, start in _moments(hours, first_day, length):
        due = due_of(material.agreement, tier, start)
        if due is None or (length is not None and due - start <= length):
            continue
        here, then = start.astimezone(hours.zone), due.astimezone(hours.zone)
        because = _because(material, tier, hours, kind, here, then)
        found.append(_Case(tier, kind, here, then, because))
    return found


def _moments(
    hours: Hours, first_day: date, length: timedelta | None
) -> Iterator[tuple[str, datetime]]:
    """When leads come in, shortly before or at closing time."""
    half = length / 2 if length is not None else _EARLIER
    minutes = timedelta(minutes=half // timedelta(minutes=1))
    week_end = _closing(
        hours,
        (day for day in _days(first_day, 14) if not hours.week[(day + _DAY).weekday()]),
    )
    closing = _closing(hours, _days(first_day, 14))
    late = week_end or closing
    if late is not None:
        yield "late", late - min(_LATE, minutes)
    holidays = sorted(day for day in hours.closed if hours.week[day.weekday()])
    before = _closing(hours, _eves(hours, holidays, first_day))
    if before is not None:
        yield "closed", before - min(_EARLIER, minutes)
    if closing is not None and length is not None:
        yield "closing", closing


def _eves(hours: Hours, holidays: list[date], first_day: date) -> Iterator[date]:
    """The last open day before each holiday of the year that follows, after the first day."""
    for holiday in holidays:
        if not 0 < (holiday - first_day).days <= _SEARCHED:
            continue
        days = (holiday - _DAY * back for back in range(1, _WEEK + 1))
        eve = next((day for day in days if hours.on(day)), None)
        if eve is not None and eve > first_day:
            yield eve


def _days(first_day: date, number: int) -> Iterator[date]:
    return (first_day + _DAY * ahead for ahead in range(1, number + 1))


def _closing(hours: Hours, days: Iterable[date]) -> datetime | None:
    """Closing time of the first of the days that is open at all."""
    return next((end for day in days if (end := closing_time(hours, day)) is not None), None)


# Why it is due then


def _because(
    material: Material, tier: ResponseTier, hours: Hours, kind: str, start: datetime, due: datetime
) -> str:
    closed = _closed_between(material, tier, hours, start.date(), due.date())
    if closed:
        return f"Closed: {closed}"
    if kind == "closing":
        return "Closing time counts from the next opening"
    within = tier.within
    assert within is not None
    if length_in_minutes(material.agreement.calendar.answers, within) is None:
        number = ceil(within.amount)
        if number > len(_ORDINALS):
            return f"Closing time after {number} working days"
        return f"Closing time of the {_ORDINALS[number - 1]} working day"
    return _shares(hours, start, due)


def _closed_between(
    material: Material, tier: ResponseTier, hours: Hours, first: date, last: date
) -> str:
    """The closed days between two days that would have been open, by name."""
    names = dict.fromkeys(
        row.label or _day(material, row.day)
        for row in sorted(material.agreement.calendar.holidays, key=lambda row: row.day or date.min)
        if row.day is not None
        and first < row.day < last
        and row.calendar in ("", tier.calendar)
        and hours.week[row.day.weekday()]
    )
    if len(names) > _MOST_NAMED:
        return f"{len(names)} days between them"
    return listed(list(names))


def _shares(hours: Hours, start: datetime, due: datetime) -> str:
    """How much of the time passes on which day; the days in the middle are taken together."""
    spent: dict[date, timedelta] = {}
    for opens, closes in open_stretches(hours, start, due):
        day = opens.astimezone(hours.zone).date()
        spent[day] = spent.get(day, timedelta(0)) + (closes - opens)
    days = list(spent)
    said = [f"{_amount(spent[day])} on {DAY_NAMES[day.weekday()]}" for day in days]
    if len(days) > _MOST_NAMED:
        between = sum((spent[day] for day in days[1:-1]), timedelta(0))
        said = [said[0], f"{_amount(between)} in between", said[-1]]
    return ", ".join(said)


def _amount(length: timedelta) -> str:
    hours, minutes = divmod(length // timedelta(minutes=1), 60)
    if not hours:
        return f"{minutes} minute{'s' * (minutes != 1)}"
    if not minutes:
        return f"{hours} hour{'s' * (hours != 1)}"
    return f"{hours}\u00a0h\u00a0{minutes}\u00a0min"


# The table


def _table(material: Material, cases: list[_Case]) -> Table:
    tiers = list({case.tier.id: case.tier for case in cases}.values())
    moments = [moment for case in cases for moment in (case.start, case.due)]
    years = {moment.year for moment in moments}
    widths = (33, 38, 40, 49) if len(tiers) > 1 else (46, 46, 68)
    heads = ("Tier", _start_head(tiers), _due_head(tiers), "Because")[4 - len(widths) :]
    year = years.pop() if len(years) == 1 else None
    if year is not None and str(year) in _moment(material, moments[0], year):
        year = None
    return Table(
        key=f"{KEY}:table",
        caption=_caption(material, tiers, year),
        columns=tuple(
            Column(title=head, width=Decimal(width))
            for head, width in zip(heads, widths, strict=True)
        ),
        rows=tuple(_row(material, case, year, named=len(tiers) > 1) for case in cases),
        note=_note(material, tiers),
    )


def _row(material: Material, case: _Case, year: int | None, *, named: bool) -> TableRow:
    key = f"{KEY}:{case.tier.id}:{case.kind}"
    words: list[Inlines] = [(Run(text=case.tier.name, strong=True),)] if named else []
    words += [
        (Run(text=_moment(material, case.start, year)),),
        (Run(text=_moment(material, case.due, year), strong=True),),
        (Run(text=case.because),),
    ]
    cells = (Cell(key=f"{key}:{at}", paragraphs=(inlines,)) for at, inlines in enumerate(words))
    return TableRow(key=key, cells=tuple(cells))


def _caption(material: Material, tiers: list[ResponseTier], year: int | None) -> str:
    whose = f" of {tiers[0].name}" if len(tiers) == 1 and tiers[0].name else ""
    when = f" in {year}" if year is not None else ""
    names = {present_name(material.agreement, kinds.CALENDARS, tier.calendar) for tier in tiers}
    name = names.pop() if len(names) == 1 else ""
    where = f"the calendar “{name}”" if name else "the calendar of each promise"
    return f"Due times{whose}{when}, worked out on {where}"


def _note(material: Material, tiers: list[ResponseTier]) -> Inlines:
    """Whose clocks these are, where a calendar goes by those of the lead."""
    used = {tier.calendar for tier in tiers}
    zones = dict.fromkeys(
        calendar.zone
        for calendar in material.agreement.calendar.calendars
        if calendar.id in used and calendar.zone_rules == "lead"
    )
    return (Run(text=f"For a lead on the clocks of {listed(list(zones))}."),) if zones else ()


def _start_head(tiers: list[ResponseTier]) -> str:
    names = {tier.start_field for tier in tiers}
    name = names.pop() if len(names) == 1 else ""
    return f"The {name} is" if 0 < len(name) <= _LONGEST_HEAD else "The clock starts"


def _due_head(tiers: list[ResponseTier]) -> str:
    labels = {event.key: event.label for event in END_EVENTS}
    events = {tier.end_event for tier in tiers}
    only = events.pop() if len(events) == 1 else ()
    if len(only) != 1 or only[0] == _NO_FIRST or only[0] not in labels:
        return "First contact is due"
    return f"First {lowered(labels[only[0]])} is due"


def _moment(material: Material, moment: datetime, year: int | None) -> str:
    """Weekday, day and time of day; without the year where all moments have the same."""
    weekday = DAY_NAMES[moment.weekday()]
    return f"{weekday} {_day(material, moment.date(), year)}, {moment:%H:%M}"


def _day(material: Material, day: date, year: int | None = None) -> str:
    words = day_in_words(day, material.agreement.parties.answers.date_format)
    return words if year is None else words.removesuffix(f" {year}").removesuffix(",")
