"""One kind of lead and what Sales promises for it: how fast, how often, up to how many a week."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

from models.agreement.kinds import (
    CALENDARS,
    STAGES,
    Choice,
    Choices,
    Line,
    Number,
    Percent,
    Reference,
    Span,
    Text,
    When,
    YesNo,
    options,
)
from models.agreement.section import Problem, Row
from models.agreement.sections import tier_checks
from models.agreement.sides import Side
from models.agreement.values import Duration, Unit

if TYPE_CHECKING:
    from models.agreement.agreement import Agreement

START_EVENTS = options(("stage", "Stage timestamp"), ("assignment", "Assignment timestamp"))
END_EVENTS = options(
    ("call_attempt", "Call attempt"),
    ("conversation", "Conversation"),
    ("personal_email", "Personal e-mail"),
    ("meeting", "Meeting held"),
    ("message", "Personal message"),
)
MEASURES = options(("attempt", "Attempt made"), ("conversation", "Conversation held"))
CLOCKS = options(("calendar", "Working calendar"), ("clock", "Round the clock"))
CHANNELS = options(
    ("phone", "Phone"),
    ("email", "E-mail"),
    ("social", "Social network"),
    ("text_message", "Text message"),
    ("video", "Video message"),
    ("visit", "Visit"),
    ("letter", "Letter"),
)
PROMISED = (
    Unit.MINUTE,
    Unit.BUSINESS_HOUR,
    Unit.CLOCK_HOUR,
    Unit.BUSINESS_DAY,
    Unit.CALENDAR_DAY,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseTier(Row):
    """One kind of lead and the six-part promise that Sales makes for it."""

    name: Annotated[
        str,
        Line(
            label="Tier",
            help="The short name that reports and meetings use.",
            example="Quote requests",
            required=True,
            group="Which leads",
            width="third",
        ),
    ] = ""
    leads: Annotated[
        str,
        Line(
            label="For which leads",
            help="The leads as the promise names them.",
            example="quote requests",
            required=True,
            group="Which leads",
            width="two-thirds",
        ),
    ] = ""
    test: Annotated[
        str,
        Line(
            label="A lead belongs here when",
            help="A fact in the CRM that sorts each lead into one tier only.",
            example="Lead source = Quote form",
            required=True,
            group="Which leads",
        ),
    ] = ""
    start_event: Annotated[
        str,
        Choice(
            label="Clock starts with",
            help="The moment from which the time is counted.",
            required=True,
            group="Start of the clock",
            width="third",
            options=START_EVENTS,
        ),
    ] = ""
    start_stage: Annotated[
        str,
        Reference(
            label="Stage entered",
            help="The stage whose timestamp starts the clock.",
            required=True,
            group="Start of the clock",
            width="third",
            when=When("start_event", ("stage",)),
            to=STAGES,
        ),
    ] = ""
    start_field: Annotated[
        str,
        Line(
            label="CRM field",
            help="The field that holds this moment.",
            example="MQL timestamp",
            required=True,
            group="Start of the clock",
            width="third",
        ),
    ] = ""
    end_event: Annotated[
        tuple[str, ...],
        Choices(
            label="What counts as first contact",
            help="Any one of the ticked acts stops the clock.",
            required=True,
            group="First contact",
            width="two-thirds",
            options=END_EVENTS,
        ),
    ] = ()
    measure: Annotated[
        str,
        Choice(
            label="Attempt or conversation?",
            help="Trying to reach somebody and reaching them are two different measures.",
            required=True,
            group="First contact",
            width="third",
            options=MEASURES,
        ),
    ] = ""
    within: Annotated[
        Duration | None,
        Span(
            label="Within",
            help="From the start of the clock to the first contact.",
            example="4 business hours",
            required=True,
            group="First contact",
            width="third",
            units=PROMISED,
            longest_days=30,
        ),
    ] = None
    runs_on: Annotated[
        str,
        Choice(
            label="Time runs on",
            help="Whether the clock stops when the team goes home.",
            required=True,
            group="First contact",
            width="third",
            options=CLOCKS,
        ),
    ] = ""
    calendar: Annotated[
        str,
        Reference(
            label="Calendar",
            help="The opening hours that count.",
            required=True,
            group="First contact",
            width="third",
            when=When("runs_on", ("calendar",)),
            to=CALENDARS,
        ),
    ] = ""
    share: Annotated[
        Decimal | None,
        Percent(
            label="Share on time",
            help="How many of a hundred leads are reached in time.",
            example="90",
            required=True,
            group="First contact",
            width="half",
            minimum=Decimal(1),
        ),
    ] = None
    minimum_count: Annotated[
        Decimal | None,
        Number(
            label="Judged from",
            help="With fewer leads than this in a period the share is shown but not judged.",
            example="20",
            group="First contact",
            width="half",
            unit="leads a period",
            whole=True,
            minimum=Decimal(1),
        ),
    ] = None
    automatic_replies: Annotated[
        bool | None,
        YesNo(
            label="Automatic replies count",
            help="They count only when this is answered with yes.",
            group="First contact",
            more=True,
        ),
    ] = None
    attempts: Annotated[
        Decimal | None,
        Number(
            label="Attempts at least",
            help="How often Sales tries before a lead is called unreachable.",
            example="6",
            required=True,
            group="Attempts and outcome",
            width="half",
            by=Side.SALES,
            unit="attempts",
            whole=True,
            minimum=Decimal(1),
            maximum=Decimal(20),
        ),
    ] = None
    attempts_over: Annotated[
        Duration | None,
        Span(
            label="Spread over",
            help="The time from the first attempt to the last.",
            example="10 business days",
            required=True,
            group="Attempts and outcome",
            width="half",
            units=(Unit.BUSINESS_DAY, Unit.CALENDAR_DAY, Unit.WEEK),
        ),
    ] = None
    channels: Annotated[
        tuple[str, ...],
        Choices(
            label="By",
            help="Two channels or more reach people whom one alone misses.",
            group="Attempts and outcome",
            by=Side.SALES,
            options=CHANNELS,
        ),
    ] = ()
    accept_within: Annotated[
        Duration | None,
        Span(
            label="Accepted or rejected within",
            help="Needed when Sales accepts leads as a step of its own.",
            example="2 business days",
            group="Attempts and outcome",
            width="half",
            units=PROMISED,
            zero=True,
        ),
    ] = None
    disposition_within: Annotated[
        Duration | None,
        Span(
            label="Outcome and reason recorded within",
            help="Counted from the same moment as the first contact.",
            example="3 business days",
            required=True,
            group="Attempts and outcome",
            width="half",
            units=PROMISED,
        ),
    ] = None
    ceiling: Annotated[
        Decimal | None,
        Number(
            label="Holds up to",
            help="The promise covers this many new leads and no more.",
            example="10",
            required=True,
            group="Ceiling",
            width="third",
            by=Side.SALES,
            unit="leads a week",
            whole=True,
            minimum=Decimal(1),
        ),
    ] = None
    fallback: Annotated[
        str,
        Text(
            label="Above the ceiling",
            help="Which tier is served first, and what happens to the rest.",
            example="Quote requests come before fair contacts; Sales tells Marketing that day.",
            required=True,
            group="Ceiling",
            width="two-thirds",
        ),
    ] = ""
    warning_at: Annotated[
        Decimal | None,
        Percent(
            label="Warn the owner at",
            help="The share of the time that has passed when a reminder goes out.",
            example="75",
            group="Ceiling",
            width="third",
            more=True,
            minimum=Decimal(50),
            maximum=Decimal(95),
        ),
    ] = None

    def problems(self, agreement: Agreement) -> Iterator[Problem]:
        """The parts of the promise fit each other, and no other tier claims the same leads."""
        yield from tier_checks.overlap(self, agreement)
        yield from tier_checks.contact(self)
        yield from tier_checks.clock(self)
        yield from tier_checks.outcome(self, agreement)
        yield from tier_checks.ambition(self, agreement)
