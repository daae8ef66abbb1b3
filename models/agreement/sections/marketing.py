"""What Marketing promises: how many leads, how good they are, and what helps Sales to sell."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, ClassVar

from models.agreement.kinds import (
    GOALS,
    STAGES,
    TIERS,
    Answers,
    Choice,
    Line,
    Money,
    Number,
    Percent,
    Reference,
    Rows,
    Text,
    When,
    options,
)
from models.agreement.section import About, Holder, Phase, Row, Section
from models.agreement.sections.enablement import Enablement, PromisedAsset
from models.agreement.sides import Side

PERIODS = options(("week", "Week"), ("month", "Month"), ("quarter", "Quarter"), ("year", "Year"))
COUNTED_BY = options(("tier", "Response tier"), ("source", "Lead source"))
PROFILES = options(
    ("even", "Evenly over the period"), ("weekly", "By week"), ("campaign", "By campaign")
)
SHARE_OF = options(("pipeline", "Pipeline"), ("revenue", "Revenue"))
BOOKINGS_BY = options(("amount", "An amount of its own"), ("goal", "A shared goal"))


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadVolume(Row):
    """How many qualified leads Marketing delivers in a period, from one tier or source."""

    name: Annotated[
        str,
        Line(
            label="Commitment",
            help="What these leads are called in the report.",
            example="Quote requests from the website",
            required=True,
            width="two-thirds",
        ),
    ] = ""
    stage: Annotated[
        str,
        Reference(
            label="Counted on entering",
            help="A lead counts once, on the day it enters this stage.",
            required=True,
            width="third",
            to=STAGES,
        ),
    ] = ""
    count: Annotated[
        Decimal | None,
        Number(
            label="Leads",
            help="The smallest number that keeps the promise.",
            example="40",
            required=True,
            width="third",
            by=Side.MARKETING,
            unit="leads",
            whole=True,
            minimum=Decimal(1),
        ),
    ] = None
    per: Annotated[
        str,
        Choice(
            label="Per",
            help="The period in which they arrive.",
            required=True,
            width="third",
            options=PERIODS,
        ),
    ] = ""
    counted_by: Annotated[
        str,
        Choice(
            label="Told apart by",
            help="What separates these leads from the others.",
            required=True,
            width="third",
            options=COUNTED_BY,
        ),
    ] = ""
    tier: Annotated[
        str,
        Reference(
            label="Tier",
            help="The response tier these leads fall into.",
            required=True,
            when=When("counted_by", ("tier",)),
            to=TIERS,
        ),
    ] = ""
    source: Annotated[
        str,
        Line(
            label="Source",
            help="The lead source as it stands in the CRM.",
            example="Trade fair",
            required=True,
            when=When("counted_by", ("source",)),
        ),
    ] = ""
    value: Annotated[
        Decimal | None,
        Money(
            label="Value of these leads",
            help="Leads times the value of one, in the same period.",
            example="64,000",
            width="third",
            more=True,
        ),
    ] = None
    profile: Annotated[
        str,
        Choice(
            label="Delivery",
            help="How the leads spread over the period.",
            width="third",
            more=True,
            options=PROFILES,
        ),
    ] = ""
    latest_delivery: Annotated[
        str,
        Line(
            label="Latest delivery",
            help="After this hour a lead counts for the next day or period.",
            example="15:00 on the last working day",
            width="third",
            more=True,
        ),
    ] = ""
    profile_note: Annotated[
        str,
        Text(
            label="Delivery in words",
            help="Weeks or campaigns with more or fewer leads.",
            example="No more than 12 in the week after a trade fair.",
            more=True,
        ),
    ] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarketingAnswers(Holder):
    """What Marketing answers for in money."""

    bookings_by: Annotated[
        str,
        Choice(
            label="Closed bookings are set by",
            help="An amount that only Marketing carries, or a goal both teams share.",
            required=True,
            group="Bookings",
            width="third",
            options=BOOKINGS_BY,
        ),
    ] = ""
    bookings: Annotated[
        Decimal | None,
        Money(
            label="Closed bookings",
            help="Orders won from leads that Marketing brought.",
            example="300,000",
            required=True,
            group="Bookings",
            width="third",
            when=When("bookings_by", ("amount",)),
        ),
    ] = None
    bookings_per: Annotated[
        str,
        Choice(
            label="Per",
            help="The period in which the orders are won.",
            required=True,
            group="Bookings",
            width="third",
            when=When("bookings_by", ("amount",)),
            options=PERIODS,
        ),
    ] = ""
    bookings_goal: Annotated[
        str,
        Reference(
            label="Shared goal",
            help="The goal that names the bookings.",
            required=True,
            group="Bookings",
            width="two-thirds",
            when=When("bookings_by", ("goal",)),
            to=GOALS,
        ),
    ] = ""
    sourced_share: Annotated[
        Decimal | None,
        Percent(
            label="Share brought by Marketing",
            help="How much of the whole starts with a marketing lead.",
            example="35",
            group="Bookings",
            width="half",
            more=True,
        ),
    ] = None
    share_of: Annotated[
        str,
        Choice(
            label="Share of",
            help="What the share is measured against.",
            group="Bookings",
            width="half",
            more=True,
            options=SHARE_OF,
        ),
    ] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadQuality(Holder):
    """How good the leads are that Marketing hands over."""

    criteria_share: Annotated[
        Decimal | None,
        Percent(
            label="Meet the agreed criteria",
            help="Of the leads handed over, the share that holds against the entry criteria.",
            example="95",
            required=True,
            width="half",
            minimum=Decimal(1),
        ),
    ] = None
    completeness: Annotated[
        Decimal | None,
        Percent(
            label="Hand-over package complete",
            help="The share of leads that arrive with every agreed item filled in.",
            example="90",
            required=True,
            width="half",
            minimum=Decimal(1),
        ),
    ] = None
    check: Annotated[
        str,
        Line(
            label="How it is checked",
            help="Who looks at how many leads, and when.",
            example="Both teams draw 20 leads on the first Tuesday of the month",
        ),
    ] = ""
    minimum_count: Annotated[
        Decimal | None,
        Number(
            label="Judged from",
            help="With fewer leads than this in a month the shares are shown but not judged.",
            example="20",
            width="half",
            unit="leads a month",
            whole=True,
            minimum=Decimal(1),
        ),
    ] = None
    tagging_share: Annotated[
        Decimal | None,
        Percent(
            label="Campaigns tagged before launch",
            help="The share of campaigns whose links and forms carry their source on day one.",
            example="95",
            width="half",
        ),
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MarketingCommitments(Section):
    """Marketing commitments."""

    about: ClassVar[About] = About(
        title="Marketing commitments",
        short="Marketing commitments",
        phase=Phase.COMMIT,
        question="What does Marketing deliver, and how good is it?",
        purpose="Numbers that Sales can plan with, and help that arrives before it is needed.",
        prompt="Sales, what did you last make yourselves because Marketing did not have it?",
        promised_by=Side.MARKETING,
    )
    answers: Annotated[
        MarketingAnswers, Answers(label="Closed bookings", holds=MarketingAnswers)
    ] = MarketingAnswers()
    volumes: Annotated[
        tuple[LeadVolume, ...],
        Rows(
            label="Leads",
            help="One commitment per tier or source, so that nobody mixes them up.",
            holds=LeadVolume,
            one="lead commitment",
            title="name",
            summary=("count", "per"),
            clause="row",
            at_least=1,
            layout="cards",
        ),
    ] = ()
    quality: Annotated[LeadQuality, Answers(label="Quality of the leads", holds=LeadQuality)] = (
        LeadQuality()
    )
    enablement: Annotated[Enablement, Answers(label="Support for Sales", holds=Enablement)] = (
        Enablement()
    )
    assets: Annotated[
        tuple[PromisedAsset, ...],
        Rows(
            label="Sales content to be made",
            help="Only pieces with a date.",
            holds=PromisedAsset,
            one="piece of content",
            title="title",
            summary=("kind", "due"),
        ),
    ] = ()
