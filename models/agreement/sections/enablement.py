"""How Marketing helps Sales to sell: requests, briefings, insights and promised content."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from models.agreement.kinds import (
    CALENDARS,
    PARTICIPANTS,
    PERSONAS,
    Choice,
    Day,
    Line,
    Percent,
    Reference,
    Span,
    options,
)
from models.agreement.section import Holder, Row
from models.agreement.values import Duration, Unit

RHYTHMS = options(
    ("weekly", "Every week"),
    ("fortnightly", "Every two weeks"),
    ("monthly", "Every month"),
    ("quarterly", "Every quarter"),
)
SALES_CONTENT = options(
    ("case_study", "Case study"),
    ("deck", "Deck"),
    ("one_pager", "One-pager"),
    ("faq", "FAQ"),
    ("demo", "Demo"),
    ("other", "Other"),
)
BUSINESS = (Unit.BUSINESS_HOUR, Unit.BUSINESS_DAY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Enablement(Holder):
    """How Marketing equips Sales: requests, briefings and insights."""

    request_within: Annotated[
        Duration | None,
        Span(
            label="Content requests answered within",
            help="The time until Sales knows who makes it and by when, or gets it.",
            example="2 business days",
            required=True,
            group="Requests from Sales",
            width="half",
            units=(*BUSINESS, Unit.CLOCK_HOUR, Unit.CALENDAR_DAY),
        ),
    ] = None
    request_start: Annotated[
        str,
        Line(
            label="Counted from",
            help="The moment that starts the time.",
            example="The request stands in the shared form",
            group="Requests from Sales",
            width="half",
        ),
    ] = ""
    draft_within: Annotated[
        Duration | None,
        Span(
            label="From brief to first draft",
            help="The time for new material once the brief is complete.",
            example="5 business days",
            group="Requests from Sales",
            width="third",
            more=True,
            units=(Unit.BUSINESS_DAY, Unit.CALENDAR_DAY, Unit.WEEK),
        ),
    ] = None
    request_share: Annotated[
        Decimal | None,
        Percent(
            label="Share on time",
            help="How many of a hundred requests are answered in time.",
            example="90",
            group="Requests from Sales",
            width="third",
            more=True,
            minimum=Decimal(1),
        ),
    ] = None
    calendar: Annotated[
        str,
        Reference(
            label="Calendar",
            help="The opening hours of Marketing.",
            group="Requests from Sales",
            width="third",
            more=True,
            to=CALENDARS,
        ),
    ] = ""
    briefing_before: Annotated[
        Duration | None,
        Span(
            label="Briefing before each launch",
            help="How long before a campaign starts Sales hears what it says.",
            example="5 business days",
            required=True,
            group="Campaigns and insights",
            width="third",
            units=(Unit.BUSINESS_DAY, Unit.CALENDAR_DAY, Unit.WEEK),
        ),
    ] = None
    briefing_format: Annotated[
        str,
        Line(
            label="Form of the briefing",
            help="What Sales gets, and where.",
            example="20-minute call with the offer, the audience and three questions to ask",
            required=True,
            group="Campaigns and insights",
            width="two-thirds",
        ),
    ] = ""
    insights_every: Annotated[
        str,
        Choice(
            label="Insights shared",
            help="How often Sales learns what buyers reacted to.",
            required=True,
            group="Campaigns and insights",
            width="third",
            options=RHYTHMS,
        ),
    ] = ""
    insights: Annotated[
        str,
        Line(
            label="What is shared",
            help="The figures or messages, and where they are found.",
            example="Opportunities per campaign, the three most clicked messages",
            group="Campaigns and insights",
            width="two-thirds",
        ),
    ] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PromisedAsset(Row):
    """A piece of sales content that Marketing promises by a date."""

    title: Annotated[
        str,
        Line(
            label="Content",
            help="The working title.",
            example="Reference line at a bakery in Linz",
            required=True,
            width="two-thirds",
        ),
    ] = ""
    kind: Annotated[
        str,
        Choice(
            label="Kind",
            help="What Sales will hold in its hands.",
            required=True,
            width="third",
            options=SALES_CONTENT,
        ),
    ] = ""
    persona: Annotated[
        str,
        Reference(label="For", help="The persona it is made for.", width="third", to=PERSONAS),
    ] = ""
    owner: Annotated[
        str,
        Reference(label="Owner", help="Who delivers it.", width="third", to=PARTICIPANTS),
    ] = ""
    due: Annotated[
        date | None,
        Day(label="Ready by", help="The day Sales can use it.", required=True, width="third"),
    ] = None
