"""A goal of both teams: one figure, from today's value to the agreed one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, ClassVar

from models.agreement.kinds import (
    PARTICIPANTS,
    Choice,
    Computed,
    Day,
    Line,
    Number,
    Percent,
    Reference,
    Text,
    When,
    YesNo,
    options,
)
from models.agreement.metrics import METRICS_OR_OWN, OWN_METRIC
from models.agreement.section import Problem, Row
from models.agreement.sections import goal_checks
from models.agreement.sides import Side

if TYPE_CHECKING:
    from models.agreement.agreement import Agreement

DIRECTIONS = options(("raise", "Raise"), ("lower", "Lower"), ("hold", "Hold at"))
READINGS = options(
    ("value", "A value to reach"),
    ("percent", "A change in percent"),
    ("points", "A change in percentage points"),
)
UNITS = options(
    ("percent", "Percent"),
    ("money", "Money"),
    ("money_per_day", "Money per day"),
    ("count", "Count"),
    ("minutes", "Business minutes"),
    ("hours", "Business hours"),
    ("days", "Calendar days"),
    ("score", "Score from 1 to 5"),
)
INDICATORS = options(("leading", "Leading"), ("lagging", "Lagging"))
TIMINGS = options(
    ("by_date", "By a date"),
    ("in_period", "In one period"),
    ("each_month", "In each month"),
    ("each_quarter", "In each quarter"),
)
CLOCKS = options(
    ("entry", "Month in which the lead entered"), ("event", "Month in which it happened")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedGoal(Row):
    """A result that both teams can move and both answer for."""

    computed: ClassVar[dict[str, Computed]] = {
        "works_out_to": Computed(
            label="Works out to",
            group="Target",
            width="third",
            when=When("target_as", goal_checks.CHANGES),
            of=goal_checks.works_out_to,
            after="target",
        )
    }
    sentence: Annotated[
        str,
        Line(
            label="Goal",
            help="One sentence with a figure and a date that a newcomer would understand.",
            example="Sales accepts 80 % of each month's MQLs by 30 June 2027",
            required=True,
            group="Goal",
        ),
    ] = ""
    metric: Annotated[
        str,
        Choice(
            label="Metric",
            help="The figure that shows whether the goal is met.",
            required=True,
            group="Goal",
            width="half",
            options=METRICS_OR_OWN,
        ),
    ] = ""
    indicator: Annotated[
        str,
        Choice(
            label="Leading or lagging",
            help="Leading moves within weeks, lagging shows when the money is booked.",
            required=True,
            group="Goal",
            width="half",
            options=INDICATORS,
        ),
    ] = ""
    own_metric: Annotated[
        str,
        Line(
            label="Our metric and how it is counted",
            help="Say what is divided by what.",
            example="Orders from quotes, divided by quotes sent in the same quarter",
            required=True,
            group="Goal",
            when=When("metric", (OWN_METRIC,)),
        ),
    ] = ""
    influenced_by_marketing: Annotated[
        bool | None,
        YesNo(
            label="Can Marketing move it?",
            help="Yes, when something Marketing does next month would show in the figure.",
            required=True,
            group="Goal",
            width="third",
            by=Side.MARKETING,
        ),
    ] = None
    influenced_by_sales: Annotated[
        bool | None,
        YesNo(
            label="Can Sales move it?",
            help="Yes, when something Sales does next month would show in the figure.",
            required=True,
            group="Goal",
            width="third",
            by=Side.SALES,
        ),
    ] = None
    about_revenue: Annotated[
        bool | None,
        YesNo(
            label="Is it about revenue?",
            help="Yes for orders, bookings or turnover. At least one goal must be.",
            required=True,
            group="Goal",
            width="third",
        ),
    ] = None
    baseline: Annotated[
        Decimal | None,
        Number(
            label="Today",
            help="The figure before anything changes. A goal “by so much” needs it.",
            example="64",
            group="Baseline",
            width="third",
        ),
    ] = None
    baseline_period: Annotated[
        str,
        Line(
            label="Measured over",
            help="The months that the figure covers.",
            example="October 2025 to September 2026",
            group="Baseline",
            width="third",
        ),
    ] = ""
    baseline_source: Annotated[
        str,
        Line(
            label="Taken from",
            help="The report or the count behind it.",
            example="R-03, 611 of 955 MQLs",
            group="Baseline",
            width="third",
        ),
    ] = ""
    direction: Annotated[
        str,
        Choice(
            label="Direction",
            help="Which way the figure has to go.",
            required=True,
            group="Target",
            width="third",
            options=DIRECTIONS,
        ),
    ] = ""
    target_as: Annotated[
        str,
        Choice(
            label="Written as",
            help="From 60 to 66 % is 10 percent more, or 6 percentage points more.",
            required=True,
            group="Target",
            width="third",
            when=When("direction", ("raise", "lower")),
            options=READINGS,
        ),
    ] = ""
    unit: Annotated[
        str,
        Choice(
            label="Unit of the metric",
            help="Money is in the currency of the agreement.",
            required=True,
            group="Target",
            width="third",
            options=UNITS,
        ),
    ] = ""
    target: Annotated[
        Decimal | None,
        Number(
            label="Target",
            help="The value to reach, or the size of the change.",
            example="80",
            required=True,
            group="Target",
            width="third",
        ),
    ] = None
    timing: Annotated[
        str,
        Choice(
            label="When",
            help="Reached once, or met again and again.",
            required=True,
            group="Target",
            width="third",
            options=TIMINGS,
        ),
    ] = ""
    deadline: Annotated[
        date | None,
        Day(
            label="By",
            help="The day on which the figure is read.",
            required=True,
            group="Target",
            width="third",
            when=When("timing", ("by_date",)),
        ),
    ] = None
    period: Annotated[
        str,
        Line(
            label="Period",
            help="The one quarter or month that counts.",
            example="Third quarter of 2027",
            required=True,
            group="Target",
            width="third",
            when=When("timing", ("in_period",)),
        ),
    ] = ""
    first_day: Annotated[
        date | None,
        Day(
            label="From",
            help="The first day that counts.",
            group="Target",
            width="third",
            when=When("timing", ("each_month", "each_quarter")),
        ),
    ] = None
    marketing_owner: Annotated[
        str,
        Reference(
            label="Owner in Marketing",
            help="The person who explains the figure for Marketing.",
            required=True,
            group="Owners and proof",
            width="half",
            by=Side.MARKETING,
            to=PARTICIPANTS,
        ),
    ] = ""
    sales_owner: Annotated[
        str,
        Reference(
            label="Owner in Sales",
            help="The person who explains the figure for Sales.",
            required=True,
            group="Owners and proof",
            width="half",
            by=Side.SALES,
            to=PARTICIPANTS,
        ),
    ] = ""
    report: Annotated[
        str,
        Line(
            label="Report",
            help="The report or CRM view that both sides read the figure from.",
            example="CRM report R-03, accepted MQLs",
            required=True,
            group="Owners and proof",
        ),
    ] = ""
    clock: Annotated[
        str,
        Choice(
            label="Counted by",
            help="A lead of May that was won in July belongs to one of the two months.",
            group="Owners and proof",
            width="half",
            more=True,
            options=CLOCKS,
        ),
    ] = ""
    minimum_count: Annotated[
        Decimal | None,
        Number(
            label="Judged from",
            help="Below this number of leads a period is too thin to be judged.",
            example="30",
            group="Owners and proof",
            width="half",
            more=True,
            unit="leads",
            whole=True,
            minimum=Decimal(1),
        ),
    ] = None
    exclusions: Annotated[
        str,
        Line(
            label="Left out",
            help="Cases that count neither for nor against the goal.",
            example="Leads imported from the old CRM",
            group="Owners and proof",
            more=True,
        ),
    ] = ""
    incentive_marketing: Annotated[
        Decimal | None,
        Percent(
            label="Share of Marketing's bonus",
            help="How much of Marketing's bonus or review hangs on this goal.",
            example="20",
            group="Reward",
            width="half",
            more=True,
        ),
    ] = None
    incentive_sales: Annotated[
        Decimal | None,
        Percent(
            label="Share of Sales' bonus",
            help="How much of Sales' bonus or review hangs on this goal.",
            example="20",
            group="Reward",
            width="half",
            more=True,
        ),
    ] = None
    reward: Annotated[
        str,
        Text(
            label="When it is met",
            help="How both teams will mark the day.",
            example="A joint dinner, paid by the managing director.",
            group="Reward",
            more=True,
        ),
    ] = ""

    def problems(self, agreement: Agreement) -> Iterator[Problem]:
        """A goal moves from its baseline, inside the agreement, with an owner on each side."""
        yield from goal_checks.target(self)
        yield from goal_checks.dates(self, agreement)
        yield from goal_checks.owners(self, agreement)
        yield from goal_checks.influence(self)
