"""Working time: the hours in which promises run, and the days on which they stand still."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, ClassVar

from models.agreement.kinds import (
    CALENDARS,
    Answers,
    Choice,
    Choices,
    Day,
    Line,
    Lines,
    Number,
    Reference,
    Rows,
    Text,
    Weekly,
    When,
    YesNo,
    Zone,
    options,
)
from models.agreement.section import About, Holder, Phase, Problem, Row, Section
from models.agreement.values import Window

if TYPE_CHECKING:
    from models.agreement.agreement import Agreement

BUSINESS_DAYS = options(
    ("hours", "A number of opening hours"),
    ("end_of_day", "Until closing time of that working day"),
)
ZONE_RULES = options(("lead", "The lead's"), ("rep", "The salesperson's"))
TEAMS = options(("marketing", "Marketing"), ("sales", "Sales"), ("other", "Another team"))


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarAnswers(Holder):
    """What a business day is, and whether the holiday list is complete."""

    business_day: Annotated[
        str,
        Choice(
            label="“2 business days” means",
            help="So many opening hours from the start, or the end of the second working day.",
            required=True,
            width="half",
            options=BUSINESS_DAYS,
        ),
    ] = ""
    business_day_hours: Annotated[
        Decimal | None,
        Number(
            label="One business day is",
            help="Opening hours that one business day stands for.",
            example="8",
            required=True,
            width="half",
            when=When("business_day", ("hours",)),
            unit="business hours",
            minimum=Decimal("0.25"),
            maximum=Decimal(24),
        ),
    ] = None
    holidays_confirmed: Annotated[
        bool | None,
        YesNo(
            label="Is the list of holidays complete?",
            help="Yes, once somebody from each site has read it, even when it is empty.",
            required=True,
        ),
    ] = None

    def problems(self, agreement: Agreement) -> Iterator[Problem]:
        """The holiday list is confirmed before anybody signs."""
        del agreement
        if self.holidays_confirmed is False:
            yield Problem(
                "holidays_confirmed",
                "The list of holidays is not complete.",
                "Which holidays, bridge days and plant closures are missing?",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkCalendar(Row):
    """Opening hours in one place, on which promises run."""

    name: Annotated[
        str,
        Line(
            label="Calendar",
            help="A name that promises can point at.",
            example="Mon–Fri 9–17, Berlin",
            required=True,
            width="third",
        ),
    ] = ""
    zone: Annotated[
        str,
        Zone(
            label="Time zone",
            help="The zone in which the hours below are read.",
            example="Europe/Berlin",
            required=True,
            width="third",
        ),
    ] = ""
    zone_rules: Annotated[
        str,
        Choice(
            label="Whose zone rules",
            help="Whose clock counts when lead and salesperson sit in different zones.",
            required=True,
            width="third",
            options=ZONE_RULES,
        ),
    ] = ""
    windows: Annotated[
        tuple[Window, ...],
        Weekly(
            label="Open",
            help="The hours in which somebody answers; the clock stands still outside them.",
            example="Monday to Friday, 09:00 to 17:00",
            required=True,
        ),
    ] = ()
    teams: Annotated[
        tuple[str, ...],
        Choices(
            label="Holds for",
            help="The teams that work by it.",
            width="half",
            options=TEAMS,
        ),
    ] = ()
    regions: Annotated[
        tuple[str, ...],
        Lines(
            label="Regions",
            help="The regions whose leads are answered by it; leave empty for all.",
            example="Germany, Austria",
            width="half",
        ),
    ] = ()
    cover: Annotated[
        str,
        Text(
            label="Out of hours",
            help="What a lead meets when everybody has gone home.",
            example="An automatic reply that names the next opening time.",
            more=True,
        ),
    ] = ""

    def problems(self, agreement: Agreement) -> Iterator[Problem]:
        """One team has one calendar in a region."""
        yield from self._rivals(agreement.calendar.calendars)

    def _rivals(self, calendars: tuple[WorkCalendar, ...]) -> Iterator[Problem]:
        own = _words(self.regions)
        for other in calendars:
            shared = _words(other.regions) & own
            same = bool(shared) or not (own or other.regions)
            if other.id != self.id and same and set(other.teams) & set(self.teams):
                yield Problem(
                    "regions",
                    f"“{other.name or 'Another calendar'}” holds for the same team and region.",
                    "Which of the two calendars counts there?",
                    blocks=False,
                )


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday(Row):
    """A day on which a calendar stays closed."""

    day: Annotated[
        date | None,
        Day(label="Day", help="The closed day.", required=True, width="third"),
    ] = None
    label: Annotated[
        str,
        Line(
            label="Occasion",
            help="Why it is closed.",
            example="Ascension Day",
            required=True,
            width="third",
        ),
    ] = ""
    calendar: Annotated[
        str,
        Reference(
            label="Calendar",
            help="The calendar that stays closed; leave empty for all of them.",
            width="third",
            to=CALENDARS,
        ),
    ] = ""

    def problems(self, agreement: Agreement) -> Iterator[Problem]:
        """A day stands once in the list of a calendar."""
        if self.day is not None and any(
            row.day == self.day
            and row.id != self.id
            and (row.calendar == self.calendar or not row.calendar or not self.calendar)
            for row in agreement.calendar.holidays
        ):
            yield Problem(
                "day", "This day is in the list twice.", "Which of the two entries can go?"
            )


def _words(texts: tuple[str, ...]) -> set[str]:
    return {text.strip().casefold() for text in texts}


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar(Section):
    """Working calendar."""

    about: ClassVar[About] = About(
        title="Working calendar",
        short="Working calendar",
        phase=Phase.COMMIT,
        question="When does the clock run?",
        purpose="Hours and holidays that turn “within four hours” into a time of day.",
        prompt="Who answered the phone on the last bridge day?",
        intro="Promised times run only while the calendar they name is open.",
    )
    answers: Annotated[
        CalendarAnswers, Answers(label="Business days and holidays", holds=CalendarAnswers)
    ] = CalendarAnswers()
    calendars: Annotated[
        tuple[WorkCalendar, ...],
        Rows(
            label="Calendars",
            help="One for every set of opening hours.",
            holds=WorkCalendar,
            one="calendar",
            title="name",
            summary=("zone", "windows", "teams"),
            clause="row",
            at_least=1,
            layout="cards",
        ),
    ] = ()
    holidays: Annotated[
        tuple[Holiday, ...],
        Rows(
            label="Holidays and closures",
            help="Days on which the clock stands still.",
            holds=Holiday,
            one="closed day",
            title="label",
            summary=("day", "calendar"),
        ),
    ] = ()
